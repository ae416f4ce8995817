// SPDX-License-Identifier: Apache-2.0
// Edges of a brain's surfaces by place, so that patches which share a border share its edges.
// Does NOT weld within a tolerance: patches must agree bit by bit.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "atlas/brain_mesh.h"

namespace rewire::test {

struct PlaceLess {
    bool operator()(const glm::vec3& a, const glm::vec3& b) const {
        if (a.x != b.x) return a.x < b.x;
        return a.y != b.y ? a.y < b.y : a.z < b.z;
    }
};
struct EdgeLess {
    using Edge = std::pair<glm::vec3, glm::vec3>;
    bool operator()(const Edge& a, const Edge& b) const {
        const PlaceLess less;
        if (less(a.first, b.first)) return true;
        return !less(b.first, a.first) && less(a.second, b.second);
    }
};

struct Brain {
    Atlas atlas;
    std::vector<BrainMesh> levels;  // preview, mid, full
    static const Brain& get();      // loads once; fails the test and throws when it can't
};

// The surfaces that close on themselves.
enum class Shell { kLeft, kRight, kCerebellum, kBrainstem, kLeftOpened, kRightOpened };
inline constexpr Shell kAllShells[] = {Shell::kLeft,      Shell::kRight,      Shell::kCerebellum,
                                       Shell::kBrainstem, Shell::kLeftOpened, Shell::kRightOpened};
[[nodiscard]] std::string toText(Shell shell);
[[nodiscard]] std::vector<const MeshPart*> partsOf(const Brain& brain, const BrainMesh& mesh,
                                                   Shell shell);

// Where a patch ends: each edge with the patches that end there.
using Borders = std::map<EdgeLess::Edge, std::vector<const MeshPart*>, EdgeLess>;
[[nodiscard]] Borders bordersOf(const BrainMesh& mesh, const std::vector<const MeshPart*>& parts);

// What is wrong with a closed body.
struct Wholeness {
    int openOrCrowdedEdges = 0;  // not of two triangles, or of two that look to different sides
    int pinchedVertices = 0;     // of more than one fan of triangles
};
[[nodiscard]] Wholeness wholenessOf(const BrainMesh& mesh, const MeshPart& part);

struct Turn {
    double degrees;
    glm::vec3 at;
    std::string between;
};
// Turns of all borders at vertices where two patches meet, the worst first.
[[nodiscard]] std::vector<Turn> turnsOf(const Borders& borders);

}  // namespace rewire::test
