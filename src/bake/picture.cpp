// SPDX-License-Identifier: Apache-2.0
// PNG in and out (libpng's simple interface), scaling and pasting, for the plates.
#include <png.h>

#include <stdexcept>

#include "raycast.h"

namespace rewire::bake {

void Picture::paste(const Picture& p, int x, int y) {
    for (int j = 0; j < p.height; ++j)
        for (int i = 0; i < p.width; ++i) {
            if (x + i < 0 || y + j < 0 || x + i >= width || y + j >= height) continue;
            const auto to = (std::size_t(y + j) * std::size_t(width) + std::size_t(x + i)) * 3;
            const auto from = (std::size_t(j) * std::size_t(p.width) + std::size_t(i)) * 3;
            std::copy_n(p.rgb.begin() + std::ptrdiff_t(from), 3, rgb.begin() + std::ptrdiff_t(to));
        }
}

Picture readPng(const std::string& file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&image, file.c_str())) throw std::runtime_error("can't read " + file);
    image.format = PNG_FORMAT_RGB;
    Picture p(int(image.width), int(image.height));
    const png_color black{0, 0, 0};
    if (!png_image_finish_read(&image, &black, p.rgb.data(), 0, nullptr)) throw std::runtime_error("can't read " + file);
    return p;
}

void writePng(const std::string& file, const Picture& p) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = png_uint_32(p.width);
    image.height = png_uint_32(p.height);
    image.format = PNG_FORMAT_RGB;
    if (!png_image_write_to_file(&image, file.c_str(), 0, p.rgb.data(), 0, nullptr))
        throw std::runtime_error("can't write " + file);
}

Picture scaled(const Picture& p, int width, int height) {
    Picture out(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int x0 = x * p.width / width, x1 = std::max(x0 + 1, (x + 1) * p.width / width);
            const int y0 = y * p.height / height, y1 = std::max(y0 + 1, (y + 1) * p.height / height);
            for (int a = 0; a < 3; ++a) {
                int sum = 0;
                for (int j = y0; j < y1; ++j)
                    for (int i = x0; i < x1; ++i)
                        sum += p.rgb[(std::size_t(j) * std::size_t(p.width) + std::size_t(i)) * 3 + std::size_t(a)];
                out.rgb[(std::size_t(y) * std::size_t(width) + std::size_t(x)) * 3 + std::size_t(a)] =
                    std::uint8_t(sum / ((x1 - x0) * (y1 - y0)));
            }
        }
    return out;
}

}  // namespace rewire::bake
