// SPDX-License-Identifier: Apache-2.0
#include "scene/framing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace rewire {
namespace {

constexpr glm::vec3 kCerebrumCentreMm{0.0F, -17.0F, 18.0F};
constexpr glm::vec3 kCerebrumRadiusMm{70.0F, 88.0F, 62.0F};
constexpr float kMedialWallMm =
    14.0F;  // cortex centred nearer the midline than this lies on the medial wall
constexpr float kShineThrough = 0.6F;  // how well a deep structure is seen, from anywhere
constexpr float kFarSideLess = 0.35F;  // less, through the whole other half
constexpr float kGoodEnough = 0.75F;   // of the best direction: then the camera keeps its own
constexpr float kNearestMm = 280.0F;   // nearer, the surroundings that tell where one is are lost
constexpr float kShareOfHalfHeight = 0.55F;

glm::vec3 directionOf(const Camera& camera) {
    return (camera.eyeMm() - camera.targetMm) / camera.distanceMm;
}

float sideSign(Side side) {
    return side == Side::kLeft ? -1.0F : side == Side::kRight ? 1.0F : 0.0F;
}

bool isMedialWall(const Parcel& p) {
    const bool surface = p.group == ParcelGroup::kCortex || p.group == ParcelGroup::kWhiteMatter;
    return surface && p.side != Side::kMidline && std::abs(p.centreMm.x) < kMedialWallMm;
}

// 0 hidden .. 1 seen face on.
float seen(const Parcel& p, const glm::vec3& towardsEye, std::optional<Side> medialOf) {
    if (medialOf && p.side != Side::kMidline && p.side != *medialOf) return 0.0F;
    const glm::vec3 lateral(sideSign(p.side), 0.0F, 0.0F);
    if (p.group == ParcelGroup::kDeep) {
        const float aside = std::min(1.0F, std::abs(p.centreMm.x) / kMedialWallMm);
        return kShineThrough -
               kFarSideLess * aside * std::max(0.0F, -glm::dot(lateral, towardsEye));
    }
    // The insula lies behind its lips and shows from its own side, from nowhere else.
    if (std::string_view(p.id).substr(0, 6) == "insula") {
        return 0.1F + 0.5F * std::max(0.0F, glm::dot(lateral, towardsEye));
    }
    const glm::vec3 outward =
        glm::normalize((p.centreMm - kCerebrumCentreMm) / (kCerebrumRadiusMm * kCerebrumRadiusMm));
    if (!isMedialWall(p)) return std::max(0.0F, glm::dot(outward, towardsEye));
    const float edge = 0.25F * std::max(0.0F, glm::dot(outward, towardsEye));
    return medialOf ? std::max(edge, glm::dot(-lateral, towardsEye)) : edge;
}

struct Candidate {
    Camera camera;
    std::optional<Side> medialOf;
};

// The mirror image of the present view comes first: from there one turns least.
std::vector<Candidate> candidates(const ViewState& state) {
    std::vector<Candidate> all;
    ViewState turned = state;
    applyView(turned, View::kLeftFront);
    turned.camera.azimuthDeg = -state.camera.azimuthDeg;
    turned.camera.elevationDeg = state.camera.elevationDeg;
    all.push_back({turned.camera, std::nullopt});
    for (const View view : kAllViews) {
        applyView(turned, view);
        all.push_back({turned.camera, turned.medialOf});
    }
    return all;
}

// One side seen well is worth more than two seen badly.
float score(const Atlas& atlas, const std::vector<ParcelIndex>& parcels,
            const Candidate& candidate) {
    std::array<float, 3> seenOf{};
    float whole = 0.0F;
    const glm::vec3 towardsEye = directionOf(candidate.camera);
    for (const ParcelIndex index : parcels) {
        const Parcel& p = atlas.parcels[index];
        const float volume = std::max(1.0F, p.volumeMm3);
        whole += volume;
        seenOf[static_cast<std::size_t>(p.side)] +=
            volume * seen(p, towardsEye, candidate.medialOf);
    }
    const float better = std::max(seenOf[0], seenOf[1]), worse = std::min(seenOf[0], seenOf[1]);
    return (better + 0.2F * worse + seenOf[2]) / std::max(whole, 1.0F);
}

float radiusMm(
    const Parcel& p) {  // of a ball of its volume, a little more since no parcel is a ball
    return 1.2F * std::cbrt(std::max(1.0F, p.volumeMm3) * 0.238732F);
}

void aimAt(const Atlas& atlas, const std::vector<ParcelIndex>& parcels, Candidate& candidate) {
    const glm::vec3 towardsEye = directionOf(candidate.camera);
    const float farthestMm = candidate.camera.distanceMm;
    glm::vec3 sum(0.0F);
    float weight = 0.0F;
    for (const ParcelIndex index : parcels) {
        const Parcel& p = atlas.parcels[index];
        const float w = std::max(1.0F, p.volumeMm3) * seen(p, towardsEye, candidate.medialOf);
        sum += p.centreMm * w;
        weight += w;
    }
    if (weight <= 0.0F) return;
    const glm::vec3 target = sum / weight;
    float reachMm = 0.0F;
    for (const ParcelIndex index : parcels) {
        const Parcel& p = atlas.parcels[index];
        if (seen(p, towardsEye, candidate.medialOf) < 0.05F) continue;
        reachMm = std::max(reachMm, glm::length(p.centreMm - target) + radiusMm(p));
    }
    const float halfHeight = std::tan(glm::radians(candidate.camera.fovDeg) * 0.5F);
    candidate.camera.targetMm = target;
    candidate.camera.distanceMm = std::clamp(reachMm / (kShareOfHalfHeight * halfHeight),
                                             kNearestMm, std::max(kNearestMm, farthestMm));
}

}  // namespace

Framing frameRegion(const Atlas& atlas, const ViewState& state, const RegionRef& ref) {
    const std::vector<ParcelIndex> parcels = atlas.parcelsOf(ref);
    const Candidate present{state.camera, state.medialOf};
    if (parcels.empty()) return {present.camera, present.medialOf};
    Candidate best = present;
    float bestScore = -1.0F;
    for (const Candidate& candidate : candidates(state)) {
        const float value = score(atlas, parcels, candidate);
        if (value > bestScore * 1.001F + 1e-6F) {
            best = candidate;
            bestScore = value;
        }
    }
    const bool keep = score(atlas, parcels, present) >= kGoodEnough * bestScore;
    const float wholeMm = best.camera.distanceMm;
    if (keep) {
        best = present;
        best.camera.distanceMm = std::max(present.camera.distanceMm, wholeMm);
    }
    aimAt(atlas, parcels, best);
    return {best.camera, best.medialOf};
}

}  // namespace rewire
