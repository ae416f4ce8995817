// SPDX-License-Identifier: Apache-2.0
// How fast a turning brain is drawn: medians of frames that end with glFinish, the brain fitted to
// 85 % of the picture's height. The floor is the plain way on the same triangles in the same run:
// the finest level in file order, one pass, hardly any light. Needs a current context and uploaded
// meshes. Does NOT print.
#pragma once

#include <functional>
#include <vector>

#include "render/renderer.h"

namespace rewire {

[[nodiscard]] double median(std::vector<double> values);  // the upper one of two; 0 of none

struct BenchSpec {
    int widthPx = 1280, heightPx = 720, frames = 60;
};
struct BenchResult {
    double medianMs = 0, p95Ms = 0;  // turning
    double restMs = 0;               // the full picture once the camera stands
    double floorMs = 0;
    std::size_t triangles = 0;  // drawn while turning
};

// `list` gives what is drawn; its camera is turned. Frames and floor frames alternate, so that both
// see the machine in the same state.
[[nodiscard]] Result<BenchResult> runBench(Renderer& renderer, DrawList list,
                                           const BenchSpec& spec);

}  // namespace rewire
