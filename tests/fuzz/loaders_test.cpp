// SPDX-License-Identifier: Apache-2.0
// Damaged files must give an Error or a value, never a crash, a hang or a heap overrun (run it with
// -DREWIRE_SANITIZE=ON too). Some damage does no harm, so only the share of errors is asserted.
#include <gtest/gtest.h>

#include "atlas/brain_mesh.h"
#include "atlas/nifti_file.h"
#include "fuzz/damage.h"
#include "knowledge/knowledge.h"
#include "support/synthetic_assets.h"
#include "support/synthetic_files.h"

namespace rewire {
namespace {

namespace fs = std::filesystem;
using test::damaged;

constexpr std::uint64_t kRounds = 400;

// The beginning of a file of tables, up to the n-th heading: enough to meet every reader, and
// quick.
std::string firstTables(const std::string& text, std::string_view heading, int count) {
    std::size_t at = text.find(heading);
    for (int i = 0; i < count && at != std::string::npos; ++i) at = text.find(heading, at + 1);
    return text.substr(0, at);
}

class Loaders : public testing::Test {
  protected:
    test::SyntheticAssets assets;
};

TEST_F(Loaders, SurviveDamagedTriangles) {
    const Result<Atlas> atlas = loadAtlas(assets.path(), Volumes::kSkip);
    ASSERT_TRUE(atlas);
    const std::string good =
        test::glbBytes({test::makeEllipsoid("lh.amygdala", {{-24, -4, -18}, {8, 8, 8}}, 1),
                        test::makeEllipsoid("rh.tract.cingulum", {{24, -4, -18}, {8, 8, 8}}, 1)});
    const fs::path path = assets.path() / "brain_preview.glb";
    std::uint64_t errors = 0;
    for (std::uint64_t round = 0; round < kRounds; ++round) {
        test::writeBytes(path, damaged(good, round));
        const Result<BrainMesh> brain = loadBrainMesh(*atlas, MeshLevel::kPreview);
        if (!brain) {
            ++errors;
            EXPECT_FALSE(brain.error().message.empty());
        }
    }
    EXPECT_GT(errors, kRounds / 2);
    // Lengths alone: each must be refused.
    for (std::size_t length = 0; length < good.size(); length += good.size() / 50) {
        test::writeBytes(path, good.substr(0, length));
        EXPECT_FALSE(loadBrainMesh(*atlas, MeshLevel::kPreview)) << length;
    }
}

TEST_F(Loaders, SurviveDamagedTrianglesWhoseLengthsAgree) {
    const Result<Atlas> atlas = loadAtlas(assets.path(), Volumes::kSkip);
    ASSERT_TRUE(atlas);
    const std::string good =
        test::glbBytes({test::makeEllipsoid("lh.amygdala", {{-24, -4, -18}, {8, 8, 8}}, 1)});
    const fs::path path = assets.path() / "brain_preview.glb";
    for (std::uint64_t round = 0; round < kRounds; ++round) {
        // Only the JSON is damaged, in place, so that the judge of it and Assimp are reached.
        const std::size_t jsonEnd = good.find("BIN", 20) - 4;
        std::string bytes = good;
        std::string json = damaged(good.substr(20, jsonEnd - 20), round);
        json.resize(jsonEnd - 20, ' ');
        bytes.replace(20, json.size(), json);
        test::writeBytes(path, bytes);
        (void)loadBrainMesh(*atlas, MeshLevel::kPreview);
    }
}

TEST_F(Loaders, SurviveDamagedVolumes) {
    Volume<std::uint16_t> volume;
    volume.size = {9, 8, 7};
    volume.voxels.assign(9U * 8U * 7U, 3);
    const std::string header = test::niftiHeader(volume);
    const std::string voxels(reinterpret_cast<const char*>(volume.voxels.data()),
                             volume.voxels.size() * 2);
    const fs::path path = assets.path() / "labels.nii.gz";
    std::uint64_t errors = 0;
    for (std::uint64_t round = 0; round < kRounds; ++round) {
        test::writeGzip(path, damaged(header, round) + voxels);
        errors += readLabelVolume(path) ? 0U : 1U;
        (void)readGreyVolume(path);
    }
    EXPECT_GT(errors, kRounds / 3);
    test::writeNifti(path, volume);
    const std::string good = test::readBytes(path);
    errors = 0;
    for (std::uint64_t round = 0; round < kRounds; ++round) {
        test::writeBytes(path, damaged(good, round));
        errors += readLabelVolume(path) ? 0U : 1U;
    }
    EXPECT_GT(errors, kRounds * 3 / 4);  // gzip's checksum sees nearly all
}

TEST_F(Loaders, SurviveDamagedAnatomy) {
    const fs::path path = assets.path() / "anatomy.toml";
    const std::string good = test::readBytes(path);
    std::uint64_t errors = 0;
    for (std::uint64_t round = 0; round < kRounds / 4; ++round) {
        test::writeBytes(path, damaged(good, round));
        const Result<Atlas> atlas = loadAtlas(assets.path(), Volumes::kSkip);
        errors += atlas ? 0U : 1U;
        if (atlas) (void)atlas->regionsOf(0);
    }
    EXPECT_GT(errors, kRounds / 16);
}

TEST_F(Loaders, SurviveDamagedKnowledge) {
    const fs::path folder = assets.path() / "knowledge";
    const Result<Atlas> atlas = loadAtlas(assets.path(), Volumes::kSkip);
    ASSERT_TRUE(atlas);
    const std::pair<const char*, const char*> kFiles[] = {
        {"therapies.toml", "[[therapy.connection]]"},
        {"mechanisms.toml", "[[mechanism.quiz]]"},
        {"regions.toml", "[[set]]"},
        {"references.toml", "[[reference]]"},
        {"models.toml", "[[model.parameter]]"}};
    for (const auto& [name, heading] : kFiles) {
        test::writeBytes(folder / name, firstTables(test::readBytes(folder / name), heading, 2));
    }
    for (const auto& [name, heading] : kFiles) {
        const std::string good = test::readBytes(folder / name);
        for (std::uint64_t round = 0; round < kRounds / 4; ++round) {
            test::writeBytes(folder / name, damaged(good, round));
            const KnowledgeLoad load = readKnowledge(assets.path());
            (void)crossCheck(load.knowledge, *atlas, assets.path());
            for (const Therapy& therapy : load.knowledge.therapies)
                (void)shownEffects(therapy, EvidenceKind::kCourse);
        }
        test::writeBytes(folder / name, good);
    }
}

TEST_F(Loaders, SurviveNestingWithoutEnd) {
    (void)loadLanguage(assets.path());
    test::writeBytes(assets.path() / "lang" / "en.toml", "a = " + std::string(100'000, '['));
    EXPECT_FALSE(loadLanguage(assets.path()));
    std::string keys;
    for (int i = 0; i < 50'000; ++i) keys += "a.";
    test::writeBytes(assets.path() / "lang" / "en.toml", keys + "b = 1\n");
    EXPECT_FALSE(loadLanguage(assets.path()));
    test::writeBytes(assets.path() / "lang" / "en.toml", "b = { " + keys + "b = 1 }\n");
    EXPECT_FALSE(loadLanguage(assets.path()));
    test::writeBytes(assets.path() / "lang" / "en.toml", "[" + keys + "b]\nx = 1\n");
    EXPECT_FALSE(loadLanguage(assets.path()));
    const Result<Atlas> atlas = loadAtlas(assets.path(), Volumes::kSkip);
    ASSERT_TRUE(atlas);
    std::string glb = test::glbBytes({test::makeEllipsoid("lh.amygdala", {}, 0)});
    const std::size_t jsonEnd = glb.find("BIN", 20) - 4;
    glb.replace(20, jsonEnd - 20, std::string(jsonEnd - 20, '['));
    test::writeBytes(assets.path() / "brain.glb", glb);
    EXPECT_FALSE(loadBrainMesh(*atlas, MeshLevel::kFull));
}

}  // namespace
}  // namespace rewire
