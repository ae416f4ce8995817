// SPDX-License-Identifier: Apache-2.0
// One triangle at a time: its corners' winners decide into how many parts it falls. A cut point on
// an edge depends on that edge's two ends alone, so neighbours agree on it.
#include "border_cut.h"

#include <glm/geometric.hpp>
#include <map>
#include <queue>

namespace rewire::bake {
namespace {

class Cutter {
  public:
    Cutter(const Mesh& m, const VertexLabels& l)
        : mesh_(m), labels_(l), out_{m, {}, l.patches, m.position.size(), {}, {}} {
        out_.mesh.triangle.clear();
        winner_.resize(m.position.size());
        parallelFor(winner_.size(), [&](std::size_t v) { winner_[v] = l.winner(v); });
    }

    CutShell run() {
        for (const Triangle& t : mesh_.triangle) {
            const int a = winner_[t[0]], b = winner_[t[1]], c = winner_[t[2]];
            if (a == b && b == c)
                add({t[0], t[1], t[2]}, a);
            else if (a == b)
                two(t[2], t[0], t[1]);
            else if (b == c)
                two(t[0], t[1], t[2]);
            else if (c == a)
                two(t[1], t[2], t[0]);
            else
                three(t);
        }
        return std::move(out_);
    }

  private:
    [[nodiscard]] float weight(std::uint32_t v, int c) const {
        return labels_.weight[std::size_t(v) * std::size_t(labels_.width()) + std::size_t(c)];
    }

    void add(Triangle t, int patch) {
        out_.mesh.triangle.push_back(t);
        out_.patchOf.push_back(patch);
    }

    std::uint32_t addVertex(const Vec3& p, const Vec3& n, Triangle from) {
        std::sort(from.begin(), from.end());
        out_.cutOf.push_back(from);
        out_.mesh.position.push_back(p);
        out_.mesh.normal.push_back(glm::normalize(n));
        return std::uint32_t(out_.mesh.position.size() - 1);
    }

    // Where the difference of the two ends' winners changes sign.
    std::uint32_t onEdge(std::uint32_t u, std::uint32_t v) {
        if (u > v) std::swap(u, v);
        const auto [it, isNew] = cut_.try_emplace((std::uint64_t(u) << 32) | v, 0u);
        if (!isNew) return it->second;
        const int a = winner_[u], b = winner_[v];
        const double du = double(weight(u, a)) - weight(u, b),
                     dv = double(weight(v, b)) - weight(v, a);
        const double t = std::clamp(du + dv > 0 ? du / (du + dv) : 0.5, 0.02, 0.98);
        return it->second =
                   addVertex(glm::mix(mesh_.position[u], mesh_.position[v], t),
                             glm::mix(mesh_.normal[u], mesh_.normal[v], t), {u, v, kNoVertex});
    }

    // `apex` differs from the two others. The cut gets a middle point: borders bend sharply in the
    // depth of a sulcus.
    void two(std::uint32_t apex, std::uint32_t u, std::uint32_t v) {
        const auto p = onEdge(apex, u), q = onEdge(v, apex);
        const auto& x = out_.mesh.position;
        const auto& n = out_.mesh.normal;
        const auto m = addVertex(0.5 * (x[p] + x[q]), n[p] + n[q], {apex, u, v});
        add({apex, p, m}, winner_[apex]);
        add({apex, m, q}, winner_[apex]);
        add({p, u, m}, winner_[u]);
        add({u, v, m}, winner_[u]);
        add({v, q, m}, winner_[u]);
    }

    void three(const Triangle& t) {
        std::uint32_t e[3];
        Vec3 p(0.0), n(0.0);
        for (int c = 0; c < 3; ++c) {
            e[c] = onEdge(t[c], t[(c + 1) % 3]);
            p += out_.mesh.position[e[c]] / 3.0;
            n += out_.mesh.normal[e[c]];
        }
        const auto centre = addVertex(p, n, t);
        for (int c = 0; c < 3; ++c) {
            add({t[c], e[c], centre}, winner_[t[c]]);
            add({t[c], centre, e[(c + 2) % 3]}, winner_[t[c]]);
        }
    }

    const Mesh& mesh_;
    const VertexLabels& labels_;
    CutShell out_;
    std::vector<int> winner_;
    std::map<std::uint64_t, std::uint32_t> cut_;
};

}  // namespace

CutShell cutBorders(const Mesh& m, const VertexLabels& labels) {
    return Cutter(m, labels).run();
}

std::vector<int> patchesAtVertex(const CutShell& s) {
    std::vector<std::array<int, 3>> seen(s.mesh.position.size(), {-1, -1, -1});
    for (std::size_t t = 0; t < s.mesh.triangle.size(); ++t)
        for (auto v : s.mesh.triangle[t])
            for (int& slot : seen[v]) {
                if (slot == s.patchOf[t]) break;
                if (slot < 0) {
                    slot = s.patchOf[t];
                    break;
                }
            }
    std::vector<int> count(seen.size());
    for (std::size_t v = 0; v < seen.size(); ++v)
        count[v] = int(std::count_if(seen[v].begin(), seen[v].end(), [](int p) { return p >= 0; }));
    return count;
}

std::vector<float> borderDistance(const CutShell& s, double limit) {
    const Adjacency a = adjacencyOf(s.mesh);
    const auto& x = s.mesh.position;
    const std::vector<int> meet = patchesAtVertex(s);
    std::vector<float> d(x.size(), float(limit));
    std::vector<std::uint32_t> source(x.size());
    using Item = std::pair<float, std::uint32_t>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
    for (std::uint32_t v = 0; v < x.size(); ++v)
        if (meet[v] > 1) {
            d[v] = 0.0f;
            source[v] = v;
            queue.emplace(0.0f, v);
        }
    // Nearest border vertex is handed on from neighbour to neighbour: no steps as with sums of edge
    // lengths.
    while (!queue.empty()) {
        const auto [dist, v] = queue.top();
        queue.pop();
        if (dist > d[v]) continue;
        for (auto e = a.start[v]; e < a.start[v + 1]; ++e) {
            const auto w = a.list[e];
            const auto via = float(glm::length(x[w] - x[source[v]]));
            if (via < d[w] && via >= dist * 0.5f) {
                d[w] = via;
                source[w] = source[v];
                queue.emplace(via, w);
            }
        }
    }
    return d;
}

}  // namespace rewire::bake
