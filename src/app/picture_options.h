// SPDX-License-Identifier: Apache-2.0
// The options that say what a picture shows, shared by `export` and `describe`: words of the
// command line to a ViewState, through the same actions that the window uses.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "figure/figure.h"
#include "scene/view_state.h"

namespace rewire::app {

struct PictureOptions {
    std::optional<std::string> therapy, session, show, evidence, mechanism, view, style, theme,
        size, samples, seed, step;
    std::vector<std::string> regions, hide;
    std::vector<std::string> settings;  // name=value, of the mechanism's model
    bool compare = false, noCloseUp = false;
    std::optional<std::filesystem::path> scene;
    bool labels = false, noLabels = false, legend = false, noLegend = false;
    bool transparent = false, openInsula = false;
    std::vector<std::string> actions;  // further actions in their text form, in order
};

void addPictureOptions(CLI::App& command, PictureOptions& options);

struct PictureRequest {
    ViewState state;
    FigureSpec figure;
};

// kUsage (exit 2) for words that are wrong; kNotFound, kDamaged (exit 1) for a scene file that is.
[[nodiscard]] Result<PictureRequest> readPictureOptions(const Content& content,
                                                        const PictureOptions& options);

// "1920x1080"; each side 16 to 16384.
[[nodiscard]] Result<glm::ivec2> sizeFromText(const std::string& text);

}  // namespace rewire::app
