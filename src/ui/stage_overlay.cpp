// SPDX-License-Identifier: Apache-2.0
// What lies on the stage itself: the view's name, the kinds of evidence, what is under the mouse,
// the handles that fold the side panels away, toasts.
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/commands.h"
#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

constexpr float kRowUnits = 56.0F;
constexpr float kHoverFootUnits = 28.0F;

struct KindWords {
    std::array<std::string, 3> counts;
    std::array<Segment, 3> segments;
};

KindWords kindWords(const Frame& frame, const Therapy* therapy, std::string_view prefix) {
    KindWords w;
    constexpr std::array kinds{EvidenceKind::kCourse, EvidenceKind::kPractice,
                               EvidenceKind::kOther};
    constexpr std::array<std::string_view, 3> keys{"evidence.course", "evidence.practice",
                                                   "evidence.other"};
    for (std::size_t i = 0; i < 3; ++i) {
        if (therapy != nullptr) w.counts[i] = std::to_string(therapy->rowCount(kinds[i]));
        w.segments[i] = {keys[i], word(frame, prefix, toText(kinds[i])), w.counts[i]};
    }
    return w;
}

// Returns the box it took; empty while Focus is shown.
Rect evidenceSwitch(Frame& frame, const Rect& stage, float captionWidth) {
    const Therapy* therapy = frame.in.content.knowledge.findTherapy(frame.in.state.therapy);
    if (frame.in.state.show != Show::kFindings || therapy == nullptr) return {};
    const float pad = frame.px(16.0F);
    KindWords full = kindWords(frame, therapy, "ui.evidence.");
    KindWords brief = kindWords(frame, therapy, "ui.evidence_brief.");
    for (std::size_t i = 0; i < 3; ++i) {  // the views into the counts must follow the copy
        full.segments[i].count = full.counts[i];
        brief.segments[i].count = brief.counts[i];
    }
    const float room = stage.w - 2.0F * pad;
    const bool fits = segmentsWidth(frame, full.segments) <= room;
    const auto& used = fits ? full.segments : brief.segments;
    const float width = std::min(room, segmentsWidth(frame, used) + frame.px(24.0F));
    float x = stage.x + (stage.w - width) * 0.5F;
    if (x < stage.x + captionWidth) x = std::max(stage.x + pad, stage.right() - pad - width);
    const Rect box{std::round(x), stage.y + frame.px(10.0F), width, frame.px(40.0F)};
    const int clicked =
        segments(frame, "evidence", box, used, static_cast<int>(frame.in.state.evidence));
    if (clicked >= 0) frame.emit(SetEvidence{static_cast<EvidenceKind>(clicked)});
    return box;
}

std::string hoverName(const Frame& frame) {
    const Parcel& parcel = frame.in.content.atlas.parcels[frame.in.hover->parcel];
    std::string name = regionName(frame.in.content, parcel.id);
    if (parcel.side != Side::kMidline) name += ", " + word(frame, "ui.side.", toText(parcel.side));
    return name;
}

// Low on the stage in the middle, above the legend and the direction letter: name and side,
// coordinate.
void hoverLine(Frame& frame, const Rect& stage) {
    const bool overPlot = !frame.in.plotWords.empty();
    if (!overPlot &&
        (!frame.in.hover || frame.in.hover->parcel >= frame.in.content.atlas.parcels.size())) {
        return;
    }
    const std::string name = overPlot ? frame.in.plotWords : hoverName(frame);
    const std::string where =
        overPlot ? std::string() : coordinates(frame.in.hover->pointMm) + " MNI";
    const float pad = frame.px(14.0F), gap = frame.px(12.0F), height = frame.px(32.0F);
    const float nameWidth = textWidth(frame, Font::kTextSemibold, name),
                whereWidth = textWidth(frame, Font::kSmall, where);
    const bool oneLine = nameWidth + whereWidth + gap + 2.0F * pad <= stage.w - frame.px(32.0F);
    const float width = std::min(
        stage.w - frame.px(16.0F),
        (oneLine ? nameWidth + gap + whereWidth : std::max(nameWidth, whereWidth)) + 2.0F * pad);
    const float lineHeight = frame.look.lineHeightPx(Font::kText);
    const float boxHeight = oneLine ? height : height + frame.look.lineHeightPx(Font::kSmall);
    const Rect box{std::round(stage.x + (stage.w - width) * 0.5F),
                   stage.bottom() - boxHeight - frame.px(kHoverFootUnits) - frame.in.legendPx,
                   width, boxHeight};
    frame.draw().AddRectFilled(box.min(), box.max(), withAlpha(frame.colours().panel, 0.92F),
                               frame.px(kRadiusUnits));
    const float y = box.y + (height - lineHeight) * 0.5F;
    text(frame, Font::kTextSemibold, {box.x + pad, y}, frame.colours().text, name,
         width - 2.0F * pad);
    const ImVec2 at = oneLine ? ImVec2(box.x + pad + nameWidth + gap, y + frame.px(1.5F))
                              : ImVec2(box.x + pad, y + lineHeight);
    text(frame, Font::kSmall, at, frame.colours().secondary, where, whereWidth);
}

// A narrow tongue at the stage's edge that folds the panel beside it.
void foldHandle(Frame& frame, std::string_view key, const Rect& stage, bool leftSide, bool shown) {
    const float w = frame.px(16.0F), h = frame.px(56.0F);
    const Rect box{leftSide ? stage.x : stage.right() - w, std::round(stage.y + stage.h * 0.26F), w,
                   h};
    const Touch at = touch(frame, key, box);
    const Colours& c = frame.colours();
    const ImDrawFlags corners =
        leftSide ? ImDrawFlags_RoundCornersRight : ImDrawFlags_RoundCornersLeft;
    frame.draw().AddRectFilled(box.min(), box.max(), at.hovered ? c.controlHover : c.panel,
                               frame.px(6.0F), corners);
    frame.draw().AddRect(box.min(), box.max(), c.line, frame.px(6.0F), corners);
    const float s = frame.look.scale, dx = leftSide == shown ? 1.0F : -1.0F;
    const ImVec2 m = box.centre();
    const ImVec2 points[3] = {{m.x + dx * 2.0F * s, m.y - 4.5F * s},
                              {m.x - dx * 2.0F * s, m.y},
                              {m.x + dx * 2.0F * s, m.y + 4.5F * s}};
    frame.draw().AddPolyline(points, 3, at.hovered ? c.text : c.secondary, 0, 1.5F * s);
    if (at.focused) focusRing(frame, box, frame.px(6.0F));
    if (!at.clicked) return;
    Settings& settings = frame.ui.settings;
    (leftSide ? settings.leftOpen : settings.rightOpen) = !shown;
    if (!shown) frame.ui.lastOpenedLeft = leftSide;
    frame.out.wishes.settingsChanged = true;
}

}  // namespace

void drawStageOverlay(Frame& frame, const Layout& layout) {
    const Rect& stage = layout.stage;
    if (stage.w > 1.0F && stage.h > 1.0F && beginPanel("##stage", stage)) {
        const std::optional<View> view = currentView(frame.in.state);
        const std::string& name =
            view ? word(frame, "ui.view.", toText(*view)) : frame.word("ui.view.own");
        const float pad = frame.px(24.0F);
        const float nameWidth = textWidth(frame, Font::kControlOn, name);
        const Rect kinds = evidenceSwitch(frame, stage, pad + nameWidth + frame.px(16.0F));
        if (kinds.w <= 0.0F || kinds.x >= stage.x + pad + nameWidth + frame.px(8.0F)) {
            const float y =
                stage.y + (frame.px(kRowUnits) - frame.look.lineHeightPx(Font::kControlOn)) * 0.5F +
                frame.px(2.0F);
            text(frame, Font::kControlOn, {stage.x + pad, y}, frame.colours().text, name,
                 nameWidth);
        }
        hoverLine(frame, stage);
        if (!frame.ui.panelsHidden) {
            foldHandle(frame, "fold.left", stage, true, layout.leftShown);
            foldHandle(frame, "fold.right", stage, false, layout.rightShown);
        }
        // The whole stage is the window: over it, but over none of its widgets.
        frame.out.stageHovered =
            ImGui::IsWindowHovered() && !ImGui::IsAnyItemHovered() && !ImGui::IsAnyItemActive();
        ImGui::End();
    } else if (stage.w > 1.0F && stage.h > 1.0F) {
        ImGui::End();
    }
}

void drawToasts(Frame& frame, const Layout& layout) {
    auto& toasts = frame.ui.toasts;
    for (Toast& toast : toasts) toast.leftSec -= frame.in.deltaSec;
    std::erase_if(toasts, [](const Toast& t) { return t.leftSec <= 0.0F; });
    if (toasts.empty()) return;
    for (const Toast& toast : toasts)
        frame.out.wakeInSec = std::min(frame.out.wakeInSec.value_or(10.0F), toast.leftSec + 0.01F);
    const Rect& stage = layout.stage;
    const float width = std::min(frame.px(520.0F), stage.w - frame.px(32.0F)),
                pad = frame.px(14.0F);
    float bottom = stage.bottom() - frame.px(68.0F) - frame.in.legendPx;
    for (auto toast = toasts.rbegin(); toast != toasts.rend(); ++toast) {
        const float inner =
            std::min(width - 2.0F * pad, textWidth(frame, Font::kText, toast->text) + 1.0F);
        const float height =
            wrappedHeight(frame, Font::kText, toast->text, inner) + 2.0F * frame.px(10.0F);
        const Rect box{std::round(stage.x + (stage.w - inner) * 0.5F - pad), bottom - height,
                       inner + 2.0F * pad, height};
        if (beginPanel(("##toast" + std::to_string(&*toast - toasts.data())).c_str(), box, true)) {
            frame.draw().AddRectFilled(box.min(), box.max(), frame.colours().raised,
                                       frame.px(kRadiusUnits));
            frame.draw().AddRect(box.min(), box.max(),
                                 toast->problem ? frame.colours().text : frame.colours().line,
                                 frame.px(kRadiusUnits));
            wrapped(frame, Font::kText, {box.x + pad, box.y + frame.px(10.0F)},
                    frame.colours().text, toast->text, inner);
        }
        endPanel();
        bottom = box.y - frame.px(8.0F);
    }
}

}  // namespace rewire::ui
