// SPDX-License-Identifier: Apache-2.0
// Where the assets are: --assets DIR, else beside the program, in the install prefix, or in the
// source tree of a build folder.
#pragma once

#include <filesystem>
#include <optional>

#include "core/result.h"

namespace rewire::app {

// kNotFound names every place that was looked at.
[[nodiscard]] Result<std::filesystem::path> findAssets(
    const std::optional<std::filesystem::path>& given);

}  // namespace rewire::app
