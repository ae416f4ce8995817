// SPDX-License-Identifier: Apache-2.0
#include "app/studio.h"

#include <algorithm>
#include <utility>

namespace rewire::app {

Studio::Studio(std::unique_ptr<Content> content, gpu::HeadlessContext context, Renderer renderer,
               LabelAnchors anchors, AnnotationPainter painter)
    : content_(std::move(content)),
      context_(std::move(context)),
      renderer_(std::move(renderer)),
      anchors_(std::move(anchors)),
      painter_(std::move(painter)) {}

Result<std::unique_ptr<Studio>> Studio::open(Content given, const RendererOptions& options) {
    auto content = std::make_unique<Content>(std::move(given));
    Result<gpu::HeadlessContext> context = gpu::HeadlessContext::create();
    if (!context) return context.forward();
    Result<Renderer> renderer = Renderer::create(content->atlas, options);
    if (!renderer) return renderer.forward();
    LabelAnchors anchors;
    for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid, MeshLevel::kFull}) {
        Result<BrainMesh> mesh = loadBrainMesh(content->atlas, level);
        if (!mesh) return mesh.forward();
        if (Status done = renderer->upload(*mesh); !done) return done.forward();
        if (level == MeshLevel::kPreview) anchors = LabelAnchors::build(*mesh);
    }
    Result<AnnotationPainter> painter = AnnotationPainter::create(content->atlas.directory);
    if (!painter) return painter.forward();
    return std::unique_ptr<Studio>(new Studio(std::move(content), std::move(*context),
                                              std::move(*renderer), std::move(anchors),
                                              std::move(*painter)));
}

Status Studio::prepare(const ViewState& state) {
    const bool slices = std::ranges::any_of(state.slices, [](bool on) { return on; });
    if (!slices || t1Uploaded_) return Done{};
    t1Uploaded_ = true;
    return renderer_.uploadT1(content_->atlas.t1);
}

}  // namespace rewire::app
