// SPDX-License-Identifier: Apache-2.0
// What each vertex of an outer surface is called: the nearest parcel voxel of its side, smoothed
// over the surface so that parcels meet in smooth curves. Does NOT cut triangles; border_cut.h
// does.
#pragma once

#include <functional>

#include "mesh.h"
#include "regions.h"

namespace rewire::bake {

// A patch of the shell: one parcel on one side.
struct PatchKey {
    int parcel;
    char side;  // 'l', 'r', 'm'
    bool operator==(const PatchKey&) const = default;
};

// weight[v * patches.size() + c]: how much vertex v is patch c. The largest one names the vertex.
struct VertexLabels {
    std::vector<PatchKey> patches;
    std::vector<float> weight;

    [[nodiscard]] int width() const { return int(patches.size()); }
    [[nodiscard]] int winner(std::size_t v) const;
};

// isCut, when given, adds the patch cut_surface for the vertices it is true for.
[[nodiscard]] VertexLabels labelHemisphere(const Mesh& m, char side, const Regions& r,
                                           const std::function<bool(const Vec3&)>& isCut = nullptr);
[[nodiscard]] VertexLabels labelCerebellum(const Mesh& m, const Regions& r);
[[nodiscard]] VertexLabels labelAll(const Mesh& m, PatchKey only);

void roundBorders(const Mesh& m, VertexLabels& labels);

// Gives islands smaller than minArea (mm2) to their surroundings; a patch's largest piece stays
// unless it is smaller than minPatch.
void removeIslands(const Mesh& m, VertexLabels& labels, double minArea, double minPatch);

}  // namespace rewire::bake
