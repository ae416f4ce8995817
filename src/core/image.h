// SPDX-License-Identifier: Apache-2.0
// Image: 8-bit RGBA pixels, rows from the top, sRGB colour, straight (not premultiplied) alpha.
// Does NOT read or write files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rewire {

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  // width * height * 4, top row first

    Image() = default;
    Image(int w, int h) : width(w), height(h), rgba(static_cast<std::size_t>(w) * h * 4) {}

    [[nodiscard]] std::uint8_t* pixel(int x, int y) {
        return rgba.data() + (static_cast<std::size_t>(y) * width + x) * 4;
    }
    [[nodiscard]] const std::uint8_t* pixel(int x, int y) const {
        return rgba.data() + (static_cast<std::size_t>(y) * width + x) * 4;
    }
    bool operator==(const Image&) const = default;
};

}  // namespace rewire
