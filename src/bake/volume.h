// SPDX-License-Identifier: Apache-2.0
// A box of voxels in RAS millimetres, x fastest, axes along the world's. The value type of all
// image stages. Does NOT know files, atlases or anatomy.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <glm/vec3.hpp>
#include <thread>
#include <vector>

namespace rewire::bake {

using Vec3 = glm::dvec3;

// Voxel (i,j,k) has its centre at origin + h * (i,j,k).
struct Grid {
    int nx = 0, ny = 0, nz = 0;
    Vec3 origin{0.0};
    double h = 1.0;  // mm, the same along all axes

    [[nodiscard]] std::size_t size() const { return std::size_t(nx) * ny * nz; }
    [[nodiscard]] std::size_t index(int i, int j, int k) const {
        return (std::size_t(k) * ny + j) * nx + i;
    }
    [[nodiscard]] bool inside(int i, int j, int k) const {
        return i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz;
    }
    [[nodiscard]] Vec3 centre(int i, int j, int k) const { return origin + h * Vec3(i, j, k); }
    [[nodiscard]] Vec3 toVoxel(const Vec3& mm) const { return (mm - origin) / h; }
    bool operator==(const Grid&) const = default;
};

template <class T>
struct Volume {
    Grid grid;
    std::vector<T> data;

    Volume() = default;
    explicit Volume(const Grid& g, T fill = T{}) : grid(g), data(g.size(), fill) {}
    T& at(int i, int j, int k) { return data[grid.index(i, j, k)]; }
    const T& at(int i, int j, int k) const { return data[grid.index(i, j, k)]; }
};

using Mask = Volume<std::uint8_t>;
using Labels = Volume<std::uint8_t>;
using Field = Volume<float>;

// Runs body(begin, end) on slices of [0, n). Each index is written by one thread alone, so that the
// result does not depend on how many threads there are.
template <class Body>
void parallelRanges(std::size_t n, Body&& body) {
    const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
    if (n < 256 || threads == 1) {
        body(std::size_t{0}, n);
        return;
    }
    std::vector<std::jthread> pool;
    for (std::size_t t = 0; t < threads; ++t)
        pool.emplace_back([&, t] { body(n * t / threads, n * (t + 1) / threads); });
}

template <class Body>
void parallelFor(std::size_t n, Body&& body) {
    parallelRanges(n, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) body(i);
    });
}

// Calls body(i, j, k, index) for all voxels, planes in parallel.
template <class Body>
void forEachVoxel(const Grid& g, Body&& body) {
    parallelRanges(std::size_t(g.nz) * g.ny, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            const int k = int(row / g.ny), j = int(row % g.ny);
            const std::size_t base = g.index(0, j, k);
            for (int i = 0; i < g.nx; ++i) body(i, j, k, base + i);
        }
    });
}

template <class T, class Predicate>
Mask maskWhere(const Volume<T>& v, Predicate&& keep) {
    Mask m(v.grid);
    parallelFor(v.data.size(), [&](std::size_t i) { m.data[i] = keep(v.data[i]) ? 1 : 0; });
    return m;
}

}  // namespace rewire::bake
