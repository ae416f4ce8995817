// SPDX-License-Identifier: Apache-2.0
#include "render/triangle_sorter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rewire::render {

namespace {

struct Keyed {
    std::uint32_t key;  // larger is nearer
    std::uint32_t triangle;
};

// Least significant digit first, 11 bits at a time: 22 bits of depth resolve a hundredth of a
// millimetre.
constexpr std::uint32_t kDigitBits = 11;
constexpr std::size_t kBuckets = std::size_t{1} << kDigitBits;

void radixPass(std::vector<Keyed>& from, std::vector<Keyed>& to, std::uint32_t shift) {
    std::array<std::uint32_t, kBuckets> start{};
    for (const Keyed& k : from) ++start[(k.key >> shift) & (kBuckets - 1)];
    std::uint32_t sum = 0;
    for (std::uint32_t& s : start) sum += std::exchange(s, sum);
    for (const Keyed& k : from) to[start[(k.key >> shift) & (kBuckets - 1)]++] = k;
    from.swap(to);
}

std::vector<Keyed> keyed(const GpuMesh& mesh, std::span<const SortRange> ranges,
                         const glm::vec3& eyeMm) {
    std::size_t total = 0;
    for (const SortRange& range : ranges) total += range.count;
    std::vector<float> distances;
    std::vector<Keyed> keys;
    distances.reserve(total);
    keys.reserve(total);
    float nearest = std::numeric_limits<float>::max();
    float farthest = 0.0F;
    for (const SortRange& range : ranges) {
        const glm::vec3 eye = eyeMm - range.offsetMm;
        for (std::uint32_t t = range.firstTriangle; t < range.firstTriangle + range.count; ++t) {
            const float d = glm::distance(mesh.centresMm[t], eye);
            nearest = std::min(nearest, d);
            farthest = std::max(farthest, d);
            distances.push_back(d);
            keys.push_back({0, t});
        }
    }
    const float scale =
        static_cast<float>((1U << (2 * kDigitBits)) - 1U) / std::max(farthest - nearest, 1e-3F);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        keys[i].key = static_cast<std::uint32_t>((farthest - distances[i]) * scale);
    }
    return keys;
}

}  // namespace

std::vector<std::uint32_t> sortBackToFront(const GpuMesh& mesh, std::span<const SortRange> ranges,
                                           const glm::vec3& eyeMm) {
    std::vector<Keyed> keys = keyed(mesh, ranges, eyeMm);
    std::vector<Keyed> other(keys.size());
    radixPass(keys, other, 0);
    radixPass(keys, other, kDigitBits);
    std::vector<std::uint32_t> indices;
    indices.reserve(keys.size() * 3);
    for (const Keyed& k : keys) {
        const auto& t = mesh.triangles[k.triangle];
        indices.insert(indices.end(), t.begin(), t.end());
    }
    return indices;
}

}  // namespace rewire::render
