// SPDX-License-Identifier: Apache-2.0
// The stage: the brain as the renderer draws it and the annotation painted over it, each redrawn
// only when its own input changed. While something moves it draws less; when all is still, once in
// full. Does NOT know panels, input or files.
#pragma once

#include <glm/glm.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "annotation/annotation.h"
#include "app/annotation_sheet.h"
#include "app/motion.h"
#include "gpu/objects.h"
#include "render/renderer.h"
#include "scene/close_up.h"
#include "scene/desk.h"
#include "scene/draw_list.h"
#include "scene/view_state.h"

namespace rewire::app {

inline constexpr double kRestAfterSec = 0.15;

struct StageInput {
    const ViewState& state;
    glm::ivec2 sizePx{1};
    Desk desk;                          // the brain's place on the stage, and what stands beside it
    const MechanismRun* run = nullptr;  // of the desk, when it is open
    const std::vector<CloseUp>& closeUps;
    float textScale = 1.0F;
    bool gesture = false;  // the mouse or a slider is changing the picture
    double nowSec = 0.0;
};

class StageView {
  public:
    [[nodiscard]] static Result<StageView> create(const Content& content);

    [[nodiscard]] Status upload(const BrainMesh& mesh);
    [[nodiscard]] Status uploadT1(const Volume<std::uint8_t>& t1);
    // Draws what has to be drawn. Leaves other framebuffers bound.
    [[nodiscard]] Status update(const StageInput& input, Motion& motion);
    void drawAgain() { drawn_.reset(); }  // the renderer was used for something else

    // The brain's picture, or a part of it (rows from the bottom), to that corner of the target.
    void copyBrain(const gpu::Framebuffer& target, glm::ivec4 fromPx, glm::ivec2 toPx) const;
    [[nodiscard]] const AnnotationSheet& annotation() const { return sheet_; }
    // Rectangles of the stage whose pixels changed since the last call (from the top left).
    [[nodiscard]] std::vector<glm::ivec4> takeChanged() { return std::exchange(changed_, {}); }
    [[nodiscard]] bool needsFinest() const;  // the picture at rest wants a mesh that isn't here
    // Seconds until the full picture is due; nothing when it is there.
    [[nodiscard]] std::optional<double> restDueSec(double nowSec) const;

    [[nodiscard]] const DrawList& shown() const { return shown_; }
    [[nodiscard]] PictureSpace space() const;
    [[nodiscard]] Renderer& renderer() { return renderer_; }
    [[nodiscard]] const LabelAnchors& anchors() const { return anchors_; }
    [[nodiscard]] const AnnotationPainter& painter() const { return painter_; }

  private:
    struct Drawn {
        DrawList list;
        glm::ivec2 sizePx{0};
        glm::ivec4 freePx{0};
        Quality quality = Quality::kMoving;
        bool operator==(const Drawn&) const = default;
    };
    StageView(const Content& content, Renderer renderer, AnnotationPainter painter);
    [[nodiscard]] FrameSpec frameSpec(Quality quality) const;
    [[nodiscard]] Status drawBrain(const StageInput& input, bool moving);
    [[nodiscard]] Status annotate(const StageInput& input, bool moving);

    const Content* content_;
    Renderer renderer_;
    AnnotationPainter painter_;
    LabelAnchors anchors_;
    bool haveAnchors_ = false;
    DrawList shown_;
    glm::ivec2 sizePx_{1};
    glm::ivec4 freePx_{0};
    std::optional<Drawn> drawn_;
    double lastChangeSec_ = -1.0, lastTurnSec_ = -1.0;
    AnnotationLayout layout_;
    bool painted_ = false;
    AnnotationSheet sheet_;
    std::vector<glm::ivec4> changed_;
};

}  // namespace rewire::app
