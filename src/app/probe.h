// SPDX-License-Identifier: Apache-2.0
// For tests of the real window: where everything on the screen is, as a text file that is rewritten
// whenever the window comes to rest (REWIRE_UI_PROBE=FILE); and the window's own pixels as a PNG.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "gpu/objects.h"
#include "ui/panels.h"

namespace rewire::app {

struct Probe {
    const Content& content;
    const ViewState& state;
    const ui::UiState& ui;
    const ui::PanelOutput& out;
    const std::optional<ui::Hover>& hover;
    bool loading = false, drawing = false;
};
// Lines: "item KEY x y w h", "stage x y w h", "therapy ID", "hover NODE x y z", "settled 0|1", ...
void writeProbe(const std::string& file, const Probe& probe);
// What the window shows.
[[nodiscard]] bool saveScreen(const std::filesystem::path& file, const gpu::Framebuffer& canvas);

}  // namespace rewire::app
