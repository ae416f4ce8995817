// SPDX-License-Identifier: Apache-2.0
// What the close-ups are made of: curves, branching trees, lights, tints. Everything that looks
// grown comes from a fixed seed, so that the same state gives the same picture. Used inside
// src/scene alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scene/close_up.h"
#include "scene/palette.h"

namespace rewire::close_up {

inline constexpr float kFovDeg = 30.0F;
inline constexpr float kFrontDeg = 180.0F;  // azimuth from which x runs to the right

// The colours of a close-up: tissue in the look's ivory, what matters in one identity colour.
struct Tints {
    Theme theme = Theme::kDark;
    glm::vec3 ground{0}, tissue{1}, light{1};
    // `amount` of the way to the ground, even in lightness.
    [[nodiscard]] glm::vec3 sunk(glm::vec3 colour, float amount) const;
    [[nodiscard]] glm::vec3 identity(Identity identity) const {
        return identityColour(identity, theme);
    }
};
[[nodiscard]] Tints tintsOf(Theme theme);
// Between two colours, even in lightness.
[[nodiscard]] glm::vec3 blended(glm::vec3 from, glm::vec3 to, float t);

// An empty scene: ground, theme and a camera in front of the frame, turned by hand.
[[nodiscard]] CloseUp emptyScene(const ViewState& state, glm::vec2 frameMm, float azimuthDeg,
                                 float elevationDeg);
// Fades what lies `depthMm` and more behind the target.
void fadeWithDepth(CloseUp& scene, float frontMm, float backMm, float amount);
void label(CloseUp& scene, const glm::vec3& pointMm, std::string_view key);

// from, from + step, ... as far as `to`.
[[nodiscard]] std::vector<float> evenly(float from, float to, float step);
// A smooth curve through the points (Catmull-Rom), `perSpan` pieces between two of them.
[[nodiscard]] std::vector<glm::vec3> smoothCurve(const std::vector<glm::vec3>& through,
                                                 int perSpan);
// A point and direction at a share of the curve's points (0..1).
struct Place {
    glm::vec3 point{0}, along{0};
};
[[nodiscard]] Place placeAt(const std::vector<glm::vec3>& curve, float share);
// Any direction across `along`; angle 0 lies as near to the picture's plane as can be.
[[nodiscard]] glm::vec3 across(const glm::vec3& along, float angle);

struct Branch {
    std::vector<glm::vec3> points;
    std::vector<float> radii;
    float startMm = 0.0F;  // length of the way from the root
    int level = 0;
};
struct TreeSpec {
    glm::vec3 root{0}, direction{0.0F, 0.0F, 1.0F};
    float lengthMm = 30.0F;  // of the first branch
    float radiusMm = 1.4F, tipMm = 0.25F;
    int levels = 3;           // forks on the way to a tip
    float spreadDeg = 38.0F;  // between the branches of a fork
    float wander = 0.25F;     // how much a branch strays
    float shorter = 0.85F;    // each level relative to the one before
    float depth = 0.5F;       // how much of the spread goes into the picture
    std::uint64_t seed = 1;
};
[[nodiscard]] std::vector<Branch> growTree(const TreeSpec& spec);
// What has grown within `reachMm` of the root; tips are thin.
[[nodiscard]] std::vector<Branch> grownSoFar(const std::vector<Branch>& tree, float reachMm,
                                             float tipMm);
[[nodiscard]] float reachOf(const std::vector<Branch>& tree);
[[nodiscard]] Tube tubeOf(const Branch& branch, const glm::vec3& colour);

// A light with a soft halo round it; strength 0..1.
void addLight(DrawList& list, const Tints& tints, const glm::vec3& pointMm, float radiusMm,
              const glm::vec3& colour, float strength);

}  // namespace rewire::close_up
