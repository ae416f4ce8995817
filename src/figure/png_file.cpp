// SPDX-License-Identifier: Apache-2.0
// PNG read with libpng: texts and pixels; damaged files answered with one sentence. Writing is
// png_encode.cpp's.
#include <png.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>

#include "figure/figure.h"

namespace rewire {

namespace {

constexpr int kLargestSidePx = 16384;

// The texts a picture carries, by their keyword.
struct Keyword {
    const char* word;
    std::string PngText::*member;
};
constexpr std::array<Keyword, 6> kKeywords{{{"Title", &PngText::title},
                                            {"Description", &PngText::description},
                                            {"Copyright", &PngText::copyright},
                                            {"Source", &PngText::source},
                                            {"rewire:scene", &PngText::scene},
                                            {"rewire:figure", &PngText::figure}}};

struct Source {
    std::string_view bytes;
    std::size_t at = 0;
};
void readBytes(png_structp png, png_bytep into, png_size_t length) {
    auto* source = static_cast<Source*>(png_get_io_ptr(png));
    if (source->bytes.size() - source->at < length) png_error(png, "it ends too early");
    std::memcpy(into, source->bytes.data() + source->at, length);
    source->at += length;
}

struct Failure {
    std::array<char, 160> message{};
};
[[noreturn]] void onError(png_structp png, png_const_charp message) {
    auto* failure = static_cast<Failure*>(png_get_error_ptr(png));
    std::strncpy(failure->message.data(), message, failure->message.size() - 1);
    png_longjmp(png, 1);
}
void onWarning(png_structp, png_const_charp) {}

// libpng leaves by longjmp, so nothing with a destructor may live between setjmp and the calls.
bool decodeHead(png_structp png, png_infop info) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;  // NOLINT(cert-err52-cpp)
    png_set_user_limits(png, kLargestSidePx, kLargestSidePx);
    png_read_info(png, info);
    return true;
}

bool decodeRows(png_structp png, png_infop info, Image& image) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;  // NOLINT(cert-err52-cpp)
    for (int y = 0; y < image.height; ++y) png_read_row(png, image.pixel(0, y), nullptr);
    png_read_end(png, info);
    return true;
}

bool toRgba(png_structp png, png_infop info) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;  // NOLINT(cert-err52-cpp)
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
    png_set_filler(png, 0xFF, PNG_FILLER_AFTER);
    png_read_update_info(png, info);
    return true;
}

class Reader {
  public:
    Reader() : png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, &failure_, onError, onWarning)) {
        info_ = png_create_info_struct(png_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { png_destroy_read_struct(&png_, &info_, nullptr); }

    [[nodiscard]] Status open(const std::filesystem::path& path) {
        Result<std::string> bytes = readFile(path);
        if (!bytes) return bytes.forward();
        bytes_ = std::move(*bytes);
        source_ = {bytes_, 0};
        where_ = path.string();
        png_set_read_fn(png_, &source_, readBytes);
        return decodeHead(png_, info_) ? Status(Done{}) : damaged();
    }
    [[nodiscard]] Unexpected<Error> damaged() const {
        return fail(ErrorCode::kDamaged,
                    std::string("this is not a readable PNG picture: ") + failure_.message.data(),
                    where_);
    }
    [[nodiscard]] png_structp png() const { return png_; }
    [[nodiscard]] png_infop info() const { return info_; }

  private:
    Failure failure_;
    std::string bytes_, where_;
    Source source_;
    png_structp png_;
    png_infop info_ = nullptr;
};

}  // namespace

Status writePng(const std::filesystem::path& path, const Image& image, const PngText& text,
                Overwrite overwrite) {
    Result<std::string> bytes = encodePng(image, text);
    if (!bytes) return bytes.forward();
    return writeAtomically(path, *bytes, overwrite);
}

Result<PngText> readPngText(const std::filesystem::path& path) {
    Reader reader;
    if (Status opened = reader.open(path); !opened) return opened.forward();
    png_textp found = nullptr;
    int count = 0;
    png_get_text(reader.png(), reader.info(), &found, &count);
    PngText text;
    for (int i = 0; i < count; ++i) {
        for (const Keyword& keyword : kKeywords) {
            if (std::strcmp(found[i].key, keyword.word) == 0 && found[i].text != nullptr)
                text.*keyword.member = found[i].text;
        }
    }
    return text;
}

Result<Image> readPng(const std::filesystem::path& path) {
    Reader reader;
    if (Status opened = reader.open(path); !opened) return opened.forward();
    if (!toRgba(reader.png(), reader.info())) return reader.damaged();
    Image image(static_cast<int>(png_get_image_width(reader.png(), reader.info())),
                static_cast<int>(png_get_image_height(reader.png(), reader.info())));
    if (png_get_interlace_type(reader.png(), reader.info()) != PNG_INTERLACE_NONE) {
        return fail(ErrorCode::kDamaged, "interlaced pictures are not read", path.string());
    }
    if (!decodeRows(reader.png(), reader.info(), image)) return reader.damaged();
    return image;
}

}  // namespace rewire
