// SPDX-License-Identifier: Apache-2.0
// What the shipped files promise the user, read as the program reads them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

#include "knowledge/knowledge.h"

namespace rewire {
namespace {

namespace fs = std::filesystem;

const Knowledge& shipped() {
    static const KnowledgeLoad kLoad = readKnowledge(REWIRE_ASSETS_DIR);
    return kLoad.knowledge;
}

const ShownEffect* find(const std::vector<ShownEffect>& effects, std::string_view region) {
    const auto found = std::find_if(effects.begin(), effects.end(),
                                    [&](const auto& e) { return e.region == region; });
    return found == effects.end() ? nullptr : &*found;
}

TEST(ShippedKnowledge, HasTheFourTherapiesAndTheSevenMechanisms) {
    for (const char* id : {"cbt", "psychodynamic", "mindfulness", "alliance"})
        EXPECT_NE(shipped().findTherapy(id), nullptr);
    EXPECT_EQ(shipped().therapies.size(), 4U);
    EXPECT_EQ(shipped().mechanisms.size(), 7U);
    EXPECT_EQ(shipped().findTherapy("none"), nullptr);
}

TEST(ShippedKnowledge, LightsTheFocusThatTheIssueNames) {
    EXPECT_EQ(shipped().findTherapy("cbt")->focus, (std::vector<std::string>{"pfc", "amygdala"}));
    EXPECT_EQ(shipped().findTherapy("psychodynamic")->focus,
              (std::vector<std::string>{"default_mode_network"}));
    EXPECT_EQ(shipped().findTherapy("mindfulness")->focus,
              (std::vector<std::string>{"acc", "insula"}));
}

TEST(ShippedKnowledge, ShowsCbtsAmygdalaAsItsBestRowOfEachKind) {
    const Therapy& cbt = *shipped().findTherapy("cbt");
    const auto course = shownEffects(cbt, EvidenceKind::kCourse);
    const ShownEffect* amygdala = find(course, "amygdala");
    ASSERT_NE(amygdala, nullptr);
    // Contested activity gives way to preliminary volume: the better grade decides before the
    // measure.
    EXPECT_EQ(cbt.effects[amygdala->row].measure, Measure::kVolume);
    EXPECT_EQ(amygdala->grade, Grade::kPreliminary);
    const auto practice = shownEffects(cbt, EvidenceKind::kPractice);
    ASSERT_NE(find(practice, "amygdala"), nullptr);
    EXPECT_EQ(find(practice, "amygdala")->grade, Grade::kStrong);
    EXPECT_EQ(find(practice, "amygdala")->step, 3);
}

TEST(ShippedKnowledge, CountsRowsOfEachKind) {
    for (const Therapy& therapy : shipped().therapies) {
        const int sum = therapy.rowCount(EvidenceKind::kCourse) +
                        therapy.rowCount(EvidenceKind::kPractice) +
                        therapy.rowCount(EvidenceKind::kOther);
        EXPECT_EQ(sum, static_cast<int>(therapy.effects.size() + therapy.connections.size()))
            << therapy.id;
    }
    EXPECT_LT(shipped().findTherapy("alliance")->rowCount(EvidenceKind::kCourse),
              3);  // nearly empty, and said so
}

TEST(ShippedKnowledge, NamesReferencesAsPeopleDo) {
    ASSERT_NE(shipped().findReference("marwood2018"), nullptr);
    EXPECT_EQ(shipped().findReference("marwood2018")->shortText(), "Marwood L et al. 2018");
}

TEST(ShippedKnowledge, HoldsEveryReferenceThatTheCodeNames) {
    const std::regex mark("\\[ref:([A-Za-z0-9_]+)\\]");
    int marks = 0;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(REWIRE_SOURCE_DIR) / "src")) {
        if (!entry.is_regular_file()) continue;
        std::ifstream stream(entry.path());
        const std::string text((std::istreambuf_iterator<char>(stream)), {});
        for (std::sregex_iterator match(text.begin(), text.end(), mark), end; match != end;
             ++match) {
            ++marks;
            EXPECT_NE(shipped().findReference((*match)[1].str()), nullptr)
                << entry.path() << ": " << match->str();
        }
    }
    EXPECT_GT(marks, 0);
}

}  // namespace
}  // namespace rewire
