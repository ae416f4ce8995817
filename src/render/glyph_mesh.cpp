// SPDX-License-Identifier: Apache-2.0
#include "render/glyph_mesh.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rewire::render {

namespace {

constexpr int kSides = 12;
constexpr int kRings = 8;
constexpr float kDashMm = 3.0F;

std::uint32_t packColour(glm::vec3 srgb, float opacity) {
    const auto byte = [](float v) {
        return static_cast<std::uint32_t>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255.0F));
    };
    const auto linear = [](float c) {
        return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
    };
    return byte(linear(srgb.r)) | (byte(linear(srgb.g)) << 8U) | (byte(linear(srgb.b)) << 16U) |
           (byte(opacity) << 24U);
}

struct Ring {
    glm::vec3 centre, sideways, upward;
    float radius;
};

void joinRings(const Ring& a, const Ring& b, std::uint32_t colour, std::vector<GlyphVertex>& out) {
    const auto at = [&](const Ring& ring, int side) {
        const float angle = 2.0F * std::numbers::pi_v<float> * static_cast<float>(side) / kSides;
        const glm::vec3 n = ring.sideways * std::cos(angle) + ring.upward * std::sin(angle);
        return GlyphVertex{ring.centre + n * ring.radius, n, colour};
    };
    for (int s = 0; s < kSides; ++s) {
        const GlyphVertex a0 = at(a, s);
        const GlyphVertex a1 = at(a, s + 1);
        const GlyphVertex b0 = at(b, s);
        const GlyphVertex b1 = at(b, s + 1);
        out.insert(out.end(), {a0, a1, b0, b0, a1, b1});
    }
}

// Parallel transport keeps the rings from twisting.
std::vector<Ring> ringsAlong(const Tube& tube) {
    const std::vector<glm::vec3>& p = tube.pointsMm;
    std::vector<Ring> rings;
    glm::vec3 sideways(0.0F);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const glm::vec3 ahead = p[std::min(i + 1, p.size() - 1)] - p[i > 0 ? i - 1 : 0];
        const float length = glm::length(ahead);
        const glm::vec3 along = length > 1e-6F ? ahead / length : glm::vec3(0.0F, 0.0F, 1.0F);
        if (i == 0)
            sideways = std::abs(along.z) < 0.9F ? glm::vec3(0.0F, 0.0F, 1.0F)
                                                : glm::vec3(1.0F, 0.0F, 0.0F);
        sideways = glm::normalize(sideways - along * glm::dot(sideways, along));
        const float place =
            static_cast<float>(i) / static_cast<float>(std::max<std::size_t>(p.size() - 1, 1));
        const float taper = std::clamp(std::min(place, 1.0F - place) / 0.08F, 0.15F, 1.0F);
        rings.push_back({p[i], sideways, glm::cross(along, sideways), tube.radiusMm * taper});
    }
    return rings;
}

void addTube(const Tube& tube, std::vector<GlyphVertex>& out) {
    if (tube.pointsMm.size() < 2 || tube.opacity <= 0.0F) return;
    const std::vector<Ring> rings = ringsAlong(tube);
    const std::uint32_t colour = packColour(tube.colour, tube.opacity);
    float walkedMm = 0.0F;
    for (std::size_t i = 0; i + 1 < rings.size(); ++i) {
        const bool gap = tube.dashed && std::fmod(walkedMm, 2.0F * kDashMm) >= kDashMm;
        if (!gap) joinRings(rings[i], rings[i + 1], colour, out);
        walkedMm += glm::distance(rings[i].centre, rings[i + 1].centre);
    }
}

void addSphere(const Sphere& sphere, std::vector<GlyphVertex>& out) {
    const std::uint32_t colour = packColour(sphere.colour, sphere.opacity);
    std::vector<Ring> rings;
    const auto normalAt = [](int ring, int side) {
        const float polar = std::numbers::pi_v<float> * static_cast<float>(ring) / kRings;
        const float angle = 2.0F * std::numbers::pi_v<float> * static_cast<float>(side) / kSides;
        return glm::vec3(std::sin(polar) * std::cos(angle), std::sin(polar) * std::sin(angle),
                         std::cos(polar));
    };
    const auto vertex = [&](int ring, int side) {
        const glm::vec3 n = normalAt(ring, side);
        return GlyphVertex{sphere.centreMm + n * sphere.radiusMm, n, colour};
    };
    for (int r = 0; r < kRings; ++r) {
        for (int s = 0; s < kSides; ++s) {
            out.insert(out.end(), {vertex(r, s), vertex(r + 1, s), vertex(r, s + 1),
                                   vertex(r, s + 1), vertex(r + 1, s), vertex(r + 1, s + 1)});
        }
    }
}

}  // namespace

std::vector<GlyphVertex> glyphTriangles(std::span<const Tube> tubes,
                                        std::span<const Sphere> spheres) {
    std::vector<GlyphVertex> out;
    for (const Tube& tube : tubes) addTube(tube, out);
    for (const Sphere& sphere : spheres) {
        if (sphere.opacity > 0.0F && sphere.radiusMm > 0.0F) addSphere(sphere, out);
    }
    return out;
}

}  // namespace rewire::render
