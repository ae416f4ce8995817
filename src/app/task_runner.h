// SPDX-License-Identifier: Apache-2.0
// Runs what a reduced state can't do itself: pictures and scenes to files, scenes from files, the
// clipboard, quitting. The outcome is a new action or a line to show. Does NOT change the state.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "figure/figure.h"
#include "scene/action.h"

namespace rewire::app {

struct TaskOutcome {
    std::string notice;  // for a toast; empty: nothing to say
    bool problem = false;
    std::optional<Action> next;               // e.g. ReplaceState after opening
    std::optional<std::string> existingPath;  // ask before writing over it...
    std::optional<Action> onOverwrite;        // ...and then do this
    bool quit = false;
    std::optional<std::string> clipboard;
};

// "~/x", "x" and "/x/y" alike; an ending is added where the name has none.
[[nodiscard]] std::filesystem::path fullPath(const std::string& typed, const std::string& ending);

[[nodiscard]] TaskOutcome runTask(const Task& task, const ViewState& state,
                                  const FigureTools& tools);

}  // namespace rewire::app
