// SPDX-License-Identifier: Apache-2.0
// Fields to closed smooth surfaces: the cortex of each hemisphere, cerebellum, brainstem, and any body.
// Does NOT label or simplify them.
#pragma once

#include "compartments.h"
#include "mesh.h"

namespace rewire::bake {

// Surface where f = iso (inside is larger), its largest piece, smoothed by windowed sinc (VTK).
struct Sinc {
    int iterations;
    double passBand;
};
[[nodiscard]] Mesh isoSurface(const Field& f, double iso, std::initializer_list<Sinc> smoothing);

// Opened cortex: what to take away (positive inside the operculum's wedge) and where the iso value must rise.
struct Opening {
    Field wedge;   // mm, > 0 is removed
    Field nearby;  // 0..1, 1 on the insula's face
};

[[nodiscard]] Field cortexField(const Compartments& c, Compartment side, const Opening* opening = nullptr);
[[nodiscard]] Mesh cortexSurface(const Compartments& c, Compartment side, const Opening* opening = nullptr);
[[nodiscard]] Mesh cerebellumSurface(const Compartments& c, const Field& head);
[[nodiscard]] Mesh brainstemSurface(const Compartments& c);

}  // namespace rewire::bake
