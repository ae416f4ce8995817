// SPDX-License-Identifier: Apache-2.0
// Random numbers as a pure function of (seed, step, entity): no stream, no hidden state, so any
// step of any run can be computed again alone and gives the same numbers on every machine. Does NOT
// serve cryptography, and never calls std:: distributions (their results differ between libraries).
//
// The mixing function is the finalizer of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood 2014, "Fast
// splittable pseudorandom number generators"), applied once per counter word.
#pragma once

#include <cmath>
#include <cstdint>
#include <utility>

namespace rewire {

class CounterRng {
  public:
    constexpr explicit CounterRng(std::uint64_t seed) : seed_(mix(seed)) {}

    // 64 random bits. `lane` separates several numbers of one entity in one step.
    [[nodiscard]] constexpr std::uint64_t bits(std::uint64_t step, std::uint64_t entity,
                                               std::uint64_t lane = 0) const {
        return mix(mix(mix(seed_ ^ step) ^ entity) ^ lane);
    }

    // Uniform in [0, 1), 53 bits.
    [[nodiscard]] constexpr double uniform(std::uint64_t step, std::uint64_t entity,
                                           std::uint64_t lane = 0) const {
        return static_cast<double>(bits(step, entity, lane) >> 11U) * 0x1.0p-53;
    }

    // Standard normal, by the Box-Muller transform of two uniform numbers (lanes 2k and 2k + 1).
    [[nodiscard]] double normal(std::uint64_t step, std::uint64_t entity,
                                std::uint64_t lane = 0) const {
        constexpr double kTwoPi = 6.283185307179586;
        const double u = 1.0 - uniform(step, entity, 2 * lane);  // in (0, 1]
        const double v = uniform(step, entity, 2 * lane + 1);
        return std::sqrt(-2.0 * std::log(u)) * std::cos(kTwoPi * v);
    }

    // Two independent standard normals for the price of one logarithm (lanes 0 and 1).
    [[nodiscard]] std::pair<double, double> normalPair(std::uint64_t step,
                                                       std::uint64_t entity) const {
        constexpr double kTwoPi = 6.283185307179586;
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform(step, entity, 0)));
        const double angle = kTwoPi * uniform(step, entity, 1);
        return {radius * std::cos(angle), radius * std::sin(angle)};
    }

    // Uniform integer in [0, count); the bias is below count / 2^53.
    [[nodiscard]] constexpr std::uint64_t below(std::uint64_t count, std::uint64_t step,
                                                std::uint64_t entity,
                                                std::uint64_t lane = 0) const {
        return static_cast<std::uint64_t>(uniform(step, entity, lane) * static_cast<double>(count));
    }

  private:
    static constexpr std::uint64_t mix(std::uint64_t z) {
        z += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }

    std::uint64_t seed_;
};

}  // namespace rewire
