// SPDX-License-Identifier: Apache-2.0
// ViewState to DrawList: what is visible, lit and outlined. Pure; no triangles, no GL.
#include "scene/draw_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "scene/connections.h"
#include "scene/lighting.h"
#include "scene/palette.h"
#include "scene/visibility.h"

namespace rewire {
namespace {

constexpr float kApartMm = 8.0F;      // pulled apart so far, one half no longer shades the other
constexpr float kFacing = 0.15F;      // cosine from which a wall counts as facing the eye
constexpr float kCrosshairMm = 1.4F;  // radius of the mark

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

// Does any cortex of that side show? Then it stands before the other side's inner wall.
bool halfShown(const Atlas& atlas, const std::vector<bool>& shown, Side side) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i] && atlas.parcels[i].side == side &&
            atlas.parcels[i].group == ParcelGroup::kCortex)
            return true;
    }
    return false;
}

struct Scene {                             // what several parcels ask about
    std::array<bool, 2> half{true, true};  // left, right
    glm::vec3 towardsEye{0.0F};
    bool isolated = false, opened = false, bodiesShow = false;
    float pullApartMm = 0.0F;
};

Scene sceneOf(const Atlas& atlas, const ViewState& state, const std::vector<bool>& shown) {
    Scene scene;
    scene.half = {halfShown(atlas, shown, Side::kLeft), halfShown(atlas, shown, Side::kRight)};
    scene.towardsEye = (state.camera.eyeMm() - state.camera.targetMm) / state.camera.distanceMm;
    scene.isolated = !state.isolated.empty();
    scene.opened = state.insulaOpened;
    scene.pullApartMm = state.pullApartMm;
    // Where one looks into the brain its deep structures are there, lit or not.
    scene.bodiesShow = state.style != Style::kAnatomy || state.clip.enabled || scene.isolated ||
                       !(scene.half[0] && scene.half[1]) || state.pullApartMm > kApartMm;
    return scene;
}

// Cortex that has a closed body since its own patch may lie out of sight (docs/assets.md).
bool liesHidden(const Parcel& parcel, const Scene& scene) {
    if (scene.isolated) return true;  // alone, the closed body is the better picture
    const float left = parcel.side == Side::kLeft ? 1.0F : -1.0F;
    const float fromItsSide = -left * scene.towardsEye.x;
    if (startsWith(parcel.id, "insula")) return !(scene.opened && fromItsSide > kFacing);
    const bool wallFree =
        !scene.half[parcel.side == Side::kLeft ? 1 : 0] || scene.pullApartMm > kApartMm;
    return !(wallFree && -fromItsSide > kFacing);
}

bool hasHiddenCortex(const Parcel& parcel) {
    const bool sided = parcel.side != Side::kMidline && parcel.group == ParcelGroup::kCortex;
    if (!sided) return false;
    constexpr std::array<std::string_view, 5> kHidden{"insula", "acc", "pcc", "precuneus",
                                                      "parahippocampal"};
    return std::any_of(kHidden.begin(), kHidden.end(),
                       [&](std::string_view start) { return startsWith(parcel.id, start); });
}

ParcelLook lookOf(const Parcel& parcel, bool shown, const Light& light, const Scene& scene) {
    ParcelLook look;
    look.visible = shown;
    if (!shown) return look;
    if (light.lit) {
        look.colour = light.colour;
        look.emphasis = light.emphasis;
        look.pattern = light.pattern;
        look.focusGroup = light.group;
    }
    const bool lit = light.lit && light.emphasis > 0.0F;
    if (parcel.group == ParcelGroup::kDeep) look.body = lit || scene.bodiesShow;
    if (hasHiddenCortex(parcel)) look.body = lit && liesHidden(parcel, scene);
    return look;
}

// Through a whole opaque brain the far insula would only blur the near one that says the same.
void dropFarTwins(DrawList& list, const Atlas& atlas, const Scene& scene) {
    if (list.style != Style::kAnatomy || !scene.half[0] || !scene.half[1] || scene.isolated) return;
    constexpr float kAcross = 0.4F;
    if (std::abs(scene.towardsEye.x) < kAcross) return;
    const Side far = scene.towardsEye.x < 0.0F ? Side::kRight : Side::kLeft;
    const Side near = far == Side::kLeft ? Side::kRight : Side::kLeft;
    for (std::size_t i = 0; i < list.parcels.size(); ++i) {
        const Parcel& parcel = atlas.parcels[i];
        if (parcel.side != far || !startsWith(parcel.id, "insula")) continue;
        const ParcelIndex twin = atlas.findParcel(parcel.id, near);
        if (twin != kNoParcel && list.parcels[twin].visible && list.parcels[twin].emphasis > 0.0F) {
            list.parcels[i].body = false;
        }
    }
}

void outline(DrawList& list, const Atlas& atlas, const ViewState& state, const DrawExtras& extras) {
    if (extras.hovered < list.parcels.size())
        list.parcels[extras.hovered].outline = Outline::kHovered;
    for (const RegionRef& ref : state.selection) {
        for (const ParcelIndex index : atlas.parcelsOf(ref))
            list.parcels[index].outline = Outline::kSelected;
    }
}

template <class T>
T blend(const T& a, const T& b, float t) {
    return a + (b - a) * t;
}

// A parcel that goes dark keeps its colour while it fades, one that lights up has its colour at
// once; otherwise both would pass through the colour of tissue.
ParcelLook mix(const ParcelLook& from, const ParcelLook& to, float t) {
    ParcelLook look = to;
    look.emphasis = blend(from.emphasis, to.emphasis, t);
    look.body = from.body || to.body;
    if (from.emphasis > 0.0F && to.emphasis > 0.0F) {
        look.colour = fromOklab(blend(toOklab(from.colour), toOklab(to.colour), t));
    } else if (from.emphasis > 0.0F) {
        look.colour = from.colour;
        look.pattern = from.pattern;
        look.focusGroup = from.focusGroup;
    }
    return look;
}

std::vector<Tube> mix(const std::vector<Tube>& from, const std::vector<Tube>& to, float t) {
    const auto among = [](const std::vector<Tube>& tubes, const Tube& tube) {
        return std::find_if(tubes.begin(), tubes.end(),
                            [&](const Tube& other) { return other.pointsMm == tube.pointsMm; });
    };
    std::vector<Tube> tubes;
    for (Tube tube : to) {
        const auto before = among(from, tube);
        tube.opacity *= before == from.end() ? t : 1.0F;
        if (before != from.end()) {
            tube.opacity = blend(before->opacity, tube.opacity, t);
            tube.colour = blend(before->colour, tube.colour, t);
        }
        tubes.push_back(std::move(tube));
    }
    for (Tube tube : from) {
        if (among(to, tube) != to.end()) continue;
        tube.opacity *= 1.0F - t;
        tubes.push_back(std::move(tube));
    }
    return tubes;
}

}  // namespace

DrawList buildDrawList(const Content& content, const ViewState& state, const DrawExtras& extras) {
    const Atlas& atlas = content.atlas;
    const std::vector<bool> shown = shownParcels(atlas, state);
    const Lighting lighting = lightingOf(content, state);
    const Scene scene = sceneOf(atlas, state, shown);

    DrawList list;
    list.camera = state.camera;
    list.style = state.style;
    list.theme = state.theme;
    list.background = themeColours(state.theme).stage;
    list.recede = lighting.recede;
    list.anythingLit = lighting.recede > 0.0F;
    list.parcels.reserve(atlas.parcels.size());
    for (std::size_t i = 0; i < atlas.parcels.size(); ++i) {
        list.parcels.push_back(lookOf(atlas.parcels[i], shown[i], lighting.byParcel[i], scene));
    }
    dropFarTwins(list, atlas, scene);
    outline(list, atlas, state, extras);
    list.tracts.assign(atlas.tracts.size(), TractLook{shownTracts(state), tractColour(), 0.0F});
    list.sideOffsetMm = {sideOffsetMm(Side::kLeft, state.pullApartMm),
                         sideOffsetMm(Side::kRight, state.pullApartMm)};
    list.opened = state.insulaOpened;
    list.bothHalves = scene.half[0] && scene.half[1] && state.pullApartMm <= kApartMm;
    list.tubes = connectionTubes(content, state, shown);
    list.slices = state.slices;
    list.crosshairMm = state.crosshairMm;
    const bool sliced = state.slices[0] || state.slices[1] || state.slices[2];
    if (sliced)
        list.spheres.push_back(
            {state.crosshairMm, kCrosshairMm, themeColours(state.theme).text, 1.0F});
    list.clip = state.clip;
    return list;
}

DrawList mix(const DrawList& from, const DrawList& to, float t) {
    if (t >= 1.0F || from.parcels.size() != to.parcels.size() ||
        from.tracts.size() != to.tracts.size())
        return to;
    const float s = std::max(t, 0.0F);
    DrawList list = to;
    list.background = blend(from.background, to.background, s);
    list.recede = blend(from.recede, to.recede, s);
    list.anythingLit = list.recede > 0.0F;
    for (std::size_t i = 0; i < to.parcels.size(); ++i)
        list.parcels[i] = mix(from.parcels[i], to.parcels[i], s);
    for (std::size_t i = 0; i < to.tracts.size(); ++i) {
        for (std::size_t side = 0; side < 3; ++side)
            list.tracts[i].visible[side] =
                from.tracts[i].visible[side] || to.tracts[i].visible[side];
        list.tracts[i].colour = blend(from.tracts[i].colour, to.tracts[i].colour, s);
        list.tracts[i].emphasis = blend(from.tracts[i].emphasis, to.tracts[i].emphasis, s);
    }
    for (std::size_t i = 0; i < list.sideOffsetMm.size(); ++i) {
        list.sideOffsetMm[i] = blend(from.sideOffsetMm[i], to.sideOffsetMm[i], s);
    }
    list.tubes = mix(from.tubes, to.tubes, s);
    return list;
}

}  // namespace rewire
