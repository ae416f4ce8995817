// SPDX-License-Identifier: Apache-2.0
// Buttons, chips, segments, switches, cards.
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace rewire::ui {

namespace {

void frameOf(Frame& frame, const Rect& box, ImU32 fill, ImU32 border, float radius) {
    frame.draw().AddRectFilled(box.min(), box.max(), frame.ink(fill), radius);
    if ((border & IM_COL32_A_MASK) != 0) {
        const float thick = std::max(1.0F, std::floor(frame.look.scale));
        frame.draw().AddRect(box.min(), box.max(), frame.ink(border), radius, 0, thick);
    }
}

}  // namespace

float buttonWidth(const Frame& frame, std::string_view words) {
    return textWidth(frame, Font::kTextMedium, words) + frame.px(32.0F);
}

bool button(Frame& frame, std::string_view key, const Rect& box, std::string_view words,
            ButtonLook look, bool enabled) {
    const Colours& c = frame.colours();
    const float radius = frame.px(kRadiusUnits);
    if (!enabled) {
        const Faded faded(frame, 0.38F);
        textCentred(frame, Font::kTextMedium, box, c.secondary, words);
        return false;
    }
    const Touch at = touch(frame, key, box);
    if (look == ButtonLook::kMain) {
        frameOf(frame, box,
                withAlpha(c.mainButton, at.held      ? 0.8F
                                        : at.hovered ? 0.92F
                                                     : 1.0F),
                0, radius);
        textCentred(frame, Font::kTextSemibold, box, c.mainButtonText, words);
    } else {
        const bool ghost = look == ButtonLook::kGhost;
        if (!ghost || at.hovered)
            frameOf(frame, box, at.hovered ? c.controlHover : c.control, ghost ? 0 : c.line,
                    radius);
        textCentred(frame, Font::kTextMedium, box, at.hovered || !ghost ? c.text : c.secondary,
                    words);
    }
    if (at.focused) focusRing(frame, box, radius);
    return at.clicked;
}

bool chip(Frame& frame, std::string_view key, const Rect& box, std::string_view words, bool on) {
    const Colours& c = frame.colours();
    const Touch at = touch(frame, key, box);
    const float radius = frame.px(kRadiusUnits);
    frameOf(frame, box,
            on           ? c.selected
            : at.hovered ? c.controlHover
                         : c.control,
            on ? c.selectedLine : 0, radius);
    textCentred(frame, on ? Font::kControlOn : Font::kControl, box,
                on           ? c.white
                : at.hovered ? c.text
                             : c.secondary,
                words);
    if (at.focused) focusRing(frame, box, radius);
    return at.clicked;
}

ImVec2 tagSize(const Frame& frame, std::string_view words, float maxWidth) {
    const float pad = frame.px(10.0F);
    const float width =
        std::min(maxWidth, textWidth(frame, Font::kSmallMedium, words) + 2.0F * pad);
    return {width, wrappedHeight(frame, Font::kSmallMedium, words, width - 2.0F * pad + 1.0F) +
                       frame.px(9.0F)};
}

Touch tag(Frame& frame, std::string_view key, ImVec2 topLeft, std::string_view words,
          float maxWidth, float* width) {
    const Colours& c = frame.colours();
    const ImVec2 size = tagSize(frame, words, maxWidth);
    const Rect box{topLeft.x, topLeft.y, size.x, size.y};
    const Touch at = touch(frame, key, box);
    frameOf(frame, box, at.hovered ? c.controlHover : c.control, c.line, frame.px(6.0F));
    const float pad = frame.px(10.0F);
    wrapped(frame, Font::kSmallMedium, {box.x + pad, box.y + frame.px(4.5F)},
            at.hovered ? c.white : c.text, words, size.x - 2.0F * pad + 1.0F);
    if (at.focused) focusRing(frame, box, frame.px(6.0F));
    if (width != nullptr) *width = size.x;
    return at;
}

namespace {

float segmentNatural(const Frame& frame, const Segment& segment) {
    const float count = segment.count.empty()
                            ? 0.0F
                            : textWidth(frame, Font::kSmall, segment.count) + frame.px(6.0F);
    return textWidth(frame, Font::kControlOn, segment.words) + count + frame.px(20.0F);
}

void segmentWords(Frame& frame, const Rect& box, const Segment& segment, bool on, bool hovered) {
    const Colours& c = frame.colours();
    const Font font = on ? Font::kControlOn : Font::kControl;
    const ImU32 colour = on ? c.white : hovered ? c.text : c.secondary;
    if (segment.count.empty()) return textCentred(frame, font, box, colour, segment.words);
    const float words = textWidth(frame, font, segment.words);
    const float count = textWidth(frame, Font::kSmall, segment.count);
    const float x = box.x + (box.w - words - count - frame.px(6.0F)) * 0.5F;
    const float y = box.y + (box.h - frame.look.lineHeightPx(font)) * 0.5F;
    text(frame, font, {x, y}, colour, segment.words, words);
    const float y2 = box.y + (box.h - frame.look.lineHeightPx(Font::kSmall)) * 0.5F;
    text(frame, Font::kSmall, {x + words + frame.px(6.0F), y2}, on ? c.secondary : c.faint,
         segment.count, count);
}

}  // namespace

float segmentsWidth(const Frame& frame, std::span<const Segment> all) {
    float width = frame.px(8.0F);
    for (const Segment& segment : all) width += segmentNatural(frame, segment);
    return width;
}

int segments(Frame& frame, std::string_view key, const Rect& box, std::span<const Segment> all,
             int chosen) {
    const FocusGroup group(frame, key);
    const float radius = frame.px(kRadiusUnits);
    frameOf(frame, box, frame.colours().control, 0, radius);
    const float pad = frame.px(4.0F);
    float natural = 0.0F;
    for (const Segment& segment : all) natural += segmentNatural(frame, segment);
    const float spare = (box.w - 2.0F * pad - natural) / static_cast<float>(all.size());
    float x = box.x + pad;
    int clicked = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Rect cell{std::round(x), box.y + pad,
                        std::floor(segmentNatural(frame, all[i]) + spare), box.h - 2.0F * pad};
        x += segmentNatural(frame, all[i]) + spare;
        const Touch at = touch(frame, all[i].key, cell);
        const bool on = static_cast<int>(i) == chosen;
        if (on)
            frameOf(frame, cell, frame.colours().selected, frame.colours().selectedLine,
                    frame.px(6.0F));
        segmentWords(frame, cell, all[i], on, at.hovered);
        if (at.focused) focusRing(frame, cell, frame.px(6.0F));
        if (at.clicked) clicked = static_cast<int>(i);
    }
    return clicked;
}

bool toggleRow(Frame& frame, std::string_view key, const Rect& box, std::string_view words,
               bool on) {
    const Colours& c = frame.colours();
    const Touch at = touch(frame, key, box);
    const float w = frame.px(36.0F), h = frame.px(20.0F);
    const Rect track{box.right() - w, std::round(box.y + (box.h - h) * 0.5F), w, h};
    const float lineHeight = frame.look.lineHeightPx(Font::kText);
    text(frame, Font::kText, {box.x, box.y + (box.h - lineHeight) * 0.5F},
         at.hovered ? c.white : c.text, words, box.w - w - frame.px(8.0F));
    frame.draw().AddRectFilled(track.min(), track.max(), frame.ink(on ? c.toggleOn : c.toggleOff),
                               h * 0.5F);
    const float knob = 7.0F * frame.look.scale;
    const float margin = frame.px(3.0F) + knob;
    const ImVec2 centre(on ? track.right() - margin : track.x + margin, track.y + h * 0.5F);
    frame.draw().AddCircleFilled(centre, knob, frame.ink(on ? c.toggleKnobOn : c.toggleKnobOff),
                                 24);
    if (at.focused) focusRing(frame, box, frame.px(4.0F));
    return at.clicked;
}

float cardHeight(const Frame& frame, const CardText& card, float width, float rightRoom) {
    const float inner = width - frame.px(2.0F * kCardPadUnits);
    // As the chosen card needs it: nothing moves when it is chosen.
    float height =
        frame.px(17.0F) + wrappedHeight(frame, Font::kTextSemibold, card.title, inner - rightRoom);
    if (!card.second.empty()) height += wrappedHeight(frame, Font::kSmall, card.second, inner);
    return height;
}

Touch card(Frame& frame, std::string_view key, const Rect& box, const CardText& card,
           float rightRoom) {
    const Colours& c = frame.colours();
    const Touch at = touch(frame, key, box);
    const float radius = frame.px(kRadiusUnits);
    frameOf(frame, box,
            card.on      ? c.selected
            : at.hovered ? c.controlHover
                         : c.control,
            card.on ? c.selectedLine : 0, radius);
    const float x = box.x + frame.px(kCardPadUnits);
    const float inner = box.w - frame.px(2.0F * kCardPadUnits);
    float y = box.y + frame.px(8.0F);
    y += wrapped(frame, card.on ? Font::kTextSemibold : Font::kTextMedium, {x, y},
                 card.on ? c.white : c.text, card.title, inner - rightRoom);
    if (!card.second.empty()) wrapped(frame, Font::kSmall, {x, y}, c.secondary, card.second, inner);
    if (at.focused) focusRing(frame, box, radius);
    return at;
}

}  // namespace rewire::ui
