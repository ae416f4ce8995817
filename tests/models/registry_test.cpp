// SPDX-License-Identifier: Apache-2.0
// Any model by name: what others rely on, what is refused and in which words, and what happens when
// numbers go wrong.
#include "models/model_registry.h"

#include "models/coregulation.h"
#include "models/myelination.h"
#include "models/network_dynamics.h"
#include "models/neurogenesis.h"
#include "models/neuromodulation.h"
#include "models/pruning.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace rewire::models {
namespace {

ModelRun made(std::string_view id, std::vector<Override> overrides = {}, std::uint64_t seed = 1) {
    auto run = ModelRun::create(id, seed, overrides);
    EXPECT_TRUE(run.has_value()) << (run ? "" : run.error().message);
    return std::move(run).value();
}

TEST(ModelRegistry, ListsTheSixModelsOfTheMechanisms) {
    std::vector<std::string_view> ids;
    for (const ModelInfo* info : allModels()) ids.push_back(info->id);
    EXPECT_EQ(ids, (std::vector<std::string_view>{"pruning", "neurogenesis", "myelination",
                                                  "network_dynamics", "neuromodulation",
                                                  "coregulation"}));
}

TEST(ModelRegistry, TheNamesThatOthersRelyOnExist) {
    const std::pair<std::string_view, std::vector<std::string_view>> parameters[] = {
        {"pruning", {"deletion", "fraction_deleted"}},
        {"neurogenesis", {"birth_rate"}},
        {"myelination", {"diameter_um", "g_ratio", "myelinated"}},
        {"network_dynamics", {"therapy", "session"}},
        {"coregulation", {"coupling"}},
    };
    for (const auto& [id, names] : parameters) {
        for (const auto name : names) {
            EXPECT_TRUE(std::ranges::any_of((*findModel(id))->parameters,
                                            [&](const auto& p) { return p.name == name; }))
                << id << " " << name;
        }
    }
    const std::pair<std::string_view, std::vector<std::string_view>> observables[] = {
        {"pruning", {"recall", "synapses"}},
        {"neurogenesis", {"recall_old", "recall_new"}},
        {"myelination", {"speed_m_per_s"}},
        {"network_dynamics", {"fc_within_dmn", "fc_between"}},
        {"neuromodulation", {"error_at_cue", "error_at_reward", "oxytocin"}},
        {"coregulation", {"synchrony"}},
    };
    for (const auto& [id, names] : observables) {
        for (const auto name : names) {
            EXPECT_TRUE(std::ranges::any_of((*findModel(id))->observables,
                                            [&](const auto& o) { return o.name == name; }))
                << id << " " << name;
        }
    }
}

TEST(ModelRegistry, RangesAreAtLeastAsWideAsPromised) {
    const auto holds = [](std::string_view id, std::string_view name, double low, double high) {
        const auto model = *findModel(id);
        return checkedOverride(*model, name, low).has_value() &&
               checkedOverride(*model, name, high).has_value();
    };
    EXPECT_TRUE(holds("pruning", "fraction_deleted", 0.0, 0.95));
    EXPECT_TRUE(holds("neurogenesis", "birth_rate", 0.0, 700.0));
    EXPECT_TRUE(holds("myelination", "diameter_um", 0.5, 20.0));
    EXPECT_TRUE(holds("coregulation", "coupling", 0.0, 1.0));
    EXPECT_TRUE(holds("network_dynamics", "session", 0.0, 52.0));
}

template <class Model>
void expectTableMatchesParams() {
    const typename Model::Params defaults;
    ASSERT_EQ(Model::fields().size(), Model::info().parameters.size());
    for (std::size_t i = 0; i < Model::fields().size(); ++i) {
        const ParameterInfo& info = Model::info().parameters[i];
        EXPECT_EQ(Model::fields()[i].get(defaults), info.defaultValue) << info.name;
        typename Model::Params params;
        Model::fields()[i].set(params, info.max);
        EXPECT_EQ(Model::fields()[i].get(params), info.max) << info.name;
        for (std::size_t j = 0; j < i; ++j) {  // no field bound twice
            EXPECT_EQ(Model::fields()[j].get(params), Model::info().parameters[j].defaultValue);
        }
    }
}

TEST(ModelRegistry, TheTableOfEachModelDescribesItsParams) {
    expectTableMatchesParams<Pruning>();
    expectTableMatchesParams<Neurogenesis>();
    expectTableMatchesParams<Myelination>();
    expectTableMatchesParams<NetworkDynamics>();
    expectTableMatchesParams<Neuromodulation>();
    expectTableMatchesParams<Coregulation>();
}

TEST(ModelRegistry, AnUnknownModelIsAnsweredWithTheNearestName) {
    const auto run = ModelRun::create("prunning", 1);
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().code, ErrorCode::kNotFound);
    EXPECT_NE(run.error().message.find("'pruning'"), std::string::npos) << run.error().message;
}

TEST(ModelRegistry, AnUnknownParameterIsAnsweredWithTheNearestName) {
    const auto parsed = parseOverride(**findModel("pruning"), "fraction_delted=0.5");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::kUsage);
    EXPECT_NE(parsed.error().message.find("'fraction_deleted'"), std::string::npos);
}

TEST(ModelRegistry, AValueOutOfRangeIsRefusedWithItsRange) {
    for (const double value : {-0.1, 0.96, std::nan(""), std::numeric_limits<double>::infinity()}) {
        const auto run =
            ModelRun::create("pruning", 1, std::vector{Override{"fraction_deleted", value}});
        ASSERT_FALSE(run) << value;
        EXPECT_EQ(run.error().code, ErrorCode::kInvalid);
        EXPECT_NE(run.error().message.find("between 0 and 0.95"), std::string::npos)
            << run.error().message;
    }
}

TEST(ModelRegistry, ChoicesAreGivenByNameAndWrongOnesListed) {
    const ModelInfo& pruning = **findModel("pruning");
    EXPECT_EQ(parseOverride(pruning, "deletion=random")->value, 1.0);
    const auto wrong = parseOverride(pruning, "deletion=strongest");
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().message.find("weakest, random"), std::string::npos);
    EXPECT_EQ(parseOverride(**findModel("network_dynamics"), "therapy=mindfulness")->value, 3.0);
}

TEST(ModelRegistry, WordsThatAreNoNumbersAreRefused) {
    const ModelInfo& myelination = **findModel("myelination");
    EXPECT_FALSE(parseOverride(myelination, "diameter_um=thick"));
    EXPECT_FALSE(parseOverride(myelination, "diameter_um=2um"));
    EXPECT_FALSE(parseOverride(myelination, "diameter_um="));
    EXPECT_FALSE(parseOverride(myelination, "diameter_um"));
    EXPECT_FALSE(parseOverride(myelination, "myelinated=0.5"));
    EXPECT_TRUE(parseOverride(myelination, "myelinated=1"));
}

TEST(ModelRegistry, OverridesReachTheModel) {
    auto bare = made("myelination", {{"myelinated", 0.0}, {"diameter_um", 4.0}});
    EXPECT_EQ(bare.params<Myelination>()->diameterUm, 4.0);
    EXPECT_EQ(bare.parameter(0), 4.0);
    EXPECT_FALSE(bare.state<Myelination>()->cable.myelinated);
    EXPECT_EQ(bare.state<Pruning>(), nullptr);
}

TEST(ModelRegistry, EveryModelRunsItsTypicalStepsWithinASecondWithFiniteNumbers) {
    for (const ModelInfo* info : allModels()) {
        const auto start = std::chrono::steady_clock::now();
        auto run = made(info->id);
        const auto status = run.advanceTo(info->stepsTypical);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        ASSERT_TRUE(status) << info->id;
        EXPECT_EQ(run.steps(), info->stepsTypical);
        EXPECT_EQ(run.observables().size(), info->observables.size());
        for (const double value : run.observables()) EXPECT_TRUE(std::isfinite(value)) << info->id;
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
        EXPECT_LT(took.count(), 1.0) << info->id;
#endif
    }
}

TEST(ModelRegistry, ARunCanBeMadeAgainFromSeedAndStep) {
    for (const ModelInfo* info : allModels()) {
        auto first = made(info->id, {}, 7);
        auto second = made(info->id, {}, 7);
        ASSERT_TRUE(first.advanceTo(12));
        ASSERT_TRUE(second.advanceTo(20));
        ASSERT_TRUE(second.advanceTo(12));  // back: starts again
        EXPECT_EQ(first.stateHash(), second.stateHash()) << info->id;
        EXPECT_EQ(first.observables(), second.observables()) << info->id;
    }
}

TEST(ModelRegistry, ACopyGoesItsOwnWay) {
    auto run = made("neurogenesis");
    ASSERT_TRUE(run.advanceTo(5));
    ModelRun copy = run;
    ASSERT_TRUE(copy.advance());
    EXPECT_EQ(run.steps(), 5U);
    EXPECT_EQ(copy.steps(), 6U);
    EXPECT_NE(run.stateHash(), copy.stateHash());
    ASSERT_TRUE(run.advance());
    EXPECT_EQ(run.stateHash(), copy.stateHash());
}

TEST(ModelRegistry, AModelWhoseNumbersGoWrongStopsSaysSoAndCanBeReset) {
    auto run = made("coregulation");
    ASSERT_TRUE(run.advanceTo(3));
    const auto hash = run.stateHash();
    // Finite now, but the next step overflows: as a fault of a model would.
    auto* state = const_cast<Coregulation::State*>(run.state<Coregulation>());
    state->people[0].velocity = 1e308;
    const auto status = run.advance();
    ASSERT_FALSE(status);
    EXPECT_NE(status.error().message.find("after step 3"), std::string::npos);
    EXPECT_EQ(run.steps(), 3U);
    for (const double value : run.observables()) EXPECT_TRUE(std::isfinite(value));
    EXPECT_EQ(run.state<Coregulation>()->people[0].velocity, 1e308) << "stays at the step before";
    const_cast<Coregulation::State*>(run.state<Coregulation>())->people[0].velocity = 0.0;
    EXPECT_FALSE(run.advance()) << "goes no further until reset";
    run.reset();
    EXPECT_EQ(run.steps(), 0U);
    EXPECT_TRUE(run.advanceTo(3));
    EXPECT_EQ(run.stateHash(), hash);
}

TEST(ModelRegistry, EveryModelNoticesNumbersThatAreNotFinite) {
    const auto breaks = [](std::string_view id, auto spoil) {
        auto run = made(id);
        EXPECT_TRUE(run.advanceTo(2));
        spoil(run);
        return !run.advance();
    };
    const double nan = std::nan("");
    EXPECT_TRUE(breaks("pruning", [&](ModelRun& run) {
        const_cast<Pruning::State*>(run.state<Pruning>())->weight[1] = static_cast<float>(nan);
    }));
    EXPECT_TRUE(breaks("neurogenesis", [&](ModelRun& run) {
        const_cast<Neurogenesis::State*>(run.state<Neurogenesis>())->weights[3] = nan;
    }));
    EXPECT_TRUE(breaks("myelination", [&](ModelRun& run) {
        const_cast<Myelination::State*>(run.state<Myelination>())->voltageMv[3] = nan;
    }));
    EXPECT_TRUE(breaks("network_dynamics", [&](ModelRun& run) {
        const_cast<NetworkDynamics::State*>(run.state<NetworkDynamics>())->gating[3] = nan;
    }));
    EXPECT_TRUE(breaks("neuromodulation", [&](ModelRun& run) {
        const_cast<Neuromodulation::State*>(run.state<Neuromodulation>())->value[0] = nan;
    }));
}

}  // namespace
}  // namespace rewire::models
