// SPDX-License-Identifier: Apache-2.0
// Are two pictures the same? The gate: same size, at most 1 % of pixels differ at all, at most 16
// pixels by more than 3 of 255 in any channel. It was fitted on planted faults (light, roughness,
// opacity, quarter-pixel shift, albedo, sRGB), which it must catch;
// tests/render/image_compare_test.cpp holds it to that.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>

#include "core/image.h"

namespace rewire::test {

struct ImageDifference {
    bool sameSize = true;
    std::size_t pixels = 0;
    std::size_t differing = 0;  // in any channel, by anything
    std::size_t far = 0;        // by more than 3
    int most = 0;

    [[nodiscard]] bool passes() const { return sameSize && differing * 100 <= pixels && far <= 16; }
    [[nodiscard]] std::string text() const {
        if (!sameSize) return "the sizes differ";
        return std::to_string(differing) + " of " + std::to_string(pixels) + " pixels differ, " +
               std::to_string(far) + " by more than 3, at most by " + std::to_string(most);
    }
};

inline int pixelDifference(const std::uint8_t* a, const std::uint8_t* b) {
    int most = 0;
    for (int k = 0; k < 4; ++k)
        most = std::max(most, std::abs(static_cast<int>(a[k]) - static_cast<int>(b[k])));
    return most;
}

inline ImageDifference compareImages(const Image& a, const Image& b) {
    ImageDifference d;
    d.sameSize = a.width == b.width && a.height == b.height;
    if (!d.sameSize) return d;
    d.pixels = static_cast<std::size_t>(a.width) * static_cast<std::size_t>(a.height);
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        const int off = pixelDifference(&a.rgba[i], &b.rgba[i]);
        d.differing += off > 0 ? 1 : 0;
        d.far += off > 3 ? 1 : 0;
        d.most = std::max(d.most, off);
    }
    return d;
}

// Eight times the difference, to be looked at; black where equal. Sizes must match.
inline Image differenceImage(const Image& a, const Image& b) {
    Image out(a.width, a.height);
    for (std::size_t i = 0; i < out.rgba.size(); i += 4) {
        for (std::size_t k = 0; k < 3; ++k) {
            out.rgba[i + k] = static_cast<std::uint8_t>(
                std::min(255, 8 * std::abs(int{a.rgba[i + k]} - int{b.rgba[i + k]})));
        }
        out.rgba[i + 3] = 255;
    }
    return out;
}

}  // namespace rewire::test
