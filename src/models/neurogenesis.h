// SPDX-License-Identifier: Apache-2.0
// Adult neurogenesis: a dentate layer of linear units that has learned one environment meets
// another. Young, plastic units may join; without them only the old ones can change, and overwrite
// what they knew. Wiskott L, Rasch MJ, Kempermann G (2006), A functional hypothesis for adult
// hippocampal neurogenesis: Avoidance of catastrophic interference in the dentate gyrus
// [ref:wiskott2006]. Does NOT claim that adult humans make new neurons: that is contested, so a
// birth rate of 0 is a full answer.
//
// Encoder and decoder share weights and learn by Oja's subspace rule (Oja E 1989): dw = rate *
// activity * residual. What the young have already explained leaves no residual, so the old stay as
// they are; that is the mechanism.
#pragma once

#include "models/model_info.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rewire::models {

struct Neurogenesis {
    struct Params {
        double birthRate = 350.0;       // new neurons a day, the contested band 0 to 700
        double maturePlasticity = 0.1;  // learning of old units relative to young ones
        double criticalDays = 28.0;     // how long a new unit stays plastic
        double novelty = 0.7;  // share of the new environment that the old one did not have
    };

    // One granule cell (a model unit stands for very many).
    struct Unit {
        std::int32_t bornDay = 0;   // 0: there from the start
        std::int32_t diedDay = -1;  // -1: living
        float activity = 0.0F;      // root mean square over the last day
        float maturity = 1.0F;      // 0 newborn to 1 mature: grows the drawn dendrite
        float plasticity = 0.0F;    // learning rate now, relative to a newborn's
        bool operator==(const Unit&) const = default;
    };

    struct State {
        std::uint64_t seed = 0;
        StepIndex step = 0;  // days since the environment changed
        std::vector<Unit>
            units;  // the first kMatureUnits are the old ones; the dead keep their place
        std::vector<double> weights;   // units x kInputs
        std::vector<double> oldBasis;  // kRank x kInputs, with the spread of each direction in it
        std::vector<double> newBasis;
        std::vector<double> oldMemories;  // kMemories x kInputs
        std::vector<double> oldCodes;     // kMemories x kMatureUnits, as stored when they were met
        std::vector<double> newMemories;  // kMemories x kInputs, for testing only
        std::vector<float> lastActivity;  // of each unit for the last pattern of the day
        int births = 0;
        int deaths = 0;
        double recallOld =
            0.0;  // 1 - relative error of old memories read back from their stored codes
        double recallNew = 0.0;  // the same for the new environment, encoded and decoded today
    };

    static constexpr int kInputs = 40;  // entorhinal inputs, illustrative
    static constexpr int kRank = 12;    // directions in which an environment varies, illustrative
    static constexpr int kMatureUnits =
        12;                               // as many as the old environment needs [ref:wiskott2006]
    static constexpr int kMemories = 60;  // illustrative
    static constexpr int kPatternsPerDay = 16;  // illustrative
    static constexpr double kUnitsPerDayAtMost =
        0.25;  // born at 700 neurons a day, illustrative scale

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
};

}  // namespace rewire::models
