// SPDX-License-Identifier: Apache-2.0
#include "scene/close_up_parts.h"

#include <algorithm>
#include <cmath>

#include "core/counter_rng.h"

namespace rewire::close_up {
namespace {

constexpr float kStepMm = 3.2F;  // between the points of a branch

glm::vec3 randomDirection(const CounterRng& rng, std::uint64_t entity, std::uint64_t lane,
                          float depth) {
    const auto one = [&](std::uint64_t k) {
        return static_cast<float>(2.0 * rng.uniform(entity, lane, k) - 1.0);
    };
    return {one(0), depth * one(1), one(2)};
}

}  // namespace

glm::vec3 blended(glm::vec3 from, glm::vec3 to, float t) {
    return fromOklab(glm::mix(toOklab(from), toOklab(to), std::clamp(t, 0.0F, 1.0F)));
}

glm::vec3 Tints::sunk(glm::vec3 colour, float amount) const {
    return blended(colour, ground, amount);
}

Tints tintsOf(Theme theme) {
    Tints tints;
    tints.theme = theme;
    tints.ground = themeColours(theme).stage;
    const bool dark = theme == Theme::kDark;
    tints.tissue = dark ? glm::vec3(0.87F, 0.79F, 0.73F) : glm::vec3(0.70F, 0.60F, 0.54F);
    tints.light = dark ? glm::vec3(1.0F, 0.925F, 0.72F) : glm::vec3(0.60F, 0.43F, 0.08F);
    return tints;
}

CloseUp emptyScene(const ViewState& state, glm::vec2 frameMm, float azimuthDeg,
                   float elevationDeg) {
    constexpr float kSteepestDeg = 80.0F;
    CloseUp scene;
    scene.frameMm = frameMm;
    DrawList& list = scene.list;
    list.theme = state.theme;
    list.style = Style::kXray;  // nothing hides the solids
    list.background = themeColours(state.theme).stage;
    list.camera.targetMm = glm::vec3(0.0F);
    list.camera.fovDeg = kFovDeg;
    list.camera.azimuthDeg = kFrontDeg + azimuthDeg + state.closeUpTurnDeg.x;
    list.camera.elevationDeg =
        std::clamp(elevationDeg + state.closeUpTurnDeg.y, -kSteepestDeg, kSteepestDeg);
    fitToAspect(scene, frameMm.x / frameMm.y);
    return scene;
}

void fadeWithDepth(CloseUp& scene, float frontMm, float backMm, float amount) {
    const float eyeMm = scene.list.camera.distanceMm;
    scene.list.depthCue = {eyeMm + frontMm, eyeMm + backMm, amount};
}

void label(CloseUp& scene, const glm::vec3& pointMm, std::string_view key) {
    scene.labels.push_back({pointMm, std::string(key)});
}

std::vector<float> evenly(float from, float to, float step) {
    const int count = std::max(0, static_cast<int>(std::floor((to - from) / step))) + 1;
    std::vector<float> places;
    for (int i = 0; i < count; ++i) places.push_back(from + step * static_cast<float>(i));
    return places;
}

std::vector<glm::vec3> smoothCurve(const std::vector<glm::vec3>& through, int perSpan) {
    if (through.size() < 3) return through;
    std::vector<glm::vec3> curve;
    const std::size_t last = through.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        const glm::vec3 b = through[i], c = through[i + 1];
        const glm::vec3 a = i > 0 ? through[i - 1] : 2.0F * b - c;
        const glm::vec3 d = i + 2 <= last ? through[i + 2] : 2.0F * c - b;
        for (int k = 0; k < perSpan; ++k) {
            const float t = static_cast<float>(k) / static_cast<float>(perSpan);
            curve.push_back(0.5F * (2.0F * b + (c - a) * t +
                                    (2.0F * a - 5.0F * b + 4.0F * c - d) * (t * t) +
                                    (3.0F * b - a - 3.0F * c + d) * (t * t * t)));
        }
    }
    curve.push_back(through[last]);
    return curve;
}

Place placeAt(const std::vector<glm::vec3>& curve, float share) {
    const float at = std::clamp(share, 0.0F, 1.0F) * static_cast<float>(curve.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(at), curve.size() - 2);
    const glm::vec3 step = curve[i + 1] - curve[i];
    const float length = glm::length(step);
    return {glm::mix(curve[i], curve[i + 1], at - static_cast<float>(i)),
            length > 1e-6F ? step / length : glm::vec3(1.0F, 0.0F, 0.0F)};
}

glm::vec3 across(const glm::vec3& along, float angle) {
    const glm::vec3 towardsEye(0.0F, -1.0F, 0.0F);
    glm::vec3 flat = glm::cross(along, towardsEye);
    if (glm::length(flat) < 1e-3F) flat = glm::vec3(1.0F, 0.0F, 0.0F);
    flat = glm::normalize(flat);
    return flat * std::cos(angle) + glm::cross(flat, along) * std::sin(angle);
}

namespace {

struct Grower {
    const TreeSpec& spec;
    CounterRng rng;
    std::vector<Branch> tree;
    std::uint64_t made = 0;

    void grow(const glm::vec3& from, glm::vec3 direction, float lengthMm, float startRadius,
              float radius, float startMm, int level) {
        const std::uint64_t id = made++;
        const float varied = lengthMm * (0.75F + 0.5F * static_cast<float>(rng.uniform(id, 900)));
        const int steps = std::max(3, static_cast<int>(varied / kStepMm));
        const float endRadius =
            level == spec.levels ? spec.tipMm : glm::mix(radius, spec.tipMm, 0.35F);
        const glm::vec3 home = direction;
        Branch branch;
        branch.startMm = startMm;
        branch.level = level;
        glm::vec3 at = from, drift(0.0F);
        for (int i = 0; i <= steps; ++i) {
            const float s = static_cast<float>(i) / static_cast<float>(steps);
            const float flare = std::exp(-static_cast<float>(i) * 1.4F);
            branch.points.push_back(at);
            branch.radii.push_back(glm::mix(glm::mix(radius, endRadius, s), startRadius, flare));
            drift =
                0.6F * drift +
                spec.wander * randomDirection(rng, id, static_cast<std::uint64_t>(i), spec.depth);
            direction = glm::normalize(direction + drift + 0.12F * home);
            at += direction * (varied / static_cast<float>(steps));
        }
        const glm::vec3 tip = branch.points.back();
        tree.push_back(std::move(branch));
        if (level == spec.levels) return;
        const float turn = static_cast<float>(rng.uniform(id, 901)) * 6.2831853F;
        glm::vec3 side = across(direction, turn);
        side.y *= spec.depth;
        side = glm::normalize(side - direction * glm::dot(side, direction));
        const float lean = 0.35F + 0.3F * static_cast<float>(rng.uniform(id, 902));
        const float spread = glm::radians(spec.spreadDeg);
        for (const float part : {lean, lean - 1.0F}) {
            const glm::vec3 out = glm::normalize(direction * std::cos(spread * part) +
                                                 side * std::sin(spread * part));
            grow(tip, out, lengthMm * spec.shorter, endRadius, endRadius * 0.86F, startMm + varied,
                 level + 1);
        }
    }
};

}  // namespace

std::vector<Branch> growTree(const TreeSpec& spec) {
    Grower grower{spec, CounterRng(spec.seed), {}, 0};
    grower.grow(spec.root, glm::normalize(spec.direction), spec.lengthMm, spec.radiusMm,
                spec.radiusMm, 0.0F, 0);
    return std::move(grower.tree);
}

float reachOf(const std::vector<Branch>& tree) {
    float reach = 0.0F;
    for (const Branch& branch : tree) {
        float length = branch.startMm;
        for (std::size_t i = 1; i < branch.points.size(); ++i)
            length += glm::distance(branch.points[i - 1], branch.points[i]);
        reach = std::max(reach, length);
    }
    return reach;
}

std::vector<Branch> grownSoFar(const std::vector<Branch>& tree, float reachMm, float tipMm) {
    std::vector<Branch> grown;
    for (const Branch& whole : tree) {
        if (whole.startMm >= reachMm) continue;
        Branch part;
        part.startMm = whole.startMm;
        part.level = whole.level;
        float walked = whole.startMm;
        for (std::size_t i = 0; i < whole.points.size(); ++i) {
            if (i > 0) {
                const float step = glm::distance(whole.points[i - 1], whole.points[i]);
                if (walked + step > reachMm) {
                    const float t = (reachMm - walked) / step;
                    part.points.push_back(glm::mix(whole.points[i - 1], whole.points[i], t));
                    part.radii.push_back(tipMm);
                    break;
                }
                walked += step;
            }
            const float young = std::clamp((reachMm - walked) / 14.0F, 0.0F, 1.0F);
            part.points.push_back(whole.points[i]);
            part.radii.push_back(glm::mix(tipMm, whole.radii[i], std::sqrt(young)));
        }
        if (part.points.size() > 1) grown.push_back(std::move(part));
    }
    return grown;
}

Tube tubeOf(const Branch& branch, const glm::vec3& colour) {
    Tube tube;
    tube.pointsMm = branch.points;
    tube.radiiMm = branch.radii;
    tube.colour = colour;
    tube.buried = true;
    return tube;
}

void addLight(DrawList& list, const Tints& tints, const glm::vec3& pointMm, float radiusMm,
              const glm::vec3& colour, float strength) {
    if (strength <= 0.01F) return;
    const float onPaper = tints.theme == Theme::kDark ? 1.0F : 0.55F;
    Sphere halo;
    halo.centreMm = pointMm;
    halo.radiusMm = radiusMm;
    halo.colour = colour;
    halo.opacity = std::min(1.0F, strength) * 0.75F * onPaper;
    halo.halo = true;
    list.spheres.push_back(halo);
}

}  // namespace rewire::close_up

namespace rewire {

void fitToAspect(CloseUp& closeUp, float aspect) {
    Camera& camera = closeUp.list.camera;
    const float before = camera.distanceMm;
    const float height = std::max(closeUp.frameMm.y, closeUp.frameMm.x / std::max(aspect, 0.1F));
    const float half = 0.5F * glm::radians(camera.fovDeg);
    camera.distanceMm = 0.5F * height / std::tan(half);
    DepthCue& cue = closeUp.list.depthCue;
    cue.fromMm += camera.distanceMm - before;
    cue.toMm += camera.distanceMm - before;
}

}  // namespace rewire
