// SPDX-License-Identifier: Apache-2.0
// The controls of the running model, in the Mechanisms tab: transport, seed, comparison, one
// control for each parameter with its source, and one box that says in plain words what is seen,
// what is established and what is simplified. Does NOT run the model: it answers with actions.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "scene/mechanism_run.h"
#include "ui/model_transport.h"
#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

using models::ParameterInfo;
using models::ParameterKind;

constexpr std::array<float, 4> kSpeeds{0.5F, 1.0F, 2.0F, 4.0F};
constexpr double kKeySteps = 50.0;  // arrow presses from one end of a slider to the other, about

// A round step, so that values stay readable.
double stepOf(const ParameterInfo& parameter) {
    if (parameter.kind != ParameterKind::kReal) return 1.0;
    const double wanted = (parameter.max - parameter.min) / kKeySteps;
    const double base = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (base * factor >= wanted * 0.99) return base * factor;
    }
    return base * 10.0;
}

std::string numberWords(double value, const ParameterInfo& parameter) {
    const double step = stepOf(parameter);
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    return buffer;
}

// The nearest round value; the ends of the range are kept as they are.
double readable(double value, const ParameterInfo& parameter) {
    const double step = stepOf(parameter);
    if (value > parameter.max - step * 0.25) return parameter.max;
    if (value < parameter.min + step * 0.25) return parameter.min;
    const double rounded = std::round(value / step) * step;
    return std::clamp(std::stod(numberWords(rounded, parameter)), parameter.min, parameter.max);
}

// As the action's text form has it: the shortest number that reads back as the same.
std::string exactWords(double value) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end.ptr};
}

std::string unitWords(const Frame& frame, const std::string& unit) {
    const std::string key = "ui.model.unit." + unit;
    if (unit == "1" || unit == "choice") return {};
    return " " + (frame.in.content.language.has(key) ? frame.word(key) : unit);
}

Rect takeRow(Frame& frame, Column& column, float heightUnits) {
    const Rect box{column.x, column.y, column.width, frame.px(heightUnits)};
    column.y = box.bottom();
    return box;
}

// Buttons side by side where they fit, else one under the other.
struct Named {
    std::string_view key, words;
};
template <std::size_t kCount>
int buttonRow(Frame& frame, Column& column, const std::array<Named, kCount>& all) {
    const float gap = frame.px(8.0F), height = frame.px(36.0F);
    float natural = gap * static_cast<float>(kCount - 1);
    for (const Named& each : all) natural += buttonWidth(frame, each.words);
    const bool beside = natural <= column.width;
    const float spare = beside ? (column.width - natural) / static_cast<float>(kCount) : 0.0F;
    float x = column.x;
    int clicked = -1;
    for (std::size_t i = 0; i < kCount; ++i) {
        const float width = beside ? buttonWidth(frame, all[i].words) + spare : column.width;
        if (button(frame, all[i].key, {x, column.y, std::floor(width), height}, all[i].words))
            clicked = static_cast<int>(i);
        if (beside) {
            x += width + gap;
        } else {
            column.y += height + (i + 1 < kCount ? gap : 0.0F);
        }
    }
    if (beside) column.y += height;
    return clicked;
}

void transport(Frame& frame, Column& column) {
    paragraph(frame, column, stepWords(frame), Font::kTextMedium, true);
    column.y += frame.px(8.0F);
    const std::string& play = frame.word(frame.ui.playing ? "ui.model.pause" : "ui.model.play");
    const std::array<Named, 3> all{{{"model.play", play},
                                    {"model.step", frame.word("ui.model.step")},
                                    {"model.restart", frame.word("ui.model.restart")}}};
    const int clicked = buttonRow(frame, column, all);
    if (clicked == 0) setModelPlaying(frame, !frame.ui.playing);
    if (clicked == 1) stepModel(frame, 1);
    if (clicked == 2) restartModel(frame);
    column.y += frame.px(10.0F);
    const std::array<Segment, 4> speeds{
        {{"speed.half", "½×"}, {"speed.1", "1×"}, {"speed.2", "2×"}, {"speed.4", "4×"}}};
    const auto at = std::ranges::find(kSpeeds, frame.ui.modelSpeed);
    const int chosen = at == kSpeeds.end() ? -1 : static_cast<int>(at - kSpeeds.begin());
    const float line = frame.look.lineHeightPx(Font::kText);
    const std::string& name = frame.word("ui.model.speed");
    const float nameWidth = textWidth(frame, Font::kText, name);
    Rect row = takeRow(frame, column, 36.0F);
    text(frame, Font::kText, {row.x, row.y + (row.h - line) * 0.5F}, frame.colours().text, name,
         nameWidth);
    row.x += nameWidth + frame.px(16.0F);
    row.w -= nameWidth + frame.px(16.0F);
    const int picked = segments(frame, "model.speed", row, speeds, chosen);
    if (picked >= 0) frame.ui.modelSpeed = kSpeeds[static_cast<std::size_t>(picked)];
    column.y += frame.px(8.0F);
}

void seedRow(Frame& frame, Column& column) {
    const Rect row = takeRow(frame, column, 36.0F);
    const float line = frame.look.lineHeightPx(Font::kText);
    const std::string words =
        fill(frame.word("ui.model.seed"), {std::to_string(frame.in.state.seed)});
    const std::string& again = frame.word("ui.model.new_seed");
    const float width = buttonWidth(frame, again);
    text(frame, Font::kText, {row.x, row.y + (row.h - line) * 0.5F}, frame.colours().text, words,
         row.w - width - frame.px(8.0F));
    if (button(frame, "model.seed", {row.right() - width, row.y, width, row.h}, again))
        frame.emit(SetSeed{frame.in.state.seed % 9999 + 1});
}

void waiting(Frame& frame, Column& column) {
    if (!frame.in.modelProblem.empty()) {
        const float pad = frame.px(14.0F), inner = column.width - 2.0F * pad;
        const std::string words = fill(frame.word("ui.model.stopped"), {frame.in.modelProblem});
        const float height = wrappedHeight(frame, Font::kText, words, inner) + frame.px(44.0F);
        const Rect box{column.x, column.y, column.width, height + 2.0F * pad};
        raisedBox(frame, box);
        Column in{box.x + pad, box.y + pad, inner};
        paragraph(frame, in, words, Font::kText, true);
        in.y += frame.px(8.0F);
        const std::string& reset = frame.word("ui.model.reset");
        if (button(frame, "model.reset", {in.x, in.y, buttonWidth(frame, reset), frame.px(36.0F)},
                   reset, ButtonLook::kMain)) {
            frame.emit(ResetParameters{});
            frame.emit(SetStep{0});
        }
        column.y = box.bottom() + frame.px(12.0F);
        return;
    }
    // What takes a few frames is not worth a bar that flashes.
    if (!frame.in.modelProgress || frame.ui.playing) return;
    const float share = std::clamp(*frame.in.modelProgress, 0.0F, 1.0F);
    const std::string words =
        fill(frame.word("ui.model.computing"), {std::to_string(std::lround(share * 100.0F))});
    const std::string& cancel = frame.word("ui.dialog.cancel");
    const float width = buttonWidth(frame, cancel), height = frame.px(36.0F);
    const Rect track{column.x, column.y + frame.px(26.0F), column.width - width - frame.px(12.0F),
                     frame.px(4.0F)};
    text(frame, Font::kSmall, {column.x, column.y}, frame.colours().secondary, words, track.w);
    frame.draw().AddRectFilled(track.min(), track.max(), frame.colours().track, frame.px(2.0F));
    frame.draw().AddRectFilled(track.min(), {track.x + track.w * share, track.bottom()},
                               frame.colours().text, frame.px(2.0F));
    if (button(frame, "model.cancel", {column.x + column.width - width, column.y, width, height},
               cancel)) {
        frame.emit(SetStep{frame.in.modelReached});
        frame.out.wishes.cancelModel = true;
    }
    column.y += height + frame.px(12.0F);
}

// A choice's word: a therapy's name, or the interface's own.
std::string choiceWords(const Frame& frame, const ParameterInfo& parameter, std::size_t index) {
    const std::string id(parameter.choices[index]);
    if (const Therapy* therapy = frame.in.content.knowledge.findTherapy(id))
        return therapy->shortName;
    const std::string key = "ui.model.choice." + id;
    return frame.in.content.language.has(key) ? frame.word(key) : id;
}

void choiceControl(Frame& frame, Column& column, const ParameterInfo& parameter, int now) {
    const FocusGroup group(frame, "choice." + std::string(parameter.name));
    const float gap = frame.px(8.0F), height = frame.px(34.0F);
    float x = column.x;
    for (std::size_t i = 0; i < parameter.choices.size(); ++i) {
        const std::string words = choiceWords(frame, parameter, i);
        const float width = textWidth(frame, Font::kControlOn, words) + frame.px(24.0F);
        if (x > column.x && x + width > column.x + column.width) {
            x = column.x;
            column.y += height + gap;
        }
        const std::string key =
            "parameter." + std::string(parameter.name) + "." + std::string(parameter.choices[i]);
        if (chip(frame, key, {x, column.y, width, height}, words, static_cast<int>(i) == now))
            frame.emit(
                SetParameter{std::string(parameter.name), std::string(parameter.choices[i])});
        x += width + gap;
    }
    column.y += height + frame.px(4.0F);
}

// A mark under the track where the model starts.
void startMark(Frame& frame, const Rect& row, const ParameterInfo& parameter, double start) {
    const float knob = frame.px(9.0F);
    const auto share =
        static_cast<float>((start - parameter.min) / (parameter.max - parameter.min));
    const float x = std::round(row.x + knob + share * (row.w - 2.0F * knob));
    const float thick = std::max(1.0F, std::floor(frame.look.scale));
    frame.draw().AddRectFilled({x, row.bottom() - frame.px(6.0F)},
                               {x + thick, row.bottom() - frame.px(1.0F)},
                               frame.ink(frame.colours().faint));
}

void sliderControl(Frame& frame, Column& column, const ParameterInfo& parameter, double now,
                   double start) {
    const Rect row = takeRow(frame, column, 30.0F);
    startMark(frame, row, parameter, start);
    const double step = stepOf(parameter);
    const SliderEdit edit = slider(frame, "parameter." + std::string(parameter.name), row,
                                   static_cast<float>(now), static_cast<float>(parameter.min),
                                   static_cast<float>(parameter.max), static_cast<float>(step));
    if (edit.released) frame.out.endGesture = true;
    if (!edit.changed) return;
    const double value = readable(static_cast<double>(edit.value), parameter);
    if (value != now) frame.emit(SetParameter{std::string(parameter.name), exactWords(value)});
}

// Where the number comes from, at the left; back to the start, at the right.
void sourceRow(Frame& frame, Column& column, const ParameterInfo& parameter, bool changed,
               double start) {
    const Reference* reference = frame.in.content.knowledge.findReference(parameter.source);
    const std::string words =
        reference == nullptr ? frame.word("ui.model.illustrative") : briefReference(*reference);
    const std::string& reset = frame.word("ui.model.reset_one");
    const float resetWidth = tagSize(frame, reset, column.width).x;
    const float room = column.width - (changed ? resetWidth + frame.px(8.0F) : 0.0F);
    const std::string name(parameter.name);
    const ImVec2 at(column.x, column.y + frame.px(2.0F));
    if (reference == nullptr) {
        text(frame, Font::kSmall, {at.x, at.y + frame.px(4.0F)}, frame.colours().faint, words,
             room);
    } else if (tag(frame, "source." + name, at, words, room, nullptr).clicked) {
        showReference(frame, reference->id);
    }
    const float x = column.x + column.width - resetWidth;
    if (changed && tag(frame, "reset." + name, {x, at.y}, reset, resetWidth, nullptr).clicked) {
        frame.emit(SetParameter{
            name, parameter.kind == ParameterKind::kChoice
                      ? std::string(parameter.choices[static_cast<std::size_t>(std::lround(start))])
                      : exactWords(start)});
    }
    column.y = at.y + tagSize(frame, words, room).y + frame.px(14.0F);
}

void parameterControl(Frame& frame, Column& column, const ParameterInfo& parameter,
                      const ModelText& model) {
    const ViewState& state = frame.in.state;
    const double now = currentValue(frame.in.content, state, parameter.name);
    const double start = startValue(frame.in.content, state, parameter.name);
    const ModelQuantityText* words = model.findParameter(parameter.name);
    const std::string label = words == nullptr ? std::string(parameter.name) : words->label;
    const bool choice = parameter.kind == ParameterKind::kChoice;
    const std::string value =
        choice ? std::string()
               : numberWords(now, parameter) + unitWords(frame, std::string(parameter.unit));
    const float valueWidth = textWidth(frame, Font::kTextMedium, value);
    text(frame, Font::kText, {column.x, column.y}, frame.colours().text, label,
         column.width - valueWidth - frame.px(8.0F));
    textRight(frame, Font::kTextMedium, {column.x + column.width, column.y}, frame.colours().text,
              value, valueWidth);
    column.y += frame.look.lineHeightPx(Font::kText) + frame.px(choice ? 4.0F : 0.0F);
    if (choice) {
        choiceControl(frame, column, parameter, static_cast<int>(std::lround(now)));
    } else {
        sliderControl(frame, column, parameter, now, start);
    }
    const std::string range = "range." + std::string(parameter.name);
    if (frame.in.content.language.has("ui.model." + range))
        paragraph(frame, column, word(frame, "ui.model.", range), Font::kSmall);
    if (frame.ui.settings.studentTexts && words != nullptr) {
        column.y += frame.px(2.0F);
        paragraph(frame, column, words->text, Font::kSmall);
        column.y += frame.px(2.0F);
    }
    const bool set = std::ranges::any_of(
        state.modelSettings, [&](const ModelSetting& s) { return s.name == parameter.name; });
    sourceRow(frame, column, parameter, set, start);
}

void parameters(Frame& frame, Column& column, const models::ModelInfo& info,
                const ModelText& model) {
    heading(frame, column, frame.word("ui.model.parameters"));
    for (const ParameterInfo& parameter : info.parameters)
        parameterControl(frame, column, parameter, model);
    if (frame.in.state.modelSettings.empty()) {
        column.y -= frame.px(14.0F);
        return;
    }
    const std::array<Named, 1> all{{{"model.reset_all", frame.word("ui.model.reset_all")}}};
    if (buttonRow(frame, column, all) == 0) frame.emit(ResetParameters{});
}

void comparison(Frame& frame, Column& column, const Mechanism& mechanism) {
    const Rect row = takeRow(frame, column, 36.0F);
    if (toggleRow(frame, "model.compare", row, frame.word("ui.model.compare"),
                  frame.in.state.compare)) {
        frame.emit(SetCompare{!frame.in.state.compare});
    }
    paragraph(frame, column,
              fill(frame.word("ui.model.compared"),
                   {mechanism.comparison.with, mechanism.comparison.without}),
              Font::kSmall);
}

void plainWords(Frame& frame, Column& column, const Mechanism& mechanism, const ModelText& model) {
    struct Part {
        std::string_view key;
        const std::string& words;
    };
    const std::string& hypothesis = frame.word("ui.model.hypothesis_text");
    static const std::string kNothing;
    const std::array<Part, 6> parts{
        {{"ui.model.hypothesis", mechanism.modelSettings.empty() ? kNothing : hypothesis},
         {"ui.model.shows", model.shows},
         {"ui.model.established", model.established},
         {"ui.model.simplified", model.simplified},
         {"ui.model.reproduces", model.reproduces},
         {"ui.model.put_in", model.putIn}}};
    const float pad = frame.px(16.0F), inner = column.width - 2.0F * pad, gap = frame.px(12.0F);
    float height = 2.0F * pad - gap;
    for (const Part& part : parts) {
        if (part.words.empty()) continue;
        height += wrappedHeight(frame, Font::kTextSemibold, frame.word(part.key), inner) +
                  wrappedHeight(frame, Font::kText, part.words, inner) + gap;
    }
    column.y += frame.px(16.0F);
    const Rect box{column.x, column.y, column.width, height};
    raisedBox(frame, box);
    Column in{box.x + pad, box.y + pad, inner};
    for (const Part& part : parts) {
        if (part.words.empty()) continue;
        paragraph(frame, in, frame.word(part.key), Font::kTextSemibold, true);
        paragraph(frame, in, part.words);
        in.y += gap;
    }
    column.y = box.bottom() + frame.px(10.0F);
    referenceTags(frame, column, "model.refs", model.references);
}

void pictures(Frame& frame, Column& column) {
    const ViewState& state = frame.in.state;
    const std::array<Named, 1> closeUp{
        {{"model.close_up",
          frame.word(state.closeUp ? "ui.model.close_up_off" : "ui.model.close_up_on")}}};
    if (buttonRow(frame, column, closeUp) == 0) frame.emit(SetCloseUp{!state.closeUp});
    column.y += frame.px(8.0F);
    const std::array<Named, 2> saving{
        {{"model.save_plot", frame.word("ui.model.save_plot")},
         {"model.save_numbers", frame.word("ui.model.save_numbers")}}};
    const int clicked = buttonRow(frame, column, saving);
    if (clicked < 0) return;
    const std::string name =
        frame.in.pictureFolder + "/rewire-" + state.mechanism + "-" + frame.in.date;
    frame.emit(ExportPlot{name + (clicked == 0 ? ".png" : ".csv"), false});
}

}  // namespace

void drawModelPanel(Frame& frame, Column& column, const Mechanism& mechanism) {
    const models::ModelInfo* info = modelOf(frame.in.content, frame.in.state);
    const ModelText* model = frame.in.content.knowledge.findModel(mechanism.model);
    if (info == nullptr || model == nullptr) return;
    column.y =
        sectionName(frame, {column.x, column.y}, frame.word("ui.model.title"), column.width) +
        frame.px(10.0F);
    paragraph(frame, column, model->name, Font::kTextSemibold, true);
    column.y += frame.px(8.0F);
    waiting(frame, column);
    transport(frame, column);
    comparison(frame, column, mechanism);
    column.y += frame.px(6.0F);
    if (modelUsesChance(frame)) seedRow(frame, column);
    column.y += frame.px(12.0F);
    pictures(frame, column);
    parameters(frame, column, *info, *model);
    plainWords(frame, column, mechanism, *model);
}

}  // namespace rewire::ui
