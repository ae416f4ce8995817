// SPDX-License-Identifier: Apache-2.0
#include "annotation/plots.h"

#include <algorithm>
#include <cmath>

#include "annotation/plots_of_models.h"

namespace rewire {
namespace {

// A composition with the builder it was measured by.
template <class Use>
void withPlots(const Content& content, const ViewState& state, const MechanismRun& run,
               const PlotsInput& input, Use use) {
    const auto fonts = FontSet::open(content.atlas.directory);
    if (!fonts) return;  // AnnotationPainter::create has said so, with its reason
    AnnotationInput page;
    page.space = {input.widthPx, input.heightPx, {0, 0, input.widthPx, input.heightPx}};
    page.textScale = input.textScale;
    LayoutBuilder builder(*fonts, page, state.theme);
    use(builder, composePlots(builder, content, state, run));
}

bool inside(const Rect& r, glm::vec2 p) {
    return p.x >= r.x0 && p.y >= r.y0 && p.x < r.x1 && p.y < r.y1;
}

std::optional<PlotHit> cellAt(const LayoutBuilder& builder, const PlotComposition& plots,
                              glm::vec2 pixel) {
    if (!plots.matrices) return std::nullopt;
    const MatrixBlock& block = *plots.matrices;
    const std::size_t count = block.names.size();
    for (const MatrixPlot& plot : block.plots) {
        if (!inside(plot.cells, pixel)) continue;
        for (std::size_t row = 0; row < count; ++row) {
            for (std::size_t column = 0; column < count; ++column) {
                if (!inside(matrixCell(builder, block, plot, row, column), pixel)) continue;
                PlotHit hit;
                hit.pair = {RegionRef{plots.areas[row], std::nullopt},
                            RegionRef{plots.areas[column], std::nullopt}};
                hit.words = block.names[row] + " · " + block.names[column] + ": " +
                            plotNumber(static_cast<double>(plot.values[row * count + column]), 2);
                return hit;
            }
        }
    }
    return std::nullopt;
}

std::optional<PlotHit> stepAt(const LayoutBuilder& builder, const PlotComposition& plots,
                              glm::vec2 pixel) {
    for (const CurvePlot& plot : plots.curves) {
        const Rect area = plotArea(builder, plot);
        if (plot.perStep <= 0 || !inside(area, pixel)) continue;
        const double share = static_cast<double>((pixel.x - area.x0) / area.width());
        const double at = plot.xLow + share * (plot.xHigh - plot.xLow);
        PlotHit hit;
        hit.step = static_cast<std::uint32_t>(std::max(0.0, std::round(at / plot.perStep)));
        return hit;
    }
    return std::nullopt;
}

}  // namespace

AnnotationLayout layOutPlots(const Content& content, const ViewState& state,
                             const MechanismRun& run, const PlotsInput& input) {
    AnnotationLayout layout;
    withPlots(content, state, run, input,
              [&](LayoutBuilder& builder, const PlotComposition& plots) {
                  for (const CurvePlot& plot : plots.curves) addCurves(builder, plot);
                  for (const NumberBlock& block : plots.numbers) addNumbers(builder, block);
                  if (plots.matrices) addMatrices(builder, *plots.matrices, state.theme);
                  layout = std::move(builder.layout);
              });
    return layout;
}

std::optional<PlotHit> plotAt(const Content& content, const ViewState& state,
                              const MechanismRun& run, const PlotsInput& input, glm::vec2 pixel) {
    std::optional<PlotHit> hit;
    withPlots(content, state, run, input,
              [&](const LayoutBuilder& builder, const PlotComposition& plots) {
                  hit = cellAt(builder, plots, pixel);
                  if (!hit) hit = stepAt(builder, plots, pixel);
              });
    return hit;
}

}  // namespace rewire
