// SPDX-License-Identifier: Apache-2.0
// Watershed from atlas seeds on the 0.5 mm MRI, then the corrections at the midline and the
// brainstem. Bright tissue floods first, so that borders fall into the fluid of the fissure and
// below the tentorium.
#include "compartments.h"

#include <array>
#include <deque>

#include "volume_ops.h"

namespace rewire::bake {
namespace {

// Sets of label numbers, as a table to ask fast.
struct LabelSet {
    std::array<bool, 256> in{};
    LabelSet(std::initializer_list<std::pair<int, int>> ranges) {
        for (auto [a, b] : ranges)
            for (int i = a; i <= b; ++i) in[i] = true;
    }
    bool operator()(std::uint8_t v) const { return in[v]; }
};

const LabelSet kJhuBrainstem{{91, 94}, {97, 116}};
const LabelSet kJhuDeepAndWhite{{77, 90}, {117, 169}};
const LabelSet kJhuMidline{{83, 86}, {123, 129}, {143, 146}, {161, 162}, {167, 168}, {171, 181}};

constexpr float kTissueIso = 40.0f;  // T1 intensity between fluid and grey matter of this head
constexpr float kSeedIso = 55.0f;

Labels makeSeeds(const Sources& s, const Field& I, const Mask& tissue) {
    const Grid& g = I.grid;
    Labels seed(g);
    auto plant = [&](Mask m, int erosions, Compartment c, auto&& also) {
        m = erode(std::move(m), erosions);
        forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
            if (m.data[at] && also(i, j, k, at)) seed.data[at] = c;
        });
    };
    auto bright = [&](int, int, int, std::size_t at) {
        return tissue.data[at] && I.data[at] > kSeedIso;
    };
    plant(maskWhere(s.aalFine, [](auto a) { return a >= 1 && a <= 90 && a % 2 == 1; }), 2, kLeft,
          bright);
    plant(maskWhere(s.aalFine, [](auto a) { return a >= 1 && a <= 90 && a % 2 == 0; }), 2, kRight,
          bright);
    plant(maskWhere(s.aalFine, [](auto a) { return a >= 91 && a <= 116; }), 2, kCerebellum, bright);

    Mask stem(g), white(g);
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
        const bool free = s.aalFine.data[at] == 0 && I.data[at] > 60.0f;
        stem.data[at] = free && kJhuBrainstem(s.jhuFine.data[at]) && g.centre(i, j, k).z < 0.0;
    });
    plant(stem, 2, kBrainstem, [](int, int, int, std::size_t) { return true; });
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {  // jhu189 ends at z = -50
        const Vec3 p = g.centre(i, j, k);
        if (std::abs(p.x) < 6 && p.y > -50 && p.y < -30 && p.z < -48 && tissue.data[at] &&
            s.aalFine.data[at] == 0 && I.data[at] > 60.0f)
            seed.data[at] = kBrainstem;
        white.data[at] = kJhuDeepAndWhite(s.jhuFine.data[at]) &&
                         !kJhuBrainstem(s.jhuFine.data[at]) && s.aalFine.data[at] == 0 &&
                         seed.data[at] == 0 && I.data[at] > 60.0f;
    });
    white = erode(std::move(white), 1);
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
        const double x = g.centre(i, j, k).x;
        if (white.data[at] && std::abs(x) >= 1.0) seed.data[at] = x < 0 ? kLeft : kRight;
    });
    return seed;
}

// Flooding by brightness in 1/8 grey steps (F. Meyer 1994, Topographic distance and watershed
// lines).
Labels flood(const Field& I, Labels seed, const Mask& within) {
    const Grid& g = I.grid;
    constexpr int kLevels = 256 * 8;
    auto level = [&](std::size_t at) {
        return std::clamp(kLevels - 1 - int(I.data[at] * 8.0f), 0, kLevels - 1);
    };
    std::vector<std::deque<std::uint32_t>> queue(kLevels);
    Labels& out = seed;
    for (std::size_t at = 0; at < out.data.size(); ++at)
        if (out.data[at] && within.data[at]) queue[level(at)].push_back(std::uint32_t(at));
    const std::ptrdiff_t steps[6] = {
        -1, 1, -g.nx, g.nx, -std::ptrdiff_t(g.nx) * g.ny, std::ptrdiff_t(g.nx) * g.ny};
    for (int now = 0; now < kLevels; ++now) {
        while (!queue[now].empty()) {
            const std::uint32_t at = queue[now].front();
            queue[now].pop_front();
            const int i = int(at % g.nx), j = int(at / g.nx % g.ny), k = int(at / g.nx / g.ny);
            const bool open[6] = {i > 0, i + 1 < g.nx, j > 0, j + 1 < g.ny, k > 0, k + 1 < g.nz};
            for (int d = 0; d < 6; ++d) {
                if (!open[d]) continue;
                const std::size_t n = at + steps[d];
                if (out.data[n] || !within.data[n]) continue;
                out.data[n] = out.data[at];
                queue[std::max(now, level(n))].push_back(std::uint32_t(n));
            }
        }
    }
    return out;
}

void splitMidline(const Sources& s, const Field& I, Labels& part) {
    const Grid& g = I.grid;
    const Mask midline = dilate(maskWhere(s.jhuFine, kJhuMidline), 4);
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
        std::uint8_t& w = part.data[at];
        const Vec3 p = g.centre(i, j, k);
        const double ax = std::abs(p.x);
        if (w == kCerebellum && p.y > -36 && p.z < -18 && ax < 16) w = kBrainstem;  // the pons
        if (w != kLeft && w != kRight) return;
        const bool deep = midline.data[at] && ax < 4;
        const bool callosum =
            I.data[at] > 92.0f && ax < 6 && p.y > -50 && p.y < 40 && p.z > -6 && p.z < 42;
        const bool chiasm = ax < 16 && p.y > -14 && p.y < 24 && p.z < -9;
        if (deep || callosum || chiasm) w = p.x < 0 ? kLeft : kRight;
    });
}

// The cut between brainstem and hemispheres is arbitrary anatomy: make it at least smooth.
void smoothStemCut(Labels& part) {
    const Grid& g = part.grid;
    const Field stem = gaussian(maskWhere(part, [](auto w) { return w == kBrainstem; }), 4.0);
    const Field hemi =
        gaussian(maskWhere(part, [](auto w) { return w == kLeft || w == kRight; }), 4.0);
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
        std::uint8_t& w = part.data[at];
        if (w == kNone || w == kCerebellum || stem.data[at] < 0.02f || hemi.data[at] < 0.02f)
            return;
        if (stem.data[at] > hemi.data[at])
            w = kBrainstem;
        else if (w == kBrainstem)
            w = g.centre(i, j, k).x < 0 ? kLeft : kRight;
    });
}

}  // namespace

Compartments makeCompartments(const Sources& s) {
    Compartments c;
    c.tissue = gaussian(s.head, 0.6);
    const Mask tissue = largestPiece(maskWhere(c.tissue, [](float v) { return v > kTissueIso; }));
    c.part = flood(c.tissue, makeSeeds(s, c.tissue, tissue), dilate(tissue, 3));
    splitMidline(s, c.tissue, c.part);
    smoothStemCut(c.part);
    return c;
}

}  // namespace rewire::bake
