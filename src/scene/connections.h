// SPDX-License-Identifier: Apache-2.0
// The connections that studies found, as tubes: along the baked tract where the anatomy is known
// well enough (tract_certainty good or partial), as a plain arc otherwise. Used inside src/scene
// alone.
#pragma once

#include <vector>

#include "scene/draw_list.h"

namespace rewire {

// `shown` by ParcelIndex; a connection is drawn while both its ends are shown.
[[nodiscard]] std::vector<Tube> connectionTubes(const Content& content, const ViewState& state,
                                                const std::vector<bool>& shown);

// Left and right halves as they are pulled apart; the midline stays.
[[nodiscard]] glm::vec3 sideOffsetMm(Side side, float pullApartMm);

}  // namespace rewire
