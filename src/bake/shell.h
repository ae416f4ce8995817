// SPDX-License-Identifier: Apache-2.0
// The outer brain: four closed surfaces, cut into named patches, at three levels of detail that
// share their borders, with the attributes of docs/assets.md. Does NOT make bodies or tracts.
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
    std::vector<Vec3> normal[kLevels];  // of the full surface, smoothed for the coarser levels
};

// targets: triangles per level.
[[nodiscard]] Shell makeShell(const Mesh& full, VertexLabels& labels,
                              const std::array<std::size_t, kLevels>& targets);

// The parts of makeShell, for shells that need more between them.
void addSurfaceValues(Shell& s, const Mesh& full);  // curvature, distance to borders
void addLevelNormals(Shell& s);                     // before the first simplification
void addLevels(
    Shell& s,
    const std::array<std::size_t, kLevels>& targets);  // after thinning; spends s.cut's triangles
[[nodiscard]] std::size_t borderVertices(const CutShell& cut);
[[nodiscard]] std::vector<Triangle> allTriangles(const PatchTriangles& p);
void castOcclusion(Shell& s, const Occluders& whole, const Occluders& alone);

// Casts rays from all vertices of level 0 against the level 0 triangles of all shells, and of the
// own one.
void bakeOcclusion(std::vector<Shell>& shells);

// One mesh per patch. kind: "" or "opened".
void appendPatches(const Shell& s, int level, const std::string& kind, std::vector<NamedMesh>& out);

[[nodiscard]] Rgba vertexColour(float whole, float alone, float curvature, float distanceMm);

}  // namespace rewire::bake
