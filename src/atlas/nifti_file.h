// SPDX-License-Identifier: Apache-2.0
// Reads the two volumes of the assets (NIfTI-1, gzipped) into Volume<T>. Only what the bake writes:
// one 3D image of whole numbers, upright in RAS. Does NOT resample or reorient.
#pragma once

#include <filesystem>

#include "atlas/atlas.h"
#include "core/result.h"

namespace rewire {

[[nodiscard]] Result<Volume<std::uint16_t>> readLabelVolume(const std::filesystem::path& path);
[[nodiscard]] Result<Volume<std::uint8_t>> readGreyVolume(const std::filesystem::path& path);

}  // namespace rewire
