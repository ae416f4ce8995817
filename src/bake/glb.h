// SPDX-License-Identifier: Apache-2.0
// Named meshes to a binary glTF 2.0 file as docs/assets.md says: float positions and normals,
// COLOR_0 in bytes, 16-bit indices, one primitive per mesh, metres with +Y up. Does NOT decide what
// is in it.
#pragma once

#include <filesystem>
#include <string>

#include "mesh.h"

namespace rewire::bake {

using Rgba = std::array<std::uint8_t, 4>;

struct NamedMesh {
    std::string node;
    Mesh mesh;                 // RAS mm
    std::vector<Rgba> colour;  // per vertex
};

// Bytes of the file; the same meshes give the same bytes.
[[nodiscard]] std::string glbBytes(const std::vector<NamedMesh>& meshes,
                                   const std::string& recipeSha256);

}  // namespace rewire::bake
