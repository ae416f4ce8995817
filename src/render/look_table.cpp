// SPDX-License-Identifier: Apache-2.0
#include "render/look_table.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace rewire::render {

namespace {

float linear(float c) {
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}
glm::vec3 linear(glm::vec3 c) {
    return {linear(c.r), linear(c.g), linear(c.b)};
}

float tissueOf(ParcelGroup group) {
    switch (group) {
        case ParcelGroup::kCortex:
            return 0.0F;
        case ParcelGroup::kCerebellum:
            return 1.0F;
        case ParcelGroup::kBrainstem:
            return 2.0F;
        case ParcelGroup::kDeep:
            return 3.0F;
        case ParcelGroup::kWhiteMatter:
            return 4.0F;
        case ParcelGroup::kCut:
            break;
    }
    return 5.0F;
}

glm::vec3 offsetOf(const DrawList& list, Side side) {
    if (side == Side::kMidline) return glm::vec3(0.0F);
    return list.sideOffsetMm[side == Side::kLeft ? 0 : 1];
}

// Parcels that have an opened twin in this mesh, and those the opened shell leaves out.
std::set<ParcelIndex> replacedWhenOpened(const Atlas& atlas, const std::vector<MeshPart>& parts) {
    std::set<ParcelIndex> replaced;
    for (const MeshPart& part : parts) {
        if (part.kind == PartKind::kOpened) replaced.insert(part.parcel);
    }
    for (std::size_t i = 0; i < atlas.parcels.size(); ++i) {
        if (std::ranges::find(atlas.openedRemoves, atlas.parcels[i].id) !=
            atlas.openedRemoves.end()) {
            replaced.insert(static_cast<ParcelIndex>(i));
        }
    }
    return replaced;
}

}  // namespace

std::vector<LookEntry> lookTable(const Atlas& atlas, const DrawList& list, const Slots& slots) {
    std::vector<LookEntry> table(slots.count());
    for (std::size_t i = 0; i < atlas.parcels.size() && i < list.parcels.size(); ++i) {
        const ParcelLook& look = list.parcels[i];
        LookEntry entry;
        entry.colourEmphasis = glm::vec4(linear(look.colour), look.emphasis);
        entry.kind = {look.pattern == Pattern::kStripes ? 1.0F : 0.0F,
                      static_cast<float>(look.focusGroup), tissueOf(atlas.parcels[i].group),
                      look.emphasis > 0.0F ? 1.0F : 0.0F};
        entry.offset = glm::vec4(offsetOf(list, atlas.parcels[i].side), 0.0F);
        const auto parcel = static_cast<ParcelIndex>(i);
        table[slots.shell(parcel)] = entry;
        entry.kind.z = 3.0F;  // a closed body is deep tissue, whatever its patch is
        table[slots.body(parcel)] = entry;
    }
    for (std::size_t i = 0; i < atlas.tracts.size() && i < list.tracts.size(); ++i) {
        for (const Side side : {Side::kLeft, Side::kRight, Side::kMidline}) {
            LookEntry& entry = table[slots.tract(static_cast<std::uint16_t>(i), side)];
            entry.colourEmphasis =
                glm::vec4(linear(list.tracts[i].colour), list.tracts[i].emphasis);
            entry.kind = {0.0F, 0.0F, 4.0F, list.tracts[i].emphasis > 0.0F ? 1.0F : 0.0F};
            entry.offset = glm::vec4(offsetOf(list, side), 0.0F);
        }
    }
    return table;
}

std::vector<PackedLook> packLooks(const std::vector<LookEntry>& table) {
    std::vector<PackedLook> packed(kMostSlots);
    for (std::size_t i = 0; i < table.size() && i < packed.size(); ++i) {
        const LookEntry& look = table[i];
        const float kind =
            look.kind.z + (look.kind.x > 0.5F ? 8.0F : 0.0F) + (look.kind.y > 0.5F ? 16.0F : 0.0F);
        packed[i] = {look.colourEmphasis, glm::vec4(glm::vec3(look.offset), kind)};
    }
    return packed;
}

VisibleParts visibleParts(const Atlas& atlas, const DrawList& list,
                          const std::vector<MeshPart>& parts) {
    VisibleParts visible;
    const std::set<ParcelIndex> replaced =
        list.opened ? replacedWhenOpened(atlas, parts) : std::set<ParcelIndex>{};
    // A deep structure without a patch on the shell is its body; one with both shows the body when
    // asked.
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const MeshPart& part = parts[i];
        if (part.kind == PartKind::kTract) {
            if (part.tract < list.tracts.size() &&
                list.tracts[part.tract].visible[static_cast<std::size_t>(part.side)])
                visible.tracts.push_back(i);
            continue;
        }
        if (part.parcel >= list.parcels.size()) continue;
        const ParcelLook& look = list.parcels[part.parcel];
        if (part.kind == PartKind::kBody) {
            const bool lone = part.node.find(".body.") == std::string::npos;
            if (lone ? !look.visible && !look.body : !look.body) continue;
            (look.emphasis > 0.0F ? visible.litBodies : visible.plainBodies).push_back(i);
            continue;
        }
        if (!look.visible) continue;
        const bool opened = part.kind == PartKind::kOpened;
        if (opened != (list.opened && replaced.contains(part.parcel))) continue;
        visible.shell.push_back(i);
    }
    return visible;
}

}  // namespace rewire::render
