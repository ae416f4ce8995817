// SPDX-License-Identifier: Apache-2.0
// Content as short words for the panels: names of regions and sets, what a row says, colours of
// meaning. Does NOT hold words of its own: they stand in assets/lang and assets/knowledge.
#pragma once

#include <string>
#include <string_view>

#include "ui/frame.h"

namespace rewire::ui {

[[nodiscard]] std::string regionName(const Content& content, std::string_view id);
// "Amygdala", "Amygdala, left"
[[nodiscard]] std::string regionName(const Frame& frame, const RegionRef& ref);
[[nodiscard]] std::string lowerFirst(std::string text);
// "Cognitive-Behavioral": the name where the word therapy already stands above.
[[nodiscard]] std::string therapyCardName(const Therapy& therapy);
[[nodiscard]] std::string therapyCardLine(const Content& content, const Therapy& therapy);

// "more active", "smaller", "studies disagree"
[[nodiscard]] const std::string& directionWords(const Frame& frame, Direction direction,
                                                Measure measure);
[[nodiscard]] std::string sideWords(const Frame& frame, BothSides side);  // "" for both
[[nodiscard]] RegionRef refOf(std::string_view region, BothSides side);
// "Howard KI et al. 1986", however many authors are named.
[[nodiscard]] std::string briefReference(const Reference& reference);
[[nodiscard]] std::string paperCount(const Frame& frame, std::size_t count);

[[nodiscard]] ImU32 signedInk(const Frame& frame, Direction direction, float strength);
[[nodiscard]] int brightnessStep(float strength);
[[nodiscard]] ImU32 focusInk(const Frame& frame, std::string_view therapy,
                             std::string_view focusId);

// "x −23  y −4  z −19 mm"
[[nodiscard]] std::string coordinates(const glm::vec3& pointMm);
[[nodiscard]] bool isHidden(const Frame& frame, std::string_view regionId);

}  // namespace rewire::ui
