// SPDX-License-Identifier: Apache-2.0
// Left is left, up is up, and every view is the one it is called.
#include <gtest/gtest.h>

#include <cmath>

#include "scene/picture_space.h"
#include "scene/view_state.h"

namespace rewire {
namespace {

constexpr glm::vec3 kLeftPole{-70, -18, 8}, kRightPole{70, -18, 8}, kFrontPole{0, 70, 8},
    kBackPole{0, -106, 8}, kTopPole{0, -18, 80}, kBottomPole{0, -18, -66};

ViewState in(View view) {
    ViewState state = initialViewState();
    applyView(state, view);
    return state;
}

glm::vec2 seen(View view, const glm::vec3& point) {  // ndc, y up
    const PictureSpace space{800, 800, {}};
    const auto pixel = space.toPixel(in(view).camera, point);
    EXPECT_TRUE(pixel.has_value());
    return {pixel->x / 400.0F - 1.0F, 1.0F - pixel->y / 400.0F};
}

TEST(Camera, SeesTheFrontUpAndTheLeftOnTheLeftFromAbove) {
    EXPECT_GT(seen(View::kTop, kFrontPole).y, 0.5F);
    EXPECT_LT(seen(View::kTop, kLeftPole).x, -0.3F);
}

TEST(Camera, SeesTheFrontUpFromBelowAndTheLeftOnTheRight) {
    EXPECT_GT(seen(View::kBottom, kFrontPole).y, 0.5F);
    EXPECT_GT(seen(View::kBottom, kLeftPole).x, 0.3F);
}

TEST(Camera, SeesTheNoseOnTheLeftFromTheLeftAndOnTheRightFromTheRight) {
    EXPECT_LT(seen(View::kLeft, kFrontPole).x, -0.5F);
    EXPECT_GT(seen(View::kRight, kFrontPole).x, 0.5F);
    EXPECT_GT(seen(View::kLeft, kTopPole).y, 0.5F);
}

TEST(Camera, LooksThePersonInTheFaceFromTheFront) {
    EXPECT_GT(seen(View::kFront, kLeftPole).x, 0.3F);
    EXPECT_LT(seen(View::kBack, kLeftPole).x, -0.3F);
}

TEST(Camera, ShowsTheInnerSideOfTheLeftHalfFromTheRight) {
    const ViewState state = in(View::kLeftMedial);
    EXPECT_EQ(state.medialOf, Side::kLeft);
    EXPECT_GT(state.camera.eyeMm().x, 200.0F);
    EXPECT_EQ(in(View::kRightMedial).medialOf, Side::kRight);
    EXPECT_LT(in(View::kRightMedial).camera.eyeMm().x, -200.0F);
}

TEST(Camera, FillsMostOfTheHeightInEveryViewAndCutsNothingOff) {
    for (const View view : kAllViews) {
        float low = 1.0F, high = -1.0F;
        for (const glm::vec3& pole :
             {kLeftPole, kRightPole, kFrontPole, kBackPole, kTopPole, kBottomPole}) {
            const float y = seen(view, pole).y;
            low = std::min(low, y);
            high = std::max(high, y);
        }
        EXPECT_GT(high - low, 2.0F * 0.72F) << toText(view);
        EXPECT_LT(high, 0.95F) << toText(view);
        EXPECT_GT(low, -0.95F) << toText(view);
    }
}

TEST(Camera, OpensOnTheLeftFront) {
    EXPECT_EQ(currentView(initialViewState()), View::kLeftFront);
    EXPECT_EQ(initialViewState().camera, Camera{});
    const glm::vec3 eye = Camera{}.eyeMm();
    EXPECT_LT(eye.x, -200.0F);
    EXPECT_GT(eye.y, 100.0F);
}

TEST(Camera, NamesAViewOnlyWhileTheViewIsThatView) {
    for (const View view : kAllViews) EXPECT_EQ(currentView(in(view)), view) << toText(view);
    ViewState turned = in(View::kLeft);
    turned.camera.azimuthDeg += 2.0F;
    EXPECT_EQ(currentView(turned), std::nullopt);
    ViewState half = in(View::kRight);
    half.medialOf = Side::kLeft;
    EXPECT_EQ(currentView(half), View::kLeftMedial);
    ViewState round = in(View::kBack);
    round.camera.azimuthDeg = -180.0F;
    EXPECT_EQ(currentView(round), View::kBack);
}

TEST(Camera, HasOneViewMatrixForEyeRightAndUp) {
    for (const View view : kAllViews) {
        const Camera c = in(view).camera;
        const glm::vec3 right = glm::vec3(c.viewMatrix() * glm::vec4(c.targetMm + c.right(), 1.0F));
        const glm::vec3 up = glm::vec3(c.viewMatrix() * glm::vec4(c.targetMm + c.up(), 1.0F));
        EXPECT_LT(glm::length(right - glm::vec3(1, 0, -c.distanceMm)), 1e-2F) << toText(view);
        EXPECT_LT(glm::length(up - glm::vec3(0, 1, -c.distanceMm)), 1e-2F) << toText(view);
    }
}

TEST(Camera, FliesTheShorterWayRound) {
    Camera from, to;
    from.azimuthDeg = 170.0F;
    to.azimuthDeg = -170.0F;
    const float middle = interpolate(from, to, 0.5F).azimuthDeg;
    EXPECT_NEAR(std::abs(middle), 180.0F, 0.01F);
    EXPECT_EQ(interpolate(from, to, 0.0F), from);
    EXPECT_EQ(interpolate(from, to, 1.0F), to);
}

TEST(Camera, FliesPastTheFaceWhenBothWaysAreEquallyLong) {
    const Camera left = in(View::kLeft).camera, right = in(View::kRight).camera;
    EXPECT_NEAR(interpolate(left, right, 0.5F).azimuthDeg, 0.0F, 0.01F);
    EXPECT_NEAR(interpolate(right, left, 0.5F).azimuthDeg, 0.0F, 0.01F);
}

TEST(Camera, StaysOnItsArcWhileItFlies) {
    Camera from, to;
    from.azimuthDeg = -90.0F;
    to.azimuthDeg = 0.0F;
    for (float t = 0.0F; t <= 1.0F; t += 0.1F) {
        const Camera c = interpolate(from, to, t);
        EXPECT_NEAR(glm::length(c.eyeMm() - c.targetMm), from.distanceMm, 0.1F);
    }
}

TEST(PictureSpace, CentresTheTargetInTheFreePart) {
    const PictureSpace space{1920, 1080, {304, 56, 1192, 936}};
    const Camera camera;
    const auto pixel = space.toPixel(camera, camera.targetMm);
    ASSERT_TRUE(pixel.has_value());
    EXPECT_NEAR(pixel->x, 304.0F + 596.0F, 0.01F);
    EXPECT_NEAR(pixel->y, 56.0F + 468.0F, 0.01F);
    EXPECT_NEAR(pixel->z, camera.distanceMm, 0.01F);
}

TEST(PictureSpace, ProjectsInClipSpaceWhereItPutsThePixel) {
    const PictureSpace space{1920, 1080, {304, 56, 1192, 936}};
    const Camera camera;
    for (const glm::vec3& p : {kLeftPole, kTopPole, kBackPole, glm::vec3(12, 34, -20)}) {
        const glm::vec4 clip = space.projection(camera) * glm::vec4(p, 1.0F);
        const auto pixel = space.toPixel(camera, p);
        ASSERT_TRUE(pixel.has_value());
        EXPECT_NEAR((clip.x / clip.w + 1.0F) * 960.0F, pixel->x, 0.05F);
        EXPECT_NEAR((1.0F - clip.y / clip.w) * 540.0F, pixel->y, 0.05F);
    }
}

TEST(PictureSpace, CastsRaysThroughThePixelsItProjectsTo) {
    const PictureSpace space{1280, 720, {240, 56, 700, 576}};
    const Camera camera;
    const glm::vec3 point(-30, 20, 15);
    const auto pixel = space.toPixel(camera, point);
    ASSERT_TRUE(pixel.has_value());
    const Ray ray = space.rayThrough(camera, {pixel->x, pixel->y});
    const glm::vec3 away = point - ray.originMm;
    EXPECT_LT(glm::length(glm::cross(away, ray.direction)), 0.05F);
    EXPECT_NEAR(glm::length(ray.direction), 1.0F, 1e-5F);
}

TEST(PictureSpace, KeepsTheBrainsSizeWhenPanelsOpenAtTheSides) {
    const Camera camera;
    const PictureSpace bare{1920, 1080, {0, 56, 1920, 936}},
        panels{1920, 1080, {304, 56, 1192, 936}};
    EXPECT_FLOAT_EQ(bare.mmPerPixel(camera, 424.0F), panels.mmPerPixel(camera, 424.0F));
}

TEST(PictureSpace, HasNoPixelForWhatLiesBehindTheEye) {
    const Camera camera;
    const glm::vec3 behind = camera.eyeMm() + (camera.eyeMm() - camera.targetMm);
    EXPECT_FALSE((PictureSpace{100, 100, {}}.toPixel(camera, behind).has_value()));
}

}  // namespace
}  // namespace rewire
