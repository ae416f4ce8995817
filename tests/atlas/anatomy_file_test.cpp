// SPDX-License-Identifier: Apache-2.0
// anatomy.toml as the program reads it, and with faults planted one by one.
#include "atlas/anatomy_file.h"

#include <gtest/gtest.h>

#include "support/synthetic_assets.h"

namespace rewire {
namespace {

class AnatomyFaults : public testing::Test {
  protected:
    // Plants a fault and expects exactly one complaint with these words and a line.
    void expectFault(std::string_view from, std::string_view to, std::string_view words) {
        test::replaceInFile(assets.path() / "anatomy.toml", from, to);
        const AnatomyFile file = readAnatomy(assets.path());
        ASSERT_EQ(file.faults.size(), 1U) << (file.faults.empty() ? "" : file.faults[1].text());
        EXPECT_NE(file.faults[0].message.find(words), std::string::npos) << file.faults[0].text();
        EXPECT_NE(file.faults[0].where.find("anatomy.toml:"), std::string::npos)
            << file.faults[0].text();
        const Result<Atlas> atlas = loadAtlas(assets.path());
        ASSERT_FALSE(atlas);
        EXPECT_EQ(atlas.error().code, file.code);
    }
    test::SyntheticAssets assets;
};

TEST_F(AnatomyFaults, NoneInTheSyntheticBrain) {
    const AnatomyFile file = readAnatomy(assets.path());
    for (const Fault& fault : file.faults) ADD_FAILURE() << fault.text();
    EXPECT_EQ(file.provenance.package, "synthetic");
    EXPECT_EQ(file.provenance.glbSha256.size(), 3U);
    EXPECT_EQ(file.atlas.assetHash, file.provenance.glbSha256[0].second);
}

TEST_F(AnatomyFaults, UnknownParcelInARegion) {
    expectFault("parcels = [\"amygdala\"", "parcels = [\"amygdalla\"",
                "names the unknown parcel 'amygdalla'; did you mean 'amygdala'?");
}
TEST_F(AnatomyFaults, UnknownKey) {
    expectFault("group = \"cortex\"", "group = \"cortex\"\ngruop = 1",
                "unknown key 'gruop'; did you mean 'group'?");
}
TEST_F(AnatomyFaults, UnknownGroup) {
    expectFault("group = \"brainstem\"", "group = \"brianstem\"", "did you mean 'brainstem'?");
}
TEST_F(AnatomyFaults, SameParcelTwice) {
    expectFault("[[region]]",
                "[[parcel]]\nid = \"amygdala\"\nname = \"x\"\ngroup = \"deep\"\n[[region]]",
                "second time");
}
TEST_F(AnatomyFaults, SameLabelTwice) {
    expectFault("label_right = 2\n", "label_right = 1\n", "belongs to two parcels");
}
TEST_F(AnatomyFaults, EmptyName) {
    expectFault("name = \"Pallidum\"", "name = \"\"", "'name' of parcel 'pallidum' is empty");
}
TEST_F(AnatomyFaults, CentreOfTwoNumbers) {
    expectFault("centre_left_mm = [", "centre_left_mm = [1.0, 2.0] #", "three numbers");
}
TEST_F(AnatomyFaults, TractLineOfNoPoints) {
    expectFault("points_mm = [", "points_mm = [] #", "at least two points");
}
TEST_F(AnatomyFaults, FormatOfTheFuture) {
    expectFault("format = 1", "format = 2", "reads format 1");
}
TEST_F(AnatomyFaults, BrokenToml) {
    expectFault("format = 1", "format = = 1", "not valid TOML");
}

TEST_F(AnatomyFaults, AllAreReportedAtOnce) {
    test::replaceInFile(assets.path() / "anatomy.toml", "name = \"Pallidum\"", "name = 3");
    test::replaceInFile(assets.path() / "anatomy.toml", "group = \"brainstem\"", "group = \"x\"");
    const Result<Atlas> atlas = loadAtlas(assets.path());
    ASSERT_FALSE(atlas);
    EXPECT_EQ(atlas.error().code, ErrorCode::kInvalid);
    EXPECT_NE(atlas.error().message.find("pallidum"), std::string::npos);
    EXPECT_NE(atlas.error().message.find("brainstem"), std::string::npos);
}

TEST_F(AnatomyFaults, MissingFolderSaysWhatToDo) {
    const Result<Atlas> atlas = loadAtlas(assets.path() / "none");
    ASSERT_FALSE(atlas);
    EXPECT_EQ(atlas.error().code, ErrorCode::kNotFound);
    EXPECT_NE(atlas.error().message.find("--assets DIR"), std::string::npos);
    EXPECT_EQ(atlas.error().text().find('\n'), std::string::npos);
}

TEST_F(AnatomyFaults, MissingVolumeIsNotFoundUnlessItIsNotAskedFor) {
    std::filesystem::remove(assets.path() / "t1.nii.gz");
    ASSERT_FALSE(loadAtlas(assets.path()));
    EXPECT_EQ(loadAtlas(assets.path()).error().code, ErrorCode::kNotFound);
    EXPECT_TRUE(loadAtlas(assets.path(), Volumes::kLabelsOnly));
    std::filesystem::remove(assets.path() / "labels.nii.gz");
    EXPECT_FALSE(loadAtlas(assets.path(), Volumes::kLabelsOnly));
    EXPECT_TRUE(loadAtlas(assets.path(), Volumes::kSkip));
}

TEST_F(AnatomyFaults, LandmarksOfTheSyntheticBrainKeepTheirSides) {
    const Result<Atlas> atlas = loadAtlas(assets.path());
    ASSERT_TRUE(atlas) << atlas.error().text();
    for (const Parcel& parcel : atlas->parcels) {
        if (parcel.side == Side::kLeft) {
            EXPECT_LT(parcel.centreMm.x, 0.0F) << parcel.id;
        }
        if (parcel.side == Side::kRight) {
            EXPECT_GT(parcel.centreMm.x, 0.0F) << parcel.id;
        }
    }
    const Location left = locate(*atlas, {-23.0F, -1.0F, -17.0F});
    ASSERT_NE(left.parcel, kNoParcel);
    EXPECT_EQ(atlas->parcels[left.parcel].nodeName(), "lh.amygdala");
    EXPECT_EQ(left.regionIds, (std::vector<std::string>{"amygdala", "limbic_system"}));
}

}  // namespace
}  // namespace rewire
