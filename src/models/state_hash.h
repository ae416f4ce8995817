// SPDX-License-Identifier: Apache-2.0
// One number for a whole model state, to say "same seed, same state". Real numbers are rounded to
// 1e-6 first, so that the last bits of another machine's exp() don't change it. Does NOT hash
// pointers or padding: each model feeds its fields by hand.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <type_traits>

namespace rewire::models {

class StateHash {
  public:
    void add(std::uint64_t word) {
        // FNV-1a by words, then a multiply-shift so that high bits reach low ones.
        hash_ = (hash_ ^ word) * 0x100000001b3ULL;
        hash_ ^= hash_ >> 29U;
    }
    void add(double value) {
        constexpr double kSteps = 1e6;
        constexpr std::uint64_t kNotFinite = 0x7ff8dead7ff8deadULL;
        // 9e12 * 1e6 still fits 63 bits; beyond it (and for NaN) one marker is enough.
        const bool fits = std::isfinite(value) && std::abs(value) < 9e12;
        add(fits ? static_cast<std::uint64_t>(std::llround(value * kSteps)) : kNotFinite);
    }
    template <class T>
    void addAll(std::span<const T> values) {
        add(static_cast<std::uint64_t>(values.size()));
        for (const T& value : values) {
            if constexpr (std::is_floating_point_v<T>) {
                add(static_cast<double>(value));
            } else {
                add(static_cast<std::uint64_t>(value));
            }
        }
    }
    [[nodiscard]] std::uint64_t value() const { return hash_; }

  private:
    std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

}  // namespace rewire::models
