// SPDX-License-Identifier: Apache-2.0
// The hemisphere with the operculum lifted: only the patches that differ from the closed shell,
// whose borders to the patches that stay coincide with those. Does NOT choose the wedge; opening.h
// does.
#pragma once

#include "opening.h"
#include "shell.h"

namespace rewire::bake {

// A hemisphere as the closed shell was made from it.
struct ClosedHemisphere {
    char side;
    const Mesh* full;
    const std::vector<Vec3>* raw;  // vertices before smoothing
    const VertexLabels* labels;
    const Shell* shell;  // finished
};

struct OpenedShell {
    Shell shell;  // all patches; those that do not differ have no triangles in its levels
    std::vector<Triangle> all;  // the whole opened surface, to cast shadows
    std::vector<int> removed;   // parcels of the closed shell that are gone
    std::vector<std::int64_t>
        closed;  // per vertex of shell.cut: the same border vertex of the closed shell, or -1
};

[[nodiscard]] OpenedShell makeOpened(const ClosedHemisphere& c, const Mesh& full,
                                     const std::vector<Vec3>& raw, const Opening& opening,
                                     const Regions& r);

// Values of vertices shared with the closed shell are taken from it.
void shareValues(OpenedShell& o, const Shell& closed);

}  // namespace rewire::bake
