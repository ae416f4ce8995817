// SPDX-License-Identifier: Apache-2.0
// Plots of the resting network: two signals, and which areas rise and fall together: one matrix, or
// before, after and their difference.
#include <algorithm>
#include <array>
#include <cmath>

#include "annotation/plots_composer.h"
#include "annotation/wording.h"
#include "models/network_dynamics.h"

namespace rewire {
namespace {

using models::NetworkDynamics;

constexpr std::size_t kWindowSteps = 60;  // of the scanner's signals: two minutes
constexpr float kMostCorrelation = 0.8F, kMostDifference = 0.1F;  // where colours are fullest

// Left and right averaged; the diagonal is left with right.
std::vector<float> averagedSides(const NetworkDynamics::State& state) {
    const auto nodes = static_cast<std::size_t>(models::wiring::nodeCount());
    const std::size_t count = nodes / 2;
    std::vector<float> values(count * count);
    const auto at = [&](std::size_t i, std::size_t j) { return state.fc[i * nodes + j]; };
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            const std::size_t a = 2 * i, b = 2 * j;
            values[i * count + j] =
                i == j ? at(a, a + 1)
                       : 0.25F * (at(a, b) + at(a, b + 1) + at(a + 1, b) + at(a + 1, b + 1));
        }
    }
    return values;
}

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

void nameAreas(Composer& c, MatrixBlock& block) {
    constexpr std::array<std::string_view, 5> kNetworks{"default_mode", "salience", "executive",
                                                        "limbic", "other"};
    // As the areas of each network are lit in the brain.
    constexpr std::array kInks{Identity::kDefaultMode, Identity::kInsula, Identity::kPrefrontal,
                               Identity::kAmygdala};
    const Wording wording(c.content);
    std::size_t last = kNetworks.size();
    for (const models::wiring::Region& region : models::wiring::regions()) {
        const std::string key = "plots.area." + std::string(region.id);
        block.names.push_back(c.content.language.has(key)
                                  ? c.content.language.text(key)
                                  : wording.shortName(std::string(region.id)));
        c.made.areas.emplace_back(region.id);
        const auto network = static_cast<std::size_t>(region.network);
        if (network != last)
            block.groups.push_back({c.word("network." + std::string(kNetworks[network])), 0,
                                    network < kInks.size() ? c.of(kInks[network]) : c.second()});
        block.groups.back().count += 1;
        last = network;
    }
}

// Two selected areas: their cell is ringed and told in words.
void markSelected(Composer& c, MatrixBlock& block) {
    std::vector<std::size_t> rows;
    for (const RegionRef& ref : c.state.selection) {
        const auto found = std::ranges::find(c.made.areas, ref.id);
        if (found != c.made.areas.end())
            rows.push_back(static_cast<std::size_t>(found - c.made.areas.begin()));
    }
    if (rows.size() != 2) return;
    block.marked = {{rows[0], rows[1]}};
    block.foot = block.names[rows[0]] + " · " + block.names[rows[1]] + ": ";
    for (std::size_t i = 0; i < block.plots.size(); ++i) {
        const float value = block.plots[i].values[rows[0] * block.names.size() + rows[1]];
        if (i > 0) block.foot += ", ";
        if (block.plots.size() > 1) block.foot += block.plots[i].title + " ";
        block.foot += plotNumber(static_cast<double>(value), 2);
    }
}

MatrixBlock matricesOf(Composer& c) {
    MatrixBlock block;
    nameAreas(c, block);
    const auto* now = c.run.with().run().state<NetworkDynamics>();
    const std::vector<float> after = averagedSides(*now);
    if (c.run.without() != nullptr) {
        const auto* then = c.run.without()->run().state<NetworkDynamics>();
        const std::vector<float> before = averagedSides(*then);
        std::vector<float> difference(after.size());
        for (std::size_t i = 0; i < after.size(); ++i) difference[i] = after[i] - before[i];
        block.plots.push_back({capital(c.comparison().without), before, kMostCorrelation});
        block.plots.push_back({capital(c.comparison().with), after, kMostCorrelation});
        block.plots.push_back({c.word("network.difference"), difference, kMostDifference});
        block.plots.back().scale = MatrixScale::kChange;
        const bool same =
            std::ranges::all_of(difference, [](float v) { return std::abs(v) < 1e-6F; });
        const bool begun = std::ranges::any_of(after, [](float v) { return v != 0; });
        if (same && begun) block.foot = c.word("network.no_change");
    } else {
        block.plots.push_back({c.word("network.matrix"), after, kMostCorrelation});
    }
    block.keys = {{MatrixScale::kTogether, c.word("network.low"), c.word("network.high")}};
    if (block.plots.size() > 1)
        block.keys.push_back(
            {MatrixScale::kChange, c.word("network.less"), c.word("network.more")});
    markSelected(c, block);
    return block;
}

CurvePlot signalsIn(const Composer& c, const Rect& box) {
    CurvePlot plot = plotIn(c, box, "network.signals", "percent");
    windowAxis(c, plot, kWindowSteps, NetworkDynamics::kStepS,
               {{"executive_bold", c.of(Identity::kPrefrontal)},
                {"dmn_bold", c.of(Identity::kDefaultMode)}},
               {c.word("network.executive"), c.word("network.default_mode")});
    double low = 1e9, high = -1e9;
    for (const PlotSeries& each : plot.series) {
        for (const glm::dvec2& point : each.points) {
            low = std::min(low, point.y);
            high = std::max(high, point.y);
        }
    }
    if (low > high) low = high = 0;
    const double middle = (low + high) * 0.5, half = std::max(0.01, (high - low) * 0.55);
    plot.yLow = middle - half;
    plot.yHigh = middle + half;
    plot.yTicks = niceTicks(plot.yLow, plot.yHigh, 3);
    return plot;
}

// The fourth place of three matrices on a square, if they stand so and it is large enough.
std::optional<Rect> fourthPlace(const Composer& c, const MatrixBlock& block) {
    if (block.plots.size() != 3) return std::nullopt;
    const Rect &first = block.plots[0].cells, &second = block.plots[1].cells,
               &third = block.plots[2].cells;
    if (third.x0 != first.x0 || second.y0 != first.y0) return std::nullopt;
    const float title = c.builder.lineHeight(TextStyle::kLabel) + c.builder.px(4.0F);
    const Rect free{second.x0, third.y0 - title, block.box.x1,
                    third.y1 + c.builder.lineHeight(TextStyle::kSmall) * 0.5F};
    const bool enough = free.width() >= c.builder.px(kLeastNarrowPx) &&
                        free.height() >= c.builder.px(kLeastPlotHeightPx);
    return enough ? std::optional(free) : std::nullopt;
}

}  // namespace

void composeNetwork(Composer& c, const Rect& page) {
    const bool wide = page.width() > kWidePage * page.height();
    MatrixBlock block = matricesOf(c);
    const float between = std::round(c.builder.px(kPlotsBetweenPx));
    Rect signals = page, matrices = page;
    const float least = c.builder.px(kLeastPlotPx + 24.0F);
    bool both = false;
    if (wide) {
        const float needed = c.builder.px(block.plots.size() > 1 ? 1000.0F : 560.0F);
        both = page.width() >= needed;
        signals.x1 = page.x0 + std::max(least, page.width() * 0.26F);
        if (block.plots.size() == 1)  // one matrix is as wide as it is high, and its words
            signals.x1 = std::max(signals.x1, page.x1 - page.height() * 1.8F);
        matrices.x0 = signals.x1 + between;
    } else {
        both = page.height() >= c.builder.px(430.0F);
        signals.y1 = page.y0 + std::max(c.builder.px(kLeastPlotHeightPx), page.height() * 0.27F);
        matrices.y0 = signals.y1 + between * 0.5F;
    }
    block.box = page;
    placeMatrices(c.builder, block);
    const std::optional<Rect> fourth = fourthPlace(c, block);
    const bool named = block.showNames;
    if (fourth) {
        c.made.curves.push_back(signalsIn(c, *fourth));
    } else if (both) {
        block.box = matrices;
        placeMatrices(c.builder, block);
        if (named && !block.showNames) {  // the areas' names are worth more than the signals
            block.box = page;
            placeMatrices(c.builder, block);
        } else {
            c.made.curves.push_back(signalsIn(c, signals));
        }
    }
    c.made.matrices = std::move(block);
}

}  // namespace rewire
