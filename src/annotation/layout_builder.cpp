// SPDX-License-Identifier: Apache-2.0
#include "annotation/layout_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rewire {
namespace {

constexpr float kMarginPx = 24.0F;      // at text scale 1, as the window's stage has it
constexpr float kMarginShare = 0.035F;  // of the shorter side: files breathe with their size

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c == ' ') {
            if (!word.empty()) words.push_back(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    if (!word.empty()) words.push_back(word);
    // A dot between two words stays with the first.
    for (std::size_t i = 1; i < words.size();) {
        if (words[i] == "·") {
            words[i - 1] += " ·";
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    return words;
}

}  // namespace

LayoutBuilder::LayoutBuilder(std::shared_ptr<const FontSet> fonts, const AnnotationInput& input,
                             Theme theme)
    : fonts_(std::move(fonts)),
      input_(input),
      colours_(themeColours(theme)),
      scale_(std::round(input.textScale * 1024.0F) / 1024.0F) {
    layout.widthPx = input.space.widthPx;
    layout.heightPx = input.space.heightPx;
    layout.textScale = scale_;
    layout.halo = colours_.stage;
    // A title marks a file: its page is the picture. In a window it is what the panels leave.
    const glm::ivec4 free = input.pagePx.z > 0 ? input.pagePx
                            : input.title      ? glm::ivec4(0, 0, layout.widthPx, layout.heightPx)
                                               : input.space.freeRect();
    const auto shorter = static_cast<float>(std::min(free.z, free.w));
    const float margin = std::round(std::min(
        input.title ? std::max(kMarginShare * shorter, px(kMarginPx) * 0.8F) : px(kMarginPx),
        shorter * 0.08F));
    page_ = {static_cast<float>(free.x) + margin, static_cast<float>(free.y) + margin,
             static_cast<float>(free.x + free.z) - margin,
             static_cast<float>(free.y + free.w) - margin};
}

float LayoutBuilder::width(const std::string& text, TextStyle style) const {
    return text.empty() ? 0.0F : fonts_->measure(text, style, scale_).x;
}

std::vector<std::string> LayoutBuilder::wrapped(const std::string& text, TextStyle style,
                                                float mostPx, int mostLines) const {
    const std::vector<std::string> words = wordsOf(text);
    const auto fill = [&](float limit) {
        std::vector<std::string> lines;
        for (const std::string& word : words) {
            const std::string longer = lines.empty() ? word : lines.back() + ' ' + word;
            if (!lines.empty() && width(longer, style) <= limit) {
                lines.back() = longer;
            } else {
                lines.push_back(word);
            }
        }
        return lines;
    };
    std::vector<std::string> lines = fill(mostPx);
    if (lines.size() <= 1) return lines;
    // The narrowest limit that needs no more lines makes them even.
    float low = mostPx * 0.4F, high = mostPx;
    for (int i = 0; i < 6; ++i) {
        const float middle = (low + high) * 0.5F;
        (fill(middle).size() <= lines.size() ? high : low) = middle;
    }
    lines = fill(high);
    if (static_cast<int>(lines.size()) > mostLines) {
        std::string rest = lines[static_cast<std::size_t>(mostLines) - 1];
        for (std::size_t i = static_cast<std::size_t>(mostLines); i < lines.size(); ++i) {
            rest += ' ' + lines[i];
        }
        lines.resize(static_cast<std::size_t>(mostLines));
        lines.back() = fitted(rest, style, mostPx);
    }
    return lines;
}

std::string LayoutBuilder::fitted(std::string text, TextStyle style, float mostPx) const {
    if (width(text, style) <= mostPx) return text;
    while (!text.empty()) {
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
            text.pop_back();  // the tail of a letter of several bytes
        }
        if (!text.empty()) text.pop_back();
        while (text.ends_with(' ') || text.ends_with(',')) text.pop_back();
        if (width(text + "…", style) <= mostPx) return text + "…";
    }
    return text;
}

void LayoutBuilder::text(const std::string& text, TextStyle style, glm::vec2 topLeftPx,
                         glm::vec3 colour, float opacity) {
    if (text.empty()) return;
    layout.texts.push_back({text, style, glm::round(topLeftPx),
                            fonts_->measure(text, style, scale_), colour, opacity});
}

void LayoutBuilder::mark(Mark mark, glm::vec2 centrePx, float sizePx, glm::vec3 colour, int filled,
                         float opacity) {
    layout.marks.push_back({mark, centrePx, sizePx, filled, colour, opacity});
}

void LayoutBuilder::line(std::vector<glm::vec2> pointsPx, float widthPx, glm::vec3 colour,
                         float opacity) {
    layout.lines.push_back({std::move(pointsPx), widthPx, colour, opacity});
}

}  // namespace rewire
