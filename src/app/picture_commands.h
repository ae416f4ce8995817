// SPDX-License-Identifier: Apache-2.0
// `rewire export`, `describe` and `bench`: what needs a ViewState or the renderer, without a
// window.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "app/picture_options.h"

namespace rewire::app {

struct ExportOptions {
    PictureOptions picture;
    std::filesystem::path output;
    bool force = false;
    std::filesystem::path shaderDir;
};
[[nodiscard]] Status runExport(const std::filesystem::path& assets, const ExportOptions& options);

// The plots of a mechanism's model: OUT.png, or OUT.csv for the numbers.
[[nodiscard]] Status runPlot(const std::filesystem::path& assets, const ExportOptions& options);

// Title, the picture in words, and its sources.
[[nodiscard]] Status runDescribe(const std::filesystem::path& assets, const PictureOptions& options,
                                 std::ostream& out);

struct BenchOptions {
    std::string style = "anatomy", size = "1280x720";
    std::string mechanism;  // empty: the brain alone turns
    int frames = 60;
    bool json = false;
};
[[nodiscard]] Status benchMechanism(const std::filesystem::path& assets,
                                    const BenchOptions& options, std::ostream& out);
[[nodiscard]] Status runBenchCommand(const std::filesystem::path& assets,
                                     const BenchOptions& options, std::ostream& out);

}  // namespace rewire::app
