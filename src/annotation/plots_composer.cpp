// SPDX-License-Identifier: Apache-2.0
#include "annotation/plots_composer.h"

#include <cmath>
#include <span>

namespace rewire {
namespace {

float leastWidth(const LayoutBuilder& builder, std::span<const Wish> row) {
    float width = -builder.px(kPlotsBetweenPx);
    for (const Wish& wish : row) width += builder.px(wish.leastPx + kPlotsBetweenPx);
    return width;
}

void addRow(const LayoutBuilder& builder, const Rect& row, std::span<const Wish> wishes,
            std::vector<Rect>& boxes) {
    const float spare = row.width() - leastWidth(builder, wishes);
    float sum = 0;
    for (const Wish& wish : wishes) sum += wish.weight;
    float at = row.x0;
    for (const Wish& wish : wishes) {
        const float end = std::round(at + builder.px(wish.leastPx) + spare * wish.weight / sum);
        boxes.push_back({at, row.y0, std::min(end, row.x1), row.y1});
        at = end + std::round(builder.px(kPlotsBetweenPx));
    }
}

}  // namespace

std::vector<Rect> boxesOf(const LayoutBuilder& builder, const Rect& page,
                          const std::vector<Wish>& wishes) {
    const std::span<const Wish> all(wishes);
    const bool wide = page.width() > kWidePage * page.height();
    const float gap = builder.px(kPlotsBetweenPx * 0.5F);
    const auto mostRows = static_cast<std::size_t>(
        std::max(1.0F, std::floor((page.height() + gap) / (builder.px(kLeastPlotHeightPx) + gap))));
    const auto fit = [&](std::span<const Wish> row) {
        return leastWidth(builder, row) <= page.width();
    };
    std::vector<std::size_t> rows;  // how many plots each holds
    if (wide && fit(all)) {
        rows = {all.size()};
    } else if (wide && all.size() > 2 && mostRows > 1 && fit(all.subspan(1))) {
        rows = {1, all.size() - 1};
    } else if (mostRows > 1) {
        rows.assign(std::min(mostRows, all.size()), 1);
    } else {
        std::size_t count = all.size();
        while (count > 1 && !fit(all.first(count))) --count;
        rows = {count};
    }
    const auto count = static_cast<float>(rows.size());
    const float height = (page.height() - gap * (count - 1)) / count;
    std::vector<Rect> boxes;
    std::size_t first = 0;
    float y = page.y0;
    for (const std::size_t inRow : rows) {
        addRow(builder, {page.x0, std::round(y), page.x1, std::round(y + height)},
               all.subspan(first, inRow), boxes);
        first += inRow;
        y += height + gap;
    }
    return boxes;
}

void alignAxes(const LayoutBuilder& builder, std::vector<CurvePlot>& plots) {
    for (CurvePlot& plot : plots) {
        for (const CurvePlot& other : plots) {
            if (other.box.x0 == plot.box.x0 && other.box.x1 == plot.box.x1) {
                plot.leftPx = std::max(plot.leftPx, plotMargins(builder, other).x);
                plot.rightPx = std::max(plot.rightPx, plotMargins(builder, other).y);
            }
        }
    }
}

PlotSeries seriesOf(const Composer& c, const RecordedRun& of, const Line& line, double perStep) {
    PlotSeries series;
    series.colour = line.colour;
    const std::size_t column = c.column(line.observable);
    for (std::size_t row = line.from; row < c.rows(of); ++row) {
        series.points.emplace_back(static_cast<double>(row + 1) * perStep,
                                   of.row(row)[column] * line.factor);
    }
    return series;
}

void addLine(const Composer& c, CurvePlot& plot, const Line& line, const std::string& name) {
    plot.series.push_back(seriesOf(c, c.run.with(), line, plot.perStep));
    plot.series.back().label = name;
    if (c.run.without() == nullptr) return;
    plot.series.push_back(seriesOf(c, *c.run.without(), line, plot.perStep));
    plot.series.back().label = c.comparison().without;
    plot.series.back().dashed = true;
}

void timeAxis(const Composer& c, CurvePlot& plot, double perStep, double total,
              std::string_view unitKey) {
    plot.perStep = perStep;
    plot.xHigh = total;
    const auto most = static_cast<int>(std::max(2.0F, plot.box.width() / c.builder.px(64.0F)));
    plot.xTicks = niceTicks(0, total, most);
    plot.xUnit = c.word(unitKey);
    if (c.state.step > 0) plot.now = static_cast<double>(c.state.step) * perStep;
}

CurvePlot plotIn(const Composer& c, const Rect& box, std::string_view titleKey,
                 std::string_view unitKey) {
    CurvePlot plot;
    plot.box = box;
    plot.title = c.word(titleKey);
    if (!unitKey.empty()) plot.unit = c.word(unitKey);
    return plot;
}

void windowAxis(const Composer& c, CurvePlot& plot, std::size_t steps, double stepS,
                const std::vector<Line>& lines, const std::vector<std::string>& names) {
    const std::size_t rows = c.rows(c.run.with());
    const std::size_t from = rows > steps ? rows - steps : 0;
    plot.xLow = static_cast<double>(from) * stepS;
    plot.xHigh = static_cast<double>(from + steps) * stepS;
    plot.perStep = stepS;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line line = lines[i];
        line.from = from;
        plot.series.push_back(seriesOf(c, c.run.with(), line, stepS));
        plot.series.back().label = names[i];
    }
    constexpr double kMinute = 60.0;
    plot.xTicks = niceTicks(plot.xLow / kMinute, plot.xHigh / kMinute, 4);
    for (PlotTick& tick : plot.xTicks) tick.value *= kMinute;
    plot.xUnit = c.word("minutes");
}

}  // namespace rewire
