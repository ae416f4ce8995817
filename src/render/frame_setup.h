// SPDX-License-Identifier: Apache-2.0
// One frame in numbers: sizes with apron and supersampling, matrices, lights, pixel scales. Pure.
#pragma once

#include <glm/glm.hpp>

#include "render/renderer.h"
#include "scene/picture_space.h"

namespace rewire::render {

struct FrameSetup {
    FrameSpec spec;          // with full sizes filled in
    PictureSpace space;      // of the whole picture, in final pixels
    int factor = 1;          // supersampling: internal pixels a pixel side
    int samples = 0;         // multisampling of the internal target, 0 or 4
    int apronPx = 0;         // final pixels round a tile, for filters that look at neighbours
    glm::ivec2 insidePx{0};  // internal target size
    glm::ivec4 viewport{0};  // of the whole picture, in internal pixels of this target
    glm::mat4 viewProjection{1};
    glm::vec3 eyeMm{0}, key{0}, fill{0}, rim{0}, up{0};
    float mmPerPixel = 0.2F;  // at the camera's target, final pixels
    float pixelScale = 1.0F;  // internal pixels for one pixel of a 1080-line picture
    [[nodiscard]] bool tiled() const { return apronPx > 0; }
    // Rectangle of a box in internal pixels, grown by `marginPx`, cut to the target; z, w = size
    // (0: not in it).
    [[nodiscard]] glm::ivec4 screenRect(const Aabb& boxMm, int marginPx) const;
};

[[nodiscard]] FrameSetup setUpFrame(const DrawList& list, const FrameSpec& spec);

}  // namespace rewire::render
