// SPDX-License-Identifier: Apache-2.0
// Schultz, Dayan and Montague (1997): the error moves from reward to cue. And oxytocin's half-life.
#include "models/neuromodulation.h"

#include "model_test.h"

#include <algorithm>

namespace rewire::models {
namespace {

using test::observed;
using test::runFor;
using Params = Neuromodulation::Params;

TEST(Neuromodulation, TheFirstRewardIsAFullSurpriseAndTheCueNone) {
    const auto state = runFor<Neuromodulation>({}, 1, 1);
    EXPECT_DOUBLE_EQ(state.errorAtReward, 1.0);
    EXPECT_DOUBLE_EQ(state.errorAtCue, 0.0);
}

TEST(Neuromodulation, TheErrorMovesToTheCueWithinFortyTrials) {
    const auto state = runFor<Neuromodulation>({}, 1, 40);
    EXPECT_GT(state.errorAtCue, 0.95);
    EXPECT_LT(state.errorAtReward, 0.05);
}

TEST(Neuromodulation, TheErrorHasMovedByTheTypicalTrialAtEveryLearningRate) {
    for (const double rate : {0.05, 0.2, 0.5}) {
        Params params;
        params.learningRate = rate;
        const auto state = runFor<Neuromodulation>(params, 1);
        EXPECT_GT(state.errorAtCue, 0.9) << rate;
        EXPECT_LT(state.errorAtReward, 0.05) << rate;
    }
}

TEST(Neuromodulation, AnOmittedRewardGivesADipAtTheMomentItWasDue) {
    Params params;
    params.rewardUntil = 60;
    const auto state = runFor<Neuromodulation>(params, 1, 61);
    EXPECT_LT(state.errorAtReward, -0.9);
    EXPECT_GT(state.errorAtCue, 0.9);
    for (int t = 0; t < Neuromodulation::kMoments; ++t) {
        if (t == Neuromodulation::kCueMoment || t == Neuromodulation::kRewardMoment) continue;
        EXPECT_NEAR(state.error[static_cast<std::size_t>(t)], 0.0, 0.02) << t;
    }
}

TEST(Neuromodulation, WithoutRewardTheExpectationFadesAgain) {
    Params params;
    params.rewardUntil = 60;
    EXPECT_LT(runFor<Neuromodulation>(params, 1, 120).errorAtCue, 0.1);
}

TEST(Neuromodulation, OxytocinHalvesInEachHalfLife) {
    for (const double halfLife : {1.0, 4.0, 20.0}) {
        Params params;
        params.halfLifeMin = halfLife;
        params.trialIntervalMin = halfLife / 4.0;
        params.releaseUntil = 10;
        const auto start = runFor<Neuromodulation>(params, 1, 10);
        const auto later = runFor<Neuromodulation>(params, 1, 14);
        EXPECT_NEAR(later.oxytocin / start.oxytocin, 0.5, 1e-9) << halfLife;
    }
}

TEST(Neuromodulation, OxytocinDoesNotTouchTheRewardUnlessAsked) {
    Params params;
    params.release = 2.0;
    EXPECT_DOUBLE_EQ(runFor<Neuromodulation>(params, 1, 50).value.front(),
                     runFor<Neuromodulation>({}, 1, 50).value.front());
    params.oxytocinGain = 0.5;
    EXPECT_GT(runFor<Neuromodulation>(params, 1, 50).value.front(), 1.2);
}

TEST(Neuromodulation, ParticlesLeaveTheHypothalamusReachTheirTargetsAndFade) {
    const auto early = runFor<Neuromodulation>({}, 1, 3);
    EXPECT_TRUE(std::ranges::any_of(early.particles, [](auto& p) { return p.progress < 0.2F; }));
    const auto later = runFor<Neuromodulation>({}, 1, 30);
    EXPECT_TRUE(std::ranges::any_of(later.particles, [](auto& p) { return p.progress == 1.0F; }));
    EXPECT_TRUE(std::ranges::all_of(later.particles, [](auto& p) { return p.target < 3; }));
    EXPECT_TRUE(runFor<Neuromodulation>({}, 1, 120).particles.empty());  // releases end at trial 60
}

TEST(Neuromodulation, TheSameSeedGivesTheSameStateAndAnotherSeedAnother) {
    EXPECT_EQ(Neuromodulation::hash(runFor<Neuromodulation>({}, 3, 30)),
              Neuromodulation::hash(runFor<Neuromodulation>({}, 3, 30)));
    EXPECT_NE(Neuromodulation::hash(runFor<Neuromodulation>({}, 3, 30)),
              Neuromodulation::hash(runFor<Neuromodulation>({}, 4, 30)));
}

}  // namespace
}  // namespace rewire::models
