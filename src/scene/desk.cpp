// SPDX-License-Identifier: Apache-2.0
#include "scene/desk.h"

#include <algorithm>
#include <cmath>

#include "scene/close_up.h"

namespace rewire {
namespace {

constexpr float kGapPx = 20.0F;         // at text scale 1
constexpr float kWide = 1.15F;          // area's width / height from which columns are used
constexpr float kColumn = 0.36F;        // of the width, for the brain beside a close-up
constexpr float kColumnAlone = 0.46F;   // and where the brain itself shows the model
constexpr float kCloseUpShare = 0.58F;  // of the right column's height
constexpr float kBrainRaised = 0.40F;   // share of the room above it: the legend stands below
constexpr float kBrainAspect = 0.72F;   // height / width of the brain's rectangle at most

int part(int whole, float share) {
    return static_cast<int>(std::lround(static_cast<float>(whole) * share));
}

// The brain in the middle of its page; a brain from the side is wider than high.
glm::ivec4 brainWithin(const glm::ivec4& page) {
    const int height = std::min(page.w, part(page.z, kBrainAspect));
    return {page.x, page.y + part(page.w - height, kBrainRaised), page.z, height};
}

// `box` for one close-up, halves of it for two.
void placeCloseUps(Desk& desk, const glm::ivec4& box, int gap, bool two) {
    if (!two) {
        desk.closeUpPx[0] = box;
        return;
    }
    const bool beside = box.z >= box.w;
    const int width = beside ? (box.z - gap) / 2 : box.z;
    const int height = beside ? box.w : (box.w - gap) / 2;
    desk.closeUpPx[0] = {box.x, box.y, width, height};
    desk.closeUpPx[1] = beside ? glm::ivec4(box.x + box.z - width, box.y, width, height)
                               : glm::ivec4(box.x, box.y + box.w - height, width, height);
}

}  // namespace

Desk layOutDesk(const Content& content, const ViewState& state, const glm::ivec4& area,
                float textScale) {
    Desk desk;
    desk.pagePx = desk.brainPx = area;
    const models::ModelInfo* info = modelOf(content, state);
    if (!state.showCloseUp() || info == nullptr) return desk;
    const bool apart = hasCloseUp(*info);
    const int gap = std::max(4, static_cast<int>(std::lround(kGapPx * textScale)));
    const bool wide = static_cast<float>(area.z) >= kWide * static_cast<float>(area.w);
    glm::ivec4 rest;  // what the brain leaves
    if (wide) {
        const int column = part(area.z, apart ? kColumn : kColumnAlone);
        desk.pagePx = {area.x, area.y, column, area.w};
        rest = {area.x + column, area.y + gap, area.z - column - gap, area.w - 2 * gap};
    } else {
        const int top = part(area.w, apart ? 0.36F : 0.45F);
        desk.pagePx = {area.x, area.y, area.z, top};
        rest = {area.x + gap, area.y + top, area.z - 2 * gap, area.w - top - gap};
    }
    desk.brainPx = brainWithin(desk.pagePx);
    desk.plotsPx = rest;
    if (!apart) return desk;
    const int height = part(rest.w - gap, wide ? kCloseUpShare : 0.5F);
    placeCloseUps(desk, {rest.x, rest.y, rest.z, height}, gap, state.compare);
    desk.plotsPx = {rest.x, rest.y + height + gap, rest.z, rest.w - height - gap};
    return desk;
}

}  // namespace rewire
