// SPDX-License-Identifier: Apache-2.0
// Which parcels a state shows: parts, hidden and isolated regions, the half left out by a medial
// view. Does NOT know styles or colours. Used inside src/scene alone.
#pragma once

#include <array>
#include <vector>

#include "scene/view_state.h"

namespace rewire {

// By ParcelIndex.
[[nodiscard]] std::vector<bool> shownParcels(const Atlas& atlas, const ViewState& state);

// By Side. Tracts go with their hemisphere; what crosses the midline (the callosum) stays as long
// as one of the two does.
[[nodiscard]] std::array<bool, 3> shownTracts(const ViewState& state);

// Is every parcel of `ref` among those of `list`?
[[nodiscard]] bool covered(const Atlas& atlas, const std::vector<RegionRef>& list,
                           const RegionRef& ref);

// The list with the parcels of `ref` taken out; an entry that holds more is replaced by what is
// left of it.
[[nodiscard]] std::vector<RegionRef> without(const Atlas& atlas, const std::vector<RegionRef>& list,
                                             const RegionRef& ref);

}  // namespace rewire
