// SPDX-License-Identifier: Apache-2.0
#include "app/desk_view.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace rewire::app {

void DeskView::follow(const ViewState& state, double budgetMs) {
    progress_.reset();
    if (!state.showCloseUp()) {
        run_.reset();
        closeUps_.clear();
        problem_.clear();
        return;
    }
    if (!run_ || !run_->belongsTo(*content_, state)) {
        problem_.clear();
        Result<MechanismRun> started = MechanismRun::start(*content_, state);
        if (!started) {
            run_.reset();
            problem_ = started.error().message;
            return;
        }
        run_ = std::move(*started);
    }
    const models::StepIndex goal = state.step;
    if (!problem_.empty() && goal >= stoppedGoal_) return;
    problem_.clear();
    const auto start = std::chrono::steady_clock::now();
    const auto spentMs = [&] {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count();
    };
    do {
        const models::StepIndex next = std::min<models::StepIndex>(goal, run_->steps() + 1);
        if (Status done = run_->advanceTo(next); !done) {
            problem_ = done.error().message;
            stoppedGoal_ = goal;
            return;
        }
    } while (run_->steps() < goal && spentMs() < budgetMs);
    if (run_->steps() < goal)
        progress_ = static_cast<float>(run_->steps()) / static_cast<float>(goal);
}

Status DeskView::draw(const ViewState& state, const Desk& desk, float textScale, bool moving,
                      const AnnotationPainter& painter) {
    closeUps_.clear();
    if (!run_ || !desk.open()) return Done{};
    for (std::size_t i = 0; i < desk.closeUpPx.size(); ++i) {
        if (desk.closeUpPx[i].z == 0 || (i == 1 && run_->without() == nullptr)) continue;
        closeUps_.push_back(buildCloseUp(*content_, state, *run_, i == 1));
        const glm::vec2 size(desk.closeUpPx[i].z, desk.closeUpPx[i].w);
        fitToAspect(closeUps_.back(), size.x / size.y);
        if (Status done = drawCloseUp(parts_[i], closeUps_.back(), desk.closeUpPx[i], moving);
            !done) {
            return done;
        }
    }
    return drawPlots(state, desk, textScale, painter);
}

Status DeskView::drawCloseUp(Part& part, const CloseUp& closeUp, const glm::ivec4& box,
                             bool moving) {
    if (!part.renderer) {
        Result<Renderer> made = Renderer::create(content_->atlas);
        if (!made) return made.forward();
        part.renderer.emplace(std::move(*made));
    }
    FrameSpec spec;
    spec.widthPx = box.z;
    spec.heightPx = box.w;
    spec.quality = Quality::kRest;
    const bool same = part.drawn && part.list == closeUp.list && part.spec.widthPx == box.z &&
                      part.spec.heightPx == box.w;
    if (same && (moving || part.spec.quality == Quality::kRest)) return Done{};
    if (Status done = part.renderer->draw(closeUp.list, spec); !done) return done;
    part.list = closeUp.list;
    part.spec = spec;
    part.drawn = true;
    changed_ = true;
    return Done{};
}

Status DeskView::drawPlots(const ViewState& state, const Desk& desk, float textScale,
                           const AnnotationPainter& painter) {
    const glm::ivec2 size(desk.plotsPx.z, desk.plotsPx.w);
    AnnotationLayout layout = layOutPlots(*content_, state, *run_, {size.x, size.y, textScale});
    if (plots_.id() != 0 && layout == layout_) return Done{};
    layout_ = std::move(layout);
    const bool fits = plots_.id() != 0 && image_.width == size.x && image_.height == size.y;
    if (fits) {
        std::fill(image_.rgba.begin(), image_.rgba.end(), std::uint8_t{0});
    } else {
        image_ = Image(size.x, size.y);
    }
    painter.paint(layout_, image_);
    changed_ = true;
    if (fits) {
        plots_.update(image_.rgba.data());
        return Done{};
    }
    gpu::TextureDesc desc;
    desc.width = size.x;
    desc.height = size.y;
    Result<gpu::Texture> texture = gpu::Texture::create(desc, image_.rgba.data());
    if (!texture) return texture.forward();
    plots_ = std::move(*texture);
    return Done{};
}

unsigned DeskView::closeUpTexture(std::size_t index) const {
    const Part& part = parts_[index];
    return index < closeUps_.size() && part.drawn ? part.renderer->colourTexture() : 0U;
}

std::optional<PlotHit> DeskView::plotAt(const ViewState& state, const Desk& desk, float textScale,
                                        glm::vec2 pixel) const {
    if (!run_ || !desk.open()) return std::nullopt;
    return rewire::plotAt(*content_, state, *run_, {desk.plotsPx.z, desk.plotsPx.w, textScale},
                          pixel);
}

}  // namespace rewire::app
