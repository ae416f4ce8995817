// SPDX-License-Identifier: Apache-2.0
// Layers to the finished picture, only where the brain is: put together, smoothed while moving,
// shrunk when supersampled; outlines last. Whole-picture passes cost a CPU rasteriser as much as
// the brain does.
#include <algorithm>

#include "gpu/headless_context.h"
#include "render/renderer_impl.h"

namespace rewire {

namespace {

// The picture's rectangle of a rectangle of inside pixels; z = 0: none.
glm::ivec4 finalRect(const render::FrameSetup& setup, glm::ivec4 inside) {
    const glm::ivec2 size(setup.spec.widthPx, setup.spec.heightPx);
    const int f = setup.factor;
    const glm::ivec2 low =
        glm::max(glm::ivec2(inside.x, inside.y) / f - setup.apronPx, glm::ivec2(0));
    const glm::ivec2 end = glm::ivec2(inside.x + inside.z + f - 1, inside.y + inside.w + f - 1) / f;
    const glm::ivec2 high = glm::min(end - setup.apronPx, size);
    if (inside.z == 0 || high.x <= low.x || high.y <= low.y) return glm::ivec4(0);
    return {low, high - low};
}

// The smoothing filter reads this far round a pixel.
constexpr int kFilterReachPx = 8;

}  // namespace

void Renderer::Impl::copy(const gpu::Texture& picture) {
    const auto program = shaders.program("post_screen.vert", "post_copy.frag");
    if (!program) return;
    (*program)->use();
    (*program)->setTexture("t_picture", picture, 0);
    gpu::drawFullScreen(nothing);
}

void Renderer::Impl::fill(glm::vec4 colour) {
    const auto program = shaders.program("post_screen.vert", "post_fill.frag");
    if (!program) return;
    (*program)->use();
    (*program)->set("u_colour", colour);
    gpu::drawFullScreen(nothing);
}

Status Renderer::Impl::drawPost(Frame& frame) {
    render::Targets& to = frame.to;
    const bool lantern = frame.list.style == Style::kAnatomy && !to.solidEmpty;
    const bool apart = frame.list.style == Style::kGlass && frame.moving();
    const glm::ivec4 rect = lantern ? to.solidRect : to.brainRect;
    gpu::clear(to.clean.framebuffer, ground(frame), false);
    if (!lantern && !apart) return finishPicture(frame, to.shell.colour, to.brainRect);

    if (apart) gpu::clear(to.composed.framebuffer, ground(frame), false);
    const auto compose =
        shaders.program("post_screen.vert", lantern ? "post_lantern.frag" : "post_over.frag");
    if (!compose) return compose.forward();
    const gpu::Program& p = **compose;
    p.use();
    p.setTexture("t_shell", to.shell.colour, 0);
    p.setTexture("t_solid", to.solidEmpty ? black : to.solid.colour, 1);
    p.setTexture("t_reveal", to.revealEmpty ? black : to.reveal.colour, 2);
    p.setTexture("t_shellDepth", to.shell.depth, 3);
    p.setTexture("t_solidDepth", to.solid.depth, 4);
    p.set("u_ground", ground(frame));
    gpu::PipelineState state;
    state.target = &to.composed.framebuffer;
    state.viewport = {0, 0, frame.setup.insidePx.x, frame.setup.insidePx.y};
    state.scissor = rect;
    state.apply();
    if (rect.z > 0) gpu::drawFullScreen(nothing);
    if (apart) return finishPicture(frame, to.composed.colour, to.brainRect);
    if (Status done = finishPicture(frame, to.shell.colour, to.brainRect); !done) return done;
    const int inset = frame.moving() ? kFilterReachPx : frame.setup.factor;
    const glm::ivec4 inner = rect + glm::ivec4(inset, inset, -2 * inset, -2 * inset);
    return inner.z > 0 && inner.w > 0 ? finishPicture(frame, to.composed.colour, inner)
                                      : Status(Done{});
}

// Smoothed or shrunk into `clean`.
Status Renderer::Impl::finishPicture(Frame& frame, const gpu::Texture& from, glm::ivec4 rect) {
    const render::FrameSetup& setup = frame.setup;
    const bool smooth = setup.samples == 0 && frame.moving();
    gpu::PipelineState state;
    state.target = &frame.to.clean.framebuffer;
    state.viewport = {0, 0, setup.spec.widthPx, setup.spec.heightPx};
    state.scissor = finalRect(setup, rect);
    if (state.scissor->z == 0) return Done{};
    const auto finish =
        shaders.program("post_screen.vert", smooth ? "post_smooth.frag" : "post_shrink.frag");
    if (!finish) return finish.forward();
    state.apply();
    (*finish)->use();
    (*finish)->setTexture("t_picture", from, 0);
    (*finish)->set("u_pixelToUnit", 1.0F / glm::vec2(setup.insidePx));
    (*finish)->set("u_factor", setup.factor);
    (*finish)->set("u_taps", 4);
    (*finish)->set("u_crop", glm::ivec2(setup.apronPx * setup.factor));
    gpu::drawFullScreen(nothing);
    return gpu::checkErrors();
}

// The clean picture stays as it is, so that another outline costs no more than this.
Status Renderer::Impl::drawOutlines(Frame& frame) {
    const render::FrameSetup& setup = frame.setup;
    if (frame.to.outlineEmpty) return Done{};
    frame.to.clean.framebuffer.blitColourTo(frame.to.finished.framebuffer);
    gpu::PipelineState state;
    state.target = &frame.to.finished.framebuffer;
    state.viewport = {0, 0, setup.spec.widthPx, setup.spec.heightPx};
    state.scissor = finalRect(setup, frame.to.outlineRect);
    state.blend = gpu::Blend::kPremultipliedOver;
    if (state.scissor->z == 0) return Done{};
    const auto program = shaders.program("post_screen.vert", "post_outline.frag");
    if (!program) return program.forward();
    state.apply();
    const gpu::Program& p = **program;
    p.use();
    p.setTexture("t_outline", frame.to.outline.colour, 0);
    p.set("u_factor", setup.factor);
    p.set("u_crop", glm::ivec2(setup.apronPx * setup.factor));
    p.set("u_lineWidth",
          std::max(1.5F, 2.0F * setup.pixelScale / static_cast<float>(setup.factor)));
    p.set("u_lineColour", frame.list.theme == Theme::kDark ? glm::vec3(0.97F) : glm::vec3(0.08F));
    p.set("u_origin",
          glm::ivec2(setup.spec.offsetXPx,
                     setup.spec.fullHeightPx - setup.spec.offsetYPx - setup.spec.heightPx));
    gpu::drawFullScreen(nothing);
    return gpu::checkErrors();
}

}  // namespace rewire
