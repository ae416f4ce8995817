// SPDX-License-Identifier: Apache-2.0
// What a running model looks like: a close-up scene of its own (dendrites and spines, granule
// cells, an axon, two people's arousal) and what it adds to the brain (pulses along tracts, pulsing
// areas and edges, particles). Plain values from a MechanismRun; no GL, no clock. Close-ups have
// their own space: units are millimetres for the renderer, and stand for what each builder says.
// x runs to the right, y away from the eye, z up when the close-up is not turned.
#pragma once

#include <string>
#include <vector>

#include "scene/draw_list.h"
#include "scene/mechanism_run.h"

namespace rewire {

// A word on the close-up with a leader to its point.
struct CloseUpLabel {
    glm::vec3 pointMm{0};
    std::string key;  // words in assets/lang: "close_up.<key>"
    bool operator==(const CloseUpLabel&) const = default;
};

struct CloseUp {
    DrawList list;  // no parcels; camera, background, tubes and spheres
    std::vector<CloseUpLabel> labels;
    glm::vec2 frameMm{130.0F, 100.0F};  // what must be seen at the camera's target
    std::string noteKey;  // one sentence on how it is drawn: "close_up.<key>"; may be empty
    bool operator==(const CloseUp&) const = default;
};

// Whether this model has a close-up beside the brain; the others are shown in the brain alone.
[[nodiscard]] bool hasCloseUp(const models::ModelInfo& info);
// `without` false: the run itself; true: the compared run (which must exist). The camera of the
// list is placed and turned by state.closeUpTurnDeg; it fits a picture about as wide as the frame.
[[nodiscard]] CloseUp buildCloseUp(const Content& content, const ViewState& state,
                                   const MechanismRun& run, bool without);
// Moves the camera so far that the frame fits a picture of this aspect (width / height).
void fitToAspect(CloseUp& closeUp, float aspect);

// What the run adds to the brain's own list.
void addToBrain(const Content& content, const ViewState& state, const MechanismRun& run,
                DrawList& list);

}  // namespace rewire
