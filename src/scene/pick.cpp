// SPDX-License-Identifier: Apache-2.0
// One bounding volume hierarchy per mesh part (median split), so that hiding and pulling apart cost
// nothing: a part that isn't drawn isn't asked, one that is pulled out is asked with the ray moved
// back.
#include "scene/pick.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace rewire {
namespace {

constexpr std::uint32_t kLeafTriangles = 6;
constexpr float kInfinity = std::numeric_limits<float>::infinity();

using Triangle = std::array<glm::vec3, 3>;

struct Node {
    Aabb box;
    std::uint32_t first = 0,
                  count = 0;  // triangles of a leaf; count 0: children at first and first + 1
};

struct PartTree {
    PartKind kind = PartKind::kShell;
    Side side = Side::kMidline;
    ParcelIndex parcel = kNoParcel;
    bool lone = false;  // a body without a patch on the shell
    std::vector<Triangle> triangles;
    std::vector<Node> nodes;
};

Aabb boxOf(const Triangle& t) {
    Aabb box;
    for (const glm::vec3& p : t) box.add(p);
    return box;
}

void split(PartTree& tree, std::uint32_t nodeIndex, std::uint32_t first, std::uint32_t count) {
    Aabb box, centres;
    for (std::uint32_t i = first; i < first + count; ++i) {
        const Aabb one = boxOf(tree.triangles[i]);
        box.add(one);
        centres.add(one.centreMm());
    }
    tree.nodes[nodeIndex] = {box, first, count};
    if (count <= kLeafTriangles) return;
    const glm::vec3 size = centres.sizeMm();
    const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
    const auto key = [axis](const Triangle& t) { return t[0][axis] + t[1][axis] + t[2][axis]; };
    const auto begin = tree.triangles.begin() + first;
    std::nth_element(begin, begin + count / 2, begin + count,
                     [&key](const Triangle& a, const Triangle& b) { return key(a) < key(b); });
    const auto child = static_cast<std::uint32_t>(tree.nodes.size());
    tree.nodes.resize(tree.nodes.size() + 2);
    tree.nodes[nodeIndex] = {box, child, 0};
    split(tree, child, first, count / 2);
    split(tree, child + 1, first + count / 2, count - count / 2);
}

// Entry distance into the box, infinity when missed (slabs; Kay and Kajiya 1986).
float enters(const Aabb& box, const Ray& ray, const glm::vec3& inverse) {
    const glm::vec3 a = (box.minMm - ray.originMm) * inverse,
                    b = (box.maxMm - ray.originMm) * inverse;
    const glm::vec3 lo = glm::min(a, b), hi = glm::max(a, b);
    const float from = std::max({lo.x, lo.y, lo.z, 0.0F}), to = std::min({hi.x, hi.y, hi.z});
    return from <= to ? from : kInfinity;
}

// Moeller and Trumbore 1997, both faces.
float meets(const Triangle& t, const Ray& ray) {
    const glm::vec3 u = t[1] - t[0], v = t[2] - t[0];
    const glm::vec3 p = glm::cross(ray.direction, v);
    const float determinant = glm::dot(u, p);
    if (std::abs(determinant) < 1e-12F) return kInfinity;
    const glm::vec3 s = ray.originMm - t[0];
    const float a = glm::dot(s, p) / determinant;
    if (a < 0.0F || a > 1.0F) return kInfinity;
    const glm::vec3 q = glm::cross(s, u);
    const float b = glm::dot(ray.direction, q) / determinant;
    if (b < 0.0F || a + b > 1.0F) return kInfinity;
    const float distance = glm::dot(v, q) / determinant;
    return distance > 0.0F ? distance : kInfinity;
}

// What the clip plane and the corner opened by slices take away (as shaders/surface_common.glsl has
// it).
struct Cut {
    ClipPlane clip;
    std::array<bool, 3> slices{};
    glm::vec3 crosshairMm{0.0F}, eyeMm{0.0F};

    [[nodiscard]] bool takes(const glm::vec3& p) const {
        if (clip.enabled) {
            const float beyond = p[static_cast<int>(clip.axis)] - clip.offsetMm;
            if (clip.keepNegative ? beyond > 0.0F : beyond < 0.0F) return true;
        }
        bool any = false, inCorner = true;
        for (int axis = 0; axis < 3; ++axis) {
            if (!slices[static_cast<std::size_t>(axis)]) continue;
            any = true;
            const float towardsEye = eyeMm[axis] - crosshairMm[axis];
            inCorner = inCorner && (p[axis] - crosshairMm[axis]) * towardsEye > 0.0F;
        }
        return any && inCorner;
    }
};

float nearest(const PartTree& tree, const Ray& ray, const Cut& cut, float limit) {
    if (tree.nodes.empty()) return kInfinity;
    const glm::vec3 inverse = 1.0F / ray.direction;
    float best = limit;
    std::array<std::uint32_t, 64> stack{};
    std::size_t depth = 1;
    while (depth > 0) {
        const Node& node = tree.nodes[stack[--depth]];
        if (enters(node.box, ray, inverse) >= best) continue;
        if (node.count == 0) {
            stack[depth++] = node.first;
            stack[depth++] = node.first + 1;
            continue;
        }
        for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
            const float distance = meets(tree.triangles[i], ray);
            if (distance < best && !cut.takes(ray.originMm + ray.direction * distance))
                best = distance;
        }
    }
    return best < limit ? best : kInfinity;
}

bool isDrawn(const PartTree& part, const DrawList& drawn, const std::set<ParcelIndex>& opened) {
    if (part.parcel >= drawn.parcels.size()) return false;
    const ParcelLook& look = drawn.parcels[part.parcel];
    if (part.kind == PartKind::kBody) return look.body || (part.lone && look.visible);
    const bool replaced = drawn.opened && opened.contains(part.parcel);
    return look.visible && replaced == (part.kind == PartKind::kOpened);
}

}  // namespace

struct Picker::Tree {
    std::vector<PartTree> parts;
    std::set<ParcelIndex> opened;  // parcels with a patch of their own for the lifted operculum
};

Picker::Picker() : tree_(std::make_unique<Tree>()) {}
Picker::~Picker() = default;
Picker::Picker(Picker&&) noexcept = default;
Picker& Picker::operator=(Picker&&) noexcept = default;

Picker Picker::build(const BrainMesh& mesh) {
    Picker picker;
    for (const MeshPart& part : mesh.parts) {
        if (part.parcel == kNoParcel || part.indexCount < 3) continue;
        PartTree tree{part.kind,   part.side,
                      part.parcel, part.node.find(".body.") == std::string::npos,
                      {},          {}};
        if (part.kind == PartKind::kOpened) picker.tree_->opened.insert(part.parcel);
        for (std::uint32_t i = 0; i + 2 < part.indexCount; i += 3) {
            const auto corner = [&](std::uint32_t k) {
                return mesh.positionsMm[part.firstVertex + mesh.indices[part.firstIndex + i + k]];
            };
            tree.triangles.push_back({corner(0), corner(1), corner(2)});
        }
        tree.nodes.resize(1);
        split(tree, 0, 0, static_cast<std::uint32_t>(tree.triangles.size()));
        picker.tree_->parts.push_back(std::move(tree));
    }
    return picker;
}

std::optional<PickHit> Picker::pick(const Ray& ray, const DrawList& drawn) const {
    const Cut cut{drawn.clip, drawn.slices, drawn.crosshairMm, drawn.camera.eyeMm()};
    // What shines through the shell lies in front of it for the eye, and so for the hand.
    std::optional<PickHit> shell, shining;
    float shellMm = kInfinity, shiningMm = kInfinity;
    for (const PartTree& part : tree_->parts) {
        if (!isDrawn(part, drawn, tree_->opened)) continue;
        glm::vec3 offset(0.0F);
        if (part.side != Side::kMidline)
            offset = drawn.sideOffsetMm[part.side == Side::kLeft ? 0 : 1];
        const Ray moved{ray.originMm - offset, ray.direction};
        const bool lit = part.kind == PartKind::kBody && drawn.parcels[part.parcel].emphasis > 0.0F;
        float& best = lit ? shiningMm : shellMm;
        const float distance = nearest(part, moved, cut, best);
        if (distance >= best) continue;
        best = distance;
        (lit ? shining : shell) = PickHit{part.parcel, moved.originMm + moved.direction * distance};
    }
    return shining ? shining : shell;
}

}  // namespace rewire
