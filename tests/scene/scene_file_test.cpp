// SPDX-License-Identifier: Apache-2.0
// A scene says everything, reads back as itself, and complains by line.
#include "scene/scene_file.h"

#include <gtest/gtest.h>

#include "random_states.h"
#include "test_content.h"

namespace rewire::test {
namespace {

Result<SceneRead> read(std::string_view text) {
    return parseScene(text, "lecture.scene.toml", testContent());
}

std::string refusal(std::string_view text) {
    const Result<SceneRead> scene = read(text);
    EXPECT_FALSE(scene.has_value()) << text;
    return scene ? std::string() : scene.error().text();
}

TEST(SceneFile, ReadsBackEveryField) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const ViewState state = someState(testContent(), seed);
        const std::string text = printScene(state, testContent().atlas.assetHash);
        const Result<SceneRead> scene = read(text);
        ASSERT_TRUE(scene.has_value()) << scene.error().text() << '\n' << text;
        EXPECT_TRUE(scene->state == state) << text;
        EXPECT_FALSE(scene->otherAssets);
        EXPECT_EQ(printScene(scene->state, testContent().atlas.assetHash), text);
    }
}

TEST(SceneFile, CanBeWrittenByHandInThreeLines) {
    const Result<SceneRead> scene = read("version = 1\ntherapy = \"cbt\"\nview = \"top\"\n");
    ASSERT_TRUE(scene.has_value()) << scene.error().text();
    EXPECT_EQ(scene->state, after({"therapy cbt", "view top"}));
}

TEST(SceneFile, SaysThatItWasMadeWithOtherAssets) {
    EXPECT_TRUE(read(printScene(initialViewState(), "0123"))->otherAssets);
}

TEST(SceneFile, RefusesAnUnknownKeyWithItsLineAndTheNearestKey) {
    const std::string error = refusal("version = 1\nstile = \"glass\"\n");
    EXPECT_NE(error.find("lecture.scene.toml:2"), std::string::npos) << error;
    EXPECT_NE(error.find("did you mean 'style'"), std::string::npos) << error;
}

TEST(SceneFile, RefusesANewerVersion) {
    const std::string error = refusal("version = 2\nsomething_new = 1\n");
    EXPECT_NE(error.find("lecture.scene.toml:1"), std::string::npos) << error;
    EXPECT_NE(error.find("version 2"), std::string::npos) << error;
}

TEST(SceneFile, ReportsAllFaultsAtOnce) {
    const std::string error = refusal(
        "version = 1\ntherapy = \"cbtt\"\nselection = [\"left:amygdla\"]\nstyle = \"glas\"\n"
        "[camera]\ndistance_mm = -1\n[clip]\nplane = \"axal\"\n");
    for (const char* part : {":2", "'cbt'", ":3", "'amygdala'", ":4", "'glass'", ":6",
                             "distance_mm", ":8", "'axial'"}) {
        EXPECT_NE(error.find(part), std::string::npos) << part << " in " << error;
    }
}

TEST(SceneFile, CallsDamagedTextDamaged) {
    const Result<SceneRead> scene = read("version = 1\ntherapy = [");
    ASSERT_FALSE(scene.has_value());
    EXPECT_EQ(scene.error().code, ErrorCode::kDamaged);
    EXPECT_NE(scene.error().text().find("lecture.scene.toml:2"), std::string::npos)
        << scene.error().text();
    (void)refusal("");
    (void)refusal("version = \"one\"");
    (void)refusal("version = 1\nsession = 5\n");  // without a therapy there is no course
}

}  // namespace
}  // namespace rewire::test
