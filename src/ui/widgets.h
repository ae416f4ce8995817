// SPDX-License-Identifier: Apache-2.0
// Our own widgets: cards, chips, segments, toggles, sliders, rows, evidence dots. Nothing of
// ImGui's look. Each takes the box it may fill and a key unique in the window. Does NOT know
// therapies or regions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/frame.h"

namespace rewire::ui {

inline constexpr float kRadiusUnits = 8.0F;
inline constexpr float kCardPadUnits = 12.0F;

enum class ButtonLook : std::uint8_t { kPlain, kMain, kGhost };
bool button(Frame& frame, std::string_view key, const Rect& box, std::string_view words,
            ButtonLook look = ButtonLook::kPlain, bool enabled = true);
[[nodiscard]] float buttonWidth(const Frame& frame, std::string_view words);

// One of several, e.g. a view.
bool chip(Frame& frame, std::string_view key, const Rect& box, std::string_view words, bool on);
// A small word that leads somewhere: regions, references. Returns clicked; `hovered` told if
// wanted.
Touch tag(Frame& frame, std::string_view key, ImVec2 topLeft, std::string_view words,
          float maxWidth, float* width);
[[nodiscard]] ImVec2 tagSize(const Frame& frame, std::string_view words, float maxWidth);

struct Segment {
    std::string_view key, words;
    std::string_view count = {};  // stands behind the words, paler
};
// Index that was clicked, or -1.
int segments(Frame& frame, std::string_view key, const Rect& box, std::span<const Segment> all,
             int chosen);
[[nodiscard]] float segmentsWidth(const Frame& frame, std::span<const Segment> all);

// A row with a switch at its right end.
bool toggleRow(Frame& frame, std::string_view key, const Rect& box, std::string_view words,
               bool on);

struct SliderEdit {
    bool changed = false, released = false;
    float value = 0.0F;
};
SliderEdit slider(Frame& frame, std::string_view key, const Rect& box, float value, float low,
                  float high, float keyStep);

// Two lines of text; the left panel's therapies, mechanisms.
struct CardText {
    std::string_view title, second;
    bool on = false;
};
[[nodiscard]] float cardHeight(const Frame& frame, const CardText& card, float width,
                               float rightRoom);
Touch card(Frame& frame, std::string_view key, const Rect& box, const CardText& card,
           float rightRoom);

// One line of typing in our own box. Returns true while the text changes.
struct FieldEdit {
    bool changed = false, entered = false, active = false;
};
FieldEdit textField(Frame& frame, std::string_view key, const Rect& box, std::string& value,
                    std::string_view hint, bool takeFocus = false);

// Evidence marks: four dots filled from the left; hypothesis is one hollow dot among pale ones.
void evidenceDots(Frame& frame, ImVec2 leftCentre, Grade grade);
[[nodiscard]] float evidenceDotsWidth(const Frame& frame);
// Dots and the word, ending at `right`; returns the width taken.
float gradeMark(Frame& frame, ImVec2 topRight, Grade grade);

void swatch(Frame& frame, ImVec2 centre, ImU32 colour, bool striped);
void dot(Frame& frame, ImVec2 centre, ImU32 colour);
// A triangle up or down, a bar where studies disagree.
float directionMark(Frame& frame, ImVec2 leftCentre, ImU32 colour, Direction direction);
void chevron(Frame& frame, ImVec2 centre, ImU32 colour, bool open);
void line(Frame& frame, float x, float y, float width);
void raisedBox(Frame& frame, const Rect& box);
// "IN FOCUS" with a rule under it; returns the y below.
float sectionName(Frame& frame, ImVec2 topLeft, std::string_view words, float width,
                  std::string_view right = {});

}  // namespace rewire::ui
