// SPDX-License-Identifier: Apache-2.0
// Widgets that hold a value: the slider and the text field.
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace rewire::ui {

SliderEdit slider(Frame& frame, std::string_view key, const Rect& box, float value, float low,
                  float high, float keyStep) {
    const Colours& c = frame.colours();
    const Touch at = touch(frame, key, box);
    const float knob = frame.px(9.0F);
    const float left = box.x + knob, width = box.w - 2.0F * knob;
    SliderEdit edit{false, false, value};
    if (at.held && high > low) {
        const float share = std::clamp((ImGui::GetIO().MousePos.x - left) / width, 0.0F, 1.0F);
        edit.value = low + share * (high - low);
    }
    const FocusState& focus = frame.ui.focus;
    const int steps = focus.stepX - focus.stepY;
    if (at.focused && steps != 0) {
        edit.value = std::clamp(value + static_cast<float>(steps) * keyStep, low, high);
        edit.released = true;
    }
    edit.changed = edit.value != value;
    edit.released = edit.released || at.clicked;
    const float share =
        high > low ? std::clamp((edit.value - low) / (high - low), 0.0F, 1.0F) : 0.0F;
    const float y = box.y + box.h * 0.5F, half = frame.px(4.0F) * 0.5F;
    const float x = left + share * width;
    frame.draw().AddRectFilled({left, y - half}, {left + width, y + half}, frame.ink(c.track),
                               half);
    frame.draw().AddRectFilled({left, y - half}, {x, y + half}, frame.ink(c.secondary), half);
    const bool dark = frame.look.theme == rewire::Theme::kDark;
    frame.draw().AddCircleFilled({x, y}, knob, frame.ink(dark ? IM_COL32_WHITE : c.text), 32);
    if (at.focused) focusRing(frame, {x - knob, y - knob, 2.0F * knob, 2.0F * knob}, knob);
    return edit;
}

FieldEdit textField(Frame& frame, std::string_view key, const Rect& box, std::string& value,
                    std::string_view hint, bool takeFocus) {
    const Colours& c = frame.colours();
    FocusState& focus = frame.ui.focus;
    const ImGuiID focusId = ImHashStr(key.data(), key.size(), 0);
    focus.items.push_back({focusId, frame.group, box, frame.layer, std::string(key)});
    const float radius = frame.px(kRadiusUnits);
    const bool focused = focus.id == focusId && focus.visible;
    frame.draw().AddRectFilled(box.min(), box.max(), c.control, radius);

    ImFont* font = frame.look.font(Font::kText);
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
    ImGui::PushStyleColor(ImGuiCol_Text, c.text);
    ImGui::PushStyleColor(ImGuiCol_TextDisabled, c.secondary);
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, withAlpha(c.faint, 0.45F));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        ImVec2(frame.px(14.0F), (box.h - font->FontSize) * 0.5F));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0F);
    ImGui::SetCursorScreenPos(box.min());
    ImGui::SetNextItemWidth(box.w);
    if (takeFocus || (focused && focus.moved)) ImGui::SetKeyboardFocusHere();
    const std::string label = "##" + std::string(key);
    FieldEdit edit;
    edit.changed = ImGui::InputTextWithHint(label.c_str(), std::string(hint).c_str(), &value);
    edit.active = ImGui::IsItemActive();
    if (edit.active && focus.moved && focus.id != focusId) ImGui::ClearActiveID();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor(4);
    ImGui::PopFont();

    if (edit.active && !focus.moved) focus.id = focusId;
    edit.entered = edit.active && keyPressed(frame, Key::kEnter);
    const float thick = std::max(1.0F, std::floor(frame.look.scale));
    frame.draw().AddRect(box.min(), box.max(), edit.active ? c.selectedLine : c.line, radius, 0,
                         thick);
    if (focused) focusRing(frame, box, radius);
    frame.out.typing = frame.out.typing || edit.active;
    return edit;
}

}  // namespace rewire::ui
