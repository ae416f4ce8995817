// SPDX-License-Identifier: Apache-2.0
// PNG in and out (libpng's simple interface), scaling and pasting, for the plates.
#include <png.h>

#include <cstdio>
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
    if (!png_image_begin_read_from_file(&image, file.c_str()))
        throw std::runtime_error("can't read " + file);
    image.format = PNG_FORMAT_RGB;
    Picture p(int(image.width), int(image.height));
    const png_color black{0, 0, 0};
    if (!png_image_finish_read(&image, &black, p.rgb.data(), 0, nullptr))
        throw std::runtime_error("can't read " + file);
    return p;
}

// Steps of four grey levels (not seen, but a third smaller) and the strongest compression: plates
// are committed.
void writePng(const std::string& file, const Picture& p) {
    FILE* out = std::fopen(file.c_str(), "wb");
    if (!out) throw std::runtime_error("can't write " + file);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    if (setjmp(png_jmpbuf(png))) {
        std::fclose(out);
        throw std::runtime_error("can't write " + file);
    }
    png_init_io(png, out);
    png_set_compression_level(png, 9);
    png_set_filter(png, 0, PNG_ALL_FILTERS);
    png_set_IHDR(png, info, png_uint_32(p.width), png_uint_32(p.height), 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    std::vector<png_byte> row(std::size_t(p.width) * 3);
    for (int y = 0; y < p.height; ++y) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const int v = p.rgb[std::size_t(y) * row.size() + i];
            row[i] = png_byte(std::min(255, (v + 2) / 4 * 4));
        }
        png_write_row(png, row.data());
    }
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    std::fclose(out);
}

Picture scaled(const Picture& p, int width, int height) {
    Picture out(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int x0 = x * p.width / width, x1 = std::max(x0 + 1, (x + 1) * p.width / width);
            const int y0 = y * p.height / height,
                      y1 = std::max(y0 + 1, (y + 1) * p.height / height);
            for (int a = 0; a < 3; ++a) {
                int sum = 0;
                for (int j = y0; j < y1; ++j)
                    for (int i = x0; i < x1; ++i)
                        sum += p.rgb[(std::size_t(j) * std::size_t(p.width) + std::size_t(i)) * 3 +
                                     std::size_t(a)];
                out.rgb[(std::size_t(y) * std::size_t(width) + std::size_t(x)) * 3 +
                        std::size_t(a)] = std::uint8_t(sum / ((x1 - x0) * (y1 - y0)));
            }
        }
    return out;
}

}  // namespace rewire::bake
