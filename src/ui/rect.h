// SPDX-License-Identifier: Apache-2.0
// Rect: a box in window pixels, from the top left.
#pragma once

#include <imgui.h>

namespace rewire::ui {

struct Rect {
    float x = 0.0F, y = 0.0F, w = 0.0F, h = 0.0F;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] ImVec2 min() const { return {x, y}; }
    [[nodiscard]] ImVec2 max() const { return {x + w, y + h}; }
    [[nodiscard]] ImVec2 centre() const { return {x + w * 0.5F, y + h * 0.5F}; }
    [[nodiscard]] bool contains(ImVec2 p) const {
        return p.x >= x && p.y >= y && p.x < right() && p.y < bottom();
    }
    [[nodiscard]] Rect inset(float dx, float dy) const {
        return {x + dx, y + dy, w - 2.0F * dx, h - 2.0F * dy};
    }
    [[nodiscard]] Rect inset(float d) const { return inset(d, d); }
    [[nodiscard]] bool overlaps(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
};

}  // namespace rewire::ui
