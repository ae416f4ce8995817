// SPDX-License-Identifier: Apache-2.0
// One builder for each model with a close-up. Used inside src/scene alone.
#pragma once

#include "scene/close_up.h"

namespace rewire::close_up {

[[nodiscard]] CloseUp pruning(const ViewState& state, const models::ModelRun& run);
[[nodiscard]] CloseUp neurogenesis(const ViewState& state, const models::ModelRun& run);
[[nodiscard]] CloseUp myelination(const ViewState& state, const MechanismRun& run, bool without);
[[nodiscard]] CloseUp coregulation(const ViewState& state, const RecordedRun& run);

}  // namespace rewire::close_up
