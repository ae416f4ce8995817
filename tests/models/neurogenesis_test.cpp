// SPDX-License-Identifier: Apache-2.0
// Wiskott, Rasch and Kempermann (2006): new plastic units avoid catastrophic interference.
#include "models/neurogenesis.h"

#include "model_test.h"

namespace rewire::models {
namespace {

using test::observed;
using test::runFor;
using Params = Neurogenesis::Params;

Params withBirths(double perDay) {
    Params params;
    params.birthRate = perDay;
    return params;
}

TEST(Neurogenesis, OldMemoriesSurviveANewEnvironmentBetterWithNewUnits) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto without = runFor<Neurogenesis>(withBirths(0), seed);
        const auto with = runFor<Neurogenesis>(withBirths(700), seed);
        EXPECT_GT(with.recallOld, without.recallOld + 0.2) << "seed " << seed;
        EXPECT_GT(with.recallNew, without.recallNew - 0.02) << "seed " << seed;
    }
}

TEST(Neurogenesis, TheMoreAreBornTheMoreSurvivesOnAverage) {
    double before = 0.0;
    for (const double rate : {0.0, 175.0, 350.0, 700.0}) {
        double mean = 0.0;
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            mean += runFor<Neurogenesis>(withBirths(rate), seed).recallOld / 8.0;
        }
        EXPECT_GT(mean, before + 0.05) << rate;
        before = mean;
    }
}

TEST(Neurogenesis, WithoutBirthsTheOldUnitsLearnTheNewPlaceAndForgetTheOld) {
    const auto start = Neurogenesis::initial(withBirths(0), 1);
    const auto end = runFor<Neurogenesis>(withBirths(0), 1);
    EXPECT_GT(start.recallOld, 0.95);
    EXPECT_LT(end.recallOld, 0.5);
    EXPECT_GT(end.recallNew, start.recallNew + 0.3);
    EXPECT_EQ(end.births, 0);
    EXPECT_EQ(end.units.size(), static_cast<std::size_t>(Neurogenesis::kMatureUnits));
}

TEST(Neurogenesis, NeitherBirthsNorPlasticityMeansNothingIsLostAndNothingLearned) {
    Params params = withBirths(0);
    params.maturePlasticity = 0.0;
    const auto start = Neurogenesis::initial(params, 1);
    const auto end = runFor<Neurogenesis>(params, 1);
    EXPECT_DOUBLE_EQ(end.recallOld, start.recallOld);
    EXPECT_DOUBLE_EQ(end.recallNew, start.recallNew);
}

TEST(Neurogenesis, BirthsFollowTheRateAndSomeOfTheYoungDie) {
    const auto state = runFor<Neurogenesis>(withBirths(700), 2);
    EXPECT_EQ(state.births, 30);  // one unit in four days at 700 a day, over 120 days
    EXPECT_GT(state.deaths, 0);
    EXPECT_LT(state.deaths, state.births);
    EXPECT_EQ(observed<Neurogenesis>(state, {}, "units"),
              Neurogenesis::kMatureUnits + state.births - state.deaths);
}

TEST(Neurogenesis, TheYoungMatureAndTheDeadAreSilent) {
    const auto state = runFor<Neurogenesis>(withBirths(700), 2);
    for (std::size_t u = Neurogenesis::kMatureUnits; u < state.units.size(); ++u) {
        const auto& unit = state.units[u];
        EXPECT_GE(unit.maturity, 0.0F);
        EXPECT_LE(unit.maturity, 1.0F);
        if (unit.diedDay >= 0) {
            EXPECT_EQ(unit.activity, 0.0F);
        } else if (unit.bornDay < 80) {
            EXPECT_EQ(unit.maturity, 1.0F);
        }
    }
}

TEST(Neurogenesis, TheSameSeedGivesTheSameStateAndAnotherSeedAnother) {
    EXPECT_EQ(Neurogenesis::hash(runFor<Neurogenesis>({}, 3)),
              Neurogenesis::hash(runFor<Neurogenesis>({}, 3)));
    EXPECT_NE(Neurogenesis::hash(runFor<Neurogenesis>({}, 3)),
              Neurogenesis::hash(runFor<Neurogenesis>({}, 4)));
}

}  // namespace
}  // namespace rewire::models
