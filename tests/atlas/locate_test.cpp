// SPDX-License-Identifier: Apache-2.0
// Against a search through every voxel, on volumes small enough for that.
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

#include "atlas/atlas.h"

namespace rewire {
namespace {

Atlas atlasWithBlobs(const glm::vec3& spacingMm) {
    Atlas atlas;
    for (std::uint16_t label = 1; label <= 3; ++label) {
        Parcel parcel;
        parcel.id = "p" + std::to_string(label);
        parcel.label = label;
        atlas.parcels.push_back(parcel);
        atlas.regions.push_back({parcel.id, RegionKind::kParcel, parcel.id, {parcel.id}});
    }
    atlas.labels.size = {30, 26, 28};
    atlas.labels.originMm = {-15.0F, 10.0F, 3.0F};
    atlas.labels.spacingMm = spacingMm;
    atlas.labels.voxels.assign(30U * 26U * 28U, 0);
    const auto set = [&](int i, int j, int k, std::uint16_t label) {
        atlas.labels.voxels[(static_cast<std::size_t>(k) * 26 + j) * 30 + i] = label;
    };
    for (int k = 4; k < 9; ++k) {
        for (int j = 5; j < 9; ++j) {
            for (int i = 6; i < 9; ++i) set(i, j, k, 1);
        }
    }
    set(20, 20, 20, 2);
    set(25, 7, 22, 3);
    set(0, 0, 0, 4);  // a label that no parcel has
    atlas.makeIndex();
    return atlas;
}

struct Expected {
    ParcelIndex parcel = kNoParcel;
    float distanceMm = 0.0F;
};

Expected searchEverywhere(const Atlas& atlas, const glm::vec3& point) {
    const auto& v = atlas.labels;
    const glm::ivec3 own(glm::floor((point - v.originMm) / v.spacingMm + 0.5F));
    Expected best;
    float bestMm = 10.0F;
    for (int k = 0; k < v.size.z; ++k) {
        for (int j = 0; j < v.size.y; ++j) {
            for (int i = 0; i < v.size.x; ++i) {
                const std::uint16_t label = v.at(i, j, k);
                if (label == 0 || label > 3) continue;
                const auto parcel = static_cast<ParcelIndex>(label - 1);
                if (glm::ivec3(i, j, k) == own) return {parcel, 0.0F};
                const float mm =
                    glm::distance(point, v.originMm + glm::vec3(i, j, k) * v.spacingMm);
                if (mm > bestMm || (mm == bestMm && best.parcel != kNoParcel)) continue;
                bestMm = mm;
                best = {parcel, mm};
            }
        }
    }
    return best;
}

TEST(Locate, AgreesWithASearchThroughAllVoxels) {
    int found = 0;
    for (const glm::vec3 spacing : {glm::vec3(1.0F), glm::vec3(1.5F, 2.0F, 0.8F)}) {
        const Atlas atlas = atlasWithBlobs(spacing);
        const glm::vec3 sizeMm = glm::vec3(atlas.labels.size) * spacing;
        for (std::uint32_t n = 0; n < 400; ++n) {
            glm::vec3 point;
            for (int axis = 0; axis < 3; ++axis) {
                const float unit =
                    static_cast<float>(
                        (n * 2654435761U + static_cast<std::uint32_t>(axis) * 40503U * (n + 7U)) >>
                        8U) /
                    16777216.0F;
                point[axis] = atlas.labels.originMm[axis] - 12.0F + unit * (sizeMm[axis] + 24.0F);
            }
            const Expected expected = searchEverywhere(atlas, point);
            const Location location = locate(atlas, point);
            ASSERT_EQ(location.parcel, expected.parcel) << n;
            ASSERT_NEAR(location.distanceMm, expected.distanceMm, 1e-4F) << n;
            found += expected.parcel != kNoParcel ? 1 : 0;
        }
    }
    EXPECT_GT(found, 100);  // the points do ask something
}

TEST(Locate, FindsNothingFarAwayOrNowhere) {
    const Atlas atlas = atlasWithBlobs(glm::vec3(1.0F));
    for (const glm::vec3 point : {glm::vec3(200.0F), glm::vec3(-1e30F), glm::vec3(std::nanf(""))}) {
        const Location location = locate(atlas, point);
        EXPECT_EQ(location.parcel, kNoParcel);
        EXPECT_TRUE(location.regionIds.empty());
    }
    EXPECT_EQ(locate(Atlas{}, {0, 0, 0}).parcel, kNoParcel);
}

TEST(Locate, ReachesTenMillimetresAndNoFurther) {
    const Atlas atlas = atlasWithBlobs(glm::vec3(1.0F));
    const glm::vec3 lone = atlas.labels.originMm + glm::vec3(20, 20, 20);
    EXPECT_EQ(locate(atlas, lone + glm::vec3(0, 10.0F, 0)).parcel, 1);
    EXPECT_EQ(locate(atlas, lone + glm::vec3(0, 10.1F, 0)).parcel, kNoParcel);
}

TEST(Locate, NamesTheRegionsOfWhatItFinds) {
    const Atlas atlas = atlasWithBlobs(glm::vec3(1.0F));
    const Location location = locate(atlas, atlas.labels.originMm + glm::vec3(7, 6, 5));
    EXPECT_EQ(location.regionIds, (std::vector<std::string>{"p1"}));
    EXPECT_EQ(location.distanceMm, 0.0F);
}

TEST(Locate, AnswersThousandsASecondFarFromAnyLabel) {
    const Atlas atlas = atlasWithBlobs(glm::vec3(1.0F));
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i) (void)locate(atlas, {5.0F, 20.0F, 28.0F});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_LT(seconds.count(), 1.0);  // a fiftieth of that in a release build; room for sanitizers
}

}  // namespace
}  // namespace rewire
