// SPDX-License-Identifier: Apache-2.0
#include "scene/close_up.h"

namespace rewire {

bool hasCloseUp(const models::ModelInfo& info) {
    (void)info;
    return false;
}

CloseUp buildCloseUp(const Content& content, const ViewState& state, const MechanismRun& run,
                     bool without) {
    (void)content, (void)state, (void)run, (void)without;
    return {};
}

void addToBrain(const Content& content, const ViewState& state, const MechanismRun& run,
                DrawList& list) {
    (void)content, (void)state, (void)run, (void)list;
}

}  // namespace rewire
