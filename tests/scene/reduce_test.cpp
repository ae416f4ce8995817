// SPDX-License-Identifier: Apache-2.0
// What each action does to the state, and that nothing else changes it.
#include <gtest/gtest.h>

#include <cmath>

#include "random_states.h"
#include "scene/picture_space.h"
#include "test_content.h"

namespace rewire::test {
namespace {

Error refused(const ViewState& state, const Action& action) {
    const Result<Reduced> result = reduce(testContent(), state, action);
    EXPECT_FALSE(result.has_value()) << print(action);
    return result ? Error{} : result.error();
}

TEST(Reduce, OpensATherapyAtTheEndOfItsCourse) {
    EXPECT_EQ(after({"therapy cbt"}).session, 20.0F);
    EXPECT_EQ(after({"therapy psychodynamic"}).session, 52.0F);
    EXPECT_EQ(after({"therapy cbt", "therapy none"}).session, 0.0F);
}

TEST(Reduce, StartsATherapyWithoutMechanismOrSelection) {
    const ViewState state = after({"mechanism myelination", "select amygdala", "therapy cbt"});
    EXPECT_EQ(state.mechanism, "");
    EXPECT_TRUE(state.selection.empty());
}

TEST(Reduce, LeavesTheMechanismWhenALayerOfTheTherapyIsAskedFor) {
    EXPECT_EQ(after({"therapy cbt", "mechanism myelination", "show findings"}).mechanism, "");
    EXPECT_EQ(after({"mechanism myelination", "show findings"}).mechanism, "myelination");
}

TEST(Reduce, NamesTheNearestOfEveryKindAndLeavesTheStateAlone) {
    const ViewState state = after({"therapy cbt"});
    EXPECT_NE(refused(state, SetTherapy{"cbtt"}).message.find("did you mean 'cbt'"),
              std::string::npos);
    EXPECT_NE(refused(state, SetMechanism{"myelinaton"}).message.find("did you mean 'myelination'"),
              std::string::npos);
    for (const Action& action : std::initializer_list<Action>{
             Select{{"amygdla", {}}}, SelectAlso{{"amygdla", {}}}, Hide{{"amygdla", {}}},
             Unhide{{"amygdla", {}}}, Isolate{{"amygdla", {}}}, FocusOn{{"amygdla", {}}}}) {
        const Error error = refused(state, action);
        EXPECT_EQ(error.code, ErrorCode::kInvalid);
        EXPECT_NE(error.message.find("did you mean 'amygdala'"), std::string::npos)
            << error.message;
    }
    EXPECT_EQ(refused(after({}), SetSession{3}).code, ErrorCode::kInvalid);
}

TEST(Reduce, NeverLeavesAStateThatASceneFileWouldRefuse) {
    ViewState state = initialViewState();
    for (const Action& action : manyActions(testContent(), 2000)) {
        const Result<Reduced> result = reduce(testContent(), state, action);
        if (result) state = result->state;
        EXPECT_GE(state.camera.distanceMm, 40.0F);
        EXPECT_LE(std::abs(state.camera.elevationDeg), 90.0F);
        EXPECT_LE(std::abs(state.camera.azimuthDeg), 180.0F);
        EXPECT_TRUE(std::isfinite(state.camera.targetMm.x));
        const Therapy* therapy = testContent().knowledge.findTherapy(state.therapy);
        EXPECT_LE(state.session,
                  therapy == nullptr ? 0.0F : static_cast<float>(therapy->sliderSessions));
    }
}

TEST(Reduce, AddsToASelectionAndTakesAwayAgain) {
    EXPECT_EQ(after({"select amygdala", "select-also left:acc"}).selection.size(), 2U);
    EXPECT_EQ(after({"select amygdala", "select-also left:acc", "select-also amygdala"}).selection,
              (std::vector<RegionRef>{{"acc", Side::kLeft}}));
    EXPECT_EQ(after({"select amygdala", "select pcc"}).selection.size(), 1U);
    EXPECT_TRUE(after({"select amygdala", "select-none"}).selection.empty());
}

TEST(Reduce, BringsBackOneSideOfWhatWasHiddenOnBoth) {
    const ViewState state = after({"hide acc", "unhide left:acc_dorsal"});
    const DrawList list = buildDrawList(testContent(), state);
    EXPECT_TRUE(lookAt(list, "lh.acc_dorsal").visible);
    EXPECT_FALSE(lookAt(list, "rh.acc_dorsal").visible);
    EXPECT_FALSE(lookAt(list, "lh.acc_rostral").visible);
    EXPECT_TRUE(after({"hide amygdala", "unhide amygdala"}).hidden.empty());
}

TEST(Reduce, AddsToWhatIsIsolatedWhenMoreIsAskedFor) {
    const DrawList list = drawn({"isolate left:acc", "unhide amygdala"});
    EXPECT_TRUE(lookAt(list, "lh.acc_dorsal").visible);
    EXPECT_TRUE(lookAt(list, "rh.amygdala").visible);
    EXPECT_FALSE(lookAt(list, "rh.acc_dorsal").visible);
    EXPECT_EQ(after({"isolate acc", "hide amygdala", "reveal"}).parts, after({}).parts);
    EXPECT_TRUE(after({"isolate acc", "hide amygdala", "reveal"}).hidden.empty());
}

TEST(Reduce, OrbitsWithoutTurningOver) {
    EXPECT_EQ(after({"orbit 0 200"}).camera.elevationDeg, 90.0F);
    EXPECT_NEAR(after({"view left", "orbit -100 0"}).camera.azimuthDeg, 170.0F, 1e-3F);
}

TEST(Reduce, PansTheBrainWithTheHand) {
    const Camera before = after({"view left"}).camera,
                 moved = after({"view left", "pan 10 5"}).camera;
    const PictureSpace space{1000, 1000, {}};
    const auto a = space.toPixel(before, before.targetMm),
               b = space.toPixel(moved, before.targetMm);
    const float mm = space.mmPerPixel(before, before.distanceMm);
    EXPECT_NEAR((b->x - a->x) * mm, 10.0F, 0.05F);
    EXPECT_NEAR((a->y - b->y) * mm, 5.0F, 0.05F);
}

TEST(Reduce, ZoomsTowardsTheCursor) {
    const PictureSpace space{1500, 1000, {}};
    const Camera before = after({"view left"}).camera;
    const Camera moved = after({"view left", "zoom 1.5 0.4 -0.3 1.5"}).camera;
    EXPECT_NEAR(moved.distanceMm, before.distanceMm / 1.5F, 0.01F);
    const Ray ray = before.rayThrough({0.4F, -0.3F}, 1.5F);
    const glm::vec3 forward = glm::normalize(before.targetMm - before.eyeMm());
    const glm::vec3 under =
        ray.originMm + ray.direction * (before.distanceMm / glm::dot(ray.direction, forward));
    const auto a = space.toPixel(before, under), b = space.toPixel(moved, under);
    EXPECT_NEAR(a->x, b->x, 0.1F);
    EXPECT_NEAR(a->y, b->y, 0.1F);
}

TEST(Reduce, LooksAtTheCingulateFromTheInnerSide) {
    const ViewState left = after({"focus left:acc"});
    EXPECT_EQ(left.medialOf, Side::kLeft);
    EXPECT_GT(left.camera.eyeMm().x, 100.0F);
    EXPECT_EQ(after({"focus right:pcc"}).medialOf, Side::kRight);
    EXPECT_TRUE(after({"focus acc"}).medialOf.has_value());
}

TEST(Reduce, LooksAtTheOuterCortexFromOutside) {
    const ViewState right = after({"view left", "focus right:pfc_dorsolateral"});
    EXPECT_FALSE(right.medialOf.has_value());
    EXPECT_GT(right.camera.eyeMm().x, 0.0F);
}

TEST(Reduce, KeepsItsDirectionWhereTheRegionIsSeenAnyway) {
    const ViewState before = after({"view left-front"}),
                    state = after({"view left-front", "focus amygdala"});
    EXPECT_FLOAT_EQ(state.camera.azimuthDeg, before.camera.azimuthDeg);
    EXPECT_LT(state.camera.distanceMm, before.camera.distanceMm);
    EXPECT_LT(glm::length(state.camera.targetMm - glm::vec3(0, -4, -18)), 12.0F);
}

TEST(Reduce, TurnsToTheOtherSideForWhatLiesDeepInIt) {
    const ViewState state = after({"view left-front", "focus right:hippocampus"});
    EXPECT_EQ(state.medialOf, std::nullopt);
    EXPECT_EQ(currentView(state), View::kRightFront);
}

TEST(Reduce, HandsTheOutsideWorldToTasks) {
    const ViewState state = initialViewState();
    const Result<Reduced> saved = reduce(testContent(), state, SaveScene{"a.toml", true});
    ASSERT_TRUE(saved.has_value());
    ASSERT_EQ(saved->tasks.size(), 1U);
    EXPECT_TRUE(std::get<SaveScene>(saved->tasks[0]) == (SaveScene{"a.toml", true}));
    EXPECT_EQ(saved->state, state);
    const Result<Reduced> undo = reduce(testContent(), state, Undo{});
    EXPECT_TRUE(undo->tasks.empty());
    EXPECT_EQ(undo->state, state);
}

TEST(Reduce, DoesNothingTwice) {  // setting what is set already changes nothing: idempotent actions
    for (const char* text :
         {"therapy cbt", "style glass", "view top", "part tracts on", "isolate acc", "hide pcc",
          "clip axial 3 positive", "open-insula on", "pull-apart 20", "reset-view", "focus acc"}) {
        EXPECT_EQ(after({text}), after({text, text})) << text;
    }
}

}  // namespace
}  // namespace rewire::test
