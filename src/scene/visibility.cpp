// SPDX-License-Identifier: Apache-2.0
#include "scene/visibility.h"

#include <algorithm>
#include <optional>

namespace rewire {
namespace {

std::vector<bool> maskOf(const Atlas& atlas, const std::vector<RegionRef>& list) {
    std::vector<bool> mask(atlas.parcels.size(), false);
    for (const RegionRef& ref : list) {
        for (const ParcelIndex index : atlas.parcelsOf(ref)) mask[index] = true;
    }
    return mask;
}

bool partShown(const Parcel& parcel, const ViewState& state) {
    switch (parcel.group) {
        case ParcelGroup::kCerebellum:
            return state.part(Part::kCerebellum);
        case ParcelGroup::kBrainstem:
            return state.part(Part::kBrainstem);
        case ParcelGroup::kDeep:
            if (!state.part(Part::kDeep)) return false;
            break;
        case ParcelGroup::kCortex:
        case ParcelGroup::kWhiteMatter:
        case ParcelGroup::kCut:
            break;
    }
    // A hemisphere goes with its deep structures.
    if (parcel.side == Side::kLeft) return state.part(Part::kLeft);
    if (parcel.side == Side::kRight) return state.part(Part::kRight);
    return true;
}

}  // namespace

std::vector<bool> shownParcels(const Atlas& atlas, const ViewState& state) {
    const std::vector<bool> hidden = maskOf(atlas, state.hidden);
    const std::vector<bool> isolated = maskOf(atlas, state.isolated);
    std::vector<bool> shown(atlas.parcels.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Parcel& parcel = atlas.parcels[i];
        // Half a cerebellum is an open shell: from the inner side it stays whole.
        const bool otherHalf = state.medialOf && parcel.side != Side::kMidline &&
                               parcel.side != *state.medialOf &&
                               parcel.group != ParcelGroup::kCerebellum;
        // What was isolated is asked for by name: parts that are off don't count against it.
        const bool wanted = state.isolated.empty() ? partShown(parcel, state) : isolated[i];
        shown[i] = wanted && !hidden[i] && !otherHalf;
    }
    return shown;
}

std::array<bool, 3> shownTracts(const ViewState& state) {
    const bool on = state.part(Part::kTracts);
    const bool left = on && state.part(Part::kLeft) && state.medialOf != Side::kRight;
    const bool right = on && state.part(Part::kRight) && state.medialOf != Side::kLeft;
    return {left, right, left || right};
}

bool covered(const Atlas& atlas, const std::vector<RegionRef>& list, const RegionRef& ref) {
    const std::vector<bool> mask = maskOf(atlas, list);
    const std::vector<ParcelIndex> parcels = atlas.parcelsOf(ref);
    return std::all_of(parcels.begin(), parcels.end(), [&](ParcelIndex p) { return mask[p]; });
}

std::vector<RegionRef> without(const Atlas& atlas, const std::vector<RegionRef>& list,
                               const RegionRef& ref) {
    const std::vector<bool> taken = maskOf(atlas, {ref});
    std::vector<RegionRef> result;
    const auto add = [&result](RegionRef left) {
        if (std::find(result.begin(), result.end(), left) == result.end())
            result.push_back(std::move(left));
    };
    for (const RegionRef& entry : list) {
        const std::vector<ParcelIndex> parcels = atlas.parcelsOf(entry);
        if (std::none_of(parcels.begin(), parcels.end(), [&](ParcelIndex p) { return taken[p]; })) {
            add(entry);
            continue;
        }
        for (const ParcelIndex p : parcels) {
            if (taken[p]) continue;
            const Parcel& parcel = atlas.parcels[p];
            const bool sided = parcel.side != Side::kMidline;
            add({parcel.id, sided ? std::optional(parcel.side) : std::nullopt});
        }
    }
    return result;
}

}  // namespace rewire
