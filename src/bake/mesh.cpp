// SPDX-License-Identifier: Apache-2.0
// The helpers of mesh.h.
#include "mesh.h"

#include <glm/geometric.hpp>
#include <limits>
#include <numeric>

namespace rewire::bake {

Adjacency adjacencyOf(const Mesh& m) {
    std::vector<std::vector<std::uint32_t>> sets(m.position.size());
    for (const Triangle& t : m.triangle)
        for (int c = 0; c < 3; ++c) {
            sets[t[c]].push_back(t[(c + 1) % 3]);
            sets[t[c]].push_back(t[(c + 2) % 3]);
        }
    Adjacency a;
    a.start.reserve(sets.size() + 1);
    a.start.push_back(0);
    for (auto& s : sets) {
        std::sort(s.begin(), s.end());
        s.erase(std::unique(s.begin(), s.end()), s.end());
        a.list.insert(a.list.end(), s.begin(), s.end());
        a.start.push_back(std::uint32_t(a.list.size()));
    }
    return a;
}

Vec3 faceNormal(const Mesh& m, const Triangle& t) {
    return glm::cross(m.position[t[1]] - m.position[t[0]], m.position[t[2]] - m.position[t[0]]);
}

std::vector<Vec3> vertexNormals(const Mesh& m) {
    std::vector<Vec3> n(m.position.size(), Vec3(0.0));
    for (const Triangle& t : m.triangle) {
        const Vec3 f = faceNormal(m, t);
        for (auto v : t) n[v] += f;
    }
    for (Vec3& v : n) {
        const double l = glm::length(v);
        v = l > 0.0 ? v / l : Vec3(0, 0, 1);
    }
    return n;
}

double volumeOf(const Mesh& m) {
    double sum = 0.0;
    for (const Triangle& t : m.triangle)
        sum += glm::dot(m.position[t[0]], glm::cross(m.position[t[1]], m.position[t[2]]));
    return sum / 6.0;
}

Mesh compact(const Mesh& m, std::vector<std::int64_t>* map) {
    std::vector<std::int64_t> to(m.position.size(), -1);
    Mesh out;
    for (const Triangle& t : m.triangle) {
        Triangle n{};
        for (int c = 0; c < 3; ++c) {
            if (to[t[c]] < 0) {
                to[t[c]] = std::int64_t(out.position.size());
                out.position.push_back(m.position[t[c]]);
                if (!m.normal.empty()) out.normal.push_back(m.normal[t[c]]);
            }
            n[c] = std::uint32_t(to[t[c]]);
        }
        out.triangle.push_back(n);
    }
    if (map) *map = std::move(to);
    return out;
}

Mesh largestSurface(const Mesh& m) {
    std::vector<std::uint32_t> parent(m.position.size());
    std::iota(parent.begin(), parent.end(), 0u);
    auto root = [&](std::uint32_t v) {
        while (parent[v] != v) v = parent[v] = parent[parent[v]];
        return v;
    };
    for (const Triangle& t : m.triangle) {
        parent[root(t[1])] = root(t[0]);
        parent[root(t[2])] = root(t[0]);
    }
    std::vector<std::size_t> count(m.position.size(), 0);
    for (const Triangle& t : m.triangle) ++count[root(t[0])];
    const auto best = std::uint32_t(std::max_element(count.begin(), count.end()) - count.begin());
    Mesh kept;
    kept.position = m.position;
    kept.normal = m.normal;
    for (const Triangle& t : m.triangle)
        if (root(t[0]) == best) kept.triangle.push_back(t);
    return compact(kept);
}

void diffuse(const Adjacency& a, std::vector<float>& values, int width, float weight, int passes) {
    std::vector<float> next(values.size());
    for (int pass = 0; pass < passes; ++pass) {
        parallelFor(a.start.size() - 1, [&](std::size_t v) {
            const float* own = &values[v * width];
            float* to = &next[v * width];
            std::fill_n(to, width, 0.0f);
            for (auto e = a.start[v]; e < a.start[v + 1]; ++e) {
                const float* from = &values[std::size_t(a.list[e]) * width];
                for (int c = 0; c < width; ++c) to[c] += from[c];
            }
            const auto degree = a.start[v + 1] - a.start[v];
            const float w = degree ? weight / float(degree) : 0.0f,
                        keep = degree ? 1.0f - weight : 1.0f;
            for (int c = 0; c < width; ++c) to[c] = keep * own[c] + w * to[c];
        });
        values.swap(next);
    }
}

std::vector<float> meanCurvature(const Mesh& m, int smoothing) {
    const std::size_t n = m.position.size();
    std::vector<Vec3> laplacian(n, Vec3(0.0));
    std::vector<double> area(n, 0.0);
    for (const Triangle& t : m.triangle) {
        const double doubleArea = glm::length(faceNormal(m, t));
        if (doubleArea < 1e-12) continue;
        for (int c = 0; c < 3; ++c) {
            const auto i = t[(c + 1) % 3], j = t[(c + 2) % 3];
            const Vec3 u = m.position[i] - m.position[t[c]], v = m.position[j] - m.position[t[c]];
            const double cot = std::clamp(glm::dot(u, v) / doubleArea, -20.0, 20.0);
            laplacian[i] += 0.5 * cot * (m.position[j] - m.position[i]);
            laplacian[j] += 0.5 * cot * (m.position[i] - m.position[j]);
            area[t[c]] += doubleArea / 6.0;
        }
    }
    const std::vector<Vec3> normal = vertexNormals(m);
    std::vector<float> h(n);
    for (std::size_t v = 0; v < n; ++v)
        h[v] =
            area[v] > 1e-9
                ? float(std::clamp(-0.5 * glm::dot(laplacian[v], normal[v]) / area[v], -1.5, 1.5))
                : 0.0f;
    diffuse(adjacencyOf(m), h, 1, 0.5f, smoothing);
    return h;
}

PointGrid::PointGrid(const std::vector<Vec3>& points, double cellMm)
    : points_(&points), cell_(cellMm) {
    Vec3 hi(-1e30);
    lo_ = Vec3(1e30);
    for (const Vec3& p : points) {
        lo_ = glm::min(lo_, p);
        hi = glm::max(hi, p);
    }
    for (int a = 0; a < 3; ++a) n_[a] = int((hi[a] - lo_[a]) / cell_) + 1;
    start_.assign(std::size_t(n_[0]) * n_[1] * n_[2] + 1, 0);
    auto slot = [&](const Vec3& p) {
        const auto c = cellOf(p);
        return (std::size_t(c[2]) * n_[1] + c[1]) * n_[0] + c[0];
    };
    for (const Vec3& p : points) ++start_[slot(p) + 1];
    for (std::size_t i = 1; i < start_.size(); ++i) start_[i] += start_[i - 1];
    list_.resize(points.size());
    auto fill = start_;
    for (std::size_t i = 0; i < points.size(); ++i)
        list_[fill[slot(points[i])]++] = std::uint32_t(i);
}

std::array<int, 3> PointGrid::cellOf(const Vec3& p) const {
    std::array<int, 3> c{};
    for (int a = 0; a < 3; ++a) c[a] = std::clamp(int((p[a] - lo_[a]) / cell_), 0, n_[a] - 1);
    return c;
}

std::vector<std::pair<std::uint32_t, double>> PointGrid::nearest(const Vec3& p, int count) const {
    const auto c = cellOf(p);
    const Vec3 clamped = glm::clamp(p, lo_, lo_ + cell_ * Vec3(n_[0], n_[1], n_[2]));
    const double outside = glm::length(p - clamped);
    std::vector<std::pair<std::uint32_t, double>> found;
    auto closer = [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first < b.first;
    };
    const int reach = std::max({n_[0], n_[1], n_[2]});
    for (int r = 0; r <= reach; ++r) {
        for (int z = std::max(c[2] - r, 0); z <= std::min(c[2] + r, n_[2] - 1); ++z)
            for (int y = std::max(c[1] - r, 0); y <= std::min(c[1] + r, n_[1] - 1); ++y)
                for (int x = std::max(c[0] - r, 0); x <= std::min(c[0] + r, n_[0] - 1); ++x) {
                    if (std::max({std::abs(x - c[0]), std::abs(y - c[1]), std::abs(z - c[2])}) != r)
                        continue;
                    const std::size_t s = (std::size_t(z) * n_[1] + y) * n_[0] + x;
                    for (auto e = start_[s]; e < start_[s + 1]; ++e)
                        found.emplace_back(list_[e], glm::length((*points_)[list_[e]] - p));
                }
        if (int(found.size()) < count) continue;
        std::sort(found.begin(), found.end(), closer);
        if (found[count - 1].second <= r * cell_ - outside || r == reach) break;
    }
    std::sort(found.begin(), found.end(), closer);
    if (int(found.size()) > count) found.resize(count);
    return found;
}

}  // namespace rewire::bake
