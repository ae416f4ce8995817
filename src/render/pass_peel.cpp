// SPDX-License-Identifier: Apache-2.0
// The exact order of translucent layers by depth peeling (C. Everitt, Interactive order-independent
// transparency, 2001): one pass over the triangles a layer, front to back. The yardstick that tests
// hold the sorted pass to; far too slow for anything else on a CPU.
#include "gpu/headless_context.h"
#include "render/renderer_impl.h"

namespace rewire {

using render::Layer;

Result<int> Renderer::drawExact(const DrawList& list, const FrameSpec& spec, int mostLayers) {
    Impl& r = *impl_;
    FrameSpec plain = spec;
    plain.samplesPerAxis = 1;
    plain.quality = Quality::kRest;
    if (Status done = draw(list, plain); !done)
        return done.forward();  // solids, window, nearest layer
    const render::FrameSetup setup = render::setUpFrame(list, plain);
    render::GpuMesh* mesh = r.chooseMesh(list, setup);
    Impl::Frame frame{list, setup, *mesh, render::visibleParts(*r.atlas, list, mesh->parts),
                      *r.targets};
    std::array<Layer, 2> peel;
    for (Layer& layer : peel) {
        Result<Layer> made = render::makeLayer(setup.insidePx, 0, true, false);
        if (!made) return made.forward();
        layer = std::move(*made);
    }
    const int layers = r.peelInto(frame, peel, mostLayers);
    r.putUnder(frame);
    r.layersOf.reset();
    if (layers < 0) return fail(ErrorCode::kGraphics, "the peeling shaders do not compile");
    if (Status done = r.drawPost(frame); !done) return done.forward();
    frame.to.outlineEmpty = true;
    return layers;
}

// Solids, then the ground, under the layers.
void Renderer::Impl::putUnder(const Frame& frame) {
    gpu::PipelineState state;
    state.target = &frame.to.shell.framebuffer;
    state.viewport = {0, 0, frame.setup.insidePx.x, frame.setup.insidePx.y};
    state.blend = gpu::Blend::kPremultipliedUnder;
    state.apply();
    if (!frame.to.solidEmpty) copy(frame.to.solid.colour);
    fill(ground(frame));
}

// Returns the number of layers found, or a negative number when a shader fails.
int Renderer::Impl::peelInto(Frame& frame, std::array<Layer, 2>& peel, int mostLayers) {
    const bool glass = frame.list.style == Style::kGlass;
    const auto under = shaders.program("post_screen.vert", "post_copy.frag");
    if (!under) return -1;
    gpu::clear(frame.to.shell.framebuffer, glm::vec4(0.0F), true);
    gpu::clear(peel[1].framebuffer, glm::vec4(0.0F), true);
    gpu::clearDepthTo(peel[1].framebuffer, 0.0F);
    std::vector<std::size_t> parts = frame.visible.shell;
    parts.insert(parts.end(), frame.visible.plainBodies.begin(), frame.visible.plainBodies.end());
    if (!glass)
        parts.insert(parts.end(), frame.visible.litBodies.begin(), frame.visible.litBodies.end());
    for (int i = 0; i < mostLayers; ++i) {
        Layer& now = peel[static_cast<std::size_t>(i % 2)];
        const Layer& before = peel[static_cast<std::size_t>((i + 1) % 2)];
        const auto program =
            surfaceProgram(frame, glass ? "surface_glass.frag" : "surface_xray.frag", {"PEEL"});
        if (!program) return -1;
        (*program)->setTexture("t_nearest", frame.to.nearest.depth, 0);
        (*program)->setTexture("t_reveal", frame.to.revealEmpty ? black : frame.to.reveal.colour,
                               1);
        (*program)->setTexture("t_peeled", before.depth, 2);
        (*program)->setTexture("t_solidDepth", frame.to.solidEmpty ? white : frame.to.solid.depth,
                               3);
        (*program)->set("u_nearestOnly", 0.0F);
        gpu::clear(now.framebuffer, glm::vec4(0.0F), true);
        geometryState(frame, now).apply();
        gpu::SampleCount counted;
        drawParts(frame, parts);
        if (counted.finish() == 0) return i;
        gpu::PipelineState state;
        state.target = &frame.to.shell.framebuffer;
        state.viewport = {0, 0, frame.setup.insidePx.x, frame.setup.insidePx.y};
        state.blend = gpu::Blend::kPremultipliedUnder;
        state.apply();
        (*under)->use();
        (*under)->setTexture("t_picture", now.colour, 0);
        gpu::drawFullScreen(nothing);
    }
    return mostLayers;
}

}  // namespace rewire
