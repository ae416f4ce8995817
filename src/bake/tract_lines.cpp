// SPDX-License-Identifier: Apache-2.0
// Labels: natbrainlab (Catani et al.) 5 cingulum, 16 uncinate, 9 fornix, 2-4 arcuate, + 100 on the
// right; jhu189 123-128 for the callosum, whose natbrainlab label is ragged.
#include <glm/geometric.hpp>
#include <queue>

#include "tracts.h"
#include "volume_ops.h"

namespace rewire::bake {
namespace {

// The bulk of a label: blurred by 1.2 voxels, above 0.4, largest piece.
Mask bulkOf(const Labels& v, int label) {
    return largestPiece(maskWhere(gaussian(maskWhere(v, [&](auto l) { return l == label; }), 1.2),
                                  [](float f) { return f > 0.4f; }));
}

std::size_t nearestVoxel(const Mask& m, const Vec3& p) {
    std::size_t best = 0;
    double bestD = 1e30;
    for (int k = 0; k < m.grid.nz; ++k)
        for (int j = 0; j < m.grid.ny; ++j)
            for (int i = 0; i < m.grid.nx; ++i)
                if (m.at(i, j, k))
                    if (const double d = glm::length(m.grid.centre(i, j, k) - p); d < bestD)
                        bestD = d, best = m.grid.index(i, j, k);
    return best;
}

Vec3 centreOf(const Grid& g, std::size_t at) {
    return g.centre(int(at % g.nx), int(at / g.nx % g.ny), int(at / g.nx / g.ny));
}

struct Search {
    std::vector<double> cost;
    std::vector<std::int32_t> from;
};

// Dijkstra over 26 neighbours; voxels with weight 0 are walls.
Search search(const Field& weight, std::size_t start) {
    const Grid& g = weight.grid;
    Search s{std::vector<double>(g.size(), 1e30), std::vector<std::int32_t>(g.size(), -1)};
    using Item = std::pair<double, std::size_t>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
    s.cost[start] = 0.0;
    queue.emplace(0.0, start);
    while (!queue.empty()) {
        const auto [c, at] = queue.top();
        queue.pop();
        if (c > s.cost[at]) continue;
        const int i = int(at % g.nx), j = int(at / g.nx % g.ny), k = int(at / g.nx / g.ny);
        for (int d = 0; d < 27; ++d) {
            const int a = i + d % 3 - 1, b = j + d / 3 % 3 - 1, e = k + d / 9 - 1;
            if (d == 13 || !g.inside(a, b, e)) continue;
            const std::size_t n = g.index(a, b, e);
            if (weight.data[n] <= 0.0f) continue;
            const double step =
                std::sqrt(double((a - i) * (a - i) + (b - j) * (b - j) + (e - k) * (e - k)));
            const double next = c + step * 0.5 * (weight.data[at] + weight.data[n]);
            if (next < s.cost[n]) {
                s.cost[n] = next;
                s.from[n] = std::int32_t(at);
                queue.emplace(next, n);
            }
        }
    }
    return s;
}

// The two voxels of a mask farthest apart along it.
std::pair<Vec3, Vec3> farEnds(const Mask& m) {
    Field flat(m.grid);
    for (std::size_t i = 0; i < m.data.size(); ++i) flat.data[i] = m.data[i] ? 1.0f : 0.0f;
    auto farthest = [&](std::size_t start) {
        const Search s = search(flat, start);
        std::size_t best = start;
        for (std::size_t i = 0; i < s.cost.size(); ++i)
            if (s.cost[i] < 1e30 && s.cost[i] > s.cost[best]) best = i;
        return best;
    };
    const std::size_t first =
        std::size_t(std::find(m.data.begin(), m.data.end(), 1) - m.data.begin());
    const std::size_t a = farthest(first), b = farthest(a);
    return {centreOf(m.grid, a), centreOf(m.grid, b)};
}

struct Ends {
    const char *id, *name;
    int label;
    Vec3 from, to;  // right side; the left is mirrored
};

Tract pairedTract(const Sources& s, const Ends& e) {
    Tract t{e.id, e.name, {"natbrainlab", {e.label, e.label + 100}, ""}, {}};
    for (int side = 0; side < 2; ++side) {
        const Vec3 mirror(side ? 1 : -1, 1, 1);
        const Mask m = bulkOf(s.tracts, e.label + 100 * side);
        t.lines.push_back({side ? "right" : "left",
                           smoothLine(pathThrough(m, e.from * mirror, e.to * mirror), 1.4, 12)});
    }
    return t;
}

// Fibres across the midline, one per step along the arc; each keeps to its own slice of the sheet.
std::vector<TractLine> callosalLines(const Callosum& c) {
    constexpr double kStepMm = 4.0;
    double length = 0.0;
    for (std::size_t i = 1; i < c.arc.size(); ++i) length += glm::length(c.arc[i] - c.arc[i - 1]);
    Field along(c.mask.grid, -1.0f);
    forEachVoxel(c.mask.grid, [&](int i, int j, int k, std::size_t at) {
        if (c.mask.data[at]) along.data[at] = float(c.along(c.mask.grid.centre(i, j, k)));
    });
    std::vector<TractLine> out;
    for (double s = kStepMm / 2; s < length; s += kStepMm) {
        Mask slice =
            maskWhere(along, [&](float a) { return a >= 0.0f && std::abs(a - s) < 0.6 * kStepMm; });
        slice = largestPiece(slice);
        Vec3 left(0.0), right(0.0);
        for (std::size_t at = 0; at < slice.data.size(); ++at) {
            if (!slice.data[at]) continue;
            const Vec3 p = centreOf(slice.grid, at);
            if (p.x < left.x) left = p;
            if (p.x > right.x) right = p;
        }
        if (right.x - left.x < 16.0) continue;
        out.push_back({"midline", smoothLine(pathThrough(slice, left, right), 1.4, 14)});
    }
    return out;
}

}  // namespace

std::vector<Vec3> pathThrough(const Mask& mask, const Vec3& from, const Vec3& to) {
    const Field depth = distanceTo(maskWhere(mask, [](auto v) { return !v; }));
    Field weight(mask.grid);
    parallelFor(mask.data.size(), [&](std::size_t i) {
        weight.data[i] = mask.data[i] ? 1.0f / (0.15f + depth.data[i] * depth.data[i]) : 0.0f;
    });
    const std::size_t start = nearestVoxel(mask, from), end = nearestVoxel(mask, to);
    const Search s = search(weight, start);
    std::vector<Vec3> path;
    for (auto at = std::int32_t(end); at >= 0; at = s.from[std::size_t(at)])
        path.push_back(centreOf(mask.grid, std::size_t(at)));
    std::reverse(path.begin(), path.end());
    return path;
}

std::vector<Vec3> smoothLine(const std::vector<Vec3>& line, double stepMm, int passes) {
    auto even = [&](const std::vector<Vec3>& p) {
        std::vector<double> s(p.size(), 0.0);
        for (std::size_t i = 1; i < p.size(); ++i) s[i] = s[i - 1] + glm::length(p[i] - p[i - 1]);
        const auto n = std::max<std::size_t>(4, std::size_t(std::lround(s.back() / stepMm)));
        std::vector<Vec3> out;
        for (std::size_t i = 0, at = 0; i <= n; ++i) {
            const double t = s.back() * double(i) / double(n);
            while (at + 2 < p.size() && s[at + 1] < t) ++at;
            out.push_back(
                glm::mix(p[at], p[at + 1],
                         std::clamp((t - s[at]) / std::max(s[at + 1] - s[at], 1e-9), 0.0, 1.0)));
        }
        return out;
    };
    std::vector<Vec3> p = even(line);
    for (int pass = 0; pass < passes; ++pass) {
        std::vector<Vec3> next = p;
        for (std::size_t i = 1; i + 1 < p.size(); ++i)
            next[i] = 0.5 * p[i] + 0.25 * (p[i - 1] + p[i + 1]);
        p.swap(next);
    }
    return even(p);
}

double Callosum::along(const Vec3& p) const {
    double best = 1e30, found = 0.0, s = 0.0;
    for (std::size_t i = 0; i + 1 < arc.size(); ++i) {
        const Vec3 a(0, arc[i].y, arc[i].z), b(0, arc[i + 1].y, arc[i + 1].z), q(0, p.y, p.z),
            d = b - a;
        const double t = std::clamp(glm::dot(q - a, d) / glm::dot(d, d), 0.0, 1.0);
        const double distance = glm::length(q - a - t * d);
        if (distance < best) best = distance, found = s + t * glm::length(d);
        s += glm::length(d);
    }
    return found;
}

Callosum findCallosum(const Sources& s) {
    Callosum c;
    c.mask = maskWhere(s.jhu, [](auto l) { return l >= 123 && l <= 128; });
    const Grid& g = c.mask.grid;
    for (int k = 0; k < g.nz; ++k)  // the sides are labelled, the voxels between them not always
        for (int j = 0; j < g.ny; ++j) {
            const int mid = int(std::lround(-g.origin.x));
            for (int r = 0; r <= 2; ++r)
                if ((c.mask.at(mid - 1 - r, j, k) || c.mask.at(mid - r, j, k)) &&
                    (c.mask.at(mid + r, j, k) || c.mask.at(mid + 1 + r, j, k)))
                    for (int i = mid - r; i <= mid + r; ++i) c.mask.at(i, j, k) = 1;
        }
    c.mask = largestPiece(c.mask);
    Mask mid(g);  // a thin slab at the midline, for the arc from rostrum to splenium
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
        mid.data[at] = c.mask.data[at] && std::abs(g.centre(i, j, k).x) <= 1.5;
    });
    mid = largestPiece(mid);
    auto [a, b] = farEnds(mid);
    if (a.y < b.y) std::swap(a, b);
    c.arc = smoothLine(pathThrough(mid, a, b), 1.4, 20);
    return c;
}

std::vector<Tract> makeTractLines(const Sources& s) {
    std::vector<Tract> out;
    for (const Ends& e : {Ends{"cingulum", "Cingulum", 5, {5, 28, -8}, {24, -20, -20}},
                          Ends{"uncinate", "Uncinate fasciculus", 16, {24, 40, -8}, {34, 0, -34}},
                          Ends{"fornix", "Fornix", 9, {2, -2, -8}, {28, -20, -14}}})
        out.push_back(pairedTract(s, e));
    Tract arcuate{"arcuate", "Arcuate fasciculus", {"natbrainlab", {2, 3, 4}, ""}, {}};
    for (int label : {3, 2, 4}) {
        const Mask m = bulkOf(s.tracts, label);
        const auto [a, b] = farEnds(m);
        arcuate.lines.push_back(
            {"left", smoothLine(pathThrough(m, a.y > b.y ? a : b, a.y > b.y ? b : a), 1.4, 14)});
    }
    out.push_back(arcuate);
    out.push_back({"corpus_callosum",
                   "Corpus callosum",
                   {"jhu189", {123, 124, 125, 126, 127, 128}, ""},
                   callosalLines(findCallosum(s))});
    return out;
}

}  // namespace rewire::bake
