// SPDX-License-Identifier: Apache-2.0
// The bundled fonts, apart from whatever the system has: measures a line of text and makes its
// coverage mask. Unhinted outlines at exact glyph positions, so that a text looks the same at every
// size and on every machine. Does NOT wrap lines, choose colours or know about pictures.
#pragma once

#include <cstdint>
#include <filesystem>
#include <glm/glm.hpp>
#include <memory>
#include <string>
#include <vector>

#include "annotation/annotation.h"
#include "core/result.h"

namespace rewire {

// Coverage of one line of text; the text's top left corner stands `originPx` inside the mask.
struct TextMask {
    int width = 0, height = 0;
    glm::ivec2 originPx{0};
    std::vector<std::uint8_t> ink;   // the letters
    std::vector<std::uint8_t> halo;  // the letters grown by the halo's width
};

[[nodiscard]] float fontSizePx(TextStyle style, float textScale);
[[nodiscard]] float lineHeightPx(TextStyle style, float textScale);

class FontSet {
  public:
    // One set for each folder of assets, kept for the life of the process (reading the fonts takes
    // 20 ms). Not thread safe. kNotFound or kDamaged when a font is missing.
    [[nodiscard]] static Result<std::shared_ptr<const FontSet>> open(
        const std::filesystem::path& assets);
    ~FontSet();

    // Advance width and line height.
    [[nodiscard]] glm::vec2 measure(const std::string& text, TextStyle style,
                                    float textScale) const;
    [[nodiscard]] const TextMask& mask(const std::string& text, TextStyle style,
                                       float textScale) const;

  private:
    struct Impl;
    explicit FontSet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace rewire
