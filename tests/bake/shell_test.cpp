// SPDX-License-Identifier: Apache-2.0
// The outer brain and its bodies: how much, how whole, which parts there are.
#include <gtest/gtest.h>

#include "shell_edges.h"

namespace rewire::test {
namespace {

bool has(const BrainMesh& mesh, const std::string& node) {
    for (const MeshPart& part : mesh.parts)
        if (part.node == node) return true;
    return false;
}

TEST(Shells, HaveTheTrianglesOfTheirLevel) {
    const Brain& brain = Brain::get();
    const std::size_t wanted[] = {50000, 140000, 400000};
    for (std::size_t l = 0; l < brain.levels.size(); ++l) {
        std::size_t triangles = 0;
        for (const MeshPart& part : brain.levels[l].parts)
            if (part.kind == PartKind::kShell) triangles += part.indexCount / 3;
        EXPECT_NEAR(double(triangles), double(wanted[l]), 0.05 * double(wanted[l]))
            << fileName(brain.levels[l].level);
    }
}

// Whatever is clicked has a name: the patches hold all vertices, and each is a parcel.
TEST(Shells, LeaveNoVertexOfTheOuterBrainWithoutANamedParcel) {
    const Brain& brain = Brain::get();
    for (const BrainMesh& mesh : brain.levels) {
        std::size_t inParts = 0;
        for (const MeshPart& part : mesh.parts) {
            inParts += part.vertexCount;
            if (part.kind != PartKind::kShell) continue;
            ASSERT_LT(part.parcel, brain.atlas.parcels.size()) << part.node;
            const Parcel& parcel = brain.atlas.parcels[part.parcel];
            EXPECT_FALSE(parcel.name.empty()) << part.node;
            EXPECT_EQ(part.node, parcel.nodeName());
            EXPECT_FALSE(brain.atlas.regionsOf(part.parcel).empty()) << part.node;
        }
        EXPECT_EQ(inParts, mesh.positionsMm.size()) << fileName(mesh.level);
    }
}

TEST(Shells, DrawEveryParcelOnEachSideWhereItIs) {
    const Brain& brain = Brain::get();
    for (const BrainMesh& mesh : brain.levels) {
        std::set<ParcelIndex> drawn;
        for (const MeshPart& part : mesh.parts) drawn.insert(part.parcel);
        for (std::size_t i = 0; i < brain.atlas.parcels.size(); ++i)
            EXPECT_TRUE(drawn.contains(static_cast<ParcelIndex>(i)))
                << brain.atlas.parcels[i].nodeName() << " in " << fileName(mesh.level);
    }
}

// Where the camera flies to and a label points.
TEST(Shells, HaveTheCentreOfAParcelWithoutALabelAmongItsVertices) {
    const Brain& brain = Brain::get();
    const BrainMesh& mesh = brain.levels.back();
    int checked = 0;
    for (const MeshPart& part : mesh.parts) {
        if (part.parcel == kNoParcel || part.kind == PartKind::kBody) continue;
        const Parcel& parcel = brain.atlas.parcels[part.parcel];
        if (parcel.label != 0 || (part.kind == PartKind::kOpened && parcel.id != "cut_surface"))
            continue;
        ++checked;
        const Aabb& box = part.boundsMm;
        const glm::vec3 c = parcel.centreMm;
        EXPECT_TRUE(glm::all(glm::lessThan(box.minMm, c)) &&
                    glm::all(glm::greaterThan(box.maxMm, c)))
            << part.node << ": " << c.x << ", " << c.y << ", " << c.z;
    }
    EXPECT_EQ(checked, 6);  // wall of the ventricle, junction with the brainstem, face of the cut
}

// Regions and sets on both sides; other parcels (some are slivers of the inner wall) at least once.
TEST(Shells, HaveEveryRegionOfTheKnowledgeOnBothSides) {
    const Brain& brain = Brain::get();
    std::set<std::pair<std::string, Side>> drawn;
    for (const MeshPart& part : brain.levels.back().parts)
        if (part.parcel != kNoParcel) drawn.emplace(brain.atlas.parcels[part.parcel].id, part.side);
    for (const Region& region : brain.atlas.regions)
        for (const std::string& id : region.parcelIds) {
            const int sides =
                drawn.contains({id, Side::kLeft}) + drawn.contains({id, Side::kRight});
            if (region.kind == RegionKind::kParcel) {
                EXPECT_GE(sides + drawn.contains({id, Side::kMidline}), 1) << id;
            } else {
                EXPECT_EQ(sides, 2) << id << " of " << region.id;
            }
        }
}

TEST(Shells, ShowTheInsulaOfBothSidesWhenOpened) {
    for (const BrainMesh& mesh : Brain::get().levels)
        for (const std::string side : {"lh", "rh"})
            for (const std::string id : {"insula_anterior", "insula_posterior", "cut_surface"})
                EXPECT_TRUE(has(mesh, side + ".opened." + id)) << side << " " << id;
}

TEST(Shells, HaveBodiesForWhatLiesHidden) {
    for (const BrainMesh& mesh : Brain::get().levels)
        for (const std::string side : {"lh.", "rh."}) {
            for (const std::string id : {"amygdala",
                                         "hippocampus",
                                         "caudate",
                                         "putamen",
                                         "pallidum",
                                         "nucleus_accumbens",
                                         "ventral_tegmental_area_substantia_nigra",
                                         "body.thalamus",
                                         "body.hypothalamus",
                                         "body.insula_anterior",
                                         "body.insula_posterior",
                                         "body.acc_dorsal",
                                         "body.acc_rostral",
                                         "body.acc_subgenual",
                                         "body.pcc",
                                         "body.precuneus_ventral",
                                         "body.precuneus_dorsal",
                                         "body.parahippocampal",
                                         "body.basal_forebrain",
                                         "tract.cingulum",
                                         "tract.uncinate",
                                         "tract.fornix"})
                EXPECT_TRUE(has(mesh, side + id)) << side + id;
            EXPECT_TRUE(has(mesh, "tract.corpus_callosum") && has(mesh, "lh.tract.arcuate"));
        }
}

// A triangle is turned over when it looks away from all three of its normals.
TEST(Shells, HaveNextToNoTriangleTurnedOver) {
    const double allowed[] = {0.0005, 0.0001,
                              0.00003};  // of the area; the coarse levels bridge narrow sulci
    const Brain& brain = Brain::get();
    for (std::size_t l = 0; l < brain.levels.size(); ++l) {
        const BrainMesh& mesh = brain.levels[l];
        double all = 0.0, over = 0.0;
        for (const MeshPart& part : mesh.parts)
            for (std::uint32_t i = 0; i < part.indexCount; i += 3) {
                glm::dvec3 p[3], n[3];
                for (std::uint32_t c = 0; c < 3; ++c) {
                    const std::uint32_t v =
                        part.firstVertex + mesh.indices[part.firstIndex + i + c];
                    p[c] = mesh.positionsMm[v];
                    n[c] = mesh.normals[v];
                }
                const glm::dvec3 face = glm::cross(p[1] - p[0], p[2] - p[0]);
                const double area = 0.5 * glm::length(face);
                all += area;
                if (std::max({glm::dot(face, n[0]), glm::dot(face, n[1]), glm::dot(face, n[2])}) <
                    0.0)
                    over += area;
            }
        EXPECT_LT(over / all, allowed[l]) << fileName(mesh.level) << ": " << over << " mm2";
    }
}

// Each edge in two triangles that run along it in opposite directions, each vertex in one fan.
TEST(Bodies, AreClosedManifolds) {
    for (const BrainMesh& mesh : Brain::get().levels) {
        int bodies = 0;
        for (const MeshPart& part : mesh.parts) {
            if (part.kind != PartKind::kBody) continue;
            ++bodies;
            const Wholeness whole = wholenessOf(mesh, part);
            EXPECT_EQ(whole.openOrCrowdedEdges, 0) << part.node << ", " << fileName(mesh.level);
            EXPECT_EQ(whole.pinchedVertices, 0) << part.node << ", " << fileName(mesh.level);
        }
        EXPECT_GE(bodies, 36);
    }
}

TEST(Bodies, KeepTheirVolumeInEveryLevel) {
    const Brain& brain = Brain::get();
    for (const BrainMesh& mesh : brain.levels)
        for (const MeshPart& part : mesh.parts) {
            if (part.kind != PartKind::kBody) continue;
            double six = 0.0;
            for (std::uint32_t i = 0; i < part.indexCount; i += 3) {
                glm::dvec3 p[3];
                for (std::uint32_t c = 0; c < 3; ++c)
                    p[c] =
                        mesh.positionsMm[part.firstVertex + mesh.indices[part.firstIndex + i + c]];
                six += glm::dot(p[0], glm::cross(p[1], p[2]));
            }
            const double wanted = brain.atlas.parcels[part.parcel].volumeMm3;
            EXPECT_NEAR(six / 6.0, wanted, 0.03 * wanted) << part.node;
        }
}

}  // namespace
}  // namespace rewire::test
