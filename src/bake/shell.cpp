// SPDX-License-Identifier: Apache-2.0
// Puts the surface stages in order for one shell, and turns its patches into named meshes.
#include "shell.h"

#include "border_thin.h"

#include <glm/geometric.hpp>

namespace rewire::bake {
namespace {

constexpr double kIslandMm2 = 150.0, kSmallestPatchMm2 = 25.0;
constexpr int kCurvatureSmoothing = 12;
constexpr double kDistanceLimitMm = 4.0;

// Cut vertices take the mean of their triangle neighbours' values on the uncut surface.
std::vector<float> extended(const std::vector<float>& full, const CutShell& cut) {
    std::vector<float> out = full;
    out.resize(cut.mesh.position.size(), 0.0f);
    const Adjacency a = adjacencyOf(cut.mesh);
    for (std::size_t v = full.size(); v < out.size(); ++v) {
        double sum = 0.0, weight = 0.0;
        for (auto e = a.start[v]; e < a.start[v + 1]; ++e)
            if (a.list[e] < full.size()) {
                const double w =
                    1.0 / (1e-6 + glm::length(cut.mesh.position[a.list[e]] - cut.mesh.position[v]));
                sum += w * full[a.list[e]];
                weight += w;
            }
        if (weight > 0.0) out[v] = float(sum / weight);
    }
    return out;
}

std::uint8_t byteOf(double unit) {
    return std::uint8_t(std::lround(255.0 * std::clamp(unit, 0.0, 1.0)));
}

}  // namespace

Rgba vertexColour(float whole, float alone, float curvature, float distanceMm) {
    const double h = std::clamp(curvature / 0.45, -1.0, 1.0);
    return {byteOf(whole), byteOf(alone), std::uint8_t(std::lround(128.0 + 127.0 * h)),
            byteOf(distanceMm / kDistanceLimitMm)};
}

std::vector<Triangle> allTriangles(const PatchTriangles& p) {
    std::vector<Triangle> out;
    for (const auto& patch : p) out.insert(out.end(), patch.begin(), patch.end());
    return out;
}

std::size_t borderVertices(const CutShell& cut) {
    const std::vector<int> meet = patchesAtVertex(cut);
    return std::size_t(std::count_if(meet.begin(), meet.end(), [](int n) { return n > 1; }));
}

void addSurfaceValues(Shell& s, const Mesh& full) {
    s.curvature = extended(meanCurvature(full, kCurvatureSmoothing), s.cut);
    s.distance = borderDistance(s.cut, kDistanceLimitMm);
}

// Big triangles with normals of fine detail show as facets: the coarser the level, the smoother its
// normals.
void addLevelNormals(Shell& s) {
    constexpr int kPasses[kLevels] = {3, 10, 24};
    const Adjacency a = adjacencyOf(s.cut.mesh);
    const std::size_t n = s.cut.mesh.position.size();
    std::vector<float> values(3 * n);
    for (std::size_t v = 0; v < n; ++v)
        for (int c = 0; c < 3; ++c) values[3 * v + std::size_t(c)] = float(s.cut.mesh.normal[v][c]);
    for (int l = 0, done = 0; l < kLevels; done = kPasses[l++]) {
        diffuse(a, values, 3, 0.5f, kPasses[l] - done);
        s.normal[l].resize(n);
        for (std::size_t v = 0; v < n; ++v) {
            const Vec3 mean(values[3 * v], values[3 * v + 1], values[3 * v + 2]);
            const double length = glm::length(mean);
            s.normal[l][v] = length > 0.1 ? mean / length : s.cut.mesh.normal[v];
        }
    }
}

void addLevels(Shell& s, const std::array<std::size_t, kLevels>& targets) {
    for (std::size_t l = 0; l < std::size_t(kLevels); ++l) {
        simplifyShell(s.cut, targets[l]);
        s.level[l] = splitByPatch(s.cut);
    }
}

Shell makeShell(const Mesh& full, VertexLabels& labels,
                const std::array<std::size_t, kLevels>& targets) {
    removeIslands(full, labels, kIslandMm2, kSmallestPatchMm2);
    roundBorders(full, labels);
    removeIslands(full, labels, kIslandMm2, kSmallestPatchMm2);
    Shell s;
    s.cut = cutBorders(full, labels);
    splitSharpBorders(s.cut);
    addLevelNormals(s);
    // Borders thin out well only where the triangles beside them are not much smaller than the new
    // segments.
    simplifyShell(s.cut, targets[0] * 9 / 8 + 2 * borderVertices(s.cut));
    say(thinBorders(s.cut));
    addSurfaceValues(s, full);
    addLevels(s, targets);
    return s;
}

void castOcclusion(Shell& s, const Occluders& whole, const Occluders& alone) {
    const std::size_t n = s.cut.mesh.position.size();
    std::vector<std::uint8_t> used(n, 0);
    for (const auto& patch : s.level[0])
        for (const Triangle& t : patch)
            for (auto v : t) used[v] = 1;
    s.whole.assign(n, 1.0f);
    s.alone.assign(n, 1.0f);
    parallelFor(n, [&](std::size_t v) {
        if (!used[v]) return;
        s.whole[v] = whole.openness(s.cut.mesh.position[v], s.cut.mesh.normal[v], std::uint32_t(v));
        s.alone[v] = alone.openness(s.cut.mesh.position[v], s.cut.mesh.normal[v], std::uint32_t(v));
    });
}

void bakeOcclusion(std::vector<Shell>& shells) {
    Occluders all;
    for (const Shell& s : shells) all.add(s.cut.mesh.position, allTriangles(s.level[0]));
    all.commit();
    for (Shell& s : shells) {
        Occluders own;
        own.add(s.cut.mesh.position, allTriangles(s.level[0]));
        own.commit();
        castOcclusion(s, all, own);
    }
}

void appendPatches(const Shell& s, int level, const std::string& kind,
                   std::vector<NamedMesh>& out) {
    for (std::size_t p = 0; p < s.cut.patches.size(); ++p) {
        if (s.level[level][p].empty()) continue;
        const PatchKey key = s.cut.patches[p];
        Mesh m{s.cut.mesh.position, s.normal[level], s.level[level][p]};
        std::vector<std::int64_t> map;
        NamedMesh named{nodeName(key.side, kind, parcelTable()[std::size_t(key.parcel)].id),
                        compact(m, &map),
                        {}};
        named.colour.resize(named.mesh.position.size());
        for (std::size_t v = 0; v < map.size(); ++v)
            if (map[v] >= 0)
                named.colour[std::size_t(map[v])] =
                    vertexColour(s.whole[v], s.alone[v], s.curvature[v], s.distance[v]);
        out.push_back(std::move(named));
    }
}

}  // namespace rewire::bake
