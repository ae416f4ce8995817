// SPDX-License-Identifier: Apache-2.0
// Kernels of volume_ops.h: blur, morphology, pieces, sampling. The distance transform is in
// distance.cpp.
#include "volume_ops.h"

#include <queue>

namespace rewire::bake {
namespace {

std::vector<float> kernelOf(double sigma, double truncate) {
    const int radius = int(truncate * sigma + 0.5);
    std::vector<double> k(2 * radius + 1);
    double sum = 0.0;
    for (int i = -radius; i <= radius; ++i)
        sum += k[i + radius] = std::exp(-0.5 * i * i / (sigma * sigma));
    std::vector<float> out(k.size());
    for (std::size_t i = 0; i < k.size(); ++i) out[i] = float(k[i] / sum);
    return out;
}

// Blurs rows of length nx in place (x is contiguous).
void blurX(Field& v, const std::vector<float>& kernel) {
    const Grid& g = v.grid;
    const int r = int(kernel.size() / 2);
    parallelRanges(std::size_t(g.ny) * g.nz, [&](std::size_t begin, std::size_t end) {
        std::vector<float> padded(g.nx + 2 * r);
        for (std::size_t row = begin; row < end; ++row) {
            float* p = v.data.data() + row * g.nx;
            for (int i = 0; i < int(padded.size()); ++i)
                padded[i] = p[std::clamp(i - r, 0, g.nx - 1)];
            for (int i = 0; i < g.nx; ++i) {
                float s = 0.0f;
                for (std::size_t q = 0; q < kernel.size(); ++q) s += kernel[q] * padded[i + q];
                p[i] = s;
            }
        }
    });
}

// Blurs along y or z: whole x rows are added, so that the inner loop is contiguous.
void blurRows(Field& v, const std::vector<float>& kernel, bool alongY) {
    const Grid& g = v.grid;
    const int r = int(kernel.size() / 2);
    const int n = alongY ? g.ny : g.nz, others = alongY ? g.nz : g.ny;
    parallelRanges(others, [&](std::size_t begin, std::size_t end) {
        std::vector<float> in(std::size_t(n) * g.nx), sum(g.nx);
        for (std::size_t o = begin; o < end; ++o) {
            auto row = [&](int i) {
                return v.data.data() + (alongY ? g.index(0, i, int(o)) : g.index(0, int(o), i));
            };
            for (int i = 0; i < n; ++i)
                std::copy_n(row(i), g.nx, in.data() + std::size_t(i) * g.nx);
            for (int i = 0; i < n; ++i) {
                std::fill(sum.begin(), sum.end(), 0.0f);
                for (int q = -r; q <= r; ++q) {
                    const float w = kernel[q + r];
                    const float* src = in.data() + std::size_t(std::clamp(i + q, 0, n - 1)) * g.nx;
                    for (int x = 0; x < g.nx; ++x) sum[x] += w * src[x];
                }
                std::copy(sum.begin(), sum.end(), row(i));
            }
        }
    });
}

template <class Visit>
void sixNeighbours(const Grid& g, std::size_t at, Visit&& visit) {
    const int i = int(at % g.nx), j = int(at / g.nx % g.ny), k = int(at / g.nx / g.ny);
    const std::size_t sy = g.nx, sz = std::size_t(g.nx) * g.ny;
    if (i > 0) visit(at - 1);
    if (i + 1 < g.nx) visit(at + 1);
    if (j > 0) visit(at - sy);
    if (j + 1 < g.ny) visit(at + sy);
    if (k > 0) visit(at - sz);
    if (k + 1 < g.nz) visit(at + sz);
}

Mask spread(const Mask& m, std::uint8_t value) {
    Mask out = m;
    forEachVoxel(m.grid, [&](int, int, int, std::size_t at) {
        if (m.data[at] == value) return;
        bool touch = false;
        sixNeighbours(m.grid, at, [&](std::size_t n) { touch |= m.data[n] == value; });
        if (touch) out.data[at] = value;
    });
    return out;
}

}  // namespace

Field gaussian(const Field& v, double sigma, double truncate) {
    Field out = v;
    const auto kernel = kernelOf(sigma, truncate);
    blurX(out, kernel);
    blurRows(out, kernel, true);
    blurRows(out, kernel, false);
    return out;
}

Field gaussian(const Mask& m, double sigma, double truncate) {
    Field f(m.grid);
    parallelFor(m.data.size(), [&](std::size_t i) { f.data[i] = m.data[i] ? 1.0f : 0.0f; });
    return gaussian(f, sigma, truncate);
}

Mask dilate(Mask m, int times) {
    for (int t = 0; t < times; ++t) m = spread(m, 1);
    return m;
}

Mask erode(Mask m, int times) {
    for (int t = 0; t < times; ++t) m = spread(m, 0);
    return m;
}

Pieces pieces(const Mask& m) {
    Pieces out{Volume<std::int32_t>(m.grid), {0}};
    std::vector<std::size_t> stack;
    for (std::size_t start = 0; start < m.data.size(); ++start) {
        if (!m.data[start] || out.id.data[start]) continue;
        const auto id = std::int32_t(out.sizes.size());
        std::size_t count = 0;
        out.id.data[start] = id;
        stack.assign(1, start);
        while (!stack.empty()) {
            const std::size_t at = stack.back();
            stack.pop_back();
            ++count;
            sixNeighbours(m.grid, at, [&](std::size_t n) {
                if (m.data[n] && !out.id.data[n]) {
                    out.id.data[n] = id;
                    stack.push_back(n);
                }
            });
        }
        out.sizes.push_back(count);
    }
    return out;
}

Mask largePieces(const Mask& m, double fraction) {
    const Pieces p = pieces(m);
    const std::size_t top = *std::max_element(p.sizes.begin(), p.sizes.end());
    return maskWhere(p.id, [&](std::int32_t id) {
        return id > 0 && double(p.sizes[id]) >= fraction * double(top);
    });
}

Mask largestPiece(const Mask& m) {
    const Pieces p = pieces(m);
    const auto best =
        std::int32_t(std::max_element(p.sizes.begin(), p.sizes.end()) - p.sizes.begin());
    return maskWhere(p.id, [&](std::int32_t id) { return id > 0 && id == best; });
}

Mask fillHoles(const Mask& m) {
    const Mask outside = largestPiece(maskWhere(m, [](std::uint8_t v) { return !v; }));
    return maskWhere(outside, [](std::uint8_t v) { return !v; });
}

double sample(const Field& v, const Vec3& mm) {
    const Grid& g = v.grid;
    Vec3 p = g.toVoxel(mm);
    p.x = std::clamp(p.x, 0.0, g.nx - 1.0);
    p.y = std::clamp(p.y, 0.0, g.ny - 1.0);
    p.z = std::clamp(p.z, 0.0, g.nz - 1.0);
    const int i = std::min(int(p.x), std::max(g.nx - 2, 0)),
              j = std::min(int(p.y), std::max(g.ny - 2, 0)),
              k = std::min(int(p.z), std::max(g.nz - 2, 0));
    const double fx = p.x - i, fy = p.y - j, fz = p.z - k;
    double sum = 0.0;
    for (int c = 0; c < 8; ++c) {
        const int di = c & 1, dj = c >> 1 & 1, dk = c >> 2;
        const double w = (di ? fx : 1 - fx) * (dj ? fy : 1 - fy) * (dk ? fz : 1 - fz);
        if (w > 0.0) sum += w * v.at(i + di, j + dj, k + dk);
    }
    return sum;
}

Labels resampleNearest(const Labels& v, const Grid& onto) {
    Labels out(onto);
    forEachVoxel(onto, [&](int i, int j, int k, std::size_t at) {
        const Vec3 p = v.grid.toVoxel(onto.centre(i, j, k));
        const int a = int(std::floor(p.x + 0.5)), b = int(std::floor(p.y + 0.5)),
                  c = int(std::floor(p.z + 0.5));
        if (v.grid.inside(a, b, c)) out.data[at] = v.at(a, b, c);
    });
    return out;
}

Field resampleLinear(const Field& v, const Grid& onto) {
    Field out(onto);
    forEachVoxel(onto, [&](int i, int j, int k, std::size_t at) {
        out.data[at] = float(sample(v, onto.centre(i, j, k)));
    });
    return out;
}

Box boundsOf(const Mask& m, int margin) {
    const Grid& g = m.grid;
    Box b{{g.nx, g.ny, g.nz}, {0, 0, 0}};
    for (int k = 0; k < g.nz; ++k)
        for (int j = 0; j < g.ny; ++j)
            for (int i = 0; i < g.nx; ++i) {
                if (!m.at(i, j, k)) continue;
                const int p[3] = {i, j, k};
                for (int a = 0; a < 3; ++a) {
                    b.lo[a] = std::min(b.lo[a], p[a]);
                    b.hi[a] = std::max(b.hi[a], p[a] + 1);
                }
            }
    const int n[3] = {g.nx, g.ny, g.nz};
    for (int a = 0; a < 3; ++a) {
        b.lo[a] = std::clamp(b.lo[a] - margin, 0, n[a]);
        b.hi[a] = std::clamp(b.hi[a] + margin, b.lo[a], n[a]);
    }
    return b;
}

}  // namespace rewire::bake
