// SPDX-License-Identifier: Apache-2.0
// One trial: cue, wait, reward, learning; then oxytocin decays, may be released, and its particles
// move.
#include "models/neuromodulation.h"

#include "core/counter_rng.h"
#include "models/state_hash.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rewire::models {
namespace {

using M = Neuromodulation;

constexpr double kDiscount = 1.0;  // per moment, as in the paper's figures [ref:schultz1997]
constexpr double kTrace = 0.9;     // fading of eligibility per moment; illustrative
constexpr int kStates = M::kRewardMoment - M::kCueMoment;
constexpr int kParticlesPerRelease = 9;  // illustrative
constexpr double kTravelTrials = 6.0;    // illustrative
constexpr float kFaintMass = 0.03F;      // below it a particle is dropped; drawing only

// Expected reward at a moment: nothing before the cue, nothing once the reward is due.
double valueAt(const M::State& state, int moment) {
    const int since = moment - M::kCueMoment;
    return since >= 0 && since < kStates ? state.value[static_cast<std::size_t>(since)] : 0.0;
}

void runTrial(M::State& state, const M::Params& params) {
    const double social = state.oxytocin / (1.0 + state.oxytocin);
    const double reward =
        state.rewarded ? params.rewardSize * (1.0 + params.oxytocinGain * social) : 0.0;
    std::array<double, kStates> trace{};
    for (int t = 1; t < M::kMoments; ++t) {
        const double got = t == M::kRewardMoment ? reward : 0.0;
        const double error = got + kDiscount * valueAt(state, t) - valueAt(state, t - 1);
        state.error[static_cast<std::size_t>(t)] = error;
        for (double& e : trace) e *= kDiscount * kTrace;
        const int visited = t - 1 - M::kCueMoment;
        if (visited >= 0 && visited < kStates) trace[static_cast<std::size_t>(visited)] = 1.0;
        for (int s = 0; s < kStates; ++s) {
            state.value[static_cast<std::size_t>(s)] +=
                params.learningRate * error * trace[static_cast<std::size_t>(s)];
        }
    }
    state.errorAtCue = state.error[M::kCueMoment];
    state.errorAtReward = state.error[M::kRewardMoment];
}

double leftAfter(double minutes, double halfLifeMin) {
    return std::exp2(-minutes / halfLifeMin);
}

void moveParticles(M::State& state, const M::Params& params) {
    const auto left = static_cast<float>(leftAfter(params.trialIntervalMin, params.halfLifeMin));
    const CounterRng rng(state.seed);
    for (auto& particle : state.particles) {
        const double age = static_cast<double>(state.trial - particle.bornTrial);
        const double pace =
            0.75 + 0.5 * rng.uniform(0, particle.id);  // not all equally fast; drawing only
        particle.progress = static_cast<float>(std::min(1.0, pace * age / kTravelTrials));
        particle.mass *= left;
    }
    std::erase_if(state.particles, [](const M::Particle& p) { return p.mass < kFaintMass; });
}

void releaseParticles(M::State& state) {
    for (int k = 0; k < kParticlesPerRelease; ++k) {
        M::Particle particle;
        particle.id = state.particlesMade++;
        particle.target = static_cast<std::uint8_t>(k % 3);
        particle.bornTrial = state.trial;
        state.particles.push_back(particle);
    }
}

constexpr std::array<ParameterInfo, 8> kParameters{{
    {"learning_rate", "1 per trial", 0.05, 0.5, 0.2, ParameterKind::kReal, "illustrative", {}},
    {"reward_size", "1", 0.2, 2, 1, ParameterKind::kReal, "illustrative", {}},
    {"reward_until", "trial", 0, 1000, 0, ParameterKind::kInteger, "illustrative", {}},
    {"trial_interval_min", "min", 0.1, 10, 1, ParameterKind::kReal, "illustrative", {}},
    {"oxytocin_half_life_min", "min", 1, 30, 4, ParameterKind::kReal, "illustrative", {}},
    {"release", "1", 0, 2, 1, ParameterKind::kReal, "illustrative", {}},
    {"release_until", "trial", 0, 1000, 60, ParameterKind::kInteger, "illustrative", {}},
    {"oxytocin_gain", "1", 0, 0.5, 0, ParameterKind::kReal, "hung2017", {}},
}};
constexpr std::array<ObservableInfo, 5> kObservables{{
    {"error_at_cue", "1"},
    {"error_at_reward", "1"},
    {"expected_at_cue", "1"},
    {"oxytocin", "releases"},
    {"rewarded", "1"},
}};
constexpr ModelInfo kInfo{"neuromodulation", "model.neuromodulation", kParameters, kObservables,
                          120};

using P = M::Params;
constexpr std::array kFields{
    parameterField<&P::learningRate>(), parameterField<&P::rewardSize>(),
    parameterField<&P::rewardUntil>(),  parameterField<&P::trialIntervalMin>(),
    parameterField<&P::halfLifeMin>(),  parameterField<&P::release>(),
    parameterField<&P::releaseUntil>(), parameterField<&P::oxytocinGain>(),
};

}  // namespace

const ModelInfo& Neuromodulation::info() {
    return kInfo;
}
std::span<const ParameterField<Neuromodulation::Params>> Neuromodulation::fields() {
    return kFields;
}

Neuromodulation::State Neuromodulation::initial(const Params&, std::uint64_t seed) {
    State state;
    state.seed = seed;
    state.value.assign(kStates, 0.0);
    state.error.assign(kMoments, 0.0);
    return state;
}

void Neuromodulation::advance(State& state, const Params& params, StepIndex step) {
    state.trial = step;
    state.rewarded = params.rewardUntil == 0 || step <= static_cast<StepIndex>(params.rewardUntil);
    runTrial(state, params);
    state.oxytocin *= leftAfter(params.trialIntervalMin, params.halfLifeMin);
    moveParticles(state, params);
    if (step <= static_cast<StepIndex>(params.releaseUntil) && params.release > 0.0) {
        state.oxytocin += params.release;
        releaseParticles(state);
    }
}

void Neuromodulation::observe(const State& state, const Params&, std::span<double> out) {
    out[0] = state.errorAtCue;
    out[1] = state.errorAtReward;
    out[2] = state.value.front();
    out[3] = state.oxytocin;
    out[4] = state.rewarded ? 1.0 : 0.0;
}

std::uint64_t Neuromodulation::hash(const State& state) {
    StateHash hash;
    hash.add(state.trial);
    hash.addAll(std::span<const double>(state.value));
    hash.addAll(std::span<const double>(state.error));
    hash.add(state.oxytocin);
    for (const Particle& particle : state.particles) {
        hash.add(static_cast<std::uint64_t>(particle.id));
        hash.add(static_cast<double>(particle.progress));
    }
    return hash.value();
}

}  // namespace rewire::models
