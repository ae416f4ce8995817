// SPDX-License-Identifier: Apache-2.0
// A DrawList as the shaders read it: three vec4 a slot in a uniform block, and which parts are
// drawn how. Does NOT touch GL.
#pragma once

#include <glm/glm.hpp>
#include <vector>

#include "render/mesh_cache.h"
#include "scene/draw_list.h"

namespace rewire::render {

struct LookEntry {
    glm::vec4 colourEmphasis{0};  // linear colour, emphasis 0..1
    glm::vec4 kind{0};    // pattern, focus group, tissue (0 cortex, 1 cerebellum, 2 stem, 3 deep, 4
                          // white, 5 cut), lit
    glm::vec4 offset{0};  // mm; w unused
};

// An entry as shaders/common_looks.glsl reads it from a std140 array of vec4, two a slot.
struct PackedLook {
    glm::vec4 colourEmphasis{0};
    glm::vec4 offsetKind{0};  // w: tissue + 8 x striped + 16 x in a focus group
};
static_assert(sizeof(PackedLook) == 32);
inline constexpr std::size_t kMostSlots = 511;  // 16 KiB, the least block size of OpenGL 4.1
[[nodiscard]] std::vector<PackedLook> packLooks(const std::vector<LookEntry>& table);

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
