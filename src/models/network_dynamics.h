// SPDX-License-Identifier: Apache-2.0
// Resting activity of 44 brain areas: a mean-field model of each area, coupled by an illustrative
// wiring that a course of therapy changes a little, seen through blood flow as a scanner sees it.
// Deco G et al. (2013), Resting-state functional connectivity emerges from structurally and
// dynamically shaped slow linear fluctuations [ref:deco2013]. Blood flow: Stephan KE et al. (2007)
// [ref:stephan2007]. Does NOT measure anyone: read signs and orders, never sizes.
//
//   tau dS/dt = -S + tau gamma (1 - S) H(x) + noise,   x = w J S + G J sum(C S) + I + task
// Unlike the paper, the background current I of each area is set so that at rest all areas fire at
// the same low rate, before and after therapy (in the brain, local inhibition does something like
// it); else the best wired would drown the rest.
#pragma once

#include "models/model_info.h"
#include "models/network_wiring.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rewire::models {

struct NetworkDynamics {
    struct Params {
        wiring::Therapy therapy = wiring::Therapy::kNone;
        int session = 8;              // of the course; 0 = before it
        double globalCoupling = 0.8;  // relative to the edge of stability
        double task = 0.0;        // how much an outward task drives executive and salience areas
        double noise = 1.0;       // relative to our default
        double timeStepS = 0.01;  // of the integrator, for tests. Not a slider.
    };

    // Balloon model of one area; 1, 1, 1 and 0 at rest.
    struct Blood {
        double signal = 0.0, flow = 1.0, volume = 1.0, oxygen = 1.0;
    };

    // Never changes during a run.
    struct Circuit {
        std::vector<double> coupling;      // nodes squared, after the therapy's change
        std::vector<double> backgroundNa;  // of each node
        double synapseNa = 0.0;            // current per unit of coupling and gating
    };

    struct State {
        std::uint64_t seed = 0;
        StepIndex step = 0;
        Circuit circuit;
        std::vector<double> gating;  // S of each node, 0 to 1
        std::vector<double> rateHz;  // firing of each node
        std::vector<Blood> blood;
        std::vector<double> bold;      // per cent, of each node, this step
        std::vector<double> boldMean;  // over the run
        std::vector<double> comoment;  // nodes squared, sum of products of deviations
        std::vector<double> rateMean;  // over the run
        std::vector<float> fc;         // functional connectivity so far, nodes squared
    };

    static constexpr double kStepS = 2.0;  // one picture of the scanner

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

    [[nodiscard]] static Circuit buildCircuit(const Params& params);
    // Time derivative of the gating variables without noise.
    static void derivative(const Circuit& circuit, const std::vector<double>& gating,
                           std::vector<double>& out);
    [[nodiscard]] static double firingHz(double inputNa);
    [[nodiscard]] static double inputNa(const Circuit& circuit, const std::vector<double>& gating,
                                        std::size_t node);
};

}  // namespace rewire::models
