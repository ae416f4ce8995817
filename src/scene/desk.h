// SPDX-License-Identifier: Apache-2.0
// Where the pictures of a mechanism stand: the brain with its words in one column, the close-up
// and the plots beside it (below it where the area is narrow). The same for window and file. Pure.
#pragma once

#include <array>

#include "scene/mechanism_run.h"

namespace rewire {

// Rectangles in pixels: x, y, w, h from the top left; w = 0: not there.
struct Desk {
    glm::ivec4 pagePx{0};   // the brain's column, with its labels and legend
    glm::ivec4 brainPx{0};  // where the brain itself is fitted in
    std::array<glm::ivec4, 2> closeUpPx{glm::ivec4(0), glm::ivec4(0)};  // with, without
    glm::ivec4 plotsPx{0};
    [[nodiscard]] bool open() const { return plotsPx.z > 0; }
    bool operator==(const Desk&) const = default;
};

// Without a running model all of the area is the brain's.
[[nodiscard]] Desk layOutDesk(const Content& content, const ViewState& state,
                              const glm::ivec4& areaPx, float textScale);

}  // namespace rewire
