// SPDX-License-Identifier: Apache-2.0
// What the plots are made of: curves in a box with two axes, matrices of areas, and big numbers.
// Plain values with their places; plots.cpp composes them for each model, and the same composition
// answers what lies under a pixel. Internal to src/annotation. Does NOT know any model.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annotation/layout_builder.h"

namespace rewire {

struct PlotTick {
    double value = 0;
    std::string words;
};

// One line of a plot. Its label stands beside its end, in its colour; no legend.
struct PlotSeries {
    std::vector<glm::dvec2> points;  // in the units of the axes, x rising
    std::string label;
    glm::vec3 colour{1};
    bool dashed = false;  // the compared run: thinner, too
};

struct CurvePlot {
    std::string title, unit, xUnit;  // xUnit stands behind the last number of the x axis
    double xLow = 0, xHigh = 1, yLow = 0, yHigh = 1;
    std::vector<PlotTick> xTicks, yTicks;
    std::vector<PlotSeries> series;
    std::optional<double> now;  // where the thin line of the present stands
    double perStep = 0;         // of the x axis; 0: the axis is not the run's time
    Rect box;
    float leftPx = 0, rightPx = 0;  // at least so much for the words beside the lines
};
// What the words beside the lines need by themselves: left, right.
[[nodiscard]] glm::vec2 plotMargins(const LayoutBuilder& builder, const CurvePlot& plot);
// Where the lines run, inside the box.
[[nodiscard]] Rect plotArea(const LayoutBuilder& builder, const CurvePlot& plot);
[[nodiscard]] glm::vec2 plotPoint(const CurvePlot& plot, const Rect& area, glm::dvec2 value);
void addCurves(LayoutBuilder& builder, const CurvePlot& plot);

struct BigNumber {
    std::string number, words;
    glm::vec3 colour{1};
};
struct NumberBlock {
    std::string title;
    std::vector<BigNumber> numbers;
    std::string foot;  // a line of words under them
    Rect box;
};
void addNumbers(LayoutBuilder& builder, const NumberBlock& block);

// Areas by areas, left and right averaged; the diagonal is left with right.
enum class MatrixScale : std::uint8_t {
    kTogether,  // rise and fall together, or take turns: the colours of the brain's edges
    kChange     // more or less than before: the signed colours
};
struct MatrixPlot {
    std::string title;
    std::vector<float> values;  // row by row, as many squared as there are names
    float most = 1;             // where the colour is fullest
    MatrixScale scale = MatrixScale::kTogether;
    Rect cells{};  // given by placeMatrices
};
struct MatrixGroup {
    std::string name;
    std::size_t count = 0;
    glm::vec3 colour{1};
};
struct MatrixKey {
    MatrixScale scale = MatrixScale::kTogether;
    std::string low, high;  // what the ends of the scale mean
};
struct MatrixBlock {
    std::vector<MatrixPlot> plots;
    std::vector<std::string> names;   // of the areas
    std::vector<MatrixGroup> groups;  // how they belong together, in order
    std::vector<std::pair<std::size_t, std::size_t>> marked;
    std::vector<MatrixKey> keys;
    std::string foot;
    Rect box;
    bool showNames = false;  // given by placeMatrices: there is room for the areas' own names
    bool showGroups = true;  // and for those of their networks
};
void placeMatrices(const LayoutBuilder& builder, MatrixBlock& block);
[[nodiscard]] Rect matrixCell(const LayoutBuilder& builder, const MatrixBlock& block,
                              const MatrixPlot& plot, std::size_t row, std::size_t column);
void addMatrices(LayoutBuilder& builder, const MatrixBlock& block, Theme theme);
// share -1..1, 0 the page's own; lightness alone tells the strength, a dash the sign.
[[nodiscard]] glm::vec3 matrixColour(float share, MatrixScale scale, Theme theme);

// 1 2 5 ticks between two numbers, at most so many.
[[nodiscard]] std::vector<PlotTick> niceTicks(double low, double high, int most);
// "12 500", "−0.21": a true minus, thin spaces between thousands.
[[nodiscard]] std::string plotNumber(double value, int decimals);

void addBar(LayoutBuilder& builder, const Rect& rect, glm::vec3 colour, float opacity = 1.0F);
// A title in its box, at most two lines; returns the y below it.
float addPlotTitle(LayoutBuilder& builder, const Rect& box, const std::string& title,
                   const std::string& unit);
[[nodiscard]] float plotTitleHeight(const LayoutBuilder& builder, const Rect& box,
                                    const std::string& title, const std::string& unit);

}  // namespace rewire
