// SPDX-License-Identifier: Apache-2.0
// Where the labels stand: side, order and height of each, found by a small deterministic search
// that weighs the length of leaders, what they hide, and rules out every crossing and overlap; what
// can't be placed is left out, the least important first. Does NOT know words or fonts.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "annotation/leaders.h"

namespace rewire {

struct LabelSize {
    glm::vec2 sizePx{0};
    float nameEndPx = 0;     // right end of the first line of the name, from the box's left
    float nameMiddlePx = 0;  // its middle, from the box's top
};

struct Request {
    std::int16_t subject = 0;
    float priority = 0;
    std::array<LabelSize, 2> size;  // in long lines, and in short ones
    // Of the frame before, when there was one.
    std::optional<Column> keepColumn;
    bool keepShort = false;
    float keepTopPx = 0;
    std::optional<glm::vec2> keepAnchorPx;
};

struct Placed {
    std::size_t request = 0;
    Column column = Column::kLeft;
    bool shortLines = false;
    Rect box;
    Leader leader;
};

struct PlacementTask {
    const ScreenMap& map;
    Rect page;
    const std::vector<Rect>& taken;
    float unitPx = 1;
    std::array<std::optional<float>, 2> keepXPx;  // of the columns, in the frame before
    bool moving = false;                          // hold everything; only mend what breaks
};

[[nodiscard]] std::vector<Placed> placeLabels(const PlacementTask& task,
                                              std::vector<Request> requests);

// Tops of boxes of these heights, in order, as near the wished ones as least squares can, `gapPx`
// apart and within [low, high]; nothing when they do not fit.
[[nodiscard]] std::optional<std::vector<float>> packed(const std::vector<float>& wishedTopsPx,
                                                       const std::vector<float>& heightsPx,
                                                       float gapPx, float lowPx, float highPx);

}  // namespace rewire
