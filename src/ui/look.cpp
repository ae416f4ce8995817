// SPDX-License-Identifier: Apache-2.0
// Colours mixed from the theme's eight, fonts baked into ImGui's atlas.
#include "ui/look.h"

#include <algorithm>
#include <cmath>

namespace rewire::ui {

namespace {

struct FontSource {
    const char* file;
    float sizeUnits;
};
constexpr std::array<FontSource, kFontCount> kSources{{{"Inter-SemiBold.otf", 22.0F},
                                                       {"Inter-SemiBold.otf", 18.0F},
                                                       {"Inter-Regular.otf", 15.0F},
                                                       {"Inter-Medium.otf", 15.0F},
                                                       {"Inter-SemiBold.otf", 15.0F},
                                                       {"Inter-Regular.otf", 14.0F},
                                                       {"Inter-SemiBold.otf", 14.0F},
                                                       {"Inter-Regular.otf", 13.0F},
                                                       {"Inter-Medium.otf", 13.0F},
                                                       {"Inter-SemiBold.otf", 13.0F}}};

// The letters come from stb_truetype, three times finer across: they then stand at fractions of a
// pixel. ImGui 1.86's FreeType builder rounds every advance up to a whole pixel and sets 15 px text
// 6 % too wide; with the advances mended its letters still look unevenly spaced beside these. CSS
// and print sizes measure the em; ImGui measures ascender to descender. Inter's are 0.96875 and
// 0.2412 em, so an em of 15 is asked for as 15 * 1.21.
constexpr float kImGuiSizePerEm = 1.2102F;

// Latin with its extensions, Greek, punctuation, sub- and superscripts, arrows, mathematical signs.
const ImWchar kFullRanges[] = {0x0020, 0x017F, 0x0370, 0x03FF, 0x2010, 0x2027, 0x2030, 0x203A,
                               0x2070, 0x209C, 0x2190, 0x2199, 0x2200, 0x2265, 0};
// For headings and controls, whose words are the interface's own: half the time to bake.
const ImWchar kShortRanges[] = {0x0020, 0x00FF, 0x2010, 0x2027, 0x2212, 0x2212, 0};

const ImWchar* rangesOf(Font font) {
    switch (font) {
        case Font::kName:
        case Font::kControl:
        case Font::kControlOn:
        case Font::kSection:
            return kShortRanges;
        default:
            return kFullRanges;
    }
}

glm::vec3 blend(glm::vec3 a, glm::vec3 b, float t) {
    return a + (b - a) * t;
}

}  // namespace

float Look::px(float units) const {
    return std::round(units * scale);
}

float Look::lineHeightPx(Font f) const {
    return std::round(kSources[static_cast<std::size_t>(f)].sizeUnits * scale * 1.45F);
}

ImU32 toColour(glm::vec3 srgb, float alpha) {
    return ImGui::ColorConvertFloat4ToU32(ImVec4(srgb.r, srgb.g, srgb.b, alpha));
}

ImU32 withAlpha(ImU32 colour, float alpha) {
    const ImU32 own = (colour >> IM_COL32_A_SHIFT) & 0xFFU;
    const auto scaled =
        static_cast<ImU32>(std::lround(static_cast<float>(own) * std::clamp(alpha, 0.0F, 1.0F)));
    return (colour & ~IM_COL32_A_MASK) | (scaled << IM_COL32_A_SHIFT);
}

Colours coloursOf(rewire::Theme theme) {
    const ThemeColours& base = themeColours(theme);
    const bool dark = theme == rewire::Theme::kDark;
    Colours c{};
    c.stage = toColour(base.stage);
    c.panel = toColour(base.panel);
    c.raised = toColour(base.raised);
    c.control = toColour(base.control);
    c.controlHover = toColour(blend(base.control, base.text, dark ? 0.06F : 0.05F));
    c.selected = toColour(dark ? glm::vec3(0.180F, 0.204F, 0.259F) : base.raised);
    c.selectedLine = toColour(base.text, dark ? 0.50F : 0.62F);
    c.line = toColour(base.line);
    c.text = toColour(base.text);
    c.white = dark ? IM_COL32_WHITE : toColour(base.text);
    c.secondary = toColour(base.secondary);
    c.faint = toColour(base.faint);
    c.track = toColour(dark ? base.line : blend(base.line, base.faint, 0.25F));
    c.toggleOn =
        toColour(dark ? glm::vec3(0.835F, 0.847F, 0.875F) : blend(base.text, base.panel, 0.15F));
    c.toggleKnobOn = toColour(base.panel);
    c.toggleOff = toColour(dark ? base.line : blend(base.control, base.faint, 0.25F));
    c.toggleKnobOff = toColour(dark ? base.faint : base.raised);
    c.mainButton = toColour(base.text);
    c.mainButtonText = toColour(dark ? base.stage : base.raised);
    c.focusRing = toColour(base.text, 0.95F);
    c.dotEmpty =
        toColour(dark ? glm::vec3(0.353F, 0.380F, 0.447F) : glm::vec3(0.62F, 0.63F, 0.66F));
    c.shade = dark ? IM_COL32(6, 7, 10, 150) : IM_COL32(40, 38, 34, 90);
    return c;
}

Status loadFonts(Look& look, const std::filesystem::path& assets) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    for (std::size_t i = 0; i < kFontCount; ++i) {
        const std::filesystem::path file = assets / "fonts" / kSources[i].file;
        std::error_code ignored;
        if (!std::filesystem::exists(file, ignored)) {
            return fail(ErrorCode::kNotFound,
                        "the font is missing; give the assets folder with --assets", file.string());
        }
        ImFontConfig config;
        config.OversampleH = 3;
        config.OversampleV = 1;
        config.GlyphRanges = rangesOf(static_cast<Font>(i));
        const float sizePx = std::round(kSources[i].sizeUnits * look.scale * kImGuiSizePerEm);
        look.fonts[i] = atlas.AddFontFromFileTTF(file.c_str(), sizePx, &config);
    }
    if (!atlas.Build())
        return fail(ErrorCode::kDamaged, "the fonts can't be read", (assets / "fonts").string());
    return Done{};
}

}  // namespace rewire::ui
