// SPDX-License-Identifier: Apache-2.0
// One day of the neurogenesis model: births, learning on the new environment, maturing, deaths,
// then two tests.
#include "models/neurogenesis.h"

#include "core/counter_rng.h"
#include "models/state_hash.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rewire::models {
namespace {

constexpr int kD = Neurogenesis::kInputs;
constexpr int kRank = Neurogenesis::kRank;
constexpr double kYoungRate = 0.02;    // learning rate of a newborn per pattern; illustrative
constexpr double kBirthWeight = 0.15;  // length of a newborn's random weights; illustrative
constexpr double kNoise = 0.05;        // of every input; illustrative
constexpr double kSurvivalActivity =
    0.12;                           // a unit used less than this when grown up dies; illustrative
constexpr double kBandTop = 700.0;  // new neurons a day, the highest estimate [ref:spalding2013]

enum Draw : std::uint64_t { kOldBasis = 1, kNewBasis, kOldPattern, kNewPattern, kToday, kNewborn };

using Vec = std::array<double, kD>;

double dot(const double* a, const double* b) {
    double sum = 0.0;
    for (int d = 0; d < kD; ++d) sum += a[d] * b[d];
    return sum;
}

// Gram-Schmidt over the rows of a kRank x kD matrix, each then scaled to the spread of its
// direction.
void orthonormalize(std::vector<double>& rows) {
    for (int r = 0; r < kRank; ++r) {
        double* row = rows.data() + static_cast<std::ptrdiff_t>(r) * kD;
        for (int q = 0; q < r; ++q) {
            const double* other = rows.data() + static_cast<std::ptrdiff_t>(q) * kD;
            const double along = dot(row, other);
            for (int d = 0; d < kD; ++d) row[d] -= along * other[d];
        }
        const double length = std::sqrt(dot(row, row));
        for (int d = 0; d < kD; ++d) row[d] /= length;
    }
}

std::vector<double> randomRows(const CounterRng& rng, Draw draw) {
    std::vector<double> rows(static_cast<std::size_t>(kRank) * kD);
    for (std::size_t k = 0; k < rows.size(); ++k) rows[k] = rng.normal(draw, k);
    return rows;
}

// A pattern of an environment: independent amounts of each of its directions, plus noise on every
// input.
Vec pattern(const CounterRng& rng, const std::vector<double>& basis, std::uint64_t draw,
            std::uint64_t index) {
    Vec x{};
    for (int r = 0; r < kRank; ++r) {
        const double amount = rng.normal(draw, index, r);
        for (int d = 0; d < kD; ++d) x[d] += amount * basis[static_cast<std::size_t>(r) * kD + d];
    }
    for (int d = 0; d < kD; ++d) x[d] += kNoise * rng.normal(draw, index, 100 + d);
    return x;
}

double* weightsOf(Neurogenesis::State& state, std::size_t unit) {
    return state.weights.data() + unit * kD;
}

void giveBirth(Neurogenesis::State& state, const Neurogenesis::Params& params, StepIndex day) {
    const double perDay = Neurogenesis::kUnitsPerDayAtMost * params.birthRate / kBandTop;
    const auto due = static_cast<int>(std::floor(perDay * static_cast<double>(day) + 1e-9));
    const CounterRng rng(state.seed);
    while (state.births < due) {
        const auto id = static_cast<std::uint64_t>(state.births);
        Vec w{};
        for (int d = 0; d < kD; ++d) w[d] = rng.normal(kNewborn, id, d);
        const double scale = kBirthWeight / std::sqrt(dot(w.data(), w.data()));
        for (const double value : w) state.weights.push_back(scale * value);
        Neurogenesis::Unit unit;
        unit.bornDay = static_cast<std::int32_t>(day);
        unit.maturity = 0.0F;
        unit.plasticity = 1.0F;
        state.units.push_back(unit);
        state.lastActivity.push_back(0.0F);
        ++state.births;
    }
}

void learnFrom(Neurogenesis::State& state, const Vec& x, std::vector<double>& usage) {
    Vec residual = x;
    std::vector<double> activity(state.units.size(), 0.0);
    for (std::size_t u = 0; u < state.units.size(); ++u) {
        if (state.units[u].diedDay >= 0) continue;
        activity[u] = dot(weightsOf(state, u), x.data());
        usage[u] += activity[u] * activity[u];
    }
    for (std::size_t u = 0; u < state.units.size(); ++u) {
        const double* w = weightsOf(state, u);
        for (int d = 0; d < kD; ++d) residual[d] -= activity[u] * w[d];
    }
    for (std::size_t u = 0; u < state.units.size(); ++u) {
        const double rate = kYoungRate * static_cast<double>(state.units[u].plasticity);
        double* w = weightsOf(state, u);
        for (int d = 0; d < kD; ++d) w[d] += rate * activity[u] * residual[d];
        state.lastActivity[u] = static_cast<float>(activity[u]);
    }
}

void liveOneDay(Neurogenesis::State& state, StepIndex day) {
    const CounterRng rng(state.seed);
    std::vector<double> usage(state.units.size(), 0.0);
    for (int k = 0; k < Neurogenesis::kPatternsPerDay; ++k) {
        const std::uint64_t index =
            day * Neurogenesis::kPatternsPerDay + static_cast<std::uint64_t>(k);
        learnFrom(state, pattern(rng, state.newBasis, kToday, index), usage);
    }
    for (std::size_t u = 0; u < state.units.size(); ++u) {
        state.units[u].activity =
            static_cast<float>(std::sqrt(usage[u] / Neurogenesis::kPatternsPerDay));
    }
}

// Plasticity falls from a newborn's to an old unit's over the critical period; at its end the
// unused die.
void matureAndDie(Neurogenesis::State& state, const Neurogenesis::Params& params, StepIndex day) {
    for (auto& unit : state.units) {
        if (unit.bornDay == 0 || unit.diedDay >= 0) continue;
        const double age = static_cast<double>(day) - unit.bornDay;
        const double maturity = std::min(1.0, age / params.criticalDays);
        const bool grownUp = maturity >= 1.0 && unit.maturity < 1.0F;
        unit.maturity = static_cast<float>(maturity);
        unit.plasticity = static_cast<float>(1.0 + maturity * (params.maturePlasticity - 1.0));
        if (grownUp && unit.activity < kSurvivalActivity) {
            unit.diedDay = static_cast<std::int32_t>(day);
            unit.activity = 0.0F;
            const auto u = static_cast<std::size_t>(&unit - state.units.data());
            std::fill_n(weightsOf(state, u), kD, 0.0);
            state.lastActivity[u] = 0.0F;
            ++state.deaths;
        }
    }
}

// Old memories are read back from the codes stored long ago; new ones are encoded with today's
// units.
void measure(Neurogenesis::State& state) {
    double oldError = 0.0, oldTotal = 0.0, newError = 0.0, newTotal = 0.0;
    for (int m = 0; m < Neurogenesis::kMemories; ++m) {
        const double* x = state.oldMemories.data() + static_cast<std::ptrdiff_t>(m) * kD;
        Vec rest;
        std::copy_n(x, kD, rest.begin());
        for (std::size_t u = 0; u < Neurogenesis::kMatureUnits; ++u) {
            const double code =
                state.oldCodes[static_cast<std::size_t>(m) * Neurogenesis::kMatureUnits + u];
            for (int d = 0; d < kD; ++d) rest[d] -= code * weightsOf(state, u)[d];
        }
        oldError += dot(rest.data(), rest.data());
        oldTotal += dot(x, x);
        const double* y = state.newMemories.data() + static_cast<std::ptrdiff_t>(m) * kD;
        std::copy_n(y, kD, rest.begin());
        for (std::size_t u = 0; u < state.units.size(); ++u) {
            const double code = dot(weightsOf(state, u), y);
            for (int d = 0; d < kD; ++d) rest[d] -= code * weightsOf(state, u)[d];
        }
        newError += dot(rest.data(), rest.data());
        newTotal += dot(y, y);
    }
    // Not std::max, which would turn NaN into 0.
    const auto share = [](double error, double total) {
        const double recall = 1.0 - error / total;
        return recall < 0.0 ? 0.0 : recall;
    };
    state.recallOld = share(oldError, oldTotal);
    state.recallNew = share(newError, newTotal);
}

constexpr std::array<ParameterInfo, 4> kParameters{{
    {"birth_rate", "neurons per day", 0, 700, 350, ParameterKind::kReal, "spalding2013", {}},
    {"mature_plasticity", "1", 0, 0.3, 0.1, ParameterKind::kReal, "illustrative", {}},
    {"critical_days", "days", 7, 56, 28, ParameterKind::kReal, "kempermann2018", {}},
    {"novelty", "1", 0.3, 1, 0.7, ParameterKind::kReal, "illustrative", {}},
}};
constexpr std::array<ObservableInfo, 6> kObservables{{
    {"recall_old", "1"},
    {"recall_new", "1"},
    {"units", "units"},
    {"young_units", "units"},
    {"births", "units"},
    {"deaths", "units"},
}};
constexpr ModelInfo kInfo{"neurogenesis", "model.neurogenesis", kParameters, kObservables, 120};

using P = Neurogenesis::Params;
constexpr std::array kFields{
    parameterField<&P::birthRate>(),
    parameterField<&P::maturePlasticity>(),
    parameterField<&P::criticalDays>(),
    parameterField<&P::novelty>(),
};

}  // namespace

const ModelInfo& Neurogenesis::info() {
    return kInfo;
}
std::span<const ParameterField<Neurogenesis::Params>> Neurogenesis::fields() {
    return kFields;
}

Neurogenesis::State Neurogenesis::initial(const Params& params, std::uint64_t seed) {
    State state;
    state.seed = seed;
    const CounterRng rng(seed);
    state.oldBasis = randomRows(rng, kOldBasis);
    orthonormalize(state.oldBasis);
    state.newBasis = randomRows(rng, kNewBasis);
    const auto shared = static_cast<int>(std::lround((1.0 - params.novelty) * kRank));
    std::copy_n(state.oldBasis.begin(), static_cast<std::ptrdiff_t>(shared) * kD,
                state.newBasis.begin());
    orthonormalize(state.newBasis);
    // The old units have learned the best code of the old environment: its directions themselves.
    state.units.assign(kMatureUnits, Unit{});
    for (auto& unit : state.units) unit.plasticity = static_cast<float>(params.maturePlasticity);
    state.weights = state.oldBasis;
    state.lastActivity.assign(kMatureUnits, 0.0F);
    for (int m = 0; m < kMemories; ++m) {
        const Vec x = pattern(rng, state.oldBasis, kOldPattern, static_cast<std::uint64_t>(m));
        const Vec y = pattern(rng, state.newBasis, kNewPattern, static_cast<std::uint64_t>(m));
        state.oldMemories.insert(state.oldMemories.end(), x.begin(), x.end());
        state.newMemories.insert(state.newMemories.end(), y.begin(), y.end());
        for (std::size_t u = 0; u < kMatureUnits; ++u) {
            state.oldCodes.push_back(dot(weightsOf(state, u), x.data()));
        }
    }
    measure(state);
    return state;
}

void Neurogenesis::advance(State& state, const Params& params, StepIndex step) {
    giveBirth(state, params, step);
    liveOneDay(state, step);
    matureAndDie(state, params, step);
    state.step = step;
    measure(state);
}

void Neurogenesis::observe(const State& state, const Params&, std::span<double> out) {
    int living = 0;
    int young = 0;
    for (const Unit& unit : state.units) {
        if (unit.diedDay >= 0) continue;
        ++living;
        young += unit.maturity < 1.0F ? 1 : 0;
    }
    out[0] = state.recallOld;
    out[1] = state.recallNew;
    out[2] = living;
    out[3] = young;
    out[4] = state.births;
    out[5] = state.deaths;
}

std::uint64_t Neurogenesis::hash(const State& state) {
    StateHash hash;
    hash.add(state.step);
    hash.addAll(std::span<const double>(state.weights));
    for (const Unit& unit : state.units) hash.add(static_cast<std::uint64_t>(unit.diedDay) + 1U);
    hash.add(state.recallOld);
    hash.add(state.recallNew);
    return hash.value();
}

}  // namespace rewire::models
