// SPDX-License-Identifier: Apache-2.0
// Plots say what the rows say, stay inside their picture, never write over each other, and answer
// for the pixel under the pointer.
#include "annotation/plots.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "annotation/font_set.h"
#include "annotation/plots_of_models.h"
#include "models/network_wiring.h"
#include "scene/palette.h"
#include "stage.h"

namespace rewire::test {
namespace {

constexpr std::array kMechanisms{"synaptic_pruning",   "neurogenesis",      "myelination",
                                 "dmn_modulation",     "oxytocin_dopamine", "arousal_regulation",
                                 "alliance_plasticity"};
const std::vector<PlotsInput> kSizes{{1180, 240, 1.0F}, {700, 240, 1.0F}, {1920, 720, 1.8F},
                                     {520, 600, 1.0F},  {360, 300, 1.0F}, {1600, 330, 1.5F}};

ViewState stateOf(const std::string& mechanism, bool compare, Theme theme = Theme::kDark) {
    ViewState state = after({"therapy mindfulness", "mechanism " + mechanism});
    state.compare = compare;
    state.theme = theme;
    return state;
}

MechanismRun runTo(ViewState& state, std::uint32_t step) {
    state.step = step;
    Result<MechanismRun> run = MechanismRun::start(content(), state);
    if (!run || !run->advanceTo(step)) throw std::runtime_error("the model does not run");
    return std::move(*run);
}

// What the letters fill of a line: ascenders to descenders.
glm::vec4 inkOf(const TextItem& item, float scale) {
    const float height = fontSizePx(item.style, scale) * 0.94F;
    const float middle = item.topLeftPx.y + item.sizePx.y * 0.5F;
    return {item.topLeftPx.x, middle - height * 0.5F, item.sizePx.x, height};
}

bool overlap(const glm::vec4& a, const glm::vec4& b) {
    const float slack = 0.75F;  // places are rounded to whole pixels
    return a.x + slack < b.x + b.z && b.x + slack < a.x + a.z && a.y + slack < b.y + b.w &&
           b.y + slack < a.y + a.w;
}

void expectTidy(const AnnotationLayout& layout, const std::string& what) {
    ASSERT_FALSE(layout.texts.empty()) << what;
    for (std::size_t i = 0; i < layout.texts.size(); ++i) {
        const TextItem& item = layout.texts[i];
        const glm::vec4 ink = inkOf(item, layout.textScale);
        EXPECT_TRUE(ink.x >= 0 && ink.y >= 0 &&
                    ink.x + ink.z <= static_cast<float>(layout.widthPx) &&
                    ink.y + ink.w <= static_cast<float>(layout.heightPx))
            << what << ": '" << item.text << "' leaves the picture";
        for (std::size_t j = i + 1; j < layout.texts.size(); ++j) {
            EXPECT_FALSE(overlap(ink, inkOf(layout.texts[j], layout.textScale)))
                << what << ": '" << item.text << "' lies over '" << layout.texts[j].text << "'";
        }
    }
    for (const LineItem& line : layout.lines) {
        for (const glm::vec2& p : line.pointsPx) {
            EXPECT_TRUE(p.x >= 0 && p.y >= 0 && p.x <= static_cast<float>(layout.widthPx) &&
                        p.y <= static_cast<float>(layout.heightPx))
                << what;
        }
    }
}

TEST(Plots, AreTidyForEveryMechanismSizeStepAndTheme) {
    for (const char* mechanism : kMechanisms) {
        for (const bool compare : {false, true}) {
            ViewState state = stateOf(mechanism, compare);
            const auto typical = typicalSteps(content(), state);
            const MechanismRun run = runTo(state, typical * 5 / 4);
            for (const std::uint32_t step : {0U, 1U, 4U, typical / 3, typical, typical * 5 / 4}) {
                for (const Theme theme : {Theme::kDark, Theme::kLight, Theme::kPrint}) {
                    state.step = step;
                    state.theme = theme;
                    for (const PlotsInput& size : kSizes) {
                        expectTidy(layOutPlots(content(), state, run, size),
                                   std::string(mechanism) + (compare ? ", compared" : "") +
                                       ", step " + std::to_string(step) + ", " +
                                       std::to_string(size.widthPx));
                    }
                }
            }
        }
    }
}

TEST(Plots, AreTheSameForTheSameRun) {
    for (const char* mechanism : kMechanisms) {
        ViewState state = stateOf(mechanism, true);
        const MechanismRun first = runTo(state, 50), second = runTo(state, 50);
        EXPECT_EQ(layOutPlots(content(), state, first, kSizes[0]),
                  layOutPlots(content(), state, second, kSizes[0]))
            << mechanism;
    }
}

// All points of the curves in one colour and width, from left to right.
std::vector<glm::vec2> curveOf(const AnnotationLayout& layout, const std::string& label) {
    const auto words =
        std::ranges::find_if(layout.texts, [&](const TextItem& t) { return t.text == label; });
    std::vector<glm::vec2> points;
    if (words == layout.texts.end()) return points;
    float widest = 0;
    for (const LineItem& line : layout.lines) widest = std::max(widest, line.widthPx);
    for (const LineItem& line : layout.lines) {
        const bool same = line.colour == words->colour && line.widthPx == widest &&
                          line.pointsPx.back().x < words->topLeftPx.x;
        if (same) points.insert(points.end(), line.pointsPx.begin(), line.pointsPx.end());
    }
    return points;
}

TEST(Plots, ACurveFollowsItsRows) {
    ViewState state = stateOf("synaptic_pruning", false);
    const MechanismRun run = runTo(state, 70);
    const AnnotationLayout layout = layOutPlots(content(), state, run, kSizes[3]);
    std::vector<glm::vec2> points = curveOf(layout, "New memories");
    ASSERT_GT(points.size(), 50U);
    // Which pixel is how much: from the axis' own words.
    float perfect = 0, chance = 0;
    for (const TextItem& t : layout.texts) {
        const float middle = t.topLeftPx.y + t.sizePx.y * 0.5F;
        if (t.text == "perfect") perfect = middle;
        if (t.text == "chance") chance = middle;
    }
    ASSERT_LT(perfect, chance);
    std::size_t found = 0;
    for (std::size_t row = 0; row < run.with().rowCount(); ++row) {
        const auto value = static_cast<float>(run.with().row(row)[1]);
        const float y = chance + (perfect - chance) * value;
        found += std::ranges::any_of(points, [&](glm::vec2 p) { return std::abs(p.y - y) < 1.5F; });
    }
    EXPECT_EQ(found, run.with().rowCount());
    for (std::size_t i = 1; i < points.size(); ++i) EXPECT_GE(points[i].x, points[i - 1].x);
}

TEST(Plots, TheComparedRunIsDashedAndNamedByItsWords) {
    ViewState state = stateOf("synaptic_pruning", true);
    const MechanismRun run = runTo(state, 70);
    const AnnotationLayout layout = layOutPlots(content(), state, run, kSizes[0]);
    const auto says = [&](const std::string& words) {
        return std::ranges::any_of(layout.texts,
                                   [&](const TextItem& t) { return t.text == words; });
    };
    EXPECT_TRUE(says("at random"));
    EXPECT_TRUE(says("weakest first"));
    std::set<float> widths;
    for (const LineItem& line : layout.lines) widths.insert(line.widthPx);
    EXPECT_EQ(widths.size(), 2U);
}

// Told apart without colour too: by dashes, by lightness, and always by the words at their ends.
TEST(Plots, LinesOfOnePlotAreToldApartAndStandOutFromThePage) {
    const auto fonts = *FontSet::open(content().atlas.directory);
    for (const Theme theme : {Theme::kDark, Theme::kLight, Theme::kPrint}) {
        for (const char* mechanism : kMechanisms) {
            ViewState state = stateOf(mechanism, true, theme);
            const MechanismRun run = runTo(state, 60);
            AnnotationInput input;
            input.space = {1920, 1080, {0, 0, 1920, 1080}};
            const LayoutBuilder builder(fonts, input, theme);
            for (const CurvePlot& plot : composePlots(builder, content(), state, run).curves) {
                for (std::size_t i = 0; i < plot.series.size(); ++i) {
                    const PlotSeries& a = plot.series[i];
                    EXPECT_GE(contrastRatio(a.colour, themeColours(theme).stage), 2.9F)
                        << plot.title << ": " << a.label;
                    EXPECT_TRUE(!a.label.empty() || plot.series.size() == 1) << plot.title;
                    for (std::size_t j = i + 1; j < plot.series.size(); ++j) {
                        const PlotSeries& b = plot.series[j];
                        const float apart = glm::distance(toOklab(a.colour), toOklab(b.colour));
                        EXPECT_TRUE(a.dashed != b.dashed || apart > 0.1F)
                            << plot.title << ": " << a.label << ", " << b.label;
                    }
                }
            }
        }
    }
}

TEST(Plots, NamesOfTheAreasAreThereWhereThereIsRoom) {
    for (const bool compare : {false, true}) {
        ViewState state = stateOf("dmn_modulation", compare);
        const MechanismRun run = runTo(state, 30);
        const AnnotationLayout layout = layOutPlots(content(), state, run, kSizes[2]);
        const auto count = std::ranges::count_if(
            layout.texts, [](const TextItem& t) { return t.text == "Posterior cingulate"; });
        EXPECT_GE(count, 1) << (compare ? "compared" : "alone");
    }
}

// The cells as they are painted, by asking every pixel of a coarse grid.
TEST(Plots, EveryCellAnswersWithItsPair) {
    ViewState state = stateOf("dmn_modulation", true);
    const MechanismRun run = runTo(state, 40);
    const PlotsInput size = kSizes[2];
    const AnnotationLayout layout = layOutPlots(content(), state, run, size);
    const std::size_t areas = models::wiring::regions().size();
    std::map<std::pair<std::string, std::string>, int> pairs;
    for (const RectItem& rect : layout.rects) {
        const glm::vec2 centre(rect.rectPx.x + rect.rectPx.z * 0.5F,
                               rect.rectPx.y + rect.rectPx.w * 0.5F);
        const std::optional<PlotHit> hit = plotAt(content(), state, run, size, centre);
        if (!hit || !hit->pair) continue;
        EXPECT_FALSE(hit->words.empty());
        pairs[{hit->pair->first.id, hit->pair->second.id}] += 1;
    }
    EXPECT_EQ(pairs.size(), areas * areas);
    for (const auto& [pair, count] : pairs) EXPECT_GE(count, 3);  // before, after, difference
    EXPECT_FALSE(plotAt(content(), state, run, size, {1.0F, 1.0F}));
    EXPECT_FALSE(plotAt(content(), state, run, size, {-5.0F, 90000.0F}));
}

TEST(Plots, APlaceOnTheTimeAxisAnswersWithItsStep) {
    ViewState state = stateOf("neurogenesis", false);
    const MechanismRun run = runTo(state, 60);
    const AnnotationLayout layout = layOutPlots(content(), state, run, kSizes[0]);
    const std::vector<glm::vec2> points = curveOf(layout, "New memories");
    ASSERT_FALSE(points.empty());
    const std::optional<PlotHit> hit =
        plotAt(content(), state, run, kSizes[0], points.back() + glm::vec2(0.1F, 2.0F));
    ASSERT_TRUE(hit && hit->step);
    EXPECT_NEAR(*hit->step, 60U, 1U);
}

TEST(Plots, WhatIsSelectedIsRingedAndTold) {
    ViewState state = stateOf("dmn_modulation", false);
    const MechanismRun run = runTo(state, 40);
    const std::size_t before = layOutPlots(content(), state, run, kSizes[0]).rects.size();
    state.selection = {{"pcc", std::nullopt}, {"insula_anterior", std::nullopt}};
    const AnnotationLayout layout = layOutPlots(content(), state, run, kSizes[0]);
    EXPECT_EQ(layout.rects.size(), before + 8U);
    EXPECT_TRUE(std::ranges::any_of(layout.texts, [](const TextItem& t) {
        return t.text.starts_with("Posterior cingulate · Anterior insula: ");
    }));
}

TEST(Plots, RectanglesArePaintedUnderAllInk) {
    AnnotationLayout layout;
    layout.widthPx = layout.heightPx = 40;
    layout.rects.push_back({{10, 10, 20, 20}, {1, 0, 0}, 1});
    layout.marks.push_back({Mark::kDot, {20, 20}, 6, 0, {0, 1, 0}, 1});
    Image image(40, 40);
    painter().paint(layout, image);
    EXPECT_EQ(image.pixel(12, 12)[0], 255);
    EXPECT_EQ(image.pixel(12, 12)[3], 255);
    EXPECT_EQ(image.pixel(20, 20)[1], 255);
    EXPECT_EQ(image.pixel(20, 20)[0], 0);
    EXPECT_EQ(image.pixel(5, 20)[3], 0);
    EXPECT_EQ(image.pixel(30, 20)[3], 0);
}

}  // namespace
}  // namespace rewire::test
