// SPDX-License-Identifier: Apache-2.0
// The synthetic brain's labels and meshes, both from the same few ellipsoids.
#include <cmath>
#include <limits>

#include "atlas/node_name.h"
#include "support/synthetic_anatomy.h"

namespace rewire::test {
namespace {

const glm::vec3& middleOf(const SyntheticParcel& parcel, Side side) {
    return side == Side::kRight ? parcel.rightMm : parcel.leftMm;
}

std::vector<Side> sidesOf(const SyntheticParcel& parcel) {
    if (parcel.onMidline) return {Side::kMidline};
    return {Side::kLeft, Side::kRight};
}

Ellipsoid bodyOf(const SyntheticParcel& parcel, Side side) {
    Ellipsoid body{middleOf(parcel, side), glm::vec3(parcel.radiusMm)};
    if (parcel.id == "brainstem") body.radiiMm.z = 24.0F;
    if (parcel.id == "cerebellum") body.radiiMm = {24.0F, 26.0F, 19.0F};
    return body;
}

// Straight out from the middle, so that hidden parcels too get a patch to be clicked.
glm::vec3 onSurface(const glm::vec3& pointMm, const Ellipsoid& shape) {
    return shape.centreMm + (pointMm - shape.centreMm) / shape.depthOf(pointMm);
}

// Index of the nearest parcel that has a patch on the shell; `cortexOnly` leaves out the inner
// wall's thalamus.
int nearestOnShell(const SyntheticAnatomy& anatomy, Side side, const glm::vec3& pointMm,
                   bool cortexOnly) {
    int nearest = -1;
    float nearestMm = std::numeric_limits<float>::max();
    for (std::size_t i = 0; i < anatomy.parcels.size(); ++i) {
        const SyntheticParcel& parcel = anatomy.parcels[i];
        if (!parcel.onShell || (cortexOnly && parcel.group != ParcelGroup::kCortex)) continue;
        const float distanceMm =
            glm::distance(pointMm, onSurface(middleOf(parcel, side), hemisphere(side)));
        if (distanceMm >= nearestMm) continue;
        nearestMm = distanceMm;
        nearest = static_cast<int>(i);
    }
    return nearest;
}

std::uint16_t labelAt(const SyntheticAnatomy& anatomy, const glm::vec3& pointMm) {
    for (const SyntheticParcel& parcel : anatomy.parcels) {
        if (parcel.radiusMm == 0.0F) continue;
        for (const Side side : sidesOf(parcel)) {
            if (bodyOf(parcel, side).depthOf(pointMm) < 1.0F)
                return labelOf(anatomy, parcel.id, side);
        }
    }
    constexpr float kCortexFrom = 0.75F;  // depth where white matter ends
    const Side side = pointMm.x < 0.0F ? Side::kLeft : Side::kRight;
    const float depth = hemisphere(side).depthOf(pointMm);
    if (depth > 1.0F || depth < kCortexFrom) return 0;
    const int nearest = nearestOnShell(anatomy, side, pointMm, true);
    return nearest < 0
               ? std::uint16_t{0}
               : labelOf(anatomy, anatomy.parcels[static_cast<std::size_t>(nearest)].id, side);
}

void addShell(const SyntheticAnatomy& anatomy, Side side, int level,
              std::vector<SyntheticMesh>& meshes) {
    std::vector<std::string> nodes;
    for (const SyntheticParcel& parcel : anatomy.parcels)
        nodes.push_back(std::string(nodePrefix(side)) + parcel.id);
    const auto patchOf = [&](const glm::vec3& middleMm) {
        return nearestOnShell(anatomy, side, middleMm, false);
    };
    for (SyntheticMesh& patch :
         cutIntoPatches(makeEllipsoid("", hemisphere(side), level), nodes, patchOf)) {
        meshes.push_back(std::move(patch));
    }
}

void addBodies(const SyntheticAnatomy& anatomy, int level, std::vector<SyntheticMesh>& meshes) {
    for (const SyntheticParcel& parcel : anatomy.parcels) {
        if (parcel.radiusMm == 0.0F) continue;
        for (const Side side : sidesOf(parcel)) {
            const std::string form = parcel.onShell ? "body." : "";
            const bool isOuter =
                parcel.group == ParcelGroup::kCerebellum || parcel.group == ParcelGroup::kBrainstem;
            meshes.push_back(makeEllipsoid(std::string(nodePrefix(side)) + form + parcel.id,
                                           bodyOf(parcel, side), isOuter ? level - 1 : level - 2));
        }
    }
}

void addOpened(const SyntheticAnatomy& anatomy, Side side, std::vector<SyntheticMesh>& meshes) {
    const std::string prefix = std::string(nodePrefix(side)) + "opened.";
    for (const char* id : {"insula_anterior", "insula_posterior"}) {
        meshes.push_back(
            makeEllipsoid(prefix + id, {middleOf(anatomy.parcel(id), side), {7, 10, 10}}, 1));
    }
    meshes.push_back(makeEllipsoid(
        prefix + "cut_surface", {middleOf(anatomy.parcel("cut_surface"), side), {3, 25, 18}}, 1));
}

void addTracts(const SyntheticAnatomy& anatomy, std::vector<SyntheticMesh>& meshes) {
    for (const Tract& tract : anatomy.tracts) {
        if (tract.id == "corpus_callosum") {
            meshes.push_back(makeEllipsoid("tract.corpus_callosum", {{0, -3, 22}, {25, 35, 4}}, 2));
            continue;
        }
        for (const TractLine& line : tract.lines) {
            const std::string node = std::string(nodePrefix(line.side)) + "tract." + tract.id;
            meshes.push_back(makeTube(node, line.pointsMm, 2.0F));
        }
    }
}

}  // namespace

Ellipsoid hemisphere(Side side) {
    const float x = side == Side::kLeft ? -35.0F : 35.0F;
    return {{x, -17.0F, 15.0F}, {34.0F, 87.0F, 60.0F}};
}

Volume<std::uint16_t> makeLabels(const SyntheticAnatomy& anatomy) {
    constexpr float kSpacingMm = 3.0F;  // coarse, so that tests start quickly
    Volume<std::uint16_t> labels;
    labels.size = {61, 73, 61};
    labels.originMm = {-90.0F, -125.0F, -71.0F};
    labels.spacingMm = glm::vec3(kSpacingMm);
    labels.voxels.reserve(std::size_t(labels.size.x) * labels.size.y * labels.size.z);
    for (int k = 0; k < labels.size.z; ++k) {
        for (int j = 0; j < labels.size.y; ++j) {
            for (int i = 0; i < labels.size.x; ++i) {
                labels.voxels.push_back(
                    labelAt(anatomy, labels.originMm + glm::vec3(i, j, k) * kSpacingMm));
            }
        }
    }
    return labels;
}

std::vector<SyntheticMesh> makeMeshes(const SyntheticAnatomy& anatomy, int level) {
    std::vector<SyntheticMesh> meshes;
    for (const Side side : {Side::kLeft, Side::kRight}) addShell(anatomy, side, level, meshes);
    addBodies(anatomy, level, meshes);
    for (const Side side : {Side::kLeft, Side::kRight}) addOpened(anatomy, side, meshes);
    addTracts(anatomy, meshes);
    return meshes;
}

}  // namespace rewire::test
