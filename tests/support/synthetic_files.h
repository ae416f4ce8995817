// SPDX-License-Identifier: Apache-2.0
// Writers of the two binary formats of the assets, for tests: GLB and gzipped NIfTI-1.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "support/synthetic_mesh.h"

namespace rewire::test {

// The bytes of a GLB file as docs/assets.md wants it; metres and glTF axes.
[[nodiscard]] std::string glbBytes(const std::vector<SyntheticMesh>& meshes);

void writeNifti(const std::filesystem::path& path,
                const Volume<std::uint16_t>& volume);  // as int16
void writeNifti(const std::filesystem::path& path, const Volume<std::uint8_t>& volume);
// What stands before the voxels, uncompressed: to be damaged and written again.
[[nodiscard]] std::string niftiHeader(const Volume<std::uint16_t>& volume);
// Bytes as one gzip file.
void writeGzip(const std::filesystem::path& path, const std::string& bytes);

}  // namespace rewire::test
