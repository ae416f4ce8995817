// SPDX-License-Identifier: Apache-2.0
// Which parcels the synthetic brain has, where each lies, and anatomy.toml from it. Names and
// places of the regions come from assets/knowledge/regions.toml, so that the two always agree.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "atlas/atlas.h"
#include "knowledge/knowledge.h"
#include "support/synthetic_mesh.h"

namespace rewire::test {

struct SyntheticParcel {
    std::string id, name;
    ParcelGroup group = ParcelGroup::kCortex;
    glm::vec3 leftMm{0.0F},
        rightMm{0.0F};      // the middle of the patch or body; the same on the midline
    float radiusMm = 0.0F;  // of a body; 0: a patch only
    bool onShell = true;
    bool onMidline = false;
};

struct SyntheticAnatomy {
    std::vector<SyntheticParcel> parcels;
    std::vector<Region> regions;
    std::vector<Tract> tracts;
    [[nodiscard]] const SyntheticParcel& parcel(const std::string& id) const;
};
[[nodiscard]] SyntheticAnatomy makeSyntheticAnatomy(const Knowledge& knowledge);

// Label numbers: 2 i + 1 left, 2 i + 2 right of the i-th parcel (midline: the first of the two).
[[nodiscard]] std::uint16_t labelOf(const SyntheticAnatomy& anatomy, const std::string& id,
                                    Side side);
[[nodiscard]] Volume<std::uint16_t> makeLabels(const SyntheticAnatomy& anatomy);
[[nodiscard]] std::vector<SyntheticMesh> makeMeshes(const SyntheticAnatomy& anatomy, int level);
[[nodiscard]] std::string anatomyToml(const SyntheticAnatomy& anatomy,
                                      const Volume<std::uint16_t>& labels,
                                      const std::map<std::string, std::string>& glbSha256);

// The outer shapes, shared by meshes and labels.
[[nodiscard]] Ellipsoid hemisphere(Side side);

}  // namespace rewire::test
