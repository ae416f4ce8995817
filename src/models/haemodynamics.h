// SPDX-License-Identifier: Apache-2.0
// From neural activity to the scanner's signal: the Balloon model with the classical coefficients
// in the form of Stephan KE et al. (2007), Comparing hemodynamic models with DCM [ref:stephan2007].
// Does NOT differ between areas; all constants are population values.
#pragma once

#include "models/network_dynamics.h"

#include <cmath>

namespace rewire::models::haemodynamics {

using Blood = NetworkDynamics::Blood;

constexpr double kSignalDecay = 0.65;     // 1/s [ref:stephan2007]
constexpr double kAutoregulation = 0.41;  // 1/s [ref:stephan2007]
constexpr double kTransitS = 0.98;        // s [ref:stephan2007]
constexpr double kStiffness = 0.32;       // Grubb's exponent [ref:stephan2007]
constexpr double kExtraction = 0.34;      // oxygen extraction at rest [ref:stephan2007]
constexpr double kVolume = 0.02;          // venous volume at rest [ref:stephan2007]

[[nodiscard]] inline Blood derivative(const Blood& b, double neural) {
    const double out = std::pow(b.volume, 1.0 / kStiffness);
    const double extracted = 1.0 - std::pow(1.0 - kExtraction, 1.0 / b.flow);
    return {neural - kSignalDecay * b.signal - kAutoregulation * (b.flow - 1.0), b.signal,
            (b.flow - out) / kTransitS,
            (b.flow * extracted / kExtraction - out * b.oxygen / b.volume) / kTransitS};
}

[[nodiscard]] inline Blood moved(const Blood& b, const Blood& slope, double timeS) {
    return {b.signal + timeS * slope.signal, b.flow + timeS * slope.flow,
            b.volume + timeS * slope.volume, b.oxygen + timeS * slope.oxygen};
}

// One step of Heun's method at constant neural activity.
[[nodiscard]] inline Blood advanced(const Blood& b, double neural, double timeS) {
    const Blood first = derivative(b, neural);
    const Blood second = derivative(moved(b, first, timeS), neural);
    return moved(moved(b, first, 0.5 * timeS), second, 0.5 * timeS);
}

// The state that constant activity leads to.
[[nodiscard]] inline Blood settled(double neural) {
    Blood b;
    b.flow = 1.0 + neural / kAutoregulation;
    b.volume = std::pow(b.flow, kStiffness);
    b.oxygen = b.volume * (1.0 - std::pow(1.0 - kExtraction, 1.0 / b.flow)) / kExtraction;
    return b;
}

// Signal change in per cent.
[[nodiscard]] inline double boldPercent(const Blood& b) {
    constexpr double kField = 40.3;  // 1/s, frequency offset at 1.5 T [ref:stephan2007]
    constexpr double kEchoS = 0.04;  // s [ref:stephan2007]
    constexpr double kRatio = 1.43;  // intra- to extravascular signal at 1.5 T [ref:stephan2007]
    const double k1 = (1.0 - kVolume) * 4.3 * kField * kExtraction * kEchoS;
    const double k2 = 2.0 * kExtraction;
    const double k3 = 1.0 - kRatio;
    return 100.0 * kVolume *
           (k1 * (1.0 - b.oxygen) + k2 * (1.0 - b.oxygen / b.volume) + k3 * (1.0 - b.volume));
}

}  // namespace rewire::models::haemodynamics
