// SPDX-License-Identifier: Apache-2.0
// The choice of plots. Words come from models.toml and the [plots] table of the language; colours
// are those of the brain's systems where a curve belongs to one, else the text's own.
#include "annotation/plots_of_models.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "annotation/plots_composer.h"
#include "models/coregulation.h"
#include "models/myelination.h"
#include "models/neuromodulation.h"

namespace rewire {
namespace {

using models::Coregulation;
using models::Myelination;
using models::Neuromodulation;

constexpr float kMarginXPx = 22.0F, kMarginYPx = 12.0F;
constexpr std::size_t kWaveSteps = 90;             // of two people's arousal: three minutes
constexpr std::size_t kFewestForCorrelation = 30;  // a correlation of fewer says nothing

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
        moments.yLow = -1.1 * size;
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

void composeCoregulation(Composer& c, const Rect& page) {
    std::vector<Rect> boxes =
        boxesOf(c.builder, page, {{1.2F}, {1.2F, kLeastPlotPx + 40.0F}, {0.5F, kLeastNumberPx}});
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
