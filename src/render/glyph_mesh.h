// SPDX-License-Identifier: Apache-2.0
// Tubes and spheres of a DrawList as triangles. Pure: no GL.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <span>
#include <vector>

#include "scene/draw_list.h"

namespace rewire::render {

struct GlyphVertex {
    glm::vec3 positionMm{0};
    glm::vec3 normal{0};
    std::uint32_t colour = 0;  // linear RGBA8
};
static_assert(sizeof(GlyphVertex) == 28);

// Three vertices a triangle, counter-clockwise from outside.
[[nodiscard]] std::vector<GlyphVertex> glyphTriangles(std::span<const Tube> tubes,
                                                      std::span<const Sphere> spheres);

}  // namespace rewire::render
