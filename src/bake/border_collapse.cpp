// SPDX-License-Identifier: Apache-2.0
// Edge collapse with the link condition (Dey et al. 1999, Topology preserving edge contraction).
#include "border_collapse.h"

#include <glm/geometric.hpp>

namespace rewire::bake {
namespace {

// Cosine between a triangle and the mean of its vertices' normals (taken from the uncut surface).
double facing(const CutShell& s, const Triangle& t) {
    const Vec3 f = faceNormal(s.mesh, t);
    const Vec3 n = s.mesh.normal[t[0]] + s.mesh.normal[t[1]] + s.mesh.normal[t[2]];
    const double l = glm::length(f) * glm::length(n);
    return l > 1e-14 ? glm::dot(f, n) / l : 1.0;
}

}  // namespace

Collapser::Collapser(CutShell& s)
    : shell_(s),
      around_(s.mesh.position.size()),
      dead_(s.mesh.position.size(), 0),
      deadTriangle_(s.mesh.triangle.size(), 0) {
    for (std::size_t t = 0; t < s.mesh.triangle.size(); ++t)
        for (auto v : s.mesh.triangle[t]) around_[v].push_back(std::uint32_t(t));
}

std::vector<std::uint32_t> Collapser::ring(std::uint32_t v) const {
    std::vector<std::uint32_t> out;
    out.reserve(2 * around_[v].size());
    for (auto t : around_[v])
        for (auto w : shell_.mesh.triangle[t])
            if (w != v) out.push_back(w);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool Collapser::linkAllows(std::uint32_t v, std::uint32_t u) const {
    const auto ofV = ring(v), ofU = ring(u);
    std::size_t common = 0, shared = 0;
    for (std::size_t i = 0, j = 0; i < ofV.size() && j < ofU.size();) {
        if (ofV[i] == ofU[j])
            ++common, ++i, ++j;
        else if (ofV[i] < ofU[j])
            ++i;
        else
            ++j;
    }
    for (auto t : around_[v])
        for (auto w : shell_.mesh.triangle[t]) shared += w == u;
    return shared == 2 && common == 2;
}

bool Collapser::shapeAllows(std::uint32_t v, std::uint32_t u) const {
    for (auto t : around_[v]) {
        Triangle now = shell_.mesh.triangle[t];
        const double before = facing(shell_, now);
        bool both = false;
        for (auto w : now) both |= w == u;
        if (both) continue;
        for (auto& w : now)
            if (w == v) w = u;
        if (facing(shell_, now) < std::min(0.2, before)) return false;
    }
    return true;
}

bool Collapser::collapse(std::uint32_t v, std::uint32_t u, bool force) {
    if (dead_[v] || dead_[u] || !linkAllows(v, u) || (!force && !shapeAllows(v, u))) return false;
    for (auto t : around_[v]) {
        Triangle& tri = shell_.mesh.triangle[t];
        bool both = false;
        for (auto w : tri) both |= w == u;
        if (both) {
            deadTriangle_[t] = 1;
            for (auto w : tri)
                if (w != v) std::erase(around_[w], t);
            continue;
        }
        for (auto& w : tri)
            if (w == v) w = u;
        around_[u].push_back(t);
    }
    around_[v].clear();
    dead_[v] = 1;
    return true;
}

void Collapser::finish() {
    std::size_t kept = 0;
    for (std::size_t t = 0; t < shell_.mesh.triangle.size(); ++t) {
        if (deadTriangle_[t]) continue;
        shell_.mesh.triangle[kept] = shell_.mesh.triangle[t];
        shell_.patchOf[kept++] = shell_.patchOf[t];
    }
    shell_.mesh.triangle.resize(kept);
    shell_.patchOf.resize(kept);
}

std::size_t untangle(CutShell& s) {
    const Adjacency a = adjacencyOf(s.mesh);
    const std::vector<int> meet = patchesAtVertex(s);
    auto& x = s.mesh.position;
    std::size_t bad = 0;
    for (int pass = 0; pass < 60; ++pass) {
        std::vector<std::uint32_t> move;
        bad = 0;
        for (const Triangle& t : s.mesh.triangle) {
            if (facing(s, t) > 0.15) continue;
            ++bad;
            for (auto v : t)
                if (meet[v] == 1) move.push_back(v);
        }
        if (move.empty()) break;
        std::sort(move.begin(), move.end());
        move.erase(std::unique(move.begin(), move.end()), move.end());
        for (auto v : move) {
            Vec3 mean(0.0);
            for (auto e = a.start[v]; e < a.start[v + 1]; ++e) mean += x[a.list[e]];
            mean /= double(a.start[v + 1] - a.start[v]);
            x[v] += 0.4 * (mean - x[v]);
        }
    }
    return bad;
}

}  // namespace rewire::bake
