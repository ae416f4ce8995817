// SPDX-License-Identifier: Apache-2.0
// Two seconds of a session: semi-implicit Euler steps of three noisy oscillators, and running
// correlations.
#include "models/coregulation.h"

#include "core/counter_rng.h"
#include "models/state_hash.h"

#include <cmath>
#include <vector>

namespace rewire::models {
namespace {

using C = Coregulation;

constexpr double kTwoPi = 6.283185307179586;
constexpr int kSubsteps = 20;  // of 0.1 s; illustrative
constexpr double kSubstepS = C::kStepS / kSubsteps;
constexpr double kFullSynchrony = 0.47;    // matched skin-sweating and felt empathy [ref:marci2007]
constexpr double kTherapistSlower = 0.97;  // nobody is equal; illustrative
constexpr double kSettlingPerS = 1.0 / 1200.0;  // usual settling, 20 minutes; illustrative
constexpr double kPeopleDiffer = 0.5;           // spread of its logarithm; illustrative
// Added settling at full coupling, relative to the usual one: tuned so that over pairs with
// couplings spread evenly from 0 to 1, coupling and outcome correlate with r = 0.278
// [ref:fluckiger2018].
constexpr double kAllianceSettling = 0.45;

struct Constants {
    double stiffness, damping, pull, push;
};

// Pull k with k / (c + k) = 0.47 * coupling-dependent: k grows linearly, the correlation saturates.
Constants constantsOf(const C::Params& params, double slower) {
    const double omega = kTwoPi / params.periodS * slower;
    const double damping = 2.0 * params.damping * omega;
    const double fullPull = kFullSynchrony / (1.0 - kFullSynchrony) * damping;
    const double push = C::kDeviation * omega * std::sqrt(2.0 * damping);
    return {omega * omega, damping, params.coupling * fullPull, push};
}

void substep(C::State& state, const std::array<Constants, 3>& constants, std::uint64_t count,
             const CounterRng& rng) {
    const auto first = rng.normalPair(count, 0);
    const auto second = rng.normalPair(count, 1);
    const std::array<double, 3> chance{first.first, first.second, second.first};
    const std::array<double, 3> others{state.people[1].velocity, state.people[0].velocity, 0.0};
    const double root = std::sqrt(kSubstepS);
    for (std::size_t i = 0; i < 3; ++i) {
        C::Oscillator& person = state.people[i];
        const Constants& c = constants[i];
        const double pull = i < 2 ? c.pull * (others[i] - person.velocity) : 0.0;
        const double force = -c.stiffness * person.position - c.damping * person.velocity + pull;
        person.velocity += kSubstepS * force + root * c.push * chance[i];
        person.position += kSubstepS * person.velocity;
    }
}

void add(C::Pair& pair, double a, double b, double count) {
    const double da = a - pair.meanA;
    const double db = b - pair.meanB;
    pair.meanA += da / count;
    pair.meanB += db / count;
    pair.varA += da * (a - pair.meanA);
    pair.varB += db * (b - pair.meanB);
    pair.co += da * (b - pair.meanB);
}

constexpr std::array<ParameterInfo, 4> kParameters{{
    {"coupling", "1", 0, 1, 0.6, ParameterKind::kReal, "marci2007", {}},
    {"damping", "1", 0.1, 0.8, 0.3, ParameterKind::kReal, "illustrative", {}},
    {"period_s", "s", 10, 40, 20, ParameterKind::kReal, "illustrative", {}},
    {"start_arousal", "1", 0.2, 2, 1, ParameterKind::kReal, "illustrative", {}},
}};
constexpr std::array<ObservableInfo, 6> kObservables{{
    {"synchrony", "correlation"},
    {"synchrony_stranger", "correlation"},
    {"client_arousal", "1"},
    {"therapist_arousal", "1"},
    {"client_settled", "1"},
    {"time_s", "s"},
}};
constexpr ModelInfo kInfo{"coregulation", "model.coregulation", kParameters, kObservables, 1500};

using P = C::Params;
constexpr std::array kFields{
    parameterField<&P::coupling>(),
    parameterField<&P::damping>(),
    parameterField<&P::periodS>(),
    parameterField<&P::startArousal>(),
};

}  // namespace

const ModelInfo& Coregulation::info() {
    return kInfo;
}
std::span<const ParameterField<Coregulation::Params>> Coregulation::fields() {
    return kFields;
}

double Coregulation::Pair::correlation() const {
    const double scale = std::sqrt(varA * varB);
    return scale > 0.0 ? co / scale : 0.0;
}

double Coregulation::settlingPerS(const Params& params, std::uint64_t seed) {
    const CounterRng rng(seed);
    const double own = std::exp(kPeopleDiffer * rng.normal(0, 7));
    return kSettlingPerS * (own + kAllianceSettling * params.coupling);
}

double Coregulation::expectedSynchrony(const Params& params) {
    const Constants c = constantsOf(params, 1.0);
    return c.pull / (c.damping + c.pull);
}

Coregulation::State Coregulation::initial(const Params& params, std::uint64_t seed) {
    State state;
    state.seed = seed;
    state.clientLevel = params.startArousal;
    const CounterRng rng(seed);
    for (std::size_t i = 0; i < 3; ++i) {
        const double omega = kTwoPi / params.periodS;
        state.people[i].position = kDeviation * rng.normal(0, i);
        state.people[i].velocity = kDeviation * omega * rng.normal(0, i, 1);
    }
    return state;
}

void Coregulation::advance(State& state, const Params& params, StepIndex step) {
    const std::array<Constants, 3> constants{constantsOf(params, 1.0),
                                             constantsOf(params, kTherapistSlower),
                                             constantsOf(params, kTherapistSlower)};
    const CounterRng rng(state.seed);
    for (int k = 0; k < kSubsteps; ++k) {
        substep(state, constants, step * kSubsteps + static_cast<std::uint64_t>(k), rng);
    }
    state.step = step;
    const double count = static_cast<double>(step);
    state.clientLevel =
        params.startArousal * std::exp(-settlingPerS(params, state.seed) * count * kStepS);
    state.settled += (1.0 - state.clientLevel / params.startArousal - state.settled) / count;
    add(state.withTherapist, state.people[0].position, state.people[1].position, count);
    add(state.withStranger, state.people[0].position, state.people[2].position, count);
}

void Coregulation::observe(const State& state, const Params&, std::span<double> out) {
    out[0] = state.withTherapist.correlation();
    out[1] = state.withStranger.correlation();
    out[2] = state.clientLevel + state.people[0].position;
    out[3] = state.people[1].position;
    out[4] = state.settled;
    out[5] = static_cast<double>(state.step) * kStepS;
}

std::uint64_t Coregulation::hash(const State& state) {
    StateHash hash;
    hash.add(state.step);
    for (const Oscillator& person : state.people) {
        hash.add(person.position);
        hash.add(person.velocity);
    }
    hash.add(state.clientLevel);
    hash.add(state.withTherapist.co);
    return hash.value();
}

}  // namespace rewire::models
