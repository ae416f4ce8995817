// SPDX-License-Identifier: Apache-2.0
// The lower left rail: parts of the brain on and off, pulled apart, cut, sliced; labels, theme,
// text size.
#include <array>
#include <cmath>

#include "ui/commands.h"
#include "ui/parts.h"
#include "ui/widgets.h"

namespace rewire::ui {

namespace {

constexpr float kMaxPullMm = 45.0F;
constexpr std::array<float, 3> kLowMm{-70.0F, -104.0F, -50.0F};  // of the brain, by axis
constexpr std::array<float, 3> kHighMm{70.0F, 72.0F, 80.0F};

Rect row(Frame& frame, Column& column, float heightUnits = 32.0F) {
    const Rect box{column.x, column.y, column.width, frame.px(heightUnits)};
    column.y = box.bottom();
    return box;
}

bool toggle(Frame& frame, Column& column, std::string_view key, bool on) {
    return toggleRow(frame, key, row(frame, column), word(frame, "ui.", key), on);
}

// A name, a value with its unit at the right, and the slider under both.
SliderEdit namedSlider(Frame& frame, Column& column, std::string_view key, std::string_view words,
                       float value, float low, float high) {
    const float line = frame.look.lineHeightPx(Font::kText);
    const std::string shown =
        fill(frame.word("ui.millimetres"), {std::to_string(std::lround(value))});
    const float shownWidth = textWidth(frame, Font::kSmall, shown);
    const float y = column.y + frame.px(5.0F);
    text(frame, Font::kText, {column.x, y}, frame.colours().text, words,
         column.width - shownWidth - frame.px(8.0F));
    textRight(frame, Font::kSmall, {column.x + column.width, y + frame.px(1.0F)},
              frame.colours().secondary, shown, shownWidth);
    column.y = y + line;
    SliderEdit edit = slider(frame, key, row(frame, column, 28.0F), value, low, high, 1.0F);
    edit.value = std::round(edit.value);
    edit.changed = edit.changed && edit.value != value;
    if (edit.released) frame.out.endGesture = true;
    return edit;
}

void drawSlices(Frame& frame, Column& column) {
    const ViewState& state = frame.in.state;
    for (const Axis axis : {Axis::kSagittal, Axis::kCoronal, Axis::kAxial}) {
        const auto index = static_cast<std::size_t>(axis);
        const std::string key = "slice." + std::string(toText(axis));
        const bool on = state.slices[index];
        if (toggle(frame, column, key, on)) frame.emit(SetSlice{axis, !on});
        if (!on) continue;
        glm::vec3 point = state.crosshairMm;
        const auto component = static_cast<glm::length_t>(index);
        const std::string sliderKey = "slider." + key;
        const SliderEdit edit =
            namedSlider(frame, column, sliderKey, word(frame, "ui.slice_at.", toText(axis)),
                        point[component], kLowMm[index], kHighMm[index]);
        point[component] = edit.value;
        if (edit.changed) frame.emit(SetCrosshair{point});
    }
}

void drawClip(Frame& frame, Column& column) {
    ClipPlane clip = frame.in.state.clip;
    if (toggle(frame, column, "clip.enabled", clip.enabled)) {
        clip.enabled = !clip.enabled;
        frame.emit(SetClip{clip});
    }
    if (!frame.in.state.clip.enabled) return;
    column.y += frame.px(4.0F);
    const std::array<Segment, 3> axes{{{"clip.sagittal", frame.word("ui.axis.sagittal")},
                                       {"clip.coronal", frame.word("ui.axis.coronal")},
                                       {"clip.axial", frame.word("ui.axis.axial")}}};
    const int axis =
        segments(frame, "clip.axis", row(frame, column, 40.0F), axes, static_cast<int>(clip.axis));
    if (axis >= 0) {
        clip.axis = static_cast<Axis>(axis);
        frame.emit(SetClip{clip});
    }
    const auto index = static_cast<std::size_t>(clip.axis);
    const SliderEdit edit = namedSlider(frame, column, "slider.clip", frame.word("ui.clip.at"),
                                        clip.offsetMm, kLowMm[index], kHighMm[index]);
    if (edit.changed) {
        clip.offsetMm = edit.value;
        frame.emit(SetClip{clip});
    }
    if (toggle(frame, column, "clip.other_side", clip.keepNegative)) {
        clip.keepNegative = !clip.keepNegative;
        frame.emit(SetClip{clip});
    }
}

}  // namespace

void drawParts(Frame& frame, Column& column) {
    const ViewState& state = frame.in.state;
    for (const Part part : {Part::kLeft, Part::kRight, Part::kCerebellum, Part::kBrainstem,
                            Part::kDeep, Part::kTracts}) {
        const std::string key = "part." + std::string(toText(part));
        if (toggle(frame, column, key, state.part(part)))
            frame.emit(SetPart{part, !state.part(part)});
    }
    if (toggle(frame, column, "part.insula_opened", state.insulaOpened))
        frame.emit(SetInsulaOpened{!state.insulaOpened});
    const SliderEdit pull =
        namedSlider(frame, column, "slider.pull", frame.word("ui.part.pull_apart"),
                    state.pullApartMm, 0.0F, kMaxPullMm);
    if (pull.changed) frame.emit(SetPullApart{pull.value});
    drawClip(frame, column);
    drawSlices(frame, column);
    if (state.hidden.empty() && state.isolated.empty()) return;
    column.y += frame.px(8.0F);
    const Rect box = row(frame, column, 40.0F);
    if (button(frame, "part.reveal", box, frame.word("ui.part.reveal"))) frame.emit(Reveal{});
}

void drawDisplay(Frame& frame, Column& column) {
    const ViewState& state = frame.in.state;
    const auto flipped = [](bool on) { return on ? Switch::kOff : Switch::kOn; };
    if (toggle(frame, column, "display.labels", state.showLabels()))
        frame.emit(SetLabels{flipped(state.showLabels())});
    if (toggle(frame, column, "display.legend", state.showLegend()))
        frame.emit(SetLegend{flipped(state.showLegend())});
    if (toggle(frame, column, "display.letters", state.orientationLetters))
        frame.emit(SetLetters{!state.orientationLetters});
    if (toggle(frame, column, "display.reduced_motion", frame.ui.settings.reducedMotion)) {
        frame.ui.settings.reducedMotion = !frame.ui.settings.reducedMotion;
        frame.out.wishes.settingsChanged = true;
    }
    column.y += frame.px(8.0F);
    const std::array<Segment, 3> themes{{{"theme.dark", frame.word("ui.theme.dark")},
                                         {"theme.light", frame.word("ui.theme.light")},
                                         {"theme.print", frame.word("ui.theme.print")}}};
    const int theme =
        segments(frame, "theme", row(frame, column, 40.0F), themes, static_cast<int>(state.theme));
    if (theme >= 0) frame.emit(SetTheme{static_cast<rewire::Theme>(theme)});
    column.y += frame.px(12.0F);
    const float line = frame.look.lineHeightPx(Font::kText);
    text(frame, Font::kText, {column.x, column.y}, frame.colours().text,
         frame.word("ui.display.text_size"), column.width);
    column.y += line + frame.px(6.0F);
    const std::array<Segment, 3> sizes{
        {{"text.100", "100 %"}, {"text.125", "125 %"}, {"text.150", "150 %"}}};
    const int size = segments(frame, "text", row(frame, column, 40.0F), sizes,
                              (frame.ui.settings.textPercent - 100) / 25);
    if (size >= 0) setTextPercent(frame, 100 + 25 * size);
}

}  // namespace rewire::ui
