// SPDX-License-Identifier: Apache-2.0
// Hit testing and the keyboard's focus. ImGui's own keyboard navigation stays off: here every
// widget is ours, so one list in the order of drawing is all that Tab needs, and tests can read it.
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/frame.h"

namespace rewire::ui {

namespace {

const FocusItem* find(const std::vector<FocusItem>& items, ImGuiID id) {
    const auto at =
        std::find_if(items.begin(), items.end(), [id](const FocusItem& i) { return i.id == id; });
    return at == items.end() ? nullptr : &*at;
}

void moveTo(FocusState& focus, ImGuiID id) {
    focus.id = id;
    focus.visible = true;
    focus.moved = true;
}

int topLayer(const std::vector<FocusItem>& items) {
    int top = 0;
    for (const FocusItem& item : items) top = std::max(top, item.layer);
    return top;
}

// Tab enters a group once; arrows walk inside it.
void stepTab(FocusState& focus, bool backwards) {
    const int layer = topLayer(focus.previous);
    std::vector<const FocusItem*> stops;
    ImGuiID lastGroup = 0;
    for (const FocusItem& item : focus.previous) {
        if (item.layer != layer) continue;
        const bool sameGroup = item.group != 0 && item.group == lastGroup;
        lastGroup = item.group;
        if (!sameGroup || item.id == focus.id) {
            if (sameGroup)
                stops.back() = &item;
            else
                stops.push_back(&item);
        }
    }
    if (stops.empty()) return;
    const auto at = std::find_if(stops.begin(), stops.end(),
                                 [&](const FocusItem* i) { return i->id == focus.id; });
    if (at == stops.end()) return moveTo(focus, backwards ? stops.back()->id : stops.front()->id);
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    const auto next = ((at - stops.begin()) + (backwards ? -1 : 1) + count) % count;
    moveTo(focus, stops[static_cast<std::size_t>(next)]->id);
}

// The nearest member of the group in that direction.
bool stepInGroup(FocusState& focus, int dx, int dy) {
    const FocusItem* from = find(focus.previous, focus.id);
    if (from == nullptr || from->group == 0) return false;
    const FocusItem* best = nullptr;
    float bestCost = 0.0F;
    for (const FocusItem& item : focus.previous) {
        if (item.group != from->group || item.id == from->id) continue;
        const float ahead =
            (item.rect.centre().x - from->rect.centre().x) * static_cast<float>(dx) +
            (item.rect.centre().y - from->rect.centre().y) * static_cast<float>(dy);
        const float aside = std::abs(dx != 0 ? item.rect.centre().y - from->rect.centre().y
                                             : item.rect.centre().x - from->rect.centre().x);
        if (ahead <= 1.0F) continue;
        const float cost = ahead + aside * 3.0F;
        if (best == nullptr || cost < bestCost) {
            best = &item;
            bestCost = cost;
        }
    }
    if (best != nullptr) moveTo(focus, best->id);
    return true;
}

void arrow(FocusState& focus, int dx, int dy) {
    if (stepInGroup(focus, dx, dy)) return;
    focus.stepX += dx;
    focus.stepY += dy;
}

}  // namespace

bool keyPressed(const Frame& frame, Key key) {
    return std::any_of(frame.in.keys.begin(), frame.in.keys.end(),
                       [key](const KeyPress& k) { return k.key == key; });
}

void beginFocus(Frame& frame) {
    FocusState& focus = frame.ui.focus;
    focus.previous = std::move(focus.items);
    focus.items.clear();
    focus.moved = focus.activate = false;
    focus.stepX = focus.stepY = 0;
    const bool typing = ImGui::GetIO().WantTextInput;
    if (ImGui::GetIO().MouseClicked[0]) focus.visible = false;
    for (const KeyPress& press : frame.in.keys) {
        if (press.key == Key::kTab) stepTab(focus, press.shift);
        if (!focus.visible || typing) continue;
        if (press.key == Key::kEnter || press.key == Key::kSpace) focus.activate = true;
        if (press.key == Key::kLeft) arrow(focus, -1, 0);
        if (press.key == Key::kRight) arrow(focus, 1, 0);
        if (press.key == Key::kUp) arrow(focus, 0, -1);
        if (press.key == Key::kDown) arrow(focus, 0, 1);
    }
}

void endFocus(Frame& frame) {
    FocusState& focus = frame.ui.focus;
    // What had the focus is gone (a closed dialog, a folded row): start again from the top.
    if (focus.id != 0 && find(focus.items, focus.id) == nullptr)
        focus = {0, false, false, false, 0, 0, focus.items, {}};
}

Touch touch(Frame& frame, std::string_view key, const Rect& box) {
    FocusState& focus = frame.ui.focus;
    const ImGuiID id = ImHashStr(key.data(), key.size(), 0);
    focus.items.push_back({id, frame.group, box, frame.layer, std::string(key)});
    const ImRect bounds(box.min(), box.max());
    Touch result;
    if (ImGui::ItemAdd(bounds, id)) {
        result.clicked = ImGui::ButtonBehavior(bounds, id, &result.hovered, &result.held);
    }
    if (result.clicked || result.held) focus.id = id;
    result.focused = focus.id == id && focus.visible;
    if (result.focused && focus.activate) {
        result.clicked = true;
        focus.activate = false;
    }
    return result;
}

void focusRing(Frame& frame, const Rect& box, float radius) {
    const float gap = frame.px(2.0F);
    frame.draw().AddRect({box.x - gap, box.y - gap}, {box.right() + gap, box.bottom() + gap},
                         frame.look.colours.focusRing, radius + gap, 0,
                         std::max(2.0F, frame.px(2.0F)));
}

FocusGroup::FocusGroup(Frame& frame, std::string_view key) : frame_(frame), before_(frame.group) {
    frame.group = ImHashStr(key.data(), key.size(), 0x9E3779B9U);
}

}  // namespace rewire::ui
