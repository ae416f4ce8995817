// SPDX-License-Identifier: Apache-2.0
// White-matter tracts: centre-lines through the atlas's tract labels, bundles of tubes swept round
// them, and the corpus callosum as a sheet in relief along its fibres. Does NOT claim single
// fibres: they are a drawing.
#pragma once

#include "anatomy.h"
#include "mesh.h"

namespace rewire::bake {

struct TractMesh {
    std::string id;
    char side;
    Mesh mesh;
};

// All tracts with their lines, in the order of anatomy.toml.
[[nodiscard]] std::vector<Tract> makeTractLines(const Sources& s);
// level: 0 finest.
[[nodiscard]] std::vector<TractMesh> makeTractMeshes(const Sources& s,
                                                     const std::vector<Tract>& tracts, int level);

// Cheapest way through a mask between its voxels nearest to two points, keeping to its middle.
[[nodiscard]] std::vector<Vec3> pathThrough(const Mask& mask, const Vec3& from, const Vec3& to);
// Even steps, smoothed; ends stay.
[[nodiscard]] std::vector<Vec3> smoothLine(const std::vector<Vec3>& line, double stepMm,
                                           int passes);

// Which of the callosum's voxels, and how far along its arc from front to back (mm) a point lies.
struct Callosum {
    Mask mask;
    std::vector<Vec3> arc;  // in the midsagittal plane
    [[nodiscard]] double along(const Vec3& p) const;
};
[[nodiscard]] Callosum findCallosum(const Sources& s);

}  // namespace rewire::bake
