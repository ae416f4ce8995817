// SPDX-License-Identifier: Apache-2.0
#include "atlas/brain_mesh.h"

#include <gtest/gtest.h>

#include <set>

#include "support/synthetic_assets.h"
#include "support/synthetic_files.h"

namespace rewire {
namespace {

class BrainMeshFile : public testing::Test {
  protected:
    void SetUp() override {
        Result<Atlas> loaded = loadAtlas(assets.path(), Volumes::kSkip);
        ASSERT_TRUE(loaded) << loaded.error().text();
        atlas = std::move(*loaded);
    }
    void write(const std::vector<test::SyntheticMesh>& meshes) const {
        test::writeBytes(assets.path() / "brain_preview.glb", test::glbBytes(meshes));
    }
    [[nodiscard]] const MeshPart& part(const BrainMesh& brain, std::string_view node) const {
        for (const MeshPart& one : brain.parts) {
            if (one.node == node) return one;
        }
        throw std::runtime_error("no node " + std::string(node));
    }
    test::SyntheticAssets assets;
    Atlas atlas;
};

TEST_F(BrainMeshFile, LoadsEveryLevelWithTheSameNodes) {
    std::set<std::string> first;
    std::size_t triangles = 0;
    for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid, MeshLevel::kFull}) {
        const Result<BrainMesh> brain = loadBrainMesh(atlas, level);
        ASSERT_TRUE(brain) << brain.error().text();
        EXPECT_EQ(brain->level, level);
        EXPECT_GT(brain->triangleCount(), triangles);
        triangles = brain->triangleCount();
        std::set<std::string> nodes;
        for (const MeshPart& one : brain->parts) nodes.insert(one.node);
        if (first.empty()) first = nodes;
        EXPECT_EQ(nodes, first);
    }
}

TEST_F(BrainMeshFile, PartsTileTheArraysAndIndicesStayInside) {
    const Result<BrainMesh> brain = loadBrainMesh(atlas, MeshLevel::kMid);
    ASSERT_TRUE(brain) << brain.error().text();
    std::uint32_t vertex = 0, index = 0;
    for (const MeshPart& one : brain->parts) {
        EXPECT_EQ(one.firstVertex, vertex);
        EXPECT_EQ(one.firstIndex, index);
        vertex += one.vertexCount;
        index += one.indexCount;
        for (std::uint32_t i = 0; i < one.indexCount; ++i) {
            ASSERT_LT(brain->indices[one.firstIndex + i], one.vertexCount) << one.node;
        }
    }
    EXPECT_EQ(vertex, brain->positionsMm.size());
    EXPECT_EQ(vertex, brain->normals.size());
    EXPECT_EQ(vertex, brain->shades.size());
    EXPECT_EQ(index, brain->indices.size());
}

TEST_F(BrainMeshFile, RightIsRightAndUpIsUp) {
    test::SyntheticMesh ball = test::makeEllipsoid("rh.amygdala", {{24, -4, -18}, {8, 6, 4}}, 2);
    ball.vertices[0].shade = {1, 2, 254, 255};
    write({ball, test::makeEllipsoid("lh.amygdala", {{-24, -4, -18}, {8, 6, 4}}, 2)});
    const Result<BrainMesh> brain = loadBrainMesh(atlas, MeshLevel::kPreview);
    ASSERT_TRUE(brain) << brain.error().text();
    const MeshPart& right = brain->parts[0];
    EXPECT_EQ(right.side, Side::kRight);
    EXPECT_NEAR(right.boundsMm.centreMm().x, 24.0F, 0.2F);
    EXPECT_NEAR(right.boundsMm.centreMm().y, -4.0F, 0.2F);
    EXPECT_NEAR(right.boundsMm.centreMm().z, -18.0F, 0.2F);
    EXPECT_NEAR(right.boundsMm.sizeMm().x, 16.0F, 0.5F);
    EXPECT_NEAR(right.boundsMm.sizeMm().z, 8.0F, 0.5F);
    for (std::size_t i = 0; i < ball.vertices.size(); ++i) {
        EXPECT_LT(glm::distance(brain->positionsMm[i], ball.vertices[i].positionMm), 1e-4F);
        EXPECT_LT(glm::distance(brain->normals[i], ball.vertices[i].normal), 1e-5F);
    }
    EXPECT_EQ(brain->shades[0].occlusionWhole, 1);
    EXPECT_EQ(brain->shades[0].occlusionAlone, 2);
    EXPECT_EQ(brain->shades[0].curvature, 254);
    EXPECT_EQ(brain->indices[0], ball.indices[0]);
    // Still seen from outside: a mirrored brain would turn its triangles round.
    const glm::vec3 a = brain->positionsMm[brain->indices[0]],
                    b = brain->positionsMm[brain->indices[1]],
                    c = brain->positionsMm[brain->indices[2]];
    EXPECT_GT(glm::dot(glm::cross(b - a, c - a), a - glm::vec3(24, -4, -18)), 0.0F);
}

TEST_F(BrainMeshFile, TellsShellsBodiesOpenedPatchesAndTracts) {
    const Result<BrainMesh> brain = loadBrainMesh(atlas, MeshLevel::kPreview);
    ASSERT_TRUE(brain) << brain.error().text();
    EXPECT_EQ(part(*brain, "lh.angular_gyrus").kind, PartKind::kShell);
    EXPECT_EQ(part(*brain, "lh.thalamus").kind, PartKind::kShell);
    EXPECT_EQ(part(*brain, "lh.body.thalamus").kind, PartKind::kBody);
    EXPECT_EQ(part(*brain, "rh.amygdala").kind, PartKind::kBody);
    EXPECT_EQ(part(*brain, "rh.body.acc_dorsal").kind, PartKind::kBody);
    EXPECT_EQ(part(*brain, "brainstem").kind, PartKind::kShell);
    EXPECT_EQ(part(*brain, "lh.opened.insula_anterior").kind, PartKind::kOpened);
    EXPECT_EQ(part(*brain, "lh.opened.cut_surface").kind, PartKind::kOpened);
    const MeshPart& tract = part(*brain, "rh.tract.cingulum");
    EXPECT_EQ(tract.kind, PartKind::kTract);
    EXPECT_EQ(tract.parcel, kNoParcel);
    ASSERT_LT(tract.tract, atlas.tracts.size());
    EXPECT_EQ(atlas.tracts[tract.tract].id, "cingulum");
    EXPECT_EQ(atlas.parcels[part(*brain, "lh.body.thalamus").parcel].nodeName(), "lh.thalamus");
}

TEST_F(BrainMeshFile, NamesEveryUnknownNodeAndTheNearestParcel) {
    write({test::makeEllipsoid("lh.amygdalla", {}, 0),
           test::makeEllipsoid("lh.body.insula_antrior", {}, 0),
           test::makeEllipsoid("lh.tract.cingulm", {}, 0)});
    const Result<BrainMesh> brain = loadBrainMesh(atlas, MeshLevel::kPreview);
    ASSERT_FALSE(brain);
    EXPECT_EQ(brain.error().code, ErrorCode::kInvalid);
    for (const char* words :
         {"did you mean 'lh.amygdala'?", "did you mean 'lh.body.insula_anterior'?",
          "did you mean 'cingulum'?"}) {
        EXPECT_NE(brain.error().message.find(words), std::string::npos) << brain.error().message;
    }
}

TEST_F(BrainMeshFile, SaysNotFoundForAMissingFile) {
    std::filesystem::remove(assets.path() / "brain.glb");
    const Result<BrainMesh> brain = loadBrainMesh(atlas, MeshLevel::kFull);
    ASSERT_FALSE(brain);
    EXPECT_EQ(brain.error().code, ErrorCode::kNotFound);
    EXPECT_NE(brain.error().message.find("--assets DIR"), std::string::npos);
}

TEST_F(BrainMeshFile, SaysDamagedForAFileCutShort) {
    const std::string bytes = test::readBytes(assets.path() / "brain.glb");
    test::writeBytes(assets.path() / "brain.glb", bytes.substr(0, bytes.size() / 2));
    const Result<BrainMesh> brain = loadBrainMesh(atlas, MeshLevel::kFull);
    ASSERT_FALSE(brain);
    EXPECT_EQ(brain.error().code, ErrorCode::kDamaged);
    EXPECT_NE(brain.error().where.find("brain.glb"), std::string::npos);
}

}  // namespace
}  // namespace rewire
