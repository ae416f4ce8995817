// SPDX-License-Identifier: Apache-2.0
// What drawing without a window needs, made once: content, headless context, renderer, labels'
// anchors, painter.
#pragma once

#include <filesystem>
#include <memory>

#include "figure/figure.h"
#include "gpu/headless_context.h"

namespace rewire::app {

class Studio {
  public:
    // Members are destroyed in reverse order: the context outlives all GL objects.
    [[nodiscard]] static Result<std::unique_ptr<Studio>> open(Content content,
                                                              const RendererOptions& options = {});
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
