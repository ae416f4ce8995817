// SPDX-License-Identifier: Apache-2.0
#include "support/synthetic_mesh.h"

#include <cmath>
#include <map>
#include <set>

namespace rewire::test {
namespace {

struct UnitBall {
    std::vector<glm::vec3> points;
    std::vector<glm::uvec3> triangles;
};

UnitBall icosahedron() {
    const float golden = (1.0F + std::sqrt(5.0F)) / 2.0F;
    UnitBall ball;
    for (const float a : {-1.0F, 1.0F}) {
        for (const float b : {-golden, golden}) {
            ball.points.insert(ball.points.end(), {{a, b, 0.0F}, {0.0F, a, b}, {b, 0.0F, a}});
        }
    }
    for (glm::vec3& point : ball.points) point = glm::normalize(point);
    // Every three points at the distance of an edge make a face; orient it outwards.
    const auto touch = [&](unsigned i, unsigned j) {
        return glm::distance(ball.points[i], ball.points[j]) < 1.1F;
    };
    for (unsigned i = 0; i < 12; ++i) {
        for (unsigned j = i + 1; j < 12; ++j) {
            for (unsigned k = j + 1; k < 12; ++k) {
                if (!touch(i, j) || !touch(j, k) || !touch(i, k)) continue;
                const glm::vec3 a = ball.points[i], b = ball.points[j], c = ball.points[k];
                const bool outwards = glm::dot(glm::cross(b - a, c - a), a) > 0.0F;
                ball.triangles.push_back(outwards ? glm::uvec3(i, j, k) : glm::uvec3(i, k, j));
            }
        }
    }
    return ball;
}

UnitBall subdivided(const UnitBall& coarse) {
    UnitBall fine{coarse.points, {}};
    std::map<std::pair<unsigned, unsigned>, unsigned> middles;
    const auto middleOf = [&](unsigned a, unsigned b) {
        const auto key = std::minmax(a, b);
        const auto [found, isNew] =
            middles.try_emplace(key, static_cast<unsigned>(fine.points.size()));
        if (isNew) fine.points.push_back(glm::normalize(fine.points[a] + fine.points[b]));
        return found->second;
    };
    for (const glm::uvec3& t : coarse.triangles) {
        const unsigned ab = middleOf(t.x, t.y), bc = middleOf(t.y, t.z), ca = middleOf(t.z, t.x);
        fine.triangles.insert(fine.triangles.end(),
                              {{t.x, ab, ca}, {t.y, bc, ab}, {t.z, ca, bc}, {ab, bc, ca}});
    }
    return fine;
}

}  // namespace

float Ellipsoid::depthOf(const glm::vec3& pointMm) const {
    return glm::length((pointMm - centreMm) / radiiMm);
}

SyntheticMesh makeEllipsoid(const std::string& node, const Ellipsoid& shape, int level) {
    UnitBall ball = icosahedron();
    for (int i = 0; i < level; ++i) ball = subdivided(ball);
    SyntheticMesh mesh;
    mesh.node = node;
    for (const glm::vec3& point : ball.points) {
        SyntheticVertex vertex;
        vertex.positionMm = shape.centreMm + point * shape.radiiMm;
        vertex.normal = glm::normalize(point / shape.radiiMm);
        mesh.vertices.push_back(vertex);
    }
    for (const glm::uvec3& t : ball.triangles) {
        for (int corner = 0; corner < 3; ++corner)
            mesh.indices.push_back(static_cast<std::uint16_t>(t[corner]));
    }
    return mesh;
}

SyntheticMesh makeTube(const std::string& node, const std::vector<glm::vec3>& lineMm,
                       float radiusMm) {
    constexpr int kSides = 8;
    SyntheticMesh mesh;
    mesh.node = node;
    for (std::size_t i = 0; i < lineMm.size(); ++i) {
        const glm::vec3 along =
            lineMm[std::min(i + 1, lineMm.size() - 1)] - lineMm[i > 0 ? i - 1 : 0];
        const glm::vec3 across = glm::normalize(glm::cross(along, glm::vec3(0.31F, 0.59F, 0.74F)));
        const glm::vec3 up = glm::normalize(glm::cross(across, along));
        for (int side = 0; side < kSides; ++side) {
            const float angle = 6.2831853F * static_cast<float>(side) / kSides;
            SyntheticVertex vertex;
            vertex.normal = across * std::cos(angle) + up * std::sin(angle);
            vertex.positionMm = lineMm[i] + vertex.normal * radiusMm;
            mesh.vertices.push_back(vertex);
        }
    }
    for (int ring = 0; ring + 1 < static_cast<int>(lineMm.size()); ++ring) {
        for (int side = 0; side < kSides; ++side) {
            const int a = ring * kSides + side, b = ring * kSides + (side + 1) % kSides;
            for (const int index : {a, a + kSides, b, b, a + kSides, b + kSides}) {
                mesh.indices.push_back(static_cast<std::uint16_t>(index));
            }
        }
    }
    return mesh;
}

std::vector<SyntheticMesh> cutIntoPatches(const SyntheticMesh& whole,
                                          const std::vector<std::string>& nodes,
                                          const std::function<int(const glm::vec3&)>& patchOf) {
    std::vector<int> patchOfTriangle;
    std::vector<std::set<int>> patchesOfVertex(whole.vertices.size());
    for (std::size_t t = 0; t < whole.indices.size(); t += 3) {
        glm::vec3 middle(0.0F);
        for (std::size_t c = 0; c < 3; ++c)
            middle += whole.vertices[whole.indices[t + c]].positionMm / 3.0F;
        patchOfTriangle.push_back(patchOf(middle));
        for (std::size_t c = 0; c < 3; ++c)
            patchesOfVertex[whole.indices[t + c]].insert(patchOfTriangle.back());
    }
    std::vector<SyntheticMesh> patches(nodes.size());
    std::vector<std::map<std::uint16_t, std::uint16_t>> renumbered(nodes.size());
    for (std::size_t t = 0; t < patchOfTriangle.size(); ++t) {
        if (patchOfTriangle[t] < 0) continue;
        const auto patch = static_cast<std::size_t>(patchOfTriangle[t]);
        for (std::size_t c = 0; c < 3; ++c) {
            const std::uint16_t old = whole.indices[t * 3 + c];
            auto& vertices = patches[patch].vertices;
            const auto [found, isNew] =
                renumbered[patch].try_emplace(old, static_cast<std::uint16_t>(vertices.size()));
            if (isNew) {
                vertices.push_back(whole.vertices[old]);
                if (patchesOfVertex[old].size() > 1) vertices.back().shade[3] = 0;
            }
            patches[patch].indices.push_back(found->second);
        }
    }
    std::vector<SyntheticMesh> filled;
    for (std::size_t i = 0; i < patches.size(); ++i) {
        patches[i].node = nodes[i];
        if (!patches[i].indices.empty()) filled.push_back(std::move(patches[i]));
    }
    return filled;
}

}  // namespace rewire::test
