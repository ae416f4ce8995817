// SPDX-License-Identifier: Apache-2.0
// Look: the interface's colours, fonts and sizes for one theme, content scale and text size.
// Sizes are given in units (1 unit = 1 px at content scale 1 and text size 100 %).
// Owns no font: they live in ImGui's atlas. Does NOT draw anything.
#pragma once

#include <imgui.h>

#include <array>
#include <filesystem>

#include "core/result.h"
#include "scene/palette.h"

namespace rewire::ui {

enum class Font : std::uint8_t {
    kTitle,         // 22 semibold
    kName,          // 18 semibold: the program's name, dialog titles
    kText,          // 15
    kTextMedium,    // 15 medium
    kTextSemibold,  // 15 semibold
    kControl,       // 14: chips and segments
    kControlOn,     // 14 semibold
    kSmall,         // 13
    kSmallMedium,   // 13 medium
    kSection,       // 13 semibold, spaced capitals
};
inline constexpr std::size_t kFontCount = 10;

struct Colours {
    ImU32 stage, panel, raised, control, controlHover, selected, selectedLine, line, text, white,
        secondary, faint;
    ImU32 track, toggleOn, toggleKnobOn, toggleOff, toggleKnobOff, mainButton, mainButtonText,
        focusRing, dotEmpty;
    ImU32 shade;  // laid over everything behind a dialog
};

struct Look {
    rewire::Theme theme = rewire::Theme::kDark;
    float scale = 1.0F;  // pixels per unit
    Colours colours{};
    std::array<ImFont*, kFontCount> fonts{};

    [[nodiscard]] float px(float units) const;  // whole pixels
    [[nodiscard]] ImFont* font(Font f) const { return fonts[static_cast<std::size_t>(f)]; }
    [[nodiscard]] float lineHeightPx(Font f) const;  // 1.45 times the size, whole pixels
};

[[nodiscard]] ImU32 toColour(glm::vec3 srgb, float alpha = 1.0F);
[[nodiscard]] ImU32 withAlpha(ImU32 colour, float alpha);  // times the colour's own
[[nodiscard]] Colours coloursOf(rewire::Theme theme);
// Fills look.fonts at look.scale from DIR/fonts/Inter-*.otf and builds ImGui's atlas.
[[nodiscard]] Status loadFonts(Look& look, const std::filesystem::path& assets);

}  // namespace rewire::ui
