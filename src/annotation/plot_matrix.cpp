// SPDX-License-Identifier: Apache-2.0
// Matrices of areas by areas: as large as the box allows, one, two or three of them on one grid,
// with the areas' names where a row is high enough for words, else the names of their networks.
#include <algorithm>
#include <array>
#include <cmath>

#include "annotation/plot_parts.h"

namespace rewire {
namespace {

constexpr float kLeastNamedRowPx = 13.6F;         // 13 px letters without touching
constexpr float kGroupGapPx = 3.0F;               // between networks
constexpr float kBetweenPx = 22.0F;               // from matrix to matrix
constexpr float kWidest = 1.6F, kHighest = 1.4F;  // of a cell, its sides' ratio
constexpr float kDashFrom = 0.2F;                 // of the scale: weaker ones carry no sign
constexpr float kLeastDashCellPx = 9.0F;
constexpr int kKeySteps = 24;

float widestName(const LayoutBuilder& builder, const std::vector<std::string>& names) {
    float widest = 0;
    for (const std::string& name : names)
        widest = std::max(widest, builder.width(name, TextStyle::kSmall));
    return widest + builder.px(10.0F);
}

float widestGroup(const LayoutBuilder& builder, const MatrixBlock& block) {
    std::vector<std::string> names;
    for (const MatrixGroup& group : block.groups) names.push_back(group.name);
    return widestName(builder, names);
}

struct Key {
    float words = 0, bar = 0;  // widths
    bool footBeside = false;   // what is told stands behind the key, else under it
    [[nodiscard]] float width() const { return words + bar; }
};

Key keyOf(const LayoutBuilder& builder, const MatrixBlock& block) {
    Key key;
    key.words = builder.width(block.low, TextStyle::kSmall) +
                builder.width(block.high, TextStyle::kSmall) + builder.px(16.0F);
    key.bar = std::clamp(block.box.width() - key.words, builder.px(30.0F), builder.px(120.0F));
    key.footBeside =
        key.width() + builder.px(24.0F) + builder.width(block.foot, TextStyle::kSmall) <=
        block.box.width();
    return key;
}

float footHeight(const LayoutBuilder& builder, const MatrixBlock& block) {
    const float lines = block.foot.empty() || keyOf(builder, block).footBeside ? 1.0F : 2.0F;
    return lines * builder.lineHeight(TextStyle::kSmall) + builder.px(6.0F);
}

float groupGaps(const LayoutBuilder& builder, const MatrixBlock& block) {
    return std::round(builder.px(kGroupGapPx)) * static_cast<float>(block.groups.size() - 1);
}

struct Arrangement {
    int columns = 1, rows = 1;
    bool names = false;
    glm::vec2 cell{0};
    float left = 0;  // width of the words beside the rows
};

Arrangement arranged(const LayoutBuilder& builder, const MatrixBlock& block, int columns,
                     bool names) {
    Arrangement a;
    a.columns = columns;
    a.rows = (static_cast<int>(block.plots.size()) + columns - 1) / columns;
    a.names = names;
    a.left = names ? widestName(builder, block.names) : widestGroup(builder, block);
    const float right = names ? widestGroup(builder, block) : 0.0F;
    const auto count = static_cast<float>(block.names.size());
    const auto across = static_cast<float>(a.columns), down = static_cast<float>(a.rows);
    const float title = builder.lineHeight(TextStyle::kLabel) + builder.px(4.0F);
    const float width =
        (block.box.width() - a.left - right - (across - 1) * builder.px(kBetweenPx)) / across;
    const float height =
        (block.box.height() - footHeight(builder, block) - (down - 1) * builder.px(8.0F)) / down -
        title;
    const float gaps = groupGaps(builder, block);
    a.cell = glm::max(glm::floor(glm::vec2(width - gaps, height - gaps) / count), glm::vec2(1.0F));
    a.cell.x = std::min(a.cell.x, std::floor(a.cell.y * kWidest));
    a.cell.y = std::min(a.cell.y, std::floor(a.cell.x * kHighest));
    return a;
}

Arrangement bestArrangement(const LayoutBuilder& builder, const MatrixBlock& block) {
    std::optional<Arrangement> best;
    for (const bool names : {true, false}) {
        for (int columns = 1; columns <= static_cast<int>(block.plots.size()); ++columns) {
            const Arrangement a = arranged(builder, block, columns, names);
            if (names && a.cell.y < builder.px(kLeastNamedRowPx)) continue;
            const auto size = [](const Arrangement& x) { return x.cell.x * x.cell.y; };
            if (!best || (best->names == names && size(a) > size(*best))) best = a;
        }
    }
    return *best;
}

// Left or upper edge of a row or column, from the matrix's corner.
float edge(const MatrixBlock& block, std::size_t index, float cellPx, float gapPx) {
    float at = static_cast<float>(index) * cellPx;
    std::size_t end = 0;
    for (const MatrixGroup& group : block.groups) {
        end += group.count;
        if (index >= end) at += gapPx;
    }
    return at;
}

glm::vec2 cellSize(const LayoutBuilder& builder, const MatrixBlock& block, const Rect& cells) {
    const float gaps = groupGaps(builder, block);
    return (glm::vec2(cells.width(), cells.height()) - gaps) /
           static_cast<float>(block.names.size());
}

void addCells(LayoutBuilder& builder, const MatrixBlock& block, const MatrixPlot& plot,
              Theme theme) {
    const std::size_t count = block.names.size();
    const glm::vec2 cell = cellSize(builder, block, plot.cells);
    const bool dashes = std::min(cell.x, cell.y) >= builder.px(kLeastDashCellPx);
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t column = 0; column < count; ++column) {
            const Rect r = matrixCell(builder, block, plot, row, column);
            const float share = plot.values[row * count + column] / plot.most;
            addBar(builder, r, matrixColour(share, theme));
            if (!dashes || share > -kDashFrom) continue;
            const glm::vec2 centre((r.x0 + r.x1) * 0.5F, (r.y0 + r.y1) * 0.5F);
            const float half = std::round(r.width() * 0.25F);
            const float thick = std::max(1.0F, std::round(builder.px(1.0F)));
            addBar(builder,
                   {centre.x - half, std::round(centre.y - thick * 0.5F), centre.x + half,
                    std::round(centre.y - thick * 0.5F) + thick},
                   builder.colours().stage);
        }
    }
}

void addRing(LayoutBuilder& builder, const Rect& r) {
    const float t = std::max(2.0F, std::round(builder.px(2.0F)));
    const glm::vec3 ink = builder.colours().text;
    addBar(builder, {r.x0 - t, r.y0 - t, r.x1 + t, r.y0}, ink);
    addBar(builder, {r.x0 - t, r.y1, r.x1 + t, r.y1 + t}, ink);
    addBar(builder, {r.x0 - t, r.y0, r.x0, r.y1}, ink);
    addBar(builder, {r.x1, r.y0, r.x1 + t, r.y1}, ink);
}

struct Sides {
    bool first = false, last = false;  // of a row of matrices
};

// Names of areas stand before the first matrix of a row, those of networks behind the last; where
// only networks are named, they stand before the first.
void addRowWords(LayoutBuilder& builder, const MatrixBlock& block, const MatrixPlot& plot,
                 Sides sides) {
    const ThemeColours& c = builder.colours();
    const float line = builder.lineHeight(TextStyle::kSmall);
    const auto middle = [&](std::size_t row) {
        const Rect r = matrixCell(builder, block, plot, row, 0);
        return (r.y0 + r.y1) * 0.5F;
    };
    for (std::size_t row = 0; block.showNames && sides.first && row < block.names.size(); ++row) {
        const bool marked = std::ranges::any_of(
            block.marked, [&](const auto& m) { return m.first == row || m.second == row; });
        const float width = builder.width(block.names[row], TextStyle::kSmall);
        builder.text(block.names[row], TextStyle::kSmall,
                     {plot.cells.x0 - builder.px(8.0F) - width, middle(row) - line * 0.5F},
                     marked ? c.text : c.secondary);
    }
    if (!(block.showNames ? sides.last : sides.first)) return;
    float free = -1e9F;
    std::size_t first = 0;
    for (const MatrixGroup& group : block.groups) {
        const float centre = (middle(first) + middle(first + group.count - 1)) * 0.5F;
        const float y = std::max(centre - line * 0.5F, free);
        const float width = builder.width(group.name, TextStyle::kSmall);
        const float x = block.showNames ? plot.cells.x1 + builder.px(8.0F)
                                        : plot.cells.x0 - builder.px(8.0F) - width;
        builder.text(group.name, TextStyle::kSmall, {x, y}, c.secondary);
        free = y + line * 0.84F;
        first += group.count;
    }
}

// The colours in words, and what is told of the marked cell.
void addKey(LayoutBuilder& builder, const MatrixBlock& block, Theme theme, float y) {
    const ThemeColours& c = builder.colours();
    const Key key = keyOf(builder, block);
    const float line = builder.lineHeight(TextStyle::kSmall);
    const float gap = builder.px(8.0F), footGap = builder.px(24.0F);
    const std::string foot = builder.fitted(block.foot, TextStyle::kSmall, block.box.width());
    const float footWidth = builder.width(foot, TextStyle::kSmall);
    const float wanted = key.width() + (key.footBeside ? footGap + footWidth : 0.0F);
    // Under the first matrix, or as far left of it as the words need.
    const auto startOf = [&](float width) {
        return std::max(block.box.x0, std::min(block.plots.front().cells.x0, block.box.x1 - width));
    };
    float x = startOf(wanted);
    builder.text(block.low, TextStyle::kSmall, {x, y}, c.secondary);
    x += builder.width(block.low, TextStyle::kSmall) + gap;
    const float step = std::floor(key.bar / kKeySteps);
    for (int i = 0; i < kKeySteps; ++i) {
        const float share = (static_cast<float>(i) + 0.5F) / kKeySteps * 2.0F - 1.0F;
        const float at = std::round(x) + static_cast<float>(i) * step;
        addBar(builder, {at, std::round(y + line * 0.22F), at + step, std::round(y + line * 0.78F)},
               matrixColour(share, theme));
    }
    x += step * kKeySteps + gap;
    builder.text(block.high, TextStyle::kSmall, {x, y}, c.secondary);
    x += builder.width(block.high, TextStyle::kSmall) + footGap;
    const glm::vec2 at = key.footBeside ? glm::vec2(x, y) : glm::vec2(startOf(footWidth), y + line);
    builder.text(foot, TextStyle::kSmall, at, c.text);
}

}  // namespace

glm::vec3 matrixColour(float share, Theme theme) {
    const ThemeColours& c = themeColours(theme);
    const glm::vec3 none = theme == Theme::kDark ? c.raised : c.control;
    const glm::vec3 end =
        signedColour(share < 0 ? Direction::kDecrease : Direction::kIncrease, 3, theme);
    // The root brings weak links out of the page: what is weak is most of a brain.
    const float strength = std::sqrt(std::clamp(std::abs(share), 0.0F, 1.0F));
    return fromOklab(glm::mix(toOklab(none), toOklab(end), strength));
}

Rect matrixCell(const LayoutBuilder& builder, const MatrixBlock& block, const MatrixPlot& plot,
                std::size_t row, std::size_t column) {
    const glm::vec2 cell = cellSize(builder, block, plot.cells);
    const float gap = std::round(builder.px(kGroupGapPx));
    const float seam =
        cell.x >= builder.px(7.0F) ? std::max(1.0F, std::round(builder.px(1.0F))) : 0.0F;
    const float x = plot.cells.x0 + edge(block, column, cell.x, gap);
    const float y = plot.cells.y0 + edge(block, row, cell.y, gap);
    return {x, y, x + cell.x - seam, y + cell.y - seam};
}

void placeMatrices(const LayoutBuilder& builder, MatrixBlock& block) {
    const Arrangement a = bestArrangement(builder, block);
    block.showNames = a.names;
    const float gaps = groupGaps(builder, block);
    const glm::vec2 size = a.cell * static_cast<float>(block.names.size()) + gaps;
    const float title = builder.lineHeight(TextStyle::kLabel) + builder.px(4.0F);
    for (std::size_t i = 0; i < block.plots.size(); ++i) {
        const int column = static_cast<int>(i) % a.columns, row = static_cast<int>(i) / a.columns;
        const float x = std::round(block.box.x0 + a.left +
                                   static_cast<float>(column) * (size.x + builder.px(kBetweenPx)));
        const float y = std::round(block.box.y0 + title +
                                   static_cast<float>(row) * (size.y + title + builder.px(8.0F)));
        block.plots[i].cells = {x, y, x + size.x, y + size.y};
    }
}

void addMatrices(LayoutBuilder& builder, const MatrixBlock& block, Theme theme) {
    const ThemeColours& c = builder.colours();
    const float titleLine = builder.lineHeight(TextStyle::kLabel) + builder.px(4.0F);
    float bottom = 0;
    for (std::size_t i = 0; i < block.plots.size(); ++i) {
        const MatrixPlot& plot = block.plots[i];
        const Sides sides{
            plot.cells.x0 == block.plots.front().cells.x0,
            i + 1 == block.plots.size() || block.plots[i + 1].cells.x0 <= plot.cells.x0};
        const float room = (sides.last ? block.box.x1 : plot.cells.x1) - plot.cells.x0;
        builder.text(builder.fitted(plot.title, TextStyle::kLabel, room), TextStyle::kLabel,
                     {plot.cells.x0, plot.cells.y0 - titleLine}, c.text);
        addCells(builder, block, plot, theme);
        for (const auto& [row, column] : block.marked) {
            addRing(builder, matrixCell(builder, block, plot, row, column));
            addRing(builder, matrixCell(builder, block, plot, column, row));
        }
        addRowWords(builder, block, plot, sides);
        bottom = std::max(bottom, plot.cells.y1);
    }
    const float y = bottom + builder.px(6.0F);
    addKey(builder, block, theme, y);
}

}  // namespace rewire
