// SPDX-License-Identifier: Apache-2.0
// M. Garland, P. Heckbert 1997 (quadrics), as meshoptimizer does it.
#include "simplify.h"

#include <meshoptimizer.h>

#include <unordered_map>

namespace rewire::bake {

std::vector<Triangle> simplified(const std::vector<Vec3>& position, const std::vector<Triangle>& triangles,
                                 std::size_t target) {
    if (triangles.size() <= target) return triangles;
    std::unordered_map<std::uint32_t, unsigned> local;
    std::vector<std::uint32_t> global;
    std::vector<float> xyz;
    std::vector<unsigned> index;
    for (const Triangle& t : triangles)
        for (auto v : t) {
            const auto [it, isNew] = local.try_emplace(v, unsigned(global.size()));
            if (isNew) {
                global.push_back(v);
                for (int a = 0; a < 3; ++a) xyz.push_back(float(position[v][a]));
            }
            index.push_back(it->second);
        }
    std::vector<unsigned> out(index.size());
    const std::size_t n = meshopt_simplify(out.data(), index.data(), index.size(), xyz.data(), global.size(),
                                           3 * sizeof(float), 3 * target, 1.0f, meshopt_SimplifyLockBorder, nullptr);
    std::vector<Triangle> kept(n / 3);
    for (std::size_t i = 0; i < kept.size(); ++i)
        for (std::size_t c = 0; c < 3; ++c) kept[i][c] = global[out[3 * i + c]];
    return kept;
}

PatchTriangles splitByPatch(const CutShell& s) {
    PatchTriangles out(s.patches.size());
    for (std::size_t t = 0; t < s.patchOf.size(); ++t) out[std::size_t(s.patchOf[t])].push_back(s.mesh.triangle[t]);
    return out;
}

PatchTriangles simplifiedPatches(const std::vector<Vec3>& position, const PatchTriangles& patches, std::size_t target) {
    std::size_t total = 0;
    for (const auto& p : patches) total += p.size();
    PatchTriangles out(patches.size());
    parallelFor(patches.size(), [&](std::size_t i) {
        out[i] = simplified(position, patches[i], std::size_t(double(patches[i].size()) * double(target) / double(total)));
    });
    return out;
}

}  // namespace rewire::bake
