// SPDX-License-Identifier: Apache-2.0
// Points spread over every part: of all vertices in a small cube the most open one stands for it,
// so that leaders end on gyri and not in sulci.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "annotation/annotation.h"

namespace rewire {
namespace {

constexpr float kLargeSpacingMm = 4.0F, kSmallSpacingMm = 2.0F;
constexpr float kSmallPartMm = 26.0F;  // longest side of a part that gets the finer spacing

std::uint64_t cubeOf(const glm::vec3& p, float spacingMm) {
    const glm::ivec3 cube = glm::ivec3(glm::floor(p / spacingMm)) + 1024;
    return (static_cast<std::uint64_t>(cube.x) << 40U) |
           (static_cast<std::uint64_t>(cube.y) << 20U) | static_cast<std::uint64_t>(cube.z);
}

void addPart(const BrainMesh& mesh, const MeshPart& part, LabelAnchors::Points& points) {
    const glm::vec3 size = part.boundsMm.sizeMm();
    const float spacing =
        std::max({size.x, size.y, size.z}) < kSmallPartMm ? kSmallSpacingMm : kLargeSpacingMm;
    std::unordered_map<std::uint64_t, std::size_t> bestInCube;
    std::vector<std::uint64_t>
        order;  // of first sight, so that the result does not depend on the map
    for (std::size_t i = part.firstVertex; i < part.firstVertex + part.vertexCount; ++i) {
        // The two walls of a sulcus face each other within one cube: told apart by their normal.
        const glm::vec3& n = mesh.normals[i];
        const glm::vec3 a = glm::abs(n);
        const int axis = a.x > a.y && a.x > a.z ? 0 : a.y > a.z ? 1 : 2;
        const std::uint64_t facing = 2U * static_cast<unsigned>(axis) + (n[axis] > 0.0F ? 1U : 0U);
        const std::uint64_t key = cubeOf(mesh.positionsMm[i], spacing) | (facing << 60U);
        const auto [found, fresh] = bestInCube.emplace(key, i);
        if (fresh) {
            order.push_back(key);
        } else if (mesh.shades[i].occlusionWhole > mesh.shades[found->second].occlusionWhole) {
            found->second = i;
        }
    }
    for (const std::uint64_t key : order) {
        const std::size_t i = bestInCube.at(key);
        points.positionsMm.push_back(mesh.positionsMm[i]);
        points.normals.push_back(mesh.normals[i]);
    }
}

}  // namespace

LabelAnchors LabelAnchors::build(const BrainMesh& mesh) {
    LabelAnchors anchors;
    std::size_t parcels = 0;
    for (const MeshPart& part : mesh.parts) {
        if (part.parcel != kNoParcel) parcels = std::max<std::size_t>(parcels, part.parcel + 1U);
    }
    anchors.byParcel.resize(parcels);
    anchors.bodyByParcel.resize(parcels);
    anchors.openedByParcel.resize(parcels);
    std::vector<bool> hasShell(parcels, false);
    for (const MeshPart& part : mesh.parts) {
        if (part.parcel != kNoParcel && part.kind == PartKind::kShell) hasShell[part.parcel] = true;
    }
    for (const MeshPart& part : mesh.parts) {
        if (part.parcel == kNoParcel) continue;
        const std::size_t p = part.parcel;
        if (part.kind == PartKind::kOpened) addPart(mesh, part, anchors.openedByParcel[p]);
        if (part.kind == PartKind::kShell) addPart(mesh, part, anchors.byParcel[p]);
        if (part.kind == PartKind::kBody) {
            addPart(mesh, part, anchors.bodyByParcel[p]);
            if (!hasShell[p]) addPart(mesh, part, anchors.byParcel[p]);
        }
    }
    return anchors;
}

}  // namespace rewire
