// SPDX-License-Identifier: Apache-2.0
// Judges a GLB file before Assimp sees it. Assimp 5.2 reads quantised positions as raw bits,
// renames duplicates, splits primitives and trusts offsets; here each of these becomes one clear
// sentence. Does NOT keep anything of the file.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace rewire {

// Errors: kDamaged (not a whole GLB, offsets out of range), kInvalid (a GLB, but against
// docs/assets.md).
[[nodiscard]] Status checkGlb(std::string_view bytes, const std::filesystem::path& path);

}  // namespace rewire
