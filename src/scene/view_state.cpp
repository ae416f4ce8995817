// SPDX-License-Identifier: Apache-2.0
// The state the program opens with, and the standard views. Each view fits the whole brain into the
// free height by a proxy of its outline, so that no view is cut off and none is small.
#include "scene/view_state.h"

#include <algorithm>
#include <cmath>

namespace rewire {
namespace {

// The outline of the shipped brain (Colin27 in MNI space), coarse: the cerebrum as an ellipsoid,
// cerebellum and the lower end of the stem as points. Good to a few millimetres, which is all that
// framing needs.
struct Ellipsoid {
    glm::vec3 centreMm, radiusMm;
};
constexpr Ellipsoid kCerebrum{{0.0F, -17.0F, 18.0F}, {70.0F, 88.0F, 62.0F}};
constexpr std::array kLowPoints{glm::vec3(0, -40, -66), glm::vec3(-45, -70, -55),
                                glm::vec3(45, -70, -55), glm::vec3(-45, 5, -45),
                                glm::vec3(45, 5, -45)};
constexpr float kShareOfHeight = 0.83F;

struct Pose {
    float azimuthDeg, elevationDeg;
    std::optional<Side> medialOf;
};

Pose poseOf(View view) {
    switch (view) {
        case View::kLeft:
            return {-90.0F, 0.0F, {}};
        case View::kRight:
            return {90.0F, 0.0F, {}};
        case View::kLeftMedial:
            return {90.0F, 0.0F, Side::kLeft};
        case View::kRightMedial:
            return {-90.0F, 0.0F, Side::kRight};
        case View::kFront:
            return {0.0F, 0.0F, {}};
        case View::kBack:
            return {180.0F, 0.0F, {}};
        case View::kTop:
            return {180.0F, 90.0F, {}};  // front up, the viewer's left is the brain's left
        case View::kBottom:
            return {0.0F, -90.0F, {}};  // front up
        case View::kLeftFront:
            return {-57.5F, 9.0F, {}};
        case View::kRightFront:
            return {57.5F, 9.0F, {}};
    }
    return {0.0F, 0.0F, {}};
}

// Height in tangents of the outline seen from the camera: below x and above y the line of sight.
glm::vec2 outlineTangents(const Camera& camera) {
    const glm::vec3 eye = camera.eyeMm(), up = camera.up();
    const glm::vec3 forward = glm::cross(up, camera.right());
    glm::vec2 span(0.0F);
    const auto add = [&](const glm::vec3& p) {
        const float tangent = glm::dot(p - eye, up) / glm::dot(p - eye, forward);
        span = {std::min(span.x, tangent), std::max(span.y, tangent)};
    };
    for (int i = 0; i < 48; ++i) {
        for (int j = 1; j < 24; ++j) {
            const float a = glm::radians(7.5F) * static_cast<float>(i);
            const float b = glm::radians(7.5F) * static_cast<float>(j);
            const glm::vec3 unit(std::cos(a) * std::sin(b), std::sin(a) * std::sin(b), std::cos(b));
            add(kCerebrum.centreMm + kCerebrum.radiusMm * unit);
        }
    }
    for (const glm::vec3& p : kLowPoints) add(p);
    return span;
}

// The larger of both halves decides, since the target stays in the middle of the picture.
float fittingDistanceMm(Camera camera) {
    const float wanted = kShareOfHeight * 2.0F * std::tan(glm::radians(camera.fovDeg) * 0.5F);
    float tooNear = 250.0F, farEnough = 1200.0F;
    for (int i = 0; i < 24; ++i) {
        camera.distanceMm = (tooNear + farEnough) * 0.5F;
        const glm::vec2 span = outlineTangents(camera);
        (span.y - span.x <= wanted ? farEnough : tooNear) = camera.distanceMm;
    }
    return std::round(farEnough);
}

Camera cameraOf(View view, float fovDeg) {
    const Pose pose = poseOf(view);
    Camera camera;
    camera.fovDeg = fovDeg;
    camera.azimuthDeg = pose.azimuthDeg;
    camera.elevationDeg = pose.elevationDeg;
    camera.distanceMm = fittingDistanceMm(camera);
    return camera;
}

}  // namespace

ViewState initialViewState() {
    ViewState state;
    applyView(state, View::kLeftFront);
    return state;
}

void applyView(ViewState& state, View view) {
    state.camera = cameraOf(view, state.camera.fovDeg);
    state.medialOf = poseOf(view).medialOf;
}

std::optional<View> currentView(const ViewState& state) {
    constexpr float kToleranceDeg = 0.25F;
    for (const View view : kAllViews) {
        const Pose pose = poseOf(view);
        if (pose.medialOf != state.medialOf) continue;
        const float turn = std::remainder(state.camera.azimuthDeg - pose.azimuthDeg, 360.0F);
        const float tilt = state.camera.elevationDeg - pose.elevationDeg;
        if (std::abs(turn) < kToleranceDeg && std::abs(tilt) < kToleranceDeg) return view;
    }
    return std::nullopt;
}

}  // namespace rewire
