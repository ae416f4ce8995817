// SPDX-License-Identifier: Apache-2.0
// The fields whose zero level is the brain's outside. The iso value of the cortex rises where
// another compartment is near: that parts touching gyri across the fissure without tearing the
// corpus callosum.
#include "surfaces.h"

#include "volume_ops.h"

namespace rewire::bake {
namespace {

Field partField(const Compartments& c, std::initializer_list<int> parts, double sigma,
                double truncate) {
    return gaussian(maskWhere(c.part,
                              [&](std::uint8_t w) {
                                  for (int p : parts)
                                      if (w == p) return true;
                                  return false;
                              }),
                    sigma, truncate);
}

// Nothing but the largest piece stays above zero; two voxels round it keep their values.
Field keepLargest(Field f) {
    const Mask big = dilate(largestPiece(maskWhere(f, [](float v) { return v > 0.0f; })), 2);
    parallelFor(f.data.size(), [&](std::size_t i) {
        if (!big.data[i]) f.data[i] = std::min(f.data[i], -0.3f);
    });
    return f;
}

// Two voxels of outside on every face, so that surfaces close where the MRI ends.
Field padded(const Field& f) {
    Grid g{f.grid.nx + 4, f.grid.ny + 4, f.grid.nz + 4, f.grid.origin - 2.0 * f.grid.h, f.grid.h};
    Field out(g, -0.5f);
    forEachVoxel(f.grid, [&](int i, int j, int k, std::size_t at) {
        out.at(i + 2, j + 2, k + 2) = f.data[at];
    });
    return out;
}

Compartments cropped(const Compartments& c, Compartment side) {
    const Box b = boundsOf(maskWhere(c.part, [&](std::uint8_t w) { return w == side; }), 12);
    return {crop(c.part, b), crop(c.tissue, b)};
}

}  // namespace

Field cortexField(const Compartments& all, Compartment side, const Opening* opening) {
    const Compartments c = cropped(all, side);
    const int other = side == kLeft ? kRight : kLeft;
    const Field self = partField(c, {side}, 1.5, 3.0);
    const Field rest = partField(c, {other, kCerebellum, kBrainstem}, 1.5, 3.0);
    const Field close = partField(c, {other, kCerebellum, kBrainstem}, 5.0, 2.5);
    Field f(c.part.grid);
    forEachVoxel(f.grid, [&](int i, int j, int k, std::size_t at) {
        float raise = std::clamp(close.data[at] / 0.25f, 0.0f, 1.0f);
        double wedge = -1e9;
        if (opening) {
            const Vec3 p = f.grid.centre(i, j, k);
            raise = std::max(raise, 0.95f * float(opening->nearFace(p)));
            wedge = opening->wedge(p);
        }
        const float threshold = 42.0f + 34.0f * raise;
        float v = std::min((c.tissue.data[at] - threshold) / 50.0f,
                           1.2f * (self.data[at] - rest.data[at]));
        if (self.data[at] + rest.data[at] < 1e-3f) v = std::min(v, -0.3f);
        f.data[at] = std::min(v, float(-wedge));
    });
    return padded(keepLargest(std::move(f)));
}

Mesh cortexSurface(const Compartments& c, Compartment side, std::vector<Vec3>* raw,
                   const Opening* opening) {
    return isoSurface(cortexField(c, side, opening), 0.0, {{15, 0.1}, {30, 0.035}}, raw);
}

Mesh cerebellumSurface(const Compartments& all, const Field& head) {
    const Box box = boundsOf(maskWhere(all.part, [](auto w) { return w == kCerebellum; }), 16);
    const Compartments c{crop(all.part, box), crop(all.tissue, box)};
    const Field mri = crop(head, box);
    Mask m(c.part.grid);
    parallelFor(m.data.size(), [&](std::size_t i) {
        m.data[i] = c.part.data[i] == kCerebellum && c.tissue.data[i] > 58.0f;
    });
    m = fillHoles(erode(dilate(largestPiece(m), 2), 2));
    const Field hull = gaussian(m, 2.5, 2.5), depth = gaussian(m, 5.0, 2.5);
    Field weighted(mri.grid);
    parallelFor(m.data.size(),
                [&](std::size_t i) { weighted.data[i] = m.data[i] ? mri.data[i] : 0.0f; });
    const Field sum = gaussian(weighted, 5.0, 2.5), fine = gaussian(mri, 0.9);
    const Field self = partField(c, {kCerebellum}, 1.5, 3.0);
    const Field rest = partField(c, {kLeft, kRight, kBrainstem}, 1.5, 3.0);
    Field f(mri.grid);
    parallelFor(f.data.size(), [&](std::size_t i) {
        const float localMean = sum.data[i] / std::max(depth.data[i], 1e-3f);
        const float carve =
            (fine.data[i] - 0.955f * localMean) / 20.0f;  // folia: darker than around
        const float w =
            std::clamp((depth.data[i] - 0.80f) / 0.12f, 0.0f, 1.0f);  // fades with depth
        const float surface = w >= 1.0f ? 1.0f : carve * (1.0f - w) + w;
        f.data[i] =
            std::min({2.0f * (hull.data[i] - 0.5f), surface, 1.5f * (self.data[i] - rest.data[i])});
    });
    return isoSurface(padded(keepLargest(std::move(f))), 0.0, {{20, 0.08}, {30, 0.035}});
}

Mesh brainstemSurface(const Compartments& all) {
    const Compartments c = cropped(all, kBrainstem);
    const Field near = partField(c, {kLeft, kRight, kCerebellum}, 2.5, 4.0);
    const Field self = partField(c, {kBrainstem}, 2.5, 4.0);
    Field f(c.part.grid);
    parallelFor(f.data.size(), [&](std::size_t i) {
        float v =
            std::min((c.tissue.data[i] - 58.0f) / 50.0f, 1.5f * (self.data[i] - near.data[i]));
        if (self.data[i] + near.data[i] < 1e-3f) v = std::min(v, -0.3f);
        f.data[i] = v;
    });
    return isoSurface(padded(keepLargest(std::move(f))), 0.0, {{30, 0.05}, {30, 0.035}});
}

}  // namespace rewire::bake
