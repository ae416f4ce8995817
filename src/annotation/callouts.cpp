// SPDX-License-Identifier: Apache-2.0
#include "annotation/callouts.h"

#include <algorithm>
#include <cmath>

#include "annotation/placement.h"
#include "annotation/subjects.h"
#include "annotation/wording.h"

namespace rewire {
namespace {

// In design pixels.
constexpr float kShortLines = 130.0F, kLongLines = 230.0F;  // where a label wraps
constexpr float kShortNames = 136.0F;  // "Rostral ACC" is one word to the eye, mark and all
constexpr float kMarkSize = 11.0F, kMarkGap = 7.0F;
constexpr float kLineWidth = 1.25F, kLineOpacity = 0.85F;
constexpr float kLeastAreaMm2 = 260.0F;  // of a part of a set that is worth a label of its own
constexpr std::size_t kMostLabels = 16;

struct Words {  // of one label, broken into lines
    std::vector<std::string> name, line;
};
struct Labelled {
    Request request;
    std::array<Words, 2> words;  // in long lines, and in short ones
};

float indentOf(const LayoutBuilder& b, const Subject& subject) {
    return subject.mark ? b.px(kMarkSize + kMarkGap) : 0.0F;
}

LabelSize sizeOf(const LayoutBuilder& b, const Subject& subject, const Words& words) {
    LabelSize size;
    const float nameLine = b.lineHeight(TextStyle::kLabel), line = b.lineHeight(TextStyle::kSmall);
    const float indent = indentOf(b, subject);
    for (const std::string& text : words.name) {
        size.sizePx.x = std::max(size.sizePx.x, indent + b.width(text, TextStyle::kLabel));
    }
    for (const std::string& text : words.line) {
        size.sizePx.x = std::max(size.sizePx.x, b.width(text, TextStyle::kSmall));
    }
    size.sizePx.x = std::ceil(size.sizePx.x);
    size.sizePx.y = nameLine * static_cast<float>(words.name.size()) +
                    line * static_cast<float>(words.line.size());
    size.nameEndPx = indent + b.width(words.name.front(), TextStyle::kLabel);
    size.nameMiddlePx = std::round(nameLine * 0.5F);
    return size;
}

Words wordsFor(const LayoutBuilder& b, const Subject& subject, float mostPx) {
    Words words;
    words.name = b.wrapped(subject.name, TextStyle::kLabel,
                           std::max(mostPx, b.px(kShortNames)) - indentOf(b, subject), 3);
    words.line = b.wrapped(subject.line, TextStyle::kSmall, mostPx, 2);
    if (words.name.empty()) words.name = {subject.regionId};
    return words;
}

const LabelBox* wasPlaced(const AnnotationLayout* previous, const Subject& subject) {
    if (previous == nullptr) return nullptr;
    for (const LabelBox& box : previous->labels) {
        if (box.regionId == subject.regionId &&
            (!subject.onlySide || box.side == *subject.onlySide)) {
            return &box;
        }
    }
    return nullptr;
}

Column columnOf(const LabelBox& box) {
    return box.anchorPx.x > box.rectPx.x + box.rectPx.z * 0.5F ? Column::kLeft : Column::kRight;
}

bool worthLabel(const Subject& subject, const Sight& sight) {
    if (sight.anchors.empty()) return false;
    return sight.shinesThrough || subject.selected || sight.areaMm2 >= kLeastAreaMm2;
}

std::vector<Labelled> gather(const LayoutBuilder& b, const ScreenMap& map,
                             const std::vector<Subject>& subjects,
                             const AnnotationLayout* previous) {
    std::vector<std::size_t> order;
    for (std::size_t s = 0; s < subjects.size(); ++s) {
        if (worthLabel(subjects[s], map.sight(s))) order.push_back(s);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t c) {
        return subjects[a].priority > subjects[c].priority;
    });
    if (order.size() > kMostLabels) order.resize(kMostLabels);
    std::vector<Labelled> labels;
    for (const std::size_t s : order) {
        Labelled label;
        label.request.subject = static_cast<std::int16_t>(s);
        label.request.priority = subjects[s].priority;
        const LabelBox* before = wasPlaced(previous, subjects[s]);
        for (const std::size_t variant : {0U, 1U}) {
            const float room = b.px(variant == 0 ? kLongLines : kShortLines);
            label.words[variant] = wordsFor(b, subjects[s], room);
            label.request.size[variant] = sizeOf(b, subjects[s], label.words[variant]);
        }
        if (before != nullptr) {
            label.request.keepColumn = columnOf(*before);
            label.request.keepTopPx = before->rectPx.y;
            // A label keeps its line breaks while the camera turns.
            label.request.keepShort = before->rectPx.z < label.request.size[0].sizePx.x - 0.5F;
            label.request.keepAnchorPx = before->anchorPx;
        }
        labels.push_back(std::move(label));
    }
    return labels;
}

void draw(LayoutBuilder& b, const Subject& subject, const Words& words, const Placed& placed,
          Side side) {
    const float opacity = b.input().labelOpacity;
    const ThemeColours& ink = b.colours();
    float y = placed.box.y0;
    const float indent = indentOf(b, subject);
    if (subject.mark) {
        b.mark(*subject.mark,
               {placed.box.x0 + b.px(kMarkSize * 0.5F),
                std::round(y + b.lineHeight(TextStyle::kLabel) * 0.5F)},
               b.px(kMarkSize), subject.markColour, 0, opacity);
    }
    for (const std::string& text : words.name) {
        b.text(text, TextStyle::kLabel, {placed.box.x0 + indent, y}, ink.text, opacity);
        y += b.lineHeight(TextStyle::kLabel);
    }
    for (const std::string& text : words.line) {
        b.text(text, TextStyle::kSmall, {placed.box.x0, y}, ink.secondary, opacity);
        y += b.lineHeight(TextStyle::kSmall);
    }
    const auto& points = placed.leader.pointsPx;
    b.line({points.begin(), points.end()}, std::max(1.0F, b.px(kLineWidth)), ink.text,
           opacity * kLineOpacity);
    b.mark(Mark::kDot, placed.leader.anchorPx, 2.0F * dotRadiusPx(b.px(1.0F)), ink.text, 0,
           opacity);
    b.layout.labels.push_back(
        {subject.regionId, side,
         glm::vec4(placed.box.x0, placed.box.y0, placed.box.width(), placed.box.height()),
         placed.leader.anchorPx});
}

PlacementTask taskFor(const LayoutBuilder& b, const ScreenMap& map,
                      const AnnotationLayout* previous) {
    PlacementTask task{map, b.page(), b.taken(), b.px(1.0F), {}, previous != nullptr};
    if (previous == nullptr) return task;
    for (const LabelBox& box : previous->labels) {
        task.keepXPx[static_cast<std::size_t>(columnOf(box))] = box.rectPx.x;
    }
    return task;
}

}  // namespace

void addCallouts(LayoutBuilder& builder, const Content& content, const ViewState& state,
                 const DrawList& drawn, const LabelAnchors& anchors,
                 const AnnotationLayout* previous) {
    // First a label for each part; where that is too much for the page, one for each set.
    for (const Detail detail : {Detail::kParts, Detail::kSets}) {
        const std::vector<Subject> subjects = subjectsOf(content, state, drawn, detail);
        if (subjects.empty()) return;
        const ScreenMap map(content, drawn, anchors, builder.input().space, subjects);
        const std::vector<Labelled> labels = gather(builder, map, subjects, previous);
        std::vector<Request> requests;
        for (const Labelled& label : labels) requests.push_back(label.request);
        const std::vector<Placed> placed =
            placeLabels(taskFor(builder, map, previous), std::move(requests));
        const bool parts = std::any_of(subjects.begin(), subjects.end(),
                                       [](const Subject& s) { return !s.setId.empty(); });
        const bool crowded = placed.size() * 2 < labels.size() && previous == nullptr;
        if (detail == Detail::kParts && parts && crowded) continue;
        for (const Placed& p : placed) {
            const auto subject = static_cast<std::size_t>(labels[p.request].request.subject);
            draw(builder, subjects[subject], labels[p.request].words[p.shortLines ? 1 : 0], p,
                 map.sight(subject).side);
        }
        return;
    }
}

}  // namespace rewire
