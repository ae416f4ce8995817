// SPDX-License-Identifier: Apache-2.0
// The arousal of a client and a therapist in one session: two damped oscillators, each pushed about
// by its own chance, that pull on each other as strongly as the alliance is good. A third, a
// stranger, is coupled to nobody and shows what synchrony chance alone would give. Two people as
// coupled oscillators: Tognoli E et al. (2020) [ref:tognoli2020]. How strong: at full coupling the
// expected synchrony is the correlation of Marci CD et al. (2007) [ref:marci2007]; the share of
// settling that follows the alliance is set so that across pairs it correlates as alliance and
// outcome do, Fluckiger C et al. (2018) [ref:fluckiger2018]. Both are put in, not found. Does NOT
// say which causes which.
#pragma once

#include "models/model_info.h"

#include <array>
#include <cstdint>
#include <span>

namespace rewire::models {

struct Coregulation {
    struct Params {
        double coupling = 0.6;      // the alliance, 0 to 1
        double damping = 0.3;       // of each person alone, share of critical
        double periodS = 20.0;      // of their own ups and downs
        double startArousal = 1.0;  // the client's level at the start, in units of its usual level
    };

    struct Oscillator {
        double position = 0.0;  // deviation from the level
        double velocity = 0.0;  // per second
    };

    // Running sums for a correlation coefficient.
    struct Pair {
        double meanA = 0.0, meanB = 0.0, varA = 0.0, varB = 0.0, co = 0.0;
        [[nodiscard]] double correlation() const;
    };

    struct State {
        std::uint64_t seed = 0;
        StepIndex step = 0;
        std::array<Oscillator, 3> people;  // client, therapist, stranger
        double clientLevel = 1.0;          // falls as the client settles
        double settled = 0.0;              // 1 - the client's mean level so far
        Pair withTherapist, withStranger;
    };

    static constexpr double kStepS = 2.0;
    static constexpr double kDeviation =
        0.2;  // of a person's ups and downs when alone; illustrative

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

    // How fast this client settles; differs between people (seeds).
    [[nodiscard]] static double settlingPerS(const Params& params, std::uint64_t seed);
    // The correlation that two such oscillators have in the long run: k / (c + k), for damping c
    // and pull k.
    [[nodiscard]] static double expectedSynchrony(const Params& params);
};

}  // namespace rewire::models
