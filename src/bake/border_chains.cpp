// SPDX-License-Identifier: Apache-2.0
// Finds the borders of a cut shell as chains of vertices.
#include <glm/geometric.hpp>
#include <map>

#include "border_thin.h"

namespace rewire::bake {
namespace {

using Links = std::map<std::uint32_t, std::vector<std::uint32_t>>;

// Ends of all edges whose two triangles belong to different patches.
Links borderLinks(const CutShell& s) {
    std::vector<std::pair<std::uint64_t, int>> edges;
    edges.reserve(s.mesh.triangle.size() * 3);
    for (std::size_t t = 0; t < s.mesh.triangle.size(); ++t)
        for (std::size_t c = 0; c < 3; ++c) {
            const std::uint64_t u = s.mesh.triangle[t][c], v = s.mesh.triangle[t][(c + 1) % 3];
            edges.emplace_back(std::min(u, v) << 32 | std::max(u, v), s.patchOf[t]);
        }
    std::sort(edges.begin(), edges.end());
    Links links;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        if (edges[i].first == edges[i + 1].first && edges[i].second != edges[i + 1].second) {
            const auto u = std::uint32_t(edges[i].first >> 32), v = std::uint32_t(edges[i].first);
            links[u].push_back(v);
            links[v].push_back(u);
        }
    return links;
}

}  // namespace

namespace {

// Splits the edge u-v at a share of its length; `near` lists the triangles that may have it, and
// gets the new ones.
std::uint32_t splitEdge(CutShell& s, std::uint32_t u, std::uint32_t v, double share,
                        std::vector<std::size_t>& near) {
    const auto middle = std::uint32_t(s.mesh.position.size());
    s.mesh.position.push_back(glm::mix(s.mesh.position[u], s.mesh.position[v], share));
    s.mesh.normal.push_back(glm::normalize(s.mesh.normal[u] + s.mesh.normal[v]));
    s.cutOf.push_back({kNoVertex, kNoVertex, kNoVertex});
    const std::size_t before = near.size();
    for (std::size_t i = 0; i < before; ++i) {
        const Triangle tri = s.mesh.triangle[near[i]];
        for (std::size_t c = 0; c < 3; ++c) {
            const auto a = tri[c], b = tri[(c + 1) % 3], apex = tri[(c + 2) % 3];
            if (std::minmax(a, b) != std::minmax(u, v)) continue;
            s.mesh.triangle[near[i]] = {a, middle, apex};
            s.mesh.triangle.push_back({middle, b, apex});
            s.patchOf.push_back(s.patchOf[near[i]]);
            near.push_back(s.mesh.triangle.size() - 1);
        }
    }
    return middle;
}

}  // namespace

namespace {

// Point at arc length t along a chain.
struct ArcLine {
    std::vector<Vec3> p;
    std::vector<double> s;
    ArcLine(const CutShell& shell, const Chain& c) {
        for (auto v : c) {
            p.push_back(shell.mesh.position[v]);
            s.push_back(s.empty() ? 0.0 : s.back() + glm::length(p.back() - p[p.size() - 2]));
        }
    }
    [[nodiscard]] Vec3 at(double t) const {
        const auto it = std::upper_bound(s.begin(), s.end(), t);
        const std::size_t i = std::clamp<std::size_t>(std::size_t(it - s.begin()), 1, s.size() - 1);
        return glm::mix(p[i - 1], p[i],
                        std::clamp((t - s[i - 1]) / std::max(s[i] - s[i - 1], 1e-12), 0.0, 1.0));
    }
};

// Which segments of a chain lie where it turns back on itself within half a millimetre.
std::vector<bool> sharpSegments(const CutShell& shell, const Chain& c) {
    constexpr double kArmMm = 0.35, kReachMm = 0.4;
    const ArcLine line(shell, c);
    const double length = line.s.back();
    const bool closed = c.front() == c.back();
    auto at = [&](double t) {
        return line.at(closed ? std::fmod(t + length, length) : std::clamp(t, 0.0, length));
    };
    std::vector<bool> sharp(c.size() - 1, false);
    for (double t = 0.0; t < length; t += 0.05) {
        const Vec3 u = at(t) - at(t - kArmMm), v = at(t + kArmMm) - at(t);
        if (glm::dot(u, v) > 0.35 * glm::length(u) * glm::length(v)) continue;
        for (std::size_t i = 0; i < sharp.size(); ++i)
            if (line.s[i + 1] > t - kReachMm && line.s[i] < t + kReachMm) sharp[i] = true;
    }
    return sharp;
}

}  // namespace

namespace {

std::vector<std::size_t> trianglesAt(const CutShell& s, const std::vector<std::uint8_t>& marked) {
    std::vector<std::size_t> near;
    for (std::size_t t = 0; t < s.mesh.triangle.size(); ++t)
        for (auto v : s.mesh.triangle[t])
            if (marked[v]) {
                near.push_back(t);
                break;
            }
    return near;
}

// Divides one edge into equal parts.
std::vector<std::uint32_t> divide(CutShell& s, std::uint32_t from, std::uint32_t to, int parts,
                                  std::vector<std::size_t>& near) {
    std::vector<std::uint32_t> made;
    for (int k = 1; k < parts; ++k) {
        from = splitEdge(s, from, to, 1.0 / (parts - k + 1), near);
        made.push_back(from);
    }
    return made;
}

}  // namespace

void splitSharpBorders(CutShell& s, const std::vector<std::int64_t>& settled) {
    constexpr double kFineMm = 0.05;
    auto isSettled = [&](std::uint32_t v) { return v < settled.size() && settled[v] >= 0; };
    for (const Chain& chain : borderChains(s)) {
        std::vector<bool> sharp = sharpSegments(s, chain);
        std::vector<std::uint8_t> marked(s.mesh.position.size(), 0);
        bool any = false;
        for (std::size_t i = 0; i < sharp.size(); ++i) {
            if (isSettled(chain[i]) && isSettled(chain[i + 1])) sharp[i] = false;
            if (!sharp[i]) continue;
            any = true;
            marked[chain[i]] = marked[chain[i + 1]] = 1;
        }
        if (!any) continue;
        std::vector<std::size_t> near = trianglesAt(s, marked);
        const double fine =
            std::min(kFineMm, ArcLine(s, chain).s.back() / 60.0);  // small rings need as many
        for (std::size_t i = 0; i < sharp.size(); ++i) {
            if (!sharp[i]) continue;
            const auto from = chain[i], to = chain[i + 1];
            const int parts =
                int(std::ceil(glm::length(s.mesh.position[to] - s.mesh.position[from]) / fine));
            if (parts < 2) continue;
            std::vector<std::uint32_t> entry{from, to};
            for (auto v : divide(s, from, to, parts, near)) entry.push_back(v);
            s.divided.push_back(std::move(entry));
        }
    }
}

void inheritSplits(CutShell& s, const CutShell& other, std::vector<std::int64_t>& twin) {
    std::map<std::int64_t, std::uint32_t> here;
    for (std::size_t v = 0; v < twin.size(); ++v)
        if (twin[v] >= 0) here[twin[v]] = std::uint32_t(v);
    std::vector<std::uint8_t> marked(s.mesh.position.size(), 0);
    for (const auto& entry : other.divided)
        for (std::size_t i = 0; i < 2; ++i)
            if (const auto it = here.find(entry[i]); it != here.end()) marked[it->second] = 1;
    std::vector<std::size_t> near = trianglesAt(s, marked);
    for (const auto& entry : other.divided) {
        const auto from = here.find(entry[0]), to = here.find(entry[1]);
        if (from == here.end() || to == here.end()) continue;
        divide(s, from->second, to->second, int(entry.size()) - 1, near);
        twin.resize(s.mesh.position.size(), -1);
        for (std::size_t i = 2; i < entry.size(); ++i)
            twin[twin.size() - entry.size() + i] = entry[i];
    }
    twin.resize(s.mesh.position.size(), -1);
}

std::vector<Chain> borderChains(const CutShell& s) {
    const Links links = borderLinks(s);
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> walked;
    std::vector<Chain> chains;
    auto walk = [&](std::uint32_t from, std::uint32_t to) {
        Chain c{from};
        std::uint32_t last = from, now = to;
        for (;;) {
            walked[{last, now}] = walked[{now, last}] = true;
            c.push_back(now);
            const auto& next = links.at(now);
            if (next.size() != 2 || now == from) break;
            const std::uint32_t on = next[0] == last ? next[1] : next[0];
            last = now;
            now = on;
        }
        chains.push_back(std::move(c));
    };
    for (const auto& [v, ends] : links)
        if (ends.size() != 2)
            for (auto e : ends)
                if (!walked[{v, e}]) walk(v, e);
    for (const auto& [v, ends] : links)  // what is left are closed loops
        if (ends.size() == 2 && !walked[{v, ends[0]}]) walk(v, ends[0]);
    return chains;
}

}  // namespace rewire::bake
