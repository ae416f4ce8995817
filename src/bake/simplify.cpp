// SPDX-License-Identifier: Apache-2.0
// Half-edge collapses by quadrics (M. Garland, P. Heckbert 1997, Surface simplification using
// quadric error metrics) with two more terms that meshoptimizer 0.18 lacks: length, which keeps
// triangles even where the surface is flat, and the turn of the normal, which keeps the shading.
#include "simplify.h"

#include <glm/geometric.hpp>
#include <queue>
#include <unordered_map>

#include "border_collapse.h"

namespace rewire::bake {
namespace {

// mm^2 of area times mm^2 of distance; tuned by eye on the cortex at 400,000 triangles.
constexpr double kLengthWeight = 4e-4, kNormalWeight = 2e-2;

// Sum of area * (n.x + d)^2: symmetric 4x4.
struct Quadric {
    double a[10] = {};
    void addPlane(const Vec3& n, double d, double weight) {
        const double v[4] = {n.x, n.y, n.z, d};
        for (int i = 0, at = 0; i < 4; ++i)
            for (int j = i; j < 4; ++j) a[at++] += weight * v[i] * v[j];
    }
    void add(const Quadric& q) {
        for (int i = 0; i < 10; ++i) a[i] += q.a[i];
    }
    [[nodiscard]] double at(const Vec3& p) const {
        return a[0] * p.x * p.x + 2 * a[1] * p.x * p.y + 2 * a[2] * p.x * p.z + 2 * a[3] * p.x +
               a[4] * p.y * p.y + 2 * a[5] * p.y * p.z + 2 * a[6] * p.y + a[7] * p.z * p.z +
               2 * a[8] * p.z + a[9];
    }
};

struct Candidate {
    double cost;
    std::uint32_t from, to, stamp;
    bool operator>(const Candidate& o) const {
        return cost != o.cost ? cost > o.cost : from > o.from;
    }
};

class Simplifier {
  public:
    explicit Simplifier(CutShell& s)
        : shell_(s),
          collapser_(s),
          quadric_(s.mesh.position.size()),
          area_(s.mesh.position.size(), 0.0),
          stamp_(s.mesh.position.size(), 0) {
        for (const Triangle& t : s.mesh.triangle) {
            const Vec3 n = faceNormal(s.mesh, t);
            const double twice = glm::length(n);
            if (twice <= 0) continue;
            for (auto v : t) {
                quadric_[v].addPlane(n / twice, -glm::dot(n / twice, s.mesh.position[v]),
                                     twice / 6);
                area_[v] += twice / 6;
            }
        }
        const std::vector<int> meet = patchesAtVertex(s);
        locked_.resize(meet.size());
        for (std::size_t v = 0; v < meet.size(); ++v) locked_[v] = meet[v] != 1;
    }

    void run(std::size_t target) {
        std::size_t triangles = shell_.mesh.triangle.size();
        for (std::uint32_t v = 0; v < locked_.size(); ++v) consider(v);
        while (triangles > target && !queue_.empty()) {
            const Candidate c = queue_.top();
            queue_.pop();
            if (collapser_.isDead(c.from) || c.stamp != stamp_[c.from]) continue;
            if (collapser_.isDead(c.to) || !collapser_.collapse(c.from, c.to)) {
                considerOthers(c);
                continue;
            }
            triangles -= 2;
            quadric_[c.to].add(quadric_[c.from]);
            area_[c.to] += area_[c.from];
            refused_.erase(c.from);
            consider(c.to);
            for (auto w : collapser_.ring(c.to)) consider(w);
        }
        collapser_.finish();
    }

  private:
    [[nodiscard]] double cost(std::uint32_t from, std::uint32_t to) const {
        const auto& x = shell_.mesh.position;
        const auto& n = shell_.mesh.normal;
        const Vec3 d = x[to] - x[from];
        const double length2 = glm::dot(d, d);
        const double turn = 1.0 - glm::dot(n[from], n[to]);
        return std::max(quadric_[from].at(x[to]), 0.0) +
               area_[from] * length2 * (kLengthWeight + kNormalWeight * turn);
    }

    void consider(std::uint32_t v) {
        if (locked_[v] || collapser_.isDead(v)) return;
        refused_.erase(v);
        push(v);
    }

    // The best neighbour could not take it: try the next best until something changes here.
    void considerOthers(const Candidate& c) {
        refused_[c.from].push_back(c.to);
        push(c.from);
    }

    void push(std::uint32_t v) {
        Candidate best{1e300, v, v, ++stamp_[v]};
        const auto it = refused_.find(v);
        for (auto u : collapser_.ring(v)) {
            if (it != refused_.end() && std::count(it->second.begin(), it->second.end(), u))
                continue;
            if (const double e = cost(v, u); e < best.cost) best.cost = e, best.to = u;
        }
        if (best.to != v) queue_.push(best);
    }

    CutShell& shell_;
    Collapser collapser_;
    std::vector<Quadric> quadric_;
    std::vector<double> area_;
    std::vector<std::uint32_t> stamp_;
    std::vector<std::uint8_t> locked_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> refused_;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue_;
};

}  // namespace

void simplifyShell(CutShell& s, std::size_t target) {
    if (s.mesh.triangle.size() > target) Simplifier(s).run(target);
}

Mesh simplified(const Mesh& m, std::size_t target) {
    CutShell s{m, std::vector<int>(m.triangle.size(), 0), {{0, 'm'}}, m.position.size(), {}, {}};
    simplifyShell(s, target);
    return compact(s.mesh);
}

PatchTriangles splitByPatch(const CutShell& s) {
    PatchTriangles out(s.patches.size());
    for (std::size_t t = 0; t < s.patchOf.size(); ++t)
        out[std::size_t(s.patchOf[t])].push_back(s.mesh.triangle[t]);
    return out;
}

}  // namespace rewire::bake
