// SPDX-License-Identifier: Apache-2.0
#include "render/glyph_mesh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace rewire::render {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kDashMm = 3.0F;
constexpr int kFewestSides = 5, kMostSides = 29;
constexpr float kTaperShare = 0.08F;  // of a tube without radii, at each end

std::uint32_t byteOf(float v) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255.0F));
}

// sRGB 0..1 in 1/255 steps to a linear byte: thousands of vertices make pow too dear.
std::uint32_t linearByte(float srgb) {
    static const std::array<std::uint8_t, 1024> kTable = [] {
        std::array<std::uint8_t, 1024> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            const float c = static_cast<float>(i) / 1023.0F;
            const float l = c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
            table[i] = static_cast<std::uint8_t>(byteOf(l));
        }
        return table;
    }();
    return kTable[static_cast<std::size_t>(std::lround(std::clamp(srgb, 0.0F, 1.0F) * 1023.0F))];
}

std::uint32_t packColour(glm::vec3 srgb, float opacity) {
    return linearByte(srgb.r) | (linearByte(srgb.g) << 8U) | (linearByte(srgb.b) << 16U) |
           (byteOf(opacity) << 24U);
}

std::uint32_t packFinish(float glow, float gloss, bool halo) {
    return byteOf(glow) | (byteOf(gloss) << 8U) | ((halo ? 255U : 0U) << 16U);
}

// A polygon of n sides is off its circle by about 4.93 r / n^2.
int sidesFor(float radiusMm, float errorMm) {
    const float sides = std::sqrt(4.93F * radiusMm / errorMm);
    return std::clamp(static_cast<int>(std::ceil(sides)), kFewestSides, kMostSides);
}

struct Circle {  // cosines and sines round a ring
    std::array<glm::vec2, kMostSides> at;
};
const Circle& circleOf(int sides) {
    static const std::array<Circle, kMostSides + 1> kCircles = [] {
        std::array<Circle, kMostSides + 1> circles{};
        for (int n = 1; n <= kMostSides; ++n) {
            for (int s = 0; s < n; ++s) {
                const float angle = 2.0F * kPi * static_cast<float>(s) / static_cast<float>(n);
                circles[static_cast<std::size_t>(n)].at[static_cast<std::size_t>(s)] = {
                    std::cos(angle), std::sin(angle)};
            }
        }
        return circles;
    }();
    return kCircles[static_cast<std::size_t>(sides)];
}

struct Ring {
    glm::vec3 centre{0}, along{0}, sideways{0}, upward{0};
    float radius = 1.0F;
    glm::vec2 lean{0.0F, 1.0F};  // of the normal: along the tube, away from it
    std::uint32_t colour = 0, finish = 0;
};

class Builder {
  public:
    explicit Builder(float errorMm, GlyphMesh& out) : errorMm_(errorMm), out_(out) {}
    void add(const Tube& tube);
    void add(const Sphere& sphere);

  private:
    void addRing(const Ring& ring, int sides);
    void join(std::uint32_t first, std::uint32_t second, int sides);
    void addCap(const Ring& end, float direction, int sides);

    float errorMm_;
    GlyphMesh& out_;
};

void Builder::addRing(const Ring& ring, int sides) {
    const Circle& circle = circleOf(sides);
    for (int s = 0; s < sides; ++s) {
        const glm::vec2 c = circle.at[static_cast<std::size_t>(s)];
        const glm::vec3 out = ring.sideways * c.x + ring.upward * c.y;
        out_.vertices.push_back({ring.centre + out * ring.radius,
                                 out * ring.lean.y + ring.along * ring.lean.x, ring.colour,
                                 ring.finish});
    }
}

// Two rings, the second further along.
void Builder::join(std::uint32_t first, std::uint32_t second, int sides) {
    const auto n = static_cast<std::uint32_t>(sides);
    for (std::uint32_t s = 0; s < n; ++s) {
        const std::uint32_t next = s + 1 == n ? 0 : s + 1;
        out_.indices.insert(out_.indices.end(), {first + s, first + next, second + s, second + s,
                                                 first + next, second + next});
    }
}

// Half a ball behind (-1) or before (+1) a ring that was added last or first.
void Builder::addCap(const Ring& end, float direction, int sides) {
    if (end.radius <= 0.0F) return;
    const int count = sides < 9 ? 2 : sides / 4 + 1;
    std::uint32_t before = 0;
    for (int k = 0; k <= count; ++k) {
        const float angle = 0.5F * kPi * static_cast<float>(k) / static_cast<float>(count);
        Ring ring = end;
        ring.centre += end.along * (direction * end.radius * std::sin(angle));
        ring.radius *= std::cos(angle);
        ring.lean = {direction * std::sin(angle), std::cos(angle)};
        const auto now = static_cast<std::uint32_t>(out_.vertices.size());
        addRing(ring, sides);
        if (k > 0) direction > 0.0F ? join(before, now, sides) : join(now, before, sides);
        before = now;
    }
}

glm::vec3 directionAt(const std::vector<glm::vec3>& p, std::size_t i) {
    std::size_t from = i, to = i;
    while (from > 0 && p[from] == p[i]) --from;
    while (to + 1 < p.size() && p[to] == p[i]) ++to;
    const glm::vec3 ahead = p[to] - p[from];
    const float length = glm::length(ahead);
    return length > 1e-6F ? ahead / length : glm::vec3(0.0F, 0.0F, 1.0F);
}

float radiusAt(const Tube& tube, std::size_t i) {
    if (!tube.radiiMm.empty()) return tube.radiiMm[i];
    const auto last = static_cast<float>(std::max<std::size_t>(tube.pointsMm.size() - 1, 1));
    const float place = static_cast<float>(i) / last;
    return tube.radiusMm * std::clamp(std::min(place, 1.0F - place) / kTaperShare, 0.15F, 1.0F);
}

// The normal leans where the radius changes; over a crease (a point given twice) it does not look.
glm::vec2 leanAt(const std::vector<Ring>& rings, std::size_t i) {
    const auto same = [&](std::size_t a, std::size_t b) {
        return rings[a].centre == rings[b].centre && rings[a].radius == rings[b].radius;
    };
    const std::size_t from = i > 0 && !same(i - 1, i) ? i - 1 : i;
    const std::size_t to = i + 1 < rings.size() && !same(i + 1, i) ? i + 1 : i;
    const float ahead = glm::distance(rings[from].centre, rings[i].centre) +
                        glm::distance(rings[i].centre, rings[to].centre);
    const glm::vec2 normal(rings[from].radius - rings[to].radius, ahead);
    const float length = glm::length(normal);
    return length > 1e-6F ? normal / length : glm::vec2(0.0F, 1.0F);
}

// Parallel transport keeps the rings from twisting.
std::vector<Ring> ringsAlong(const Tube& tube) {
    const std::vector<glm::vec3>& p = tube.pointsMm;
    std::vector<Ring> rings(p.size());
    glm::vec3 sideways(0.0F);
    for (std::size_t i = 0; i < p.size(); ++i) {
        Ring& ring = rings[i];
        ring.along = directionAt(p, i);
        if (i == 0 || std::abs(glm::dot(sideways, ring.along)) > 0.999F)
            sideways = std::abs(ring.along.z) < 0.9F ? glm::vec3(0.0F, 0.0F, 1.0F)
                                                     : glm::vec3(1.0F, 0.0F, 0.0F);
        sideways = glm::normalize(sideways - ring.along * glm::dot(sideways, ring.along));
        ring.centre = p[i];
        ring.sideways = sideways;
        ring.upward = glm::cross(ring.along, sideways);
        ring.radius = radiusAt(tube, i);
        const float glow = tube.glows.empty() ? tube.finish.glow : tube.glows[i];
        ring.colour =
            packColour(tube.colours.empty() ? tube.colour : tube.colours[i], tube.opacity);
        ring.finish = packFinish(glow, tube.finish.gloss, false);
    }
    for (std::size_t i = 0; i < rings.size(); ++i) rings[i].lean = leanAt(rings, i);
    return rings;
}

void Builder::add(const Tube& tube) {
    if (tube.pointsMm.size() < 2) return;
    const std::vector<Ring> rings = ringsAlong(tube);
    float widest = 0.0F;
    for (const Ring& ring : rings) widest = std::max(widest, ring.radius);
    const int sides = sidesFor(widest, errorMm_);
    const auto first = static_cast<std::uint32_t>(out_.vertices.size());
    for (const Ring& ring : rings) addRing(ring, sides);
    float walkedMm = 0.0F;
    for (std::size_t i = 0; i + 1 < rings.size(); ++i) {
        const auto at = first + static_cast<std::uint32_t>(i) * static_cast<std::uint32_t>(sides);
        const bool gap = tube.dashed && std::fmod(walkedMm, 2.0F * kDashMm) >= kDashMm;
        if (!gap) join(at, at + static_cast<std::uint32_t>(sides), sides);
        walkedMm += glm::distance(rings[i].centre, rings[i + 1].centre);
    }
    if (!tube.buried) addCap(rings.front(), -1.0F, sides);
    addCap(rings.back(), 1.0F, sides);
}

void Builder::add(const Sphere& sphere) {
    const float length = glm::length(sphere.halfAxisMm);
    const float stretch = length > 0.0F ? length / sphere.radiusMm : 1.0F;
    Ring ring;
    ring.along = length > 0.0F ? sphere.halfAxisMm / length : glm::vec3(0.0F, 0.0F, 1.0F);
    ring.sideways =
        std::abs(ring.along.x) < 0.9F ? glm::vec3(1.0F, 0.0F, 0.0F) : glm::vec3(0.0F, 1.0F, 0.0F);
    ring.sideways =
        glm::normalize(ring.sideways - ring.along * glm::dot(ring.sideways, ring.along));
    ring.upward = glm::cross(ring.along, ring.sideways);
    ring.colour = packColour(sphere.colour, sphere.opacity);
    ring.finish = packFinish(sphere.finish.glow, sphere.finish.gloss, sphere.halo);
    // Smooth shading forgives a ball more than a tube's straight edge.
    const int sides = sidesFor(std::max(sphere.radiusMm, length), 1.5F * errorMm_) | 1;
    const int count = sides / 2 + 1;
    std::uint32_t before = 0;
    for (int k = 0; k <= count; ++k) {
        const float angle = kPi * static_cast<float>(k) / static_cast<float>(count);
        const float cosine = -std::cos(angle), sine = std::sin(angle);
        ring.centre = sphere.centreMm + ring.along * (cosine * sphere.radiusMm * stretch);
        ring.radius = sphere.radiusMm * sine;
        ring.lean = glm::normalize(glm::vec2(cosine / stretch, sine));
        const auto now = static_cast<std::uint32_t>(out_.vertices.size());
        addRing(ring, sides);
        if (k > 0) join(before, now, sides);
        before = now;
    }
}

bool seen(const Sphere& s) {
    return s.opacity > 0.0F && s.radiusMm > 0.0F;
}

}  // namespace

GlyphMesh glyphTriangles(std::span<const Tube> tubes, std::span<const Sphere> spheres,
                         float errorMm) {
    GlyphMesh mesh;
    Builder builder(errorMm, mesh);
    for (const bool opaque : {true, false}) {
        for (const Tube& tube : tubes) {
            if ((tube.opacity >= 1.0F) == opaque && tube.opacity > 0.0F) builder.add(tube);
        }
        for (const Sphere& s : spheres) {
            if (!s.halo && (s.opacity >= 1.0F) == opaque && seen(s)) builder.add(s);
        }
    }
    mesh.haloFirst = mesh.indices.size();
    for (const Sphere& s : spheres) {
        if (s.halo && seen(s)) builder.add(s);
    }
    return mesh;
}

}  // namespace rewire::render
