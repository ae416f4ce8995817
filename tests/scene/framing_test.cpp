// SPDX-License-Identifier: Apache-2.0
// Flights of the camera to a region.
#include "scene/framing.h"

#include <gtest/gtest.h>

#include "test_content.h"

namespace rewire::test {
namespace {

// A ventricle's wall is a patch: it has a centre, but no volume to weigh it by.
TEST(Framing, AimsAtAPatchWithoutAVolume) {
    Atlas atlas = testContent().atlas;
    Parcel wall;
    wall.id = "wall";
    wall.side = Side::kLeft;
    wall.group = ParcelGroup::kWhiteMatter;
    wall.centreMm = {-20.0F, -15.0F, 12.0F};
    atlas.parcels.push_back(wall);
    atlas.regions.push_back({"wall", RegionKind::kParcel, "Wall", {"wall"}});
    atlas.makeIndex();
    const Framing framing = frameRegion(atlas, after({}), {"wall", Side::kLeft});
    EXPECT_LT(glm::length(framing.camera.targetMm - wall.centreMm), 1.0F);
    EXPECT_EQ(atlas.centreMm({"wall", std::nullopt}), wall.centreMm);
}

}  // namespace
}  // namespace rewire::test
