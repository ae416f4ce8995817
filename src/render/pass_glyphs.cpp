// SPDX-License-Identifier: Apache-2.0
// Tubes and spheres: built on the CPU when they change, drawn as solids. Halos come last and hide
// nothing.
#include <algorithm>
#include <cmath>

#include "gpu/headless_context.h"
#include "render/renderer_impl.h"

namespace rewire {

namespace {

// How far a round outline may be off, in steps of a factor two, so that a small zoom needs no new
// triangles.
float detailFor(const render::FrameSetup& setup) {
    const float errorPx = setup.spec.quality == Quality::kMoving ? 1.0F : 0.6F;
    const float mm = errorPx * setup.mmPerPixel;
    return std::exp2(std::floor(std::log2(std::max(mm, 1e-6F)) + 0.5F));
}

}  // namespace

void Renderer::Impl::uploadGlyphs(const DrawList& list, const render::FrameSetup& setup) {
    const float detailMm = detailFor(setup);
    if (glyphTubes == list.tubes && glyphSpheres == list.spheres &&
        (glyphDetailMm == detailMm || glyphIndexCount == 0))
        return;
    glyphTubes = list.tubes;
    glyphSpheres = list.spheres;
    glyphDetailMm = detailMm;
    const render::GlyphMesh mesh = render::glyphTriangles(list.tubes, list.spheres, detailMm);
    glyphIndexCount = mesh.indices.size();
    glyphHaloFirst = mesh.haloFirst;
    glyphs =
        gpu::Buffer::create(gpu::BufferTarget::kVertex, std::as_bytes(std::span(mesh.vertices)));
    glyphIndices =
        gpu::Buffer::create(gpu::BufferTarget::kIndex, std::as_bytes(std::span(mesh.indices)));
    const std::array attributes{
        gpu::Attribute{0, gpu::AttributeType::kFloat, 3, 0},
        gpu::Attribute{1, gpu::AttributeType::kFloat, 3, 12},
        gpu::Attribute{2, gpu::AttributeType::kUnsignedByteNormalised, 4, 24},
        gpu::Attribute{4, gpu::AttributeType::kUnsignedByteNormalised, 4, 28}};
    glyphArray =
        gpu::VertexArray::create(glyphs, sizeof(render::GlyphVertex), attributes, &glyphIndices);
}

Status Renderer::Impl::drawGlyphs(const Frame& frame, gpu::PipelineState state) {
    if (glyphIndexCount == 0) return Done{};
    const auto program = shaders.program("glyph_solid.vert", "glyph_solid.frag");
    if (!program) return program.forward();
    const gpu::Program& p = **program;
    const DepthCue& cue = frame.list.depthCue;
    p.use();
    p.set("u_viewProjection", frame.setup.viewProjection);
    p.set("u_eye", frame.setup.eyeMm);
    p.set("u_key", frame.setup.key);
    p.set("u_fill", frame.setup.fill);
    p.set("u_up", frame.setup.up);
    p.set("u_ground", frame.list.background);
    p.set("u_cue", glm::vec3(cue.fromMm, std::max(cue.toMm, cue.fromMm + 1e-3F), cue.amount));
    p.set("u_paper", render::onPaper(frame.list.theme));
    state.blend = gpu::Blend::kPremultipliedOver;
    state.cull = gpu::Cull::kBack;
    state.apply();
    gpu::drawIndexed32(glyphArray, 0, glyphHaloFirst);
    state.depth = gpu::Depth::kTestOnly;
    state.apply();
    gpu::drawIndexed32(glyphArray, glyphHaloFirst, glyphIndexCount - glyphHaloFirst);
    trianglesDrawn += glyphIndexCount / 3;
    return Done{};
}

// Straight onto the ground: no shell, no layers.
Status Renderer::Impl::drawGlyphsAlone(Frame& frame) {
    const bool sampled = frame.setup.samples > 0;
    render::Layer& target = sampled ? frame.to.drawn : frame.to.shell;
    frame.to.solidEmpty = true;
    frame.to.revealEmpty = true;
    frame.to.solidRect = solidRect(frame, false);
    frame.to.brainRect = frame.to.solidRect;
    gpu::clear(target.framebuffer, ground(frame), true);
    if (Status done = drawGlyphs(frame, geometryState(frame, target)); !done) return done;
    resolve(frame, frame.to.shell, false);
    return gpu::checkErrors();
}

}  // namespace rewire
