// SPDX-License-Identifier: Apache-2.0
// The bottom bar: the course of therapy, or the transport of the model of an opened mechanism
// (model_transport.cpp). Only "after a course" rows grow along a course, so touching it shows them.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/commands.h"
#include "ui/model_transport.h"
#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

bool showsCourse(const ViewState& state) {
    return state.show == Show::kFindings && state.evidence == EvidenceKind::kCourse;
}

int tickStep(int sessions) {
    for (const int step : {1, 2, 5, 10, 13, 26}) {
        if (sessions / step <= 6) return step;
    }
    return sessions;
}

void ticks(Frame& frame, const Rect& track, int sessions) {
    const float knob = frame.px(9.0F);
    const int step = tickStep(sessions);
    for (int n = 0; n <= sessions; n += step) {
        const bool last = n + step > sessions && n != sessions;
        const std::string words = std::to_string(n);
        const float width = textWidth(frame, Font::kSmall, words);
        const float x =
            track.x + knob +
            (track.w - 2.0F * knob) * static_cast<float>(n) / static_cast<float>(sessions);
        if (!last || sessions - n >= step) {
            text(frame, Font::kSmall, {x - width * 0.5F, track.bottom() - frame.px(2.0F)},
                 frame.colours().faint, words, width);
        }
    }
    if (sessions % step != 0) {
        const std::string words = std::to_string(sessions);
        const float width = textWidth(frame, Font::kSmall, words);
        text(frame, Font::kSmall,
             {track.right() - knob - width * 0.5F, track.bottom() - frame.px(2.0F)},
             frame.colours().faint, words, width);
    }
}

std::string noteWords(const Frame& frame, bool brief) {
    const ViewState& state = frame.in.state;
    if (state.show == Show::kFocus) return frame.word("ui.course.note_focus");
    if (state.evidence != EvidenceKind::kCourse) return frame.word("ui.course.note_not_growing");
    std::string source;
    for (const std::string& id : frame.in.content.knowledge.doseResponse.references) {
        if (const Reference* r = frame.in.content.knowledge.findReference(id))
            source = briefReference(*r);
    }
    return fill(frame.word(brief ? "ui.course.note_short" : "ui.course.note"), {source});
}

void drawTrack(Frame& frame, const Rect& track, const Therapy& therapy) {
    const auto last = static_cast<float>(therapy.sliderSessions);
    const SliderEdit edit =
        slider(frame, "course.session", track, frame.in.state.session, 0.0F, last, 1.0F);
    ticks(frame, track, therapy.sliderSessions);
    if (edit.released) frame.out.endGesture = true;
    if (!edit.changed) return;
    frame.ui.playing = false;
    if (!showsCourse(frame.in.state)) showFindings(frame, EvidenceKind::kCourse);
    frame.emit(SetSession{std::round(edit.value)});
}

void drawCourse(Frame& frame, const Rect& bar, const Therapy& therapy) {
    const float pad = frame.px(24.0F);
    const float size = frame.px(40.0F);
    const float middle = bar.y + bar.h * 0.5F - frame.px(4.0F);
    if (playButton(frame, "course.play", {bar.x + pad, middle - size * 0.5F, size, size}))
        setPlaying(frame, !frame.ui.playing);
    const std::string words =
        fill(frame.word("ui.course.session"), {std::to_string(std::lround(frame.in.state.session)),
                                               std::to_string(therapy.sliderSessions)});
    const std::string longest =
        fill(frame.word("ui.course.session"),
             {std::to_string(therapy.sliderSessions), std::to_string(therapy.sliderSessions)});
    const float wordsWidth = std::max(textWidth(frame, Font::kTextMedium, longest),
                                      textWidth(frame, Font::kTextMedium, words));
    const float wordsX = bar.x + pad + size + frame.px(16.0F);
    text(frame, Font::kTextMedium, {wordsX, middle - frame.look.lineHeightPx(Font::kText) * 0.5F},
         frame.colours().text, words, wordsWidth);
    // The note stands at the right where there is room for a track beside it, else under the
    // window's edge it goes.
    std::string note = noteWords(frame, false);
    const float left = wordsX + wordsWidth + frame.px(24.0F);
    const float room = bar.right() - pad - left;
    if (textWidth(frame, Font::kSmall, note) > 2.0F * std::max(frame.px(180.0F), room * 0.40F))
        note = noteWords(frame, true);
    const float noteWidth =
        std::min(textWidth(frame, Font::kSmall, note), std::max(frame.px(190.0F), room * 0.40F));
    const bool beside = room - noteWidth - frame.px(24.0F) >= frame.px(170.0F);
    const float trackWidth =
        beside ? std::min(room - noteWidth - frame.px(24.0F), frame.px(640.0F)) : room;
    const float trackHeight = frame.px(28.0F);
    drawTrack(frame, {left, middle - trackHeight * 0.5F, trackWidth, trackHeight}, therapy);
    if (!beside) {
        if (!showsCourse(frame.in.state)) return;
        const float y = middle + frame.look.lineHeightPx(Font::kText) * 0.5F;
        text(frame, Font::kSmall, {wordsX, y}, frame.colours().faint,
             frame.word("ui.course.note_brief"), wordsWidth);
        return;
    }
    const float height = wrappedHeight(frame, Font::kSmall, note, noteWidth);
    wrapped(frame, Font::kSmall, {bar.right() - pad - noteWidth, bar.y + (bar.h - height) * 0.5F},
            frame.colours().faint, note, noteWidth);
}

}  // namespace

void drawBottomBar(Frame& frame, const Layout& layout) {
    const Rect& bar = layout.bottom;
    if (beginPanel("##bottom", bar)) {
        const Therapy* therapy = frame.in.content.knowledge.findTherapy(frame.in.state.therapy);
        if (modelOpen(frame)) {
            drawTransport(frame, bar);
        } else if (therapy != nullptr && therapy->sliderSessions > 0) {
            drawCourse(frame, bar, *therapy);
        } else {
            const float pad = frame.px(24.0F);
            const std::string& words = frame.word("ui.course.none");
            const float height = wrappedHeight(frame, Font::kText, words, bar.w - 2.0F * pad);
            wrapped(frame, Font::kText, {bar.x + pad, bar.y + (bar.h - height) * 0.5F},
                    frame.colours().faint, words, bar.w - 2.0F * pad);
        }
    }
    endPanel();
}

}  // namespace rewire::ui
