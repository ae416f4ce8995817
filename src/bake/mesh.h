// SPDX-License-Identifier: Apache-2.0
// Triangle meshes in RAS millimetres and what all surface stages need of them: neighbours, normals,
// volume, pieces. Counter-clockwise seen from outside. Does NOT know parcels.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "volume.h"

namespace rewire::bake {

using Triangle = std::array<std::uint32_t, 3>;

struct Mesh {
    std::vector<Vec3> position;
    std::vector<Vec3> normal;  // unit, per vertex; may be empty
    std::vector<Triangle> triangle;
};

// Neighbours of vertex v: list[start[v] .. start[v + 1]), ascending.
struct Adjacency {
    std::vector<std::uint32_t> start, list;
};

[[nodiscard]] Adjacency adjacencyOf(const Mesh& m);
[[nodiscard]] std::vector<Vec3> vertexNormals(const Mesh& m);  // weighted by area
[[nodiscard]] double volumeOf(const Mesh& m);
[[nodiscard]] Vec3 faceNormal(const Mesh& m, const Triangle& t);  // length = 2 * area
// Keeps the connected piece with most triangles, drops unused vertices.
[[nodiscard]] Mesh largestSurface(const Mesh& m);
// Drops unused vertices; map[old] = new or -1 when given.
[[nodiscard]] Mesh compact(const Mesh& m, std::vector<std::int64_t>* map = nullptr);

// One pass replaces each value by (1 - weight) * own + weight * mean of the neighbours. `width`
// floats a vertex.
void diffuse(const Adjacency& a, std::vector<float>& values, int width, float weight, int passes);

// Mean curvature H in 1/mm, positive on ridges, from the cotangent Laplacian (Meyer et al. 2003),
// clipped.
[[nodiscard]] std::vector<float> meanCurvature(const Mesh& m, int smoothing);

// Nearest points of a fixed cloud, by a uniform grid.
class PointGrid {
  public:
    PointGrid(const std::vector<Vec3>& points, double cellMm);
    // Up to `count` nearest as (index, distance), nearest first; ties by index.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, double>> nearest(const Vec3& p,
                                                                        int count) const;

  private:
    [[nodiscard]] std::array<int, 3> cellOf(const Vec3& p) const;
    const std::vector<Vec3>* points_;
    double cell_;
    Vec3 lo_{0.0};
    std::array<int, 3> n_{};
    std::vector<std::uint32_t> start_, list_;
};

}  // namespace rewire::bake
