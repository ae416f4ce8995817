// SPDX-License-Identifier: Apache-2.0
#include "render/frame_setup.h"

#include <algorithm>
#include <cmath>

namespace rewire::render {

namespace {

// Directions towards the lights, x right, y up, z to the viewer (the look's table).
constexpr glm::vec3 kKey{-0.45F, 0.68F, 0.60F};
constexpr glm::vec3 kFill{0.85F, 0.10F, 0.50F};
constexpr glm::vec3 kRim{0.50F, 0.60F, -0.60F};
constexpr int kApronPx = 24;

void placeTile(FrameSetup& f) {
    FrameSpec& s = f.spec;
    if (s.fullWidthPx <= 0) s.fullWidthPx = s.widthPx;
    if (s.fullHeightPx <= 0) s.fullHeightPx = s.heightPx;
    const bool whole = s.fullWidthPx == s.widthPx && s.fullHeightPx == s.heightPx;
    f.apronPx = whole ? 0 : std::max(kApronPx, s.fullHeightPx * kApronPx / 1080);
    const int left = s.offsetXPx - f.apronPx;
    const int bottom = s.fullHeightPx - s.offsetYPx - s.heightPx - f.apronPx;
    f.insidePx = glm::ivec2(s.widthPx + 2 * f.apronPx, s.heightPx + 2 * f.apronPx) * f.factor;
    f.viewport = glm::ivec4(-left, -bottom, s.fullWidthPx, s.fullHeightPx) * f.factor;
}

}  // namespace

FrameSetup setUpFrame(const DrawList& list, const FrameSpec& spec) {
    FrameSetup f;
    f.spec = spec;
    if (spec.quality == Quality::kRest && spec.samplesPerAxis > 1) {
        f.samples = 4;  // the only count llvmpipe offers; more come from supersampling
        f.factor = std::clamp((spec.samplesPerAxis + 1) / 2, 1, 4);
    }
    placeTile(f);
    f.space = {f.spec.fullWidthPx, f.spec.fullHeightPx, spec.freeRectPx};
    f.viewProjection = f.space.projection(list.camera);
    f.eyeMm = list.camera.eyeMm();
    const glm::vec3 back = glm::normalize(f.eyeMm - list.camera.targetMm);
    f.up = list.camera.up();
    const auto world = [&](const glm::vec3& v) {
        return glm::normalize(list.camera.right() * v.x + f.up * v.y + back * v.z);
    };
    f.key = world(kKey);
    f.fill = world(kFill);
    f.rim = world(kRim);
    f.mmPerPixel = f.space.mmPerPixel(list.camera, list.camera.distanceMm);
    f.pixelScale =
        static_cast<float>(f.space.freeRect().w) / 1080.0F * static_cast<float>(f.factor);
    return f;
}

glm::ivec4 FrameSetup::screenRect(const Aabb& boxMm, int marginPx) const {
    if (boxMm.empty()) return glm::ivec4(0);
    glm::vec2 low(1e9F);
    glm::vec2 high(-1e9F);
    for (int corner = 0; corner < 8; ++corner) {
        const glm::vec3 p((corner & 1) != 0 ? boxMm.maxMm.x : boxMm.minMm.x,
                          (corner & 2) != 0 ? boxMm.maxMm.y : boxMm.minMm.y,
                          (corner & 4) != 0 ? boxMm.maxMm.z : boxMm.minMm.z);
        const glm::vec4 clip = viewProjection * glm::vec4(p, 1.0F);
        if (clip.w <= 1e-3F) return {0, 0, insidePx.x, insidePx.y};  // round the eye: take all
        const glm::vec2 unit = glm::vec2(clip) / clip.w * 0.5F + 0.5F;
        const glm::vec2 pixel =
            glm::vec2(viewport.x, viewport.y) + unit * glm::vec2(viewport.z, viewport.w);
        low = glm::min(low, pixel);
        high = glm::max(high, pixel);
    }
    const glm::ivec2 first = glm::max(glm::ivec2(glm::floor(low)) - marginPx, glm::ivec2(0));
    const glm::ivec2 last = glm::min(glm::ivec2(glm::ceil(high)) + marginPx, insidePx);
    if (last.x <= first.x || last.y <= first.y) return glm::ivec4(0);
    return {first.x, first.y, last.x - first.x, last.y - first.y};
}

}  // namespace rewire::render
