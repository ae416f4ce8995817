// SPDX-License-Identifier: Apache-2.0
// Shapes and masks blended over an Image: exact distance to the shape gives the coverage of a
// pixel, a function of the pixel's place in the whole picture alone, so that tiles join without a
// seam. Does NOT know about text, themes or layouts.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <span>
#include <vector>

#include "core/image.h"

namespace rewire {

struct Ink {
    glm::vec3 colour{1};
    float opacity = 1;
};

// An image as a window into the whole picture; offset of its first pixel.
struct Canvas {
    Image& image;
    glm::ivec2 offsetPx{0};
};

void fillMask(const Canvas& canvas, std::span<const std::uint8_t> coverage, glm::ivec2 sizePx,
              glm::ivec2 topLeftPx, const Ink& ink);
void strokeLine(const Canvas& canvas, std::span<const glm::vec2> pointsPx, float widthPx,
                const Ink& ink);
// Upright, with exact coverage of the pixels at its edges.
void fillRect(const Canvas& canvas, glm::vec2 topLeftPx, glm::vec2 sizePx, const Ink& ink);
void fillDisc(const Canvas& canvas, glm::vec2 centrePx, float radiusPx, const Ink& ink);
void strokeCircle(const Canvas& canvas, glm::vec2 centrePx, float radiusPx, float widthPx,
                  const Ink& ink);
void fillRoundedSquare(const Canvas& canvas, glm::vec2 centrePx, float sizePx, float cornerPx,
                       const Ink& ink);
// Diagonal stripes inside a rounded square, for mixed and unclear.
void fillStripedSquare(const Canvas& canvas, glm::vec2 centrePx, float sizePx, float cornerPx,
                       const Ink& ink);
// Points up, or down; `growPx` widens it on all sides (for a halo).
void fillTriangle(const Canvas& canvas, glm::vec2 centrePx, float sizePx, bool up, float growPx,
                  const Ink& ink);

}  // namespace rewire
