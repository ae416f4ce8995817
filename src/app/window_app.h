// SPDX-License-Identifier: Apache-2.0
// The program with its window, from opening to closing. Does NOT read the command line.
#pragma once

#include <filesystem>

namespace rewire::app {

struct WindowOptions {
    std::filesystem::path assets;
    int width = 0, height = 0;  // screen coordinates; 0: fits the screen
    bool fullscreen = false;
    std::filesystem::path scene;  // opened instead of the last session's state
    std::filesystem::path
        screenshot;  // tests: the finished first picture goes here (PNG), then the window closes
    bool remember = true;  // tests: false leaves session and settings alone
};

// The exit status. Without a display: one sentence on standard error, and 1.
[[nodiscard]] int runWindow(const WindowOptions& options);

}  // namespace rewire::app
