// SPDX-License-Identifier: Apache-2.0
// Layers to the finished picture: composed over the ground, outlined, smoothed while moving, shrunk
// when supersampled.
#include <cmath>

#include "gpu/headless_context.h"
#include "render/renderer_impl.h"

namespace rewire {

Status Renderer::Impl::drawPost(Frame& frame) {
    const DrawList& list = frame.list;
    const render::FrameSetup& setup = frame.setup;
    const bool lantern = list.style == Style::kAnatomy && !frame.to.solidEmpty;
    const auto compose =
        shaders.program("post_screen.vert", "post_composite.frag",
                        lantern ? std::vector<std::string>{"LANTERN"} : std::vector<std::string>{});
    if (!compose) return compose.forward();
    const gpu::Program& p = **compose;
    p.use();
    p.setTexture("t_shell", frame.to.shell.colour, 0);
    p.setTexture("t_solid", frame.to.solid.colour, 1);
    p.setTexture("t_reveal", frame.to.revealEmpty ? black : frame.to.reveal.colour, 2);
    p.setTexture("t_outline", frame.to.outline.colour, 3);
    if (lantern) {
        p.setTexture("t_shellDepth", frame.to.shell.depth, 4);
        p.setTexture("t_solidDepth", frame.to.solid.depth, 5);
    }
    p.set("u_ground", setup.spec.transparent ? glm::vec4(0.0F) : glm::vec4(list.background, 1.0F));
    p.set("u_outlines", frame.to.outlineEmpty ? 0.0F : 1.0F);
    p.set("u_lineWidth",
          std::max(1.5F * static_cast<float>(setup.factor), 2.0F * setup.pixelScale));
    p.set("u_lineColour", list.theme == Theme::kDark ? glm::vec3(0.97F) : glm::vec3(0.08F));
    p.set("u_origin", glm::ivec2(-setup.viewport.x, -setup.viewport.y));
    gpu::PipelineState state;
    state.target = &frame.to.composed.framebuffer;
    state.viewport = {0, 0, setup.insidePx.x, setup.insidePx.y};
    state.apply();
    gpu::drawFullScreen(nothing);

    state.target = &frame.to.finished.framebuffer;
    state.viewport = {0, 0, setup.spec.widthPx, setup.spec.heightPx};
    const bool smooth = setup.samples == 0 && frame.moving();
    const auto finish =
        shaders.program("post_screen.vert", smooth ? "post_smooth.frag" : "post_shrink.frag");
    if (!finish) return finish.forward();
    (*finish)->use();
    (*finish)->setTexture("t_picture", frame.to.composed.colour, 0);
    if (smooth) {
        (*finish)->set("u_pixelToUnit", 1.0F / glm::vec2(setup.insidePx));
    } else {
        (*finish)->set("u_factor", setup.factor);
        (*finish)->set("u_crop", glm::ivec2(setup.apronPx * setup.factor));
    }
    state.apply();
    gpu::drawFullScreen(nothing);
    return gpu::checkErrors();
}

}  // namespace rewire
