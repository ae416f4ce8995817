// SPDX-License-Identifier: Apache-2.0
// Puts the surface stages in order for one shell, and turns its patches into named meshes.
#include "shell.h"

#include <glm/geometric.hpp>

namespace rewire::bake {
namespace {

constexpr double kIslandMm2 = 80.0, kSmallestPatchMm2 = 25.0;
constexpr int kCurvatureSmoothing = 12;
constexpr double kDistanceLimitMm = 4.0;

std::vector<Triangle> allTriangles(const PatchTriangles& p) {
    std::vector<Triangle> out;
    for (const auto& patch : p) out.insert(out.end(), patch.begin(), patch.end());
    return out;
}

// Cut vertices take the mean of their triangle neighbours' values on the uncut surface.
std::vector<float> extended(const std::vector<float>& full, const CutShell& cut) {
    std::vector<float> out = full;
    out.resize(cut.mesh.position.size(), 0.0f);
    const Adjacency a = adjacencyOf(cut.mesh);
    for (std::size_t v = full.size(); v < out.size(); ++v) {
        double sum = 0.0, weight = 0.0;
        for (auto e = a.start[v]; e < a.start[v + 1]; ++e)
            if (a.list[e] < full.size()) {
                const double w = 1.0 / (1e-6 + glm::length(cut.mesh.position[a.list[e]] - cut.mesh.position[v]));
                sum += w * full[a.list[e]];
                weight += w;
            }
        if (weight > 0.0) out[v] = float(sum / weight);
    }
    return out;
}

std::uint8_t byteOf(double unit) { return std::uint8_t(std::lround(255.0 * std::clamp(unit, 0.0, 1.0))); }

}  // namespace

Rgba vertexColour(float whole, float alone, float curvature, float distanceMm) {
    const double h = std::clamp(curvature / 0.45, -1.0, 1.0);
    return {byteOf(whole), byteOf(alone), std::uint8_t(std::lround(128.0 + 127.0 * h)),
            byteOf(distanceMm / kDistanceLimitMm)};
}

Shell makeShell(const Mesh& full, VertexLabels labels, const std::array<std::size_t, kLevels>& targets) {
    removeIslands(full, labels, kIslandMm2, kSmallestPatchMm2);
    Shell s;
    s.cut = cutBorders(full, labels);
    s.curvature = extended(meanCurvature(full, kCurvatureSmoothing), s.cut);
    s.distance = borderDistance(s.cut, kDistanceLimitMm);
    PatchTriangles now = splitByPatch(s.cut);
    for (int l = 0; l < kLevels; ++l) s.level[l] = now = simplifiedPatches(s.cut.mesh.position, now, targets[std::size_t(l)]);
    return s;
}

void bakeOcclusion(std::vector<Shell>& shells) {
    Occluders all;
    for (const Shell& s : shells) all.add(s.cut.mesh.position, allTriangles(s.level[0]));
    all.commit();
    for (Shell& s : shells) {
        Occluders own;
        const std::vector<Triangle> triangles = allTriangles(s.level[0]);
        own.add(s.cut.mesh.position, triangles);
        own.commit();
        const std::size_t n = s.cut.mesh.position.size();
        std::vector<std::uint8_t> used(n, 0);
        for (const Triangle& t : triangles)
            for (auto v : t) used[v] = 1;
        s.whole.assign(n, 1.0f);
        s.alone.assign(n, 1.0f);
        parallelFor(n, [&](std::size_t v) {
            if (!used[v]) return;
            s.whole[v] = all.openness(s.cut.mesh.position[v], s.cut.mesh.normal[v], std::uint32_t(v));
            s.alone[v] = own.openness(s.cut.mesh.position[v], s.cut.mesh.normal[v], std::uint32_t(v));
        });
    }
}

void appendPatches(const Shell& s, int level, const std::string& kind, std::vector<NamedMesh>& out) {
    for (std::size_t p = 0; p < s.cut.patches.size(); ++p) {
        if (s.level[level][p].empty()) continue;
        const PatchKey key = s.cut.patches[p];
        Mesh m{s.cut.mesh.position, s.cut.mesh.normal, s.level[level][p]};
        std::vector<std::int64_t> map;
        NamedMesh named{nodeName(key.side, kind, parcelTable()[std::size_t(key.parcel)].id), compact(m, &map), {}};
        named.colour.resize(named.mesh.position.size());
        for (std::size_t v = 0; v < map.size(); ++v)
            if (map[v] >= 0)
                named.colour[std::size_t(map[v])] = vertexColour(s.whole[v], s.alone[v], s.curvature[v], s.distance[v]);
        out.push_back(std::move(named));
    }
}

}  // namespace rewire::bake
