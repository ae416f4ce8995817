// SPDX-License-Identifier: Apache-2.0
// The plots of a running model as a picture (.png, with the scene inside) or its numbers (.csv, one
// row a step, both runs when compared).
#pragma once

#include "figure/figure.h"
#include "scene/mechanism_run.h"

namespace rewire {

[[nodiscard]] std::string plotCsv(const Content& content, const ViewState& state,
                                  const MechanismRun& run);
// By the path's extension; kUsage for another one, kInvalid without a mechanism.
[[nodiscard]] Status exportPlot(const Content& content, const AnnotationPainter& painter,
                                const ViewState& state, const std::filesystem::path& path,
                                Overwrite overwrite);

}  // namespace rewire
