// SPDX-License-Identifier: Apache-2.0
// Pace and end of each model, and the transport at the window's foot.
#include "ui/model_transport.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scene/mechanism_run.h"
#include "ui/widgets.h"

namespace rewire::ui {

namespace {

// Steps a second at speed 1: tuned so that a run shows its result within a minute or two, and so
// that an impulse can be followed with the eye.
struct Pace {
    std::string_view model;
    float stepsPerSec = 12.0F;
    bool loops = false;
    float shownPerStep = 1.0F;  // of the counter's unit
    bool chance = true;
};
constexpr std::array<Pace, 6> kPaces{{{"pruning", 12.0F},
                                      {"neurogenesis", 12.0F},
                                      {"myelination", 60.0F, true, 1.0F, false},
                                      {"network_dynamics", 10.0F},
                                      {"neuromodulation", 6.0F},
                                      {"coregulation", 12.0F, false, 1.0F / 30.0F}}};
constexpr float kLongestFrameSec = 0.25F;  // a frame that took longer skips time

const Pace& paceOf(const Frame& frame) {
    static constexpr Pace kNone{};
    const models::ModelInfo* info = modelOf(frame.in.content, frame.in.state);
    if (info == nullptr) return kNone;
    const auto found = std::ranges::find(kPaces, info->id, &Pace::model);
    return found == kPaces.end() ? kNone : *found;
}

std::string shownStep(const Pace& pace, std::uint32_t step) {
    return std::to_string(std::lround(static_cast<float>(step) * pace.shownPerStep));
}

void smallButton(Frame& frame, const Rect& box, std::string_view key, std::string_view words,
                 bool& clicked) {
    clicked = button(frame, key, box, words, ButtonLook::kGhost);
}

}  // namespace

bool modelOpen(const Frame& frame) {
    return modelOf(frame.in.content, frame.in.state) != nullptr;
}

std::uint32_t lastStep(const Frame& frame) {
    return typicalSteps(frame.in.content, frame.in.state);
}

bool modelUsesChance(const Frame& frame) {
    return paceOf(frame).chance;
}

void setModelPlaying(Frame& frame, bool playing) {
    frame.ui.playing = playing && modelOpen(frame) && frame.in.modelProblem.empty();
    frame.ui.modelOwed = 0.0F;
    if (frame.ui.playing && frame.in.state.step >= lastStep(frame)) frame.emit(SetStep{0});
}

void stepModel(Frame& frame, int by) {
    frame.ui.playing = false;
    const auto step = static_cast<std::int64_t>(frame.in.state.step) + by;
    frame.emit(SetStep{static_cast<std::uint32_t>(std::max<std::int64_t>(0, step))});
}

void restartModel(Frame& frame) {
    frame.ui.modelOwed = 0.0F;
    frame.emit(SetStep{0});
}

void playModel(Frame& frame) {
    if (!modelOpen(frame) || !frame.in.modelProblem.empty()) {
        frame.ui.playing = false;
        return;
    }
    frame.out.animating = true;
    if (frame.in.modelProgress) return;  // the picture is behind: it waits for the model
    const Pace& pace = paceOf(frame);
    const float seconds = std::min(frame.in.deltaSec, kLongestFrameSec);
    frame.ui.modelOwed += seconds * pace.stepsPerSec * frame.ui.modelSpeed;
    const float whole = std::floor(frame.ui.modelOwed);
    if (whole < 1.0F) return;
    frame.ui.modelOwed -= whole;
    const std::uint32_t end = lastStep(frame);
    const std::uint32_t next = frame.in.state.step + static_cast<std::uint32_t>(whole);
    if (next < end) {
        frame.emit(SetStep{next});
    } else if (pace.loops && frame.in.state.step >= end) {
        frame.emit(SetStep{0});
    } else {
        if (frame.in.state.step < end) frame.emit(SetStep{end});
        frame.ui.playing = pace.loops;
    }
}

std::string stepWords(const Frame& frame, bool longest) {
    const Pace& pace = paceOf(frame);
    const std::uint32_t last = lastStep(frame);
    const std::uint32_t step = longest ? std::max(last, frame.in.state.step) : frame.in.state.step;
    const std::string key = "ui.model.count." + std::string(pace.model);
    if (step <= last) return fill(frame.word(key), {shownStep(pace, step), shownStep(pace, last)});
    return fill(frame.word(key + "_beyond"), {shownStep(pace, step)});
}

bool playButton(Frame& frame, std::string_view key, const Rect& box) {
    const Colours& c = frame.colours();
    const Touch at = touch(frame, key, box);
    const float radius = frame.px(kRadiusUnits), s = frame.look.scale;
    frame.draw().AddRectFilled(box.min(), box.max(), at.hovered ? c.controlHover : c.control,
                               radius);
    frame.draw().AddRect(box.min(), box.max(), c.line, radius);
    const ImVec2 m = box.centre();
    if (frame.ui.playing) {
        frame.draw().AddRectFilled({m.x - 6.0F * s, m.y - 7.0F * s},
                                   {m.x - 2.0F * s, m.y + 7.0F * s}, c.text);
        frame.draw().AddRectFilled({m.x + 2.0F * s, m.y - 7.0F * s},
                                   {m.x + 6.0F * s, m.y + 7.0F * s}, c.text);
    } else {
        frame.draw().AddTriangleFilled({m.x - 5.0F * s, m.y - 8.0F * s}, {m.x + 8.0F * s, m.y},
                                       {m.x - 5.0F * s, m.y + 8.0F * s}, c.text);
    }
    if (at.focused) focusRing(frame, box, radius);
    return at.clicked;
}

void drawTransport(Frame& frame, const Rect& bar) {
    const float pad = frame.px(24.0F), size = frame.px(40.0F), gap = frame.px(8.0F);
    const float middle = bar.y + bar.h * 0.5F;
    float x = bar.x + pad;
    if (playButton(frame, "transport.play", {x, middle - size * 0.5F, size, size}))
        setModelPlaying(frame, !frame.ui.playing);
    x += size + gap;
    const auto next = [&](std::string_view key, std::string_view wordKey) {
        const std::string& words = frame.word(wordKey);
        const float width = buttonWidth(frame, words) - frame.px(12.0F);
        bool clicked = false;
        smallButton(frame, {x, middle - size * 0.5F, width, size}, key, words, clicked);
        x += width + gap;
        return clicked;
    };
    const bool roomy = bar.w >= frame.px(560.0F);
    if (roomy && next("transport.restart", "ui.model.restart_short")) restartModel(frame);
    if (roomy && next("transport.step", "ui.model.step_short")) stepModel(frame, 1);
    x += frame.px(8.0F);
    const std::string words = stepWords(frame);
    const float width = std::max(textWidth(frame, Font::kTextMedium, words),
                                 textWidth(frame, Font::kTextMedium, stepWords(frame, true)));
    const float line = frame.look.lineHeightPx(Font::kTextMedium);
    text(frame, Font::kTextMedium, {x, middle - line * 0.5F}, frame.colours().text, words, width);
    x += width + frame.px(20.0F);
    const float right = bar.right() - pad, height = frame.px(28.0F);
    const std::uint32_t last = std::max(lastStep(frame), frame.in.state.step);
    const SliderEdit edit =
        slider(frame, "transport.step_at", {x, middle - height * 0.5F, right - x, height},
               static_cast<float>(frame.in.state.step), 0.0F, static_cast<float>(last), 1.0F);
    if (!edit.changed) return;
    frame.ui.playing = false;
    frame.emit(SetStep{static_cast<std::uint32_t>(std::lround(edit.value))});
}

}  // namespace rewire::ui
