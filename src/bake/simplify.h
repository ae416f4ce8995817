// SPDX-License-Identifier: Apache-2.0
// Fewer triangles by meshoptimizer, borders of patches kept vertex by vertex. Vertices are chosen, never moved:
// attributes of the full surface stay valid. Does NOT reorder; glb.h does when writing.
#pragma once

#include "border_cut.h"

namespace rewire::bake {

// Simplifies a list of triangles over shared vertices towards `target` triangles, with its open border locked.
[[nodiscard]] std::vector<Triangle> simplified(const std::vector<Vec3>& position,
                                               const std::vector<Triangle>& triangles, std::size_t target);

// Triangles per patch.
using PatchTriangles = std::vector<std::vector<Triangle>>;
[[nodiscard]] PatchTriangles splitByPatch(const CutShell& s);
// All patches in proportion, towards `target` triangles together.
[[nodiscard]] PatchTriangles simplifiedPatches(const std::vector<Vec3>& position, const PatchTriangles& patches,
                                               std::size_t target);

}  // namespace rewire::bake
