// SPDX-License-Identifier: Apache-2.0
// Right is right, through the whole chain: file, importer, RAS mm, label volume, MRI.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "shell_edges.h"

namespace rewire::test {
namespace {

struct Landmark {
    const char* id;
    Side side;
    glm::vec3 mm;
};

// Centres of jhu189's labels (both sides differ, so that a mirror would show).
const Landmark kLandmarks[] = {{"amygdala", Side::kLeft, {-23.3F, -3.8F, -18.7F}},
                               {"amygdala", Side::kRight, {24.6F, -3.8F, -18.3F}},
                               {"putamen", Side::kLeft, {-24.2F, 2.5F, 2.1F}},
                               {"putamen", Side::kRight, {26.0F, 3.7F, 1.3F}},
                               {"thalamus", Side::kLeft, {-12.5F, -19.9F, 6.8F}},
                               {"thalamus", Side::kRight, {13.5F, -18.0F, 7.0F}},
                               {"caudate", Side::kLeft, {-12.3F, 10.8F, 9.4F}},
                               {"caudate", Side::kRight, {14.1F, 11.7F, 9.5F}},
                               {"hippocampus", Side::kLeft, {-28.0F, -23.3F, -14.3F}},
                               {"hippocampus", Side::kRight, {29.6F, -21.9F, -13.4F}}};

const MeshPart* bodyOf(const Brain& brain, const BrainMesh& mesh, const char* id, Side side) {
    for (const MeshPart& part : mesh.parts)
        if (part.kind == PartKind::kBody && part.side == side &&
            brain.atlas.parcels[part.parcel].id == id)
            return &part;
    return nullptr;
}

// Centre of the body's volume: signed tetrahedra.
glm::dvec3 centreOfBody(const BrainMesh& mesh, const MeshPart& part) {
    glm::dvec3 sum(0.0);
    double volume = 0.0;
    for (std::uint32_t i = 0; i < part.indexCount; i += 3) {
        glm::dvec3 p[3];
        for (std::uint32_t c = 0; c < 3; ++c)
            p[c] = mesh.positionsMm[part.firstVertex + mesh.indices[part.firstIndex + i + c]];
        const double v = glm::dot(p[0], glm::cross(p[1], p[2]));
        volume += v;
        sum += v * 0.25 * (p[0] + p[1] + p[2]);
    }
    return sum / volume;
}

TEST(Landmarks, LieOnTheirSideInMeshLabelsAndTable) {
    const Brain& brain = Brain::get();
    for (const Landmark& mark : kLandmarks) {
        const std::string what = std::string(toText(mark.side)) + " " + mark.id;
        for (const BrainMesh& mesh : brain.levels) {
            const MeshPart* body = bodyOf(brain, mesh, mark.id, mark.side);
            ASSERT_NE(body, nullptr) << what;
            EXPECT_LT(glm::length(centreOfBody(mesh, *body) - glm::dvec3(mark.mm)), 1.0)
                << what << " in the mesh";
        }
        const ParcelIndex parcel = brain.atlas.findParcel(mark.id, mark.side);
        ASSERT_NE(parcel, kNoParcel) << what;
        EXPECT_LT(glm::length(brain.atlas.parcels[parcel].centreMm - mark.mm), 0.3F)
            << what << " in anatomy.toml";
        EXPECT_EQ(locate(brain.atlas, mark.mm).parcel, parcel) << what << " in the label volume";
    }
}

// Colin27's left occipital pole bulges across the midline; nothing on the right does so.
TEST(Landmarks, LeftOccipitalPoleCrossesTheMidline) {
    const Brain& brain = Brain::get();
    const BrainMesh& mesh = brain.levels.back();
    float left = -100.0F, right = 100.0F;
    for (const Shell shell : {Shell::kLeft, Shell::kRight})
        for (const MeshPart* part : partsOf(brain, mesh, shell))
            for (std::uint32_t i = 0; i < part->vertexCount; ++i) {
                const glm::vec3 p = mesh.positionsMm[part->firstVertex + i];
                if (p.y > -90.0F) continue;
                if (shell == Shell::kLeft)
                    left = std::max(left, p.x);
                else
                    right = std::min(right, p.x);
            }
    EXPECT_GT(left, 2.0F);
    EXPECT_GT(right, 0.0F);
}

// The T1 lies as the labels do. These labels hold no fluid (T1 of 50 or less); mirrored, they would
// reach into ventricles.
TEST(Landmarks, T1FitsTheLabelsAndNotTheirMirrorImage) {
    const Atlas& atlas = Brain::get().atlas;
    int fluid = 0, mirrored = 0;
    for (const char* id : {"caudate", "thalamus", "hippocampus", "putamen", "amygdala"})
        for (const Side side : {Side::kLeft, Side::kRight}) {
            const std::uint16_t label = atlas.parcels[atlas.findParcel(id, side)].label;
            const glm::ivec3 size = atlas.labels.size;
            for (int k = 0; k < size.z; ++k)
                for (int j = 0; j < size.y; ++j)
                    for (int i = 0; i < size.x; ++i) {
                        if (atlas.labels.at(i, j, k) != label) continue;
                        fluid += atlas.t1.at(i, j, k) <= 50;
                        mirrored += atlas.t1.at(size.x - 1 - i, j, k) <= 50;
                    }
        }
    EXPECT_EQ(fluid, 0);
    EXPECT_GT(mirrored, 200);
}

// Every patch of the cortex lies within reach of its own label.
TEST(Landmarks, PatchesLieAtTheirLabels) {
    const Brain& brain = Brain::get();
    const BrainMesh& mesh = brain.levels.back();
    for (const MeshPart& part : mesh.parts) {
        if (part.kind != PartKind::kShell || brain.atlas.parcels[part.parcel].label == 0) continue;
        int near = 0, seen = 0;
        for (std::uint32_t i = 0; i < part.vertexCount; i += 7, ++seen) {
            const glm::vec3 p =
                mesh.positionsMm[part.firstVertex + i] - 1.0F * mesh.normals[part.firstVertex + i];
            const Location at = locate(brain.atlas, p);
            near += at.parcel == part.parcel;
        }
        EXPECT_GT(near, seen / 3) << part.node << ": " << near << " of " << seen;
    }
}

}  // namespace
}  // namespace rewire::test
