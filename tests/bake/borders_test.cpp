// SPDX-License-Identifier: Apache-2.0
// Borders between parcels: smooth, without cracks, the same in every level of detail.
#include <gtest/gtest.h>

#include "shell_edges.h"

namespace rewire::test {
namespace {

TEST(Borders, TurnByNoMoreThanThirtyDegreesWhereTwoParcelsMeet) {
    const Brain& brain = Brain::get();
    for (const BrainMesh& mesh : brain.levels)
        for (const Shell shell : kAllShells) {
            const std::vector<Turn> turns = turnsOf(bordersOf(mesh, partsOf(brain, mesh, shell)));
            if (shell != Shell::kBrainstem) {
                ASSERT_GT(turns.size(), 100U) << toText(shell);
            }
            for (const Turn& turn : turns) {
                if (turn.degrees <= 30.0) break;
                ADD_FAILURE() << fileName(mesh.level) << ", " << toText(shell) << ": "
                              << turn.degrees << " degrees at (" << turn.at.x << ", " << turn.at.y
                              << ", " << turn.at.z << ") mm, " << turn.between;
            }
        }
}

TEST(Borders, LeaveNoCrackAndNoVertexWithoutANamedParcel) {
    const Brain& brain = Brain::get();
    for (const BrainMesh& mesh : brain.levels)
        for (const Shell shell : kAllShells) {
            int open = 0;
            glm::vec3 where(0.0F);
            for (const auto& [edge, parts] : bordersOf(mesh, partsOf(brain, mesh, shell)))
                if (parts.size() % 2 == 1) {
                    ++open;
                    where = edge.first;
                }
            EXPECT_EQ(open, 0) << fileName(mesh.level) << ", " << toText(shell)
                               << ": edges of one patch alone, such as at (" << where.x << ", "
                               << where.y << ", " << where.z << ") mm";
        }
}

// Normals and shades of a border's vertices: one value on both sides, else the eye sees the border
// as a step.
TEST(Borders, HaveOneNormalAndOneShadeOnBothSides) {
    const Brain& brain = Brain::get();
    const BrainMesh& mesh = brain.levels.back();
    for (const Shell shell : kAllShells) {
        std::map<glm::vec3, std::uint32_t, PlaceLess> first;
        int unlike = 0;
        for (const MeshPart* part : partsOf(brain, mesh, shell))
            for (std::uint32_t i = part->firstVertex; i < part->firstVertex + part->vertexCount;
                 ++i) {
                const auto [it, isNew] = first.emplace(mesh.positionsMm[i], i);
                if (isNew) continue;
                const MeshShade &a = mesh.shades[it->second], &b = mesh.shades[i];
                unlike += glm::length(mesh.normals[it->second] - mesh.normals[i]) > 1e-4F ||
                          a.occlusionWhole != b.occlusionWhole ||
                          a.occlusionAlone != b.occlusionAlone || a.curvature != b.curvature;
            }
        EXPECT_EQ(unlike, 0) << toText(shell);
    }
}

TEST(Borders, CoincideInAllLevelsOfDetail) {
    const Brain& brain = Brain::get();
    for (const Shell shell : kAllShells) {
        std::vector<std::set<EdgeLess::Edge, EdgeLess>> edges;
        for (const BrainMesh& mesh : brain.levels) {
            edges.emplace_back();
            for (const auto& [edge, parts] : bordersOf(mesh, partsOf(brain, mesh, shell)))
                edges.back().insert(edge);
        }
        EXPECT_EQ(edges[0].size(), edges[2].size()) << toText(shell);
        EXPECT_TRUE(edges[0] == edges[2] && edges[1] == edges[2]) << toText(shell);
    }
}

}  // namespace
}  // namespace rewire::test
