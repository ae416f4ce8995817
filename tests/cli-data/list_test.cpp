// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "app/data_commands.h"
#include "support/synthetic_assets.h"

namespace rewire::app {
namespace {

using Json = nlohmann::ordered_json;

class ListCommand : public testing::Test {
  protected:
    int run(std::string_view kind, bool json) {
        std::ostringstream out, err;
        const int code = runList(assets.path(), kind, json, out, err);
        output = out.str();
        complaints = err.str();
        return code;
    }
    Json list(std::string_view kind) {
        EXPECT_EQ(run(kind, true), 0) << complaints;
        return Json::parse(output);
    }
    static std::vector<std::string> keysOf(const Json& object) {
        std::vector<std::string> keys;
        for (const auto& [key, value] : object.items()) keys.push_back(key);
        return keys;
    }
    test::SyntheticAssets assets;
    std::string output, complaints;
};

TEST_F(ListCommand, GivesTherapiesWithTheKeysOfTheFileInItsOrder) {
    const Json therapies = list("therapies");
    ASSERT_EQ(therapies.size(), 4U);
    const Json& cbt = therapies[0];
    const std::vector<std::string> keys = keysOf(cbt);
    EXPECT_EQ(std::vector<std::string>(keys.begin(), keys.begin() + 5),
              (std::vector<std::string>{"id", "name", "short_name", "focus", "focus_text"}));
    EXPECT_EQ(cbt["id"], "cbt");
    EXPECT_EQ(cbt["slider_sessions"], 20);
    EXPECT_EQ(keysOf(cbt["effect"][0]),
              (std::vector<std::string>{"region", "side", "direction", "measure", "evidence_type",
                                        "strength", "strength_basis", "grade", "explanation",
                                        "references"}));
    EXPECT_EQ(cbt["effect"][0]["strength"], 0.80);
    EXPECT_EQ(cbt["connection"][0]["tract_id"], "uncinate");
    EXPECT_TRUE(cbt["connection"][0]["references"].is_array());
}

TEST_F(ListCommand, GivesMechanismsWithFactsMisconceptionsAndQuiz) {
    const Json mechanisms = list("mechanisms");
    ASSERT_EQ(mechanisms.size(), 7U);
    EXPECT_EQ(mechanisms[0]["fact"][1]["value"], 1.105e9);
    EXPECT_EQ(mechanisms[0]["fact"][0]["derived"], false);
    EXPECT_EQ(mechanisms[0]["misconception"].size(), 3U);
    EXPECT_EQ(mechanisms[0]["quiz"][2]["answer"], 2);
}

TEST_F(ListCommand, GivesRegionsThenSetsThenParcelsWithoutText) {
    const Json regions = list("regions");
    std::set<std::string> ids;
    for (const Json& region : regions) {
        EXPECT_TRUE(region.contains("id") && region.contains("name"));
        EXPECT_TRUE(ids.insert(region["id"]).second) << region["id"];
    }
    EXPECT_EQ(regions[0]["id"], "pfc_dorsolateral");
    EXPECT_EQ(regions[0]["mni_left"], Json({-44, 27, 33}));
    for (const char* id : {"amygdala", "default_mode_network", "brainstem", "precuneus_ventral"}) {
        EXPECT_TRUE(ids.contains(id)) << id;
    }
    EXPECT_FALSE(ids.contains("cut_surface"));
    EXPECT_EQ(regions.back()["kind"], "parcel");
}

TEST_F(ListCommand, GivesEveryReference) {
    const Json references = list("references");
    EXPECT_GT(references.size(), 100U);
    EXPECT_EQ(references[0]["doi"], "10.1016/j.neubiorev.2018.09.022");
    EXPECT_EQ(references[0]["year"], 2018);
}

TEST_F(ListCommand, PrintsAlignedColumnsWithoutJson) {
    for (const char* kind : {"regions", "therapies", "mechanisms", "references"}) {
        ASSERT_EQ(run(kind, false), 0);
        std::istringstream stream(output);
        std::string heading, first;
        std::getline(stream, heading);
        std::getline(stream, first);
        ASSERT_TRUE(heading.starts_with("ID"));
        const std::size_t column = heading.find_first_not_of(' ', 2);
        EXPECT_EQ(first[column - 1], ' ') << kind;
        EXPECT_NE(first[column], ' ') << kind;
    }
}

TEST_F(ListCommand, RefusesAListThatDoesNotExist) {
    EXPECT_EQ(run("therapy", true), 2);
    EXPECT_NE(complaints.find("no list of 'therapy'"), std::string::npos);
}

TEST_F(ListCommand, RefusesFaultyKnowledge) {
    test::replaceInFile(assets.path() / "knowledge" / "therapies.toml", "region = \"amygdala\"",
                        "region = \"amygdalla\"");
    EXPECT_EQ(run("references", true), 1);
    EXPECT_EQ(output, "");
    EXPECT_NE(complaints.find("did you mean 'amygdala'?"), std::string::npos);
}

TEST_F(ListCommand, SaysInOneSentenceThatThereAreNoAssets) {
    std::filesystem::remove(assets.path() / "anatomy.toml");
    EXPECT_EQ(run("regions", true), 1);
    EXPECT_EQ(std::count(complaints.begin(), complaints.end(), '\n'), 1);
    EXPECT_NE(complaints.find("--assets DIR"), std::string::npos);
}

}  // namespace
}  // namespace rewire::app
