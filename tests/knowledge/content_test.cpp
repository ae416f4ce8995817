// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "knowledge/knowledge.h"
#include "support/synthetic_assets.h"

namespace rewire {
namespace {

TEST(Content, LoadsWholeAndNamesItsRegions) {
    const test::SyntheticAssets assets;
    const Result<Content> content = loadContent(assets.path());
    ASSERT_TRUE(content) << content.error().text();
    EXPECT_EQ(content->atlas.findRegion("default_mode_network")->name, "Default mode network");
    EXPECT_EQ(content->atlas.findRegion("amygdala")->name, "Amygdala");
    EXPECT_EQ(content->atlas.findRegion("precentral_gyrus")->name, "Precentral gyrus");
    EXPECT_FALSE(content->atlas.t1.voxels.empty());
    for (const Region& region : content->atlas.regions) {
        EXPECT_FALSE(region.name.empty()) << region.id;
        EXPECT_FALSE(content->atlas.parcelsOf({region.id, std::nullopt}).empty()) << region.id;
    }
}

TEST(Content, SaysWhatIsMissing) {
    const test::SyntheticAssets assets;
    EXPECT_EQ(loadContent(assets.path() / "none").error().code, ErrorCode::kNotFound);
    std::filesystem::remove(assets.path() / "lang" / "en.toml");
    const Result<Content> content = loadContent(assets.path(), Volumes::kSkip);
    ASSERT_FALSE(content);
    EXPECT_EQ(content.error().code, ErrorCode::kNotFound);
}

class LanguageFile : public testing::Test {
  protected:
    Result<Language> load(std::string_view text) {
        (void)folder.write("lang/en.toml", text);
        return loadLanguage(folder.path());
    }
    test::TemporaryFolder folder;
};

TEST_F(LanguageFile, ReadsDottedKeysAndTablesAlike) {
    const Result<Language> language =
        load("a.b = \"one\"\n\"c.d\" = \"two\"\n[panel.therapy]\ntitle = \"three\"\n");
    ASSERT_TRUE(language) << language.error().text();
    EXPECT_EQ(language->text("a.b"), "one");
    EXPECT_EQ(language->text("c.d"), "two");
    EXPECT_EQ(language->text("panel.therapy.title"), "three");
    EXPECT_TRUE(language->has("a.b"));
    EXPECT_FALSE(language->has("a"));
}

TEST_F(LanguageFile, ShowsAMissingKeyAsItself) {
    const Result<Language> language = load("a = \"one\"\n");
    ASSERT_TRUE(language);
    const std::string& first = language->text("no.such.key");
    EXPECT_EQ(first, "no.such.key");
    EXPECT_EQ(&language->text("no.such.key"), &first);  // safe to keep
}

TEST_F(LanguageFile, RefusesWhatIsNoTextAndTheSameKeyTwice) {
    const Result<Language> language = load("a = 1\nb = \"\"\n\"c.d\" = \"x\"\n[c]\nd = \"y\"\n");
    ASSERT_FALSE(language);
    EXPECT_EQ(language.error().code, ErrorCode::kInvalid);
    for (const char* words : {"en.toml:1: 'a'", "en.toml:2: 'b'", "'c.d' stands here twice"}) {
        EXPECT_NE(language.error().message.find(words), std::string::npos)
            << language.error().message;
    }
    EXPECT_EQ(load("a = ").error().code, ErrorCode::kDamaged);
}

}  // namespace
}  // namespace rewire
