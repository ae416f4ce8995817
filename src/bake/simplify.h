// SPDX-License-Identifier: Apache-2.0
// Fewer triangles, for levels of detail. Vertices are chosen, never moved, so attributes of the
// full surface stay valid; borders of patches stay vertex by vertex; no triangle turns over and no
// edge becomes non-manifold. Does NOT thin out borders; border_thin.h does.
#pragma once

#include "border_cut.h"

namespace rewire::bake {

void simplifyShell(CutShell& s, std::size_t targetTriangles);

// A mesh without borders.
[[nodiscard]] Mesh simplified(const Mesh& m, std::size_t targetTriangles);

// Triangles per patch.
using PatchTriangles = std::vector<std::vector<Triangle>>;
[[nodiscard]] PatchTriangles splitByPatch(const CutShell& s);

}  // namespace rewire::bake
