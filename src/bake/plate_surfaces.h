// SPDX-License-Identifier: Apache-2.0
// Which nodes of the assets a plate shows, and in which colours. Does NOT know views.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "raycast.h"
#include "read_glb.h"

namespace rewire::bake {

struct Node {
    char side;             // l, r, m
    std::string kind, id;  // kind: "", body, opened, tract
};
[[nodiscard]] Node split(const std::string& name);
[[nodiscard]] bool isHind(const Node& n);          // cerebellum, brainstem
[[nodiscard]] bool isDeep(const Node& n);          // a closed body
[[nodiscard]] bool isBodyOfCortex(const Node& n);  // of the insula, the cingulate gyrus, ...
[[nodiscard]] bool isShell(const Node& n);         // a patch of the outer brain

enum class Light { kWhole, kAlone, kFlat };  // which occlusion

using Choose = std::function<bool(const Node&)>;
using Colour = std::function<Vec3(const Node&)>;
[[nodiscard]] std::vector<Surface> collect(const std::vector<NamedMesh>& meshes,
                                           const Choose& choose, const Colour& colour, Light light);

[[nodiscard]] Vec3 rgb(double r, double g, double b);  // 0..255
[[nodiscard]] Vec3 tissueColour(const Node& n);
[[nodiscard]] Vec3 regionColour(const Node& n);
[[nodiscard]] Vec3 parcelColour(const Node& n);  // one hue per parcel
[[nodiscard]] Vec3 partColour(const Node& n);    // hemispheres, cerebellum, brainstem
[[nodiscard]] Vec3 tractColour(const Node& n);

}  // namespace rewire::bake
