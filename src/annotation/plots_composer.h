// SPDX-License-Identifier: Apache-2.0
// What the compositions of all models share: words, colours and rows of the run, boxes on the page,
// axes of time. Internal to src/annotation. Does NOT choose plots (plots_of_*.cpp).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "annotation/plots_of_models.h"

namespace rewire {

// At text scale 1.
inline constexpr float kPlotsBetweenPx = 34.0F;
inline constexpr float kLeastPlotPx = 236.0F, kLeastPlotHeightPx = 132.0F;
inline constexpr float kLeastNarrowPx = 196.0F, kLeastNumberPx = 132.0F;
inline constexpr float kWidePage = 1.35F;  // wider than this, plots stand side by side

struct Composer {
    const LayoutBuilder& builder;
    const Content& content;
    const ViewState& state;
    const MechanismRun& run;
    PlotComposition made;

    [[nodiscard]] const std::string& word(std::string_view key) const {
        return content.language.text("plots." + std::string(key));
    }
    [[nodiscard]] std::string label(std::string_view observable) const {
        const ModelText* model = content.knowledge.findModel(run.info().id);
        const ModelQuantityText* found =
            model == nullptr ? nullptr : model->findObservable(observable);
        return found == nullptr ? std::string(observable) : found->label;
    }
    [[nodiscard]] const ModelComparison& comparison() const {
        static const ModelComparison kNone;
        const Mechanism* mechanism = content.knowledge.findMechanism(state.mechanism);
        return mechanism == nullptr ? kNone : mechanism->comparison;
    }
    [[nodiscard]] std::size_t column(std::string_view observable) const {
        const auto& all = run.info().observables;
        const auto found =
            std::ranges::find_if(all, [&](const auto& o) { return o.name == observable; });
        return static_cast<std::size_t>(found - all.begin());
    }
    [[nodiscard]] std::size_t rows(const RecordedRun& of) const {
        return std::min<std::size_t>(of.rowCount(), state.step);
    }
    [[nodiscard]] double last(const RecordedRun& of, std::string_view observable) const {
        return rows(of) == 0 ? 0.0 : of.row(rows(of) - 1)[column(observable)];
    }
    [[nodiscard]] double steps() const {
        return std::max(static_cast<double>(run.info().stepsTypical),
                        static_cast<double>(state.step));
    }
    [[nodiscard]] glm::vec3 ink() const { return builder.colours().text; }
    [[nodiscard]] glm::vec3 second() const { return builder.colours().secondary; }
    [[nodiscard]] glm::vec3 of(Identity identity) const {
        return identityColour(identity, state.theme);
    }
};

// What a plot wants of a row: a share of the spare width above the least it can do with.
struct Wish {
    float weight = 1.0F;
    float leastPx = kLeastPlotPx;
};

struct Line {
    std::string_view observable;
    glm::vec3 colour{1};
    double factor = 1;
    std::size_t from = 0;  // first row shown
};

// Boxes for as many plots as fit well: side by side; else the first above the others; else one
// under the other. Plots that find no room are left out, the last ones first.
[[nodiscard]] std::vector<Rect> boxesOf(const LayoutBuilder& builder, const Rect& page,
                                        const std::vector<Wish>& wishes);
// Plots of one column share their left and right edges.
void alignAxes(const LayoutBuilder& builder, std::vector<CurvePlot>& plots);

[[nodiscard]] CurvePlot plotIn(const Composer& c, const Rect& box, std::string_view titleKey,
                               std::string_view unitKey);
[[nodiscard]] PlotSeries seriesOf(const Composer& c, const RecordedRun& of, const Line& line,
                                  double perStep);
// The run's own line with its name, the compared one dashed with the comparison's word.
void addLine(const Composer& c, CurvePlot& plot, const Line& line, const std::string& name);
// The whole run on the x axis, so that a compared run shares it.
void timeAxis(const Composer& c, CurvePlot& plot, double perStep, double total,
              std::string_view unitKey);
// The last stretch of a run alone, with its lines.
void windowAxis(const Composer& c, CurvePlot& plot, std::size_t steps, double stepS,
                const std::vector<Line>& lines, const std::vector<std::string>& names);

void composeNetwork(Composer& c, const Rect& page);  // plots_of_network.cpp

}  // namespace rewire
