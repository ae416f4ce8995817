// SPDX-License-Identifier: Apache-2.0
// Triangles from back to front along the view, for translucent layers in one pass over the
// geometry. On a CPU rasteriser a sort of 150,000 triangles costs 3 ms, a second pass over them ten
// times that. Stable and free of history: the same camera gives the same order.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <span>
#include <vector>

#include "render/mesh_cache.h"

namespace rewire::render {

struct SortRange {
    std::uint32_t firstTriangle = 0, count = 0;
    glm::vec3 offsetMm{0};  // the part is drawn moved by this
};

// Vertex numbers, three a triangle, farthest first. `direction` points from the eye into the scene;
// perspective is respected by distance from `eyeMm`.
[[nodiscard]] std::vector<std::uint32_t> sortBackToFront(const GpuMesh& mesh,
                                                         std::span<const SortRange> ranges,
                                                         const glm::vec3& eyeMm);

}  // namespace rewire::render
