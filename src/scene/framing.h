// SPDX-License-Identifier: Apache-2.0
// Where to look from so that a region is seen, and how near. Judged by the parcels' centres and
// volumes: cortex faces outward, the medial wall faces its own midline, deep structures shine
// through everywhere. Used inside src/scene alone.
#pragma once

#include <optional>

#include "scene/view_state.h"

namespace rewire {

struct Framing {
    Camera camera;
    std::optional<Side> medialOf;
};
// Keeps the present direction where the region is seen well enough from it.
[[nodiscard]] Framing frameRegion(const Atlas& atlas, const ViewState& state, const RegionRef& ref);

}  // namespace rewire
