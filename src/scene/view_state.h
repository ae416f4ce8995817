// SPDX-License-Identifier: Apache-2.0
// ViewState: all that a picture depends on, as one small comparable value; and the turntable
// Camera. RAS millimetres. Does NOT hold anything transient (hover, open panels, running
// animations).
#pragma once

#include <array>
#include <cstdint>
#include <glm/glm.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"
#include "core/geometry.h"
#include "knowledge/knowledge.h"

namespace rewire {

enum class Style : std::uint8_t { kAnatomy, kGlass, kXray };
enum class Theme : std::uint8_t { kDark, kLight, kPrint };
enum class Show : std::uint8_t { kFocus, kFindings };
enum class Switch : std::uint8_t { kAuto, kOn, kOff };  // auto: on as soon as something is chosen
enum class View : std::uint8_t {
    kLeft,
    kRight,
    kLeftMedial,
    kRightMedial,
    kFront,
    kBack,
    kTop,
    kBottom,
    kLeftFront,
    kRightFront
};
enum class Part : std::uint8_t { kLeft, kRight, kCerebellum, kBrainstem, kDeep, kTracts };
enum class Axis : std::uint8_t { kSagittal, kCoronal, kAxial };  // planes of constant x, y, z
inline constexpr std::array kAllViews{
    View::kLeft, View::kRight, View::kLeftMedial, View::kRightMedial, View::kFront,
    View::kBack, View::kTop,   View::kBottom,     View::kLeftFront,   View::kRightFront};

// Words of the command line and of scene files: "glass", "left-medial", "findings", ...
[[nodiscard]] std::string_view toText(Style);
[[nodiscard]] std::string_view toText(Theme);
[[nodiscard]] std::string_view toText(Show);
[[nodiscard]] std::string_view toText(Switch);
[[nodiscard]] std::string_view toText(View);
[[nodiscard]] std::string_view toText(Part);
[[nodiscard]] std::string_view toText(Axis);
// The enum of that word, kUsage with the nearest valid one otherwise ("unknown style 'glas'; did
// you mean 'glass'?").
template <class E>
[[nodiscard]] Result<E> fromText(
    std::string_view text);  // Style Theme Show Switch View Part Axis EvidenceKind

// Turntable: the eye circles the target, up stays up. azimuth 0 looks from the front (eye on +y),
// 90 from the right (+x), -90 from the left; elevation 90 from above. By default the opening view,
// left-front.
struct Camera {
    glm::vec3 targetMm{0.0F, -18.0F, 8.0F};
    float azimuthDeg = -57.5F;
    float elevationDeg = 9.0F;
    float distanceMm = 424.0F;
    float fovDeg = 24.0F;  // vertical; long lens, little distortion, as atlas plates have it

    bool operator==(const Camera&) const = default;
    [[nodiscard]] glm::vec3 eyeMm() const;
    [[nodiscard]] glm::mat4 viewMatrix() const;  // RAS mm to eye space (x right, y up, -z forward)
    [[nodiscard]] glm::mat4 projectionMatrix(float aspect) const;     // GL clip space
    [[nodiscard]] Ray rayThrough(glm::vec2 ndc, float aspect) const;  // ndc in -1..1, y up
    [[nodiscard]] glm::vec3 right() const;
    [[nodiscard]] glm::vec3 up() const;
    [[nodiscard]] float nearMm() const;
    [[nodiscard]] float farMm() const;
};

struct ClipPlane {
    bool enabled = false;
    Axis axis = Axis::kCoronal;
    float offsetMm = 0.0F;
    bool keepNegative = false;  // which side stays
    bool operator==(const ClipPlane&) const = default;
};

inline constexpr std::uint32_t kMostModelSteps = 20'000;

// A parameter of the running model that differs from what its mechanism starts with.
struct ModelSetting {
    std::string name;
    double value = 0.0;  // a choice by its index
    bool operator==(const ModelSetting&) const = default;
};

struct ViewState {
    Camera camera;
    std::optional<Side> medialOf;  // medial views: the other half of the brain is left out
    std::string therapy;           // "" = none
    float session = 0.0F;          // 0 .. Therapy::sliderSessions
    Show show = Show::kFocus;
    EvidenceKind evidence = EvidenceKind::kCourse;
    std::string mechanism;                    // "" = none
    std::uint64_t seed = 1;                   // of the running model
    std::uint32_t step = 0;                   // of the running model
    std::vector<ModelSetting> modelSettings;  // sorted by name
    bool closeUp = true;             // a mechanism's close-up and plots stand beside the brain
    bool compare = false;            // the run without (before, bare, ...) beside the run with
    glm::vec2 closeUpTurnDeg{0.0F};  // azimuth, elevation: how the close-up was turned by hand
    std::vector<RegionRef> selection;
    std::array<bool, 6> parts{true, true, true, true, true, false};  // by Part
    std::vector<RegionRef> hidden;
    std::vector<RegionRef> isolated;  // when not empty only these are shown
    float pullApartMm = 0.0F;         // each hemisphere moves out by this
    bool insulaOpened = false;        // operculum lifted, both sides
    Style style = Style::kAnatomy;
    Theme theme = Theme::kDark;
    Switch labels = Switch::kAuto;
    Switch legend = Switch::kAuto;
    bool orientationLetters = true;
    std::array<bool, 3> slices{false, false, false};  // by Axis
    glm::vec3 crosshairMm{0.0F, -18.0F, 8.0F};
    ClipPlane clip;
    std::string language = "en";

    bool operator==(const ViewState&) const = default;
    [[nodiscard]] bool part(Part p) const { return parts[static_cast<std::size_t>(p)]; }
    [[nodiscard]] bool anythingChosen() const {
        return !therapy.empty() || !mechanism.empty() || !selection.empty();
    }
    // A mechanism's model runs beside the brain.
    [[nodiscard]] bool showCloseUp() const { return !mechanism.empty() && closeUp; }
    [[nodiscard]] bool showLabels() const {
        return labels == Switch::kOn || (labels == Switch::kAuto && anythingChosen());
    }
    [[nodiscard]] bool showLegend() const {
        return legend == Switch::kOn || (legend == Switch::kAuto && anythingChosen());
    }
};

// The state the program opens with: left-front, anatomy, dark, nothing chosen.
[[nodiscard]] ViewState initialViewState();
// Turns the camera and (for the medial views) leaves out the other half; keeps everything else.
void applyView(ViewState& state, View view);
// The view the state shows now, or nothing when the camera stands elsewhere.
[[nodiscard]] std::optional<View> currentView(const ViewState& state);
// Ease in and out on an arc round the brain; t in 0..1.
[[nodiscard]] Camera interpolate(const Camera& from, const Camera& to, float t);

}  // namespace rewire
