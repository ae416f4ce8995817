// SPDX-License-Identifier: Apache-2.0
// One step of the pruning model: practise, sleep, grow, delete, then test the memory.
#include "models/pruning.h"

#include "core/counter_rng.h"
#include "models/state_hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>

namespace rewire::models {
namespace {

constexpr int kN = Pruning::kNeurons;
constexpr float kLevel = static_cast<float>(Pruning::kActive) / static_cast<float>(kN);

// After sleep contact areas were 18 % smaller; the largest fifth was spared [ref:devivo2017] (mouse
// cortex).
constexpr double kSleepShrink = 0.18;
constexpr double kSleepSpared = 0.20;
constexpr int kGraceSteps = 10;     // a new spine is left alone this long; illustrative
constexpr double kCueMoved = 0.25;  // share of a cue's active neurons that are wrong; illustrative
constexpr int kRecallSweeps = 4;    // synchronous updates of one recall; illustrative

// Uses of the random function, one number each, so that no two draws share a counter.
enum Draw : std::uint64_t { kPattern = 1, kCue, kCueGoal, kRandomOrder, kGrow };

// k distinct neurons of a memory: the k smallest of N hashed keys.
void drawPattern(const CounterRng& rng, int memory, std::span<std::uint8_t> out) {
    std::array<std::pair<std::uint64_t, int>, kN> keys;
    for (int i = 0; i < kN; ++i) {
        keys[i] = {rng.bits(kPattern, static_cast<std::uint64_t>(memory), i), i};
    }
    std::nth_element(keys.begin(), keys.begin() + Pruning::kActive, keys.end());
    std::fill(out.begin(), out.end(), std::uint8_t{0});
    for (int k = 0; k < Pruning::kActive; ++k) out[keys[k].second] = 1;
}

// Covariance rule summed over memories: sum of (x_post - p)(x_pre - p), no self-connections.
void hebb(std::span<const std::uint8_t> patterns, int firstMemory, int lastMemory,
          std::span<float> weights) {
    for (int m = firstMemory; m < lastMemory; ++m) {
        const std::uint8_t* x = patterns.data() + static_cast<std::ptrdiff_t>(m) * kN;
        for (int i = 0; i < kN; ++i) {
            const float pre = static_cast<float>(x[i]) - kLevel;
            float* row = weights.data() + static_cast<std::ptrdiff_t>(i) * kN;
            for (int j = 0; j < kN; ++j) row[j] += pre * (static_cast<float>(x[j]) - kLevel);
        }
    }
    for (int i = 0; i < kN; ++i) weights[static_cast<std::size_t>(i) * kN + i] = 0.0F;
}

// The k-th smallest (from 0) of numbers that are not negative. Their bits are ordered as they are,
// so three counting passes over 11 bits find it: five times faster than std::nth_element on
// 100,000.
float kthSmallest(std::span<const float> values, std::size_t k) {
    std::uint32_t prefix = 0;
    std::uint32_t mask = 0;
    for (const unsigned shift : {21U, 10U, 0U}) {
        const std::uint32_t digits = shift == 0U ? 0x3FFU : 0x7FFU;
        std::array<std::uint32_t, 0x800> counts{};
        for (const float value : values) {
            const auto bits = std::bit_cast<std::uint32_t>(value);
            if ((bits & mask) == prefix) ++counts[(bits >> shift) & digits];
        }
        std::uint32_t digit = 0;
        while (digit < digits && k >= counts[digit]) k -= counts[digit++];
        prefix |= digit << shift;
        mask |= digits << shift;
    }
    return std::bit_cast<float>(prefix);
}

using Firing = std::array<std::uint8_t, kN>;

// The memory with some active neurons moved elsewhere: the same cue at every step, so the curve is
// about synapses.
Firing cueOf(const Pruning::State& state, const CounterRng& rng, int memory) {
    Firing cue;
    const std::uint8_t* x = state.patterns.data() + static_cast<std::ptrdiff_t>(memory) * kN;
    std::copy(x, x + kN, cue.begin());
    const int moved = static_cast<int>(std::lround(kCueMoved * Pruning::kActive));
    for (int k = 0, lane = 0; k < moved; ++lane) {
        const auto from = rng.below(kN, kCue, static_cast<std::uint64_t>(memory), lane);
        const auto to = rng.below(kN, kCueGoal, static_cast<std::uint64_t>(memory), lane);
        if (cue[from] == 0 || cue[to] != 0 || x[from] == 0) continue;
        cue[from] = 0;
        cue[to] = 1;
        ++k;
    }
    return cue;
}

void sweep(const Pruning::State& state, Firing& firing) {
    std::array<float, kN> field{};
    for (int pre = 0; pre < kN; ++pre) {
        if (firing[pre] == 0) continue;
        const float* row = state.weight.data() + static_cast<std::ptrdiff_t>(pre) * kN;
        for (int post = 0; post < kN; ++post) field[post] += row[post];
    }
    // The k most excited fire; at a tie the first ones.
    std::array<float, kN> sorted = field;
    std::nth_element(sorted.begin(), sorted.begin() + Pruning::kActive - 1, sorted.end(),
                     std::greater<>{});
    const float limit = sorted[Pruning::kActive - 1];
    int places = Pruning::kActive;
    for (int i = 0; i < kN; ++i) {
        firing[i] = field[i] > limit ? 1 : 0;
        places -= firing[i];
    }
    for (int i = 0; i < kN && places > 0; ++i) {
        if (field[i] != limit) continue;
        firing[i] = 1;
        --places;
    }
}

// Overlap with the memory above what equally many random neurons would have: 1 perfect, 0 chance.
float recallOne(const Pruning::State& state, const CounterRng& rng, int memory) {
    Firing firing = cueOf(state, rng, memory);
    for (int k = 0; k < kRecallSweeps; ++k) {
        const Firing before = firing;
        sweep(state, firing);
        if (firing == before) break;
    }
    const std::uint8_t* x = state.patterns.data() + static_cast<std::ptrdiff_t>(memory) * kN;
    int common = 0;
    for (int i = 0; i < kN; ++i) common += (x[i] != 0 && firing[i] != 0) ? 1 : 0;
    const float share = static_cast<float>(common) / static_cast<float>(Pruning::kActive);
    return std::max(0.0F, (share - kLevel) / (1.0F - kLevel));
}

void measure(Pruning::State& state) {
    const CounterRng rng(state.seed);
    double oldSum = 0.0;
    double newSum = 0.0;
    for (int m = 0; m < Pruning::kMemories; ++m) {
        const float overlap = recallOne(state, rng, m);
        state.overlap[m] = overlap;
        (m < Pruning::kOldMemories ? oldSum : newSum) += static_cast<double>(overlap);
    }
    state.recall = oldSum / Pruning::kOldMemories;
    state.recallNew = newSum / Pruning::kNewMemories;
    double strength = 0.0;
    for (const float w : state.weight) strength += std::abs(static_cast<double>(w));
    if (state.firstEnergy <= 0.0) state.firstEnergy = strength;
    state.energy = strength / state.firstEnergy;
}

void practise(Pruning::State& state, const Pruning::Params& params) {
    const auto rate = static_cast<float>(params.learningRate * params.practice);
    for (std::size_t s = 0; s < state.weight.size(); ++s) {
        const auto living =
            static_cast<float>(state.alive[s]);  // a factor, so that the loop stays vectorized
        state.weight[s] += rate * living * (state.target[s] - state.weight[s]);
    }
}

// The removed have strength 0, so they count as the smallest and need no branch of their own.
void sleepOnIt(Pruning::State& state, const Pruning::Params& params) {
    if (params.sleep <= 0.0 || state.synapses == 0) return;
    std::vector<float> sizes(state.weight.size());
    for (std::size_t s = 0; s < sizes.size(); ++s) sizes[s] = std::abs(state.weight[s]);
    const double shrunk = (1.0 - kSleepSpared) * static_cast<double>(state.synapses - 1);
    const float limit =
        kthSmallest(sizes, sizes.size() - state.synapses + static_cast<std::size_t>(shrunk));
    const auto keep = static_cast<float>(1.0 - kSleepShrink * params.sleep);
    for (std::size_t s = 0; s < sizes.size(); ++s) {
        state.weight[s] *= sizes[s] < limit ? keep : 1.0F;
    }
}

void grow(Pruning::State& state, const Pruning::Params& params, StepIndex step) {
    constexpr std::uint64_t kPlaces = static_cast<std::uint64_t>(kN) * kN;
    const auto empty = static_cast<double>(kPlaces - kN - state.synapses);
    const double wanted = std::min(params.regrowth * static_cast<double>(state.synapses), empty);
    auto missing = static_cast<std::int64_t>(std::llround(wanted));
    const CounterRng rng(state.seed);
    // Try random places; give up on the last few when nearly all are taken.
    for (std::uint64_t k = 0; missing > 0 && k < kPlaces; ++k) {
        const std::uint64_t s = rng.below(kPlaces, step, k, kGrow);
        if (state.alive[s] != 0 || s / kN == s % kN) continue;
        state.alive[s] = 1;
        state.weight[s] = 0.0F;
        state.bornStep[s] = static_cast<std::int32_t>(step);
        ++state.synapses;
        ++state.grown;
        --missing;
    }
}

// The order in which synapses go, smallest first; the newly grown come last, the removed after
// them.
std::vector<float> deletionKeys(const Pruning::State& state, const Pruning::Params& params,
                                StepIndex step) {
    constexpr float kLast = 1e6F;
    const CounterRng rng(state.seed);
    const auto grownSince = static_cast<std::int32_t>(step) - kGraceSteps;
    std::vector<float> keys(state.weight.size());
    for (std::size_t s = 0; s < keys.size(); ++s) {
        const float key = params.deletion == Pruning::Deletion::kWeakest
                              ? std::abs(state.weight[s])
                              : static_cast<float>(rng.uniform(0, s, kRandomOrder));
        const bool young = state.bornStep[s] > 0 && state.bornStep[s] > grownSince;
        const float living = young ? kLast : key;
        keys[s] = state.alive[s] != 0 ? living : 2.0F * kLast;
    }
    return keys;
}

void remove(Pruning::State& state, std::uint32_t s, StepIndex step) {
    state.alive[s] = 0;
    state.weight[s] = 0.0F;
    state.goneStep[s] = static_cast<std::int32_t>(step);
    --state.synapses;
}

// Remove synapses until exactly the planned number is left: both rules are compared at equal count.
void prune(Pruning::State& state, const Pruning::Params& params, StepIndex step) {
    const double places = static_cast<double>(kN) * (kN - 1);
    const double done = std::min(1.0, static_cast<double>(step) / Pruning::kPruneSteps);
    const auto planned =
        static_cast<std::uint32_t>(std::llround(places * (1.0 - params.fractionDeleted * done)));
    if (state.synapses <= planned) return;
    const std::vector<float> keys = deletionKeys(state, params, step);
    const float limit = kthSmallest(keys, state.synapses - planned - 1);
    for (std::uint32_t s = 0; s < keys.size(); ++s) {
        if (keys[s] < limit) remove(state, s, step);
    }
    for (std::uint32_t s = 0; s < keys.size() && state.synapses > planned; ++s) {
        if (keys[s] == limit) remove(state, s, step);
    }
}

constexpr std::array<std::string_view, 2> kDeletionNames{"weakest", "random"};
constexpr std::array<ParameterInfo, 6> kParameters{{
    {"deletion", "choice", 0, 1, 0, ParameterKind::kChoice, "chechik1998", kDeletionNames},
    {"fraction_deleted", "1", 0, 0.95, 0.7, ParameterKind::kReal, "illustrative", {}},
    {"practice", "1", 0, 1, 0.5, ParameterKind::kReal, "illustrative", {}},
    {"sleep", "1", 0, 1, 0.5, ParameterKind::kReal, "devivo2017", {}},
    {"learning_rate", "1 per step", 0.01, 0.5, 0.1, ParameterKind::kReal, "illustrative", {}},
    {"regrowth", "1 per step", 0, 0.05, 0.004, ParameterKind::kReal, "illustrative", {}},
}};
constexpr std::array<ObservableInfo, 5> kObservables{{
    {"recall", "1"},
    {"recall_new", "1"},
    {"synapses", "synapses"},
    {"energy", "1"},
    {"grown", "synapses"},
}};
constexpr ModelInfo kInfo{"pruning", "model.pruning", kParameters, kObservables, 80};

using P = Pruning::Params;
constexpr std::array kFields{
    parameterField<&P::deletion>(),     parameterField<&P::fractionDeleted>(),
    parameterField<&P::practice>(),     parameterField<&P::sleep>(),
    parameterField<&P::learningRate>(), parameterField<&P::regrowth>(),
};

}  // namespace

const ModelInfo& Pruning::info() {
    return kInfo;
}
std::span<const ParameterField<Pruning::Params>> Pruning::fields() {
    return kFields;
}

Pruning::State Pruning::initial(const Params&, std::uint64_t seed) {
    State state;
    state.seed = seed;
    const CounterRng rng(seed);
    state.patterns.resize(static_cast<std::size_t>(kMemories) * kN);
    for (int m = 0; m < kMemories; ++m) {
        drawPattern(rng, m,
                    std::span(state.patterns).subspan(static_cast<std::size_t>(m) * kN, kN));
    }
    const std::size_t places = static_cast<std::size_t>(kN) * kN;
    state.weight.assign(places, 0.0F);
    hebb(state.patterns, 0, kOldMemories, state.weight);
    state.target = state.weight;
    hebb(state.patterns, kOldMemories, kMemories, state.target);
    state.alive.assign(places, 1);
    for (int i = 0; i < kN; ++i) state.alive[static_cast<std::size_t>(i) * kN + i] = 0;
    state.bornStep.assign(places, 0);
    state.goneStep.assign(places, -1);
    state.synapses = static_cast<std::uint32_t>(places - kN);
    state.overlap.assign(kMemories, 0.0F);
    measure(state);
    return state;
}

void Pruning::advance(State& state, const Params& params, StepIndex step) {
    practise(state, params);
    sleepOnIt(state, params);
    grow(state, params, step);
    prune(state, params, step);
    state.step = step;
    measure(state);
}

void Pruning::observe(const State& state, const Params&, std::span<double> out) {
    out[0] = state.recall;
    out[1] = state.recallNew;
    out[2] = state.synapses;
    out[3] = state.energy;
    out[4] = state.grown;
}

std::uint64_t Pruning::hash(const State& state) {
    StateHash hash;
    hash.add(state.step);
    hash.addAll(std::span<const float>(state.weight));
    hash.addAll(std::span<const std::uint8_t>(state.alive));
    hash.add(state.recall);
    return hash.value();
}

std::vector<Pruning::Spine> Pruning::spines(const State& state, int neuron) {
    std::vector<Spine> out;
    float strongest = 1e-6F;
    for (int j = 0; j < kN; ++j) {
        strongest =
            std::max(strongest, std::abs(state.target[static_cast<std::size_t>(j) * kN + neuron]));
    }
    for (int j = 0; j < kN; ++j) {
        const std::size_t s = static_cast<std::size_t>(j) * kN + neuron;
        const auto now = static_cast<std::int32_t>(state.step);
        Spine spine;
        spine.pre = static_cast<std::uint32_t>(j);
        spine.grownLater = state.bornStep[s] > 0;
        spine.size = std::abs(state.weight[s]) / strongest;
        if (state.alive[s] != 0) {
            spine.presence =
                spine.grownLater
                    ? std::min(1.0F, static_cast<float>(now - state.bornStep[s] + 1) / kFadeSteps)
                    : 1.0F;
        } else if (state.goneStep[s] >= 0) {
            spine.presence =
                std::max(0.0F, 1.0F - static_cast<float>(now - state.goneStep[s] + 1) / kFadeSteps);
        }
        if (spine.presence > 0.0F) out.push_back(spine);
    }
    return out;
}

}  // namespace rewire::models
