// SPDX-License-Identifier: Apache-2.0
// ScrollArea: a clipped box with smooth scrolling, a slim bar, and the keyboard's focus kept in
// sight.
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/frame.h"

namespace rewire::ui {

namespace {

constexpr float kWheelUnits = 72.0F;   // three lines of text a notch
constexpr float kGlidePerSec = 16.0F;  // the offset covers 63 % of its way in 1/16 s
constexpr float kFadeEdgeUnits = 24.0F;

ScrollState& stateOf(Frame& frame, std::string_view key) {
    return frame.ui.scrolls[ImHashStr(key.data(), key.size(), 0x5C011U)];
}

}  // namespace

ScrollArea::ScrollArea(Frame& frame, std::string_view key, const Rect& box)
    : frame_(frame),
      box_(box),
      state_(stateOf(frame, key)),
      key_(key),
      outerScrolling_(frame.scrolling) {
    takeWheel();
    const float last = std::max(0.0F, state_.contentPx - box.h);
    state_.targetPx = std::clamp(state_.targetPx, 0.0F, last);
    const float away = state_.targetPx - state_.offsetPx;
    if (frame.ui.settings.reducedMotion || std::abs(away) < 0.75F) {
        state_.offsetPx = state_.targetPx;
    } else {
        state_.offsetPx +=
            away * (1.0F - std::exp(-kGlidePerSec * std::min(frame.in.deltaSec, 0.05F)));
        frame.out.animating = true;
    }
    state_.offsetPx = std::round(std::clamp(state_.offsetPx, 0.0F, last));
    frame.scrolling = true;
    ImGui::PushClipRect(box.min(), box.max(), true);
}

void ScrollArea::takeWheel() {
    const ImGuiIO& io = ImGui::GetIO();
    const bool under = ImGui::IsWindowHovered() && box_.contains(io.MousePos);
    if (under && io.MouseWheel != 0.0F && !io.KeyCtrl)
        state_.targetPx -= io.MouseWheel * frame_.px(kWheelUnits);
    const bool keys = under || (key_.starts_with("scroll.right") && frame_.layer == 0);
    if (keys && !io.WantTextInput) {
        if (keyPressed(frame_, Key::kPageDown)) state_.targetPx += box_.h * 0.85F;
        if (keyPressed(frame_, Key::kPageUp)) state_.targetPx -= box_.h * 0.85F;
    }
}

void ScrollArea::scrollTo(float y, bool smooth) {
    state_.targetPx = std::max(0.0F, y - top());
    state_.contentPx = std::max(state_.contentPx, state_.targetPx + box_.h);
    if (!smooth) state_.offsetPx = state_.targetPx;
    frame_.out.animating = true;
}

void ScrollArea::finish(float contentBottom) {
    ImGui::PopClipRect();
    frame_.scrolling = outerScrolling_;
    const float content = contentBottom - top();
    if (std::abs(content - state_.contentPx) > 0.5F) frame_.out.animating = true;
    state_.contentPx = content;
    const FocusState& focus = frame_.ui.focus;
    if (focus.moved) {
        for (const FocusItem& item : focus.items) {
            if (item.id != focus.id || item.layer != frame_.layer) continue;
            if (item.rect.x < box_.x - 1.0F || item.rect.right() > box_.right() + 1.0F) break;
            const float margin = frame_.px(kFadeEdgeUnits);
            if (item.rect.y < box_.y + margin)
                state_.targetPx = state_.offsetPx - (box_.y + margin - item.rect.y);
            if (item.rect.bottom() > box_.bottom() - margin) {
                state_.targetPx = state_.offsetPx + (item.rect.bottom() + margin - box_.bottom());
            }
            frame_.out.animating = true;
        }
    }
    if (content > box_.h + 1.0F) scrollBar();
}

void ScrollArea::scrollBar() {
    const float width = frame_.px(4.0F);
    const float margin = frame_.px(3.0F);
    const float last = state_.contentPx - box_.h;
    const float length = std::max(frame_.px(32.0F), box_.h * box_.h / state_.contentPx);
    const float travel = box_.h - 2.0F * margin - length;
    Rect bar{box_.right() - width - margin, box_.y + margin + travel * state_.offsetPx / last,
             width, length};
    const Rect grip{bar.x - frame_.px(5.0F), box_.y, width + margin + frame_.px(5.0F), box_.h};
    const ImRect bounds(grip.min(), grip.max());
    const ImGuiID id = ImHashStr(key_.data(), key_.size(), 0xBA2U);
    bool hovered = false, held = false;
    if (ImGui::ItemAdd(bounds, id)) ImGui::ButtonBehavior(bounds, id, &hovered, &held);
    if (held && travel > 0.0F) {
        const float wanted = (ImGui::GetIO().MousePos.y - box_.y - margin - length * 0.5F) / travel;
        state_.targetPx = std::clamp(wanted, 0.0F, 1.0F) * last;
        state_.offsetPx = state_.targetPx;
        frame_.out.animating = true;
    }
    const ImU32 colour = withAlpha(frame_.colours().faint, held || hovered ? 0.9F : 0.38F);
    frame_.draw().AddRectFilled(bar.min(), bar.max(), colour, width * 0.5F);
}

}  // namespace rewire::ui
