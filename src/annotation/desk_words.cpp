// SPDX-License-Identifier: Apache-2.0
#include "annotation/desk_words.h"

#include <algorithm>
#include <array>
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
void addColumn(LayoutBuilder& b, const glm::ivec4& box, std::vector<Callout> callouts, bool right,
               float footPx) {
    std::ranges::sort(callouts, {}, [](const Callout& c) { return c.pointPx.y; });
    const float height = b.lineHeight(TextStyle::kSmall), inset = b.px(kInsetPx);
    std::vector<float> wished;
    for (const Callout& each : callouts) wished.push_back(each.pointPx.y - height * 0.5F);
    const float top = static_cast<float>(box.y) + inset + 2.0F * height;
    const float bottom = static_cast<float>(box.y + box.w) - inset - footPx;
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

// Free lines above (or below) the picture in a box that is higher than it needs to be.
struct Strip {
    float firstTop = 0.0F, stepPx = 0.0F;  // of the line next to the picture, and on to the next
    int lines = 0;
};

struct RowText {
    glm::vec2 at{0.0F};
    float anchorX = 0.0F;  // where its leader starts
};

// Texts from left to right, each in the line nearest to the picture that leaves all leaders free;
// nothing when there is no such place.
std::optional<std::vector<RowText>> inRows(const std::vector<Callout>& callouts,
                                           const std::vector<float>& widths, const Strip& strip,
                                           glm::vec2 between, float gap) {
    std::vector<float> freeFrom(static_cast<std::size_t>(std::max(strip.lines, 0)), between.x);
    std::vector<RowText> texts;
    for (std::size_t i = 0; i < callouts.size(); ++i) {
        const float x = callouts[i].pointPx.x, width = widths[i];
        bool placed = false;
        for (std::size_t line = 0; line < freeFrom.size() && !placed; ++line) {
            float passes = between.x;  // from here on its leader runs free through nearer lines
            for (std::size_t inner = 0; inner < line; ++inner)
                passes = std::max(passes, freeFrom[inner]);
            const float start = std::max(
                {freeFrom[line], passes - width, std::min(x - width * 0.5F, between.y - width)});
            if (start + width > between.y + 0.5F) continue;
            const float anchor = std::clamp(std::max(x, passes), start, start + width);
            texts.push_back(
                {{start, strip.firstTop + strip.stepPx * static_cast<float>(line)}, anchor});
            for (std::size_t inner = 0; inner < line; ++inner) freeFrom[inner] = anchor + gap;
            freeFrom[line] = start + width + 2.0F * gap;
            placed = true;
        }
        if (!placed) return std::nullopt;
    }
    return texts;
}

// Names above and below the picture, where a narrow box leaves room there; false: no room.
bool addRows(LayoutBuilder& b, const glm::ivec4& box, float frameAspect,
             std::vector<Callout> callouts) {
    constexpr float kIntoFrame = 1.6F;  // a scene does not fill its frame to the edge
    const glm::vec2 corner = cornerOf(box, false, false), size(box.z, box.w);
    const float height = b.lineHeight(TextStyle::kSmall), inset = b.px(kInsetPx);
    const float step = height + 0.5F * b.px(kLabelGapPx);
    const float room = 0.5F * (size.y - size.x / frameAspect) * kIntoFrame - inset;
    const float nameRoom = 1.5F * height;  // the box's own name stands on top
    const std::array most{static_cast<int>((room - nameRoom) / step),
                          static_cast<int>(room / step)};
    // As few lines as will do, at the box's edge.
    const auto strip = [&](std::size_t h, int lines) {
        if (h == 1)
            return Strip{corner.y + size.y - inset - step * static_cast<float>(lines), step, lines};
        return Strip{corner.y + inset + nameRoom + step * static_cast<float>(lines - 1), -step,
                     lines};
    };
    std::ranges::sort(callouts, {}, [](const Callout& c) { return c.pointPx.y; });
    const auto half = static_cast<std::ptrdiff_t>(callouts.size() / 2);
    const std::array halves{std::vector<Callout>(callouts.begin(), callouts.begin() + half),
                            std::vector<Callout>(callouts.begin() + half, callouts.end())};
    const glm::vec2 between(corner.x + inset, corner.x + size.x - inset);
    std::array<std::vector<Callout>, 2> sorted = halves;
    std::array<std::vector<RowText>, 2> texts;
    for (std::size_t h = 0; h < 2; ++h) {
        std::ranges::sort(sorted[h], {}, [](const Callout& c) { return c.pointPx.x; });
        std::vector<float> widths;
        for (const Callout& c : sorted[h]) widths.push_back(b.width(c.words, TextStyle::kSmall));
        std::optional<std::vector<RowText>> placed;
        for (int lines = 1; lines <= most[h] && !placed; ++lines)
            placed = inRows(sorted[h], widths, strip(h, lines), between, b.px(kLeaderGapPx));
        if (!placed) return false;
        texts[h] = *placed;
    }
    for (std::size_t h = 0; h < 2; ++h) {
        for (std::size_t i = 0; i < sorted[h].size(); ++i) {
            const RowText& text = texts[h][i];
            const float edge = h == 0 ? text.at.y + height + 1.0F : text.at.y - 2.0F;
            b.text(sorted[h][i].words, TextStyle::kSmall, text.at, b.colours().text);
            b.line({{text.anchorX, edge}, sorted[h][i].pointPx}, std::max(1.0F, b.px(1.0F)),
                   b.colours().secondary, 0.8F);
            b.mark(Mark::kDot, sorted[h][i].pointPx, b.px(5.0F), b.colours().text);
        }
    }
    return true;
}

// How the scene is drawn, at the foot of a box that is wide enough; gives the height it takes.
float addNote(LayoutBuilder& b, const Content& content, const CloseUp& closeUp,
              const glm::ivec4& box) {
    if (closeUp.noteKey.empty()) return 0.0F;
    const std::string& words = content.language.text("close_up." + closeUp.noteKey);
    const float inset = b.px(kInsetPx), height = b.lineHeight(TextStyle::kSmall);
    if (b.width(words, TextStyle::kSmall) > static_cast<float>(box.z) - 2.0F * inset) return 0.0F;
    const glm::vec2 corner = cornerOf(box, false, true);
    b.text(words, TextStyle::kSmall, {corner.x + inset, corner.y - inset - height},
           b.colours().secondary);
    return 1.5F * height;
}

void addLabels(LayoutBuilder& b, const Content& content, const CloseUp& closeUp,
               const glm::ivec4& box) {
    const PictureSpace space{box.z, box.w, glm::ivec4(0)};
    std::vector<Callout> left, right, all;
    for (const CloseUpLabel& label : closeUp.labels) {
        const auto at = space.toPixel(closeUp.list.camera, label.pointMm);
        if (!at || at->x < 0.0F || at->y < 0.0F || at->x > static_cast<float>(box.z) ||
            at->y > static_cast<float>(box.w)) {
            continue;
        }
        const glm::vec2 px = glm::vec2(*at) + glm::vec2(box.x, box.y);
        const bool onRight = at->x > static_cast<float>(box.z) * 0.5F;
        all.push_back({content.language.text("close_up." + label.key), px});
        (onRight ? right : left).push_back(all.back());
    }
    if (addRows(b, box, closeUp.frameMm.x / closeUp.frameMm.y, std::move(all))) return;
    const float footPx = addNote(b, content, closeUp, box);
    addColumn(b, box, std::move(left), false, footPx);
    addColumn(b, box, std::move(right), true, footPx);
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
