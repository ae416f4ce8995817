// SPDX-License-Identifier: Apache-2.0
#include "atlas/nifti_file.h"

#include <gtest/gtest.h>

#include <cstring>

#include "support/synthetic_files.h"
#include "support/temporary_folder.h"

namespace rewire {
namespace {

template <class T>
Volume<T> smallVolume() {
    Volume<T> volume;
    volume.size = {4, 3, 2};
    volume.originMm = {-90.0F, -125.0F, -71.0F};
    volume.spacingMm = {1.0F, 2.0F, 3.0F};
    for (int i = 0; i < 24; ++i) volume.voxels.push_back(static_cast<T>(i * 7));
    return volume;
}

class NiftiFile : public testing::Test {
  protected:
    // The good file with some bytes of its header changed; offsets as in nifti1.h.
    std::filesystem::path writeDamaged(std::size_t offset, const void* bytes, std::size_t count) {
        std::string whole = header;
        std::memcpy(whole.data() + offset, bytes, count);
        test::writeGzip(folder.path() / "bad.nii.gz", whole + voxels);
        return folder.path() / "bad.nii.gz";
    }
    void SetUp() override {
        const auto volume = smallVolume<std::uint16_t>();
        test::writeNifti(folder.path() / "good.nii.gz", volume);
        header = test::niftiHeader(volume);
        voxels.assign(reinterpret_cast<const char*>(volume.voxels.data()),
                      volume.voxels.size() * 2);
    }
    static void expectDamaged(const Result<Volume<std::uint16_t>>& read) {
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, ErrorCode::kDamaged);
        EXPECT_NE(read.error().where.find(".nii.gz"), std::string::npos);
        EXPECT_NE(read.error().message.find("scripts/bake.sh"), std::string::npos);
    }
    test::TemporaryFolder folder;
    std::string header, voxels;
};

TEST_F(NiftiFile, ReadsBackWhatWasWritten) {
    const auto labels = readLabelVolume(folder.path() / "good.nii.gz");
    ASSERT_TRUE(labels) << labels.error().text();
    const auto wanted = smallVolume<std::uint16_t>();
    EXPECT_EQ(labels->voxels, wanted.voxels);
    EXPECT_EQ(labels->size, wanted.size);
    EXPECT_EQ(labels->originMm, wanted.originMm);
    EXPECT_EQ(labels->spacingMm, wanted.spacingMm);
    EXPECT_EQ(labels->at(1, 2, 1), (1 * 3 + 2) * 4 * 7 + 7);
    EXPECT_EQ(labels->at(-1, 0, 0), 0);
    EXPECT_EQ(labels->at(4, 0, 0), 0);
}

TEST_F(NiftiFile, ReadsBytesAsLabelsAndAsGrey) {
    const auto path = folder.path() / "grey.nii.gz";
    test::writeNifti(path, smallVolume<std::uint8_t>());
    ASSERT_TRUE(readGreyVolume(path));
    EXPECT_EQ(readGreyVolume(path)->voxels, smallVolume<std::uint8_t>().voxels);
    ASSERT_TRUE(readLabelVolume(path));
}

TEST_F(NiftiFile, SaysNotFoundForAMissingFile) {
    const auto read = readLabelVolume(folder.path() / "none.nii.gz");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::kNotFound);
}

TEST_F(NiftiFile, RefusesGreyThatIsNotBytes) {
    const auto read = readGreyVolume(folder.path() / "good.nii.gz");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::kDamaged);
}

TEST_F(NiftiFile, RefusesWhatIsNoNifti) {
    expectDamaged(readLabelVolume(folder.write("empty.nii.gz", "")));
    expectDamaged(readLabelVolume(folder.write("text.nii.gz", "hello, I am no image at all")));
}

TEST_F(NiftiFile, RefusesVoxelsThatEndEarly) {
    test::writeGzip(folder.path() / "short.nii.gz", header + voxels.substr(0, 20));
    expectDamaged(readLabelVolume(folder.path() / "short.nii.gz"));
    const std::string whole = test::readBytes(folder.path() / "good.nii.gz");
    expectDamaged(readLabelVolume(folder.write("cut.nii.gz", whole.substr(0, whole.size() / 2))));
}

TEST_F(NiftiFile, RefusesSizesThatNoHeadHas) {
    const short sizes[] = {3, 4, 32767, 2};
    expectDamaged(readLabelVolume(writeDamaged(40, sizes, sizeof sizes)));
    const short flat[] = {2, 4, 3, 1};
    expectDamaged(readLabelVolume(writeDamaged(40, flat, sizeof flat)));
}

TEST_F(NiftiFile, RefusesAnImageThatIsMirroredOrTurned) {
    const float mirrored = -1.0F;
    expectDamaged(readLabelVolume(writeDamaged(280, &mirrored, sizeof mirrored)));
    const float turned = 0.5F;
    expectDamaged(readLabelVolume(writeDamaged(284, &turned, sizeof turned)));
    const short noPlace = 0;
    expectDamaged(readLabelVolume(writeDamaged(254, &noPlace, sizeof noPlace)));
}

TEST_F(NiftiFile, RefusesNegativeLabelsAndFractions) {
    voxels[1] = static_cast<char>(0x80);
    const short same = 4;
    expectDamaged(readLabelVolume(writeDamaged(70, &same, sizeof same)));
    const short floats = 16;
    expectDamaged(readLabelVolume(writeDamaged(70, &floats, sizeof floats)));
}

}  // namespace
}  // namespace rewire
