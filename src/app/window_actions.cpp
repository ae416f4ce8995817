// SPDX-License-Identifier: Apache-2.0
// The loop's second half: what actions, tasks, hovering and clicking do to the state.
#include <algorithm>
#include <utility>

#include "app/window_program.h"

namespace rewire::app {

namespace {

constexpr float kCloseUpDegreesPerPx = 0.32F;

}  // namespace

void WindowProgram::applyAll(const std::vector<Action>& actions) {
    for (const Action& action : actions) apply(action);
}

void WindowProgram::apply(const Action& action) {
    framesWanted_ = std::max(framesWanted_, 2);
    const double now = window_.timeSec();
    if (flies(action)) motion_.startFlight(stage_.shown().camera, now);
    if (fades(action)) motion_.startFade(stage_.shown(), now);
    if (std::holds_alternative<Undo>(action) || std::holds_alternative<Redo>(action)) {
        return stepHistory(std::holds_alternative<Undo>(action));
    }
    Result<Reduced> reduced = reduce(content_, state_, action);
    if (!reduced) return ui::addToast(ui_, reduced.error().text(), true);
    if (reduced->state != state_) history_.record(state_, action);
    state_ = std::move(reduced->state);
    for (const Task& task : reduced->tasks) run(task);
}

void WindowProgram::stepHistory(bool back) {
    const std::optional<ViewState> state = back ? history_.undo(state_) : history_.redo(state_);
    if (state)
        state_ = *state;
    else
        motion_.stop();
}

// A picture must not depend on how far loading has come.
void WindowProgram::finishLoading(const ExportPicture& task) {
    startLoading();
    FrameSpec spec;
    spec.widthPx = task.widthPx;
    spec.heightPx = task.heightPx;
    spec.freeRectPx = figureFreeRect(task.widthPx, task.heightPx, state_.showLabels());
    const DrawList list = buildDrawList(content_, state_);
    loader_->want(Renderer::levelFor(list, spec) == MeshLevel::kFull, showsSlices());
    if (loaded()) return;
    loader_->waitForAll();
    takeLoaded();
}

void WindowProgram::run(const Task& task) {
    if (const auto* picture = std::get_if<ExportPicture>(&task)) finishLoading(*picture);
    const FigureTools tools{content_, stage_.renderer(), stage_.anchors(), stage_.painter()};
    TaskOutcome outcome = runTask(task, state_, tools);
    if (std::holds_alternative<ExportPicture>(task)) stage_.drawAgain();
    follow(std::move(outcome));
}

void WindowProgram::follow(TaskOutcome outcome) {
    if (outcome.quit) window_.close();
    if (outcome.clipboard) window_.setClipboard(*outcome.clipboard);
    if (outcome.existingPath && outcome.onOverwrite)
        ui::askOverwrite(ui_, *outcome.existingPath, *outcome.onOverwrite);
    if (!outcome.notice.empty()) ui::addToast(ui_, outcome.notice, outcome.problem);
    if (outcome.next) apply(*outcome.next);
    framesWanted_ = std::max(framesWanted_, 3);
}

std::optional<PickHit> WindowProgram::pickAt(glm::vec2 stagePx) const {
    if (!picker_) return std::nullopt;
    return picker_->pick(stage_.space().rayThrough(stage_.shown().camera, stagePx), stage_.shown());
}

// The smallest region with a text of its own, else the parcel itself.
RegionRef WindowProgram::regionOf(ParcelIndex parcel) const {
    const Parcel& hit = content_.atlas.parcels[parcel];
    std::optional<Side> side;
    if (hit.side != Side::kMidline) side = hit.side;
    for (const std::string& id : content_.atlas.regionsOf(parcel)) {
        if (content_.knowledge.findRegion(id) != nullptr) return {id, side};
    }
    return {hit.id, side};
}

void WindowProgram::hoverAndClick(const FrameInput& input, const ui::PanelOutput& out,
                                  const GestureOutput& gesture) {
    const glm::vec2 origin(stagePx_.x, stagePx_.y);
    const bool over = out.stageHovered && !gestures_.holding() && !motion_.flying();
    std::optional<ui::Hover> hover;
    if (over) {
        if (const std::optional<PickHit> hit = pickAt(input.mousePx - origin);
            hit && hit->parcel != kNoParcel)
            hover = ui::Hover{hit->parcel, hit->pointMm};
    }
    const bool changed =
        hover.has_value() != hover_.has_value() ||
        (hover && hover_ && (hover->parcel != hover_->parcel || hover->pointMm != hover_->pointMm));
    if (changed) framesWanted_ = std::max(framesWanted_, 2);
    hover_ = hover;
    if (gesture.click) click(*gesture.click);
}

bool WindowProgram::overDesk(glm::vec2 px) const {
    const auto within = [&](const glm::ivec4& box) {
        const glm::vec2 from(box.x, box.y), size(box.z, box.w);
        return box.z > 0 && glm::all(glm::greaterThanEqual(px, from)) &&
               glm::all(glm::lessThan(px, from + size));
    };
    return within(places_.closeUpPx[0]) || within(places_.closeUpPx[1]) || within(places_.plotsPx);
}

void WindowProgram::deskGesture(const FrameInput& input, bool over) {
    const glm::vec2 px = input.mousePx - glm::vec2(stagePx_.x, stagePx_.y);
    const bool onPlots = over && px.y >= static_cast<float>(places_.plotsPx.y) &&
                         px.x >= static_cast<float>(places_.plotsPx.x);
    std::optional<PlotHit> hit;
    if (onPlots) {
        hit = desk_.plotAt(state_, places_, look_.scale,
                           px - glm::vec2(places_.plotsPx.x, places_.plotsPx.y));
    }
    const std::string words = hit ? hit->words : std::string();
    if (words != plotWords_) framesWanted_ = std::max(framesWanted_, 2);
    plotWords_ = words;
    if (onPlots && input.pressed[0]) {
        if (hit && hit->pair) {
            apply(Select{hit->pair->first});
            apply(SelectAlso{hit->pair->second});
        }
        return;
    }
    if (over && input.pressed[0]) {
        turningCloseUp_ = true;
        closeUpMousePx_ = input.mousePx;
    }
    if (!turningCloseUp_) return;
    const glm::vec2 by = (input.mousePx - closeUpMousePx_) / look_.scale * kCloseUpDegreesPerPx;
    closeUpMousePx_ = input.mousePx;
    if (by.x != 0.0F || by.y != 0.0F) apply(TurnCloseUp{by.x, by.y});
    if (!input.down[0]) turningCloseUp_ = false;
}

void WindowProgram::click(const StageClick& at) {
    const std::optional<PickHit> hit = pickAt(at.stagePx);
    if (!hit || hit->parcel == kNoParcel) {
        if (!state_.selection.empty()) apply(SelectNone{});
        return;
    }
    const RegionRef region = regionOf(hit->parcel);
    if (showsSlices()) apply(SetCrosshair{hit->pointMm});
    if (at.twice) return apply(FocusOn{region});
    if (at.also) return apply(SelectAlso{region});
    apply(Select{region});
}

}  // namespace rewire::app
