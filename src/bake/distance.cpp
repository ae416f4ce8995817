// SPDX-License-Identifier: Apache-2.0
// Exact Euclidean distance and nearest set voxel, one pass of lower parabola envelopes per axis.
// P. Felzenszwalb, D. Huttenlocher (2012), Distance transforms of sampled functions.
#include <limits>

#include "volume_ops.h"

namespace rewire::bake {
namespace {

constexpr double kFar = 1e18;

struct Line {
    std::vector<double> f, z, d;
    std::vector<std::int32_t> src, arg;
    std::vector<int> v;
    explicit Line(int n) : f(n), z(n + 1), d(n), src(n), arg(n), v(n) {}
};

// Lower envelope of f[q] + (x - q)^2; d gets the minimum, arg the source that reaches it.
void envelope(Line& l, int n) {
    int k = -1;
    for (int q = 0; q < n; ++q) {
        if (l.f[q] >= kFar) continue;
        double s = -std::numeric_limits<double>::infinity();
        while (k >= 0) {
            const int p = l.v[k];
            s = ((l.f[q] + double(q) * q) - (l.f[p] + double(p) * p)) / (2.0 * (q - p));
            if (s > l.z[k]) break;
            --k;
        }
        if (k < 0) s = -std::numeric_limits<double>::infinity();
        l.v[++k] = q;
        l.z[k] = s;
    }
    int at = 0;
    for (int x = 0; x < n; ++x) {
        if (k < 0) {
            l.d[x] = kFar;
            l.arg[x] = -1;
            continue;
        }
        while (at < k && l.z[at + 1] < x) ++at;
        const int p = l.v[at];
        l.d[x] = double(x - p) * (x - p) + l.f[p];
        l.arg[x] = l.src[p];
    }
}

void pass(Volume<double>& dist, Volume<std::int32_t>& index, int axis) {
    const Grid& g = dist.grid;
    const int n = axis == 0 ? g.nx : axis == 1 ? g.ny : g.nz;
    const int na = axis == 0 ? g.ny : g.nx, nb = axis == 2 ? g.ny : g.nz;
    const std::size_t step = axis == 0 ? 1 : axis == 1 ? g.nx : std::size_t(g.nx) * g.ny;
    parallelRanges(std::size_t(na) * nb, [&](std::size_t begin, std::size_t end) {
        Line l(n);
        for (std::size_t r = begin; r < end; ++r) {
            const int a = int(r % na), b = int(r / na);
            const std::size_t base = axis == 0   ? g.index(0, a, b)
                                     : axis == 1 ? g.index(a, 0, b)
                                                 : g.index(a, b, 0);
            for (int i = 0; i < n; ++i) {
                l.f[i] = dist.data[base + i * step];
                l.src[i] = index.data[base + i * step];
            }
            envelope(l, n);
            for (int i = 0; i < n; ++i) {
                dist.data[base + i * step] = l.d[i];
                index.data[base + i * step] = l.arg[i];
            }
        }
    });
}

}  // namespace

Nearest nearestSet(const Mask& m) {
    Volume<double> d(m.grid);
    Nearest out{Field(m.grid), Volume<std::int32_t>(m.grid)};
    parallelFor(m.data.size(), [&](std::size_t i) {
        d.data[i] = m.data[i] ? 0.0 : kFar;
        out.index.data[i] = m.data[i] ? std::int32_t(i) : -1;
    });
    for (int axis = 0; axis < 3; ++axis) pass(d, out.index, axis);
    parallelFor(d.data.size(),
                [&](std::size_t i) { out.distance.data[i] = float(std::sqrt(d.data[i])); });
    return out;
}

Field distanceTo(const Mask& m) {
    return nearestSet(m).distance;
}

Field signedDistance(const Mask& m) {
    const Field out = distanceTo(m);
    Field in = distanceTo(maskWhere(m, [](std::uint8_t v) { return !v; }));
    parallelFor(in.data.size(), [&](std::size_t i) { in.data[i] -= out.data[i]; });
    return in;
}

}  // namespace rewire::bake
