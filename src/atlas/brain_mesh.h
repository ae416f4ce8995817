// SPDX-License-Identifier: Apache-2.0
// The triangles of one level of detail, in RAS millimetres, one part per GLB node.
// Does NOT know about GL, colours or emphasis. Format: docs/assets.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <glm/glm.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"
#include "core/geometry.h"
#include "core/result.h"

namespace rewire {

enum class PartKind : std::uint8_t {
    kShell,   // patch of the outer brain
    kBody,    // closed body (deep structure, insula or ACC body)
    kOpened,  // patch of the shell with the operculum lifted
    kTract,
};
enum class MeshLevel : std::uint8_t { kPreview, kMid, kFull };
[[nodiscard]] std::string_view fileName(MeshLevel level);  // "brain_preview.glb"

struct MeshPart {
    std::string node;  // "lh.opened.insula_anterior"
    PartKind kind = PartKind::kShell;
    Side side = Side::kMidline;
    ParcelIndex parcel = kNoParcel;  // kNoParcel for tracts
    std::uint16_t tract = 0xFFFF;    // into Atlas::tracts for kTract
    std::uint32_t firstVertex = 0, vertexCount = 0;
    std::uint32_t firstIndex = 0, indexCount = 0;  // indices are relative to firstVertex
    Aabb boundsMm;
};

// COLOR_0 as in docs/assets.md: r occlusion whole, g occlusion alone, b curvature, a border
// distance.
struct MeshShade {
    std::uint8_t occlusionWhole, occlusionAlone, curvature, borderDistance;
};

struct BrainMesh {
    MeshLevel level = MeshLevel::kFull;
    std::vector<MeshPart> parts;
    std::vector<glm::vec3> positionsMm;
    std::vector<glm::vec3> normals;
    std::vector<MeshShade> shades;
    std::vector<std::uint16_t> indices;
    Aabb boundsMm;  // of the shell

    [[nodiscard]] std::size_t triangleCount() const { return indices.size() / 3; }
};

// Reads DIR/brain.glb, brain_mid.glb or brain_preview.glb with Assimp (flags 0) and names each node
// against the atlas. Errors: kNotFound, kDamaged (what and where), kInvalid (unknown or duplicate
// names).
[[nodiscard]] Result<BrainMesh> loadBrainMesh(const Atlas& atlas, MeshLevel level);

}  // namespace rewire
