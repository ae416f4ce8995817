// SPDX-License-Identifier: Apache-2.0
// The plots of a running model, laid out as annotation items and painted like labels, for window
// and file alike. Words come from models.toml (labels, units). Time runs to the right over the
// whole run, so that a compared run shares the axis. Does NOT run the model.
#pragma once

#include <optional>

#include "annotation/annotation.h"
#include "scene/mechanism_run.h"

namespace rewire {

struct PlotsInput {
    int widthPx = 800, heightPx = 260;
    float textScale = 1.0F;
};

[[nodiscard]] AnnotationLayout layOutPlots(const Content& content, const ViewState& state,
                                           const MechanismRun& run, const PlotsInput& input);

// What lies under a pixel of the plots: two areas of a matrix, or a step of a curve.
struct PlotHit {
    std::optional<std::pair<RegionRef, RegionRef>> pair;
    std::optional<std::uint32_t> step;
    std::string words;  // "Posterior cingulate, left with Insula, right: -0.21"
};
[[nodiscard]] std::optional<PlotHit> plotAt(const Content& content, const ViewState& state,
                                            const MechanismRun& run, const PlotsInput& input,
                                            glm::vec2 pixel);

}  // namespace rewire
