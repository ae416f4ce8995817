// SPDX-License-Identifier: Apache-2.0
// The committed brain, as docs/assets.md promises it: sizes, sides, borders, bodies.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "atlas/brain_mesh.h"

namespace rewire {
namespace {

namespace fs = std::filesystem;

class RealAssets : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        const fs::path assets = REWIRE_ASSETS_DIR;
        if (!fs::exists(assets / "anatomy.toml")) return;
        Result<Atlas> loaded = loadAtlas(assets);
        ASSERT_TRUE(loaded) << loaded.error().text();
        atlas = new Atlas(std::move(*loaded));
        for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid, MeshLevel::kFull}) {
            Result<BrainMesh> brain = loadBrainMesh(*atlas, level);
            ASSERT_TRUE(brain) << brain.error().text();
            brains.push_back(std::move(*brain));
        }
    }
    static void TearDownTestSuite() {
        delete atlas;
        atlas = nullptr;
        brains.clear();
    }
    void SetUp() override {
        if (atlas == nullptr || brains.size() != 3)
            GTEST_SKIP() << "the assets have not been baked";
    }
    static inline Atlas* atlas = nullptr;
    static inline std::vector<BrainMesh> brains;  // preview, mid, full
};

TEST_F(RealAssets, AreOnTheOneMillimetreGridOfMniSpace) {
    EXPECT_EQ(atlas->labels.size, glm::ivec3(181, 217, 181));
    EXPECT_EQ(atlas->labels.spacingMm, glm::vec3(1.0F));
    EXPECT_EQ(atlas->t1.size, atlas->labels.size);
    EXPECT_EQ(atlas->t1.originMm, atlas->labels.originMm);
}

TEST_F(RealAssets, HoldEveryPartInEveryLevel) {
    std::set<std::string> full;
    for (const MeshPart& part : brains[2].parts) full.insert(part.node);
    for (const BrainMesh& brain : brains) {
        std::set<std::string> nodes;
        for (const MeshPart& part : brain.parts) nodes.insert(part.node);
        EXPECT_EQ(nodes, full);
    }
}

TEST_F(RealAssets, KeepLeftAndRightInMeshesAndLabels) {
    for (const BrainMesh& brain : brains) {
        for (const MeshPart& part : brain.parts) {
            const float x = part.boundsMm.centreMm().x;
            if (part.side == Side::kLeft) {
                EXPECT_LT(x, 0.0F) << part.node;
            }
            if (part.side == Side::kRight) {
                EXPECT_GT(x, 0.0F) << part.node;
            }
        }
    }
    for (const Parcel& parcel : atlas->parcels) {
        if (parcel.label == 0) continue;
        if (parcel.side == Side::kLeft) {
            EXPECT_LT(parcel.centreMm.x, 0.0F) << parcel.id;
        }
        if (parcel.side == Side::kRight) {
            EXPECT_GT(parcel.centreMm.x, 0.0F) << parcel.id;
        }
    }
}

TEST_F(RealAssets, HaveUnitNormalsThatPointOutOfClosedBodies) {
    for (const MeshPart& part : brains[2].parts) {
        double outwards = 0.0;
        const glm::vec3 middle = part.boundsMm.centreMm();
        for (std::uint32_t i = 0; i < part.vertexCount; ++i) {
            const glm::vec3 normal = brains[2].normals[part.firstVertex + i];
            ASSERT_NEAR(glm::length(normal), 1.0F, 0.01F) << part.node;
            outwards += glm::dot(normal, brains[2].positionsMm[part.firstVertex + i] - middle);
        }
        if (part.kind == PartKind::kBody) {
            EXPECT_GT(outwards, 0.0) << part.node;
        }
    }
}

// Six times the volume between the triangles and the origin; exact for a closed mesh.
double volumeMm3(const BrainMesh& brain, const MeshPart& part) {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < part.indexCount; i += 3) {
        glm::dvec3 corner[3];
        for (std::uint32_t c = 0; c < 3; ++c) {
            corner[c] =
                brain.positionsMm[part.firstVertex + brain.indices[part.firstIndex + i + c]];
        }
        sum += glm::dot(corner[0], glm::cross(corner[1], corner[2]));
    }
    return sum / 6.0;
}

TEST_F(RealAssets, KeepTheVolumeOfEachDeepStructureWithinThreePerCent) {
    int bodies = 0;
    for (const MeshPart& part : brains[2].parts) {
        if (part.kind != PartKind::kBody || atlas->parcels[part.parcel].group != ParcelGroup::kDeep)
            continue;
        const float wanted = atlas->parcels[part.parcel].volumeMm3;
        EXPECT_NEAR(volumeMm3(brains[2], part), wanted, 0.03F * wanted) << part.node;
        ++bodies;
    }
    EXPECT_GE(bodies, 18);
}

TEST_F(RealAssets, CloseEveryBody) {
    using Place = std::tuple<float, float, float>;
    for (const MeshPart& part : brains[2].parts) {
        if (part.kind != PartKind::kBody) continue;
        std::map<std::pair<Place, Place>, int> edges;
        const auto place = [&](std::uint32_t i) {
            const glm::vec3 p =
                brains[2].positionsMm[part.firstVertex + brains[2].indices[part.firstIndex + i]];
            return Place(p.x, p.y, p.z);
        };
        for (std::uint32_t i = 0; i < part.indexCount; i += 3) {
            for (std::uint32_t c = 0; c < 3; ++c) ++edges[{place(i + c), place(i + (c + 1) % 3)}];
        }
        int open = 0;
        for (const auto& [edge, count] : edges) {
            const auto back = edges.find({edge.second, edge.first});
            open += count == 1 && back != edges.end() && back->second == 1 ? 0 : 1;
        }
        EXPECT_EQ(open, 0) << part.node << ": edges without exactly one neighbour";
    }
}

TEST_F(RealAssets, AreSmallEnough) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(REWIRE_ASSETS_DIR)) {
        if (entry.is_regular_file()) bytes += entry.file_size();
    }
    EXPECT_LE(bytes, 32U * 1024U * 1024U);
}

}  // namespace
}  // namespace rewire
