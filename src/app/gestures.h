// SPDX-License-Identifier: Apache-2.0
// Mouse on the stage to actions: left drag turns, right, middle or shift-left drag pans, the wheel
// zooms to the pointer; a click without movement picks. Does NOT know what was hit.
#pragma once

#include <optional>
#include <vector>

#include "app/window.h"
#include "scene/action.h"
#include "scene/picture_space.h"

namespace rewire::app {

struct StageClick {
    glm::vec2 stagePx{0.0F};
    bool twice = false, also = false;  // double click; with Shift or Ctrl
};

struct GestureOutput {
    std::vector<Action> actions;
    std::optional<StageClick> click;
    bool active = false;  // a button that began on the stage is down and has moved
    bool ended = false;
};

class Gestures {
  public:
    // `stage` in window pixels; `free` within it, as the picture has it.
    [[nodiscard]] GestureOutput update(const FrameInput& input, const glm::ivec4& stagePx,
                                       const PictureSpace& space, const Camera& camera,
                                       bool stageHovered, float scale, double nowSec);
    [[nodiscard]] bool holding() const { return button_ >= 0; }

  private:
    void begin(const FrameInput& input, bool stageHovered);
    void drag(glm::vec2 byPx, const PictureSpace& space, const Camera& camera, float scale,
              GestureOutput& out) const;
    int button_ = -1;
    bool panning_ = false, moved_ = false;
    glm::vec2 startPx_{0.0F}, lastPx_{0.0F};
    double lastClickSec_ = -10.0;
    glm::vec2 lastClickPx_{-100.0F};
};

}  // namespace rewire::app
