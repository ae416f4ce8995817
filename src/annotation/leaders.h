// SPDX-License-Identifier: Apache-2.0
// The line from a label to its part: level from the name, then slanted to a point on the part, by
// the way that hides least. Does NOT place labels.
#pragma once

#include <array>
#include <glm/glm.hpp>
#include <optional>

#include "annotation/screen_map.h"

namespace rewire {

enum class Column : std::uint8_t { kLeft, kRight };

struct Leader {
    std::array<glm::vec2, 3> pointsPx{};  // start, elbow, end (at the rim of the dot)
    glm::vec2 anchorPx{0};
    float cost = 0;
    float overLitPx = 0;  // how much of it hides lit parts that are not its own
};

struct LeaderTask {
    const ScreenMap& map;
    std::int16_t subject;
    Column column;
    glm::vec2 startPx;  // beside the name
    float elbowXPx;     // the nearest the line may turn: past the other labels of its column
    float unitPx;       // a design pixel
    std::optional<glm::vec2> keepNearPx;  // where it ended in the frame before
};

[[nodiscard]] Leader bestLeader(const LeaderTask& task);
[[nodiscard]] float dotRadiusPx(float unitPx);
// Lines that cross, or that run into the other's dot.
[[nodiscard]] bool inConflict(const Leader& a, const Leader& b, float unitPx);
[[nodiscard]] bool crosses(const Leader& leader, const Rect& rect);

}  // namespace rewire
