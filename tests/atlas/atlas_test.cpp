// SPDX-License-Identifier: Apache-2.0
// Names to parcels on a brain of five parcels made by hand.
#include "atlas/atlas.h"

#include <gtest/gtest.h>

namespace rewire {
namespace {

Parcel parcel(const std::string& id, Side side, float volumeMm3, const glm::vec3& centreMm) {
    Parcel p;
    p.id = id;
    p.side = side;
    p.volumeMm3 = volumeMm3;
    p.centreMm = centreMm;
    return p;
}

Atlas smallAtlas() {
    Atlas atlas;
    atlas.parcels = {
        parcel("a", Side::kLeft, 100, {-10, 0, 0}), parcel("a", Side::kRight, 100, {10, 0, 0}),
        parcel("b", Side::kLeft, 300, {-20, 0, 0}), parcel("b", Side::kRight, 300, {20, 0, 0}),
        parcel("stem", Side::kMidline, 50, {0, 0, -30})};
    atlas.regions = {{"net", RegionKind::kNetwork, "Net", {"a"}},
                     {"both", RegionKind::kArea, "Both", {"a", "b"}},
                     {"a", RegionKind::kRegion, "A", {"a"}},
                     {"b", RegionKind::kParcel, "B", {"b"}},
                     {"stem", RegionKind::kParcel, "Stem", {"stem"}}};
    atlas.makeIndex();
    return atlas;
}

TEST(Atlas, FindsParcelsByIdSideAndNode) {
    const Atlas atlas = smallAtlas();
    EXPECT_EQ(atlas.findParcel("b", Side::kRight), 3);
    EXPECT_EQ(atlas.findParcel("stem", Side::kLeft), kNoParcel);
    EXPECT_EQ(atlas.findNode("lh.a"), 0);
    EXPECT_EQ(atlas.findNode("stem"), 4);
    EXPECT_EQ(atlas.findNode("lh.body.a"), kNoParcel);
    EXPECT_EQ(atlas.findNode("a"), kNoParcel);
    for (const Parcel& p : atlas.parcels)
        EXPECT_EQ(atlas.parcels[atlas.findNode(p.nodeName())].id, p.id);
}

TEST(Atlas, GivesTheParcelsOfARegionOnTheSideAskedFor) {
    const Atlas atlas = smallAtlas();
    EXPECT_EQ(atlas.parcelsOf({"both", Side::kLeft}), (std::vector<ParcelIndex>{0, 2}));
    EXPECT_EQ(atlas.parcelsOf({"both", std::nullopt}), (std::vector<ParcelIndex>{0, 2, 1, 3}));
    EXPECT_EQ(atlas.parcelsOf({"stem", Side::kLeft}), (std::vector<ParcelIndex>{4}));
    EXPECT_TRUE(atlas.parcelsOf({"nothing", std::nullopt}).empty());
}

TEST(Atlas, ListsTheRegionsOfAParcelSmallestFirstAndSetsLast) {
    const Atlas atlas = smallAtlas();
    EXPECT_EQ(atlas.regionsOf(0), (std::vector<std::string>{"a", "net", "both"}));
    EXPECT_EQ(atlas.regionsOf(2), (std::vector<std::string>{"b", "both"}));
    EXPECT_TRUE(atlas.regionsOf(kNoParcel).empty());
}

TEST(Atlas, TakesTheCentreOfOneSideOnlyWeighedByVolume) {
    const Atlas atlas = smallAtlas();
    EXPECT_FLOAT_EQ(atlas.centreMm({"both", Side::kLeft})->x, -17.5F);
    EXPECT_FLOAT_EQ(atlas.centreMm({"both", Side::kRight})->x, 17.5F);
    EXPECT_FLOAT_EQ(atlas.centreMm({"both", std::nullopt})->x,
                    -17.5F);  // the left one, not the middle
    EXPECT_FLOAT_EQ(atlas.centreMm({"stem", std::nullopt})->z, -30.0F);
    EXPECT_FALSE(atlas.centreMm({"nothing", std::nullopt}));
}

TEST(RegionRef, PrintsWhatItReads) {
    for (const char* text : {"amygdala", "left:amygdala", "right:acc_dorsal"}) {
        const auto ref = regionRefFromText(text);
        ASSERT_TRUE(ref) << text;
        EXPECT_EQ(toText(*ref), text);
    }
    EXPECT_EQ(regionRefFromText("left:amygdala")->side, Side::kLeft);
}

TEST(RegionRef, RefusesWhatIsNoReference) {
    for (const char* text : {"", "left:", "middle:amygdala", "midline:amygdala", "Amygdala", "a b",
                             ":a", "left:a:b"}) {
        const auto ref = regionRefFromText(text);
        ASSERT_FALSE(ref) << text;
        EXPECT_EQ(ref.error().code, ErrorCode::kUsage);
    }
}

TEST(Side, HasOneWordEach) {
    for (const Side side : {Side::kLeft, Side::kRight, Side::kMidline})
        EXPECT_EQ(sideFromText(toText(side)), side);
    EXPECT_FALSE(sideFromText("both"));
}

}  // namespace
}  // namespace rewire
