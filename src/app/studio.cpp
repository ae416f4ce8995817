// SPDX-License-Identifier: Apache-2.0
#include "app/studio.h"

#include <malloc.h>

#include <algorithm>
#include <future>
#include <utility>
#include <vector>

namespace rewire::app {

Studio::Studio(std::unique_ptr<Content> content, gpu::HeadlessContext context, Renderer renderer,
               LabelAnchors anchors, AnnotationPainter painter)
    : content_(std::move(content)),
      context_(std::move(context)),
      renderer_(std::move(renderer)),
      anchors_(std::move(anchors)),
      painter_(std::move(painter)) {}

namespace {

// The coarsest level is always among them: labels find their places on it.
Result<std::vector<BrainMesh>> readMeshes(const Atlas& atlas, std::optional<MeshLevel> only) {
    std::vector<BrainMesh> meshes;
    for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid, MeshLevel::kFull}) {
        if (only && level != *only && level != MeshLevel::kPreview) continue;
        Result<BrainMesh> mesh = loadBrainMesh(atlas, level);
        if (!mesh) return mesh.forward();
        meshes.push_back(std::move(*mesh));
    }
    return meshes;
}

}  // namespace

MeshLevel Studio::levelFor(const Content& content, const ViewState& state,
                           const FigureSpec& figure) {
    FrameSpec frame;
    frame.widthPx = figure.widthPx;
    frame.heightPx = figure.heightPx;
    frame.freeRectPx = figureFreeRect(figure.widthPx, figure.heightPx, state.showLabels());
    return Renderer::levelFor(buildDrawList(content, state), frame);
}

Result<std::unique_ptr<Studio>> Studio::open(Content given, const RendererOptions& options,
                                             std::optional<MeshLevel> only) {
    auto content = std::make_unique<Content>(std::move(given));
    // Read on the other core while this one makes the context.
    std::future<Result<std::vector<BrainMesh>>> reading = std::async(
        std::launch::async, [&atlas = content->atlas, only] { return readMeshes(atlas, only); });
    Result<gpu::HeadlessContext> context = gpu::HeadlessContext::create();
    if (!context) return context.forward();
    Result<Renderer> renderer = Renderer::create(content->atlas, options);
    if (!renderer) return renderer.forward();
    Result<AnnotationPainter> painter = AnnotationPainter::create(content->atlas.directory);
    if (!painter) return painter.forward();
    Result<std::vector<BrainMesh>> meshes = reading.get();
    if (!meshes) return meshes.forward();
    LabelAnchors anchors;
    for (BrainMesh& mesh : *meshes) {
        if (mesh.level == MeshLevel::kPreview) anchors = LabelAnchors::build(mesh);
        if (only && mesh.level != *only) continue;
        if (Status done = renderer->upload(mesh); !done) return done.forward();
        mesh = {};
    }
    meshes->clear();
    malloc_trim(0);  // the importer's own copy of a mesh is several times its size
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
