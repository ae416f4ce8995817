// SPDX-License-Identifier: Apache-2.0
// Fields to closed smooth surfaces: the cortex of each hemisphere, cerebellum, brainstem, and any
// body. Does NOT label or simplify them.
#pragma once

#include "compartments.h"
#include "mesh.h"
#include "opening.h"

namespace rewire::bake {

// Surface where f = iso (inside is larger), its largest piece, smoothed by windowed sinc (VTK).
struct Sinc {
    int iterations;
    double passBand;
};
// raw, when given, gets the vertices before smoothing.
[[nodiscard]] Mesh isoSurface(const Field& f, double iso, std::initializer_list<Sinc> smoothing,
                              std::vector<Vec3>* raw = nullptr);

[[nodiscard]] Field cortexField(const Compartments& c, Compartment side,
                                const Opening* opening = nullptr);
[[nodiscard]] Mesh cortexSurface(const Compartments& c, Compartment side, std::vector<Vec3>* raw,
                                 const Opening* opening = nullptr);
[[nodiscard]] Mesh cerebellumSurface(const Compartments& c, const Field& head);
[[nodiscard]] Mesh brainstemSurface(const Compartments& c);

}  // namespace rewire::bake
