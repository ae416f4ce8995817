// SPDX-License-Identifier: Apache-2.0
// No include against the direction of the layers; and the check itself finds planted ones.
#include <gtest/gtest.h>

#include "layers/layer_rules.h"
#include "support/temporary_folder.h"

namespace rewire::test {
namespace {

const std::filesystem::path kRoot = REWIRE_SOURCE_DIR;

TEST(Layers, TableOfTheArchitecturePageIsComplete) {
    const LayerTable table = readLayerTable(kRoot / "docs" / "architecture.md");
    for (const char* layer : {"core", "atlas", "knowledge", "models", "scene", "annotation", "gpu",
                              "render", "figure", "ui", "app", "bake"}) {
        EXPECT_TRUE(table.contains(layer)) << layer;
    }
    EXPECT_TRUE(table.at("core").empty());
    EXPECT_EQ(table.at("atlas"), (std::set<std::string>{"core"}));
    EXPECT_TRUE(table.at("app").contains("ui"));
    EXPECT_FALSE(table.at("app").contains("bake"));
    // Nothing above is included below: no two layers include each other.
    for (const auto& [layer, allowed] : table) {
        for (const std::string& other : allowed) {
            ASSERT_TRUE(table.contains(other)) << layer << " may include the unknown " << other;
            EXPECT_FALSE(table.at(other).contains(layer)) << layer << " and " << other;
        }
    }
}

TEST(Layers, NoIncludeRunsAgainstThem) {
    const LayerTable table = readLayerTable(kRoot / "docs" / "architecture.md");
    for (const std::string& fault : findForbiddenIncludes(kRoot / "src", table))
        ADD_FAILURE() << fault;
}

TEST(Layers, CheckFindsPlantedIncludes) {
    const TemporaryFolder folder;
    (void)folder.write("core/a.h", "#include \"atlas/atlas.h\"\n");
    (void)folder.write("atlas/a.h", "#include <assimp/scene.h>\n#include \"core/a.h\"\n");
    (void)folder.write("atlas/b.cpp",
                       "#include <assimp/scene.h>\n#include \"b.h\"\n#include <vector>\n");
    (void)folder.write("ui/a.cpp",
                       "// text\n#include <epoxy/gl.h>\n  #  include \"render/renderer.h\"\n");
    (void)folder.write("extra/a.cpp", "");
    const LayerTable table = readLayerTable(kRoot / "docs" / "architecture.md");
    const std::vector<std::string> found = findForbiddenIncludes(folder.path(), table);
    const std::vector<std::string> wanted = {
        "/atlas/a.h:1: <assimp/scene.h> belongs in a .cpp file",
        "/atlas/b.cpp:2: \"b.h\" must be spelled \"layer/file.h\"",
        "/core/a.h:1: core may not include atlas/atlas.h",
        "/extra/a.cpp: the layer 'extra' is not in the table",
        "/ui/a.cpp:2: ui may not include <epoxy/gl.h>",
        "/ui/a.cpp:3: ui may not include render/renderer.h"};
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        EXPECT_EQ(found[i], folder.path().string() + wanted[i]);
}

}  // namespace
}  // namespace rewire::test
