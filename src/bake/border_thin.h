// SPDX-License-Identifier: Apache-2.0
// Makes the cut borders fit for use: smoothed curves with few vertices, close together only where
// they bend, no turn above 30 degrees except where three patches meet. All levels of detail share
// them. Does NOT change which patch a triangle belongs to.
#pragma once

#include "border_cut.h"

namespace rewire::bake {

// What must happen to border vertices, to match another shell: kFree, kDrop, or kKeep at
// `position`.
enum class Fate : std::uint8_t { kFree, kDrop, kKeep };
struct ForcedBorder {
    std::vector<Fate> fate;  // per vertex of the shell
    std::vector<Vec3> position;
};

struct ThinReport {
    std::size_t before = 0, after = 0,
                stuck = 0;  // border vertices; those that could not be dropped
    double maxTurnDeg = 0.0, maxMoveMm = 0.0;
    std::size_t flipped = 0;
};

void say(const ThinReport& r);
[[nodiscard]] ThinReport thinBorders(CutShell& s, const ForcedBorder* forced = nullptr);

// A border between two corners (or closed: first == last), as vertex indices.
using Chain = std::vector<std::uint32_t>;
[[nodiscard]] std::vector<Chain> borderChains(const CutShell& s);

// Where a border turns back on itself (round a thin bridge between two gyri) it gets vertices
// enough to do so smoothly. Leaves edges alone whose ends are both in `settled` (per vertex; may be
// empty).
void splitSharpBorders(CutShell& s, const std::vector<std::int64_t>& settled = {});

// Divides the edges that another shell has divided. twin: this shell's vertex -> the other's, or
// -1; grows.
void inheritSplits(CutShell& s, const CutShell& other, std::vector<std::int64_t>& twin);

}  // namespace rewire::bake
