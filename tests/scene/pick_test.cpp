// SPDX-License-Identifier: Apache-2.0
// What is picked is what is seen.
#include "scene/pick.h"

#include <gtest/gtest.h>

#include "test_content.h"

namespace rewire::test {
namespace {

const Picker& picker() {
    static const Picker kPicker = Picker::build(testMesh());
    return kPicker;
}

std::string nodeAt(const Ray& ray, const DrawList& list) {
    const std::optional<PickHit> hit = picker().pick(ray, list);
    return hit ? testContent().atlas.parcels[hit->parcel].nodeName() : "nothing";
}

Ray towards(const glm::vec3& from, const glm::vec3& to) {
    return {from, glm::normalize(to - from)};
}

// The nearest triangle by brute force, all shell parts and lone bodies shown.
std::optional<float> bruteForceMm(const Ray& ray, const DrawList& list) {
    const BrainMesh& mesh = testMesh();
    std::optional<float> best;
    for (const MeshPart& part : mesh.parts) {
        if (part.parcel == kNoParcel || part.kind == PartKind::kOpened) continue;
        const ParcelLook& look = list.parcels[part.parcel];
        const bool lone = part.node.find(".body.") == std::string::npos;
        if (part.kind == PartKind::kBody ? !(look.body || (lone && look.visible)) : !look.visible)
            continue;
        for (std::uint32_t i = 0; i < part.indexCount; i += 3) {
            glm::dvec3 c[3];
            for (std::uint32_t k = 0; k < 3; ++k) {
                c[k] = mesh.positionsMm[part.firstVertex + mesh.indices[part.firstIndex + i + k]];
            }
            const glm::dvec3 n = glm::cross(c[1] - c[0], c[2] - c[0]), d(ray.direction),
                             o(ray.originMm);
            const double down = glm::dot(n, d);
            if (down == 0.0) continue;
            const double t = glm::dot(n, c[0] - o) / down;
            const glm::dvec3 p = o + d * t;
            bool inside = t > 0.0;
            for (int k = 0; k < 3; ++k) {
                inside = inside && glm::dot(glm::cross(c[(k + 1) % 3] - c[k], p - c[k]), n) >= 0.0;
            }
            if (inside && (!best || t < *best)) best = static_cast<float>(t);
        }
    }
    return best;
}

TEST(Pick, FindsTheNearestTriangleThatBruteForceFinds) {
    const DrawList list = drawn({"view left"});
    int hits = 0;
    for (int i = -8; i <= 8; ++i) {
        for (int j = -6; j <= 6; ++j) {
            const Ray ray =
                towards({-400.0F, -18.0F, 8.0F}, {0.0F, -18.0F + 11.3F * static_cast<float>(i),
                                                  8.0F + 11.7F * static_cast<float>(j)});
            const std::optional<PickHit> hit = picker().pick(ray, list);
            const std::optional<float> truth = bruteForceMm(ray, list);
            ASSERT_EQ(hit.has_value(), truth.has_value()) << i << ' ' << j;
            if (!hit) continue;
            ++hits;
            EXPECT_NEAR(glm::length(hit->pointMm - ray.originMm), *truth, 0.01F);
        }
    }
    EXPECT_GT(hits, 50);
}

TEST(Pick, FindsTheSideThatIsSeen) {
    const DrawList list = drawn({"view left"});
    const std::optional<PickHit> hit = picker().pick(towards({-400, -18, 20}, {0, -18, 20}), list);
    ASSERT_TRUE(hit.has_value());
    EXPECT_EQ(testContent().atlas.parcels[hit->parcel].side, Side::kLeft);
    EXPECT_LT(hit->pointMm.x, -20.0F);
}

TEST(Pick, LooksThroughWhatIsHidden) {
    const Ray ray = towards({-400, -18, 20}, {0, -18, 20});
    const std::optional<PickHit> hit =
        picker().pick(ray, drawn({"view left", "part left off", "part deep off"}));
    ASSERT_TRUE(hit.has_value());
    EXPECT_EQ(testContent().atlas.parcels[hit->parcel].side, Side::kRight);
    EXPECT_EQ(nodeAt(ray, drawn({"isolate left:amygdala"})), "nothing");
}

TEST(Pick, FindsALitStructureBeforeTheShellThatItShinesThrough) {
    const glm::vec3 amygdala = *testContent().atlas.centreMm({"amygdala", Side::kLeft});
    const Ray ray = towards({-400, amygdala.y, amygdala.z}, amygdala);
    EXPECT_EQ(nodeAt(ray, drawn({"therapy cbt", "view left"})), "lh.amygdala");
    EXPECT_NE(nodeAt(ray, drawn({"view left"})), "lh.amygdala");
}

TEST(Pick, AnswersInTheBrainsOwnSpaceWhenTheHalvesArePulledApart) {
    const Ray ray = towards({-400, -18, 20}, {0, -18, 20});
    const auto together = picker().pick(ray, drawn({"view left"}));
    const auto apart = picker().pick(ray, drawn({"view left", "pull-apart 30"}));
    ASSERT_TRUE(together && apart);
    EXPECT_EQ(together->parcel, apart->parcel);
    EXPECT_LT(glm::length(together->pointMm - apart->pointMm), 0.01F);
}

TEST(Pick, FollowsAHalfToWhereItWasPulled) {
    const glm::vec3 place =
        picker().pick(towards({-400, -18, 20}, {0, -18, 20}), drawn({"view left"}))->pointMm;
    const auto hit = picker().pick(towards({-200, 300, 20}, place - glm::vec3(30, 0, 0)),
                                   drawn({"view left", "pull-apart 30"}));
    ASSERT_TRUE(hit.has_value());
    EXPECT_LT(glm::length(hit->pointMm - place), 3.0F);
}

TEST(Pick, PassesThroughWhatThePlaneCutsAway) {
    const Ray ray = towards({-400, -18, 20}, {0, -18, 20});
    const auto hit = picker().pick(ray, drawn({"view left", "clip sagittal -10 positive"}));
    ASSERT_TRUE(hit.has_value());
    EXPECT_GE(hit->pointMm.x, -10.0F);
    const auto other = picker().pick(ray, drawn({"view left", "clip sagittal -10 negative"}));
    ASSERT_TRUE(other.has_value());
    EXPECT_LT(other->pointMm.x, -20.0F);
}

TEST(Pick, LooksIntoTheCornerThatSlicesOpen) {
    const Ray ray = towards({-400, -18, 20}, {0, -18, 20});
    const auto hit =
        picker().pick(ray, drawn({"view left", "slice sagittal on", "crosshair -5 -18 20"}));
    ASSERT_TRUE(hit.has_value());
    EXPECT_GE(hit->pointMm.x, -5.01F);
}

TEST(Pick, FindsNothingBesideTheBrain) {
    EXPECT_EQ(nodeAt(towards({-400, -18, 300}, {0, -18, 300}), drawn({})), "nothing");
}

TEST(Pick, FindsNothingBeforeAnyMeshHasCome) {
    EXPECT_FALSE(Picker().pick(Ray{}, drawn({})).has_value());
}

}  // namespace
}  // namespace rewire::test
