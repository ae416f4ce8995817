// SPDX-License-Identifier: Apache-2.0
#include "render/mesh_cache.h"

#include <cmath>
#include <map>

#include "render/look_table.h"

namespace rewire::render {

namespace {

std::uint32_t packNormal(const glm::vec3& n) {
    const auto field = [](float value) {
        return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 511.0F))) &
               0x3FFU;
    };
    return field(n.x) | (field(n.y) << 10U) | (field(n.z) << 20U);
}

std::uint16_t slotOf(const MeshPart& part, const Slots& slots) {
    switch (part.kind) {
        case PartKind::kBody:
            return slots.body(part.parcel);
        case PartKind::kTract:
            return slots.tract(part.tract, part.side);
        case PartKind::kShell:
        case PartKind::kOpened:
            break;
    }
    return slots.shell(part.parcel);
}

std::vector<GpuVertex> packVertices(const BrainMesh& mesh, const Slots& slots, glm::vec3 boxMin,
                                    glm::vec3 boxSize) {
    std::vector<GpuVertex> packed(mesh.positionsMm.size());
    for (const MeshPart& part : mesh.parts) {
        const std::uint16_t slot = slotOf(part, slots);
        for (std::uint32_t i = part.firstVertex; i < part.firstVertex + part.vertexCount; ++i) {
            const glm::vec3 unit = glm::clamp((mesh.positionsMm[i] - boxMin) / boxSize, 0.0F, 1.0F);
            GpuVertex& v = packed[i];
            for (int k = 0; k < 3; ++k)
                v.position[static_cast<std::size_t>(k)] =
                    static_cast<std::uint16_t>(std::lround(unit[k] * 65535.0F));
            v.slot = slot;
            v.normal = packNormal(mesh.normals[i]);
            v.shade = mesh.shades[i];
        }
    }
    return packed;
}

void keepTriangles(const BrainMesh& mesh, GpuMesh& gpu) {
    gpu.triangles.reserve(mesh.triangleCount());
    gpu.centresMm.reserve(mesh.triangleCount());
    // Parts own disjoint runs of indices that follow each other, so triangle t is index 3 t.
    gpu.triangles.resize(mesh.triangleCount());
    gpu.centresMm.resize(mesh.triangleCount());
    for (const MeshPart& part : mesh.parts) {
        for (std::uint32_t i = part.firstIndex; i + 2 < part.firstIndex + part.indexCount; i += 3) {
            std::array<std::uint32_t, 3> t{};
            glm::vec3 sum(0.0F);
            for (std::uint32_t k = 0; k < 3; ++k) {
                t[k] = part.firstVertex + mesh.indices[i + k];
                sum += mesh.positionsMm[t[k]];
            }
            gpu.triangles[i / 3] = t;
            gpu.centresMm[i / 3] = sum / 3.0F;
        }
    }
}

// Neighbours share their border vertices' positions exactly, each with a copy of its own.
std::vector<BorderVertex> findBorder(const BrainMesh& mesh, const Slots& slots) {
    struct Place {
        std::vector<std::uint32_t> vertices;
        std::vector<std::uint16_t> slots;
    };
    std::map<std::array<float, 4>, Place>
        places;  // the fourth number keeps closed and opened shell apart
    for (const MeshPart& part : mesh.parts) {
        if (part.kind != PartKind::kShell && part.kind != PartKind::kOpened) continue;
        for (std::uint32_t i = part.firstVertex; i < part.firstVertex + part.vertexCount; ++i) {
            if (mesh.shades[i].borderDistance != 0) continue;
            const glm::vec3& p = mesh.positionsMm[i];
            Place& place = places[{p.x, p.y, p.z, 0.0F}];
            place.vertices.push_back(i);
            place.slots.push_back(slotOf(part, slots));
        }
    }
    std::vector<BorderVertex> border;
    for (const auto& [where, place] : places) {
        for (std::size_t k = 0; k < place.vertices.size(); ++k) {
            BorderVertex v{place.vertices[k], place.slots[k], {place.slots[k], place.slots[k]}};
            std::size_t found = 0;
            for (const std::uint16_t other : place.slots) {
                if (other != v.own && found < 2) v.neighbours[found++] = other;
            }
            border.push_back(v);
        }
    }
    return border;
}

}  // namespace

void updateEdges(GpuMesh& mesh, const std::vector<LookEntry>& looks) {
    std::vector<std::uint8_t> bytes(mesh.edgeBytes.size(), 0);
    for (const BorderVertex& v : mesh.border) {
        const LookEntry& own = looks[v.own];
        if (own.kind.w < 0.5F) continue;
        for (const std::uint16_t other : v.neighbours) {
            const LookEntry& next = looks[other];
            if (next.kind.w < 0.5F || next.kind.y != own.kind.y) bytes[v.vertex] = 255;
        }
    }
    if (bytes == mesh.edgeBytes) return;
    mesh.edgeBytes = std::move(bytes);
    mesh.edges.replace(std::as_bytes(std::span(mesh.edgeBytes)));
}

GpuMesh uploadMesh(const BrainMesh& mesh, const Slots& slots) {
    using gpu::Attribute;
    using gpu::AttributeType;
    GpuMesh result;
    result.level = mesh.level;
    result.parts = mesh.parts;
    Aabb box;
    for (const glm::vec3& p : mesh.positionsMm) box.add(p);
    result.boxMinMm = box.minMm;
    result.boxSizeMm = glm::max(box.sizeMm(), glm::vec3(1e-3F));
    const std::vector<GpuVertex> packed =
        packVertices(mesh, slots, result.boxMinMm, result.boxSizeMm);
    result.vertices =
        gpu::Buffer::create(gpu::BufferTarget::kVertex, std::as_bytes(std::span(packed)));
    result.indices =
        gpu::Buffer::create(gpu::BufferTarget::kIndex, std::as_bytes(std::span(mesh.indices)));
    result.sortedIndices = gpu::Buffer::create(gpu::BufferTarget::kIndex, {});
    const std::array attributes{Attribute{0, AttributeType::kShortNormalised, 4, 0},
                                Attribute{1, AttributeType::kPacked1010102, 4, 8},
                                Attribute{2, AttributeType::kUnsignedByteNormalised, 4, 12}};
    result.border = findBorder(mesh, slots);
    result.edgeBytes.assign(packed.size(), 0);
    result.edges =
        gpu::Buffer::create(gpu::BufferTarget::kVertex, std::as_bytes(std::span(result.edgeBytes)));
    const Attribute edge{3, AttributeType::kUnsignedByteNormalised, 1, 0};
    for (const auto& [array, indices] : {std::pair{&result.array, &result.indices},
                                         {&result.sortedArray, &result.sortedIndices}}) {
        *array = gpu::VertexArray::create(result.vertices, sizeof(GpuVertex), attributes, indices);
        array->add(result.edges, 1, edge);
    }
    keepTriangles(mesh, result);
    return result;
}

float errorMm(MeshLevel level) {
    switch (level) {
        case MeshLevel::kPreview:
            return 0.16F;
        case MeshLevel::kMid:
            return 0.065F;
        case MeshLevel::kFull:
            break;
    }
    return 0.026F;
}

}  // namespace rewire::render
