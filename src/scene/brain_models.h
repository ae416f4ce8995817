// SPDX-License-Identifier: Apache-2.0
// What running models add to the brain, one function each. Used inside src/scene alone.
#pragma once

#include "models/network_dynamics.h"
#include "scene/close_up.h"

namespace rewire::brain_models {

// Two kinds of link: correlated in a warm sand, anticorrelated in an ice blue and dashed. Neither
// is a signed colour (those say what therapy changed) nor an identity.
[[nodiscard]] glm::vec3 correlatedColour(Theme theme);
[[nodiscard]] glm::vec3 anticorrelatedColour(Theme theme);

void addNetwork(const Content& content, const ViewState& state,
                const models::NetworkDynamics::State& model,
                const models::NetworkDynamics::Params& params, DrawList& list);

// Where a region lies in the list's space (pulled apart as the list is).
[[nodiscard]] glm::vec3 placeOf(const Atlas& atlas, const DrawList& list, std::string_view region,
                                Side side, const glm::vec3& otherwiseMm);

}  // namespace rewire::brain_models
