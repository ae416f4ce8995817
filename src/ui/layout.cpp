// SPDX-License-Identifier: Apache-2.0
// The measures of the page, from the window's size in units.
#include "ui/layout.h"

#include <algorithm>
#include <cmath>

namespace rewire::ui {

namespace {

constexpr float kTopUnits = 56.0F, kBottomUnits = 88.0F;
constexpr float kWideUnits = 1600.0F;  // above: rails of 304 and 424
constexpr float kBothUnits = 1000.0F;  // below: one side panel at a time
constexpr float kShortUnits = 560.0F;  // below: the bottom bar is flatter

}  // namespace

Layout layoutOf(const Look& look, float widthPx, float heightPx, const UiState& ui) {
    Layout l;
    const float units = widthPx / look.scale;
    l.narrow = units < kWideUnits;
    l.onlyOne = units < kBothUnits;
    l.leftShown = ui.settings.leftOpen && !ui.panelsHidden;
    l.rightShown = ui.settings.rightOpen && !ui.panelsHidden;
    l.topShown = !ui.panelsHidden;
    if (l.onlyOne && l.leftShown && l.rightShown)
        (ui.lastOpenedLeft ? l.rightShown : l.leftShown) = false;
    const float topH = l.topShown ? look.px(kTopUnits) : 0.0F;
    const float bottomH = ui.panelsHidden
                              ? 0.0F
                              : look.px(heightPx / look.scale < kShortUnits ? 72.0F : kBottomUnits);
    const float leftW = l.leftShown ? look.px(l.narrow ? 240.0F : 304.0F) : 0.0F;
    const float rightW =
        l.rightShown ? std::min(look.px(l.narrow ? 340.0F : 424.0F), std::floor(widthPx * 0.62F))
                     : 0.0F;
    l.top = {0.0F, 0.0F, widthPx, topH};
    l.left = {0.0F, topH, leftW, heightPx - topH};
    l.right = {widthPx - rightW, topH, rightW, heightPx - topH};
    l.stage = {leftW, topH, widthPx - leftW - rightW, heightPx - topH - bottomH};
    l.bottom = {leftW, heightPx - bottomH, l.stage.w, bottomH};
    return l;
}

}  // namespace rewire::ui
