// SPDX-License-Identifier: Apache-2.0
// What is lit, shown, outlined and connected, by the rules atop therapies.toml.
#include "scene/draw_list.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scene/palette.h"
#include "test_content.h"

namespace rewire::test {
namespace {

glm::vec3 identity(Identity i) {
    return identityColour(i, Theme::kDark);
}
glm::vec3 signedIn(Direction d, int step) {
    return signedColour(d, step, Theme::kDark);
}
bool near(const glm::vec3& a, const glm::vec3& b) {
    return glm::length(a - b) < 0.01F;
}

TEST(DrawList, LightsNothingWhenNothingIsChosen) {
    const DrawList list = drawn({});
    EXPECT_FALSE(list.anythingLit);
    EXPECT_EQ(list.recede, 0.0F);
    for (const ParcelLook& look : list.parcels) {
        EXPECT_EQ(look.emphasis, 0.0F);
        EXPECT_TRUE(look.visible);
    }
    EXPECT_EQ(list.parcels.size(), testContent().atlas.parcels.size());
    EXPECT_TRUE(list.bothHalves);
}

TEST(DrawList, LightsTheFocusOfCbtInIdentityColoursOnBothSides) {
    const DrawList list = drawn({"therapy cbt"});
    EXPECT_TRUE(list.anythingLit);
    EXPECT_TRUE(near(lookAt(list, "lh.amygdala").colour, identity(Identity::kAmygdala)));
    EXPECT_EQ(lookAt(list, "rh.amygdala").emphasis, 1.0F);
    EXPECT_TRUE(near(lookAt(list, "lh.pfc_dorsolateral").colour, identity(Identity::kPrefrontal)));
    EXPECT_EQ(lookAt(list, "lh.pcc").emphasis, 0.0F);
    EXPECT_EQ(lookAt(list, "lh.pfc_dorsolateral").focusGroup,
              lookAt(list, "rh.pfc_frontopolar").focusGroup);
    EXPECT_NE(lookAt(list, "lh.pfc_dorsolateral").focusGroup,
              lookAt(list, "lh.amygdala").focusGroup);
    EXPECT_EQ(lookAt(list, "lh.pcc").focusGroup, 0);
}

TEST(DrawList, TellsPartsOfASetApartByLightnessAlone) {
    const DrawList list = drawn({"therapy cbt"});
    const glm::vec3 whole = toOklab(identity(Identity::kPrefrontal));
    float lightest = -1.0F, darkest = 1.0F;
    for (const char* node :
         {"lh.pfc_dorsolateral", "lh.pfc_dorsomedial", "lh.pfc_ventromedial",
          "lh.pfc_ventrolateral", "lh.pfc_orbitofrontal", "lh.pfc_frontopolar"}) {
        const float step = toOklab(lookAt(list, node).colour).x - whole.x;
        lightest = std::max(lightest, step);
        darkest = std::min(darkest, step);
        EXPECT_LE(std::abs(step), 0.105F) << node;
    }
    EXPECT_GT(lightest, 0.08F);
    EXPECT_LT(darkest, -0.08F);
}

TEST(DrawList, ShowsOneRegionInTheColourOfTheTherapyItBelongsTo) {
    EXPECT_LT(toOklab(lookAt(drawn({"therapy alliance"}), "lh.pfc_ventromedial").colour).z,
              -0.1F);  // blue
    const glm::vec3 violet =
        toOklab(lookAt(drawn({"therapy psychodynamic"}), "lh.pfc_ventromedial").colour);
    EXPECT_GT(violet.y, 0.05F);
}

TEST(DrawList, LightsTheFocusOfEveryTherapyWhole) {
    for (const Therapy& therapy : testContent().knowledge.therapies) {
        ViewState state = initialViewState();
        state.therapy = therapy.id;
        const DrawList list = buildDrawList(testContent(), state);
        for (const std::string& id : therapy.focus) {
            for (const ParcelIndex p : testContent().atlas.parcelsOf({id, std::nullopt})) {
                EXPECT_EQ(list.parcels[p].emphasis, 1.0F) << therapy.id << ' ' << id;
            }
        }
    }
}

TEST(DrawList, ShowsALitStructureInsideTheBrainInEveryStyleAndView) {
    for (const View view : kAllViews) {
        for (const Style style : {Style::kAnatomy, Style::kGlass, Style::kXray}) {
            ViewState state = after({"therapy alliance"});
            applyView(state, view);
            state.style = style;
            const DrawList list = buildDrawList(testContent(), state);
            const char* node = view == View::kRightMedial ? "rh.hypothalamus" : "lh.hypothalamus";
            EXPECT_TRUE(lookAt(list, node).body) << toText(view) << ' ' << toText(style);
        }
    }
}

TEST(DrawList, LetsInsulaAndCingulateShineThroughOnlyWhereTheyAreHidden) {
    EXPECT_TRUE(lookAt(drawn({"therapy mindfulness", "view left"}), "lh.insula_anterior").body);
    EXPECT_TRUE(lookAt(drawn({"therapy mindfulness", "view left"}), "lh.acc_dorsal").body);
    for (const char* node : {"lh.pcc", "lh.precuneus_ventral", "lh.parahippocampal"}) {
        EXPECT_TRUE(lookAt(drawn({"therapy psychodynamic", "view left"}), node).body) << node;
        EXPECT_FALSE(lookAt(drawn({"therapy psychodynamic", "view left-medial"}), node).body)
            << node;
    }
    EXPECT_FALSE(lookAt(drawn({"therapy mindfulness", "view left-medial"}), "lh.acc_dorsal").body);
    EXPECT_TRUE(
        lookAt(drawn({"therapy mindfulness", "view left-medial"}), "lh.insula_anterior").body);
    EXPECT_FALSE(
        lookAt(drawn({"therapy mindfulness", "view left", "open-insula on"}), "lh.insula_anterior")
            .body);
    EXPECT_TRUE(
        lookAt(drawn({"select left:insula", "view right", "open-insula on"}), "lh.insula_anterior")
            .body);
    EXPECT_FALSE(lookAt(drawn({"view left"}), "lh.insula_anterior").body);
}

TEST(DrawList, ShowsTheFarInsulaOnlyWhereTheNearOneDoesNotSayTheSame) {
    EXPECT_FALSE(lookAt(drawn({"therapy mindfulness", "view left"}), "rh.insula_anterior").body);
    EXPECT_TRUE(lookAt(drawn({"therapy mindfulness", "view front"}), "rh.insula_anterior").body);
    EXPECT_TRUE(
        lookAt(drawn({"therapy mindfulness", "view left", "style glass"}), "rh.insula_anterior")
            .body);
    EXPECT_TRUE(lookAt(drawn({"select right:insula", "view left"}), "rh.insula_anterior").body);
    EXPECT_TRUE(lookAt(drawn({"therapy mindfulness", "view left", "hide left:insula"}),
                       "rh.insula_anterior")
                    .body);
}

TEST(DrawList, DrawsWhatStudiesFoundInSignedColoursOfItsStrength) {
    const DrawList list = drawn({"therapy cbt", "show findings", "evidence practice"});
    EXPECT_TRUE(
        near(lookAt(list, "lh.pfc_dorsolateral").colour, signedIn(Direction::kIncrease, 3)));
    EXPECT_TRUE(near(lookAt(list, "rh.amygdala").colour, signedIn(Direction::kDecrease, 3)));
    EXPECT_EQ(lookAt(list, "lh.insula_anterior").emphasis, 0.0F);
    EXPECT_EQ(lookAt(list, "lh.amygdala").pattern, Pattern::kPlain);
}

TEST(DrawList, StripesWhatIsMixedOrUnclear) {
    const DrawList list = drawn({"therapy cbt", "show findings"});
    EXPECT_EQ(lookAt(list, "lh.pfc_dorsomedial").pattern, Pattern::kStripes);  // mixed
    EXPECT_EQ(lookAt(list, "lh.acc_subgenual").pattern, Pattern::kStripes);    // unclear
    EXPECT_TRUE(near(lookAt(list, "lh.pfc_dorsomedial").colour, signedIn(Direction::kMixed, 3)));
    EXPECT_EQ(lookAt(list, "lh.pfc_ventrolateral").pattern, Pattern::kPlain);
}

TEST(DrawList, ColoursOnlyTheSideThatWasFound) {
    Content content = testContent();
    Therapy& cbt = content.knowledge.therapies.front();
    ASSERT_EQ(cbt.id, "cbt");
    TherapyEffect row;
    row.region = "caudate";
    row.side = BothSides::kRight;
    row.direction = Direction::kIncrease;
    row.strength = 0.4F;
    cbt.effects.push_back(row);
    const DrawList list = buildDrawList(content, after({"therapy cbt", "show findings"}));
    EXPECT_EQ(lookAt(list, "lh.caudate").emphasis, 0.0F);
    EXPECT_EQ(lookAt(list, "rh.caudate").emphasis, 1.0F);
    EXPECT_TRUE(near(lookAt(list, "rh.caudate").colour, signedIn(Direction::kIncrease, 2)));
}

TEST(DrawList, GrowsChangesAfterACourseAlongIt) {
    const auto strength = [](const char* session, const char* evidence) {
        return lookAt(drawn({"therapy cbt", "show findings", evidence, session}), "lh.amygdala")
            .emphasis;
    };
    EXPECT_EQ(strength("session 20", "evidence course"), 1.0F);
    EXPECT_EQ(strength("session 0", "evidence course"), 0.0F);
    const DoseResponse& curve = testContent().knowledge.doseResponse;
    EXPECT_NEAR(strength("session 8", "evidence course"),
                static_cast<float>(curve.shareImproved(8) / curve.shareImproved(20)), 1e-4F);
    EXPECT_EQ(strength("session 0", "evidence practice"), 1.0F);  // was there from the start
    EXPECT_TRUE(drawn({"therapy cbt", "show findings", "session 0"}).anythingLit);
}

TEST(DrawList, LightsWhereAMechanismHappensInFrontOfItsTherapy) {
    const DrawList list = drawn({"therapy cbt", "mechanism neurogenesis"});
    EXPECT_EQ(lookAt(list, "lh.hippocampus").emphasis, 1.0F);
    EXPECT_EQ(lookAt(list, "lh.amygdala").emphasis, 0.0F);
}

TEST(DrawList, OutlinesTheSelectionAndLightsItWhenItIsAllThereIs) {
    const DrawList alone = drawn({"select left:amygdala"});
    EXPECT_EQ(lookAt(alone, "lh.amygdala").outline, Outline::kSelected);
    EXPECT_EQ(lookAt(alone, "rh.amygdala").outline, Outline::kNone);
    EXPECT_TRUE(near(lookAt(alone, "lh.amygdala").colour, identity(Identity::kAmygdala)));
    EXPECT_TRUE(lookAt(alone, "lh.amygdala").body);
    EXPECT_GT(alone.recede, 0.0F);
    EXPECT_LT(alone.recede, 1.0F);
    const DrawList beside = drawn({"therapy mindfulness", "select amygdala"});
    EXPECT_TRUE(near(lookAt(beside, "lh.amygdala").colour, highlightColour()));
    const DrawList within = drawn({"therapy cbt", "select amygdala"});
    EXPECT_TRUE(near(lookAt(within, "lh.amygdala").colour, identity(Identity::kAmygdala)));
}

TEST(DrawList, OutlinesWhatTheMouseIsOver) {
    const ParcelIndex pcc = testContent().atlas.findNode("lh.pcc");
    const DrawList list = buildDrawList(testContent(), after({"select amygdala"}), {pcc});
    EXPECT_EQ(list.parcels[pcc].outline, Outline::kHovered);
    EXPECT_EQ(buildDrawList(testContent(), after({"select pcc"}), {pcc}).parcels[pcc].outline,
              Outline::kSelected);
}

TEST(DrawList, LeavesTheOtherHalfOutOfMedialViewsButNotOfTheCerebellum) {
    const DrawList list = drawn({"view left-medial"});
    for (std::size_t i = 0; i < list.parcels.size(); ++i) {
        const Parcel& parcel = testContent().atlas.parcels[i];
        EXPECT_EQ(list.parcels[i].visible,
                  parcel.side != Side::kRight || parcel.group == ParcelGroup::kCerebellum)
            << parcel.id;
    }
    EXPECT_FALSE(list.bothHalves);
}

TEST(DrawList, HidesPartsAndRegions) {
    EXPECT_FALSE(lookAt(drawn({"part left off"}), "lh.pcc").visible);
    EXPECT_FALSE(lookAt(drawn({"part left off"}), "lh.amygdala").visible);
    EXPECT_TRUE(lookAt(drawn({"part left off"}), "rh.pcc").visible);
    EXPECT_FALSE(lookAt(drawn({"part deep off", "therapy cbt"}), "lh.amygdala").visible);
    EXPECT_FALSE(lookAt(drawn({"part deep off", "therapy cbt"}), "lh.amygdala").body);
    EXPECT_FALSE(lookAt(drawn({"part brainstem off"}), "brainstem").visible);
    EXPECT_FALSE(lookAt(drawn({"hide right:acc"}), "rh.acc_dorsal").visible);
    EXPECT_TRUE(lookAt(drawn({"hide right:acc"}), "lh.acc_dorsal").visible);
}

TEST(DrawList, TractsGoWithTheirHemisphere) {
    using Sides = std::array<bool, 3>;  // left, right, midline
    const auto sides = [](std::initializer_list<const char*> actions) {
        return drawn(actions).tracts.front().visible;
    };
    ASSERT_FALSE(drawn({}).tracts.empty());
    EXPECT_EQ(sides({}), (Sides{false, false, false}));
    EXPECT_EQ(sides({"part tracts on"}), (Sides{true, true, true}));
    EXPECT_EQ(sides({"part tracts on", "part left off"}), (Sides{false, true, true}));
    EXPECT_EQ(sides({"part tracts on", "part left off", "part right off"}),
              (Sides{false, false, false}));
    EXPECT_EQ(sides({"part tracts on", "view left-medial"}), (Sides{true, false, true}));
    EXPECT_EQ(sides({"part tracts on", "view right-medial"}), (Sides{false, true, true}));
}

TEST(DrawList, ShowsOnlyWhatIsIsolated) {
    const DrawList list = drawn({"isolate acc", "hide left:acc_rostral"});
    EXPECT_TRUE(lookAt(list, "rh.acc_dorsal").visible);
    EXPECT_FALSE(lookAt(list, "lh.acc_rostral").visible);
    EXPECT_FALSE(lookAt(list, "lh.pcc").visible);
    EXPECT_FALSE(lookAt(list, "brainstem").visible);
}

TEST(DrawList, PullsTheHemispheresApart) {
    const DrawList list = drawn({"pull-apart 20"});
    EXPECT_EQ(list.sideOffsetMm[0], glm::vec3(-20, 0, 0));
    EXPECT_EQ(list.sideOffsetMm[1], glm::vec3(20, 0, 0));
    EXPECT_FALSE(list.bothHalves);
}

TEST(DrawList, PassesPlanesAndStageOn) {
    const DrawList list =
        drawn({"slice axial on", "crosshair 1 2 3", "clip coronal 10 negative", "theme print"});
    EXPECT_EQ(list.slices, (std::array<bool, 3>{false, false, true}));
    EXPECT_EQ(list.crosshairMm, glm::vec3(1, 2, 3));
    ASSERT_EQ(list.spheres.size(), 1U);
    EXPECT_TRUE(list.clip.enabled);
    EXPECT_EQ(list.background, glm::vec3(1.0F));
}

// ---- connections ----

std::vector<Tube> tubes(std::initializer_list<const char*> actions) {
    return drawn(actions).tubes;
}

TEST(Connections, AreDrawnForWhatStudiesFoundAlone) {
    EXPECT_TRUE(tubes({"therapy cbt"}).empty());
    EXPECT_FALSE(tubes({"therapy cbt", "show findings"}).empty());
    EXPECT_TRUE(tubes({"therapy cbt", "show findings", "session 0"}).empty());
    EXPECT_TRUE(tubes({"therapy cbt", "show findings", "part left off", "part right off"}).empty());
}

TEST(Connections, JoinTheSidesThatStudiesFound) {
    // cbt after a course: dmPFC-amygdala (both: one a side), left PCC to right vlPFC, PCC (both) to
    // right temporal.
    const std::vector<Tube> all = tubes({"therapy cbt", "show findings"});
    ASSERT_EQ(all.size(), 5U);
    EXPECT_GT(all[0].pointsMm.back().x * all[0].pointsMm.front().x, 0.0F);
    EXPECT_LT(all[2].pointsMm.front().x, 0.0F);
    EXPECT_GT(all[2].pointsMm.back().x, 0.0F);
}

TEST(Connections, StartAndEndInTheirRegions) {
    const Atlas& atlas = testContent().atlas;
    const Tube tube = tubes({"therapy cbt", "show findings"})[2];
    EXPECT_LT(glm::length(tube.pointsMm.front() - *atlas.centreMm({"pcc", Side::kLeft})), 1.0F);
    EXPECT_LT(
        glm::length(tube.pointsMm.back() - *atlas.centreMm({"pfc_ventrolateral", Side::kRight})),
        1.0F);
    EXPECT_FALSE(tube.dashed);
    EXPECT_TRUE(near(tube.colour, signedIn(Direction::kDecrease, 2)));
}

TEST(Connections, DashWhatIsOnlyProposed) {
    const std::vector<Tube> all = tubes({"therapy cbt", "show findings", "evidence practice"});
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const Tube& t) { return t.dashed; }));
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const Tube& t) { return !t.dashed; }));
}

TEST(Connections, BulgeAwayFromTheMiddleOfTheBrain) {
    const Tube tube = tubes({"therapy cbt", "show findings"})[2];
    const glm::vec3 chord = (tube.pointsMm.front() + tube.pointsMm.back()) * 0.5F;
    const glm::vec3 middle = tube.pointsMm[tube.pointsMm.size() / 2];
    const glm::vec3 centre(0, -17, 18);
    EXPECT_GT(glm::length(middle - centre), glm::length(chord - centre));
}

TEST(Connections, FollowATractOnlyWhereTheAnatomyIsKnown) {
    Content content = testContent();
    Therapy& cbt = content.knowledge.therapies.front();
    TherapyConnection row;
    row.from = "pfc_dorsomedial";
    row.to = "amygdala";
    row.fromSide = row.toSide = BothSides::kLeft;
    row.direction = Direction::kIncrease;
    row.grade = Grade::kModerate;
    row.strength = 0.5F;
    row.tractId = "planted";
    row.tractCertainty = TractCertainty::kPartial;
    cbt.connections = {row};
    const glm::vec3 from = *content.atlas.centreMm({"pfc_dorsomedial", Side::kLeft});
    const glm::vec3 to = *content.atlas.centreMm({"amygdala", Side::kLeft});
    const glm::vec3 detour(-40.0F, 20.0F, 0.0F);
    TractLine line{Side::kLeft, {}};
    for (int i = -5; i <= 25; ++i) {  // runs on beyond both regions
        const float s = static_cast<float>(i) / 20.0F;
        line.pointsMm.push_back(glm::mix(from, to, s) +
                                (detour - (from + to) * 0.5F) * (4.0F * s * (1.0F - s)));
    }
    content.atlas.tracts.push_back({"planted", "Planted", {line}});
    const ViewState state = after({"therapy cbt", "show findings"});
    const auto passes = [&](const Tube& tube) {
        return std::any_of(tube.pointsMm.begin(), tube.pointsMm.end(),
                           [&](const glm::vec3& p) { return glm::length(p - detour) < 4.0F; });
    };
    const DrawList along = buildDrawList(content, state);
    ASSERT_EQ(along.tubes.size(), 1U);
    EXPECT_TRUE(passes(along.tubes[0]));
    for (const glm::vec3& p : along.tubes[0].pointsMm)
        EXPECT_LT(p.y, from.y + 3.0F) << "clipped at the region";
    cbt.connections[0].tractCertainty = TractCertainty::kAssumed;
    EXPECT_FALSE(passes(buildDrawList(content, state).tubes[0]));
}

// ---- cross-fades ----

TEST(Mix, EndsExactlyAtTheGoal) {
    const DrawList from = drawn({}), to = drawn({"therapy cbt"});
    EXPECT_TRUE(mix(from, to, 1.0F) == to);
}

TEST(Mix, BlendsEmphasisAndKeepsColoursClean) {
    const DrawList from = drawn({"therapy cbt"}), to = drawn({"therapy mindfulness"});
    const DrawList half = mix(from, to, 0.5F);
    EXPECT_FLOAT_EQ(lookAt(half, "lh.amygdala").emphasis, 0.5F);
    EXPECT_TRUE(near(lookAt(half, "lh.amygdala").colour, identity(Identity::kAmygdala)));
    EXPECT_TRUE(near(lookAt(half, "lh.acc_dorsal").colour, lookAt(to, "lh.acc_dorsal").colour));
    EXPECT_TRUE(lookAt(half, "lh.amygdala").body) << "visible in either while it fades";
    EXPECT_FLOAT_EQ(mix(drawn({}), to, 0.25F).recede, 0.25F);
}

TEST(Mix, FadesConnectionsInAndOut) {
    const DrawList from = drawn({"therapy cbt"}), to = drawn({"therapy cbt", "show findings"});
    for (const Tube& tube : mix(from, to, 0.25F).tubes) EXPECT_FLOAT_EQ(tube.opacity, 0.25F);
    for (const Tube& tube : mix(to, from, 0.25F).tubes) EXPECT_FLOAT_EQ(tube.opacity, 0.75F);
}

}  // namespace
}  // namespace rewire::test
