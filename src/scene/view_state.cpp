// SPDX-License-Identifier: Apache-2.0
// The state the program opens with, and the standard views. Each view fits the whole brain into the
// free height by its measured outline, so that no view is cut off and none is small.
#include "scene/view_state.h"

#include <cmath>

namespace rewire {
namespace {

// Heights of the shipped brain (Colin27, with the stem) in each view, as a lens of 24 degrees sees
// them from the distance at which they fill 83 % of the free height; measured once on the mesh.
// Opposite views share one.
constexpr float kMeasuredFovDeg = 24.0F;
constexpr float kSideMm = 443.0F, kFrontMm = 440.0F, kTopMm = 510.0F, kObliqueMm = 424.0F;

struct Pose {
    float azimuthDeg, elevationDeg, distanceMm;
    std::optional<Side> medialOf;
};

Pose poseOf(View view) {
    switch (view) {
        case View::kLeft:
            return {-90.0F, 0.0F, kSideMm, {}};
        case View::kRight:
            return {90.0F, 0.0F, kSideMm, {}};
        case View::kLeftMedial:
            return {90.0F, 0.0F, kSideMm, Side::kLeft};
        case View::kRightMedial:
            return {-90.0F, 0.0F, kSideMm, Side::kRight};
        case View::kFront:
            return {0.0F, 0.0F, kFrontMm, {}};
        case View::kBack:
            return {180.0F, 0.0F, kFrontMm, {}};
        case View::kTop:
            return {180.0F, 90.0F, kTopMm, {}};  // front up, the viewer's left is the brain's left
        case View::kBottom:
            return {0.0F, -90.0F, kTopMm, {}};  // front up
        case View::kLeftFront:
            return {-57.5F, 9.0F, kObliqueMm, {}};
        case View::kRightFront:
            return {57.5F, 9.0F, kObliqueMm, {}};
    }
    return {0.0F, 0.0F, kFrontMm, {}};
}

Camera cameraOf(View view, float fovDeg) {
    const Pose pose = poseOf(view);
    Camera camera;
    camera.azimuthDeg = pose.azimuthDeg;
    camera.elevationDeg = pose.elevationDeg;
    camera.fovDeg = fovDeg;
    camera.distanceMm = pose.distanceMm * std::tan(glm::radians(kMeasuredFovDeg) * 0.5F) /
                        std::tan(glm::radians(fovDeg) * 0.5F);
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
