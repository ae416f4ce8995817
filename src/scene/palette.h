// SPDX-License-Identifier: Apache-2.0
// The colours of meaning, one place for brain, panels, legend and files. sRGB 0..1.
// Identity colours say which system; signed colours say which way it changed; never both at once.
// Measured distances (CIEDE2000, also for colour-blind vision) are kept by
// tests/scene/palette_test.cpp.
#pragma once

#include <glm/glm.hpp>
#include <optional>
#include <string_view>

#include "knowledge/knowledge.h"
#include "scene/view_state.h"

namespace rewire {

enum class Identity : std::uint8_t {
    kPrefrontal,
    kAmygdala,
    kCingulate,
    kInsula,
    kDefaultMode,
    kOxytocin,
    kDopamine
};

struct ThemeColours {  // interface and stage, per theme
    glm::vec3 stage, panel, raised, control, line, text, secondary, faint;
};
[[nodiscard]] const ThemeColours& themeColours(Theme theme);
[[nodiscard]] glm::vec3 identityColour(Identity identity, Theme theme);
// step 1..3; mixed and unclear are the neutral grey (drawn striped).
[[nodiscard]] glm::vec3 signedColour(Direction direction, int step, Theme theme);
// The identity a focus id of that therapy is lit in ("pfc" under CBT: prefrontal blue).
[[nodiscard]] Identity identityOfFocus(std::string_view therapyId, std::string_view focusId);
// The system a region belongs to when nothing else says so; nothing for regions outside the seven.
[[nodiscard]] std::optional<Identity> identityOfRegion(std::string_view regionId);
// What is selected without a meaning of its own: pale tissue, no hue that could be read as one.
[[nodiscard]] glm::vec3 highlightColour();
[[nodiscard]] glm::vec3 tractColour();  // white matter that says nothing
// WCAG 2.1 contrast of two sRGB colours, 1..21.
[[nodiscard]] float contrastRatio(glm::vec3 a, glm::vec3 b);
// `lightness` in OKLab added (parts of a set differ by small steps).
[[nodiscard]] glm::vec3 tinted(glm::vec3 srgb, float lightness);
[[nodiscard]] glm::vec3 toOklab(glm::vec3 srgb);   // L, a, b (Ottosson 2020)
[[nodiscard]] glm::vec3 fromOklab(glm::vec3 lab);  // clamped to sRGB

}  // namespace rewire
