// SPDX-License-Identifier: Apache-2.0
// The turntable camera: where the eye is, what it sees, how it flies. Right and up come from the
// two angles alone, so that looking straight down is as steady as any other direction.
#include <algorithm>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

#include "scene/view_state.h"

namespace rewire {
namespace {

// Everything drawn lies within this of the target, also when it was panned to the brain's edge with
// the hemispheres pulled apart. Kept short: depth precision goes with far / near.
constexpr float kReachMm = 330.0F;
constexpr float kSmallestNearMm = 2.0F;

float wrapDeg(float degrees) {  // to (-180, 180]
    const float wrapped = std::remainder(degrees, 360.0F);
    return wrapped <= -180.0F ? wrapped + 360.0F : wrapped;
}

// Half a turn has two equally short ways: the one past the face is taken.
float shortestTurnDeg(float fromDeg, float toDeg) {
    const float turn = wrapDeg(toDeg - fromDeg);
    if (std::abs(std::abs(turn) - 180.0F) > 0.01F) return turn;
    const float halfway = wrapDeg(fromDeg + turn * 0.5F);
    return std::abs(halfway) <= 90.0F ? turn : -turn;
}

float eased(float t) {  // Perlin 2002: no jolt in speed or acceleration at either end
    return t * t * t * (t * (t * 6.0F - 15.0F) + 10.0F);
}

}  // namespace

glm::vec3 Camera::eyeMm() const {
    const float azimuth = glm::radians(azimuthDeg), elevation = glm::radians(elevationDeg);
    const glm::vec3 towardsEye(std::sin(azimuth) * std::cos(elevation),
                               std::cos(azimuth) * std::cos(elevation), std::sin(elevation));
    return targetMm + towardsEye * distanceMm;
}

glm::vec3 Camera::right() const {
    const float azimuth = glm::radians(azimuthDeg);
    return {-std::cos(azimuth), std::sin(azimuth), 0.0F};
}

glm::vec3 Camera::up() const {
    const float azimuth = glm::radians(azimuthDeg), elevation = glm::radians(elevationDeg);
    return {-std::sin(azimuth) * std::sin(elevation), -std::cos(azimuth) * std::sin(elevation),
            std::cos(elevation)};
}

glm::mat4 Camera::viewMatrix() const {
    const glm::vec3 r = right(), u = up(), back = glm::cross(r, u), eye = eyeMm();
    return {glm::vec4(r.x, u.x, back.x, 0.0F), glm::vec4(r.y, u.y, back.y, 0.0F),
            glm::vec4(r.z, u.z, back.z, 0.0F),
            glm::vec4(-glm::dot(r, eye), -glm::dot(u, eye), -glm::dot(back, eye), 1.0F)};
}

glm::mat4 Camera::projectionMatrix(float aspect) const {
    return glm::perspectiveRH_NO(glm::radians(fovDeg), aspect, nearMm(), farMm());
}

Ray Camera::rayThrough(glm::vec2 ndc, float aspect) const {
    const float tangent = std::tan(glm::radians(fovDeg) * 0.5F);
    const glm::vec3 forward = glm::cross(up(), right());
    const glm::vec3 direction =
        forward + right() * (ndc.x * tangent * aspect) + up() * (ndc.y * tangent);
    return {eyeMm(), glm::normalize(direction)};
}

float Camera::nearMm() const {
    return std::max(kSmallestNearMm, distanceMm - kReachMm);
}
float Camera::farMm() const {
    return distanceMm + kReachMm;
}

Camera interpolate(const Camera& from, const Camera& to, float t) {
    if (t <= 0.0F) return from;
    if (t >= 1.0F) return to;
    const float s = eased(t);
    Camera camera;
    camera.targetMm = glm::mix(from.targetMm, to.targetMm, s);
    camera.azimuthDeg =
        wrapDeg(from.azimuthDeg + shortestTurnDeg(from.azimuthDeg, to.azimuthDeg) * s);
    camera.elevationDeg = glm::mix(from.elevationDeg, to.elevationDeg, s);
    // Even steps in how large things look, not in millimetres.
    camera.distanceMm = from.distanceMm * std::pow(to.distanceMm / from.distanceMm, s);
    camera.fovDeg = glm::mix(from.fovDeg, to.fovDeg, s);
    return camera;
}

}  // namespace rewire
