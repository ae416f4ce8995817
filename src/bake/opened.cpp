// SPDX-License-Identifier: Apache-2.0
// Both shells come from the same voxel grid: vertices that had the same place before smoothing are
// the same. Positions, normals and labels fade from the opened to the closed shell with distance
// from what changed; beyond that the two agree, and so do their borders, vertex by vertex.
#include "opened.h"

#include <cstdio>
#include <glm/geometric.hpp>
#include <map>
#include <set>
#include <unordered_map>

#include "border_thin.h"
#include "volume_ops.h"

namespace rewire::bake {
namespace {

constexpr double kFadeFromMm = 2.0, kFadeToMm = 7.0;
constexpr double kSameMm = 0.05;

using Key = std::array<double, 3>;
struct KeyHash {
    std::size_t operator()(const Key& k) const {
        std::size_t h = 1469598103934665603u;
        for (double d : k) h = (h ^ std::hash<double>()(d)) * 1099511628211u;
        return h;
    }
};

// Opened vertex -> closed vertex, or -1.
std::vector<std::int64_t> matchVertices(const std::vector<Vec3>& raw,
                                        const std::vector<Vec3>& closedRaw) {
    std::unordered_map<Key, std::uint32_t, KeyHash> at;
    for (std::uint32_t v = 0; v < closedRaw.size(); ++v)
        at.emplace(Key{closedRaw[v].x, closedRaw[v].y, closedRaw[v].z}, v);
    std::vector<std::int64_t> match(raw.size(), -1);
    for (std::size_t v = 0; v < raw.size(); ++v)
        if (const auto it = at.find({raw[v].x, raw[v].y, raw[v].z}); it != at.end())
            match[v] = it->second;
    return match;
}

// How much each opened vertex is the closed one: 0 near what changed, 1 far from it.
std::vector<double> sameness(const Mesh& opened, const ClosedHemisphere& c,
                             const std::vector<std::int64_t>& match, const Grid& grid) {
    Mask changed(grid);
    auto mark = [&](const Vec3& p) {
        const Vec3 q = grid.toVoxel(p) + 0.5;
        const int i = int(q.x), j = int(q.y), k = int(q.z);
        if (grid.inside(i, j, k)) changed.at(i, j, k) = 1;
    };
    std::vector<std::uint8_t> found(c.full->position.size(), 0);
    for (std::size_t v = 0; v < match.size(); ++v) {
        const Vec3& p = opened.position[v];
        if (match[v] >= 0) found[std::size_t(match[v])] = 1;
        if (match[v] < 0 || glm::length(p - c.full->position[std::size_t(match[v])]) > kSameMm)
            mark(p);
    }
    for (std::size_t v = 0; v < found.size(); ++v)
        if (!found[v]) mark(c.full->position[v]);
    // Here and there a lone vertex differs by rounding; only the wedge's surroundings count.
    const Mask wedge = largestPiece(dilate(changed, 2));
    parallelFor(changed.data.size(),
                [&](std::size_t i) { changed.data[i] = changed.data[i] && wedge.data[i]; });
    const Field distance = distanceTo(changed);
    std::vector<double> same(match.size());
    parallelFor(match.size(), [&](std::size_t v) {
        const double t = std::clamp(
            (sample(distance, opened.position[v]) - kFadeFromMm) / (kFadeToMm - kFadeFromMm), 0.0,
            1.0);
        same[v] = match[v] < 0 ? 0.0 : t * t * (3 - 2 * t);
    });
    return same;
}

Mesh faded(const Mesh& opened, const Mesh& closed, const std::vector<std::int64_t>& match,
           const std::vector<double>& same) {
    Mesh m = opened;
    for (std::size_t v = 0; v < match.size(); ++v) {
        if (same[v] <= 0.0) continue;
        const auto to = std::size_t(match[v]);
        m.position[v] = same[v] >= 1.0 ? closed.position[to]
                                       : glm::mix(m.position[v], closed.position[to], same[v]);
    }
    m.normal = vertexNormals(m);
    for (std::size_t v = 0; v < match.size(); ++v)
        if (same[v] >= 1.0) m.normal[v] = closed.normal[std::size_t(match[v])];
    return m;
}

// The closed shell's patches, and one more for the face of the cut tissue.
VertexLabels openedLabels(const Mesh& m, const ClosedHemisphere& c, const Opening& opening,
                          const Regions& r, const std::vector<std::int64_t>& match,
                          const std::vector<double>& same) {
    VertexLabels own = labelHemisphere(m, c.side, r, [&](const Vec3& p) {
        return std::abs(opening.wedge(p)) < 0.5 && opening.depth(p) > 0.8;
    });
    removeIslands(m, own, 40.0, 25.0);
    roundBorders(m, own);
    removeIslands(m, own, 40.0, 25.0);
    const auto width = std::size_t(own.width()), closedWidth = std::size_t(c.labels->width());
    for (std::size_t v = 0; v < match.size(); ++v) {
        if (same[v] <= 0.0) continue;
        const auto t = float(same[v]);
        for (std::size_t i = 0; i < width; ++i) {
            const float to =
                i < closedWidth ? c.labels->weight[std::size_t(match[v]) * closedWidth + i] : 0.0f;
            float& w = own.weight[v * width + i];
            w = t >= 1.0f ? to : (1.0f - t) * w + t * to;
        }
    }
    return own;
}

// Border vertices that both shells have, far from the change: opened vertex -> closed vertex.
std::vector<std::int64_t> matchBorders(const CutShell& opened, const CutShell& closed,
                                       const std::vector<std::int64_t>& match,
                                       const std::vector<double>& same) {
    std::map<Triangle, std::uint32_t> byOrigin;
    for (std::size_t i = 0; i < closed.cutOf.size(); ++i)
        byOrigin[closed.cutOf[i]] = std::uint32_t(closed.uncutVertices + i);
    std::vector<std::int64_t> out(opened.mesh.position.size(), -1);
    for (std::size_t i = 0; i < opened.cutOf.size(); ++i) {
        Triangle key{};
        bool far = opened.cutOf[i][0] != kNoVertex;
        for (std::size_t c = 0; c < 3; ++c) {
            const auto v = opened.cutOf[i][c];
            if (v == kNoVertex) {
                key[c] = kNoVertex;
                continue;
            }
            far = far && same[v] >= 1.0;
            key[c] = far ? std::uint32_t(match[v]) : 0;
        }
        if (!far) continue;
        std::sort(key.begin(), key.end());
        if (const auto it = byOrigin.find(key); it != byOrigin.end())
            out[opened.uncutVertices + i] = it->second;
    }
    return out;
}

// Patches with a triangle near the change.
std::vector<bool> changedPatches(const CutShell& s, const std::vector<double>& same) {
    auto isFar = [&](std::uint32_t v) {
        if (v < s.uncutVertices) return same[v] >= 1.0;
        for (auto u : s.cutOf[v - s.uncutVertices])
            if (u != kNoVertex && same[u] < 1.0) return false;
        return true;
    };
    std::vector<bool> changed(s.patches.size(), false);
    for (std::size_t t = 0; t < s.patchOf.size(); ++t)
        for (auto v : s.mesh.triangle[t])
            if (!isFar(v)) changed[std::size_t(s.patchOf[t])] = true;
    return changed;
}

// Only borders to patches that stay must be those of the closed shell; all others are free.
ForcedBorder forcedBy(const CutShell& opened, const CutShell& closed,
                      const std::vector<std::int64_t>& borderMatch,
                      const std::vector<bool>& changed) {
    std::vector<std::uint8_t> touchesUnchanged(opened.mesh.position.size(), 0);
    for (std::size_t t = 0; t < opened.patchOf.size(); ++t)
        if (!changed[std::size_t(opened.patchOf[t])])
            for (auto v : opened.mesh.triangle[t]) touchesUnchanged[v] = 1;
    const std::vector<int> meet = patchesAtVertex(closed);
    ForcedBorder f{std::vector<Fate>(opened.mesh.position.size(), Fate::kFree),
                   opened.mesh.position};
    for (std::size_t v = 0; v < borderMatch.size(); ++v) {
        if (borderMatch[v] < 0 || !touchesUnchanged[v]) continue;
        const auto to = std::size_t(borderMatch[v]);
        f.fate[v] = meet[to] > 1 ? Fate::kKeep : Fate::kDrop;
        if (meet[to] > 1) f.position[v] = closed.mesh.position[to];
    }
    return f;
}

}  // namespace

OpenedShell makeOpened(const ClosedHemisphere& c, const Mesh& full, const std::vector<Vec3>& raw,
                       const Opening& opening, const Regions& r) {
    const auto match = matchVertices(raw, *c.raw);
    const auto same = sameness(full, c, match, r.parcel.grid);
    const Mesh m = faded(full, *c.full, match, same);
    const VertexLabels labels = openedLabels(m, c, opening, r, match, same);
    OpenedShell o;
    CutShell& cut = o.shell.cut;
    cut = cutBorders(m, labels);
    const std::vector<bool> changed = changedPatches(cut, same);
    o.closed = matchBorders(cut, c.shell->cut, match, same);
    inheritSplits(cut, c.shell->cut, o.closed);
    splitSharpBorders(cut, o.closed);
    o.closed.resize(cut.mesh.position.size(), -1);
    addLevelNormals(o.shell);
    std::size_t closedTotal = 0;
    for (const auto& p : c.shell->level[0]) closedTotal += p.size();
    simplifyShell(cut, closedTotal * 9 / 8 + 2 * borderVertices(cut));
    const ForcedBorder forced = forcedBy(cut, c.shell->cut, o.closed, changed);
    for (std::size_t v = 0; v < o.closed.size(); ++v)
        if (forced.fate[v] != Fate::kKeep) o.closed[v] = -1;
    say(thinBorders(cut, &forced));
    addSurfaceValues(o.shell, m);

    std::array<std::size_t, kLevels> targets{};
    for (std::size_t l = 0; l < targets.size(); ++l)
        for (const auto& p : c.shell->level[l]) targets[l] += p.size();
    o.all = cut.mesh.triangle;
    addLevels(o.shell, targets);
    for (std::size_t p = 0; p < cut.patches.size(); ++p) {
        const bool before = p < c.shell->level[0].size() && !c.shell->level[0][p].empty();
        if (before && o.shell.level[0][p].empty()) o.removed.push_back(cut.patches[p].parcel);
        if (!changed[p])
            for (auto& level : o.shell.level) level[p].clear();
    }
    std::size_t n = 0;
    for (const auto& p : o.shell.level[0]) n += p.size();
    std::printf("           opened: %zu triangles, %zu parcels gone\n", n, o.removed.size());
    return o;
}

void shareValues(OpenedShell& o, const Shell& closed) {
    for (std::size_t v = 0; v < o.closed.size(); ++v) {
        if (o.closed[v] < 0) continue;
        const auto to = std::size_t(o.closed[v]);
        o.shell.cut.mesh.position[v] = closed.cut.mesh.position[to];
        for (std::size_t l = 0; l < std::size_t(kLevels); ++l)
            o.shell.normal[l][v] = closed.normal[l][to];
        o.shell.curvature[v] = closed.curvature[to];
        o.shell.whole[v] = closed.whole[to];
        o.shell.alone[v] = closed.alone[to];
    }
}

}  // namespace rewire::bake
