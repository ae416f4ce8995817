// SPDX-License-Identifier: Apache-2.0
// The shell in its three styles. Opaque: one pass with depth. Translucent: triangles sorted back to
// front and blended over each other in one pass; while the camera moves glass keeps only its
// nearest layer.
#include <algorithm>

#include "render/renderer_impl.h"

namespace rewire {

using render::Layer;

namespace {

// Inside an unbroken opaque shell plain bodies can't be seen; and where a patch of the wall stands
// for a body, both would fight for the same pixels. They show where their half's cortex is left
// out, or cut open.
std::vector<std::size_t> seenPlainBodies(const std::vector<MeshPart>& parts,
                                         const render::VisibleParts& visible, const Atlas& atlas,
                                         bool cutOpen) {
    std::array<bool, 2> cortexShown{false, false};
    for (const std::size_t i : visible.shell) {
        const MeshPart& part = parts[i];
        if (part.side != Side::kMidline &&
            atlas.parcels[part.parcel].group == ParcelGroup::kCortex) {
            cortexShown[part.side == Side::kLeft ? 0 : 1] = true;
        }
    }
    std::vector<std::size_t> seen;
    for (const std::size_t i : visible.plainBodies) {
        const Side side = parts[i].side;
        const bool hidden = side == Side::kMidline ? cortexShown[0] || cortexShown[1]
                                                   : cortexShown[side == Side::kLeft ? 0 : 1];
        if (!hidden || cutOpen) seen.push_back(i);
    }
    return seen;
}

std::vector<std::size_t> joined(std::vector<std::size_t> a, const std::vector<std::size_t>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// The smallest rectangle (x, y, w, h) round two; an empty one counts for nothing.
glm::ivec4 covering(glm::ivec4 a, glm::ivec4 b) {
    if (a.z == 0) return b;
    if (b.z == 0) return a;
    const glm::ivec2 low(std::min(a.x, b.x), std::min(a.y, b.y));
    const glm::ivec2 high(std::max(a.x + a.z, b.x + b.z), std::max(a.y + a.w, b.y + b.w));
    return {low, high - low};
}

}  // namespace

glm::vec4 Renderer::Impl::ground(const Frame& frame) {
    return frame.setup.spec.transparent ? glm::vec4(0.0F) : glm::vec4(frame.list.background, 1.0F);
}

// Clears the target to what the shell is blended over: the ground, and the solids with their depth,
// so that what lies behind them is left out. Moving glass is put together later: it starts from
// nothing.
void Renderer::Impl::drawGroundAndSolids(const Frame& frame, const Layer& target,
                                         bool nearestOnly) {
    const glm::vec4 start = nearestOnly ? glm::vec4(0.0F) : ground(frame);
    if (frame.setup.samples > 0 && !frame.to.solidEmpty) {
        // They stand in it already, sample by sample; the ground goes under them.
        gpu::PipelineState state;
        state.target = &target.framebuffer;
        state.viewport = {0, 0, frame.setup.insidePx.x, frame.setup.insidePx.y};
        state.blend = gpu::Blend::kPremultipliedUnder;
        state.apply();
        fill(start);
        return;
    }
    gpu::clear(target.framebuffer, start, true);
    if (frame.to.solidEmpty) return;
    frame.to.solid.framebuffer.blitDepthTo(target.framebuffer);
    if (nearestOnly) return;
    gpu::PipelineState state;
    state.target = &target.framebuffer;
    state.viewport = frame.to.solidRect;
    state.blend = gpu::Blend::kPremultipliedOver;
    state.apply();
    copy(frame.to.solid.colour);
}

Status Renderer::Impl::drawShell(Frame& frame) {
    const bool sampled = frame.setup.samples > 0;
    Layer& target = sampled ? frame.to.drawn : frame.to.shell;
    const Style style = frame.list.style;
    gpu::PipelineState state = geometryState(frame, target);
    std::vector<std::size_t> all = joined(frame.visible.shell, frame.visible.plainBodies);
    frame.to.brainRect = rectOf(frame, joined(all, frame.visible.litBodies), 2);
    if (!frame.to.solidEmpty) frame.to.brainRect = covering(frame.to.brainRect, frame.to.solidRect);
    if (style == Style::kAnatomy) {
        gpu::clear(target.framebuffer, ground(frame), true);
        const auto program = surfaceProgram(frame, "surface_anatomy.frag");
        if (!program) return program.forward();
        state.cull = frame.cutOpen() ? gpu::Cull::kNone : gpu::Cull::kBack;
        state.apply();
        drawParts(frame,
                  joined(frame.visible.shell, seenPlainBodies(frame.mesh.parts, frame.visible,
                                                              *atlas, frame.cutOpen())));
        if (showsSlices(frame.list)) {
            state.cull = gpu::Cull::kNone;
            state.apply();
            if (Status done = drawSlices(frame); !done) return done;
            frame.to.brainRect = {0, 0, frame.setup.insidePx.x, frame.setup.insidePx.y};
        }
        resolve(frame, frame.to.shell, true);
        return Done{};
    }
    const bool glass = style == Style::kGlass;
    const bool nearestOnly = glass && frame.moving();
    drawGroundAndSolids(frame, target, nearestOnly);
    if (glass && !nearestOnly) {
        const auto depthOnly = surfaceProgram(frame, "surface_flat.frag");
        if (!depthOnly) return depthOnly.forward();
        gpu::clear(frame.to.nearest.framebuffer, glm::vec4(0.0F), true);
        gpu::PipelineState nearest = geometryState(frame, frame.to.nearest);
        nearest.colourWrite = false;
        nearest.cull = gpu::Cull::kBack;
        nearest.apply();
        drawParts(frame, frame.visible.shell);
    }
    const auto program = surfaceProgram(frame, glass ? "surface_glass.frag" : "surface_xray.frag");
    if (!program) return program.forward();
    (*program)->setTexture("t_nearest", frame.to.nearest.depth, 0);
    (*program)->setTexture("t_reveal", frame.to.revealEmpty ? black : frame.to.reveal.colour, 1);
    (*program)->set("u_nearestOnly", nearestOnly ? 1.0F : 0.0F);
    const bool frontsOnly = !glass && frame.moving() && !frame.cutOpen();
    (*program)->set("u_frontsOnly", frontsOnly ? 1.0F : 0.0F);
    if (nearestOnly) {
        state.cull = gpu::Cull::kBack;
        state.apply();
        drawParts(frame, frame.visible.shell);
    } else {
        state.depth = gpu::Depth::kTestOnly;
        if (frontsOnly) state.cull = gpu::Cull::kBack;
        state.blend = gpu::Blend::kPremultipliedOver;
        state.apply();
        if (!glass) all = joined(std::move(all), frame.visible.litBodies);
        if (Status done = drawSorted(frame, all); !done) return done;
    }
    resolve(frame, frame.to.shell, false);
    return Done{};
}

// Outlined parcels drawn flat: cover, and whether the scene hides them. Only small parts of the
// mesh are drawn. Glass hides no bodies behind it, solids do; x-ray hides nothing.
Status Renderer::Impl::drawOutlineMask(Frame& frame) {
    struct Group {
        Outline outline;
        bool inside;
        std::vector<std::size_t> parts;
    };
    std::array<Group, 4> groups{Group{Outline::kSelected, false, {}},
                                {Outline::kSelected, true, {}},
                                {Outline::kHovered, false, {}},
                                {Outline::kHovered, true, {}}};
    std::vector<std::size_t> all;
    for (const auto* visible :
         {&frame.visible.shell, &frame.visible.litBodies, &frame.visible.plainBodies}) {
        for (const std::size_t i : *visible) {
            const ParcelLook& look = frame.list.parcels[frame.mesh.parts[i].parcel];
            const Outline outline = look.outline;
            if (outline == Outline::kNone) continue;
            all.push_back(i);
            const std::size_t inside = visible != &frame.visible.shell || look.body ? 1 : 0;
            groups[(outline == Outline::kHovered ? 2 : 0) + inside].parts.push_back(i);
        }
    }
    frame.to.outlineEmpty = all.empty();
    if (frame.to.outlineEmpty) return Done{};
    const auto program = surfaceProgram(frame, "surface_flat.frag", {"MASK"});
    if (!program) return program.forward();
    const bool glass = frame.list.style == Style::kGlass;
    const Layer& scene = glass && !frame.moving() ? frame.to.nearest : frame.to.shell;
    gpu::clear(frame.to.outline.framebuffer, glm::vec4(0.0F), true);
    gpu::PipelineState state = geometryState(frame, frame.to.outline);
    state.cull = gpu::Cull::kBack;
    state.apply();
    for (const Group& group : groups) {
        const gpu::Texture* hiding = &white;
        if (glass && group.inside)
            hiding = frame.to.solidEmpty ? &white : &frame.to.solid.depth;
        else if (glass || frame.list.style == Style::kAnatomy)
            hiding = &scene.depth;
        (*program)->setTexture("t_sceneDepth", *hiding, 0);
        (*program)->set("u_selected", group.outline == Outline::kSelected ? 1.0F : 0.0F);
        drawParts(frame, group.parts);
    }
    frame.to.outlineRect = rectOf(frame, all, 8 * frame.setup.factor + 8);
    return Done{};
}

}  // namespace rewire
