// SPDX-License-Identifier: Apache-2.0
// The triangles of the synthetic brain: ellipsoids cut into patches, balls, tubes. RAS millimetres.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <glm/glm.hpp>
#include <string>
#include <vector>

namespace rewire::test {

struct SyntheticVertex {
    glm::vec3 positionMm{0.0F};
    glm::vec3 normal{0.0F, 0.0F, 1.0F};
    std::array<std::uint8_t, 4> shade{255, 255, 128, 255};  // as COLOR_0 in docs/assets.md
};
struct SyntheticMesh {
    std::string node;
    std::vector<SyntheticVertex> vertices;
    std::vector<std::uint16_t> indices;
};

struct Ellipsoid {
    glm::vec3 centreMm{0.0F}, radiiMm{1.0F};
    [[nodiscard]] float depthOf(const glm::vec3& pointMm) const;  // < 1 inside, 1 on the surface
};

// 20 * 4^level triangles.
[[nodiscard]] SyntheticMesh makeEllipsoid(const std::string& node, const Ellipsoid& shape,
                                          int level);
[[nodiscard]] SyntheticMesh makeTube(const std::string& node, const std::vector<glm::vec3>& lineMm,
                                     float radiusMm);

// Cuts a mesh into one mesh for each value of `patchOf` (asked for the middle of each triangle; -1:
// dropped). Vertices on a border are shared in place and normal and get border distance 0.
[[nodiscard]] std::vector<SyntheticMesh> cutIntoPatches(
    const SyntheticMesh& whole, const std::vector<std::string>& nodes,
    const std::function<int(const glm::vec3&)>& patchOf);

}  // namespace rewire::test
