// SPDX-License-Identifier: Apache-2.0
// Which model is shown how; the scenes themselves stand in close_up_<model>.cpp.
#include "scene/close_up.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "scene/close_up_builders.h"

namespace rewire {

bool hasCloseUp(const models::ModelInfo& info) {
    constexpr std::array<std::string_view, 4> kModels{"pruning", "neurogenesis", "myelination",
                                                      "coregulation"};
    return std::ranges::find(kModels, info.id) != kModels.end();
}

CloseUp buildCloseUp(const Content&, const ViewState& state, const MechanismRun& run,
                     bool without) {
    const RecordedRun& shown = without && run.without() != nullptr ? *run.without() : run.with();
    const std::string_view id = run.info().id;
    if (id == "pruning") return close_up::pruning(state, shown.run());
    if (id == "neurogenesis") return close_up::neurogenesis(state, shown.run());
    if (id == "myelination") return close_up::myelination(state, run, without);
    if (id == "coregulation") return close_up::coregulation(state, shown);
    CloseUp nothing;
    nothing.list.theme = state.theme;
    return nothing;
}

}  // namespace rewire
