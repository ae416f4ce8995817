// SPDX-License-Identifier: Apache-2.0
// The choice of plots. Words come from models.toml and the [plots] table of the language; colours
// are those of the brain's systems where a curve belongs to one, else the text's own.
#include "annotation/plots_of_models.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "annotation/wording.h"
#include "models/coregulation.h"
#include "models/myelination.h"
#include "models/network_dynamics.h"
#include "models/neuromodulation.h"

namespace rewire {
namespace {

using models::Coregulation;
using models::ModelInfo;
using models::Myelination;
using models::NetworkDynamics;
using models::Neuromodulation;

constexpr float kMarginXPx = 22.0F, kMarginYPx = 12.0F, kBetweenPx = 34.0F;
constexpr float kLeastWidthPx = 236.0F, kLeastHeightPx = 132.0F;  // of a plot
constexpr float kLeastNarrowPx = 196.0F, kLeastNumberPx = 132.0F;
constexpr float kWide = 1.35F;                     // wider than this, plots stand side by side
constexpr std::size_t kWindowSteps = 60;           // of the scanner's signals: two minutes
constexpr std::size_t kWaveSteps = 90;             // of two people's arousal: three minutes
constexpr std::size_t kFewestForCorrelation = 30;  // a correlation of fewer says nothing
constexpr float kMostCorrelation = 0.8F, kMostDifference = 0.1F;  // where colours are fullest

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
    float leastPx = kLeastWidthPx;
};

float leastWidth(const LayoutBuilder& builder, std::span<const Wish> row) {
    float width = -builder.px(kBetweenPx);
    for (const Wish& wish : row) width += builder.px(wish.leastPx + kBetweenPx);
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
        at = end + std::round(builder.px(kBetweenPx));
    }
}

// Boxes for as many plots as fit well: side by side; else the first above the others; else one
// under the other. Plots that find no room are left out, the last ones first.
std::vector<Rect> boxesOf(const LayoutBuilder& builder, const Rect& page,
                          const std::vector<Wish>& wishes) {
    const std::span<const Wish> all(wishes);
    const bool wide = page.width() > kWide * page.height();
    const float gap = builder.px(kBetweenPx * 0.5F);
    const auto mostRows = static_cast<std::size_t>(
        std::max(1.0F, std::floor((page.height() + gap) / (builder.px(kLeastHeightPx) + gap))));
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

// Plots of one column share their left and right edges.
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

struct Line {
    std::string_view observable;
    glm::vec3 colour{1};
    double factor = 1;
    std::size_t from = 0;  // first row shown
};

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

// The run's own line with its name, the compared one dashed with the comparison's word.
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

void qualityAxis(const Composer& c, CurvePlot& plot) {
    plot.yTicks = {{0, c.word("chance")}, {0.5, ""}, {1, c.word("perfect")}};
}

std::string onlyRun(const Composer& c) {
    return c.run.without() == nullptr ? std::string() : c.comparison().with;
}

void composePruning(Composer& c, const Rect& page) {
    const std::vector<Rect> boxes = boxesOf(c.builder, page, {{1.3F}, {1.0F}, {1.0F}});
    // As fresh spines are drawn up close.
    const glm::vec3 newInk = c.of(Identity::kDopamine);
    CurvePlot recall = plotIn(c, boxes[0], "pruning.recall", "");
    timeAxis(c, recall, 1.0, c.steps(), "days");
    qualityAxis(c, recall);
    addLine(c, recall, {"recall", c.ink()}, c.label("recall"));
    addLine(c, recall, {"recall_new", newInk}, c.label("recall_new"));
    c.made.curves.push_back(std::move(recall));
    if (boxes.size() > 1) {
        CurvePlot left = plotIn(c, boxes[1], "pruning.synapses", "");
        timeAxis(c, left, 1.0, c.steps(), "days");
        left.yHigh = 105000;
        left.yTicks = niceTicks(0, left.yHigh, 2);
        addLine(c, left, {"synapses", c.ink()}, onlyRun(c));
        c.made.curves.push_back(std::move(left));
    }
    if (boxes.size() > 2) {
        CurvePlot upkeep = plotIn(c, boxes[2], "pruning.energy", "percent_of_start");
        timeAxis(c, upkeep, 1.0, c.steps(), "days");
        upkeep.yHigh = 105;
        upkeep.yTicks = niceTicks(0, 100, 2);
        addLine(c, upkeep, {"energy", c.ink(), 100.0}, onlyRun(c));
        c.made.curves.push_back(std::move(upkeep));
    }
}

void composeNeurogenesis(Composer& c, const Rect& page) {
    const std::vector<Rect> boxes = boxesOf(c.builder, page, {{1.2F}, {1.0F}});
    const glm::vec3 young = c.of(Identity::kDefaultMode);
    CurvePlot recall = plotIn(c, boxes[0], "neurogenesis.recall", "");
    timeAxis(c, recall, 1.0, c.steps(), "days");
    qualityAxis(c, recall);
    recall.yTicks.front().words = c.word("nothing");
    addLine(c, recall, {"recall_old", c.ink()}, c.label("recall_old"));
    addLine(c, recall, {"recall_new", young}, c.label("recall_new"));
    c.made.curves.push_back(std::move(recall));
    if (boxes.size() < 2) return;
    CurvePlot cells = plotIn(c, boxes[1], "neurogenesis.cells", "drawn_cells");
    timeAxis(c, cells, 1.0, c.steps(), "days");
    double most = 20;
    for (std::size_t row = 0; row < c.rows(c.run.with()); ++row) {
        for (const char* name : {"units", "births"})
            most = std::max(most, c.run.with().row(row)[c.column(name)]);
    }
    cells.yHigh = std::ceil(most / 10.0) * 10.0 + 1.0;
    cells.yTicks = niceTicks(0, cells.yHigh, 4);
    addLine(c, cells, {"units", c.ink()}, c.label("units"));
    for (const char* name : {"births", "young_units"}) {
        PlotSeries series = seriesOf(
            c, c.run.with(), {name, std::string_view(name) == "births" ? c.second() : young}, 1.0);
        series.label = c.label(name);
        cells.series.push_back(std::move(series));
    }
    c.made.curves.push_back(std::move(cells));
}

double myelinationStepMs(const RecordedRun& of) {
    const auto* state = of.run().state<Myelination>();
    return state == nullptr ? 0.005 : state->cable.substepMs * state->cable.substeps;
}

std::string speedText(const Composer& c, const RecordedRun& of) {
    const double speed = c.last(of, "speed_m_per_s");
    return (speed > 0 ? plotNumber(speed, speed < 10 ? 1 : 0) : std::string("–")) + " " +
           c.word("metres_per_second");
}

void composeMyelination(Composer& c, const Rect& page) {
    const std::vector<Rect> boxes =
        boxesOf(c.builder, page, {{2.6F, kLeastNarrowPx}, {0.6F, kLeastNumberPx}});
    const RecordedRun* other = c.run.without();
    const double stepMs = myelinationStepMs(c.run.with());
    const double otherMs = other == nullptr ? stepMs : myelinationStepMs(*other);
    CurvePlot volts = plotIn(c, boxes[0], "myelination.voltage", "millivolts");
    timeAxis(c, volts, stepMs, c.steps() * std::max(stepMs, otherMs), "milliseconds");
    volts.yLow = -100;
    volts.yHigh = 60;
    volts.yTicks = niceTicks(-100, 50, 3);
    const std::array<std::pair<std::string_view, glm::vec3>, 2> lines{
        {{"voltage_a_mv", c.ink()}, {"voltage_b_mv", c.of(Identity::kCingulate)}}};
    for (const auto& [name, colour] : lines) {
        PlotSeries series = seriesOf(c, c.run.with(), {name, colour}, stepMs);
        const std::string& place =
            c.word(name == "voltage_a_mv" ? "myelination.a" : "myelination.b");
        series.label = place;
        volts.series.push_back(std::move(series));
        if (other == nullptr) continue;
        PlotSeries bare = seriesOf(c, *other, {name, colour}, otherMs);
        bare.label = place + " " + c.comparison().without;
        bare.dashed = true;
        volts.series.push_back(std::move(bare));
    }
    c.made.curves.push_back(std::move(volts));
    if (boxes.size() < 2) return;
    NumberBlock speed;
    speed.box = boxes[1];
    speed.title = c.word("myelination.speed");
    const bool wrapped = c.run.with().run().state<Myelination>()->cable.myelinated;
    speed.numbers.push_back({speedText(c, c.run.with()),
                             c.word(wrapped ? "myelination.wrapped" : "myelination.bare"),
                             c.ink()});
    if (other != nullptr) {
        speed.numbers.push_back({speedText(c, *other), c.comparison().without, c.second()});
        const double ours = c.last(c.run.with(), "speed_m_per_s");
        const double theirs = c.last(*other, "speed_m_per_s");
        if (ours > 0 && theirs > 0) {
            speed.foot = c.word("myelination.times");
            const std::string times = plotNumber(ours / theirs, ours / theirs < 10 ? 1 : 0);
            speed.foot.replace(speed.foot.find("{n}"), 3, times);
        }
    }
    c.made.numbers.push_back(std::move(speed));
}

void composeNeuromodulation(Composer& c, const Rect& page) {
    const std::vector<Rect> boxes = boxesOf(c.builder, page, {{1.15F}, {1.0F}, {1.0F}});
    const glm::vec3 dopamine = c.of(Identity::kDopamine);
    CurvePlot error = plotIn(c, boxes[0], "neuromodulation.error", "");
    timeAxis(c, error, 1.0, c.steps(), "trials");
    const double size = std::max(1.0, currentValue(c.content, c.state, "reward_size"));
    error.yLow = -1.1 * size;
    error.yHigh = 1.1 * size;
    error.yTicks = {{-size, c.word("less")}, {0, c.word("as_expected")}, {size, c.word("more")}};
    addLine(c, error, {"error_at_reward", c.ink()}, c.word("neuromodulation.at_reward"));
    addLine(c, error, {"error_at_cue", dopamine}, c.word("neuromodulation.at_cue"));
    c.made.curves.push_back(std::move(error));
    if (boxes.size() > 1) {
        CurvePlot moments = plotIn(c, boxes[1], "neuromodulation.moments", "");
        const auto count = static_cast<double>(Neuromodulation::kMoments - 1);
        moments.xLow = -Neuromodulation::kCueMoment * Neuromodulation::kMomentS;
        moments.xHigh = moments.xLow + count * Neuromodulation::kMomentS;
        const double due = (Neuromodulation::kRewardMoment - Neuromodulation::kCueMoment) *
                           Neuromodulation::kMomentS;
        moments.xTicks = {{0, c.word("neuromodulation.cue")}, {due, c.word("neuromodulation.due")}};
        moments.yLow = error.yLow != 0 ? -1.1 * size : -1.1;
        moments.yHigh = 1.1 * size;
        moments.yTicks = {{-size, plotNumber(-size, 1)}, {0, "0"}, {size, plotNumber(size, 1)}};
        const auto* state = c.run.with().run().state<Neuromodulation>();
        PlotSeries series;
        series.colour = dopamine;
        for (std::size_t i = 0; c.state.step > 0 && i < state->error.size(); ++i) {
            series.points.emplace_back(
                moments.xLow + static_cast<double>(i) * Neuromodulation::kMomentS, state->error[i]);
        }
        moments.series.push_back(std::move(series));
        c.made.curves.push_back(std::move(moments));
    }
    if (boxes.size() > 2) {
        CurvePlot oxytocin = plotIn(c, boxes[2], "neuromodulation.oxytocin", "releases");
        timeAxis(c, oxytocin, 1.0, c.steps(), "trials");
        double most = 8;
        for (std::size_t row = 0; row < c.rows(c.run.with()); ++row)
            most = std::max(most, c.run.with().row(row)[c.column("oxytocin")]);
        oxytocin.yHigh = most * 1.05;
        oxytocin.yTicks = niceTicks(0, oxytocin.yHigh, 4);
        PlotSeries series = seriesOf(c, c.run.with(), {"oxytocin", c.of(Identity::kOxytocin)}, 1.0);
        oxytocin.series.push_back(std::move(series));
        c.made.curves.push_back(std::move(oxytocin));
    }
}

// The last stretch of a run, its axis counting back from now.
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

void composeCoregulation(Composer& c, const Rect& page) {
    std::vector<Rect> boxes =
        boxesOf(c.builder, page, {{1.2F}, {1.2F, kLeastWidthPx + 40.0F}, {0.5F, kLeastNumberPx}});
    const bool all = boxes.size() > 2;
    // The numbers are the result: the curve over the whole session goes first where room is short.
    if (!all) boxes = boxesOf(c.builder, page, {{1.2F, kLeastNarrowPx}, {0.5F, kLeastNumberPx}});
    const glm::vec3 therapist = c.of(Identity::kInsula);
    CurvePlot waves = plotIn(c, boxes[0], "coregulation.arousal", "");
    windowAxis(c, waves, kWaveSteps, Coregulation::kStepS,
               {{"therapist_arousal", therapist}, {"client_arousal", c.of(Identity::kAmygdala)}},
               {c.word("coregulation.therapist"), c.word("coregulation.client")});
    waves.yLow = -1;
    waves.yHigh = std::max(1.5, currentValue(c.content, c.state, "start_arousal") + 0.5);
    waves.yTicks = {{0, c.word("calm")}, {1, c.word("wound_up")}};
    c.made.curves.push_back(std::move(waves));
    const double perStep = Coregulation::kStepS / 60.0;
    if (all) {
        CurvePlot synchrony = plotIn(c, boxes[1], "coregulation.synchrony", "correlation");
        timeAxis(c, synchrony, perStep, c.steps() * perStep, "minutes");
        synchrony.yLow = -0.5;
        synchrony.yTicks = niceTicks(-0.5, 1.0, 3);
        addLine(c, synchrony, {"synchrony", c.ink(), 1.0, kFewestForCorrelation},
                c.word("coregulation.pair_short"));
        PlotSeries chance =
            seriesOf(c, c.run.with(),
                     {"synchrony_stranger", c.second(), 1.0, kFewestForCorrelation}, perStep);
        chance.label = c.word("coregulation.stranger_short");
        synchrony.series.push_back(std::move(chance));
        c.made.curves.push_back(std::move(synchrony));
    }
    if (boxes.size() < 2) return;
    NumberBlock now;
    now.box = boxes.back();
    now.title = c.word("coregulation.so_far");
    const bool enough = c.rows(c.run.with()) >= kFewestForCorrelation;
    const auto shown = [&](std::string_view name) {
        return enough ? plotNumber(c.last(c.run.with(), name), 2) : std::string("–");
    };
    now.numbers.push_back({shown("synchrony"), c.word("coregulation.pair"), c.ink()});
    now.numbers.push_back(
        {shown("synchrony_stranger"), c.word("coregulation.stranger"), c.second()});
    c.made.numbers.push_back(std::move(now));
}

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
                        free.height() >= c.builder.px(kLeastHeightPx);
    return enough ? std::optional(free) : std::nullopt;
}

void composeNetwork(Composer& c, const Rect& page) {
    const bool wide = page.width() > kWide * page.height();
    MatrixBlock block = matricesOf(c);
    const float between = std::round(c.builder.px(kBetweenPx));
    Rect signals = page, matrices = page;
    const float least = c.builder.px(kLeastWidthPx + 24.0F);
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
        signals.y1 = page.y0 + std::max(c.builder.px(kLeastHeightPx), page.height() * 0.27F);
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

}  // namespace

PlotComposition composePlots(const LayoutBuilder& builder, const Content& content,
                             const ViewState& state, const MechanismRun& run) {
    Composer c{builder, content, state, run, {}};
    const Rect page{std::round(builder.px(kMarginXPx)), std::round(builder.px(kMarginYPx)),
                    static_cast<float>(builder.layout.widthPx) - builder.px(kMarginXPx),
                    static_cast<float>(builder.layout.heightPx) - builder.px(kMarginYPx)};
    const std::string_view model = run.info().id;
    if (model == "pruning") composePruning(c, page);
    if (model == "neurogenesis") composeNeurogenesis(c, page);
    if (model == "myelination") composeMyelination(c, page);
    if (model == "network_dynamics") composeNetwork(c, page);
    if (model == "neuromodulation") composeNeuromodulation(c, page);
    if (model == "coregulation") composeCoregulation(c, page);
    alignAxes(builder, c.made.curves);
    return std::move(c.made);
}

}  // namespace rewire
