// SPDX-License-Identifier: Apache-2.0
// Synaptic pruning: an associative memory grown with too many synapses, from which the weakest or
// random ones are taken away while memories are practised, sleep shrinks what is small, and new
// spines grow. Chechik G, Meilijson I, Ruppin E (1998), Synaptic Pruning in Development: A
// Computational Account [ref:chechik1998]. Does NOT know brain regions, and does NOT claim that
// therapy prunes: no study has measured that.
//
// Binary neurons, Hebbian (covariance) learning of sparse patterns; activity is held at the coding
// level by letting the k most excited neurons fire (a stand-in for the inhibition and threshold of
// the paper).
#pragma once

#include "models/model_info.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rewire::models {

struct Pruning {
    enum class Deletion { kWeakest, kRandom };

    struct Params {
        Deletion deletion = Deletion::kWeakest;
        double fractionDeleted = 0.7;  // share of the overgrown synapses gone at the end
        double practice = 0.5;         // how much the memories are rehearsed, 0 to 1
        double sleep = 0.5;            // how much the night shrinks small synapses, 0 to 1
        double learningRate = 0.1;     // part of the way to the practised weight, per step
        double regrowth = 0.004;       // share of living synapses newly grown per step
    };

    // Synapse s = pre * kNeurons + post.
    struct State {
        std::uint64_t seed = 0;
        StepIndex step = 0;
        std::vector<std::uint8_t> patterns;  // memory m, neuron i: patterns[m * kNeurons + i]
        std::vector<float> target;           // the weight that practice pulls to
        std::vector<float> weight;
        std::vector<std::uint8_t> alive;
        std::vector<std::int32_t> bornStep;  // 0: from the start
        std::vector<std::int32_t> goneStep;  // -1: never removed
        std::uint32_t synapses = 0;
        std::uint32_t grown = 0;  // since the start
        double firstEnergy = 0.0;
        double energy = 0.0;         // summed strength, relative to the start
        double recall = 0.0;         // of the old memories, 0 to 1
        double recallNew = 0.0;      // of the memories first met during the run
        std::vector<float> overlap;  // last recall of each memory
    };

    // What a close-up draws of one synapse.
    struct Spine {
        std::uint32_t pre = 0;
        float size = 0.0F;      // strength relative to the strongest synapse of the neuron at the
                                // start, 0 to about 1
        float presence = 0.0F;  // 1 living, falling to 0 over kFadeSteps after removal, rising from
                                // 0 when newly grown
        bool grownLater = false;
    };

    static constexpr int kNeurons = 320;  // illustrative
    static constexpr int kActive = 32;    // firing together: 10 %, illustrative
    static constexpr int kOldMemories =
        40;  // illustrative: near what random thinning to a half can't hold
    static constexpr int kNewMemories = 6;  // illustrative
    static constexpr int kMemories = kOldMemories + kNewMemories;
    static constexpr StepIndex kPruneSteps = 60;  // over which the deletion is spread, illustrative
    static constexpr int kFadeSteps = 8;          // for drawing only

    static const ModelInfo& info();
    static std::span<const ParameterField<Params>> fields();
    static State initial(const Params& params, std::uint64_t seed);
    static void advance(State& state, const Params& params, StepIndex step);
    [[nodiscard]] static State step(State before, const Params& params, StepIndex step) {
        advance(before, params, step);
        return before;
    }
    static void observe(const State& state, const Params& params, std::span<double> out);
    static std::uint64_t hash(const State& state);

    // The incoming spines of one neuron, living and just removed, in order of their partner.
    [[nodiscard]] static std::vector<Spine> spines(const State& state, int neuron);
};

}  // namespace rewire::models
