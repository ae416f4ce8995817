// SPDX-License-Identifier: Apache-2.0
#include "render/renderer.h"

#include <algorithm>
#include <utility>

#include "gpu/headless_context.h"
#include "render/renderer_impl.h"

namespace rewire {

using render::FrameSetup;
using render::GpuMesh;
using render::Layer;
using render::Targets;

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

Result<Renderer> Renderer::create(const Atlas& atlas, const RendererOptions& options) {
    auto impl = std::make_unique<Impl>();
    impl->slots = {atlas.parcels.size(), atlas.tracts.size()};
    if (impl->slots.count() > render::kMostSlots) {
        return fail(ErrorCode::kInvalid, "the atlas has " + std::to_string(atlas.parcels.size()) +
                                             " parcels, more than the renderer's table holds");
    }
    impl->atlas = &atlas;
    impl->shaders = render::ShaderLibrary(options.shaderDir);
    impl->looks = gpu::Buffer::create(gpu::BufferTarget::kUniform, {});
    impl->nothing = gpu::VertexArray::empty();
    const std::array<std::uint8_t, 4> clear{0, 0, 0, 0};
    Result<gpu::Texture> black = gpu::Texture::create({1, 1}, clear.data());
    if (!black) return black.forward();
    impl->black = std::move(*black);
    const std::array<std::uint8_t, 4> full{255, 255, 255, 255};
    Result<gpu::Texture> white = gpu::Texture::create({1, 1}, full.data());
    if (!white) return white.forward();
    impl->white = std::move(*white);
    return Renderer(std::move(impl));
}

Status Renderer::upload(const BrainMesh& mesh) {
    impl_->meshes[static_cast<std::size_t>(mesh.level)] = render::uploadMesh(mesh, impl_->slots);
    impl_->layersOf.reset();
    return gpu::checkErrors();
}

Status Renderer::uploadT1(const Volume<std::uint8_t>& t1) {
    if (t1.voxels.empty()) return fail(ErrorCode::kInvalid, "the MRI is empty");
    Result<gpu::Texture> texture = gpu::Texture::create(
        {t1.size.x, t1.size.y, t1.size.z, gpu::Format::kR8, 0, true}, t1.voxels.data());
    if (!texture) return texture.forward();
    impl_->t1 = std::move(*texture);
    impl_->t1OriginMm = t1.originMm;
    impl_->t1Size = glm::vec3(t1.size);
    impl_->layersOf.reset();
    return Done{};
}

bool Renderer::has(MeshLevel level) const {
    return impl_->meshes[static_cast<std::size_t>(level)].has_value();
}
std::size_t Renderer::trianglesDrawn() const {
    return impl_->trianglesDrawn;
}
unsigned Renderer::colourTexture() const {
    return impl_->targets ? impl_->targets->shown().colour.id() : 0;
}

void Renderer::copyTo(const gpu::Framebuffer& target, glm::ivec4 fromPx, glm::ivec2 toPx) const {
    if (impl_->targets) impl_->targets->shown().framebuffer.blitColourTo(target, fromPx, toPx);
}

namespace {

bool isFineEnough(MeshLevel level, const FrameSetup& setup) {
    const float limitPx = setup.spec.quality == Quality::kMoving ? 1.0F : 0.5F;
    return render::errorMm(level) / setup.mmPerPixel <= limitPx;
}

}  // namespace

MeshLevel Renderer::levelFor(const DrawList& list, const FrameSpec& spec) {
    const FrameSetup setup = render::setUpFrame(list, spec);
    for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid}) {
        if (isFineEnough(level, setup)) return level;
    }
    return MeshLevel::kFull;
}

// Nothing for a list without a brain (a close-up); else the coarsest level whose error stays below
// the limit in pixels; the finest there is otherwise.
GpuMesh* Renderer::Impl::chooseMesh(const DrawList& list, const FrameSetup& setup) {
    if (list.parcels.empty()) return &noMesh;
    GpuMesh* finest = nullptr;
    for (auto& mesh : meshes) {
        if (!mesh) continue;
        finest = &*mesh;
        if (isFineEnough(mesh->level, setup)) return finest;
    }
    return finest;
}

Status Renderer::Impl::prepareTargets(const FrameSetup& setup) {
    const glm::ivec2 finalSize(setup.spec.widthPx, setup.spec.heightPx);
    if (targets && targets->size == setup.insidePx && targets->finalSize == finalSize) {
        return addSamples(setup);
    }
    targets.reset();
    layersOf.reset();
    Targets t;
    t.size = setup.insidePx;
    t.finalSize = finalSize;
    struct Wanted {
        Layer* layer;
        glm::ivec2 size;
        bool depth, linear;
    };
    const std::array wanted{
        Wanted{&t.solid, t.size, true, false},      Wanted{&t.shell, t.size, true, true},
        Wanted{&t.nearest, t.size, true, false},    Wanted{&t.reveal, t.size, false, false},
        Wanted{&t.widenHalf, t.size, false, false}, Wanted{&t.outline, t.size, true, true},
        Wanted{&t.composed, t.size, false, true},   Wanted{&t.clean, finalSize, false, true},
        Wanted{&t.finished, finalSize, false, true}};
    for (const Wanted& w : wanted) {
        Result<Layer> layer = render::makeLayer(w.size, 0, w.depth, w.linear);
        if (!layer) return layer.forward();
        *w.layer = std::move(*layer);
    }
    targets = std::move(t);
    return addSamples(setup);
}

// The multisampled target is made when first needed and kept while the camera moves.
Status Renderer::Impl::addSamples(const FrameSetup& setup) {
    if (setup.samples == 0 || targets->samples == setup.samples) return Done{};
    Result<Layer> layer = render::makeLayer(targets->size, setup.samples, true, false);
    if (!layer) return layer.forward();
    targets->drawn = std::move(*layer);
    targets->samples = setup.samples;
    return Done{};
}

void Renderer::Impl::uploadLooks(const DrawList& list, GpuMesh& mesh) {
    if (&mesh == &noMesh) return;
    const std::vector<render::LookEntry> table = render::lookTable(*atlas, list, slots);
    render::updateEdges(mesh, table);
    const std::vector<render::PackedLook> packed = render::packLooks(table);
    looks.replace(std::as_bytes(std::span(packed)));
    looks.bindUniform(0);
}

namespace {

DrawList withoutOutlines(const DrawList& list) {
    DrawList plain = list;
    for (ParcelLook& look : plain.parcels) look.outline = Outline::kNone;
    return plain;
}

}  // namespace

Status Renderer::draw(const DrawList& list, const FrameSpec& spec) {
    Impl& r = *impl_;
    const FrameSetup setup = render::setUpFrame(list, spec);
    GpuMesh* mesh = r.chooseMesh(list, setup);
    if (mesh == nullptr) return fail(ErrorCode::kInternal, "nothing to draw: no mesh was uploaded");
    if (Status ready = r.prepareTargets(setup); !ready) return ready;
    r.lastFrame = setup;
    r.uploadLooks(list, *mesh);
    r.uploadGlyphs(list, setup);
    Impl::Frame frame{list, setup, *mesh, render::visibleParts(*r.atlas, list, mesh->parts),
                      *r.targets};
    DrawList plain = withoutOutlines(list);
    const bool cached =
        r.layersOf && *r.layersOf == plain && *r.layersSpec == spec && r.layersMesh == mesh;
    if (!cached) {
        r.layersOf.reset();
        r.trianglesDrawn = 0;
        if (Status done = r.drawLayers(frame); !done) return done;
        if (Status done = r.drawPost(frame); !done) return done;
        r.layersOf = std::move(plain);
        r.layersSpec = spec;
        r.layersMesh = mesh;
    }
    if (Status done = r.drawOutlineMask(frame); !done) return done;
    return r.drawOutlines(frame);
}

Result<Image> Renderer::read() const {
    if (!impl_->targets) return fail(ErrorCode::kInternal, "nothing was drawn yet");
    const Targets& t = *impl_->targets;
    Image bottomUp(t.finalSize.x, t.finalSize.y);
    t.shown().framebuffer.readRgba({0, 0, t.finalSize.x, t.finalSize.y}, bottomUp.rgba.data());
    Image image(bottomUp.width, bottomUp.height);
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* from = bottomUp.pixel(0, image.height - 1 - y);
        std::uint8_t* to = image.pixel(0, y);
        for (int x = 0; x < image.width; ++x, from += 4, to += 4) {
            const unsigned alpha = from[3];
            for (int k = 0; k < 3; ++k) {  // premultiplied to straight
                to[k] = alpha == 0 || alpha == 255
                            ? from[k]
                            : static_cast<std::uint8_t>(
                                  std::min(255U, (from[k] * 255U + alpha / 2) / alpha));
            }
            to[3] = static_cast<std::uint8_t>(alpha);
        }
    }
    return image;
}

Result<Image> Renderer::drawIds(const DrawList& list, const FrameSpec& spec) {
    Impl& r = *impl_;
    FrameSpec plain = spec;
    plain.samplesPerAxis = 1;
    const FrameSetup setup = render::setUpFrame(list, plain);
    GpuMesh* mesh = r.chooseMesh(list, setup);
    if (mesh == nullptr) return fail(ErrorCode::kInternal, "nothing to draw: no mesh was uploaded");
    if (Status ready = r.prepareTargets(setup); !ready) return ready.forward();
    r.layersOf.reset();
    r.uploadLooks(list, *mesh);
    Impl::Frame frame{list, setup, *mesh, render::visibleParts(*r.atlas, list, mesh->parts),
                      *r.targets};
    const auto program = r.surfaceProgram(frame, "surface_flat.frag", {"IDS"});
    if (!program) return program.forward();
    (*program)->set("u_parcelCount", static_cast<int>(r.slots.parcels));
    gpu::clear(frame.to.shell.framebuffer, glm::vec4(1.0F), true);
    gpu::PipelineState state = r.geometryState(frame, frame.to.shell);
    state.cull = gpu::Cull::kBack;
    state.apply();
    r.drawParts(frame, frame.visible.shell);
    r.drawParts(frame, frame.visible.litBodies);
    r.drawParts(frame, frame.visible.plainBodies);
    Image bottomUp(setup.insidePx.x, setup.insidePx.y);
    frame.to.shell.framebuffer.readRgba({0, 0, bottomUp.width, bottomUp.height},
                                        bottomUp.rgba.data());
    Image image(spec.widthPx, spec.heightPx);
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* from =
            bottomUp.pixel(setup.apronPx, setup.apronPx + image.height - 1 - y);
        std::copy_n(from, static_cast<std::size_t>(image.width) * 4, image.pixel(0, y));
    }
    if (Status clean = gpu::checkErrors(); !clean) return clean.forward();
    return image;
}

Status Renderer::drawFloor(const DrawList& list, const FrameSpec& spec) {
    Impl& r = *impl_;
    const FrameSetup setup = render::setUpFrame(list, spec);
    GpuMesh* mesh = nullptr;
    for (auto& level : r.meshes) {
        if (level) mesh = &*level;
    }
    if (mesh == nullptr) return fail(ErrorCode::kInternal, "nothing to draw: no mesh was uploaded");
    if (Status ready = r.prepareTargets(setup); !ready) return ready;
    r.layersOf.reset();
    r.uploadLooks(list, *mesh);
    Impl::Frame frame{list, setup, *mesh, render::visibleParts(*r.atlas, list, mesh->parts),
                      *r.targets};
    const auto program = r.surfaceProgram(frame, "surface_plain.frag");
    if (!program) return program.forward();
    gpu::clear(frame.to.shell.framebuffer, glm::vec4(0.0F), true);
    gpu::PipelineState state = r.geometryState(frame, frame.to.shell);
    state.cull = gpu::Cull::kNone;
    state.apply();
    r.drawParts(frame, frame.visible.shell);
    return Done{};
}

}  // namespace rewire
