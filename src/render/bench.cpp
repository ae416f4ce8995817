// SPDX-License-Identifier: Apache-2.0
#include "render/bench.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "gpu/pipeline.h"

namespace rewire {

namespace {

constexpr float kBrainHeightMm = 155.0F;  // vertex to the end of the stem, as seen level
constexpr float kStepDeg = 3.0F;

double percentile95(std::vector<double> values) {
    std::ranges::sort(values);
    return values.empty() ? 0.0 : values[std::min(values.size() - 1, values.size() * 95 / 100)];
}

Result<double> timed(const std::function<Status()>& draw) {
    const auto start = std::chrono::steady_clock::now();
    if (Status done = draw(); !done) return done.forward();
    gpu::finish();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

}  // namespace

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.empty() ? 0.0 : values[values.size() / 2];
}

Result<BenchResult> runBench(Renderer& renderer, DrawList list, const BenchSpec& spec) {
    FrameSpec frame;
    frame.widthPx = spec.widthPx;
    frame.heightPx = spec.heightPx;
    const float halfHeightMm = kBrainHeightMm / 2.0F / 0.85F;
    list.camera.distanceMm = halfHeightMm / std::tan(glm::radians(list.camera.fovDeg) / 2.0F);
    std::vector<double> turning;
    std::vector<double> floor;
    std::vector<double> rest;
    BenchResult result;
    constexpr int kWarmUp = 2;  // shaders are compiled and caches filled
    for (int i = -kWarmUp; i < spec.frames; ++i) {
        list.camera.azimuthDeg += kStepDeg;
        frame.quality = Quality::kMoving;
        Result<double> ms = timed([&] { return renderer.draw(list, frame); });
        if (!ms) return ms.forward();
        result.triangles = renderer.trianglesDrawn();
        Result<double> plainMs = timed([&] { return renderer.drawFloor(list, frame); });
        if (!plainMs) return plainMs.forward();
        if (i >= 0) {
            turning.push_back(*ms);
            floor.push_back(*plainMs);
        }
        if (i % 12 != 0) continue;
        frame.quality = Quality::kRest;
        Result<double> restMs = timed([&] { return renderer.draw(list, frame); });
        if (!restMs) return restMs.forward();
        if (i >= 0) rest.push_back(*restMs);
        frame.quality = Quality::kMoving;  // its targets are made anew outside the timing
        if (Status done = renderer.draw(list, frame); !done) return done.forward();
    }
    result.medianMs = median(turning);
    result.p95Ms = percentile95(turning);
    result.floorMs = median(floor);
    result.restMs = median(rest);
    return result;
}

}  // namespace rewire
