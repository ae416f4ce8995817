// SPDX-License-Identifier: Apache-2.0
// Which plots each model gets, with what words and in which boxes; the same composition is painted
// and asked what lies under a pixel. Internal to src/annotation.
#pragma once

#include <vector>

#include "annotation/plot_parts.h"
#include "annotation/plots.h"

namespace rewire {

struct PlotComposition {
    std::vector<CurvePlot> curves;
    std::vector<NumberBlock> numbers;
    std::optional<MatrixBlock> matrices;
    std::vector<std::string> areas;  // ids of the matrices' rows
};

[[nodiscard]] PlotComposition composePlots(const LayoutBuilder& builder, const Content& content,
                                           const ViewState& state, const MechanismRun& run);

}  // namespace rewire
