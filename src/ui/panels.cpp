// SPDX-License-Identifier: Apache-2.0
// One frame of the interface: keys first, then panel by panel in the order that Tab walks them.
#include "ui/panels.h"

#include <algorithm>
#include <cmath>

#include "ui/commands.h"
#include "ui/model_transport.h"
#include "ui/parts.h"
#include "ui/widgets.h"

namespace rewire::ui {

namespace {

constexpr float kCaptionRowUnits = 56.0F;
constexpr float kPlaySecondsPerCourse = 8.0F;

// The panel follows what was picked, wherever it was picked.
void followState(Frame& frame) {
    UiState& ui = frame.ui;
    const ViewState& state = frame.in.state;
    if (ui.seenState) {
        if (state.therapy != ui.lastTherapy && !state.therapy.empty()) ui.tab = Tab::kTherapy;
        const bool other = state.mechanism != ui.lastMechanism;
        if (other && !state.mechanism.empty()) ui.tab = Tab::kMechanisms;
        // Two areas picked in a model's plot leave its controls where they are.
        const bool pair = !state.mechanism.empty() && state.selection.size() > 1;
        if (state.selection != ui.lastSelection && !state.selection.empty() && !pair) {
            ui.tab = Tab::kRegion;
            ui.regionList = false;
        }
        if (state.therapy != ui.lastTherapy) ui.playing = false;
        // A model that was picked starts by itself, unless the eye is to be spared.
        if (other) setModelPlaying(frame, state.step == 0 && !ui.settings.reducedMotion);
    }
    ui.seenState = true;
    ui.lastTherapy = state.therapy;
    ui.lastMechanism = state.mechanism;
    ui.lastSelection = state.selection;
}

// The course runs by itself; without motion it steps from session to session.
void play(Frame& frame) {
    if (frame.ui.playing && modelOpen(frame)) return playModel(frame);
    const Therapy* therapy = frame.in.content.knowledge.findTherapy(frame.in.state.therapy);
    if (!frame.ui.playing || therapy == nullptr) return;
    const auto last = static_cast<float>(therapy->sliderSessions);
    const float seconds = std::min(frame.in.deltaSec, 0.25F);
    const float next =
        std::min(last, frame.in.state.session + last * seconds / kPlaySecondsPerCourse);
    if (next > frame.in.state.session) frame.emit(SetSession{next});
    frame.out.animating = true;
    if (next >= last) setPlaying(frame, false);
}

void paintGround(const Layout& layout, const Frame& frame) {
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    const Colours& c = frame.colours();
    const float thick = std::max(1.0F, std::floor(frame.look.scale));
    for (const Rect* box : {&layout.top, &layout.left, &layout.right, &layout.bottom}) {
        if (box->w > 0.0F && box->h > 0.0F) draw.AddRectFilled(box->min(), box->max(), c.panel);
    }
    const auto rule = [&](float x, float y, float w, float h) {
        draw.AddRectFilled({x, y}, {x + w, y + h}, c.line);
    };
    if (layout.top.h > 0.0F) rule(0.0F, layout.top.bottom() - thick, layout.top.w, thick);
    if (layout.left.w > 0.0F)
        rule(layout.left.right() - thick, layout.left.y, thick, layout.left.h);
    if (layout.right.w > 0.0F) rule(layout.right.x, layout.right.y, thick, layout.right.h);
    if (layout.bottom.h > 0.0F) rule(layout.bottom.x, layout.bottom.y, layout.bottom.w, thick);
}

void tellRoom(Frame& frame, const Layout& layout) {
    const Rect& s = layout.stage;
    frame.out.stagePx = {static_cast<int>(s.x), static_cast<int>(s.y), static_cast<int>(s.w),
                         static_cast<int>(s.h)};
    const int caption = static_cast<int>(frame.px(kCaptionRowUnits));
    frame.out.freePx = {0, caption, frame.out.stagePx.z,
                        std::max(1, frame.out.stagePx.w - caption)};
}

}  // namespace

PanelOutput drawPanels(const PanelInput& input, UiState& ui) {
    PanelOutput out;
    Frame frame{input, ui, out, input.look};
    ui.texts.clear();
    beginFocus(frame);
    followState(frame);
    play(frame);  // before the keys: one that starts it at the course's end first goes back to 0
    runShortcuts(frame);
    const Layout layout = layoutOf(input.look, input.windowPx.x, input.windowPx.y, ui);
    tellRoom(frame, layout);
    paintGround(layout, frame);
    if (layout.topShown) drawTopBar(frame, layout);
    if (layout.leftShown) drawLeftRail(frame, layout);
    drawStageOverlay(frame, layout);
    if (layout.bottom.h > 0.0F) drawBottomBar(frame, layout);
    if (layout.rightShown) drawRightPanel(frame, layout);
    drawToasts(frame, layout);
    frame.layer = 1;
    drawSearch(frame, layout);
    drawDialogs(frame, layout);
    endFocus(frame);
    if (ImGui::GetIO().MouseReleased[0]) out.endGesture = true;
    return out;
}

void addToast(UiState& ui, std::string text, bool problem) {
    if (ui.toasts.size() > 3) ui.toasts.erase(ui.toasts.begin());
    ui.toasts.push_back({std::move(text), problem, problem ? 9.0F : 5.0F});
}

void askOverwrite(UiState& ui, const std::string& path, Action onYes) {
    ui.dialog.kind = Dialog::kOverwrite;
    ui.dialog.justOpened = true;
    ui.dialog.path = path;
    ui.dialog.onYes = std::move(onYes);
}

}  // namespace rewire::ui
