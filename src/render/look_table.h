// SPDX-License-Identifier: Apache-2.0
// A DrawList as the shaders read it: three vec4 a slot in a uniform block, and which parts are
// drawn how. Does NOT touch GL.
#pragma once

#include <glm/glm.hpp>
#include <vector>

#include "render/mesh_cache.h"
#include "scene/draw_list.h"

namespace rewire::render {

// std140: an array of vec4, three a slot. Must agree with shaders/common_looks.glsl (a test
// compares them).
struct LookEntry {
    glm::vec4 colourEmphasis{0};  // linear colour, emphasis 0..1
    glm::vec4 kind{0};    // pattern, focus group, tissue (0 cortex, 1 cerebellum, 2 stem, 3 deep, 4
                          // white, 5 cut), lit
    glm::vec4 offset{0};  // mm; w unused
};
static_assert(sizeof(LookEntry) == 48);
inline constexpr std::size_t kMostSlots = 341;  // 16 KiB, the least block size of OpenGL 4.1

[[nodiscard]] std::vector<LookEntry> lookTable(const Atlas& atlas, const DrawList& list,
                                               const Slots& slots);

// What is drawn of one level, by role. Indices into GpuMesh::parts.
struct VisibleParts {
    std::vector<std::size_t> shell;        // patches of the outer brain (or its opened twin)
    std::vector<std::size_t> litBodies;    // solid, shine through
    std::vector<std::size_t> plainBodies;  // not lit
    std::vector<std::size_t> tracts;
};
[[nodiscard]] VisibleParts visibleParts(const Atlas& atlas, const DrawList& list,
                                        const std::vector<MeshPart>& parts);

}  // namespace rewire::render
