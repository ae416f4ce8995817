// SPDX-License-Identifier: Apache-2.0
// The turntable's hand: thresholds and speeds.
#include "app/gestures.h"

#include <cmath>

namespace rewire::app {

namespace {

constexpr float kDegreesPerUnit = 0.32F;  // half a turn across 560 px: a hand's width on a trackpad
constexpr float kStillUnits = 4.0F;       // less than this between press and release is a click
constexpr float kZoomPerNotch = 1.14F;
constexpr double kDoubleClickSec = 0.35;

}  // namespace

void Gestures::begin(const FrameInput& input, bool stageHovered) {
    for (std::size_t i = 0; i < 3 && button_ < 0; ++i) {
        if (!input.pressed[i] || !stageHovered) continue;
        button_ = static_cast<int>(i);
        panning_ = i != 0 || input.shift;
        moved_ = false;
        startPx_ = lastPx_ = input.mousePx;
    }
}

void Gestures::drag(glm::vec2 byPx, const PictureSpace& space, const Camera& camera, float scale,
                    GestureOutput& out) const {
    if (panning_) {
        const float mm = space.mmPerPixel(camera, camera.distanceMm);
        out.actions.emplace_back(Pan{byPx.x * mm, -byPx.y * mm});
    } else {
        const float degrees = kDegreesPerUnit / scale;
        out.actions.emplace_back(Orbit{byPx.x * degrees, byPx.y * degrees});
    }
}

GestureOutput Gestures::update(const FrameInput& input, const glm::ivec4& stagePx,
                               const PictureSpace& space, const Camera& camera, bool stageHovered,
                               float scale, double nowSec) {
    GestureOutput out;
    begin(input, stageHovered);
    const glm::vec2 origin(stagePx.x, stagePx.y);
    if (button_ >= 0) {
        const glm::vec2 by = input.mousePx - lastPx_;
        moved_ = moved_ || glm::length(input.mousePx - startPx_) > kStillUnits * scale;
        if (moved_ && (by.x != 0.0F || by.y != 0.0F)) drag(by, space, camera, scale, out);
        lastPx_ = moved_ ? input.mousePx : lastPx_;
        out.active = moved_;
        if (!input.down[static_cast<std::size_t>(button_)]) {
            if (!moved_ && button_ == 0) {
                const bool twice =
                    nowSec - lastClickSec_ < kDoubleClickSec &&
                    glm::length(startPx_ - lastClickPx_) < 2.0F * kStillUnits * scale;
                out.click = StageClick{startPx_ - origin, twice, input.shift || input.ctrl};
                lastClickSec_ = twice ? -10.0 : nowSec;
                lastClickPx_ = startPx_;
            }
            out.ended = true;
            out.active = false;
            button_ = -1;
        }
    }
    if (stageHovered && input.wheel.y != 0.0F) {
        const glm::ivec4 free = space.freeRect();
        const glm::vec2 half(static_cast<float>(free.z) * 0.5F, static_cast<float>(free.w) * 0.5F);
        const glm::vec2 centre = origin + glm::vec2(free.x, free.y) + half;
        const glm::vec2 ndc((input.mousePx.x - centre.x) / half.x,
                            (centre.y - input.mousePx.y) / half.y);
        out.actions.emplace_back(
            Zoom{std::pow(kZoomPerNotch, input.wheel.y), ndc, half.x / half.y});
    }
    return out;
}

}  // namespace rewire::app
