// SPDX-License-Identifier: Apache-2.0
// Where the panels stand in a window of any size: look/LOOK's measures, narrower rails in a small
// window, one side panel at a time in a very small one. Pure arithmetic.
#pragma once

#include "ui/look.h"
#include "ui/rect.h"
#include "ui/ui_state.h"

namespace rewire::ui {

struct Layout {
    Rect top, left, right, bottom, stage;
    bool leftShown = true, rightShown = true, topShown = true;
    bool narrow = false;   // rails at their smaller width
    bool onlyOne = false;  // no room for both side panels
};

[[nodiscard]] Layout layoutOf(const Look& look, float widthPx, float heightPx, const UiState& ui);

}  // namespace rewire::ui
