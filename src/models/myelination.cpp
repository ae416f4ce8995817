// SPDX-License-Identifier: Apache-2.0
// One step of the cable: gates and voltages leapfrog; the voltages are solved implicitly
// (Crank-Nicolson by the half-step method of Hines M 1984, "Efficient computation of branched nerve
// equations"), second order in time.
#include "models/myelination.h"

#include "models/membrane.h"
#include "models/state_hash.h"

#include <array>
#include <cmath>

namespace rewire::models {
namespace {

constexpr double kStimulusSubsteps = 60.0;  // how long the start current flows; illustrative
constexpr double kPassedMv = 50.0;          // above rest: the impulse has arrived; illustrative

// Solve the tridiagonal system of one implicit half step in place (Thomas algorithm).
struct Solver {
    std::vector<double> diagonal, right;

    void solve(const std::vector<double>& axial, std::vector<double>& voltage) {
        const std::size_t n = voltage.size();
        for (std::size_t i = 1; i < n; ++i) {
            const double factor = axial[i - 1] / diagonal[i - 1];
            diagonal[i] -= factor * axial[i - 1];
            right[i] += factor * right[i - 1];
        }
        voltage[n - 1] = right[n - 1] / diagonal[n - 1];
        for (std::size_t i = n - 1; i-- > 0;) {
            voltage[i] = (right[i] + axial[i] * voltage[i + 1]) / diagonal[i];
        }
    }
};

// Units: uS * mV = nA; nF / ms = uS.
void assemble(const Myelination::State& state, const membrane::Kind& kind, double currentNa,
              Solver& solver) {
    const Myelination::Cable& cable = state.cable;
    const std::size_t n = state.voltageMv.size();
    const double halfMs = 0.5 * cable.substepMs;
    for (std::size_t i = 0; i < n; ++i) {
        const double inertia = cable.capacitanceNf[i] / halfMs;
        const double before = i > 0 ? cable.axialUs[i - 1] : 0.0;
        const double after = i + 1 < n ? cable.axialUs[i] : 0.0;
        solver.diagonal[i] = inertia + cable.leakUs[i] + before + after;
        solver.right[i] = inertia * state.voltageMv[i] + cable.leakUs[i] * cable.restMv;
    }
    for (std::size_t k = 0; k < cable.excitable.size(); ++k) {
        const auto i = static_cast<std::size_t>(cable.excitable[k]);
        const membrane::Ohmic ohmic = kind.ohmic(state.gates[k]);
        const double areaUs = 1e6 * cable.excitableAreaCm2[k];
        solver.diagonal[i] += areaUs * ohmic.conductance;
        solver.right[i] += areaUs * ohmic.drive;
    }
    solver.right[0] += currentNa;
}

// The moment the voltage rises through the mark, between two substeps; -1 when it doesn't.
double crossing(double beforeMv, double afterMv, double markMv, double startMs, double lengthMs) {
    if (beforeMv >= markMv || afterMv < markMv) return -1.0;
    return startMs + lengthMs * (markMv - beforeMv) / (afterMv - beforeMv);
}

void notePassing(Myelination::State& state, double beforeA, double beforeB) {
    const Myelination::Cable& cable = state.cable;
    const double mark = cable.restMv + kPassedMv;
    const double startMs = state.timeMs - cable.substepMs;
    const auto a = static_cast<std::size_t>(cable.electrodeA);
    const auto b = static_cast<std::size_t>(cable.electrodeB);
    if (state.passedAMs < 0.0) {
        state.passedAMs = crossing(beforeA, state.voltageMv[a], mark, startMs, cable.substepMs);
    }
    if (state.passedBMs < 0.0) {
        state.passedBMs = crossing(beforeB, state.voltageMv[b], mark, startMs, cable.substepMs);
    }
    if (state.passedAMs >= 0.0 && state.passedBMs > state.passedAMs) {
        const double distanceUm = cable.positionUm[b] - cable.positionUm[a];
        state.speedMPerS = 1e-3 * distanceUm / (state.passedBMs - state.passedAMs);
    }
}

void substep(Myelination::State& state, const membrane::Kind& kind, double currentNa,
             Solver& solver) {
    const Myelination::Cable& cable = state.cable;
    for (std::size_t k = 0; k < cable.excitable.size(); ++k) {
        const auto i = static_cast<std::size_t>(cable.excitable[k]);
        kind.relax(state.gates[k], state.voltageMv[i], cable.substepMs);
    }
    assemble(state, kind, currentNa, solver);
    const std::vector<double> before = state.voltageMv;
    solver.solve(cable.axialUs, state.voltageMv);
    for (std::size_t i = 0; i < before.size(); ++i) {
        state.voltageMv[i] = 2.0 * state.voltageMv[i] - before[i];
    }
    state.timeMs += cable.substepMs;
    notePassing(state, before[static_cast<std::size_t>(cable.electrodeA)],
                before[static_cast<std::size_t>(cable.electrodeB)]);
}

constexpr std::array<ParameterInfo, 5> kParameters{{
    {"diameter_um", "um", 0.5, 20, 1, ParameterKind::kReal, "illustrative", {}},
    {"g_ratio", "1", 0.4, 0.9, 0.77, ParameterKind::kReal, "chomiak2009", {}},
    {"myelinated", "1", 0, 1, 1, ParameterKind::kInteger, "illustrative", {}},
    {"stimulus", "1", 0, 3, 1, ParameterKind::kReal, "illustrative", {}},
    {"internode_ratio", "1", 50, 200, 100, ParameterKind::kReal, "illustrative", {}},
}};
constexpr std::array<ObservableInfo, 5> kObservables{{
    {"speed_m_per_s", "m/s"},
    {"time_ms", "ms"},
    {"voltage_a_mv", "mV"},
    {"voltage_b_mv", "mV"},
    {"sheath_turns", "turns"},
}};
constexpr ModelInfo kInfo{"myelination", "model.myelination", kParameters, kObservables, 320};

using P = Myelination::Params;
constexpr std::array kFields{
    parameterField<&P::diameterUm>(),     parameterField<&P::gRatio>(),
    parameterField<&P::myelinated>(),     parameterField<&P::stimulus>(),
    parameterField<&P::internodeRatio>(),
};

}  // namespace

const ModelInfo& Myelination::info() {
    return kInfo;
}
std::span<const ParameterField<Myelination::Params>> Myelination::fields() {
    return kFields;
}

Myelination::State Myelination::initial(const Params& params, std::uint64_t) {
    State state;
    state.cable = buildCable(params);
    const membrane::Kind& kind = state.cable.myelinated ? membrane::node() : membrane::squid();
    state.voltageMv.assign(state.cable.positionUm.size(), state.cable.restMv);
    state.gates.resize(state.cable.excitable.size());
    for (Gates& gates : state.gates) kind.settle(gates, state.cable.restMv);
    return state;
}

void Myelination::advance(State& state, const Params& params, StepIndex step) {
    const membrane::Kind& kind = state.cable.myelinated ? membrane::node() : membrane::squid();
    Solver solver;
    solver.diagonal.resize(state.voltageMv.size());
    solver.right.resize(state.voltageMv.size());
    const double stimulusMs = kStimulusSubsteps * state.cable.substepMs * params.refinement;
    for (int k = 0; k < state.cable.substeps; ++k) {
        const bool on = state.timeMs + 0.5 * state.cable.substepMs < stimulusMs;
        substep(state, kind, on ? state.cable.stimulusNa : 0.0, solver);
    }
    state.step = step;
}

void Myelination::observe(const State& state, const Params&, std::span<double> out) {
    out[0] = state.speedMPerS;
    out[1] = state.timeMs;
    out[2] = state.voltageMv[static_cast<std::size_t>(state.cable.electrodeA)];
    out[3] = state.voltageMv[static_cast<std::size_t>(state.cable.electrodeB)];
    out[4] = state.cable.turns;
}

std::uint64_t Myelination::hash(const State& state) {
    StateHash hash;
    hash.add(state.step);
    hash.addAll(std::span<const double>(state.voltageMv));
    for (const Gates& g : state.gates) {
        for (const double value : {g.m, g.h, g.nOrS, g.p}) hash.add(value);
    }
    return hash.value();
}

}  // namespace rewire::models
