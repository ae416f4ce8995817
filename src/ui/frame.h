// SPDX-License-Identifier: Apache-2.0
// Frame: what every panel is handed while one frame is drawn; text with line height and wrapping;
// hit testing and the keyboard's focus. Internal to src/ui.
// Does NOT know which panels exist.
#pragma once

#include <string>
#include <string_view>

#include "ui/panels.h"

namespace rewire::ui {

struct Frame {
    const PanelInput& in;
    UiState& ui;
    PanelOutput& out;
    const Look& look;
    int layer = 0;           // 1 while a dialog is drawn
    bool scrolling = false;  // inside a ScrollArea
    float fade = 1.0F;       // times the alpha of all that is drawn ("not shown now")
    ImGuiID group = 0;       // focus group of the widgets drawn now

    [[nodiscard]] float px(float units) const { return look.px(units); }
    [[nodiscard]] const std::string& word(std::string_view key) const {
        return in.content.language.text(key);
    }
    void emit(Action action) { out.actions.push_back(std::move(action)); }
    [[nodiscard]] ImDrawList& draw() const { return *ImGui::GetWindowDrawList(); }
    [[nodiscard]] ImU32 ink(ImU32 colour) const { return withAlpha(colour, fade); }
    [[nodiscard]] const Colours& colours() const { return look.colours; }
};

// "Session {} of {}" with its blanks filled in order.
[[nodiscard]] std::string fill(std::string_view pattern, std::initializer_list<std::string> values);
// Words of an enum: word(frame, "ui.style.", toText(style)).
[[nodiscard]] const std::string& word(const Frame& frame, std::string_view prefix,
                                      std::string_view name);

// Text. Every line box is look.lineHeightPx(font) high, the letters centred in it.
[[nodiscard]] float textWidth(const Frame& frame, Font font, std::string_view text);
// One line; shortened with an ellipsis where wider than maxWidth (tests count that as a fault).
float text(Frame& frame, Font font, ImVec2 topLeft, ImU32 colour, std::string_view words,
           float maxWidth);
void textRight(Frame& frame, Font font, ImVec2 topRight, ImU32 colour, std::string_view words,
               float maxWidth);
void textCentred(Frame& frame, Font font, const Rect& box, ImU32 colour, std::string_view words);
// As many lines as needed; returns the height.
float wrapped(Frame& frame, Font font, ImVec2 topLeft, ImU32 colour, std::string_view words,
              float width);
[[nodiscard]] float wrappedHeight(const Frame& frame, Font font, std::string_view words,
                                  float width);
// Spaced capitals, as section names have them; returns the width.
float spacedCapitals(Frame& frame, ImVec2 topLeft, ImU32 colour, std::string_view words,
                     float maxWidth);

struct Touch {
    bool hovered = false, held = false, clicked = false, focused = false;
};
// A place that can be clicked and reached by keyboard. `key` is unique in the window.
Touch touch(Frame& frame, std::string_view key, const Rect& box);
void focusRing(Frame& frame, const Rect& box, float radius);

// Focus: read this frame's keys before anything is drawn; walk after everything was.
void beginFocus(Frame& frame);
void endFocus(Frame& frame);
[[nodiscard]] bool keyPressed(const Frame& frame, Key key);

// Arrow keys stay within the widgets drawn while this lives.
class FocusGroup {
  public:
    FocusGroup(Frame& frame, std::string_view key);
    ~FocusGroup() { frame_.group = before_; }
    FocusGroup(const FocusGroup&) = delete;
    FocusGroup& operator=(const FocusGroup&) = delete;

  private:
    Frame& frame_;
    ImGuiID before_;
};

// Something pale, e.g. rows that are not shown now.
class Faded {
  public:
    Faded(Frame& frame, float alpha) : frame_(frame), before_(frame.fade) { frame.fade *= alpha; }
    ~Faded() { frame_.fade = before_; }
    Faded(const Faded&) = delete;
    Faded& operator=(const Faded&) = delete;

  private:
    Frame& frame_;
    float before_;
};

// A box that scrolls smoothly; content is laid out from area.x, area.y() downwards.
class ScrollArea {
  public:
    ScrollArea(Frame& frame, std::string_view key, const Rect& box);
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;
    [[nodiscard]] float top() const { return box_.y - state_.offsetPx; }
    // Near enough to be seen: rows far outside need not be drawn.
    [[nodiscard]] bool sees(float y, float height) const {
        return y < box_.bottom() && y + height > box_.y;
    }
    void scrollTo(float y, bool smooth = true);
    void finish(float contentBottom);  // once, with the y where the content ended

  private:
    void takeWheel();
    void scrollBar();
    Frame& frame_;
    Rect box_;
    ScrollState& state_;
    std::string key_;
    bool outerScrolling_;
};

}  // namespace rewire::ui
