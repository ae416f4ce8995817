// SPDX-License-Identifier: Apache-2.0
// Distances: Inigo Quilez, "2D distance functions" (the formulas for segment, box and triangle are
// elementary); written anew here.
#include "annotation/raster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rewire {
namespace {

struct Bounds {  // half open, pixels of the whole picture
    int x0, y0, x1, y1;
};

Bounds boundsOf(const Canvas& canvas, glm::vec2 lowPx, glm::vec2 highPx) {
    const glm::ivec2 from = canvas.offsetPx;
    const glm::ivec2 to = from + glm::ivec2(canvas.image.width, canvas.image.height);
    const auto limited = [](float v, int low, int high) {
        return static_cast<int>(std::clamp(v, static_cast<float>(low), static_cast<float>(high)));
    };
    return {limited(std::floor(lowPx.x) - 1.0F, from.x, to.x),
            limited(std::floor(lowPx.y) - 1.0F, from.y, to.y),
            limited(std::ceil(highPx.x) + 2.0F, from.x, to.x),
            limited(std::ceil(highPx.y) + 2.0F, from.y, to.y)};
}

std::uint8_t toByte(float v) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0F, 255.0F)));
}

// Straight alpha "over"; alpha in 0..1.
void blend(std::uint8_t* pixel, const glm::vec3& colour255, float alpha) {
    if (alpha <= 0.0F) return;
    const float under = static_cast<float>(pixel[3]) / 255.0F;
    const float out = alpha + under * (1.0F - alpha);
    const float share = alpha / out;
    for (int c = 0; c < 3; ++c) {
        const auto old = static_cast<float>(pixel[c]);
        pixel[c] = toByte(old + (colour255[c] - old) * share);
    }
    pixel[3] = toByte(out * 255.0F);
}

// Calls distance(point) for each pixel's centre; negative inside the shape.
template <class Distance>
void fillWhere(const Canvas& canvas, const Bounds& b, const Ink& ink, const Distance& distance) {
    const glm::vec3 colour = ink.colour * 255.0F;
    for (int y = b.y0; y < b.y1; ++y) {
        std::uint8_t* row = canvas.image.pixel(0, y - canvas.offsetPx.y);
        for (int x = b.x0; x < b.x1; ++x) {
            const glm::vec2 p(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
            const float coverage = std::clamp(0.5F - distance(p), 0.0F, 1.0F);
            if (coverage > 0.0F) {
                blend(row + static_cast<std::ptrdiff_t>(x - canvas.offsetPx.x) * 4, colour,
                      coverage * ink.opacity);
            }
        }
    }
}

float toSegment(glm::vec2 p, glm::vec2 a, glm::vec2 b) {
    const glm::vec2 along = b - a, from = p - a;
    const float length2 = glm::dot(along, along);
    const float t = length2 > 0.0F ? std::clamp(glm::dot(from, along) / length2, 0.0F, 1.0F) : 0.0F;
    return glm::length(from - along * t);
}

float toRoundedSquare(glm::vec2 p, glm::vec2 centre, float half, float corner) {
    const glm::vec2 q = glm::abs(p - centre) - (half - corner);
    return glm::length(glm::max(q, glm::vec2(0.0F))) + std::min(std::max(q.x, q.y), 0.0F) - corner;
}

// The pixels of a row that a stroke between two points may touch; long slanted leaders would
// otherwise visit their whole rectangle.
struct Reach {
    float low, high;
};
Reach reachInRow(glm::vec2 a, glm::vec2 b, float y, float half) {
    if (a.y > b.y) std::swap(a, b);
    const float slope = b.y - a.y > 1e-3F ? (b.x - a.x) / (b.y - a.y) : 0.0F;
    if (b.y - a.y <= 1e-3F) return {std::min(a.x, b.x) - half, std::max(a.x, b.x) + half};
    const float x0 = a.x + slope * std::clamp(y - half - a.y, 0.0F, b.y - a.y);
    const float x1 = a.x + slope * std::clamp(y + half - a.y, 0.0F, b.y - a.y);
    return {std::min(x0, x1) - half, std::max(x0, x1) + half};
}

}  // namespace

void fillMask(const Canvas& canvas, std::span<const std::uint8_t> coverage, glm::ivec2 sizePx,
              glm::ivec2 topLeftPx, const Ink& ink) {
    const glm::ivec2 from = glm::max(topLeftPx, canvas.offsetPx);
    const glm::ivec2 to = glm::min(
        topLeftPx + sizePx, canvas.offsetPx + glm::ivec2(canvas.image.width, canvas.image.height));
    const glm::vec3 colour = ink.colour * 255.0F;
    const float unit = ink.opacity / 255.0F;
    for (int y = from.y; y < to.y; ++y) {
        const std::uint8_t* mask =
            coverage.data() + static_cast<std::size_t>(y - topLeftPx.y) * sizePx.x;
        std::uint8_t* row = canvas.image.pixel(0, y - canvas.offsetPx.y);
        for (int x = from.x; x < to.x; ++x) {
            const std::uint8_t c = mask[x - topLeftPx.x];
            if (c != 0) {
                blend(row + static_cast<std::ptrdiff_t>(x - canvas.offsetPx.x) * 4, colour,
                      static_cast<float>(c) * unit);
            }
        }
    }
}

void strokeLine(const Canvas& canvas, std::span<const glm::vec2> pointsPx, float widthPx,
                const Ink& ink) {
    if (pointsPx.size() < 2) return;
    glm::vec2 low = pointsPx[0], high = pointsPx[0];
    for (const glm::vec2& p : pointsPx) {
        low = glm::min(low, p);
        high = glm::max(high, p);
    }
    // Thinner than a pixel is drawn a pixel wide and fainter, which keeps it even.
    const float half = std::max(widthPx, 1.0F) * 0.5F;
    const float opacity = ink.opacity * std::min(widthPx, 1.0F);
    const Bounds b = boundsOf(canvas, low - half, high + half);
    const glm::vec3 colour = ink.colour * 255.0F;
    for (int y = b.y0; y < b.y1; ++y) {
        std::uint8_t* row = canvas.image.pixel(0, y - canvas.offsetPx.y);
        const float rowY = static_cast<float>(y) + 0.5F;
        float from = high.x + half, to = low.x - half;
        for (std::size_t i = 0; i + 1 < pointsPx.size(); ++i) {
            const auto [least, most] = std::minmax(pointsPx[i].y, pointsPx[i + 1].y);
            if (rowY < least - half - 1.0F || rowY > most + half + 1.0F) continue;
            const Reach reach = reachInRow(pointsPx[i], pointsPx[i + 1], rowY, half + 1.0F);
            from = std::min(from, reach.low);
            to = std::max(to, reach.high);
        }
        const int x0 =
            std::max(b.x0, static_cast<int>(std::floor(std::max(from, low.x - half - 1))));
        const int x1 =
            std::min(b.x1, static_cast<int>(std::ceil(std::min(to, high.x + half + 1))) + 1);
        for (int x = x0; x < x1; ++x) {
            const glm::vec2 p(static_cast<float>(x) + 0.5F, rowY);
            float distance = 1e9F;
            for (std::size_t i = 0; i + 1 < pointsPx.size(); ++i) {
                distance = std::min(distance, toSegment(p, pointsPx[i], pointsPx[i + 1]));
            }
            const float coverage = std::clamp(half + 0.5F - distance, 0.0F, 1.0F);
            if (coverage > 0.0F) {
                blend(row + static_cast<std::ptrdiff_t>(x - canvas.offsetPx.x) * 4, colour,
                      coverage * opacity);
            }
        }
    }
}

void fillRect(const Canvas& canvas, glm::vec2 topLeftPx, glm::vec2 sizePx, const Ink& ink) {
    const glm::vec2 low = topLeftPx, high = topLeftPx + sizePx;
    const Bounds b = boundsOf(canvas, low, high);
    const glm::vec3 colour = ink.colour * 255.0F;
    const auto covered = [](int pixel, float from, float to) {
        const auto at = static_cast<float>(pixel);
        return std::clamp(std::min(at + 1.0F, to) - std::max(at, from), 0.0F, 1.0F);
    };
    for (int y = b.y0; y < b.y1; ++y) {
        const float inRow = covered(y, low.y, high.y) * ink.opacity;
        if (inRow <= 0.0F) continue;
        std::uint8_t* row = canvas.image.pixel(0, y - canvas.offsetPx.y);
        for (int x = b.x0; x < b.x1; ++x) {
            const float coverage = covered(x, low.x, high.x);
            if (coverage > 0.0F) {
                blend(row + static_cast<std::ptrdiff_t>(x - canvas.offsetPx.x) * 4, colour,
                      coverage * inRow);
            }
        }
    }
}

void fillDisc(const Canvas& canvas, glm::vec2 centrePx, float radiusPx, const Ink& ink) {
    fillWhere(canvas, boundsOf(canvas, centrePx - radiusPx, centrePx + radiusPx), ink,
              [&](glm::vec2 p) { return glm::length(p - centrePx) - radiusPx; });
}

void strokeCircle(const Canvas& canvas, glm::vec2 centrePx, float radiusPx, float widthPx,
                  const Ink& ink) {
    const float outer = radiusPx + widthPx;
    fillWhere(canvas, boundsOf(canvas, centrePx - outer, centrePx + outer), ink, [&](glm::vec2 p) {
        return std::abs(glm::length(p - centrePx) - radiusPx) - widthPx * 0.5F;
    });
}

void fillRoundedSquare(const Canvas& canvas, glm::vec2 centrePx, float sizePx, float cornerPx,
                       const Ink& ink) {
    const float half = sizePx * 0.5F;
    fillWhere(canvas, boundsOf(canvas, centrePx - half, centrePx + half), ink,
              [&](glm::vec2 p) { return toRoundedSquare(p, centrePx, half, cornerPx); });
}

void fillStripedSquare(const Canvas& canvas, glm::vec2 centrePx, float sizePx, float cornerPx,
                       const Ink& ink) {
    const float half = sizePx * 0.5F;
    const float period = sizePx / 2.4F;  // across the stripes; three of them read as stripes
    Ink pale = ink;
    pale.opacity *= 0.38F;
    fillRoundedSquare(canvas, centrePx, sizePx, cornerPx, pale);
    fillWhere(canvas, boundsOf(canvas, centrePx - half, centrePx + half), ink, [&](glm::vec2 p) {
        const glm::vec2 q = p - centrePx;
        const float across = (q.x + q.y) * 0.70710678F / period;
        const float stripe = (std::abs(across - std::round(across)) - 0.25F) * period;
        return std::max(stripe, toRoundedSquare(p, centrePx, half, cornerPx));
    });
}

void fillTriangle(const Canvas& canvas, glm::vec2 centrePx, float sizePx, bool up, float growPx,
                  const Ink& ink) {
    const float half = sizePx * 0.5F, tall = sizePx * 0.86F;
    const float side = up ? 1.0F : -1.0F;
    // Three edges, each with its outward normal; the corners are mitred within a pixel.
    const glm::vec2 slope = glm::normalize(glm::vec2(tall, half));
    const glm::vec2 base = centrePx + glm::vec2(0.0F, side * tall * 0.5F);
    fillWhere(canvas, boundsOf(canvas, centrePx - sizePx - growPx, centrePx + sizePx + growPx), ink,
              [&](glm::vec2 p) {
                  const float below = (p.y - base.y) * side;
                  const glm::vec2 q(std::abs(p.x - base.x) - half, (base.y - p.y) * side);
                  return std::max(below, glm::dot(q, slope)) - growPx;
              });
}

}  // namespace rewire
