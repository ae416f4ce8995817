// SPDX-License-Identifier: Apache-2.0
// Closed smooth bodies of label masks that keep the mask's volume. Does NOT colour them.
#pragma once

#include "mesh.h"
#include "volume.h"

namespace rewire::bake {

// sigmaMm: blur before meshing (1 for nuclei).
[[nodiscard]] Mesh bodyOf(const Mask& mask, double sigmaMm, std::size_t targetTriangles);

// The same before simplification and before its volume is corrected.
struct Sinc;
[[nodiscard]] Mesh bodySurface(const Mask& mask, double sigmaMm,
                               std::initializer_list<Sinc> smoothing);

// Moves all vertices along their normals until the volume is `mm3`.
void matchVolume(Mesh& m, double mm3);

}  // namespace rewire::bake
