// SPDX-License-Identifier: Apache-2.0
// What anatomy.toml says about where the assets come from is true of the files beside it.
#include <gtest/gtest.h>

#include <toml++/toml.h>
#include <set>

#include "core/file.h"
#include "core/sha256.h"
#include "recipe_hash.h"

namespace rewire {
namespace {

const std::filesystem::path kAssets = REWIRE_ASSETS_DIR;

toml::table provenance() {
    static const toml::table doc = toml::parse_file((kAssets / "anatomy.toml").string());
    return *doc["provenance"].as_table();
}

bool isHash(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

TEST(Provenance, HashesOfTheMeshesAreThoseOfTheFiles) {
    for (const char* name : {"brain", "brain_mid", "brain_preview"}) {
        const auto bytes = readFile(kAssets / (std::string(name) + ".glb"));
        ASSERT_TRUE(bytes) << bytes.error().text();
        EXPECT_EQ(provenance()["glb_sha256"][name].value_or(std::string()), sha256Hex(*bytes))
            << name;
    }
}

// Comments and layout don't count (src/bake/recipe_hash.cmake). When this fails, run
// scripts/bake.sh and commit the assets.
TEST(Provenance, AssetsAreMadeByTheRecipeAsItIsNow) {
    EXPECT_EQ(provenance()["recipe_sha256"].value_or(std::string()), REWIRE_RECIPE_SHA256);
}

TEST(Provenance, AllAssetsTakeNoMoreThan32Megabytes) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kAssets))
        if (entry.is_regular_file()) bytes += entry.file_size();
    EXPECT_LE(bytes, 32'000'000U);
    EXPECT_GT(bytes, 8'000'000U);  // it is the assets that were counted
}

TEST(Provenance, NamesPackageRecipeAndEverySourceFile) {
    EXPECT_EQ(provenance()["package"].value_or(std::string()).rfind("mricron-data ", 0), 0U);
    const std::string recipe = provenance()["recipe_sha256"].value_or(std::string());
    EXPECT_TRUE(isHash(recipe)) << recipe;
    for (const char* name :
         {"brain", "brain_mid", "brain_preview"}) {  // stands in each mesh file as well
        const auto bytes = readFile(kAssets / (std::string(name) + ".glb"));
        ASSERT_TRUE(bytes);
        EXPECT_NE(bytes->substr(0, 400).find(recipe), std::string::npos) << name;
    }
    const toml::table all = provenance();
    ASSERT_NE(all["sources"].as_array(), nullptr);
    EXPECT_EQ(all["sources"].as_array()->size(), 7U);
    std::set<std::string> files;
    for (const auto& source : *all["sources"].as_array()) {
        files.insert((*source.as_table())["file"].value_or(std::string()));
        EXPECT_TRUE(isHash((*source.as_table())["sha256"].value_or(std::string())));
    }
    EXPECT_EQ(files,
              (std::set<std::string>{"aal.nii.gz", "brodmann.nii.gz", "ch2.nii.gz", "ch2bet.nii.gz",
                                     "ch2better.nii.gz", "jhu189.nii.gz", "natbrainlab.nii.gz"}));
}

}  // namespace
}  // namespace rewire
