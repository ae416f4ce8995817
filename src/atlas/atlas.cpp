// SPDX-License-Identifier: Apache-2.0
// Names to parcels and back. Lists are short (some 150 parcels and 100 regions), so plain searches
// do; only the label volume, asked thousands of times a second, has a table (Atlas::parcelOfLabel).
#include "atlas/atlas.h"

#include <algorithm>
#include <cassert>

#include "atlas/node_name.h"

namespace rewire {

std::string_view toText(Side side) {
    switch (side) {
        case Side::kLeft:
            return "left";
        case Side::kRight:
            return "right";
        case Side::kMidline:
            return "midline";
    }
    return "midline";
}

std::optional<Side> sideFromText(std::string_view text) {
    for (const Side side : {Side::kLeft, Side::kRight, Side::kMidline}) {
        if (toText(side) == text) return side;
    }
    return std::nullopt;
}

std::string_view toText(ParcelGroup group) {
    switch (group) {
        case ParcelGroup::kCortex:
            return "cortex";
        case ParcelGroup::kDeep:
            return "deep";
        case ParcelGroup::kCerebellum:
            return "cerebellum";
        case ParcelGroup::kBrainstem:
            return "brainstem";
        case ParcelGroup::kWhiteMatter:
            return "white_matter";
        case ParcelGroup::kCut:
            return "cut";
    }
    return "cut";
}

std::string_view toText(RegionKind kind) {
    switch (kind) {
        case RegionKind::kRegion:
            return "region";
        case RegionKind::kArea:
            return "area";
        case RegionKind::kNetwork:
            return "network";
        case RegionKind::kSystem:
            return "system";
        case RegionKind::kParcel:
            return "parcel";
    }
    return "parcel";
}

std::string Parcel::nodeName() const {
    return std::string(nodePrefix(side)) + id;
}

std::string toText(const RegionRef& ref) {
    return ref.side ? std::string(toText(*ref.side)) + ":" + ref.id : ref.id;
}

Result<RegionRef> regionRefFromText(std::string_view text) {
    RegionRef ref;
    std::string_view id = text;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        ref.side = sideFromText(text.substr(0, colon));
        id = text.substr(colon + 1);
        if (!ref.side || ref.side == Side::kMidline) {
            return fail(ErrorCode::kUsage,
                        "'" + std::string(text) + "': before the colon stands left or right");
        }
    }
    const bool wellFormed = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!wellFormed) {
        return fail(ErrorCode::kUsage,
                    "'" + std::string(text) +
                        "' is no region: give an id such as amygdala or left:amygdala");
    }
    ref.id = id;
    return ref;
}

const Region* Atlas::findRegion(std::string_view id) const {
    const auto found =
        std::find_if(regions.begin(), regions.end(), [&](const Region& r) { return r.id == id; });
    return found == regions.end() ? nullptr : &*found;
}

ParcelIndex Atlas::findParcel(std::string_view id, Side side) const {
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        if (parcels[i].side == side && parcels[i].id == id) return static_cast<ParcelIndex>(i);
    }
    return kNoParcel;
}

ParcelIndex Atlas::findNode(std::string_view nodeName) const {
    const NodeName name = parseNodeName(nodeName);
    return name.form == NodeForm::kPlain ? findParcel(name.id, name.side) : kNoParcel;
}

std::vector<ParcelIndex> Atlas::parcelsOf(const RegionRef& ref) const {
    std::vector<ParcelIndex> found;
    const Region* region = findRegion(ref.id);
    if (region == nullptr) return found;
    const auto collect = [&](Side side) {
        for (const std::string& id : region->parcelIds) {
            if (const ParcelIndex p = findParcel(id, side); p != kNoParcel) found.push_back(p);
        }
    };
    for (const Side side : {Side::kLeft, Side::kRight, Side::kMidline}) {
        if (!ref.side || *ref.side == side) collect(side);
    }
    // "left:brainstem": a region of the midline alone answers to either side.
    if (found.empty()) collect(Side::kMidline);
    return found;
}

std::vector<std::string> Atlas::regionIds() const {
    std::vector<std::string> ids;
    ids.reserve(regions.size());
    for (const Region& region : regions) ids.push_back(region.id);
    return ids;
}

std::vector<std::string> Atlas::regionsOf(ParcelIndex parcel) const {
    if (parcel < regionsOfParcel.size()) return regionsOfParcel[parcel];
    return {};
}

std::optional<glm::vec3> Atlas::centreMm(const RegionRef& ref) const {
    const auto centreOf = [this](const RegionRef& oneSide) -> std::optional<glm::vec3> {
        glm::dvec3 sum(0.0);
        double weightSum = 0.0;
        for (const ParcelIndex index : parcelsOf(oneSide)) {
            const Parcel& parcel = parcels[index];
            // A parcel without a label still counts, as one voxel would.
            const double weight = std::max(1.0, static_cast<double>(parcel.volumeMm3));
            sum += glm::dvec3(parcel.centreMm) * weight;
            weightSum += weight;
        }
        if (weightSum == 0.0) return std::nullopt;
        return glm::vec3(sum / weightSum);
    };
    if (ref.side) return centreOf(ref);
    // The mean of two sides would lie outside both.
    for (const Side side : {Side::kMidline, Side::kLeft, Side::kRight}) {
        if (const auto centre = centreOf({ref.id, side})) return centre;
    }
    return std::nullopt;
}

void Atlas::makeIndex() {
    std::uint16_t highest = 0;
    for (const Parcel& parcel : parcels) highest = std::max(highest, parcel.label);
    parcelOfLabel.assign(std::size_t{highest} + 1, kNoParcel);
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        if (parcels[i].label != 0) parcelOfLabel[parcels[i].label] = static_cast<ParcelIndex>(i);
    }

    struct Holder {
        bool isSet;
        double volumeMm3;
        const Region* region;
    };
    std::vector<Holder> holders;
    for (const Region& region : regions) {
        double volumeMm3 = 0.0;
        for (const ParcelIndex p : parcelsOf({region.id, std::nullopt}))
            volumeMm3 += parcels[p].volumeMm3;
        const bool isSet = region.kind != RegionKind::kRegion && region.kind != RegionKind::kParcel;
        holders.push_back({isSet, volumeMm3, &region});
    }
    // Regions before sets, smaller before larger, file order between equals.
    std::stable_sort(holders.begin(), holders.end(), [](const Holder& a, const Holder& b) {
        return a.isSet != b.isSet ? b.isSet : a.volumeMm3 < b.volumeMm3;
    });
    regionsOfParcel.assign(parcels.size(), {});
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        for (const Holder& holder : holders) {
            const auto& ids = holder.region->parcelIds;
            if (std::find(ids.begin(), ids.end(), parcels[i].id) == ids.end()) continue;
            regionsOfParcel[i].push_back(holder.region->id);
        }
    }
}

}  // namespace rewire
