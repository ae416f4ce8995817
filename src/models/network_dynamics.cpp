// SPDX-License-Identifier: Apache-2.0
// One scanner picture (2 s) of the network model: Heun steps of the areas, Balloon steps of the
// blood, running correlations.
#include "models/network_dynamics.h"

#include "core/counter_rng.h"
#include "models/haemodynamics.h"
#include "models/state_hash.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rewire::models {
namespace {

// Mean-field constants [ref:deco2013].
constexpr double kGain = 270.0;       // Hz / nA
constexpr double kThreshold = 108.0;  // Hz
constexpr double kCurve = 0.154;      // s
constexpr double kGamma = 0.641;      // dimensionless (per firing)
constexpr double kTauS = 0.100;       // s
constexpr double kRecurrence = 0.9;
constexpr double kSynapseNa = 0.2609;  // nA

constexpr double kNoisePerRootS =
    0.01;  // a third of the paper's, so that small networks stay quiet; illustrative
constexpr double kRestHz = 1.0;        // firing of every area at rest; illustrative
constexpr double kTaskNa = 0.0008;     // drive of a full task; illustrative
constexpr double kBloodStepS = 0.1;    // illustrative
constexpr StepIndex kWarmUpSteps = 5;  // left out of the correlations; illustrative

// The input at which an area fires at the given rate, by bisection.
double inputForHz(double hz) {
    double low = 0.2;
    double high = 0.6;
    for (int k = 0; k < 60; ++k) {
        const double middle = 0.5 * (low + high);
        (NetworkDynamics::firingHz(middle) > hz ? high : low) = middle;
    }
    return 0.5 * (low + high);
}

// Gating at rest: the balance of decay and opening.
double restGating() {
    return kGamma * kRestHz * kTauS / (1.0 + kGamma * kRestHz * kTauS);
}

// The global coupling, in units of w, at which the slowest fluctuation stops decaying: there the
// opening gained per unit of gating equals what decays. Largest eigenvalue of the wiring = 1.
double edgeCoupling() {
    constexpr double kNudge = 1e-6;
    const double input = inputForHz(kRestHz);
    const double slope =
        (NetworkDynamics::firingHz(input + kNudge) - NetworkDynamics::firingHz(input - kNudge)) /
        (2.0 * kNudge);
    const double gain = kGamma * (1.0 - restGating()) * slope * kSynapseNa;  // 1/s per unit of w
    return (1.0 / kTauS + kGamma * kRestHz) / gain - kRecurrence;
}

bool drivenByTask(std::size_t node) {
    using enum wiring::Network;
    const auto network = wiring::regions()[node / 2].network;
    return network == kExecutive || network == kSalience;
}

// Heun's method; the noise of a step is the same in both of its stages (Stratonovich = Ito, it is
// additive).
void heun(NetworkDynamics::State& state, const NetworkDynamics::Params& params,
          std::span<const double> kick, std::array<std::vector<double>, 3>& work) {
    const double dt = params.timeStepS;
    auto& [first, second, guess] = work;
    NetworkDynamics::derivative(state.circuit, state.gating, first);
    for (std::size_t i = 0; i < guess.size(); ++i) {
        guess[i] = state.gating[i] + dt * first[i] + kick[i];
    }
    NetworkDynamics::derivative(state.circuit, guess, second);
    for (std::size_t i = 0; i < guess.size(); ++i) {
        const double next = state.gating[i] + 0.5 * dt * (first[i] + second[i]) + kick[i];
        state.gating[i] = next < 0.0 ? 0.0 : (next > 1.0 ? 1.0 : next);  // lets NaN through
    }
}

void drawKicks(const CounterRng& rng, std::uint64_t count, double amplitude,
               std::span<double> kick) {
    for (std::size_t i = 0; i + 1 < kick.size(); i += 2) {
        const auto [a, b] = rng.normalPair(count, i);
        kick[i] = amplitude * a;
        kick[i + 1] = amplitude * b;
    }
}

void runAreasAndBlood(NetworkDynamics::State& state, const NetworkDynamics::Params& params,
                      StepIndex step) {
    const std::size_t n = state.gating.size();
    std::array<std::vector<double>, 3> work;
    for (auto& values : work) values.resize(n);
    std::vector<double> kick(n);
    std::vector<double> sum(n, 0.0);
    const CounterRng rng(state.seed);
    const auto perBlood = static_cast<int>(std::lround(kBloodStepS / params.timeStepS));
    const auto bloodSteps = static_cast<int>(std::lround(NetworkDynamics::kStepS / kBloodStepS));
    const double amplitude = params.noise * kNoisePerRootS * std::sqrt(params.timeStepS);
    auto count =
        (step - 1) * static_cast<std::uint64_t>(perBlood) * static_cast<std::uint64_t>(bloodSteps);
    for (int b = 0; b < bloodSteps; ++b) {
        std::fill(sum.begin(), sum.end(), 0.0);
        for (int k = 0; k < perBlood; ++k, ++count) {
            drawKicks(rng, count, amplitude, kick);
            heun(state, params, kick, work);
            for (std::size_t i = 0; i < n; ++i) sum[i] += state.gating[i];
        }
        for (std::size_t i = 0; i < n; ++i) {
            state.blood[i] =
                haemodynamics::advanced(state.blood[i], sum[i] / perBlood, kBloodStepS);
        }
    }
}

// Running means and products of deviations (Welford 1962), then correlations.
void correlate(NetworkDynamics::State& state) {
    const std::size_t n = state.bold.size();
    const double count = static_cast<double>(state.step - kWarmUpSteps);
    std::vector<double> before(n);
    for (std::size_t i = 0; i < n; ++i) {
        before[i] = state.bold[i] - state.boldMean[i];
        state.boldMean[i] += before[i] / count;
        state.rateMean[i] += (state.rateHz[i] - state.rateMean[i]) / count;
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            state.comoment[i * n + j] += before[i] * (state.bold[j] - state.boldMean[j]);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const double scale = std::sqrt(state.comoment[i * n + i] * state.comoment[j * n + j]);
            state.fc[i * n + j] =
                scale > 0.0 ? static_cast<float>(state.comoment[i * n + j] / scale) : 0.0F;
        }
    }
}

double meanOver(const std::vector<double>& values, wiring::Network network) {
    double sum = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (wiring::regions()[i / 2].network != network) continue;
        sum += values[i];
        ++count;
    }
    return sum / count;
}

struct FcMeans {
    double within = 0.0, between = 0.0;
};

// Within: all pairs of default-mode areas. Between: default-mode areas with all others.
FcMeans fcMeans(const NetworkDynamics::State& state) {
    const std::size_t n = state.bold.size();
    double within = 0.0, between = 0.0;
    int withinCount = 0, betweenCount = 0;
    const auto isDefault = [](std::size_t node) {
        return wiring::regions()[node / 2].network == wiring::Network::kDefaultMode;
    };
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            const auto fc = static_cast<double>(state.fc[i * n + j]);
            if (isDefault(i) && isDefault(j)) {
                within += fc;
                ++withinCount;
            } else if (isDefault(i) != isDefault(j)) {
                between += fc;
                ++betweenCount;
            }
        }
    }
    return {within / withinCount, between / betweenCount};
}

// Mean correlation of the links that the chosen therapy changes; 0 when it changes none.
double changedFc(const NetworkDynamics::State& state, wiring::Therapy therapy) {
    const std::size_t n = state.bold.size();
    double sum = 0.0;
    int count = 0;
    for (const wiring::Change& change : wiring::changes()) {
        if (change.therapy != therapy) continue;
        for (const auto& [a, b] : wiring::pairsOf(change)) {
            sum +=
                change.sign() * static_cast<double>(state.fc[static_cast<std::size_t>(a) * n + b]);
            ++count;
        }
    }
    return count > 0 ? sum / count : 0.0;
}

constexpr std::array<std::string_view, 5> kTherapyNames{"none", "cbt", "psychodynamic",
                                                        "mindfulness", "alliance"};
constexpr std::array<ParameterInfo, 5> kParameters{{
    {"therapy", "choice", 0, 4, 0, ParameterKind::kChoice, "illustrative", kTherapyNames},
    {"session", "sessions", 0, 52, 8, ParameterKind::kInteger, "howard1986", {}},
    {"global_coupling", "1", 0.5, 0.85, 0.8, ParameterKind::kReal, "deco2013", {}},
    {"task", "1", 0, 1, 0, ParameterKind::kReal, "illustrative", {}},
    {"noise", "1", 0.5, 1.5, 1, ParameterKind::kReal, "illustrative", {}},
}};
constexpr std::array<ObservableInfo, 8> kObservables{{
    {"fc_within_dmn", "correlation"},
    {"fc_between", "correlation"},
    {"fc_changed_links", "correlation"},
    {"dmn_rate", "Hz"},
    {"executive_rate", "Hz"},
    {"dmn_bold", "percent"},
    {"executive_bold", "percent"},
    {"time_s", "s"},
}};
constexpr ModelInfo kInfo{"network_dynamics", "model.network_dynamics", kParameters, kObservables,
                          240};

using P = NetworkDynamics::Params;
constexpr std::array kFields{
    parameterField<&P::therapy>(),        parameterField<&P::session>(),
    parameterField<&P::globalCoupling>(), parameterField<&P::task>(),
    parameterField<&P::noise>(),
};

}  // namespace

const ModelInfo& NetworkDynamics::info() {
    return kInfo;
}
std::span<const ParameterField<NetworkDynamics::Params>> NetworkDynamics::fields() {
    return kFields;
}

double NetworkDynamics::firingHz(double inputNa) {
    const double x = kGain * inputNa - kThreshold;
    const double scaled = kCurve * x;
    return std::abs(scaled) < 1e-6 ? 1.0 / kCurve + 0.5 * x : x / (1.0 - std::exp(-scaled));
}

double NetworkDynamics::inputNa(const Circuit& circuit, const std::vector<double>& gating,
                                std::size_t node) {
    const double* row = circuit.coupling.data() + node * gating.size();
    double sum = 0.0;
    for (std::size_t j = 0; j < gating.size(); ++j) sum += row[j] * gating[j];
    return kRecurrence * kSynapseNa * gating[node] + circuit.synapseNa * sum +
           circuit.backgroundNa[node];
}

void NetworkDynamics::derivative(const Circuit& circuit, const std::vector<double>& gating,
                                 std::vector<double>& out) {
    for (std::size_t i = 0; i < gating.size(); ++i) {
        const double rate = firingHz(inputNa(circuit, gating, i));
        out[i] = -gating[i] / kTauS + (1.0 - gating[i]) * kGamma * rate;
    }
}

NetworkDynamics::Circuit NetworkDynamics::buildCircuit(const Params& params) {
    Circuit circuit;
    const auto n = static_cast<std::size_t>(wiring::nodeCount());
    circuit.synapseNa = params.globalCoupling * edgeCoupling() * kSynapseNa;
    circuit.coupling = wiring::couplingMatrix(params.therapy, params.session);
    circuit.backgroundNa.assign(n, 0.0);
    const std::vector<double> rest(n, restGating());
    const double wanted = inputForHz(kRestHz);
    for (std::size_t i = 0; i < n; ++i) {
        const double missing = wanted - inputNa(circuit, rest, i);
        circuit.backgroundNa[i] = missing + (drivenByTask(i) ? params.task * kTaskNa : 0.0);
    }
    return circuit;
}

NetworkDynamics::State NetworkDynamics::initial(const Params& params, std::uint64_t seed) {
    State state;
    state.seed = seed;
    state.circuit = buildCircuit(params);
    const auto n = static_cast<std::size_t>(wiring::nodeCount());
    // Let the areas settle without noise, so that a run starts at its quiet state.
    state.gating.assign(n, restGating());
    std::vector<double> slope(n);
    for (int k = 0; k < 2000; ++k) {
        derivative(state.circuit, state.gating, slope);
        for (std::size_t i = 0; i < n; ++i) state.gating[i] += 0.01 * slope[i];
    }
    for (std::size_t i = 0; i < n; ++i) {
        state.rateHz.push_back(firingHz(inputNa(state.circuit, state.gating, i)));
        state.blood.push_back(haemodynamics::settled(state.gating[i]));
        state.bold.push_back(haemodynamics::boldPercent(state.blood[i]));
    }
    state.boldMean.assign(n, 0.0);
    state.rateMean.assign(n, 0.0);
    state.comoment.assign(n * n, 0.0);
    state.fc.assign(n * n, 0.0F);
    return state;
}

void NetworkDynamics::advance(State& state, const Params& params, StepIndex step) {
    runAreasAndBlood(state, params, step);
    state.step = step;
    for (std::size_t i = 0; i < state.gating.size(); ++i) {
        state.rateHz[i] = firingHz(inputNa(state.circuit, state.gating, i));
        state.bold[i] = haemodynamics::boldPercent(state.blood[i]);
    }
    if (step > kWarmUpSteps) correlate(state);
}

void NetworkDynamics::observe(const State& state, const Params& params, std::span<double> out) {
    using enum wiring::Network;
    const FcMeans fc = fcMeans(state);
    out[0] = fc.within;
    out[1] = fc.between;
    out[2] = changedFc(state, params.therapy);
    out[3] = meanOver(state.rateHz, kDefaultMode);
    out[4] = meanOver(state.rateHz, kExecutive);
    out[5] = meanOver(state.bold, kDefaultMode);
    out[6] = meanOver(state.bold, kExecutive);
    out[7] = static_cast<double>(state.step) * kStepS;
}

std::uint64_t NetworkDynamics::hash(const State& state) {
    StateHash hash;
    hash.add(state.step);
    hash.addAll(std::span<const double>(state.gating));
    hash.addAll(std::span<const double>(state.bold));
    return hash.value();
}

}  // namespace rewire::models
