// SPDX-License-Identifier: Apache-2.0
// Whole files in, whole files out. writeAtomically writes beside the target, syncs, and renames, so
// a reader sees the old file or the new one and never a half.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"

namespace rewire {

enum class Overwrite { kNever, kForce };

[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

// kExists when the file is there and overwrite is kNever. Parent folders are not made.
[[nodiscard]] Status writeAtomically(const std::filesystem::path& path, std::string_view bytes,
                                     Overwrite overwrite);

}  // namespace rewire
