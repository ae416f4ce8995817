// SPDX-License-Identifier: Apache-2.0
// Deciding what of the stage has to be drawn anew, and drawing it.
#include "app/stage_view.h"

#include <algorithm>
#include <utility>

#include "annotation/desk_words.h"

namespace rewire::app {

namespace {

constexpr float kLabelOpacityMoving = 0.45F;

}  // namespace

StageView::StageView(const Content& content, Renderer renderer, AnnotationPainter painter)
    : content_(&content), renderer_(std::move(renderer)), painter_(std::move(painter)) {}

Result<StageView> StageView::create(const Content& content) {
    Result<Renderer> renderer = Renderer::create(content.atlas);
    if (!renderer) return renderer.forward();
    Result<AnnotationPainter> painter = AnnotationPainter::create(content.atlas.directory);
    if (!painter) return painter.forward();
    return StageView(content, std::move(*renderer), std::move(*painter));
}

Status StageView::upload(const BrainMesh& mesh) {
    if (!haveAnchors_) {
        anchors_ = LabelAnchors::build(mesh);
        haveAnchors_ = true;
    }
    drawAgain();
    return renderer_.upload(mesh);
}

Status StageView::uploadT1(const Volume<std::uint8_t>& t1) {
    drawAgain();
    return renderer_.uploadT1(t1);
}

Status StageView::update(const StageInput& input, Motion& motion) {
    ViewState state = input.state;
    state.camera = motion.camera(input.state.camera, input.nowSec);
    DrawList list = motion.list(buildDrawList(*content_, state), input.nowSec);
    if (input.run != nullptr) addToBrain(*content_, state, *input.run, list);
    list.camera = state.camera;
    const glm::ivec4 freePx = input.desk.brainPx;
    if (list != shown_ || input.sizePx != sizePx_ || freePx != freePx_) {
        // The very first picture is drawn in full at once: nobody turns the brain yet.
        if (lastChangeSec_ >= 0.0)
            lastChangeSec_ = input.nowSec;
        else
            lastChangeSec_ = input.nowSec - kRestAfterSec;
    }
    // Labels step back for a turning brain, not for a model that runs in a resting one.
    if (list.camera != shown_.camera) lastTurnSec_ = input.nowSec;
    shown_ = std::move(list);
    sizePx_ = input.sizePx;
    freePx_ = freePx;
    const bool moving =
        input.gesture || motion.moving() || input.nowSec - lastChangeSec_ < kRestAfterSec;
    StageInput now{state,          input.sizePx,    input.desk,    input.run,
                   input.closeUps, input.textScale, input.gesture, input.nowSec};
    if (Status done = drawBrain(now, moving); !done) return done;
    return annotate(now, motion.moving() || input.nowSec - lastTurnSec_ < kRestAfterSec);
}

Status StageView::drawBrain(const StageInput& input, bool moving) {
    const Drawn wanted{shown_, input.sizePx, freePx_, moving ? Quality::kMoving : Quality::kRest};
    if (drawn_ && *drawn_ == wanted) return Done{};
    // A finished picture stays while nothing in it changes, even while the mouse is down.
    if (drawn_ && moving && drawn_->list == wanted.list && drawn_->sizePx == wanted.sizePx &&
        drawn_->freePx == wanted.freePx)
        return Done{};
    const FrameSpec spec = frameSpec(wanted.quality);
    if (Status done = renderer_.draw(shown_, spec); !done) return done;
    drawn_ = wanted;
    changed_.assign(1, {0, 0, input.sizePx.x, input.sizePx.y});
    return Done{};
}

FrameSpec StageView::frameSpec(Quality quality) const {
    FrameSpec spec;
    spec.widthPx = sizePx_.x;
    spec.heightPx = sizePx_.y;
    spec.quality = quality;
    spec.freeRectPx = freePx_;
    return spec;
}

bool StageView::needsFinest() const {
    return !renderer_.has(MeshLevel::kFull) &&
           Renderer::levelFor(shown_, frameSpec(Quality::kRest)) == MeshLevel::kFull;
}

Status StageView::annotate(const StageInput& input, bool moving) {
    AnnotationInput spec;
    spec.space = space();
    spec.textScale = input.textScale;
    spec.legend = input.state.showLegend();
    spec.labels = input.state.showLabels();
    spec.letters = input.state.orientationLetters;
    spec.viewName = false;  // stands in the stage's top row
    spec.labelOpacity = moving ? kLabelOpacityMoving : 1.0F;
    spec.pagePx = input.desk.pagePx;
    spec.flatLegend = !input.desk.open();
    spec.letters = spec.letters && !input.desk.open();  // the column is the legend's
    AnnotationLayout layout =
        layOut(*content_, input.state, shown_, anchors_, spec, moving ? &layout_ : nullptr);
    if (input.desk.open()) {
        addDeskWords(*content_, input.state, input.desk, input.closeUps,
                     {spec.space, input.textScale}, layout);
    }
    if (painted_ && layout == layout_) return Done{};
    layout_ = std::move(layout);
    painted_ = true;
    Result<std::vector<glm::ivec4>> changed = sheet_.paint(painter_, layout_, input.sizePx);
    if (!changed) return changed.forward();
    changed_.insert(changed_.end(), changed->begin(), changed->end());
    return Done{};
}

void StageView::copyBrain(const gpu::Framebuffer& target, glm::ivec4 fromPx,
                          glm::ivec2 toPx) const {
    if (drawn_) renderer_.copyTo(target, fromPx, toPx);
}

std::optional<double> StageView::restDueSec(double nowSec) const {
    if (drawn_ && drawn_->quality == Quality::kRest) return std::nullopt;
    return std::max(0.0, lastChangeSec_ + kRestAfterSec - nowSec);
}

PictureSpace StageView::space() const {
    return {sizePx_.x, sizePx_.y, freePx_};
}

}  // namespace rewire::app
