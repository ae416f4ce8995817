// SPDX-License-Identifier: Apache-2.0
// Reads back the GLB files that glb.h writes, for the plates. Does NOT read glTF in general: one
// buffer, one primitive per mesh, attributes as docs/assets.md says.
#pragma once

#include "glb.h"

namespace rewire::bake {

[[nodiscard]] std::vector<NamedMesh> readGlb(const std::filesystem::path& file);

}  // namespace rewire::bake
