// SPDX-License-Identifier: Apache-2.0
// An action potential along an axon: a cable of compartments, implicit in time, bare or wrapped in
// myelin. Bare: Hodgkin AL, Huxley AF (1952) [ref:hodgkin1952], squid membrane at 18.5 C. Wrapped:
// nodes of Ranvier joined by passive internodes as in FitzHugh R (1962) [ref:fitzhugh1962], with
// the channels of a mammalian node at 37 C, McIntyre CC, Richardson AG, Grill WM (2002)
// [ref:mcintyre2002]. How speed should scale: Rushton WAH (1951) [ref:rushton1951]; best g-ratio in
// the brain: Chomiak T, Hu B (2009) [ref:chomiak2009]. Does NOT model ions, the space under the
// sheath, or how a sheath is made; one fibre alone, in a large bath.
#pragma once

#include "models/model_info.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rewire::models {

struct Myelination {
    struct Params {
        double diameterUm = 1.0;        // outer diameter: axon and sheath together
        double gRatio = 0.77;           // axon diameter / outer diameter
        int myelinated = 1;             // 0: bare axon of the same outer diameter
        double stimulus = 1.0;          // strength of the start current; 0 leaves the axon at rest
        double internodeRatio = 100.0;  // internode length / outer diameter
        double refinement = 1.0;        // of the time step: 2 halves it. For tests, not a slider.
        double compartmentUm = 0.0;  // of the bare axon; 0: grows with sqrt(diameter). For tests.
    };

    // Gates of one excitable compartment. Bare: m, h, n. Node: fast m and h, persistent p, slow s.
    struct Gates {
        double m = 0.0, h = 0.0, nOrS = 0.0, p = 0.0;
    };

    // Never changes during a run.
    struct Cable {
        bool myelinated = false;
        double axonDiameterUm = 0.0;
        double turns = 0.0;  // of the sheath
        double restMv = 0.0;
        double substepMs = 0.0;
        int substeps = 1;                // per step
        std::vector<double> positionUm;  // centre of each compartment
        std::vector<double> capacitanceNf;
        std::vector<double> leakUs;            // passive conductance, reversing at rest
        std::vector<double> axialUs;           // between i and i + 1
        std::vector<int> excitable;            // indices of compartments that carry channels
        std::vector<double> excitableAreaCm2;  // their membrane
        double stimulusNa = 0.0;
        int electrodeA = 0;  // compartments of the two recording electrodes
        int electrodeB = 0;
    };

    struct State {
        StepIndex step = 0;
        double timeMs = 0.0;
        Cable cable;
        std::vector<double> voltageMv;  // along the cable: what runs as light
        std::vector<Gates> gates;       // of cable.excitable, in order
        double passedAMs = -1.0;        // when the impulse passed each electrode, -1 = not yet
        double passedBMs = -1.0;
        double speedMPerS = 0.0;  // 0 until it passed both
    };

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

    // The cable alone; initial() calls it. In own file, myelination_cable.cpp.
    [[nodiscard]] static Cable buildCable(const Params& params);
};

}  // namespace rewire::models
