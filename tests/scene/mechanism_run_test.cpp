// SPDX-License-Identifier: Apache-2.0
// A mechanism's model follows the state alone: same state, same run, whatever came before.
#include <gtest/gtest.h>

#include "scene/desk.h"
#include "scene/mechanism_run.h"
#include "test_content.h"

namespace rewire::test {
namespace {

MechanismRun runOf(const ViewState& state) {
    Result<MechanismRun> run = MechanismRun::start(testContent(), state);
    EXPECT_TRUE(run) << (run ? "" : run.error().text());
    EXPECT_TRUE(run->advanceTo(state.step));
    return std::move(*run);
}

TEST(MechanismRun, EveryMechanismHasAModelThatRuns) {
    for (const Mechanism& mechanism : testContent().knowledge.mechanisms) {
        ViewState state = after({"therapy cbt"});  // what the network's comparison is about
        state.mechanism = mechanism.id;
        state.step = 60;
        state.compare = true;
        const MechanismRun run = runOf(state);
        EXPECT_EQ(run.with().rowCount(), 60U) << mechanism.id;
        ASSERT_NE(run.without(), nullptr) << mechanism.id;
        EXPECT_NE(run.with().run().stateHash(), run.without()->run().stateHash())
            << mechanism.id << ": the comparison changes nothing within sixty steps";
        EXPECT_NE(testContent().knowledge.findModel(mechanism.model), nullptr);
    }
}

TEST(MechanismRun, GoingBackAndForthChangesNothing) {
    ViewState state = after({"mechanism synaptic_pruning", "step 45"});
    MechanismRun run = runOf(state);
    const std::uint64_t there = run.with().run().stateHash();
    const std::vector<double> row(run.with().row(44).begin(), run.with().row(44).end());
    ASSERT_TRUE(run.advanceTo(70));
    ASSERT_TRUE(run.advanceTo(7));
    EXPECT_EQ(run.with().rowCount(), 7U);
    ASSERT_TRUE(run.advanceTo(45));
    EXPECT_EQ(run.with().run().stateHash(), there);
    EXPECT_EQ(std::vector<double>(run.with().row(44).begin(), run.with().row(44).end()), row);
}

TEST(MechanismRun, ParametersAreCheckedAndBelongToTheState) {
    const ViewState state = after({"mechanism synaptic_pruning"});
    const Result<Reduced> wrong =
        reduce(testContent(), state, SetParameter{"fraction_deleted", "1.5"});
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().text().find("0.95"), std::string::npos) << wrong.error().text();
    EXPECT_FALSE(reduce(testContent(), state, SetParameter{"fraction_deletd", "0.5"}));
    EXPECT_FALSE(reduce(testContent(), initialViewState(), SetParameter{"sleep", "0.5"}));

    const ViewState set = after({"mechanism synaptic_pruning", "parameter fraction_deleted 0.5",
                                 "parameter deletion random"});
    ASSERT_EQ(set.modelSettings.size(), 2U);
    EXPECT_EQ(currentValue(testContent(), set, "deletion"), 1.0);
    EXPECT_FALSE(runOf(state).belongsTo(testContent(), set));
    EXPECT_TRUE(runOf(set).belongsTo(testContent(), set));
    EXPECT_TRUE(after({"mechanism synaptic_pruning", "parameter sleep 0.9", "parameter sleep 0.5"})
                    .modelSettings.empty())
        << "a parameter back at its start is no setting";
    EXPECT_TRUE(
        after({"mechanism synaptic_pruning", "parameter sleep 0.9", "mechanism neurogenesis"})
            .modelSettings.empty());
}

TEST(MechanismRun, ThePickedTherapyAndSessionDriveTheNetwork) {
    const ViewState cbt = after({"therapy cbt", "session 8", "mechanism dmn_modulation"});
    EXPECT_EQ(currentValue(testContent(), cbt, "therapy"), 1.0);
    EXPECT_EQ(currentValue(testContent(), cbt, "session"), 8.0);
    EXPECT_EQ(currentValue(testContent(), after({"mechanism dmn_modulation"}), "therapy"), 0.0);
    EXPECT_EQ(
        currentValue(testContent(), after({"mechanism alliance_plasticity"}), "learning_rate"),
        0.25);
}

bool inside(const glm::ivec4& box, const glm::ivec4& area) {
    return box.x >= area.x && box.y >= area.y && box.x + box.z <= area.x + area.z &&
           box.y + box.w <= area.y + area.w;
}
bool apart(const glm::ivec4& a, const glm::ivec4& b) {
    return a.x + a.z <= b.x || b.x + b.z <= a.x || a.y + a.w <= b.y || b.y + b.w <= a.y;
}

TEST(Desk, ItsPicturesStandApartWithinTheArea) {
    for (const Mechanism& mechanism : testContent().knowledge.mechanisms) {
        for (const bool compare : {false, true}) {
            ViewState state = initialViewState();
            state.mechanism = mechanism.id;
            state.compare = compare;
            for (const glm::ivec4 area : {glm::ivec4(0, 0, 1920, 1080),
                                          {240, 56, 700, 520},
                                          {0, 0, 1080, 1350},
                                          {304, 56, 3000, 1900}}) {
                const Desk desk = layOutDesk(testContent(), state, area, 1.0F);
                ASSERT_TRUE(desk.open());
                std::vector<glm::ivec4> boxes{desk.pagePx, desk.plotsPx};
                for (const glm::ivec4& box : desk.closeUpPx) {
                    if (box.z > 0) boxes.push_back(box);
                }
                for (std::size_t i = 0; i < boxes.size(); ++i) {
                    EXPECT_TRUE(inside(boxes[i], area)) << mechanism.id;
                    EXPECT_GE(std::min(boxes[i].z, boxes[i].w), 100) << mechanism.id;
                    for (std::size_t j = 0; j < i; ++j) EXPECT_TRUE(apart(boxes[i], boxes[j]));
                }
                EXPECT_TRUE(inside(desk.brainPx, desk.pagePx));
            }
            state.closeUp = false;
            EXPECT_FALSE(layOutDesk(testContent(), state, {0, 0, 800, 600}, 1.0F).open());
        }
    }
}

}  // namespace
}  // namespace rewire::test
