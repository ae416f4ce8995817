// SPDX-License-Identifier: Apache-2.0
#include "scene/lighting.h"

#include <algorithm>
#include <array>

#include "scene/palette.h"

namespace rewire {
namespace {

// A selection alone is looked at, not taught: the rest steps back less.
constexpr float kRecedeForSelection = 0.6F;
constexpr float kSelectedUnlit = 0.55F;

// Lightness steps of the parts of a set, in OKLab; neighbours in the files' order differ clearly.
constexpr std::array kPartSteps{0.0F, 0.06F, -0.06F, -0.10F, 0.02F, 0.10F, -0.03F, 0.08F};

std::optional<Side> sideOf(BothSides side) {
    if (side == BothSides::kLeft) return Side::kLeft;
    if (side == BothSides::kRight) return Side::kRight;
    return std::nullopt;
}

std::uint8_t groupOf(std::size_t index) {
    return static_cast<std::uint8_t>(1 + index % 255);
}

void light(Lighting& lighting, const Atlas& atlas, const RegionRef& ref, const Light& with) {
    for (const ParcelIndex index : atlas.parcelsOf(ref)) {
        Light& place = lighting.byParcel[index];
        if (place.lit && place.rank <= with.rank) continue;
        place = with;
        place.lit = true;
    }
}

Light identityLight(Identity identity, Theme theme, std::size_t group, float tint = 0.0F) {
    Light result;
    result.colour = tinted(identityColour(identity, theme), tint);
    result.emphasis = 1.0F;
    result.group = groupOf(group);
    return result;
}

void lightMechanism(Lighting& lighting, const Content& content, const ViewState& state) {
    const Mechanism* mechanism = content.knowledge.findMechanism(state.mechanism);
    if (mechanism == nullptr) return;
    for (const std::string& region : mechanism->regions) {
        const Identity identity = identityOfFocus(mechanism->id, region);
        // One group for each system: neighbours of one colour part by a thin line.
        light(lighting, content.atlas, {region, std::nullopt},
              identityLight(identity, state.theme, static_cast<std::size_t>(identity)));
    }
}

void lightFocus(Lighting& lighting, const Content& content, const ViewState& state) {
    const Therapy* therapy = content.knowledge.findTherapy(state.therapy);
    if (therapy == nullptr) return;
    for (std::size_t i = 0; i < therapy->focus.size(); ++i) {
        const std::string& id = therapy->focus[i];
        const Identity identity = identityOfFocus(therapy->id, id);
        const RegionSet* set = content.knowledge.findSet(id);
        const std::vector<std::string> parts =
            set != nullptr ? set->parts : std::vector<std::string>{id};
        for (std::size_t part = 0; part < parts.size(); ++part) {
            light(lighting, content.atlas, {parts[part], std::nullopt},
                  identityLight(identity, state.theme, i, kPartSteps[part % kPartSteps.size()]));
        }
    }
}

void lightFindings(Lighting& lighting, const Content& content, const ViewState& state) {
    const Therapy* therapy = content.knowledge.findTherapy(state.therapy);
    if (therapy == nullptr) return;
    const float growth = courseGrowth(content, state);
    std::size_t group = 0;
    for (const ShownEffect& effect : shownEffects(*therapy, state.evidence)) {
        const bool clear =
            effect.direction == Direction::kIncrease || effect.direction == Direction::kDecrease;
        Light with;
        with.colour = signedColour(effect.direction, effect.step, state.theme);
        with.emphasis = effect.growsAlongCourse ? growth : 1.0F;
        with.pattern = clear ? Pattern::kPlain : Pattern::kStripes;
        with.group = groupOf(group++);
        with.rank = static_cast<int>(effect.grade);
        light(lighting, content.atlas, {effect.region, sideOf(effect.side)}, with);
    }
}

void lightSelection(Lighting& lighting, const Content& content, const ViewState& state,
                    bool alone) {
    for (std::size_t i = 0; i < state.selection.size(); ++i) {
        const RegionRef& ref = state.selection[i];
        const std::optional<Identity> identity = identityOfRegion(ref.id);
        Light with;
        with.colour = highlightColour();
        with.emphasis = alone ? 1.0F : kSelectedUnlit;
        with.group = groupOf(i);
        if (alone && identity) with = identityLight(*identity, state.theme, i);
        with.rank = 1000;  // never over a colour that means something
        light(lighting, content.atlas, ref, with);
    }
}

bool anyLit(const Lighting& lighting) {
    return std::any_of(lighting.byParcel.begin(), lighting.byParcel.end(),
                       [](const Light& l) { return l.lit; });
}

}  // namespace

float courseGrowth(const Content& content, const ViewState& state) {
    const Therapy* therapy = content.knowledge.findTherapy(state.therapy);
    if (therapy == nullptr || therapy->sliderSessions <= 0) return 1.0F;
    const DoseResponse& curve = content.knowledge.doseResponse;
    const double end = curve.shareImproved(therapy->sliderSessions);
    if (end <= 0.0) return 1.0F;
    return std::clamp(static_cast<float>(curve.shareImproved(state.session) / end), 0.0F, 1.0F);
}

int strengthStep(float strength) {
    return strength < 0.30F ? 1 : strength < 0.55F ? 2 : 3;
}

Lighting lightingOf(const Content& content, const ViewState& state) {
    Lighting lighting;
    lighting.byParcel.resize(content.atlas.parcels.size());
    if (!state.mechanism.empty()) {
        lightMechanism(lighting, content, state);
    } else if (!state.therapy.empty()) {
        state.show == Show::kFocus ? lightFocus(lighting, content, state)
                                   : lightFindings(lighting, content, state);
    }
    const bool meaning = anyLit(lighting);
    const bool alone = state.mechanism.empty() && state.therapy.empty();
    lightSelection(lighting, content, state, alone);
    lighting.recede = meaning ? 1.0F : anyLit(lighting) ? kRecedeForSelection : 0.0F;
    return lighting;
}

}  // namespace rewire
