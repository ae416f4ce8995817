// SPDX-License-Identifier: Apache-2.0
// DrawList: what to draw, as plain values; no GL, no files. image = draw(buildDrawList(content,
// state)). Colours are sRGB 0..1 as in look tables; the renderer linearises. Lengths in mm, space
// RAS.
#pragma once

#include <array>
#include <cstdint>
#include <glm/glm.hpp>
#include <optional>
#include <vector>

#include "knowledge/knowledge.h"
#include "scene/view_state.h"

namespace rewire {

enum class Pattern : std::uint8_t { kPlain, kStripes };
enum class Outline : std::uint8_t { kNone, kHovered, kSelected };

// How one parcel (one side) looks; indexed by ParcelIndex.
struct ParcelLook {
    bool visible = true;  // its patch on the shell, or its body when it has no patch
    bool body = false;    // its closed body (`lh.body.X`) is drawn inside
    glm::vec3 colour{0.925F, 0.796F, 0.729F};  // base colour; the tissue tone where emphasis is 0
    float emphasis = 0.0F;  // 0 context .. 1 lit; blends tissue to colour, lights it up
    Pattern pattern = Pattern::kPlain;
    Outline outline = Outline::kNone;
    std::uint8_t focusGroup = 0;  // parcels of one set share it: a thin line between them, a strong
                                  // one round the group; 0 = none
    bool operator==(const ParcelLook&) const = default;
};

struct TractLook {
    std::array<bool, 3> visible{};  // by Side: a tract goes with its hemisphere
    glm::vec3 colour{0.8F};
    float emphasis = 0.0F;
    bool operator==(const TractLook&) const = default;
};

// How the surface of a tube or sphere answers to light.
struct Finish {
    float glow = 0.0F;   // 0 lit from outside .. 1 a light of its own
    float gloss = 0.3F;  // 0 dull .. 1 wet
    bool operator==(const Finish&) const = default;
};

// A round tube along points. The vectors are empty or hold one value for each point; without radii
// the tube tapers at both ends, with them its ends are rounded off. A point given twice makes a
// crease (two radii at one place: a flat face).
struct Tube {
    std::vector<glm::vec3> pointsMm;
    float radiusMm = 0.8F;
    glm::vec3 colour{1.0F};
    float opacity = 1.0F;
    bool dashed = false;
    bool buried = false;  // the first end lies inside something and needs no cap
    Finish finish{};
    std::vector<float> radiiMm{};
    std::vector<glm::vec3> colours{};
    std::vector<float> glows{};
    bool operator==(const Tube&) const = default;
};

struct Sphere {  // small marks: picked point, particles, cells
    glm::vec3 centreMm{0};
    float radiusMm = 1.0F;
    glm::vec3 colour{1.0F};
    float opacity = 1.0F;
    Finish finish{};
    glm::vec3 halfAxisMm{0};  // not zero: an ellipsoid, so long in this direction
    bool halo = false;        // no surface: light that fades towards its edge
    bool operator==(const Sphere&) const = default;
};

// Tubes and spheres fade to the ground with their distance from the eye, so that depth reads.
struct DepthCue {
    float fromMm = 0.0F, toMm = 0.0F;
    float amount = 0.0F;  // at and beyond toMm; 0: none
    bool operator==(const DepthCue&) const = default;
};

struct DrawList {
    Camera camera;
    Style style = Style::kAnatomy;
    Theme theme = Theme::kDark;
    glm::vec3 background{0.0706F, 0.0784F, 0.1020F};
    bool anythingLit = false;  // the rest of the brain recedes
    float recede = 0.0F;       // 0..1, for cross-fades of anythingLit
    std::vector<ParcelLook> parcels;
    std::vector<TractLook> tracts;  // indexed as Atlas::tracts
    std::array<glm::vec3, 2> sideOffsetMm{glm::vec3(0),
                                          glm::vec3(0)};  // left, right (pulled apart)
    bool opened = false;                                  // operculum lifted
    bool bothHalves = true;                               // false: use occlusion of the part alone
    std::vector<Tube> tubes;
    std::vector<Sphere> spheres;
    DepthCue depthCue;
    std::array<bool, 3> slices{false, false, false};
    glm::vec3 crosshairMm{0};
    ClipPlane clip;
    bool operator==(const DrawList&) const = default;
};

// Transient things that are not part of a picture's state.
struct DrawExtras {
    ParcelIndex hovered = kNoParcel;
};

[[nodiscard]] DrawList buildDrawList(const Content& content, const ViewState& state,
                                     const DrawExtras& extras = {});

// Cross-fade of two lists of the same content: colours, emphasis and recession blend, the rest is
// `to`'s (a body or tract visible in either is visible while it fades).
[[nodiscard]] DrawList mix(const DrawList& from, const DrawList& to, float t);

// Identity and signed colours (shared by legend, panels and brain). Look at palette.h for all of
// them.
struct Rgb {
    glm::vec3 value{0};
};

}  // namespace rewire
