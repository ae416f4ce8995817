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
    std::uint32_t finish = 0;  // glow, gloss, halo, unused; 8 bits each
};
static_assert(sizeof(GlyphVertex) == 32);

// Counter-clockwise from outside; first what is opaque, then what is translucent, last the halos.
struct GlyphMesh {
    std::vector<GlyphVertex> vertices;
    std::vector<std::uint32_t> indices;
    std::size_t haloFirst = 0;  // index from which on nothing hides what lies behind it
};

// No outline is off by more than `errorMm`, within limits.
[[nodiscard]] GlyphMesh glyphTriangles(std::span<const Tube> tubes, std::span<const Sphere> spheres,
                                       float errorMm);

}  // namespace rewire::render
