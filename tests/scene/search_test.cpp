// SPDX-License-Identifier: Apache-2.0
#include "scene/search.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "test_content.h"

namespace rewire::test {
namespace {

std::vector<SearchHit> find(std::string_view query) {
    return search(testContent(), query, 50);
}
std::string best(std::string_view query) {
    const std::vector<SearchHit> hits = find(query);
    return hits.empty() ? "nothing" : hits.front().id;
}
bool finds(std::string_view query, std::string_view id) {
    const std::vector<SearchHit> hits = find(query);
    return std::any_of(hits.begin(), hits.end(), [&](const SearchHit& h) { return h.id == id; });
}

TEST(Search, FindsRegionsByNameSynonymAndBrodmannArea) {
    EXPECT_EQ(best("amygdala"), "amygdala");
    EXPECT_EQ(best("dlPFC"), "pfc_dorsolateral");
    EXPECT_EQ(best("BA 46"), "pfc_dorsolateral");
    EXPECT_EQ(best("ba46"), "pfc_dorsolateral");
    EXPECT_EQ(best("VTA"), "ventral_tegmental_area_substantia_nigra");
    EXPECT_EQ(best("default mode"), "default_mode_network");
}

TEST(Search, FindsRegionsByWhatTheyDo) {
    EXPECT_TRUE(finds("fear", "amygdala"));
    EXPECT_TRUE(finds("rumination", "acc_subgenual"));
    EXPECT_EQ(best("maps of places"), "hippocampus");
}

TEST(Search, FindsTherapiesMechanismsAndReferences) {
    EXPECT_EQ(best("CBT"), "cbt");
    EXPECT_EQ(best("mindfulness"), "mindfulness");
    EXPECT_EQ(best("myelin"), "myelination");
    EXPECT_TRUE(finds("marwood", "marwood2018"));
}

TEST(Search, GivesEachHitTheActionThatGoesThere) {
    const std::vector<SearchHit> hits = find("amygdala");
    ASSERT_FALSE(hits.empty());
    const Action amygdala = Select{{"amygdala", std::nullopt}};
    EXPECT_TRUE(hits.front().action == amygdala);
    for (const SearchHit& hit : hits)
        EXPECT_EQ(hit.action.has_value(), hit.kind != HitKind::kReference);
}

TEST(Search, SaysWhichSynonymMatched) {
    const std::vector<SearchHit> hits = find("BA 46");
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits.front().detail, "BA 46");
}

TEST(Search, TellsHowWellANameFits) {
    EXPECT_EQ(fitOf("left inner", "Left inner"), 100);
    EXPECT_GT(fitOf("inner", "Left inner"), 0);
    EXPECT_EQ(fitOf("outer", "Left inner"), 0);
    EXPECT_EQ(fitOf(" ", "Left inner"), 0);
}

TEST(Search, ForgivesAMisspelling) {
    EXPECT_EQ(best("amigdala"), "amygdala");
    EXPECT_EQ(best("hipocampus"), "hippocampus");
}

TEST(Search, FindsNothingForNothing) {
    EXPECT_TRUE(find("").empty());
    EXPECT_TRUE(find(" - ").empty());
    EXPECT_TRUE(find("qqqqqqqqqqqqqq").empty());
    EXPECT_LE(search(testContent(), "a", 5).size(), 5U);
}

}  // namespace
}  // namespace rewire::test
