// SPDX-License-Identifier: Apache-2.0
// Mask -> 0.5 mm -> Gaussian -> iso value by bisection so that the volume equals the voxels' ->
// windowed sinc.
#include "bodies.h"

#include <glm/geometric.hpp>

#include "simplify.h"
#include "surfaces.h"
#include "volume_ops.h"

namespace rewire::bake {
namespace {

Field upsampled(const Mask& m) {
    Field f(m.grid);
    parallelFor(m.data.size(), [&](std::size_t i) { f.data[i] = m.data[i] ? 1.0f : 0.0f; });
    Grid g{2 * m.grid.nx - 1, 2 * m.grid.ny - 1, 2 * m.grid.nz - 1, m.grid.origin, m.grid.h / 2};
    return resampleLinear(f, g);
}

double isoForVolume(const Field& f, double mm3) {
    const double voxel = f.grid.h * f.grid.h * f.grid.h;
    double lo = 0.05, hi = 0.95;
    for (int i = 0; i < 30; ++i) {
        const double mid = 0.5 * (lo + hi);
        const auto above =
            std::count_if(f.data.begin(), f.data.end(), [&](float v) { return v > mid; });
        (double(above) * voxel > mm3 ? lo : hi) = mid;
    }
    return 0.5 * (lo + hi);
}

double areaOf(const Mesh& m) {
    double a = 0.0;
    for (const Triangle& t : m.triangle) a += 0.5 * glm::length(faceNormal(m, t));
    return a;
}

}  // namespace

void matchVolume(Mesh& m, double mm3) {
    for (int i = 0; i < 4; ++i) {
        const double step = (mm3 - volumeOf(m)) / areaOf(m);
        for (std::size_t v = 0; v < m.position.size(); ++v) m.position[v] += step * m.normal[v];
    }
}

Mesh bodySurface(const Mask& mask, double sigmaMm, std::initializer_list<Sinc> smoothing) {
    const double mm3 =
        double(std::count(mask.data.begin(), mask.data.end(), 1)) * std::pow(mask.grid.h, 3);
    const Field f = gaussian(upsampled(crop(mask, boundsOf(mask, 6))), sigmaMm / 0.5);
    return isoSurface(f, isoForVolume(f, mm3), smoothing);
}

Mesh bodyOf(const Mask& mask, double sigmaMm, std::size_t targetTriangles) {
    const double mm3 =
        double(std::count(mask.data.begin(), mask.data.end(), 1)) * std::pow(mask.grid.h, 3);
    Mesh full = bodySurface(mask, sigmaMm, {{20, 0.05}});
    matchVolume(full, mm3);
    Mesh small = simplified(full, targetTriangles);
    matchVolume(small, mm3);
    return small;
}

}  // namespace rewire::bake
