// SPDX-License-Identifier: Apache-2.0
// Pixels and texts to the bytes of a PNG (ISO/IEC 15948), on two threads: rows filtered with "up",
// deflated fast in blocks that join into one zlib stream. Opaque pictures leave the alpha out.
// libpng's own writer uses one core and takes twice as long; reading is libpng's (png_file.cpp).
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <thread>
#include <utility>
#include <vector>

#include "figure/figure.h"

namespace rewire {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{4} << 20U;  // of filtered rows
constexpr std::size_t kChunkBytes = std::size_t{1} << 20U;  // of compressed data in one IDAT
constexpr int kLevel = 1;
constexpr unsigned kThreads = 2;

void append32(std::string& bytes, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) {
        bytes += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
    }
}

const Bytef* raw(const char* bytes) {
    return reinterpret_cast<const Bytef*>(bytes);
}

void appendChunk(std::string& png, const char* type, std::string_view data) {
    append32(png, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = png.size();
    png.append(type, 4);
    png.append(data);
    append32(png, static_cast<std::uint32_t>(
                      crc32_z(crc32(0, nullptr, 0), raw(png.data() + start), png.size() - start)));
}

void appendText(std::string& png, std::string_view keyword, const std::string& text) {
    if (text.empty()) return;
    std::string data(keyword);
    data += '\0';          // end of the keyword
    data += '\0';          // not compressed
    data += '\0';          // method
    data.append(2, '\0');  // no language, no translated keyword
    data += text;          // UTF-8
    appendChunk(png, "iTXt", data);
}

bool isOpaque(const Image& image) {
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
        if (image.rgba[i] != 255) return false;
    }
    return true;
}

struct Block {
    int firstRow = 0, rows = 0;
    bool last = false;
    std::string deflated;
    uLong adler = 1;
    std::size_t plainBytes = 0;
    bool good = false;
};

// The row minus the one above it, without alpha when `channels` is 3.
void filterRow(const Image& image, int y, int channels, std::string& out) {
    out += '\2';  // "up"
    const std::uint8_t* row = image.pixel(0, y);
    const std::uint8_t* above = y > 0 ? image.pixel(0, y - 1) : nullptr;
    const std::size_t start = out.size();
    out.resize(start + static_cast<std::size_t>(image.width) * static_cast<std::size_t>(channels));
    auto* to = reinterpret_cast<std::uint8_t*>(out.data() + start);
    for (int x = 0; x < image.width; ++x, row += 4, to += channels) {
        for (int c = 0; c < channels; ++c) {
            const int up = above != nullptr ? above[c] : 0;
            to[c] = static_cast<std::uint8_t>(row[c] - up);
        }
        if (above != nullptr) above += 4;
    }
}

void deflateBlock(const Image& image, int channels, Block& block) {
    std::string plain;
    plain.reserve((static_cast<std::size_t>(image.width) * static_cast<std::size_t>(channels) + 1) *
                  static_cast<std::size_t>(block.rows));
    for (int y = block.firstRow; y < block.firstRow + block.rows; ++y) {
        filterRow(image, y, channels, plain);
    }
    block.plainBytes = plain.size();
    block.adler = adler32_z(adler32(0, nullptr, 0), raw(plain.data()), plain.size());
    z_stream stream{};
    // Raw deflate: the zlib head and sum are written once for all blocks.
    if (deflateInit2(&stream, kLevel, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) return;
    block.deflated.resize(deflateBound(&stream, static_cast<uLong>(plain.size())) + 64);
    stream.next_in = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(block.deflated.data());
    stream.avail_out = static_cast<uInt>(block.deflated.size());
    const int done = deflate(&stream, block.last ? Z_FINISH : Z_FULL_FLUSH);
    block.good = stream.avail_in == 0 && done == (block.last ? Z_STREAM_END : Z_OK);
    block.deflated.resize(block.deflated.size() - stream.avail_out);
    deflateEnd(&stream);
}

std::vector<Block> blocksFor(const Image& image, int channels) {
    const std::size_t rowBytes =
        static_cast<std::size_t>(image.width) * static_cast<std::size_t>(channels) + 1;
    const int rows = static_cast<int>(std::max<std::size_t>(1, kBlockBytes / rowBytes));
    std::vector<Block> blocks;
    for (int y = 0; y < image.height; y += rows) {
        blocks.push_back(
            {y, std::min(rows, image.height - y), y + rows >= image.height, {}, 1, 0, false});
    }
    return blocks;
}

bool deflateAll(const Image& image, int channels, std::vector<Block>& blocks) {
    // A fixed share for each thread: the bytes do not depend on who is faster.
    const auto work = [&](unsigned first) {
        for (std::size_t i = first; i < blocks.size(); i += kThreads) {
            deflateBlock(image, channels, blocks[i]);
        }
    };
    if (blocks.size() == 1) {
        work(0);
    } else {
        std::vector<std::thread> threads;
        for (unsigned t = 1; t < kThreads; ++t) threads.emplace_back(work, t);
        work(0);
        for (std::thread& thread : threads) thread.join();
    }
    return std::all_of(blocks.begin(), blocks.end(), [](const Block& b) { return b.good; });
}

void appendPixels(std::string& png, std::vector<Block>& blocks) {
    std::string stream("\x78\x01", 2);  // zlib: 32 K window, fastest
    uLong adler = adler32(0, nullptr, 0);
    for (Block& block : blocks) {
        stream += block.deflated;
        block.deflated = {};
        adler = adler32_combine(adler, block.adler, static_cast<z_off_t>(block.plainBytes));
        std::size_t at = 0;
        for (; stream.size() - at >= kChunkBytes; at += kChunkBytes) {
            appendChunk(png, "IDAT", std::string_view(stream).substr(at, kChunkBytes));
        }
        stream.erase(0, at);
    }
    append32(stream, static_cast<std::uint32_t>(adler));
    appendChunk(png, "IDAT", stream);
}

}  // namespace

Result<std::string> encodePng(const Image& image, const PngText& text) {
    if (image.width < 1 || image.height < 1 ||
        image.rgba.size() != static_cast<std::size_t>(image.width) * image.height * 4) {
        return fail(ErrorCode::kInternal, "a picture without pixels can't be written");
    }
    const int channels = isOpaque(image) ? 3 : 4;
    std::vector<Block> blocks = blocksFor(image, channels);
    if (!deflateAll(image, channels, blocks)) {
        return fail(ErrorCode::kInternal,
                    "the picture could not be compressed; is there memory left?");
    }
    std::string png("\x89PNG\r\n\x1a\n", 8);
    std::string head;
    append32(head, static_cast<std::uint32_t>(image.width));
    append32(head, static_cast<std::uint32_t>(image.height));
    head += '\x08';                           // bits
    head += channels == 3 ? '\x02' : '\x06';  // RGB, RGBA
    head.append(3, '\0');                     // deflate, adaptive filters, no interlace
    appendChunk(png, "IHDR", head);
    appendChunk(png, "sRGB", std::string_view("\0", 1));
    appendText(png, "Title", text.title);
    appendText(png, "Description", text.description);
    appendText(png, "Copyright", text.copyright);
    appendText(png, "Source", text.source);
    appendText(png, "Software", std::string("Rewire ") + REWIRE_VERSION);
    appendText(png, "rewire:scene", text.scene);
    appendText(png, "rewire:figure", text.figure);
    appendPixels(png, blocks);
    appendChunk(png, "IEND", {});
    return png;
}

}  // namespace rewire
