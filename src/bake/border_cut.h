// SPDX-License-Identifier: Apache-2.0
// Cuts the triangles of a labelled surface where its two strongest labels are equal, so that every
// triangle belongs to one patch and borders are smooth curves whose vertices both sides share. Does
// NOT thin the borders out; border_thin.h does.
#pragma once

#include "vertex_labels.h"

namespace rewire::bake {

struct CutShell {
    Mesh mesh;                 // shared vertices; normals from the uncut surface
    std::vector<int> patchOf;  // per triangle: index into patches
    std::vector<PatchKey> patches;
    std::size_t uncutVertices = 0;  // vertices from here on were made by cutting ...
    std::vector<Triangle>
        cutOf;  // ... {u, v, kNoVertex} an edge, or a triangle's corners, ascending
    // Border edges that were divided later: {from, to, the new vertices in order}.
    std::vector<std::vector<std::uint32_t>> divided;
};

constexpr std::uint32_t kNoVertex = 0xFFFFFFFFu;

[[nodiscard]] CutShell cutBorders(const Mesh& m, const VertexLabels& labels);

// Per vertex: how many patches meet there (1 inside, 2 on a border, 3+ at a corner).
[[nodiscard]] std::vector<int> patchesAtVertex(const CutShell& s);

// Distance (mm) to the nearest border along the surface, at most `limit`.
[[nodiscard]] std::vector<float> borderDistance(const CutShell& s, double limit);

}  // namespace rewire::bake
