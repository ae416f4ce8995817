// SPDX-License-Identifier: Apache-2.0
// A mechanism's desk in the window: the running model, kept in step with the state a few
// milliseconds at a time so that nothing waits for it; its close-ups and plots as textures, each
// made anew only when its own input changed. Does NOT know panels or input.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "annotation/plots.h"
#include "gpu/objects.h"
#include "render/renderer.h"
#include "scene/close_up.h"
#include "scene/desk.h"

namespace rewire::app {

class DeskView {
  public:
    explicit DeskView(const Content& content) : content_(&content) {}

    // Brings the run nearer to the state's step, for about `budgetMs`.
    void follow(const ViewState& state, double budgetMs);
    [[nodiscard]] const MechanismRun* run() const { return run_ ? &*run_ : nullptr; }
    // The run is not there yet: 0..1 of the way.
    [[nodiscard]] std::optional<float> progress() const { return progress_; }
    // Why the model stopped, if it did; another parameter, seed or step 0 starts it again.
    [[nodiscard]] const std::string& problem() const { return problem_; }

    // Needs follow() before. `moving`: the model runs or a slider is held.
    [[nodiscard]] Status draw(const ViewState& state, const Desk& desk, float textScale,
                              bool moving, const AnnotationPainter& painter);
    [[nodiscard]] const std::vector<CloseUp>& closeUps() const { return closeUps_; }
    // First row at the bottom; 0: none.
    [[nodiscard]] unsigned closeUpTexture(std::size_t index) const;
    // Pixels of a texture changed since the last call.
    [[nodiscard]] bool takeChanged() { return std::exchange(changed_, false); }
    [[nodiscard]] unsigned plotsTexture() const { return plots_.id(); }  // first row on top
    // What lies under a pixel of the plots' rectangle.
    [[nodiscard]] std::optional<PlotHit> plotAt(const ViewState& state, const Desk& desk,
                                                float textScale, glm::vec2 pixel) const;

  private:
    struct Part {
        std::optional<Renderer> renderer;
        DrawList list;
        FrameSpec spec;
        bool drawn = false;
    };
    [[nodiscard]] Status drawCloseUp(Part& part, const CloseUp& closeUp, const glm::ivec4& box,
                                     bool moving);
    [[nodiscard]] Status drawPlots(const ViewState& state, const Desk& desk, float textScale,
                                   const AnnotationPainter& painter);

    const Content* content_;
    std::optional<MechanismRun> run_;
    std::optional<float> progress_;
    std::string problem_;
    models::StepIndex stoppedGoal_ = 0;
    std::array<Part, 2> parts_;
    std::vector<CloseUp> closeUps_;
    AnnotationLayout layout_;
    Image image_;
    gpu::Texture plots_;
    bool changed_ = false;
};

}  // namespace rewire::app
