// SPDX-License-Identifier: Apache-2.0
// Sweeps tubes round the centre-lines; the callosum gets ridges along its fibres.
#include <glm/geometric.hpp>

#include "bodies.h"
#include "simplify.h"
#include "surfaces.h"
#include "tracts.h"
#include "volume_ops.h"

namespace rewire::bake {
namespace {

struct SweepLevel {
    double stepMm;
    int sides, strands;
    std::size_t sheetTriangles;
};
constexpr SweepLevel kSweep[3] = {{1.8, 7, 9, 22000}, {2.8, 6, 7, 10000}, {4.0, 5, 5, 5000}};

struct Frame {
    Vec3 tangent, u, v;
};

// Frames without twist (W. Wang et al. 2008 in spirit: each is the last one turned by the least
// angle).
std::vector<Frame> framesOf(const std::vector<Vec3>& p) {
    std::vector<Frame> out;
    Vec3 u(0.0);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Vec3 t = glm::normalize(p[std::min(i + 1, p.size() - 1)] - p[i ? i - 1 : 0]);
        if (i == 0) u = std::abs(t.z) < 0.8 ? Vec3(0, 0, 1) : Vec3(1, 0, 0);
        u = glm::normalize(u - glm::dot(u, t) * t);
        out.push_back({t, u, glm::cross(t, u)});
    }
    return out;
}

// A tube with rounded, closed ends.
void addTube(Mesh& m, const std::vector<Vec3>& line, double radius, int sides) {
    const auto frames = framesOf(line);
    const auto base = std::uint32_t(m.position.size());
    const auto n = std::uint32_t(sides);
    auto addRing = [&](const Vec3& centre, const Frame& f, double r, double lean) {
        for (int s = 0; s < sides; ++s) {
            const double a = 6.283185307179586 * s / sides;
            const Vec3 out = std::cos(a) * f.u + std::sin(a) * f.v;
            m.position.push_back(centre + r * out);
            m.normal.push_back(glm::normalize(out + lean * f.tangent));
        }
    };
    addRing(line.front() - 0.7 * radius * frames.front().tangent, frames.front(), 0.55 * radius,
            -1.2);
    for (std::size_t i = 0; i < line.size(); ++i) addRing(line[i], frames[i], radius, 0.0);
    addRing(line.back() + 0.7 * radius * frames.back().tangent, frames.back(), 0.55 * radius, 1.2);
    const auto rings = std::uint32_t(line.size() + 2);
    for (std::uint32_t r = 0; r + 1 < rings; ++r)
        for (std::uint32_t s = 0; s < n; ++s) {
            const auto a = base + r * n + s, b = base + r * n + (s + 1) % n;
            m.triangle.push_back({a, b, a + n});
            m.triangle.push_back({b, b + n, a + n});
        }
    for (int end = 0; end < 2; ++end) {
        const Frame& f = end ? frames.back() : frames.front();
        const auto tip = std::uint32_t(m.position.size());
        const double dir = end ? 1.0 : -1.0;
        m.position.push_back((end ? line.back() : line.front()) + dir * 0.95 * radius * f.tangent);
        m.normal.push_back(dir * f.tangent);
        const auto ring = base + (end ? (rings - 1) * n : 0u);
        for (std::uint32_t s = 0; s < n; ++s) {
            const auto a = ring + s, b = ring + (s + 1) % n;
            if (end)
                m.triangle.push_back({a, b, tip});
            else
                m.triangle.push_back({b, a, tip});
        }
    }
}

// Strands lie round the centre-line, wander a little, and part at the ends as fibres do.
void addBundle(Mesh& m, const std::vector<Vec3>& centre, double spreadMm, const SweepLevel& level) {
    const std::vector<Vec3> line = smoothLine(centre, level.stepMm, 0);
    const auto frames = framesOf(line);
    const double last = double(line.size() - 1);
    for (int s = 0; s < level.strands; ++s) {
        const double angle = 2.399963 * s, out = std::sqrt((s + 0.35) / level.strands);
        std::vector<Vec3> strand;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const double t = double(i) / last, end = std::abs(2 * t - 1),
                         fan = 1.0 + 1.3 * end * end * end * end;
            const double wander = angle + 0.9 * std::sin(3.0 * t + s) + 1.2 * t;
            strand.push_back(line[i] +
                             spreadMm * out * fan *
                                 (std::cos(wander) * frames[i].u + std::sin(wander) * frames[i].v));
        }
        addTube(m, strand, 0.30 * spreadMm + 0.12, level.sides);
    }
}

// The sheet: volume of the label kept, then ridges 2.4 mm apart along the fibres.
Mesh callosalSheet(const Callosum& c, std::size_t triangles) {
    constexpr double kSpacingMm = 2.4, kReliefMm = 0.28;
    const double mm3 = double(std::count(c.mask.data.begin(), c.mask.data.end(), 1));
    Mesh m = bodySurface(c.mask, 1.3, {{30, 0.03}});
    matchVolume(m, mm3);
    for (std::size_t v = 0; v < m.position.size(); ++v)
        m.position[v] += kReliefMm *
                         std::cos(6.283185307179586 * c.along(m.position[v]) / kSpacingMm) *
                         m.normal[v];
    m.normal = vertexNormals(m);
    return simplified(m, triangles);
}

}  // namespace

std::vector<TractMesh> makeTractMeshes(const Sources& s, const std::vector<Tract>& tracts,
                                       int level) {
    const SweepLevel& sweep = kSweep[level];
    std::vector<TractMesh> out;
    for (const Tract& t : tracts) {
        if (t.id == "corpus_callosum") {
            out.push_back({t.id, 'm', callosalSheet(findCallosum(s), sweep.sheetTriangles)});
            continue;
        }
        for (const char* side : {"left", "right"}) {
            Mesh m;
            for (const TractLine& l : t.lines)
                if (l.side == side)
                    addBundle(m, l.points,
                              t.id == "cingulum" ? 1.7
                              : t.id == "fornix" ? 1.3
                                                 : 1.9,
                              sweep);
            if (!m.triangle.empty()) out.push_back({t.id, side[0], std::move(m)});
        }
    }
    return out;
}

}  // namespace rewire::bake
