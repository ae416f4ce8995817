// SPDX-License-Identifier: Apache-2.0
// Closed smooth bodies of label masks that keep the mask's volume. Does NOT colour them.
#pragma once

#include "mesh.h"
#include "volume.h"

namespace rewire::bake {

// sigmaMm: blur before meshing (1 for nuclei). targetMm2 of triangle area steers the number of triangles.
[[nodiscard]] Mesh bodyOf(const Mask& mask, double sigmaMm, std::size_t targetTriangles);

// Moves all vertices along their normals until the volume is `mm3`.
void matchVolume(Mesh& m, double mm3);

}  // namespace rewire::bake
