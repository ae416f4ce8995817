// SPDX-License-Identifier: Apache-2.0
// The colours of the look, and how light and print take them: the same hue, darker by the least
// that gives 3:1 against the stage (WCAG 2.1). Does NOT decide what is coloured (draw_list.cpp).
#include "scene/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace rewire {
namespace {

constexpr float kLeastContrast = 3.0F;
constexpr float kSignedStep = 0.08F;  // OKLab lightness between two steps of strength

constexpr glm::vec3 hex(unsigned rgb) {
    return {static_cast<float>((rgb >> 16U) & 0xFFU) / 255.0F,
            static_cast<float>((rgb >> 8U) & 0xFFU) / 255.0F,
            static_cast<float>(rgb & 0xFFU) / 255.0F};
}

constexpr std::array<unsigned, 7> kIdentityHex{0x5c73f4, 0xe55261, 0xe6b900, 0x46ba9a,
                                               0xd893ee, 0xfeb4d4, 0xb8ea83};
// Equal contrast means equal lightness, which is what tells colours apart for colour-blind eyes: on
// paper these take more ink (OKLab lightness) until the colours of each therapy are 20 apart again,
// the grey 16.
constexpr std::array<float, 7> kIdentityInk{0.08F, 0.20F, 0.0F, 0.12F, 0.0F, 0.0F, 0.0F};
constexpr float kNoneInk = 0.10F;
constexpr unsigned kIncreaseHex = 0xec8f49, kDecreaseHex = 0x43bef2, kNoneHex = 0x8b91a0;

float toLinear(float c) {
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}
float toSrgb(float c) {
    const float clamped = std::clamp(c, 0.0F, 1.0F);
    return clamped <= 0.0031308F ? clamped * 12.92F
                                 : 1.055F * std::pow(clamped, 1.0F / 2.4F) - 0.055F;
}

float luminance(glm::vec3 srgb) {
    return 0.2126F * toLinear(srgb.r) + 0.7152F * toLinear(srgb.g) + 0.0722F * toLinear(srgb.b);
}

// The colour itself where it stands out from a pale stage, otherwise darkened until it just does.
glm::vec3 onPaper(glm::vec3 colour, glm::vec3 stage) {
    if (contrastRatio(colour, stage) >= kLeastContrast) return colour;
    float enough = -toOklab(colour).x, tooLittle = 0.0F;
    for (int i = 0; i < 20; ++i) {
        const float middle = (enough + tooLittle) * 0.5F;
        (contrastRatio(tinted(colour, middle), stage) >= kLeastContrast ? enough : tooLittle) =
            middle;
    }
    return tinted(colour, enough);
}

glm::vec3 themed(unsigned rgb, Theme theme, float inkOnPaper) {
    if (theme == Theme::kDark) return hex(rgb);
    return tinted(onPaper(hex(rgb), themeColours(theme).stage), -inkOnPaper);
}

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

}  // namespace

const ThemeColours& themeColours(Theme theme) {
    static const ThemeColours kDark{hex(0x12141a), hex(0x151821), hex(0x1f2430), hex(0x1d212c),
                                    hex(0x2a2f3b), hex(0xe8e9ec), hex(0xa3a8b5), hex(0x8b91a0)};
    static const ThemeColours kLight{hex(0xf4f2ee), hex(0xfbfaf7), hex(0xffffff), hex(0xeceae4),
                                     hex(0xdad7cf), hex(0x1c1e22), hex(0x555a63), hex(0x70757f)};
    static const ThemeColours kPrint{hex(0xffffff), hex(0xffffff), hex(0xffffff), hex(0xf2f2f2),
                                     hex(0xc8c8c8), hex(0x000000), hex(0x404040), hex(0x666666)};
    return theme == Theme::kDark ? kDark : theme == Theme::kLight ? kLight : kPrint;
}

float contrastRatio(glm::vec3 a, glm::vec3 b) {
    const float la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05F) / (std::min(la, lb) + 0.05F);
}

glm::vec3 identityColour(Identity identity, Theme theme) {
    const auto index = static_cast<std::size_t>(identity);
    return themed(kIdentityHex[index], theme, kIdentityInk[index]);
}

glm::vec3 signedColour(Direction direction, int step, Theme theme) {
    const unsigned base = direction == Direction::kIncrease   ? kIncreaseHex
                          : direction == Direction::kDecrease ? kDecreaseHex
                                                              : kNoneHex;
    const float ink = base == kNoneHex ? kNoneInk : 0.0F;
    const int clamped = std::clamp(step, 1, 3);
    // On a dark stage the strongest is the look's own colour and the weaker ones sink towards the
    // stage; on paper the weakest just keeps its contrast and the stronger ones carry more ink.
    const int darker = theme == Theme::kDark ? 3 - clamped : clamped - 1;
    return tinted(themed(base, theme, ink), -kSignedStep * static_cast<float>(darker));
}

glm::vec3 highlightColour() {
    return hex(0xfff1e6);
}

glm::vec3 tractColour() {
    return hex(0xdcd3c4);
}

std::optional<Identity> identityOfRegion(std::string_view regionId) {
    if (startsWith(regionId, "pfc")) return Identity::kPrefrontal;
    if (startsWith(regionId, "acc")) return Identity::kCingulate;
    if (startsWith(regionId, "insula")) return Identity::kInsula;
    if (regionId == "amygdala") return Identity::kAmygdala;
    if (regionId == "hypothalamus") return Identity::kOxytocin;
    if (regionId == "nucleus_accumbens" || regionId == "ventral_tegmental_area_substantia_nigra") {
        return Identity::kDopamine;
    }
    constexpr std::array<std::string_view, 6> kDefaultModeFamily{
        "default_mode_network", "pcc",        "precuneus", "angular_gyrus",
        "lateral_temporal",     "hippocampus"};
    for (const std::string_view family : kDefaultModeFamily) {
        if (startsWith(regionId, family)) return Identity::kDefaultMode;
    }
    if (regionId == "parahippocampal") return Identity::kDefaultMode;
    return std::nullopt;
}

Identity identityOfFocus(std::string_view therapyId, std::string_view focusId) {
    // Seen as one network: all of it in the network's colour, its prefrontal parts too.
    if (therapyId == "psychodynamic" || therapyId == "dmn_modulation")
        return Identity::kDefaultMode;
    return identityOfRegion(focusId).value_or(Identity::kDefaultMode);
}

glm::vec3 tinted(glm::vec3 srgb, float lightness) {
    glm::vec3 lab = toOklab(srgb);
    lab.x = std::clamp(lab.x + lightness, 0.0F, 1.0F);
    return fromOklab(lab);
}

glm::vec3 toOklab(glm::vec3 srgb) {
    const glm::vec3 c(toLinear(srgb.r), toLinear(srgb.g), toLinear(srgb.b));
    const float l = std::cbrt(0.4122214708F * c.r + 0.5363325363F * c.g + 0.0514459929F * c.b);
    const float m = std::cbrt(0.2119034982F * c.r + 0.6806995451F * c.g + 0.1073969566F * c.b);
    const float s = std::cbrt(0.0883024619F * c.r + 0.2817188376F * c.g + 0.6299787005F * c.b);
    return {0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s,
            1.9779984951F * l - 2.4285922050F * m + 0.4505937099F * s,
            0.0259040371F * l + 0.7827717662F * m - 0.8086757660F * s};
}

glm::vec3 fromOklab(glm::vec3 lab) {
    const float lRoot = lab.x + 0.3963377774F * lab.y + 0.2158037573F * lab.z;
    const float mRoot = lab.x - 0.1055613458F * lab.y - 0.0638541728F * lab.z;
    const float sRoot = lab.x - 0.0894841775F * lab.y - 1.2914855480F * lab.z;
    const float l = lRoot * lRoot * lRoot, m = mRoot * mRoot * mRoot, s = sRoot * sRoot * sRoot;
    return {toSrgb(4.0767416621F * l - 3.3077115913F * m + 0.2309699292F * s),
            toSrgb(-1.2684380046F * l + 2.6097574011F * m - 0.3413193965F * s),
            toSrgb(-0.0041960863F * l - 0.7034186147F * m + 1.7076147010F * s)};
}

}  // namespace rewire
