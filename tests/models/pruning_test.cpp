// SPDX-License-Identifier: Apache-2.0
// Chechik, Meilijson and Ruppin (1998): overgrow, then delete the weakest. And what the close-up
// relies on.
#include "models/pruning.h"

#include "model_test.h"

#include <algorithm>

namespace rewire::models {
namespace {

using test::runFor;
using Params = Pruning::Params;

Params with(Pruning::Deletion deletion, double fraction) {
    Params params;
    params.deletion = deletion;
    params.fractionDeleted = fraction;
    return params;
}

TEST(Pruning, DeletingTheWeakestBeatsRandomDeletionAtEqualSynapseCount) {
    for (const double fraction : {0.5, 0.8}) {
        for (const std::uint64_t seed : {1U, 2U}) {
            const auto weakest = runFor<Pruning>(with(Pruning::Deletion::kWeakest, fraction), seed);
            const auto random = runFor<Pruning>(with(Pruning::Deletion::kRandom, fraction), seed);
            ASSERT_EQ(weakest.synapses, random.synapses);
            // Measured: 0.14 to 0.17 at 0.5, about 0.5 at 0.8.
            EXPECT_GT(weakest.recall, random.recall + 0.08) << fraction << " seed " << seed;
        }
    }
}

TEST(Pruning, WeakestFirstKeepsRecallThroughDeletionOfHalfTheSynapses) {
    const auto state = runFor<Pruning>(with(Pruning::Deletion::kWeakest, 0.5), 3);
    EXPECT_GT(state.recall, 0.97);
}

TEST(Pruning, TooMuchPruningDestroysRecallEitherWay) {
    EXPECT_LT(runFor<Pruning>(with(Pruning::Deletion::kWeakest, 0.95), 1).recall, 0.5);
    EXPECT_LT(runFor<Pruning>(with(Pruning::Deletion::kRandom, 0.95), 1).recall, 0.2);
}

TEST(Pruning, ThePlannedShareIsGoneAtTheEndAndNoMore) {
    const auto start = Pruning::initial({}, 1);
    const auto state = runFor<Pruning>(with(Pruning::Deletion::kWeakest, 0.7), 1);
    EXPECT_NEAR(state.synapses, 0.3 * start.synapses, 1.0);
    const auto living = std::count(state.alive.begin(), state.alive.end(), 1);
    EXPECT_EQ(living, state.synapses);
}

TEST(Pruning, NothingDeletedKeepsOldMemoriesPerfect) {
    EXPECT_GT(runFor<Pruning>(with(Pruning::Deletion::kWeakest, 0.0), 4).recall, 0.99);
}

TEST(Pruning, SleepShrinksStrengthWithoutRemovingSynapses) {
    Params awake = with(Pruning::Deletion::kWeakest, 0.0);
    awake.sleep = 0.0;
    Params asleep = awake;
    asleep.sleep = 1.0;
    const auto a = runFor<Pruning>(awake, 1, 20);
    const auto b = runFor<Pruning>(asleep, 1, 20);
    EXPECT_EQ(a.synapses, b.synapses);
    EXPECT_LT(b.energy, 0.8 * a.energy);
}

TEST(Pruning, AHigherLearningRateTakesUpNewMemoriesFaster) {
    Params slow = with(Pruning::Deletion::kWeakest, 0.5);
    slow.learningRate = 0.05;
    Params fast = slow;
    fast.learningRate = 0.3;
    EXPECT_GT(runFor<Pruning>(fast, 1, 30).recallNew, runFor<Pruning>(slow, 1, 30).recallNew + 0.2);
}

TEST(Pruning, NewSpinesGrowWhenAskedAndOnlyThen) {
    Params still = with(Pruning::Deletion::kWeakest, 0.5);
    still.regrowth = 0.0;
    Params growing = still;
    growing.regrowth = 0.02;
    EXPECT_EQ(runFor<Pruning>(still, 1, 40).grown, 0U);
    const auto state = runFor<Pruning>(growing, 1, 40);
    EXPECT_GT(state.grown, 1000U);
    const auto spines = Pruning::spines(state, 5);
    EXPECT_TRUE(std::ranges::any_of(spines, [](const auto& s) { return s.grownLater; }));
}

TEST(Pruning, SpinesOfANeuronFadeAfterRemovalAndLivingOnesStay) {
    const auto state = runFor<Pruning>(with(Pruning::Deletion::kWeakest, 0.7), 1, 40);
    const auto spines = Pruning::spines(state, 17);
    int fading = 0;
    for (const auto& spine : spines) {
        const std::size_t s = static_cast<std::size_t>(spine.pre) * Pruning::kNeurons + 17;
        EXPECT_GT(spine.presence, 0.0F);
        EXPECT_LE(spine.presence, 1.0F);
        if (state.alive[s] == 0) {
            ++fading;
            EXPECT_LT(spine.presence, 1.0F);
        }
    }
    EXPECT_GT(fading, 0);
}

TEST(Pruning, TheSameSeedGivesTheSameStateAndAnotherSeedAnother) {
    const Params params;
    EXPECT_NE(Pruning::hash(Pruning::initial(params, 9)),
              Pruning::hash(Pruning::initial(params, 10)));
    EXPECT_EQ(Pruning::hash(runFor<Pruning>(params, 9, 10)),
              Pruning::hash(runFor<Pruning>(params, 9, 10)));
    EXPECT_NE(Pruning::hash(runFor<Pruning>(params, 9, 10)),
              Pruning::hash(runFor<Pruning>(params, 10, 10)));
}

TEST(Pruning, StepReturnsWhatAdvanceMakes) {
    const Params params;
    auto moved = Pruning::initial(params, 2);
    const auto stepped = Pruning::step(moved, params, 1);
    Pruning::advance(moved, params, 1);
    EXPECT_EQ(Pruning::hash(stepped), Pruning::hash(moved));
}

}  // namespace
}  // namespace rewire::models
