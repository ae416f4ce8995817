// SPDX-License-Identifier: Apache-2.0
// Curves, their axes and their labels at the line ends; big numbers. Rules and ticks are bars under
// all ink, so that no halo cuts a neighbour.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "annotation/plot_parts.h"

namespace rewire {
namespace {

constexpr float kLinePx = 2.4F, kComparedPx = 1.7F;
constexpr float kDashPx = 6.0F, kGapPx = 4.5F;
constexpr float kLabelGapPx = 9.0F;       // from a line's end to its words
constexpr float kTickGapPx = 8.0F;        // from the words of the y axis to the axis
constexpr std::size_t kPiecePoints = 8;   // a long line painted whole would cost length squared
constexpr float kMostLabelShare = 0.42F;  // of a box's width

float labelWidth(const LayoutBuilder& builder, const CurvePlot& plot, float mostPx) {
    float widest = 0;
    for (const PlotSeries& each : plot.series) {
        for (const std::string& line : builder.wrapped(each.label, TextStyle::kBody, mostPx, 2))
            widest = std::max(widest, builder.width(line, TextStyle::kBody));
    }
    return std::min(widest, mostPx);
}

float mostLabelPx(const CurvePlot& plot) {
    return plot.box.width() * kMostLabelShare;
}

void addPieces(LayoutBuilder& builder, const std::vector<glm::vec2>& points, float widthPx,
               glm::vec3 colour) {
    for (std::size_t from = 0; from + 1 < points.size(); from += kPiecePoints - 1) {
        const std::size_t to = std::min(points.size(), from + kPiecePoints);
        builder.line({points.begin() + static_cast<std::ptrdiff_t>(from),
                      points.begin() + static_cast<std::ptrdiff_t>(to)},
                     widthPx, colour);
    }
}

void addDashes(LayoutBuilder& builder, const std::vector<glm::vec2>& points, float widthPx,
               glm::vec3 colour) {
    const float dash = builder.px(kDashPx), gap = builder.px(kGapPx);
    float along = 0;  // since the present dash or gap began
    bool on = true;
    std::vector<glm::vec2> piece{points.front()};
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        glm::vec2 at = points[i];
        float left = glm::distance(at, points[i + 1]);
        while (left > 0) {
            const float wanted = (on ? dash : gap) - along;
            if (left < wanted) {
                along += left;
                at = points[i + 1];
                left = 0;
            } else {
                at += (points[i + 1] - at) * (wanted / left);
                left = glm::distance(at, points[i + 1]);
                along = 0;
            }
            if (on) piece.push_back(at);
            if (along > 0) continue;
            if (on && piece.size() > 1) builder.line(piece, widthPx, colour);
            on = !on;
            piece = {at};
        }
    }
    if (on && piece.size() > 1) builder.line(piece, widthPx, colour);
}

// One point a pixel at most: what is finer can't be seen and costs time.
std::vector<glm::vec2> pixelsOf(const CurvePlot& plot, const Rect& area, const PlotSeries& series) {
    std::vector<glm::vec2> points;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const glm::vec2 at = plotPoint(plot, area, series.points[i]);
        const bool last = i + 1 == series.points.size();
        if (points.empty() || last || at.x - points.back().x >= 1.0F) points.push_back(at);
    }
    return points;
}

struct EndLabel {
    std::vector<std::string> lines;
    glm::vec2 at{0};  // left, and the wanted middle
    glm::vec3 colour{1};
    float height = 0;
};

// Sorted by height and pushed apart, inside the box.
void spread(std::vector<EndLabel>& labels, float top, float bottom) {
    std::ranges::stable_sort(labels, {}, [](const EndLabel& l) { return l.at.y; });
    float below = top;
    for (EndLabel& label : labels) {
        label.at.y = std::max(label.at.y, below + label.height * 0.5F);
        below = label.at.y + label.height * 0.5F;
    }
    float above = bottom;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->at.y = std::min(label->at.y, above - label->height * 0.5F);
        above = label->at.y - label->height * 0.5F;
    }
}

void addEndLabels(LayoutBuilder& builder, const CurvePlot& plot, const Rect& area) {
    std::vector<EndLabel> labels;
    const float line = builder.lineHeight(TextStyle::kBody) * 0.86F;
    for (const PlotSeries& each : plot.series) {
        if (each.label.empty()) continue;
        EndLabel label;
        label.lines = builder.wrapped(each.label, TextStyle::kBody, mostLabelPx(plot), 2);
        label.height = line * static_cast<float>(label.lines.size());
        label.colour = each.colour;
        const glm::dvec2 end = each.points.empty()
                                   ? glm::dvec2(plot.xLow, (plot.yLow + plot.yHigh) * 0.5)
                                   : each.points.back();
        label.at = plotPoint(plot, area, end) + glm::vec2(builder.px(kLabelGapPx), 0);
        labels.push_back(std::move(label));
    }
    spread(labels, plot.box.y0, area.y1);
    const float lead = (builder.lineHeight(TextStyle::kBody) - line) * 0.5F;
    for (const EndLabel& label : labels) {
        float y = label.at.y - label.height * 0.5F - lead;
        for (const std::string& words : label.lines) {
            builder.text(words, TextStyle::kBody, {label.at.x, y}, label.colour);
            y += line;
        }
    }
}

// As many numbers as stand apart; the last of them carries the unit.
void addXTicks(LayoutBuilder& builder, const CurvePlot& plot, const Rect& area) {
    const ThemeColours& c = builder.colours();
    const float thick = std::max(1.0F, std::round(builder.px(1.0F)));
    const float y = area.y1 + builder.px(5.0F);
    const std::string unit = plot.xUnit.empty() ? std::string() : " " + plot.xUnit;
    struct Place {
        std::string words;
        float x = 0, left = 0;
    };
    std::vector<Place> places;
    float free = plot.box.x0;
    for (const PlotTick& tick : plot.xTicks) {
        const float x = plotPoint(plot, area, {tick.value, plot.yLow}).x;
        const float width = builder.width(tick.words, TextStyle::kSmall);
        const float left = std::max(plot.box.x0, x - width * 0.5F);
        if (left < free || left + width > plot.box.x1) continue;
        places.push_back({tick.words, x, left});
        free = left + width + builder.px(10.0F);
    }
    for (const Place& place : places) {
        const bool last = &place == &places.back();
        const std::string words = last ? place.words + unit : place.words;
        const bool fits =
            place.left + builder.width(words, TextStyle::kSmall) <= plot.box.x1 + 0.5F;
        addBar(builder, {std::round(place.x), area.y1, std::round(place.x) + thick, y}, c.faint);
        builder.text(fits ? words : place.words, TextStyle::kSmall, {place.left, y}, c.secondary);
    }
}

void addAxes(LayoutBuilder& builder, const CurvePlot& plot, const Rect& area) {
    const ThemeColours& c = builder.colours();
    const float thick = std::max(1.0F, std::round(builder.px(1.0F)));
    const float line = builder.lineHeight(TextStyle::kSmall);
    for (const PlotTick& tick : plot.yTicks) {
        const float y = std::round(plotPoint(plot, area, {plot.xLow, tick.value}).y);
        addBar(builder, {area.x0, y, area.x1, y + thick}, c.line,
               tick.value == plot.yLow ? 0.0F : 1.0F);
        const float x =
            area.x0 - builder.px(kTickGapPx) - builder.width(tick.words, TextStyle::kSmall);
        builder.text(tick.words, TextStyle::kSmall, {x, y - line * 0.5F}, c.secondary);
    }
    addBar(builder, {area.x0, area.y1, area.x1, area.y1 + thick}, c.faint);
    addXTicks(builder, plot, area);
    if (plot.now) {
        const float x = std::round(plotPoint(plot, area, {*plot.now, plot.yLow}).x);
        addBar(builder, {x, area.y0, x + thick, area.y1}, c.faint);
    }
}

}  // namespace

void addBar(LayoutBuilder& builder, const Rect& rect, glm::vec3 colour, float opacity) {
    if (opacity <= 0 || rect.width() <= 0 || rect.height() <= 0) return;
    builder.layout.rects.push_back(
        {{rect.x0, rect.y0, rect.width(), rect.height()}, colour, opacity});
}

float plotTitleHeight(const LayoutBuilder& builder, const Rect& box, const std::string& title,
                      const std::string& unit) {
    const auto lines = builder.wrapped(title, TextStyle::kLabel, box.width(), 2);
    float height = builder.lineHeight(TextStyle::kLabel) * static_cast<float>(lines.size());
    const float last = lines.empty() ? 0.0F : builder.width(lines.back(), TextStyle::kLabel);
    const bool beside =
        last + builder.px(10.0F) + builder.width(unit, TextStyle::kSmall) <= box.width();
    if (!unit.empty() && !beside) height += builder.lineHeight(TextStyle::kSmall);
    return height;
}

float addPlotTitle(LayoutBuilder& builder, const Rect& box, const std::string& title,
                   const std::string& unit) {
    const ThemeColours& c = builder.colours();
    float y = box.y0, last = 0;
    for (const std::string& line : builder.wrapped(title, TextStyle::kLabel, box.width(), 2)) {
        builder.text(line, TextStyle::kLabel, {box.x0, y}, c.text);
        last = builder.width(line, TextStyle::kLabel);
        y += builder.lineHeight(TextStyle::kLabel);
    }
    if (unit.empty()) return y;
    const float small = builder.lineHeight(TextStyle::kSmall);
    const float x = last + builder.px(10.0F);
    if (x + builder.width(unit, TextStyle::kSmall) <= box.width()) {
        builder.text(unit, TextStyle::kSmall, {box.x0 + x, y - small - builder.px(0.5F)},
                     c.secondary);
        return y;
    }
    builder.text(builder.fitted(unit, TextStyle::kSmall, box.width()), TextStyle::kSmall,
                 {box.x0, y}, c.secondary);
    return y + small;
}

glm::vec2 plotMargins(const LayoutBuilder& builder, const CurvePlot& plot) {
    float ticks = 0;
    for (const PlotTick& tick : plot.yTicks)
        ticks = std::max(ticks, builder.width(tick.words, TextStyle::kSmall));
    const float labels = labelWidth(builder, plot, mostLabelPx(plot));
    // The last number of the x axis and its unit may stand outside.
    const float half = plot.xTicks.empty()
                           ? 0.0F
                           : builder.width(plot.xTicks.back().words, TextStyle::kSmall) * 0.5F +
                                 builder.width(" " + plot.xUnit, TextStyle::kSmall);
    return {ticks + builder.px(kTickGapPx), std::max(labels + builder.px(kLabelGapPx), half)};
}

Rect plotArea(const LayoutBuilder& builder, const CurvePlot& plot) {
    const glm::vec2 margins = plotMargins(builder, plot);
    const float top = plotTitleHeight(builder, plot.box, plot.title, plot.unit);
    return {plot.box.x0 + std::max(margins.x, plot.leftPx), plot.box.y0 + top + builder.px(8.0F),
            plot.box.x1 - std::max(margins.y, plot.rightPx),
            plot.box.y1 - builder.lineHeight(TextStyle::kSmall) - builder.px(5.0F)};
}

glm::vec2 plotPoint(const CurvePlot& plot, const Rect& area, glm::dvec2 value) {
    const double x = (value.x - plot.xLow) / (plot.xHigh - plot.xLow);
    const double y = (value.y - plot.yLow) / (plot.yHigh - plot.yLow);
    return {area.x0 + static_cast<float>(std::clamp(x, 0.0, 1.0)) * area.width(),
            area.y1 - static_cast<float>(std::clamp(y, 0.0, 1.0)) * area.height()};
}

void addCurves(LayoutBuilder& builder, const CurvePlot& plot) {
    addPlotTitle(builder, plot.box, plot.title, plot.unit);
    const Rect area = plotArea(builder, plot);
    addAxes(builder, plot, area);
    for (const bool dashed : {true, false}) {  // the run itself lies over the compared one
        for (const PlotSeries& each : plot.series) {
            if (each.dashed != dashed || each.points.empty()) continue;
            const std::vector<glm::vec2> points = pixelsOf(plot, area, each);
            const float width = builder.px(dashed ? kComparedPx : kLinePx);
            if (dashed) {
                addDashes(builder, points, width, each.colour);
            } else {
                addPieces(builder, points, width, each.colour);
            }
            builder.mark(Mark::kDot, points.back(), builder.px(dashed ? 5.0F : 7.0F), each.colour);
        }
    }
    addEndLabels(builder, plot, area);
}

void addNumbers(LayoutBuilder& builder, const NumberBlock& block) {
    const ThemeColours& c = builder.colours();
    float y = addPlotTitle(builder, block.box, block.title, {}) + builder.px(2.0F);
    // One under the other, or side by side where the box lies.
    const auto count = static_cast<float>(block.numbers.size());
    const bool beside = block.box.width() > 1.6F * block.box.height();
    const float width = beside ? block.box.width() / std::max(1.0F, count) : block.box.width();
    float x = block.box.x0, lowest = y;
    for (const BigNumber& each : block.numbers) {
        float below = y + builder.lineHeight(TextStyle::kNumber);
        const bool large =
            builder.width(each.number, TextStyle::kNumber) <= width - builder.px(4.0F);
        builder.text(each.number, large ? TextStyle::kNumber : TextStyle::kTitle, {x, y},
                     each.colour);
        for (const std::string& line :
             builder.wrapped(each.words, TextStyle::kBody, width - builder.px(8.0F), 2)) {
            builder.text(line, TextStyle::kBody, {x, below}, c.text);
            below += builder.lineHeight(TextStyle::kBody);
        }
        lowest = std::max(lowest, below + builder.px(2.0F));
        if (beside) {
            x += width;
        } else {
            y = lowest;
        }
    }
    for (const std::string& line :
         builder.wrapped(block.foot, TextStyle::kSmall, block.box.width(), 2)) {
        builder.text(line, TextStyle::kSmall, {block.box.x0, lowest}, c.text);
        lowest += builder.lineHeight(TextStyle::kSmall);
    }
}

std::string plotNumber(double value, int decimals) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, std::abs(value));
    const std::string plain = buffer;
    const bool zero = plain.find_first_not_of("0.") == std::string::npos;
    const std::size_t whole = std::min(plain.find('.'), plain.size());
    std::string text = value < 0 && !zero ? "−" : "";
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && i < whole && whole > 4 && (whole - i) % 3 == 0) text += "\u2009";
        text += plain[i];
    }
    return text;
}

std::vector<PlotTick> niceTicks(double low, double high, int most) {
    const double range = high - low;
    double step = std::pow(10.0, std::floor(std::log10(range / most)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (range / (step * factor) > most + 1e-9) continue;
        step *= factor;
        break;
    }
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
    std::vector<PlotTick> ticks;
    const auto first = std::lround(std::ceil(low / step - 1e-9));
    const auto last = std::lround(std::floor(high / step + 1e-6));
    for (auto i = first; i <= last; ++i) {
        const double value = static_cast<double>(i) * step;
        ticks.push_back({value, plotNumber(value, decimals)});
    }
    return ticks;
}

}  // namespace rewire
