// SPDX-License-Identifier: Apache-2.0
// The outer brain: four closed surfaces, cut into named patches, at three levels of detail that share their
// borders, with the attributes of docs/assets.md. Does NOT make bodies or tracts.
#pragma once

#include "border_cut.h"
#include "glb.h"
#include "occlusion.h"
#include "simplify.h"

namespace rewire::bake {

constexpr int kLevels = 3;  // brain, brain_mid, brain_preview

struct Shell {
    CutShell cut;
    std::vector<float> curvature, distance;  // per vertex of cut.mesh
    std::vector<float> whole, alone;         // occlusion; only where a vertex is used
    PatchTriangles level[kLevels];
};

// targets: triangles per level.
[[nodiscard]] Shell makeShell(const Mesh& full, VertexLabels labels, const std::array<std::size_t, kLevels>& targets);

// Casts rays from all vertices of level 0 against the level 0 triangles of all shells, and of the own one.
void bakeOcclusion(std::vector<Shell>& shells);

// One mesh per patch. kind: "" or "opened".
void appendPatches(const Shell& s, int level, const std::string& kind, std::vector<NamedMesh>& out);

[[nodiscard]] Rgba vertexColour(float whole, float alone, float curvature, float distanceMm);

}  // namespace rewire::bake
