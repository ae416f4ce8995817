// SPDX-License-Identifier: Apache-2.0
// Which parcels are lit, in what colour and how brightly: one meaning at a time. A mechanism comes
// before its therapy's layers, these before a mere selection. Does NOT know what is visible. Used
// inside src/scene alone.
#pragma once

#include <vector>

#include "scene/draw_list.h"

namespace rewire {

struct Light {
    bool lit = false;
    glm::vec3 colour{0.0F};
    float emphasis = 0.0F;  // 0 while a change has not grown yet
    Pattern pattern = Pattern::kPlain;
    std::uint8_t group = 0;
    int rank = 0;  // of two that want the same parcel the smaller wins
};
struct Lighting {
    std::vector<Light> byParcel;
    float recede = 0.0F;
};
[[nodiscard]] Lighting lightingOf(const Content& content, const ViewState& state);

// Share of a course's change that shows at this session: 0 at its start, 1 at the slider's end.
[[nodiscard]] float courseGrowth(const Content& content, const ViewState& state);

// Brightness step of a strength, 1..3 (the rules atop therapies.toml).
[[nodiscard]] int strengthStep(float strength);

}  // namespace rewire
