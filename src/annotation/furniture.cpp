// SPDX-License-Identifier: Apache-2.0
// What a picture always carries: its title or the name of the view, which way is which, where it
// comes from. Everything here stands on the page's margins and takes its place before the callouts.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "annotation/layout_builder.h"
#include "annotation/wording.h"

namespace rewire {
namespace {

constexpr float kLetterCosine = 0.80F;   // an edge is named when its axis lies within 37 degrees
constexpr float kTowardsViewer = 0.12F;  // from here on an axis points at the viewer or away
constexpr float kShortAxis = 0.32F;      // shorter than this share it is a dot

struct AxisWord {
    glm::vec3 direction;
    const char* name;
};
// Canonical end first.
constexpr std::array<std::array<AxisWord, 2>, 3> kAxes{{
    {{{{0, 0, 1}, "top"}, {{0, 0, -1}, "bottom"}}},
    {{{{0, 1, 0}, "front"}, {{0, -1, 0}, "back"}}},
    {{{{-1, 0, 0}, "left"}, {{1, 0, 0}, "right"}}},
}};

void addTitle(LayoutBuilder& b, const Wording& words, const ViewState& state) {
    const Rect page = b.page();
    const bool title = b.input().title;
    const std::string name = title ? words.title(state) : std::string();
    if (name.empty()) {
        const std::string view = words.viewName(state);
        if (view.empty() || !b.input().viewName) return;
        b.text(view, TextStyle::kSection, {page.x0, page.y0}, b.colours().text);
        b.take({page.x0, page.y0, page.x0 + b.width(view, TextStyle::kSection),
                page.y0 + b.lineHeight(TextStyle::kSection)});
        return;
    }
    // Room for the brain first: a long title breaks rather than running across.
    const std::vector<std::string> lines =
        b.wrapped(name, TextStyle::kTitle, page.width() * 0.6F, 2);
    float y = page.y0 - b.px(4.0F);  // the capitals stand on the margin, not the line's box
    float wide = 0.0F;
    for (const std::string& line : lines) {
        b.text(line, TextStyle::kTitle, {page.x0, y}, b.colours().text);
        wide = std::max(wide, b.width(line, TextStyle::kTitle));
        y += b.lineHeight(TextStyle::kTitle);
    }
    const std::string below = b.fitted(words.subtitle(state), TextStyle::kBody, page.width());
    b.text(below, TextStyle::kBody, {page.x0, y}, b.colours().secondary);
    wide = std::max(wide, b.width(below, TextStyle::kBody));
    b.take({page.x0, page.y0 - b.px(4.0F), page.x0 + wide, y + b.lineHeight(TextStyle::kBody)});
}

// As many references as two lines hold, and how many more there are.
std::vector<std::string> sourceLines(const LayoutBuilder& b, const Wording& words,
                                     std::vector<std::string> names, float mostPx) {
    std::size_t left = 0;
    while (true) {
        std::string list = joined(names, "; ");
        if (left > 0) list += words.fill("sources_more", {{"n", std::to_string(left)}});
        std::vector<std::string> lines =
            b.wrapped(words.fill("sources", {{"list", list}}), TextStyle::kSmall, mostPx, 99);
        if (lines.size() <= 2 || names.size() == 1) return lines;
        names.pop_back();
        ++left;
    }
}

// Returns the footer's top.
float addFooter(LayoutBuilder& b, const Wording& words, const ViewState& state) {
    const Rect page = b.page();
    if (!b.input().title) return page.y1;
    const float line = b.lineHeight(TextStyle::kSmall);
    const float most = page.width() * 0.56F;  // the legend stands at the right
    std::vector<std::string> lines;
    const std::vector<std::string> sources = words.sources(state);
    if (!sources.empty()) {
        lines = sourceLines(b, words, sources, most);
    }
    for (std::string& text : b.wrapped(words.word("atlas"), TextStyle::kSmall, most, 2))
        lines.push_back(std::move(text));
    float y = page.y1 - line * static_cast<float>(lines.size());
    const float top = y;
    float wide = 0.0F;
    for (const std::string& text : lines) {
        b.text(text, TextStyle::kSmall, {page.x0, y}, b.colours().faint);
        wide = std::max(wide, b.width(text, TextStyle::kSmall));
        y += line;
    }
    b.take({page.x0, top, page.x0 + wide, page.y1});
    return top - b.px(16.0F);
}

struct GizmoAxis {
    glm::vec2 tipPx{0};   // from the centre
    glm::vec2 wordPx{0};  // top left, from the centre
    glm::vec2 sizePx{0};
    std::string word;
    bool dot = false;
};

std::optional<GizmoAxis> gizmoAxis(const LayoutBuilder& b, const Wording& words,
                                   const Camera& camera, const std::array<AxisWord, 2>& ends) {
    const glm::vec3 towards = glm::normalize(camera.eyeMm() - camera.targetMm);
    const float facing = glm::dot(ends[0].direction, towards);
    const AxisWord& end = facing < -kTowardsViewer ? ends[1] : ends[0];
    const glm::vec2 flat(glm::dot(end.direction, camera.right()),
                         -glm::dot(end.direction, camera.up()));
    GizmoAxis axis;
    axis.word = words.word("axis." + std::string(end.name));
    axis.sizePx = {b.width(axis.word, TextStyle::kSmall), b.lineHeight(TextStyle::kSmall)};
    axis.tipPx = flat * b.px(22.0F);
    axis.dot = glm::length(flat) < kShortAxis;
    const float gap = b.px(4.0F);
    if (axis.dot) {
        axis.wordPx = {-axis.sizePx.x * 0.5F, b.px(6.0F)};
        return axis;
    }
    const glm::vec2 out = glm::normalize(flat);
    // The word's box touches the axis' end from outside.
    const glm::vec2 centre = axis.tipPx + out * gap +
                             glm::vec2(out.x * axis.sizePx.x, out.y * axis.sizePx.y * 0.8F) * 0.5F;
    axis.wordPx = centre - axis.sizePx * 0.5F;
    return axis;
}

void addGizmo(LayoutBuilder& b, const Wording& words, const Camera& camera, float bottom) {
    std::vector<GizmoAxis> axes;
    Rect box{0, 0, 0, 0};
    for (const auto& ends : kAxes) {
        if (auto axis = gizmoAxis(b, words, camera, ends)) axes.push_back(std::move(*axis));
    }
    for (const GizmoAxis& axis : axes) {
        box.x0 = std::min(box.x0, axis.wordPx.x);
        box.x1 = std::max(box.x1, axis.wordPx.x + axis.sizePx.x);
        box.y0 = std::min(box.y0, axis.wordPx.y);
        box.y1 = std::max(box.y1, axis.wordPx.y + axis.sizePx.y);
    }
    const glm::vec2 centre = glm::round(glm::vec2(b.page().x0 - box.x0, bottom - box.y1)) + 0.5F;
    const float line = std::max(1.0F, b.px(1.25F));
    for (const GizmoAxis& axis : axes) {
        if (!axis.dot) b.line({centre, centre + axis.tipPx}, line, b.colours().faint);
        b.text(axis.word, TextStyle::kSmall, centre + axis.wordPx, b.colours().secondary);
    }
    b.mark(Mark::kDot, centre, b.px(4.0F), b.colours().secondary);
    b.take({centre.x + box.x0, centre.y + box.y0, centre.x + box.x1, centre.y + box.y1});
}

// Letters in the margins, in the middle of the edges, where an axis of the body runs that way.
void addLetters(LayoutBuilder& b, const Wording& words, const Camera& camera) {
    const Rect page = b.page();
    const glm::ivec4 free = b.input().space.freeRect();
    const glm::vec2 middle(static_cast<float>(free.x) + static_cast<float>(free.z) * 0.5F,
                           static_cast<float>(free.y) + static_cast<float>(free.w) * 0.5F);
    const float half = b.lineHeight(TextStyle::kSmall) * 0.5F, out = b.px(11.0F);
    const glm::vec3 right = camera.right(), up = camera.up();
    struct Edge {
        glm::vec3 direction;
        glm::vec2 centrePx;
    };
    const std::array<Edge, 4> edges{{{right, {page.x1 + out, middle.y}},
                                     {-right, {page.x0 - out, middle.y}},
                                     {up, {middle.x, page.y0 - out}},
                                     {-up, {middle.x, page.y1 + out}}}};
    for (const Edge& edge : edges) {
        for (const auto& ends : kAxes) {
            for (const AxisWord& end : ends) {
                if (glm::dot(end.direction, edge.direction) < kLetterCosine) continue;
                const std::string& letter = words.word("letter." + std::string(end.name));
                const glm::vec2 size(b.width(letter, TextStyle::kSection), 2.0F * half);
                const glm::vec2 most =
                    glm::vec2(b.input().space.widthPx, b.input().space.heightPx) - size;
                const glm::vec2 at = glm::clamp(edge.centrePx - size * 0.5F, glm::vec2(0.0F), most);
                const bool clear =
                    std::none_of(b.taken().begin(), b.taken().end(), [&](const Rect& rect) {
                        return at.x < rect.x1 && at.x + size.x > rect.x0 && at.y < rect.y1 &&
                               at.y + size.y > rect.y0;
                    });
                if (clear) b.text(letter, TextStyle::kSection, at, b.colours().faint);
            }
        }
    }
}

void addScaleBar(LayoutBuilder& b, const Wording& words, const Camera& camera, float bottom) {
    const float mmPerPx = b.input().space.mmPerPixel(camera, camera.distanceMm);
    if (!(mmPerPx > 0.0F)) return;
    float mm = 20.0F;  // the round length nearest a tenth of the page
    for (const float candidate : {1.0F, 2.0F, 5.0F, 10.0F, 20.0F, 50.0F}) {
        if (candidate / mmPerPx <= b.page().width() * 0.12F) mm = candidate;
    }
    const float x0 = b.page().x0 + b.px(150.0F), x1 = x0 + mm / mmPerPx, y = bottom - b.px(6.0F);
    const float tick = b.px(4.0F);
    b.line({{x0, y - tick}, {x0, y}, {x1, y}, {x1, y - tick}}, std::max(1.0F, b.px(1.25F)),
           b.colours().secondary);
    const std::string text =
        words.fill("bar", {{"mm", std::to_string(static_cast<int>(std::lround(mm)))}});
    b.text(text, TextStyle::kSmall, {x0, y - tick - b.lineHeight(TextStyle::kSmall)},
           b.colours().secondary);
    b.take({x0, y - tick - b.lineHeight(TextStyle::kSmall),
            std::max(x1, x0 + b.width(text, TextStyle::kSmall)), y});
}

}  // namespace

void addFurniture(LayoutBuilder& builder, const Content& content, const ViewState& state) {
    const Wording words(content);
    addTitle(builder, words, state);
    const float bottom = addFooter(builder, words, state);
    if (builder.input().scaleBar) addScaleBar(builder, words, state.camera, bottom);
    if (!builder.input().letters) return;
    addLetters(builder, words, state.camera);
    if (builder.input().gizmo) addGizmo(builder, words, state.camera, bottom);
}

}  // namespace rewire
