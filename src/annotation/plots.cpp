// SPDX-License-Identifier: Apache-2.0
#include "annotation/plots.h"

namespace rewire {

AnnotationLayout layOutPlots(const Content& content, const ViewState& state,
                             const MechanismRun& run, const PlotsInput& input) {
    (void)content, (void)state, (void)run;
    AnnotationLayout layout;
    layout.widthPx = input.widthPx;
    layout.heightPx = input.heightPx;
    layout.textScale = input.textScale;
    return layout;
}

std::optional<PlotHit> plotAt(const Content& content, const ViewState& state,
                              const MechanismRun& run, const PlotsInput& input, glm::vec2 pixel) {
    (void)content, (void)state, (void)run, (void)input, (void)pixel;
    return std::nullopt;
}

}  // namespace rewire
