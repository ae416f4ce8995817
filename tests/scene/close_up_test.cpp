// SPDX-License-Identifier: Apache-2.0
// Close-ups say what the model's state says, and nothing moves that the state does not move.
#include "scene/close_up.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/counter_rng.h"
#include "models/neuromodulation.h"
#include "models/pruning.h"
#include "scene/brain_models.h"
#include "scene/palette.h"
#include "test_content.h"

namespace rewire {
namespace {

using test::after;
using test::testContent;

MechanismRun ran(const ViewState& state) {
    Result<MechanismRun> run = MechanismRun::start(testContent(), state);
    EXPECT_TRUE(run.has_value()) << (run ? "" : run.error().text());
    EXPECT_TRUE(run->advanceTo(state.step).has_value());
    return std::move(*run);
}

CloseUp shown(std::initializer_list<const char*> actions, bool without = false) {
    const ViewState state = after(actions);
    const MechanismRun run = ran(state);
    return buildCloseUp(testContent(), state, run, without);
}

DrawList inBrain(std::initializer_list<const char*> actions) {
    const ViewState state = after(actions);
    const MechanismRun run = ran(state);
    DrawList list = buildDrawList(testContent(), state);
    addToBrain(testContent(), state, run, list);
    return list;
}

bool hasLabel(const CloseUp& closeUp, std::string_view key) {
    return std::ranges::any_of(closeUp.labels, [&](const auto& l) { return l.key == key; });
}

float brightFront(const CloseUp& closeUp) {  // how far light has come along the axon itself
    float x = -1e9F;
    const Tube& core = closeUp.list.tubes.front();
    for (std::size_t i = 0; i < core.glows.size(); ++i)
        if (core.glows[i] > 0.5F) x = std::max(x, core.pointsMm[i].x);
    return x;
}

bool finite(const glm::vec3& v) {
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

void expectSound(const DrawList& list, const std::string& what) {
    for (const Tube& tube : list.tubes) {
        ASSERT_GE(tube.pointsMm.size(), 2U) << what;
        for (const auto size : {tube.radiiMm.size(), tube.colours.size(), tube.glows.size()})
            ASSERT_TRUE(size == 0 || size == tube.pointsMm.size()) << what;
        for (const glm::vec3& p : tube.pointsMm) ASSERT_TRUE(finite(p)) << what;
        for (const float r : tube.radiiMm) ASSERT_TRUE(std::isfinite(r) && r >= 0.0F) << what;
        for (const float g : tube.glows) ASSERT_TRUE(std::isfinite(g)) << what;
        for (const glm::vec3& c : tube.colours) ASSERT_TRUE(finite(c)) << what;
    }
    for (const Sphere& s : list.spheres) {
        ASSERT_TRUE(finite(s.centreMm) && finite(s.colour) && finite(s.halfAxisMm)) << what;
        ASSERT_TRUE(s.radiusMm > 0.0F && std::isfinite(s.radiusMm)) << what;
    }
    for (const ParcelLook& look : list.parcels) ASSERT_TRUE(std::isfinite(look.emphasis)) << what;
}

}  // namespace

TEST(CloseUp, TheModelsOfTheBrainAloneHaveNone) {
    for (const models::ModelInfo* info : models::allModels()) {
        const bool alone = info->id == "network_dynamics" || info->id == "neuromodulation";
        EXPECT_EQ(hasCloseUp(*info), !alone) << info->id;
    }
}

TEST(CloseUp, TheSameStateGivesTheSameScene) {
    for (const char* mechanism :
         {"mechanism synaptic_pruning", "mechanism neurogenesis", "mechanism myelination",
          "mechanism arousal_regulation", "mechanism alliance_plasticity"}) {
        const CloseUp first = shown({mechanism, "step 12"});
        EXPECT_FALSE(first.list.tubes.empty()) << mechanism;
        EXPECT_FALSE(first.labels.empty()) << mechanism;
        EXPECT_TRUE(first.list.parcels.empty()) << mechanism;
        EXPECT_EQ(first, shown({mechanism, "step 12"})) << mechanism;
    }
}

TEST(CloseUp, EveryLabelAndNoteHasWords) {
    for (const char* mechanism : {"mechanism synaptic_pruning", "mechanism neurogenesis",
                                  "mechanism myelination", "mechanism arousal_regulation"}) {
        for (const char* step : {"step 0", "step 45"}) {
            const ViewState state = after({mechanism, step, "compare on"});
            const MechanismRun run = ran(state);
            for (const bool without : {false, true}) {
                const CloseUp scene = buildCloseUp(testContent(), state, run, without);
                for (const CloseUpLabel& label : scene.labels)
                    EXPECT_TRUE(testContent().language.has("close_up." + label.key)) << label.key;
                EXPECT_TRUE(testContent().language.has("close_up." + scene.noteKey)) << mechanism;
            }
        }
    }
}

TEST(CloseUp, TurningMovesTheCameraAndTheHalosThatFaceItAlone) {
    CloseUp before = shown({"mechanism myelination", "step 100"});
    CloseUp turned = shown({"mechanism myelination", "step 100", "turn-close-up 20 -5"});
    EXPECT_NE(before.list.camera, turned.list.camera);
    turned.list.camera = before.list.camera;
    for (CloseUp* scene : {&before, &turned})
        std::erase_if(scene->list.spheres, [](const Sphere& s) { return s.halo; });
    EXPECT_EQ(before, turned);
}

TEST(CloseUp, ANarrowPictureShowsTheWholeFrameToo) {
    CloseUp scene = shown({"mechanism myelination", "step 10"});
    const float before = scene.list.camera.distanceMm;
    fitToAspect(scene, 0.5F * scene.frameMm.x / scene.frameMm.y);
    EXPECT_NEAR(scene.list.camera.distanceMm, 2.0F * before, 0.01F * before);
}

TEST(PruningCloseUp, MoreDeletionLeavesFewerSpines) {
    std::size_t before = std::numeric_limits<std::size_t>::max();
    for (const char* share : {"0", "0.5", "0.9"}) {
        const std::string set = std::string("parameter fraction_deleted ") + share;
        const std::size_t tubes =
            shown({"mechanism synaptic_pruning", set.c_str(), "step 70"}).list.tubes.size();
        EXPECT_LT(tubes, before) << share;
        before = tubes;
    }
}

TEST(PruningCloseUp, NewSpinesAreNamedOnceTheyGrow) {
    EXPECT_FALSE(hasLabel(shown({"mechanism synaptic_pruning", "step 0"}), "new_spine"));
    EXPECT_TRUE(hasLabel(shown({"mechanism synaptic_pruning", "step 30"}), "new_spine"));
}

TEST(NeurogenesisCloseUp, YoungCellsComeWithTheBirthRateAndNoneWithoutBirths) {
    const auto cells = [](const char* rate) {
        const CloseUp scene = shown({"mechanism neurogenesis", rate, "step 40"});
        return scene.list.spheres.size();
    };
    const std::size_t none = cells("parameter birth_rate 0");
    EXPECT_LT(none, cells("parameter birth_rate 200"));
    EXPECT_LT(cells("parameter birth_rate 200"), cells("parameter birth_rate 700"));
    EXPECT_EQ(
        none,
        shown({"mechanism neurogenesis", "parameter birth_rate 0", "step 0"}).list.spheres.size());
    EXPECT_FALSE(hasLabel(shown({"mechanism neurogenesis", "parameter birth_rate 0", "step 40"}),
                          "young_cell"));
}

TEST(MyelinationCloseUp, TheBareAxonHasNoSheath) {
    const CloseUp with = shown({"mechanism myelination", "step 60", "compare on"});
    const CloseUp bare = shown({"mechanism myelination", "step 60", "compare on"}, true);
    EXPECT_TRUE(hasLabel(with, "sheath"));
    EXPECT_TRUE(hasLabel(with, "node"));
    EXPECT_FALSE(hasLabel(bare, "sheath"));
    EXPECT_LE(bare.list.tubes.size(), 3U);  // the axon and two electrodes
}

TEST(MyelinationCloseUp, LightRunsAlongTheAxonAndFasterWithItsSheath) {
    float before = -1e9F;
    for (const char* step : {"step 20", "step 40", "step 60", "step 80", "step 100"}) {
        const float x = brightFront(shown({"mechanism myelination", step}));
        EXPECT_GT(x, before) << step;
        before = x;
    }
    const float bare =
        brightFront(shown({"mechanism myelination", "step 100", "compare on"}, true));
    EXPECT_LT(bare, before);
}

TEST(MyelinationCloseUp, ARestingAxonIsDark) {
    const CloseUp scene = shown({"mechanism myelination", "parameter stimulus 0", "step 100"});
    for (const float glow : scene.list.tubes.front().glows) EXPECT_LT(glow, 0.01F);
}

TEST(CoregulationCloseUp, TheBondIsAsStrongAsTheAllianceAndGoneWithoutIt) {
    EXPECT_FALSE(hasLabel(
        shown({"mechanism arousal_regulation", "parameter coupling 0", "step 50"}), "bond"));
    const CloseUp weak =
        shown({"mechanism arousal_regulation", "parameter coupling 0.2", "step 50"});
    const CloseUp strong =
        shown({"mechanism arousal_regulation", "parameter coupling 1", "step 50"});
    EXPECT_LT(weak.list.tubes.back().radiiMm.front(), strong.list.tubes.back().radiiMm.front());
}

TEST(NetworkInTheBrain, HasFortyFourNodesAndLinksColouredByTheirSign) {
    const ViewState state = after({"therapy mindfulness", "mechanism dmn_modulation", "step 120"});
    const DrawList list = inBrain({"therapy mindfulness", "mechanism dmn_modulation", "step 120"});
    EXPECT_EQ(list.spheres.size(), 44U);
    const glm::vec3 warm = brain_models::correlatedColour(state.theme);
    const glm::vec3 cool = brain_models::anticorrelatedColour(state.theme);
    std::size_t opposed = 0;
    for (const Tube& tube : list.tubes) {
        const bool bluish = tube.colour.b > tube.colour.r;
        EXPECT_EQ(bluish, tube.dashed);
        opposed += tube.dashed ? 1 : 0;
    }
    EXPECT_GT(warm.r, warm.b);
    EXPECT_GT(cool.b, cool.r);
    EXPECT_GT(opposed, 0U);
    EXPECT_GT(list.tubes.size(), 20U);
    EXPECT_LE(list.tubes.size(), 60U);
    for (const Theme theme : {Theme::kDark, Theme::kLight, Theme::kPrint}) {
        const glm::vec3 stage = themeColours(theme).stage;
        EXPECT_GE(contrastRatio(brain_models::correlatedColour(theme), stage), 3.0F);
        EXPECT_GE(contrastRatio(brain_models::anticorrelatedColour(theme), stage), 3.0F);
    }
}

TEST(NetworkInTheBrain, TwoSelectedRegionsLightTheirLink) {
    const auto lit = [](const DrawList& list) {
        return std::ranges::count_if(list.tubes,
                                     [](const Tube& t) { return t.finish.glow > 0.5F; });
    };
    EXPECT_EQ(lit(inBrain({"mechanism dmn_modulation", "step 60"})), 0);
    EXPECT_EQ(lit(inBrain({"mechanism dmn_modulation", "step 60", "select left:pcc",
                           "select-also left:pfc_dorsomedial"})),
              1);
}

TEST(OxytocinInTheBrain, ParticlesLieBetweenSourceAndTarget) {
    const ViewState state = after({"mechanism oxytocin_dopamine", "step 20"});
    const MechanismRun run = ran(state);
    const auto& model = *run.with().run().state<models::Neuromodulation>();
    ASSERT_FALSE(model.particles.empty());
    const DrawList plain = buildDrawList(testContent(), state);
    Aabb box;
    const auto add = [&](std::string_view region) {
        for (const Side side : {Side::kLeft, Side::kRight}) {
            const glm::vec3 at =
                brain_models::placeOf(testContent().atlas, plain, region, side, glm::vec3(0.0F));
            box.add({at - 14.0F, at + 14.0F});
        }
    };
    add(models::Neuromodulation::kSource);
    for (const std::string_view target : models::Neuromodulation::kTargets) add(target);
    std::size_t particles = 0;
    for (const Sphere& s : inBrain({"mechanism oxytocin_dopamine", "step 20"}).spheres) {
        for (int k = 0; k < 3; ++k) {
            EXPECT_GE(s.centreMm[k], box.minMm[k]);
            EXPECT_LE(s.centreMm[k], box.maxMm[k]);
        }
        particles += s.halo ? 0 : 1;
    }
    EXPECT_EQ(particles, model.particles.size());
}

TEST(ArousalInTheBrain, TheAmygdalaGlowsAsTheClientIsAroused) {
    const DrawList high =
        inBrain({"mechanism arousal_regulation", "parameter start_arousal 2", "step 1"});
    const DrawList low =
        inBrain({"mechanism arousal_regulation", "parameter start_arousal 0.2", "step 1"});
    EXPECT_GT(test::lookAt(high, "lh.amygdala").emphasis,
              test::lookAt(low, "lh.amygdala").emphasis);
}

TEST(NeurogenesisInTheBrain, TheBrainOpensDownToTheHippocampusOnTheEyesSide) {
    const float centre = testContent().atlas.centreMm({"hippocampus", Side::kLeft})->y;
    const DrawList front = inBrain({"mechanism neurogenesis", "view front", "step 40"});
    EXPECT_TRUE(front.clip.enabled);
    EXPECT_EQ(front.clip.axis, Axis::kCoronal);
    EXPECT_TRUE(front.clip.keepNegative) << "what lies before the cut is taken away";
    EXPECT_NEAR(front.clip.offsetMm, centre, 0.01F);
    EXPECT_FALSE(inBrain({"mechanism neurogenesis", "view back", "step 40"}).clip.keepNegative);
    EXPECT_GT(inBrain({"mechanism neurogenesis", "view front", "step 1"}).clip.offsetMm,
              centre + 20.0F)
        << "it opens over days";
    const DrawList own = inBrain({"mechanism neurogenesis", "clip axial 10 positive", "step 40"});
    EXPECT_EQ(own.clip.axis, Axis::kAxial) << "the user's cut stays";
}

TEST(CloseUp, StaysFiniteWhateverIsSet) {
    const CounterRng rng(17);
    for (const Mechanism& mechanism : testContent().knowledge.mechanisms) {
        ViewState state = after({("mechanism " + mechanism.id).c_str()});
        const models::ModelInfo* info = modelOf(testContent(), state);
        ASSERT_NE(info, nullptr);
        for (std::uint64_t trial = 0; trial < 5; ++trial) {
            state.modelSettings.clear();
            for (std::size_t p = 0; p < info->parameters.size(); ++p) {
                const models::ParameterInfo& parameter = info->parameters[p];
                const double share = trial == 0 ? 0.0 : trial == 1 ? 1.0 : rng.uniform(trial, p);
                double value = parameter.min + share * (parameter.max - parameter.min);
                if (parameter.kind != models::ParameterKind::kReal) value = std::round(value);
                state.modelSettings.push_back({std::string(parameter.name), value});
            }
            std::ranges::sort(state.modelSettings, {}, &ModelSetting::name);
            state.step = static_cast<std::uint32_t>(rng.below(24, trial, 99));
            state.compare = trial % 2 == 0;
            state.theme = trial % 3 == 0 ? Theme::kLight : Theme::kDark;
            const MechanismRun run = ran(state);
            const std::string what = mechanism.id + " " + std::to_string(trial);
            if (hasCloseUp(*info)) {
                expectSound(buildCloseUp(testContent(), state, run, false).list, what);
                expectSound(buildCloseUp(testContent(), state, run, state.compare).list, what);
            }
            DrawList list = buildDrawList(testContent(), state);
            addToBrain(testContent(), state, run, list);
            expectSound(list, what);
        }
    }
}

}  // namespace rewire
