// SPDX-License-Identifier: Apache-2.0
// Undo and redo over whole ViewStates; one gesture is one entry. Bounded to 200 entries.
#pragma once

#include <deque>
#include <optional>

#include "scene/action.h"

namespace rewire {

class History {
  public:
    // Call before the state changes. Coalescing entries of the same action type merge until
    // endGesture().
    void record(const ViewState& before, const Action& action);
    void endGesture();
    [[nodiscard]] std::optional<ViewState> undo(const ViewState& now);
    [[nodiscard]] std::optional<ViewState> redo(const ViewState& now);
    [[nodiscard]] bool canUndo() const { return !past_.empty(); }
    [[nodiscard]] bool canRedo() const { return !future_.empty(); }

  private:
    std::deque<ViewState> past_, future_;
    std::optional<std::size_t> openGesture_;  // index of the action type that is being merged
};

}  // namespace rewire
