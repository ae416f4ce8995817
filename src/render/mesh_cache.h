// SPDX-License-Identifier: Apache-2.0
// The triangles on the GPU: 16-byte vertices (16-bit positions, packed normals, 8-bit shades, the
// slot of the look table) and 16-bit indices, one GpuMesh a level of detail. Keeps on the CPU what
// sorting needs. Does NOT decide what is visible.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "atlas/brain_mesh.h"
#include "gpu/objects.h"
#include "gpu/pipeline.h"

namespace rewire::render {

// Slots of the look table: parcels as patches of the shell, then as bodies, then tracts
// by side.
struct Slots {
    std::size_t parcels = 0, tracts = 0;
    [[nodiscard]] std::uint16_t shell(ParcelIndex parcel) const { return parcel; }
    [[nodiscard]] std::uint16_t body(ParcelIndex parcel) const {
        return static_cast<std::uint16_t>(parcels + parcel);
    }
    [[nodiscard]] std::uint16_t tract(std::uint16_t index, Side side) const {
        return static_cast<std::uint16_t>(2 * parcels + 3 * index + static_cast<unsigned>(side));
    }
    [[nodiscard]] std::size_t count() const { return 2 * parcels + 3 * tracts; }
};

struct GpuVertex {
    std::array<std::uint16_t, 3> position;  // of the mesh's box, 0..65535
    std::uint16_t slot;
    std::uint32_t normal;  // 10-10-10-2, signed
    MeshShade shade;
};
static_assert(sizeof(GpuVertex) == 16);

// Attribute slots, the same in every shader.
inline constexpr std::array<std::pair<unsigned, const char*>, 5> kSurfaceAttributes{
    {{0, "a_position"}, {1, "a_normal"}, {2, "a_shade"}, {3, "a_edge"}, {4, "a_finish"}}};

// A vertex on the border of its parcel, and the parcels it touches there (slots; the own slot where
// none).
struct BorderVertex {
    std::uint32_t vertex = 0;
    std::uint16_t own = 0;
    std::array<std::uint16_t, 2> neighbours{};
};

struct GpuMesh {
    MeshLevel level = MeshLevel::kPreview;
    std::vector<MeshPart> parts;
    glm::vec3 boxMinMm{0}, boxSizeMm{1};
    gpu::Buffer vertices, indices, sortedIndices, edges;
    std::vector<BorderVertex> border;
    std::vector<std::uint8_t> edgeBytes;  // what `edges` holds: 255 on the outer edge of a lit set
    gpu::VertexArray array, sortedArray;
    // For sorting: three vertex numbers and the centre of each triangle, in the order of the parts'
    // indices.
    std::vector<std::array<std::uint32_t, 3>> triangles;
    std::vector<glm::vec3> centresMm;
    [[nodiscard]] gpu::IndexedRange range(const MeshPart& part) const {
        return {part.firstIndex, part.indexCount, static_cast<std::int32_t>(part.firstVertex)};
    }
};

[[nodiscard]] GpuMesh uploadMesh(const BrainMesh& mesh, const Slots& slots);

struct LookEntry;
// Marks the vertices where a lit set meets what does not belong to it; uploads only when that
// changed.
void updateEdges(GpuMesh& mesh, const std::vector<LookEntry>& looks);

// Largest distance in mm between a level and the surface it stands for, as measured by the bake
// (95th percentile).
[[nodiscard]] float errorMm(MeshLevel level);

}  // namespace rewire::render
