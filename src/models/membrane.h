// SPDX-License-Identifier: Apache-2.0
// The two excitable membranes of the myelination model: conductances per area and the speed of
// their gates. Does NOT know about space. Voltages in mV, rates in 1/ms, conductances in S/cm2.
//
// squid: Hodgkin AL, Huxley AF (1952) [ref:hodgkin1952], rest moved to -65 mV.
// node:  McIntyre CC, Richardson AG, Grill WM (2002) [ref:mcintyre2002], fast and persistent
// sodium, slow potassium.
#pragma once

#include "models/myelination.h"

namespace rewire::models::membrane {

// Total conductance and its weighted reversal potential: current = conductance * v - drive.
struct Ohmic {
    double conductance = 0.0;  // S/cm2
    double drive = 0.0;        // S/cm2 * mV
};

struct Kind {
    double capacitanceUfPerCm2;
    void (*settle)(Myelination::Gates&, double voltageMv);                // to the steady state
    void (*relax)(Myelination::Gates&, double voltageMv, double timeMs);  // exact at fixed voltage
    Ohmic (*ohmic)(const Myelination::Gates&);
};

[[nodiscard]] const Kind& squid();
[[nodiscard]] const Kind& node();

// The voltage at which a patch of this membrane carries no net current, near the given one.
[[nodiscard]] double restingMv(const Kind& kind, double nearMv);

}  // namespace rewire::models::membrane
