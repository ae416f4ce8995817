// SPDX-License-Identifier: Apache-2.0
// What is kept between runs: the last state under $XDG_STATE_HOME/rewire, the settings under
// $XDG_CONFIG_HOME/rewire. Written atomically; a damaged file is set aside, never fatal.
// Does NOT decide when to save.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "knowledge/knowledge.h"
#include "scene/view_state.h"
#include "ui/ui_state.h"

namespace rewire::app {

struct SessionPaths {
    std::filesystem::path state, settings;  // files
};
[[nodiscard]] SessionPaths sessionPaths();
// $XDG_PICTURES_DIR, ~/Pictures where it exists, else the working directory.
[[nodiscard]] std::filesystem::path pictureFolder();
[[nodiscard]] std::string today();  // "2026-11-24", local time

template <class T>
struct Restored {
    T value;
    std::optional<std::string> setAside;  // where a damaged file went
};
[[nodiscard]] Restored<std::optional<ViewState>> restoreState(const SessionPaths& paths,
                                                              const Content& content);
[[nodiscard]] Restored<ui::Settings> restoreSettings(const SessionPaths& paths);
// Quietly gives up where the disk is full or read-only: nothing the user asked for is lost.
void keepState(const SessionPaths& paths, const ViewState& state, const Content& content);
void keepSettings(const SessionPaths& paths, const ui::Settings& settings);

}  // namespace rewire::app
