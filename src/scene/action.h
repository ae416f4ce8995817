// SPDX-License-Identifier: Apache-2.0
// Action: everything a user can do, as a value with one text form; parse(print(a)) == a.
// reduce(content, state, action) is the only way a ViewState changes. What needs the outside world
// (files, clipboard, quitting) comes back as a Task for `app`.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "knowledge/knowledge.h"
#include "scene/view_state.h"

namespace rewire {

// Text form in the comment.
struct SetTherapy {
    std::string id;
    bool operator==(const SetTherapy&) const = default;
};  // therapy cbt | therapy none
struct SetSession {
    float session = 0;
    bool operator==(const SetSession&) const = default;
};  // session 8
struct SetShow {
    Show show{};
    bool operator==(const SetShow&) const = default;
};  // show findings
struct SetEvidence {
    EvidenceKind kind{};
    bool operator==(const SetEvidence&) const = default;
};  // evidence practice
struct SetMechanism {
    std::string id;
    bool operator==(const SetMechanism&) const = default;
};  // mechanism myelination | mechanism none
struct SetSeed {
    std::uint64_t seed = 1;
    bool operator==(const SetSeed&) const = default;
};  // seed 7
struct SetStep {
    std::uint32_t step = 0;
    bool operator==(const SetStep&) const = default;
};  // step 120
struct SetParameter {
    std::string name, value;  // as in `rewire models`: a number, or the word of a choice
    bool operator==(const SetParameter&) const = default;
};  // parameter fraction_deleted 0.8
struct ResetParameters {
    bool operator==(const ResetParameters&) const = default;
};  // reset-parameters
struct SetCloseUp {
    bool on = true;
    bool operator==(const SetCloseUp&) const = default;
};  // close-up off
struct SetCompare {
    bool on = false;
    bool operator==(const SetCompare&) const = default;
};  // compare on
struct TurnCloseUp {
    float azimuthDeg = 0, elevationDeg = 0;
    bool operator==(const TurnCloseUp&) const = default;
};  // turn-close-up 10 -5
struct Select {
    RegionRef region;
    bool operator==(const Select&) const = default;
};  // select left:amygdala
struct SelectAlso {
    RegionRef region;
    bool operator==(const SelectAlso&) const = default;
};  // select-also acc (toggles)
struct SelectNone {
    bool operator==(const SelectNone&) const = default;
};  // select-none
struct Hide {
    RegionRef region;
    bool operator==(const Hide&) const = default;
};  // hide left:amygdala
struct Unhide {
    RegionRef region;
    bool operator==(const Unhide&) const = default;
};  // unhide left:amygdala
struct Isolate {
    RegionRef region;
    bool operator==(const Isolate&) const = default;
};  // isolate acc
struct Reveal {
    bool operator==(const Reveal&) const = default;
};  // reveal: nothing hidden or isolated
struct SetPart {
    Part part{};
    bool on = true;
    bool operator==(const SetPart&) const = default;
};  // part tracts on
struct SetPullApart {
    float mm = 0;
    bool operator==(const SetPullApart&) const = default;
};  // pull-apart 20
struct SetInsulaOpened {
    bool on = false;
    bool operator==(const SetInsulaOpened&) const = default;
};  // open-insula on
struct SetView {
    View view{};
    bool operator==(const SetView&) const = default;
};  // view left-medial
struct Orbit {
    float azimuthDeg = 0, elevationDeg = 0;
    bool operator==(const Orbit&) const = default;
};  // orbit 10 -5
// The brain follows the hand: it moves right and up in the picture by so much.
struct Pan {
    float rightMm = 0, upMm = 0;
    bool operator==(const Pan&) const = default;
};  // pan 3 0
struct Zoom {
    float factor = 1;
    glm::vec2 towardsNdc{0};
    float aspect = 1;
    bool operator==(const Zoom&) const = default;
};  // zoom 1.2 0 0 1.5
struct FocusOn {
    RegionRef region;
    bool operator==(const FocusOn&) const = default;
};  // focus acc: the camera goes there
struct FocusPoint {
    glm::vec3 pointMm{0};
    bool operator==(const FocusPoint&) const = default;
};  // focus-point 1 2 3
struct SetCamera {
    Camera camera;
    bool operator==(const SetCamera&) const = default;
};  // camera tx ty tz az el dist fov
struct SetStyle {
    Style style{};
    bool operator==(const SetStyle&) const = default;
};  // style glass
struct SetTheme {
    Theme theme{};
    bool operator==(const SetTheme&) const = default;
};  // theme light
struct SetLabels {
    Switch value{};
    bool operator==(const SetLabels&) const = default;
};  // labels on
struct SetLegend {
    Switch value{};
    bool operator==(const SetLegend&) const = default;
};  // legend auto
struct SetLetters {
    bool on = true;
    bool operator==(const SetLetters&) const = default;
};  // letters off
struct SetSlice {
    Axis axis{};
    bool on = true;
    bool operator==(const SetSlice&) const = default;
};  // slice axial on
struct SetCrosshair {
    glm::vec3 pointMm{0};
    bool operator==(const SetCrosshair&) const = default;
};  // crosshair 1 2 3
struct SetClip {
    ClipPlane clip;
    bool operator==(const SetClip&) const = default;
};  // clip coronal 10 negative | clip off
struct ResetView {
    bool operator==(const ResetView&) const = default;
};  // reset-view
struct ReplaceState {
    ViewState state;
    bool operator==(const ReplaceState&) const = default;
};  // (no text form: opening a scene)
struct Undo {
    bool operator==(const Undo&) const = default;
};  // undo (History acts on it)
struct Redo {
    bool operator==(const Redo&) const = default;
};  // redo
struct OpenScene {
    std::string path;
    bool operator==(const OpenScene&) const = default;
};  // open-scene PATH
struct SaveScene {
    std::string path;
    bool force = false;
    bool operator==(const SaveScene&) const = default;
};                      // save-scene PATH [force]
struct ExportPicture {  // export W H transparent|opaque keep|force PATH
    std::string path;
    int widthPx = 1920, heightPx = 1080;
    bool transparent = false, force = false;
    bool operator==(const ExportPicture&) const = default;
};
struct ExportPlot {  // export-plot keep|force PATH: .png the picture, .csv the numbers
    std::string path;
    bool force = false;
    bool operator==(const ExportPlot&) const = default;
};
struct CopyText {
    std::string text;
    bool operator==(const CopyText&) const = default;
};  // copy-text TEXT
struct Quit {
    bool operator==(const Quit&) const = default;
};  // quit

using Action =
    std::variant<SetTherapy, SetSession, SetShow, SetEvidence, SetMechanism, SetSeed, SetStep,
                 SetParameter, ResetParameters, SetCloseUp, SetCompare, TurnCloseUp, Select,
                 SelectAlso, SelectNone, Hide, Unhide, Isolate, Reveal, SetPart, SetPullApart,
                 SetInsulaOpened, SetView, Orbit, Pan, Zoom, FocusOn, FocusPoint, SetCamera,
                 SetStyle, SetTheme, SetLabels, SetLegend, SetLetters, SetSlice, SetCrosshair,
                 SetClip, ResetView, ReplaceState, Undo, Redo, OpenScene, SaveScene, ExportPicture,
                 ExportPlot, CopyText, Quit>;

[[nodiscard]] std::string print(const Action& action);
// kUsage with the nearest verb or value. Names of regions, therapies and mechanisms are checked by
// reduce.
[[nodiscard]] Result<Action> parse(std::string_view text);

// For app to run after the frame; they come through as they are.
using Task = std::variant<OpenScene, SaveScene, ExportPicture, ExportPlot, CopyText, Quit>;

struct Reduced {
    ViewState state;
    std::vector<Task> tasks;
};
// kInvalid with the nearest name for an unknown id; the state is then unchanged.
[[nodiscard]] Result<Reduced> reduce(const Content& content, const ViewState& state,
                                     const Action& action);

// Actions of one gesture (a drag, a wheel burst, a slider) share one undo entry; camera moves get
// none of their own.
enum class UndoKind { kNone, kCoalesce, kEntry };
[[nodiscard]] UndoKind undoKind(const Action& action);

}  // namespace rewire
