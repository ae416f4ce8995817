// SPDX-License-Identifier: Apache-2.0
// The committed brain against the coordinates that the literature gives for each region
// (regions.toml says which paper): right is right, and the region is where others find it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "knowledge/knowledge.h"

namespace rewire {
namespace {

// From the point to the surface of the region on that side (the face of its nearest voxel); 0
// inside.
float distanceMm(const Atlas& atlas, const RegionRef& ref, const glm::vec3& pointMm) {
    std::set<std::uint16_t> wanted;
    for (const ParcelIndex parcel : atlas.parcelsOf(ref))
        wanted.insert(atlas.parcels[parcel].label);
    const auto& labels = atlas.labels;
    const glm::ivec3 middle(glm::floor((pointMm - labels.originMm) / labels.spacingMm + 0.5F));
    constexpr int kReach = 12;
    float nearestMm = 1e9F;
    for (int k = -kReach; k <= kReach; ++k) {
        for (int j = -kReach; j <= kReach; ++j) {
            for (int i = -kReach; i <= kReach; ++i) {
                const glm::ivec3 v = middle + glm::ivec3(i, j, k);
                const std::uint16_t label = labels.at(v.x, v.y, v.z);
                if (label == 0 || !wanted.contains(label)) continue;
                const glm::vec3 centreMm = labels.originMm + glm::vec3(v) * labels.spacingMm;
                const glm::vec3 outsideMm = glm::abs(pointMm - centreMm) - labels.spacingMm * 0.5F;
                nearestMm = std::min(nearestMm, glm::length(glm::max(outsideMm, glm::vec3(0.0F))));
            }
        }
    }
    return nearestMm;
}

TEST(Landmarks, OfTheLiteratureLieInTheirRegionsOnTheirSides) {
    const std::filesystem::path assets = REWIRE_ASSETS_DIR;
    if (!std::filesystem::exists(assets / "anatomy.toml"))
        GTEST_SKIP() << "the assets have not been baked";
    const Result<Atlas> atlas = loadAtlas(assets, Volumes::kLabelsOnly);
    ASSERT_TRUE(atlas) << atlas.error().text();
    int tested = 0;
    for (const RegionText& region : readKnowledge(assets).knowledge.regions) {
        if (!region.mniVerified) continue;
        const auto parcels = atlas->parcelsOf({region.id, Side::kLeft});
        ASSERT_FALSE(parcels.empty()) << region.id;
        const bool isDeep = atlas->parcels[parcels[0]].group == ParcelGroup::kDeep;
        // Colin27 is one person's head and fills MNI space a little differently (regions.toml).
        const float allowedMm = isDeep ? 2.0F : 3.0F;
        for (const auto& [side, pointMm] :
             {std::pair(Side::kLeft, region.mniLeftMm), {Side::kRight, region.mniRightMm}}) {
            EXPECT_LE(distanceMm(*atlas, {region.id, side}, pointMm), allowedMm)
                << toText(side) << ' ' << region.id << " [" << region.mniReference << "]";
            ++tested;
        }
    }
    EXPECT_GT(tested, 40);
}

}  // namespace
}  // namespace rewire
