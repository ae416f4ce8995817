// SPDX-License-Identifier: Apache-2.0
#include "annotation/desk_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "annotation/layout_builder.h"
#include "annotation/placement.h"

namespace rewire {
namespace {

constexpr float kInsetPx = 14.0F, kRingPx = 12.0F, kLabelGapPx = 8.0F, kLeaderGapPx = 6.0F;

glm::vec2 cornerOf(const glm::ivec4& box, bool right, bool bottom) {
    return {static_cast<float>(box.x + (right ? box.z : 0)),
            static_cast<float>(box.y + (bottom ? box.w : 0))};
}

void addFrame(LayoutBuilder& b, const glm::ivec4& box) {
    const glm::vec2 a = cornerOf(box, false, false), c = cornerOf(box, true, true);
    b.line({a, {c.x, a.y}, c, {a.x, c.y}, a}, std::max(1.0F, b.px(1.0F)), b.colours().line);
}

// Where in the brain the close-up was taken: the centre of the mechanism's first region on the side
// nearer the eye.
std::optional<glm::vec3> siteOf(const Content& content, const ViewState& state) {
    const Mechanism* mechanism = content.knowledge.findMechanism(state.mechanism);
    if (mechanism == nullptr || mechanism->regions.empty()) return std::nullopt;
    const Side side = state.camera.eyeMm().x < 0.0F ? Side::kLeft : Side::kRight;
    return content.atlas.centreMm({mechanism->regions.front(), side});
}

// A ring round the place and two lines to the near corners of the close-up, as a magnifier has.
void addMagnifier(LayoutBuilder& b, const Content& content, const ViewState& state,
                  const Desk& desk, const PictureSpace& space) {
    const std::optional<glm::vec3> site = siteOf(content, state);
    if (!site) return;
    const std::optional<glm::vec3> at = space.toPixel(state.camera, *site);
    if (!at) return;
    const glm::vec2 centre(*at);
    const float radius = b.px(kRingPx);
    b.mark(Mark::kRing, centre, 2.0F * radius, b.colours().text, 0, 0.9F);
    const glm::ivec4 box = desk.closeUpPx[0];
    const bool beside = box.x >= desk.pagePx.x + desk.pagePx.z;
    for (const bool second : {false, true}) {
        const glm::vec2 corner =
            beside ? cornerOf(box, false, second) : cornerOf(box, second, false);
        const glm::vec2 way = corner - centre;
        const float length = glm::length(way);
        if (length <= 2.0F * radius) continue;
        b.line({centre + way / length * radius, corner}, std::max(1.0F, b.px(1.0F)),
               b.colours().secondary, 0.45F);
    }
}

struct Callout {
    std::string words;
    glm::vec2 pointPx{0.0F};
};

// Names in a column along the frame's inner edge, on the side nearer their point.
void addColumn(LayoutBuilder& b, const glm::ivec4& box, std::vector<Callout> callouts, bool right) {
    std::ranges::sort(callouts, {}, [](const Callout& c) { return c.pointPx.y; });
    const float height = b.lineHeight(TextStyle::kSmall), inset = b.px(kInsetPx);
    std::vector<float> wished;
    for (const Callout& each : callouts) wished.push_back(each.pointPx.y - height * 0.5F);
    const float top = static_cast<float>(box.y) + inset + 2.0F * height;
    const float bottom = static_cast<float>(box.y + box.w) - inset;
    const auto tops =
        packed(wished, std::vector<float>(callouts.size(), height), b.px(kLabelGapPx), top, bottom);
    if (!tops) return;
    for (std::size_t i = 0; i < callouts.size(); ++i) {
        const float width = b.width(callouts[i].words, TextStyle::kSmall);
        const float x = right ? static_cast<float>(box.x + box.z) - inset - width
                              : static_cast<float>(box.x) + inset;
        const float y = (*tops)[i];
        b.text(callouts[i].words, TextStyle::kSmall, {x, y}, b.colours().text);
        const glm::vec2 start(right ? x - b.px(kLeaderGapPx) : x + width + b.px(kLeaderGapPx),
                              y + height * 0.5F);
        b.line({start, callouts[i].pointPx}, std::max(1.0F, b.px(1.0F)), b.colours().secondary,
               0.8F);
        b.mark(Mark::kDot, callouts[i].pointPx, b.px(5.0F), b.colours().text);
    }
}

void addLabels(LayoutBuilder& b, const Content& content, const CloseUp& closeUp,
               const glm::ivec4& box) {
    const PictureSpace space{box.z, box.w, glm::ivec4(0)};
    std::vector<Callout> left, right;
    for (const CloseUpLabel& label : closeUp.labels) {
        const auto at = space.toPixel(closeUp.list.camera, label.pointMm);
        if (!at || at->x < 0.0F || at->y < 0.0F || at->x > static_cast<float>(box.z) ||
            at->y > static_cast<float>(box.w)) {
            continue;
        }
        const glm::vec2 px = glm::vec2(*at) + glm::vec2(box.x, box.y);
        const bool onRight = at->x > static_cast<float>(box.z) * 0.5F;
        (onRight ? right : left).push_back({content.language.text("close_up." + label.key), px});
    }
    addColumn(b, box, std::move(left), false);
    addColumn(b, box, std::move(right), true);
}

void addName(LayoutBuilder& b, const Content& content, const ViewState& state,
             const glm::ivec4& box, bool without) {
    const Mechanism* mechanism = content.knowledge.findMechanism(state.mechanism);
    const ModelText* model =
        mechanism == nullptr ? nullptr : content.knowledge.findModel(mechanism->model);
    if (model == nullptr) return;
    std::string name = model->name;
    if (state.compare) name = without ? mechanism->comparison.without : mechanism->comparison.with;
    const glm::vec2 at = cornerOf(box, false, false) + b.px(kInsetPx);
    b.text(b.fitted(name, TextStyle::kSection, static_cast<float>(box.z) - 2.0F * b.px(kInsetPx)),
           TextStyle::kSection, at, b.colours().text);
}

template <class Item>
void append(std::vector<Item>& to, std::vector<Item>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void addDeskWords(const Content& content, const ViewState& state, const Desk& desk,
                  const std::vector<CloseUp>& closeUps, const DeskWords& words,
                  AnnotationLayout& onto) {
    const auto fonts = FontSet::open(content.atlas.directory);
    if (!fonts || !desk.open()) return;
    AnnotationInput input;
    input.space = words.space;
    input.textScale = words.textScale;
    LayoutBuilder b(*fonts, input, state.theme);
    if (!closeUps.empty()) addMagnifier(b, content, state, desk, words.space);
    for (std::size_t i = 0; i < closeUps.size(); ++i) {
        const glm::ivec4& box = desk.closeUpPx[i];
        if (box.z == 0) continue;
        addFrame(b, box);
        addName(b, content, state, box, i == 1);
        if (state.showLabels()) addLabels(b, content, closeUps[i], box);
    }
    append(onto.rects, b.layout.rects);
    append(onto.lines, b.layout.lines);
    append(onto.marks, b.layout.marks);
    append(onto.texts, b.layout.texts);
}

}  // namespace rewire
