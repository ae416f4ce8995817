// SPDX-License-Identifier: Apache-2.0
// What the network model predicts without chance: its quiet state, and the correlations of slow,
// small fluctuations around it. That such fluctuations, shaped by the wiring, explain resting-state
// correlations is the result of Deco G et al. (2013) [ref:deco2013]. Does NOT include blood flow:
// it lets only slow fluctuations through, so the limit of low frequency is taken, covariance ~ (A'
// A)^-1 with A the Jacobian.
#pragma once

#include "models/network_dynamics.h"

#include <vector>

namespace rewire::models::linear {

struct Prediction {
    bool quiet = false;          // no area has left the low state
    std::vector<double> gating;  // the quiet state
    std::vector<double> fc;      // nodes squared
};

[[nodiscard]] Prediction predict(const NetworkDynamics::Params& params);

}  // namespace rewire::models::linear
