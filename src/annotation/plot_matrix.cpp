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
constexpr float kWidest = 1.6F, kHighest = 1.6F;  // of a cell, its sides' ratio
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

constexpr float kKeyGapPx = 8.0F, kBetweenKeysPx = 26.0F;

// The keys and what is told stand in a line, or in several where the box is narrow.
struct KeyLine {
    std::vector<const MatrixKey*> keys;
    bool foot = false;
    float width = 0;
};

float keyWords(const LayoutBuilder& builder, const MatrixKey& key) {
    return builder.width(key.low, TextStyle::kSmall) + builder.width(key.high, TextStyle::kSmall) +
           2.0F * builder.px(kKeyGapPx);
}
float keyBar(const LayoutBuilder& builder, const MatrixBlock& block, const MatrixKey& key) {
    return std::clamp(block.box.width() - keyWords(builder, key), builder.px(30.0F),
                      builder.px(104.0F));
}
std::string footOf(const LayoutBuilder& builder, const MatrixBlock& block) {
    return builder.fitted(block.foot, TextStyle::kSmall, block.box.width());
}

std::vector<KeyLine> keyLines(const LayoutBuilder& builder, const MatrixBlock& block) {
    std::vector<KeyLine> lines(1);
    const auto place = [&](float width) -> KeyLine& {
        const float gap = lines.back().width > 0 ? builder.px(kBetweenKeysPx) : 0.0F;
        if (lines.back().width + gap + width > block.box.width() && lines.back().width > 0) {
            lines.emplace_back().width = width;
        } else {
            lines.back().width += gap + width;
        }
        return lines.back();
    };
    for (const MatrixKey& key : block.keys)
        place(keyWords(builder, key) + keyBar(builder, block, key)).keys.push_back(&key);
    if (!block.foot.empty())
        place(builder.width(footOf(builder, block), TextStyle::kSmall)).foot = true;
    return lines;
}

float footHeight(const LayoutBuilder& builder, const MatrixBlock& block) {
    return static_cast<float>(keyLines(builder, block).size()) *
               builder.lineHeight(TextStyle::kSmall) +
           builder.px(6.0F);
}

float groupGaps(const LayoutBuilder& builder, const MatrixBlock& block) {
    return std::round(builder.px(kGroupGapPx)) * static_cast<float>(block.groups.size() - 1);
}

struct Arrangement {
    int columns = 1, rows = 1;
    bool names = false, groups = true;
    glm::vec2 cell{0};
    float left = 0;  // width of the words beside the rows
};

Arrangement arranged(const LayoutBuilder& builder, const MatrixBlock& block, int columns,
                     bool names, bool groups) {
    Arrangement a;
    a.columns = columns;
    a.rows = (static_cast<int>(block.plots.size()) + columns - 1) / columns;
    a.names = names;
    a.groups = groups;
    a.left = names ? widestName(builder, block.names) : widestGroup(builder, block);
    const float right = names && groups ? widestGroup(builder, block) : 0.0F;
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

// Names of areas first, with or without those of networks; then the largest cells.
Arrangement bestArrangement(const LayoutBuilder& builder, const MatrixBlock& block) {
    constexpr std::array<std::pair<bool, bool>, 3> kWords{
        {{true, true}, {true, false}, {false, true}}};
    for (const auto& [names, groups] : kWords) {
        std::optional<Arrangement> best;
        for (int columns = 1; columns <= static_cast<int>(block.plots.size()); ++columns) {
            const Arrangement a = arranged(builder, block, columns, names, groups);
            if (names && a.cell.y < builder.px(kLeastNamedRowPx)) continue;
            const auto size = [](const Arrangement& x) { return x.cell.x * x.cell.y; };
            if (!best || size(a) > size(*best)) best = a;
        }
        if (best) return *best;
    }
    return {};
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
            addBar(builder, r, matrixColour(share, plot.scale, theme));
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

// The hues of the brain's edges, fuller: a cell is small.
glm::vec3 togetherColour(float share, Theme theme) {
    const bool dark = theme == Theme::kDark;
    if (share < 0) return dark ? glm::vec3(0.45F, 0.60F, 1.0F) : glm::vec3(0.16F, 0.30F, 0.68F);
    return dark ? glm::vec3(0.98F, 0.80F, 0.42F) : glm::vec3(0.58F, 0.36F, 0.02F);
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
    if (!block.showGroups || !(block.showNames ? sides.last : sides.first)) return;
    float free = -1e9F;
    std::size_t first = 0;
    for (const MatrixGroup& group : block.groups) {
        const float centre = (middle(first) + middle(first + group.count - 1)) * 0.5F;
        const float y = std::max(centre - line * 0.5F, free);
        const float width = builder.width(group.name, TextStyle::kSmall);
        const float x = block.showNames ? plot.cells.x1 + builder.px(8.0F)
                                        : plot.cells.x0 - builder.px(8.0F) - width;
        builder.text(group.name, TextStyle::kSmall, {x, y}, group.colour);
        free = y + line * 0.84F;
        first += group.count;
    }
}

float addKey(LayoutBuilder& builder, const MatrixBlock& block, const MatrixKey& key, Theme theme,
             glm::vec2 at) {
    const ThemeColours& c = builder.colours();
    const float line = builder.lineHeight(TextStyle::kSmall);
    builder.text(key.low, TextStyle::kSmall, at, c.secondary);
    float x = at.x + builder.width(key.low, TextStyle::kSmall) + builder.px(kKeyGapPx);
    const float step = std::max(1.0F, std::floor(keyBar(builder, block, key) / kKeySteps));
    for (int i = 0; i < kKeySteps; ++i) {
        const float share = (static_cast<float>(i) + 0.5F) / kKeySteps * 2.0F - 1.0F;
        const float left = std::round(x) + static_cast<float>(i) * step;
        addBar(
            builder,
            {left, std::round(at.y + line * 0.22F), left + step, std::round(at.y + line * 0.78F)},
            matrixColour(share, key.scale, theme));
    }
    x += step * kKeySteps + builder.px(kKeyGapPx);
    builder.text(key.high, TextStyle::kSmall, {x, at.y}, c.secondary);
    return x + builder.width(key.high, TextStyle::kSmall) + builder.px(kBetweenKeysPx);
}

// The colours in words, and what is told of the marked cell.
void addKeys(LayoutBuilder& builder, const MatrixBlock& block, Theme theme, float y) {
    for (const KeyLine& line : keyLines(builder, block)) {
        // Under the first matrix, or as far left of it as the words need.
        float x = std::max(block.box.x0,
                           std::min(block.plots.front().cells.x0, block.box.x1 - line.width));
        for (const MatrixKey* key : line.keys) x = addKey(builder, block, *key, theme, {x, y});
        if (line.foot)
            builder.text(footOf(builder, block), TextStyle::kSmall, {x, y}, builder.colours().text);
        y += builder.lineHeight(TextStyle::kSmall);
    }
}

}  // namespace

glm::vec3 matrixColour(float share, MatrixScale scale, Theme theme) {
    const ThemeColours& c = themeColours(theme);
    const glm::vec3 none = theme == Theme::kDark ? c.raised : c.control;
    const glm::vec3 end =
        scale == MatrixScale::kTogether
            ? togetherColour(share, theme)
            : signedColour(share < 0 ? Direction::kDecrease : Direction::kIncrease, 3, theme);
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
    block.showGroups = a.groups;
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
    addKeys(builder, block, theme, y);
}

}  // namespace rewire
