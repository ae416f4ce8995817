// SPDX-License-Identifier: Apache-2.0
// One fault at a time in copies of the shipped files: each is found, alone, at its line, with the
// nearest valid name; and all of them together are found together.
#include <gtest/gtest.h>

#include <algorithm>

#include "knowledge/knowledge.h"
#include "support/synthetic_assets.h"

namespace rewire {
namespace {

namespace fs = std::filesystem;

class PlantedFaults : public testing::Test {
  protected:
    void SetUp() override {
        Result<Atlas> loaded = loadAtlas(assets.path(), Volumes::kSkip);
        ASSERT_TRUE(loaded) << loaded.error().text();
        atlas = std::move(*loaded);
    }
    void plant(const char* file, std::string_view from, std::string_view to) const {
        test::replaceInFile(assets.path() / "knowledge" / file, from, to);
    }
    [[nodiscard]] std::vector<Fault> faults() const {
        KnowledgeLoad load = readKnowledge(assets.path());
        const std::vector<Fault> crossed = crossCheck(load.knowledge, atlas, assets.path());
        load.faults.insert(load.faults.end(), crossed.begin(), crossed.end());
        return load.faults;
    }
    // The line, counted from 1, on which the text first stands.
    [[nodiscard]] std::string lineOf(const char* file, std::string_view text) const {
        const std::string bytes = test::readBytes(assets.path() / "knowledge" / file);
        const std::size_t at = bytes.find(text);
        return std::to_string(
            1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    }
    void expectOne(const char* file, std::string_view from, std::string_view to,
                   std::string_view words) const {
        plant(file, from, to);
        const std::vector<Fault> found = faults();
        for (std::size_t i = 1; i < found.size(); ++i) ADD_FAILURE() << "also: " << found[i].text();
        ASSERT_FALSE(found.empty()) << words;
        EXPECT_NE(found[0].message.find(words), std::string::npos) << found[0].text();
        EXPECT_NE(found[0].where.find(std::string(file) + ":"), std::string::npos)
            << found[0].text();
        const Result<Knowledge> knowledge = loadKnowledge(assets.path(), atlas);
        ASSERT_FALSE(knowledge);
        EXPECT_EQ(knowledge.error().code, ErrorCode::kInvalid);
    }
    test::SyntheticAssets assets;
    Atlas atlas;
};

TEST_F(PlantedFaults, NoneInTheShippedFiles) {
    for (const Fault& fault : faults()) ADD_FAILURE() << fault.text();
}

TEST_F(PlantedFaults, UnknownRegionOfAnEffectStandsAtItsLine) {
    plant("therapies.toml", "region = \"amygdala\"", "region = \"amygdalla\"");
    const std::vector<Fault> found = faults();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].where, (assets.path() / "knowledge" / "therapies.toml").string() + ":" +
                                  lineOf("therapies.toml", "\"amygdalla\""));
    EXPECT_EQ(
        found[0].message,
        "effect 8 of therapy 'cbt' names the unknown region 'amygdalla'; did you mean 'amygdala'?");
}

TEST_F(PlantedFaults, UnknownRegionInAFocus) {
    expectOne("therapies.toml", "focus = [\"pfc\", ", "focus = [\"pfcc\", ",
              "'pfcc'; did you mean 'pfc'?");
}
TEST_F(PlantedFaults, UnknownRegionOfAConnection) {
    expectOne("therapies.toml", "from = \"pfc_dorsomedial\"", "from = \"pfc_dorsomedal\"",
              "did you mean 'pfc_dorsomedial'?");
}
TEST_F(PlantedFaults, UnknownRegionOfAMechanism) {
    expectOne("mechanisms.toml", "\"hippocampus\"]", "\"hipocampus\"]",
              "did you mean 'hippocampus'?");
}
TEST_F(PlantedFaults, UnknownPartOfASet) {
    expectOne("regions.toml", "\"inferior_parietal\"]", "\"inferior_parietl\"]",
              "did you mean 'inferior_parietal'?");
}
TEST_F(PlantedFaults, ParcelWithoutATextInAnEffect) {
    expectOne("therapies.toml", "region = \"amygdala\"", "region = \"precentral_gyrus\"",
              "has no text in regions.toml");
}
TEST_F(PlantedFaults, UnknownTract) {
    expectOne("therapies.toml", "tract_id = \"uncinate\"", "tract_id = \"uncinat\"",
              "did you mean 'uncinate'?");
}
TEST_F(PlantedFaults, UnknownReference) {
    expectOne("therapies.toml", "\"buhle2014\", \"messina2015\", \"frank2014\"",
              "\"buhle2041\", \"messina2015\", \"frank2014\"",
              "unknown reference 'buhle2041'; did you mean 'buhle2014'?");
}
TEST_F(PlantedFaults, UnknownReferenceOfACoordinate) {
    expectOne("regions.toml", "mni_reference = \"trutti2021\"", "mni_reference = \"truti2021\"",
              "did you mean 'trutti2021'?");
}

TEST_F(PlantedFaults, UnknownSourceOfAModel) {
    expectOne("models.toml", "source = \"chechik1998\"", "source = \"chechick1998\"",
              "did you mean 'chechik1998'?");
}

TEST_F(PlantedFaults, EffectWithoutReferencesDoesNotLoad) {
    const std::size_t rows = readKnowledge(assets.path()).knowledge.therapies[0].effects.size();
    expectOne("therapies.toml", "references = [\"buhle2014\", \"messina2015\", \"frank2014\"]",
              "references = []", "needs at least one entry");
    EXPECT_EQ(readKnowledge(assets.path()).knowledge.therapies[0].effects.size(), rows - 1);
}
TEST_F(PlantedFaults, EffectWithoutTheKeyOfReferencesDoesNotLoad) {
    expectOne("therapies.toml", "references = [\"buhle2014\", \"messina2015\", \"frank2014\"]", "",
              "has no 'references'");
}
TEST_F(PlantedFaults, FactWithoutReferencesDoesNotLoad) {
    expectOne("mechanisms.toml",
              "use = \"scale label only\"\nderived = false\nreferences = [\"huttenlocher1979\"]",
              "use = \"scale label only\"\nderived = false\nreferences = []",
              "fact 2 of mechanism");
}

TEST_F(PlantedFaults, BadGrade) {
    expectOne("therapies.toml", "grade = \"strong\"", "grade = \"storng\"",
              "strong, moderate, preliminary, contested or hypothesis; did you mean 'strong'?");
}
TEST_F(PlantedFaults, BadDirection) {
    expectOne("therapies.toml", "direction = \"mixed\"", "direction = \"up\"", "'direction'");
}
TEST_F(PlantedFaults, BadSide) {
    expectOne("therapies.toml", "side = \"both\"", "side = \"bth\"", "did you mean 'both'?");
}
TEST_F(PlantedFaults, BadMeasure) {
    expectOne("therapies.toml", "measure = \"volume\"", "measure = \"volum\"",
              "did you mean 'volume'?");
}
TEST_F(PlantedFaults, BadEvidenceType) {
    expectOne("therapies.toml", "evidence_type = \"skill_task\"", "evidence_type = \"skil_task\"",
              "did you mean 'skill_task'?");
}
TEST_F(PlantedFaults, BadModel) {
    expectOne("mechanisms.toml", "model = \"myelination\"", "model = \"myelinaton\"",
              "did you mean 'myelination'?");
}
TEST_F(PlantedFaults, BadKindOfSet) {
    expectOne("regions.toml", "kind = \"area\"", "kind = \"aera\"", "did you mean 'area'?");
}
TEST_F(PlantedFaults, StrengthOutOfRange) {
    expectOne("therapies.toml", "strength = 0.80\nstrength_basis",
              "strength = 1.80\nstrength_basis", "between 0 and 1, not 1.8");
}
TEST_F(PlantedFaults, StrengthThatIsAText) {
    expectOne("therapies.toml", "strength = 0.80\nstrength_basis",
              "strength = \"high\"\nstrength_basis", "must be a number");
}

TEST_F(PlantedFaults, MissingText) {
    expectOne("regions.toml", "tagline = \"sounds the alarm\"", "",
              "region 'amygdala' has no 'tagline'");
}
TEST_F(PlantedFaults, EmptyText) {
    expectOne("regions.toml", "tagline = \"sounds the alarm\"", "tagline = \"  \"",
              "'tagline' of region 'amygdala' is empty");
}
TEST_F(PlantedFaults, EmptyEntryOfAList) {
    expectOne("therapies.toml", "\"social anxiety\",", "\"\",", "none of them empty");
}
TEST_F(PlantedFaults, UnknownKey) {
    expectOne("therapies.toml", "short_name = \"CBT\"", "short_name = \"CBT\"\nsumary = \"x\"",
              "unknown key 'sumary'; did you mean 'summary'?");
}
TEST_F(PlantedFaults, UnknownTable) {
    expectOne("mechanisms.toml", "[[mechanism.misconception]]", "[[mechanism.misconcepton]]",
              "did you mean 'misconception'?");
}
TEST_F(PlantedFaults, SameIdTwice) {
    expectOne("mechanisms.toml", "id = \"neurogenesis\"", "id = \"synaptic_pruning\"",
              "a second time");
}
TEST_F(PlantedFaults, IdWithCapitals) {
    expectOne("mechanisms.toml", "id = \"neurogenesis\"", "id = \"Neurogenesis\"",
              "may hold only a to z");
}
TEST_F(PlantedFaults, SameNameTwiceInAList) {
    expectOne("therapies.toml", "references = [\"buhle2014\", \"messina2015\", \"frank2014\"]",
              "references = [\"buhle2014\", \"messina2015\", \"buhle2014\"]",
              "names 'buhle2014' twice");
}

TEST_F(PlantedFaults, CoordinateOnTheWrongSide) {
    expectOne("regions.toml", "mni_left = [-23, -1, -17]", "mni_left = [23, -1, -17]", "x > 0");
}
TEST_F(PlantedFaults, CoordinateOfTwoNumbers) {
    expectOne("regions.toml", "mni_left = [-23, -1, -17]", "mni_left = [-23, -1]", "three numbers");
}
TEST_F(PlantedFaults, ValueOutsideItsRange) {
    expectOne("mechanisms.toml", "value = 50.0", "value = 60.0", "not between its low and high");
}
TEST_F(PlantedFaults, AnswerThatIsNoOption) {
    expectOne("mechanisms.toml", "answer = 2", "answer = 9", "must name an option");
}
TEST_F(PlantedFaults, DoseCurveThatFalls) {
    expectOne("therapies.toml", "improved = [0.50, 0.75]", "improved = [0.75, 0.50]",
              "two rising points");
}
TEST_F(PlantedFaults, ConnectionToItself) {
    expectOne("therapies.toml", "from = \"pfc_dorsomedial\"\nto = \"amygdala\"",
              "from = \"pfc_dorsomedial\"\nto = \"pfc_dorsomedial\"", "to itself");
}
TEST_F(PlantedFaults, BrokenToml) {
    expectOne("therapies.toml", "[[therapy]]", "[[therapy]", "not valid TOML");
}
TEST_F(PlantedFaults, DoubleKey) {
    expectOne("therapies.toml", "id = \"cbt\"", "id = \"cbt\"\nid = \"cbt\"", "not valid TOML");
}

TEST_F(PlantedFaults, MissingFile) {
    fs::remove(assets.path() / "knowledge" / "mechanisms.toml");
    const std::vector<Fault> found = faults();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].text().find("mechanisms.toml does not exist"), std::string::npos)
        << found[0].text();
}

TEST_F(PlantedFaults, AllAreReportedAtOnce) {
    plant("therapies.toml", "region = \"amygdala\"", "region = \"amygdalla\"");
    plant("therapies.toml", "grade = \"strong\"", "grade = \"storng\"");
    plant("mechanisms.toml", "answer = 2", "answer = 9");
    plant("regions.toml", "tagline = \"sounds the alarm\"", "tagline = \"\"");
    plant("references.toml", "doi = \"10.", "doi = \"11.");
    const Result<Knowledge> knowledge = loadKnowledge(assets.path(), atlas);
    ASSERT_FALSE(knowledge);
    const std::string& all = knowledge.error().message;
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 4);
    for (const char* words :
         {"amygdalla", "storng", "'answer'", "'tagline'", "must begin with 10."}) {
        EXPECT_NE(all.find(words), std::string::npos) << all;
    }
}

TEST_F(PlantedFaults, AtlasThatLacksARegionOrHoldsOtherParcels) {
    const fs::path anatomy = assets.path() / "anatomy.toml";
    test::replaceInFile(anatomy, "parcels = [\"insula_anterior\", \"insula_posterior\"",
                        "parcels = [\"insula_anterior\"");
    test::replaceInFile(anatomy, "kind = \"network\"", "kind = \"area\"");
    Result<Atlas> changed = loadAtlas(assets.path(), Volumes::kSkip);
    ASSERT_TRUE(changed) << changed.error().text();
    atlas = std::move(*changed);
    const std::vector<Fault> found = faults();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NE(found[0].message.find("lacks 'insula_posterior'"), std::string::npos)
        << found[0].text();
    EXPECT_NE(found[1].message.find("'network'"), std::string::npos) << found[1].text();
    std::erase_if(atlas.regions, [](const Region& region) { return region.id == "amygdala"; });
    bool isMissed = false;
    for (const Fault& fault : faults())
        isMissed |= fault.message.find("nowhere in the brain") != std::string::npos;
    EXPECT_TRUE(isMissed);
}

}  // namespace
}  // namespace rewire
