// SPDX-License-Identifier: Apache-2.0
// The list of parcels: ids, names, groups and where each comes from. The order is the order of
// labels. Does NOT compute anything; regions.cpp makes the voxels, shell.cpp the patches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rewire::bake {

struct AtlasRule {
    std::string atlas;
    std::vector<int> labels;
    std::string rule;
};

enum class Group { kCortex, kDeep, kCerebellum, kBrainstem, kWhiteMatter, kCut };

struct Parcel {
    std::string id, name;
    Group group;
    bool midline = false;  // one node without side
    bool onShell = false;  // has a patch on the outer surface
    bool hasBody = false;  // has a closed body
    bool inLabels = true;  // has voxels in labels.nii.gz
    std::vector<AtlasRule> sources;
};

[[nodiscard]] const std::vector<Parcel>& parcelTable();
[[nodiscard]] int parcelIndex(std::string_view id);  // throws when unknown
[[nodiscard]] std::string_view groupName(Group g);

// "lh.angular_gyrus", "rh.body.thalamus", "brainstem"; side 'l', 'r' or 'm'.
[[nodiscard]] std::string nodeName(char side, std::string_view kind, std::string_view id);
// Values in labels.nii.gz.
[[nodiscard]] int labelOf(int parcel, char side);

}  // namespace rewire::bake
