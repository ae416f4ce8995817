// SPDX-License-Identifier: Apache-2.0
// Formulas only; the numbers are checked against published pairs in palette_test.cpp.
#include "colour_science.h"

#include <algorithm>
#include <cmath>

namespace rewire::test {
namespace {

double toLinear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double toSrgb(double c) {
    const double clamped = std::clamp(c, 0.0, 1.0);
    return clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * std::pow(clamped, 1.0 / 2.4) - 0.055;
}
double power7(double x) {
    return std::pow(x, 7.0);
}
double cosDeg(double x) {
    return std::cos(glm::radians(x));
}
double sinDeg(double x) {
    return std::sin(glm::radians(x));
}
double hueDeg(double a, double b) {
    if (a == 0.0 && b == 0.0) return 0.0;
    const double degrees = glm::degrees(std::atan2(b, a));
    return degrees < 0.0 ? degrees + 360.0 : degrees;
}

double meanHueDeg(double h1, double h2, bool grey) {
    if (grey) return h1 + h2;
    if (std::abs(h1 - h2) <= 180.0) return (h1 + h2) / 2.0;
    return (h1 + h2 + (h1 + h2 < 360.0 ? 360.0 : -360.0)) / 2.0;
}

}  // namespace

double ciede2000(const glm::dvec3& labA, const glm::dvec3& labB) {
    const double meanChroma = (std::hypot(labA.y, labA.z) + std::hypot(labB.y, labB.z)) / 2.0;
    const double g =
        0.5 * (1.0 - std::sqrt(power7(meanChroma) / (power7(meanChroma) + power7(25.0))));
    const double a1 = labA.y * (1.0 + g), a2 = labB.y * (1.0 + g);
    const double c1 = std::hypot(a1, labA.z), c2 = std::hypot(a2, labB.z);
    const double h1 = hueDeg(a1, labA.z), h2 = hueDeg(a2, labB.z);
    const bool grey = c1 * c2 == 0.0;
    const double turn = grey ? 0.0 : std::remainder(h2 - h1, 360.0);
    const double dL = labB.x - labA.x, dC = c2 - c1,
                 dH = 2.0 * std::sqrt(c1 * c2) * sinDeg(turn / 2.0);

    const double l = (labA.x + labB.x) / 2.0, c = (c1 + c2) / 2.0, h = meanHueDeg(h1, h2, grey);
    const double t = 1.0 - 0.17 * cosDeg(h - 30.0) + 0.24 * cosDeg(2.0 * h) +
                     0.32 * cosDeg(3.0 * h + 6.0) - 0.20 * cosDeg(4.0 * h - 63.0);
    const double l50 = (l - 50.0) * (l - 50.0);
    const double sL = 1.0 + 0.015 * l50 / std::sqrt(20.0 + l50);
    const double sC = 1.0 + 0.045 * c, sH = 1.0 + 0.015 * c * t;
    const double around = (h - 275.0) / 25.0;
    const double rT = -2.0 * std::sqrt(power7(c) / (power7(c) + power7(25.0))) *
                      sinDeg(60.0 * std::exp(-around * around));
    const double x = dL / sL, y = dC / sC, z = dH / sH;
    return std::sqrt(x * x + y * y + z * z + rT * y * z);
}

glm::dvec3 cieLab(const glm::vec3& srgb) {
    const glm::dvec3 c(toLinear(srgb.r), toLinear(srgb.g), toLinear(srgb.b));
    const glm::dvec3 xyz((0.4124564 * c.r + 0.3575761 * c.g + 0.1804375 * c.b) / 0.95047,
                         0.2126729 * c.r + 0.7151522 * c.g + 0.0721750 * c.b,
                         (0.0193339 * c.r + 0.1191920 * c.g + 0.9503041 * c.b) / 1.08883);
    const auto f = [](double v) {
        return v > 216.0 / 24389.0 ? std::cbrt(v) : (24389.0 / 27.0 * v + 16.0) / 116.0;
    };
    return {116.0 * f(xyz.y) - 16.0, 500.0 * (f(xyz.x) - f(xyz.y)), 200.0 * (f(xyz.y) - f(xyz.z))};
}

glm::vec3 asSeenBy(Vision vision, const glm::vec3& srgb) {
    // Rows; severity 1.0; applied to linear light.
    static const std::array<std::array<glm::dvec3, 3>, 4> kRows{
        {{glm::dvec3(1, 0, 0), glm::dvec3(0, 1, 0), glm::dvec3(0, 0, 1)},
         {glm::dvec3(0.152286, 1.052583, -0.204868), glm::dvec3(0.114503, 0.786281, 0.099216),
          glm::dvec3(-0.003882, -0.048116, 1.051998)},
         {glm::dvec3(0.367322, 0.860646, -0.227968), glm::dvec3(0.280085, 0.672501, 0.047413),
          glm::dvec3(-0.011820, 0.042940, 0.968881)},
         {glm::dvec3(1.255528, -0.076749, -0.178779), glm::dvec3(-0.078411, 0.930809, 0.147602),
          glm::dvec3(0.004733, 0.691367, 0.303900)}}};
    const auto& rows = kRows[static_cast<std::size_t>(vision)];
    const glm::dvec3 c(toLinear(srgb.r), toLinear(srgb.g), toLinear(srgb.b));
    return {static_cast<float>(toSrgb(glm::dot(rows[0], c))),
            static_cast<float>(toSrgb(glm::dot(rows[1], c))),
            static_cast<float>(toSrgb(glm::dot(rows[2], c)))};
}

double leastDistance(const glm::vec3& srgbA, const glm::vec3& srgbB) {
    double least = 1e9;
    for (const Vision vision : kAllVisions) {
        least = std::min(
            least, ciede2000(cieLab(asSeenBy(vision, srgbA)), cieLab(asSeenBy(vision, srgbB))));
    }
    return least;
}

}  // namespace rewire::test
