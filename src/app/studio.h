// SPDX-License-Identifier: Apache-2.0
// What drawing without a window needs, made once: content, headless context, renderer, labels'
// anchors, painter.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "figure/figure.h"
#include "gpu/headless_context.h"

namespace rewire::app {

class Studio {
  public:
    // Members are destroyed in reverse order: the context outlives all GL objects. With `only`, no
    // other level of detail is read (but for the places of labels, which are small): half the time
    // and memory of a single picture.
    [[nodiscard]] static Result<std::unique_ptr<Studio>> open(
        Content content, const RendererOptions& options = {},
        std::optional<MeshLevel> only = std::nullopt);
    // The level of detail that this file's picture is drawn from.
    [[nodiscard]] static MeshLevel levelFor(const Content& content, const ViewState& state,
                                            const FigureSpec& figure);
    [[nodiscard]] FigureTools tools() { return {*content_, renderer_, anchors_, painter_}; }
    [[nodiscard]] const Content& content() const { return *content_; }
    // The picture decides what is needed: slices need the T1, which is uploaded on demand.
    [[nodiscard]] Status prepare(const ViewState& state);

  private:
    Studio(std::unique_ptr<Content> content, gpu::HeadlessContext context, Renderer renderer,
           LabelAnchors anchors, AnnotationPainter painter);
    std::unique_ptr<Content> content_;  // the renderer points into it
    gpu::HeadlessContext context_;
    Renderer renderer_;
    LabelAnchors anchors_;
    AnnotationPainter painter_;
    bool t1Uploaded_ = false;
};

}  // namespace rewire::app
