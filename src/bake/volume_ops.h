// SPDX-License-Identifier: Apache-2.0
// What the image stages do with voxel boxes: blur, grow, shrink, largest piece, nearest feature,
// sample. Own small kernels, so that the same numbers come out on every machine and with every
// thread count. Does NOT know anatomy.
#pragma once

#include "volume.h"

namespace rewire::bake {

// Separable Gaussian, kernel cut at truncate * sigma, edge voxels repeated outwards. Sigma in
// voxels.
[[nodiscard]] Field gaussian(const Field& v, double sigma, double truncate = 4.0);
[[nodiscard]] Field gaussian(const Mask& m, double sigma, double truncate = 4.0);

// Six-neighbour morphology, repeated.
[[nodiscard]] Mask dilate(Mask m, int times);
[[nodiscard]] Mask erode(Mask m, int times);
[[nodiscard]] Mask fillHoles(const Mask& m);

// Six-neighbour pieces: 0 = background, else 1..n in order of first voxel; sizes[n] is that
// piece's.
struct Pieces {
    Volume<std::int32_t> id;
    std::vector<std::size_t> sizes;
};
[[nodiscard]] Pieces pieces(const Mask& m);
[[nodiscard]] Mask largestPiece(const Mask& m);
// Pieces with at least fraction * (size of the largest).
[[nodiscard]] Mask largePieces(const Mask& m, double fraction);

// Exact distance (voxels) to the nearest set voxel, and which one it is (Felzenszwalb, Huttenlocher
// 2012, Distance transforms of sampled functions). Nothing set: index -1.
struct Nearest {
    Field distance;
    Volume<std::int32_t> index;
};
[[nodiscard]] Nearest nearestSet(const Mask& m);
[[nodiscard]] Field distanceTo(const Mask& m);
// + inside, - outside, in voxels.
[[nodiscard]] Field signedDistance(const Mask& m);

// Trilinear; outside the box the edge value.
[[nodiscard]] double sample(const Field& v, const Vec3& mm);
// Label volume on another grid, nearest voxel; 0 outside.
[[nodiscard]] Labels resampleNearest(const Labels& v, const Grid& onto);
[[nodiscard]] Field resampleLinear(const Field& v, const Grid& onto);

// Box round the set voxels, grown by margin, within the grid; and cutting it out.
struct Box {
    int lo[3], hi[3];  // hi is one past
};
[[nodiscard]] Box boundsOf(const Mask& m, int margin);
template <class T>
[[nodiscard]] Volume<T> crop(const Volume<T>& v, const Box& b) {
    Grid g{b.hi[0] - b.lo[0], b.hi[1] - b.lo[1], b.hi[2] - b.lo[2],
           v.grid.centre(b.lo[0], b.lo[1], b.lo[2]), v.grid.h};
    Volume<T> out(g);
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
        out.data[at] = v.at(i + b.lo[0], j + b.lo[1], k + b.lo[2]);
    });
    return out;
}

}  // namespace rewire::bake
