// SPDX-License-Identifier: Apache-2.0
// Small marks: evidence dots, swatches, triangles, rules, section names.
#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace rewire::ui {

namespace {

constexpr float kDotUnits = 8.0F;
constexpr float kDotStepUnits = 12.0F;

int filledDots(Grade grade) {
    switch (grade) {
        case Grade::kStrong:
            return 4;
        case Grade::kModerate:
            return 3;
        case Grade::kPreliminary:
            return 2;
        case Grade::kContested:
            return 1;
        case Grade::kHypothesis:
            return 0;
    }
    return 0;
}

}  // namespace

void evidenceDots(Frame& frame, ImVec2 leftCentre, Grade grade) {
    const int filled = filledDots(grade);
    const float radius = frame.look.scale * kDotUnits * 0.5F;
    const float stroke = 1.5F * frame.look.scale;
    for (int i = 0; i < 4; ++i) {
        const ImVec2 centre(
            leftCentre.x + radius + static_cast<float>(i) * frame.look.scale * kDotStepUnits,
            leftCentre.y);
        const bool hollowFirst = filled == 0 && i == 0;
        if (i < filled) {
            frame.draw().AddCircleFilled(centre, radius, frame.ink(frame.colours().text), 24);
        } else {
            const ImU32 colour = hollowFirst ? frame.colours().text : frame.colours().dotEmpty;
            frame.draw().AddCircle(centre, radius - stroke * 0.5F, frame.ink(colour), 24, stroke);
        }
    }
}

float evidenceDotsWidth(const Frame& frame) {
    return frame.look.scale * (kDotUnits + 3.0F * kDotStepUnits);
}

float gradeMark(Frame& frame, ImVec2 topRight, Grade grade) {
    const std::string& words = word(frame, "ui.grade.", toText(grade));
    const float line = frame.look.lineHeightPx(Font::kSmall);
    const float words1 = std::max(frame.px(80.0F), textWidth(frame, Font::kSmall, words));
    const float left = topRight.x - words1 - frame.px(8.0F) - evidenceDotsWidth(frame);
    evidenceDots(frame, {left, topRight.y + line * 0.5F}, grade);
    text(frame, Font::kSmall, {topRight.x - words1, topRight.y}, frame.colours().secondary, words,
         words1);
    return topRight.x - left;
}

void swatch(Frame& frame, ImVec2 centre, ImU32 colour, bool striped) {
    const float half = std::round(6.0F * frame.look.scale);
    const ImVec2 low(centre.x - half, centre.y - half);
    const ImVec2 high(centre.x + half, centre.y + half);
    frame.draw().AddRectFilled(low, high, frame.ink(striped ? withAlpha(colour, 0.35F) : colour),
                               3.0F * frame.look.scale);
    if (!striped) return;
    // Diagonal stripes, cut to the box by hand: an ImGui clip would cost a draw call each.
    const float step = 2.0F * half / 2.5F;
    constexpr int kStripes = 4;  // as many as fit
    for (int i = 1; i <= kStripes; ++i) {
        const float c = -2.0F * half + static_cast<float>(i) * step;
        const float x0 = std::max(-half, c - half), x1 = std::min(half, c + half);
        const ImVec2 a(centre.x + x0, centre.y + (c - x0));
        const ImVec2 b(centre.x + x1, centre.y + (c - x1));
        frame.draw().AddLine(a, b, frame.ink(colour), 2.0F * frame.look.scale);
    }
}

void dot(Frame& frame, ImVec2 centre, ImU32 colour) {
    frame.draw().AddCircleFilled(centre, 5.0F * frame.look.scale, frame.ink(colour), 24);
}

float directionMark(Frame& frame, ImVec2 leftCentre, ImU32 colour, Direction direction) {
    const float s = frame.look.scale;
    const ImVec2 c(leftCentre.x + 5.0F * s, leftCentre.y);
    const ImU32 ink = frame.ink(colour);
    if (direction == Direction::kIncrease) {
        frame.draw().AddTriangleFilled({c.x, c.y - 5.0F * s}, {c.x + 5.5F * s, c.y + 4.0F * s},
                                       {c.x - 5.5F * s, c.y + 4.0F * s}, ink);
    } else if (direction == Direction::kDecrease) {
        frame.draw().AddTriangleFilled({c.x, c.y + 5.0F * s}, {c.x - 5.5F * s, c.y - 4.0F * s},
                                       {c.x + 5.5F * s, c.y - 4.0F * s}, ink);
    } else {
        for (const float x : {-4.0F, 0.0F, 4.0F}) {
            frame.draw().AddLine({c.x + (x - 1.5F) * s, c.y + 4.0F * s},
                                 {c.x + (x + 1.5F) * s, c.y - 4.0F * s}, ink, 1.6F * s);
        }
    }
    return 16.0F * s;
}

void chevron(Frame& frame, ImVec2 centre, ImU32 colour, bool open) {
    const float s = frame.look.scale;
    const float dy = open ? -1.0F : 1.0F;
    const ImVec2 points[3] = {{centre.x - 4.5F * s, centre.y - dy * 2.2F * s},
                              {centre.x, centre.y + dy * 2.2F * s},
                              {centre.x + 4.5F * s, centre.y - dy * 2.2F * s}};
    frame.draw().AddPolyline(points, 3, frame.ink(colour), 0, 1.5F * s);
}

void line(Frame& frame, float x, float y, float width) {
    const float thick = std::max(1.0F, std::floor(frame.look.scale));
    frame.draw().AddRectFilled({x, std::round(y)}, {x + width, std::round(y) + thick},
                               frame.ink(frame.colours().line));
}

void raisedBox(Frame& frame, const Rect& box) {
    frame.draw().AddRectFilled(box.min(), box.max(), frame.ink(frame.colours().raised),
                               frame.px(kRadiusUnits));
    if (frame.look.theme == rewire::Theme::kDark) return;
    frame.draw().AddRect(box.min(), box.max(), frame.ink(frame.colours().line),
                         frame.px(kRadiusUnits));
}

float sectionName(Frame& frame, ImVec2 topLeft, std::string_view words, float width,
                  std::string_view right) {
    const float rightWidth =
        right.empty() ? 0.0F : textWidth(frame, Font::kSmall, right) + frame.px(8.0F);
    spacedCapitals(frame, topLeft, frame.colours().faint, words, width - rightWidth);
    if (!right.empty())
        textRight(frame, Font::kSmall, {topLeft.x + width, topLeft.y}, frame.colours().faint, right,
                  width);
    const float below = topLeft.y + frame.look.lineHeightPx(Font::kSection) + frame.px(6.0F);
    line(frame, topLeft.x, below, width);
    return below + frame.px(1.0F);
}

}  // namespace rewire::ui
