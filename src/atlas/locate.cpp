// SPDX-License-Identifier: Apache-2.0
// What is at a coordinate: the voxel itself, or the nearest labelled voxel within 10 mm. Outside
// the labels the voxels around are asked in order of distance, so most questions end after a few
// hundred.
#include <algorithm>
#include <cmath>
#include <vector>

#include "atlas/atlas.h"

namespace rewire {
namespace {

constexpr float kReachMm = 10.0F;

struct Offset {
    glm::ivec3 voxels;
    float distanceMm;
};

// Offsets that may lie within reach, nearest first. One voxel more than the reach, because the
// point asked for may lie anywhere in the middle voxel.
std::vector<Offset> offsetsByDistance(const glm::vec3& spacingMm) {
    std::vector<Offset> offsets;
    const glm::ivec3 reach(glm::ceil(glm::vec3(kReachMm) / spacingMm) + 1.0F);
    const float halfDiagonalMm = glm::length(spacingMm) * 0.5F;
    for (int k = -reach.z; k <= reach.z; ++k) {
        for (int j = -reach.y; j <= reach.y; ++j) {
            for (int i = -reach.x; i <= reach.x; ++i) {
                const float distanceMm = glm::length(glm::vec3(i, j, k) * spacingMm);
                if (distanceMm <= kReachMm + halfDiagonalMm)
                    offsets.push_back({{i, j, k}, distanceMm});
            }
        }
    }
    std::stable_sort(offsets.begin(), offsets.end(),
                     [](const Offset& a, const Offset& b) { return a.distanceMm < b.distanceMm; });
    return offsets;
}

// The list for the usual 1 mm grid is made once; other grids (tests) make their own.
std::vector<Offset> const& offsetsFor(const glm::vec3& spacingMm, std::vector<Offset>& own) {
    static const std::vector<Offset> kOneMm = offsetsByDistance(glm::vec3(1.0F));
    if (spacingMm == glm::vec3(1.0F)) return kOneMm;
    own = offsetsByDistance(spacingMm);
    return own;
}

ParcelIndex parcelAt(const Atlas& atlas, const glm::ivec3& voxel) {
    const std::uint16_t label = atlas.labels.at(voxel.x, voxel.y, voxel.z);
    return label < atlas.parcelOfLabel.size() ? atlas.parcelOfLabel[label] : kNoParcel;
}

// Nothing of the volume lies within reach of a point that far outside its box.
bool outOfReach(const Volume<std::uint16_t>& labels, const glm::vec3& pointMm) {
    const glm::vec3 lastMm = labels.originMm + glm::vec3(labels.size - 1) * labels.spacingMm;
    const glm::vec3 nearestMm = glm::clamp(pointMm, labels.originMm, lastMm);
    return !(glm::distance(nearestMm, pointMm) <= kReachMm);  // also true for NaN
}

struct Nearest {
    ParcelIndex parcel = kNoParcel;
    float distanceMm = 0.0F;
};

Nearest nearestParcel(const Atlas& atlas, const glm::vec3& pointMm) {
    const auto& labels = atlas.labels;
    const glm::vec3 inVoxels = (pointMm - labels.originMm) / labels.spacingMm;
    const glm::ivec3 middle(glm::floor(inVoxels + 0.5F));
    if (const ParcelIndex inside = parcelAt(atlas, middle); inside != kNoParcel)
        return {inside, 0.0F};

    std::vector<Offset> own;
    const float halfDiagonalMm = glm::length(labels.spacingMm) * 0.5F;
    Nearest best;
    float bestMm = kReachMm;
    for (const Offset& offset : offsetsFor(labels.spacingMm, own)) {
        // An offset counts from the middle of the voxel; the point is at most half a diagonal from
        // it.
        if (offset.distanceMm - halfDiagonalMm > bestMm) break;
        const ParcelIndex parcel = parcelAt(atlas, middle + offset.voxels);
        if (parcel == kNoParcel) continue;
        const glm::vec3 centreMm =
            labels.originMm + glm::vec3(middle + offset.voxels) * labels.spacingMm;
        const float distanceMm = glm::distance(pointMm, centreMm);
        if (distanceMm > bestMm || (distanceMm == bestMm && best.parcel != kNoParcel)) continue;
        bestMm = distanceMm;
        best = {parcel, distanceMm};
    }
    return best;
}

}  // namespace

Location locate(const Atlas& atlas, const glm::vec3& pointMm) {
    Location location;
    if (atlas.labels.voxels.empty() || outOfReach(atlas.labels, pointMm)) return location;
    const Nearest nearest = nearestParcel(atlas, pointMm);
    location.parcel = nearest.parcel;
    location.distanceMm = nearest.distanceMm;
    if (nearest.parcel != kNoParcel) location.regionIds = atlas.regionsOf(nearest.parcel);
    return location;
}

}  // namespace rewire
