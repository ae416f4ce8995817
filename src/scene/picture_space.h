// SPDX-License-Identifier: Apache-2.0
// Where a point of the brain falls in a picture: the one projection shared by renderer, labels and
// picking. Pixels count from the top left. The free rectangle is the part that no panel or margin
// covers: the camera's target is centred in it and the vertical field of view spans its height, so
// the brain keeps its place and size when panels open.
#pragma once

#include <glm/glm.hpp>
#include <optional>

#include "scene/view_state.h"

namespace rewire {

struct PictureSpace {
    int widthPx = 1280, heightPx = 720;
    glm::ivec4 freeRectPx{0};  // x, y, w, h; all of it when w or h is 0

    [[nodiscard]] glm::ivec4 freeRect() const;
    // View-projection for the whole picture (GL clip space).
    [[nodiscard]] glm::mat4 projection(const Camera& camera) const;
    // Pixel of a point, with depth in mm in front of the eye as z; nothing behind the eye.
    [[nodiscard]] std::optional<glm::vec3> toPixel(const Camera& camera,
                                                   const glm::vec3& pointMm) const;
    [[nodiscard]] Ray rayThrough(const Camera& camera, glm::vec2 pixel) const;
    [[nodiscard]] float mmPerPixel(const Camera& camera, float depthMm) const;
};

}  // namespace rewire
