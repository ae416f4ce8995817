// SPDX-License-Identifier: Apache-2.0
#include "scene/history.h"

#include <utility>

namespace rewire {
namespace {

constexpr std::size_t kMostEntries = 200;

// Takes the newest state that differs from `now`: an action that changed nothing is no step back.
std::optional<ViewState> step(std::deque<ViewState>& from, std::deque<ViewState>& to,
                              const ViewState& now) {
    while (!from.empty()) {
        ViewState state = std::move(from.back());
        from.pop_back();
        if (state == now) continue;
        to.push_back(now);
        return state;
    }
    return std::nullopt;
}

}  // namespace

void History::record(const ViewState& before, const Action& action) {
    const UndoKind kind = undoKind(action);
    if (kind == UndoKind::kNone) return;
    future_.clear();
    const bool merges = kind == UndoKind::kCoalesce && openGesture_ == action.index();
    openGesture_ = kind == UndoKind::kCoalesce ? std::optional(action.index()) : std::nullopt;
    if (merges) return;
    past_.push_back(before);
    if (past_.size() > kMostEntries) past_.pop_front();
}

void History::endGesture() {
    openGesture_.reset();
}

std::optional<ViewState> History::undo(const ViewState& now) {
    openGesture_.reset();
    return step(past_, future_, now);
}

std::optional<ViewState> History::redo(const ViewState& now) {
    openGesture_.reset();
    return step(future_, past_, now);
}

}  // namespace rewire
