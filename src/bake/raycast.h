// SPDX-License-Identifier: Apache-2.0
// Small ray-cast renderer (Embree 3) for the plates: smooth shading, supersampling, glass layers,
// tubes come as meshes. Does NOT share anything with the viewer's renderer; it judges the assets,
// not the viewer.
#pragma once

#include <memory>
#include <string>

#include "mesh.h"

namespace rewire::bake {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  // 3 bytes a pixel, top row first

    Picture() = default;
    Picture(int w, int h) : width(w), height(h), rgb(std::size_t(w) * std::size_t(h) * 3, 0) {}
    void paste(const Picture& p, int x, int y);
};

[[nodiscard]] Picture readPng(const std::string& file);
void writePng(const std::string& file, const Picture& p);
[[nodiscard]] Picture scaled(const Picture& p, int width, int height);  // area mean

struct Surface {
    Mesh mesh;
    std::vector<Vec3> colour;  // per vertex, 0..1
    // opacity = base + rim * (1 - |n.v|)^power; base 1 = solid
    double base = 1.0, rim = 0.0, power = 3.0;
    double specular = 0.16;
};

struct View {
    Vec3 direction{-1, 0.08, 0.12};  // from the focal point to the eye
    Vec3 up{0, 0, 1};
    Vec3 focal{0, -18, 10};
    double distance = 520.0, angleDeg = 22.0;  // vertical opening
    int width = 900, height = 700;
    int samples = 3;  // per side of a pixel
    Vec3 background{0.1, 0.1, 0.12};
};

[[nodiscard]] Picture render(const std::vector<Surface>& surfaces, const View& view);

}  // namespace rewire::bake
