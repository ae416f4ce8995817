// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sstream>

#include "app/data_commands.h"
#include "atlas/nifti_file.h"
#include "support/synthetic_assets.h"
#include "support/synthetic_files.h"

namespace rewire::app {
namespace {

class CheckCommand : public testing::Test {
  protected:
    int run() {
        std::ostringstream out, err;
        const int code = runCheck(assets.path(), out, err);
        output = out.str();
        complaints = err.str();
        return code;
    }
    void expectFault(std::string_view words) {
        EXPECT_EQ(run(), 1) << words;
        EXPECT_EQ(output, "");
        EXPECT_NE(complaints.find(words), std::string::npos) << complaints;
    }
    test::SyntheticAssets assets;
    std::string output, complaints;
};

TEST_F(CheckCommand, SaysThatAllIsWell) {
    EXPECT_EQ(run(), 0) << complaints;
    EXPECT_TRUE(output.starts_with("all is well: ")) << output;
    EXPECT_NE(output.find(" parcels, "), std::string::npos);
    EXPECT_EQ(complaints, "");
}

TEST_F(CheckCommand, ListsFaultsOfEveryFileAtOnceAndCountsThem) {
    test::replaceInFile(assets.path() / "knowledge" / "therapies.toml", "region = \"amygdala\"",
                        "region = \"amygdalla\"");
    test::replaceInFile(assets.path() / "knowledge" / "mechanisms.toml", "answer = 2",
                        "answer = 9");
    std::filesystem::remove(assets.path() / "t1.nii.gz");
    std::filesystem::remove(assets.path() / "fonts" / "OFL.txt");
    std::filesystem::remove(assets.path() / "brain_mid.glb");
    test::writeBytes(assets.path() / "lang" / "en.toml", "a = 1\n");
    EXPECT_EQ(run(), 1);
    for (const char* words : {"did you mean 'amygdala'?", "'answer'", "t1.nii.gz", "OFL.txt",
                              "brain_mid.glb", "en.toml:1", "rewire: 6 faults"}) {
        EXPECT_NE(complaints.find(words), std::string::npos) << words << " in\n" << complaints;
    }
}

TEST_F(CheckCommand, FindsAGlbOfAnotherBake) {
    std::string bytes = test::readBytes(assets.path() / "brain.glb");
    bytes[bytes.size() - 40] =
        static_cast<char>(bytes[bytes.size() - 40] ^ 1);  // within the last indices
    test::writeBytes(assets.path() / "brain.glb", bytes);
    expectFault("SHA-256");
}

TEST_F(CheckCommand, FindsAParcelThatOneLevelLacks) {
    test::writeBytes(
        assets.path() / "brain_preview.glb",
        test::glbBytes({test::makeEllipsoid("lh.amygdala", {{-24, -4, -18}, {8, 8, 8}}, 1)}));
    expectFault("brain_preview.glb: the node 'rh.amygdala' is missing");
}

TEST_F(CheckCommand, FindsLabelsThatDisagreeWithTheAnatomy) {
    Result<Volume<std::uint16_t>> labels = readLabelVolume(assets.path() / "labels.nii.gz");
    ASSERT_TRUE(labels);
    for (std::uint16_t& label : labels->voxels) {
        if (label == 1) label = 999;
    }
    test::writeNifti(assets.path() / "labels.nii.gz", *labels);
    expectFault("label 999 is no parcel");
    EXPECT_NE(complaints.find("label 1 ('lh.pfc_dorsolateral') has 0 mm3"), std::string::npos)
        << complaints;
}

TEST_F(CheckCommand, FindsVolumesOfDifferentGrids) {
    Result<Volume<std::uint8_t>> t1 = readGreyVolume(assets.path() / "t1.nii.gz");
    ASSERT_TRUE(t1);
    t1->originMm.y += 1.0F;
    test::writeNifti(assets.path() / "t1.nii.gz", *t1);
    expectFault("its grid is not that of labels.nii.gz");
}

TEST_F(CheckCommand, GoesOnWithoutTheAnatomy) {
    test::writeBytes(assets.path() / "anatomy.toml", "format = ");
    test::replaceInFile(assets.path() / "knowledge" / "mechanisms.toml", "answer = 2",
                        "answer = 9");
    expectFault("anatomy.toml:1: not valid TOML");
    EXPECT_NE(complaints.find("'answer'"), std::string::npos);
}

TEST_F(CheckCommand, SaysThatTheFolderDoesNotExist) {
    std::ostringstream out, err;
    EXPECT_EQ(runCheck(assets.path() / "none", out, err), 1);
    EXPECT_NE(err.str().find("does not exist"), std::string::npos);
}

}  // namespace
}  // namespace rewire::app
