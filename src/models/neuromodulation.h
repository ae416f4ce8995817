// SPDX-License-Identifier: Apache-2.0
// Dopamine as a reward-prediction error that moves from the reward to its cue, trial by trial; and
// oxytocin, released and broken down between trials. Schultz W, Dayan P, Montague PR (1997), A
// neural substrate of prediction and reward [ref:schultz1997]: temporal difference learning with
// one unit per moment since the cue. Does NOT show what a therapist does: dopamine release in
// therapy was never measured, and oxytocin findings are mixed.
#pragma once

#include "models/model_info.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rewire::models {

struct Neuromodulation {
    struct Params {
        double learningRate = 0.2;
        double rewardSize = 1.0;
        int rewardUntil = 0;            // last rewarded trial; 0: always rewarded
        double trialIntervalMin = 1.0;  // minutes from trial to trial
        double halfLifeMin = 4.0;       // of oxytocin
        double release = 1.0;           // oxytocin of one trial
        int releaseUntil = 60;          // last trial with a release; later only decay is seen
        double oxytocinGain =
            0.0;  // how much oxytocin enlarges the reward: known from mice, a guess in people
    };

    // A packet on its way from the hypothalamus to a target.
    struct Particle {
        std::uint32_t id = 0;
        std::uint8_t target = 0;  // index into kTargets
        StepIndex bornTrial = 0;
        float progress = 0.0F;  // 0 at the hypothalamus, 1 arrived
        float mass = 1.0F;      // falls with the half-life
    };

    struct State {
        std::uint64_t seed = 0;
        StepIndex trial = 0;
        std::vector<double> value;  // expected reward at each moment since the cue
        std::vector<double> error;  // prediction error at each moment of the last trial
        double errorAtCue = 0.0;
        double errorAtReward = 0.0;
        bool rewarded = false;
        double oxytocin = 0.0;  // in units of one release, just after this trial's
        std::uint32_t particlesMade = 0;
        std::vector<Particle> particles;
    };

    static constexpr int kMoments = 25;       // of a trial, 100 ms each; illustrative
    static constexpr int kCueMoment = 5;      // illustrative
    static constexpr int kRewardMoment = 17;  // 1.2 s after the cue; illustrative
    static constexpr double kMomentS = 0.1;
    // Where oxytocin is drawn to; the first route is known from mice [ref:hung2017], the rest is
    // illustrative.
    static constexpr std::string_view kSource = "hypothalamus";
    static constexpr std::string_view kTargets[3] = {"ventral_tegmental_area_substantia_nigra",
                                                     "nucleus_accumbens", "amygdala"};

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
