// SPDX-License-Identifier: Apache-2.0
// The layers of a frame: solids (lit bodies, connections, tracts, slices) and the shell, in the
// three styles.
#include <algorithm>
#include <cmath>

#include "gpu/headless_context.h"
#include "render/renderer_impl.h"

namespace rewire {

using render::Layer;

namespace render {

glm::vec3 glassTint(Theme theme) {
    switch (theme) {
        case Theme::kLight:
            return {0.165F, 0.205F, 0.275F};
        case Theme::kPrint:
            return {0.150F, 0.185F, 0.245F};
        case Theme::kDark:
            break;
    }
    return {0.514918F, 0.651406F, 0.930111F};  // rgb 190 211 247
}

}  // namespace render

namespace {

glm::vec4 clipEquation(const ClipPlane& clip) {
    if (!clip.enabled) return glm::vec4(0.0F);
    glm::vec3 normal(0.0F);
    normal[static_cast<int>(clip.axis)] = clip.keepNegative ? 1.0F : -1.0F;
    return glm::vec4(normal, clip.keepNegative ? clip.offsetMm : -clip.offsetMm);
}

glm::vec3 sideOffset(const DrawList& list, const MeshPart& part) {
    if (part.side == Side::kMidline) return glm::vec3(0.0F);
    return list.sideOffsetMm[part.side == Side::kLeft ? 0 : 1];
}

Aabb placed(const DrawList& list, const MeshPart& part) {
    const glm::vec3 offset = sideOffset(list, part);
    return {part.boundsMm.minMm + offset, part.boundsMm.maxMm + offset};
}

// Pixels over which the shell opens round a lit body: about 13 of a 1080-line picture.
int windowRadius(const render::FrameSetup& setup) {
    return std::clamp(static_cast<int>(std::lround(13.0F * setup.pixelScale)), 2, 96);
}

// Tiles and close views leave most parts out.
bool outside(const DrawList& list, const render::FrameSetup& setup, const MeshPart& part) {
    return setup.screenRect(placed(list, part), 1).z == 0;
}

}  // namespace

glm::ivec4 Renderer::Impl::rectOf(const Frame& frame, const std::vector<std::size_t>& parts,
                                  int marginPx) const {
    Aabb box;
    for (const std::size_t i : parts) box.add(placed(frame.list, frame.mesh.parts[i]));
    return frame.setup.screenRect(box, marginPx);
}

Result<const gpu::Program*> Renderer::Impl::surfaceProgram(const Frame& frame, const char* fragment,
                                                           std::vector<std::string> defines) {
    if (frame.cutOpen()) defines.emplace_back("CUT");
    const auto& offsets = frame.list.sideOffsetMm;
    if (offsets[0] != glm::vec3(0.0F) || offsets[1] != glm::vec3(0.0F))
        defines.emplace_back("APART");
    Result<const gpu::Program*> program = shaders.program("surface_mesh.vert", fragment, defines);
    if (!program) return program;
    const gpu::Program& p = **program;
    p.use();
    p.set("u_viewProjection", frame.setup.viewProjection);
    p.set("u_boxMin", frame.mesh.boxMinMm);
    p.set("u_boxSize", frame.mesh.boxSizeMm);
    p.set("u_eye", frame.setup.eyeMm);
    p.set("u_key", frame.setup.key);
    p.set("u_fill", frame.setup.fill);
    p.set("u_rim", frame.setup.rim);
    p.set("u_up", frame.setup.up);
    p.set("u_alone", frame.list.bothHalves ? 0.0F : 1.0F);
    p.set("u_recede", frame.list.recede);
    p.set("u_clip", clipEquation(frame.list.clip));
    p.set("u_sliceOn", glm::vec3(frame.list.slices[0], frame.list.slices[1], frame.list.slices[2]));
    p.set("u_sliceAt", frame.list.crosshairMm);
    p.set("u_glass", render::glassTint(frame.list.theme));
    p.set("u_paper", render::onPaper(frame.list.theme));
    p.set("u_depthRange", glm::vec2(frame.list.camera.nearMm(), frame.list.camera.farMm()));
    p.set("u_depthCue", frame.list.camera.distanceMm + glm::vec2(-80.0F, 85.0F));
    return program;
}

gpu::PipelineState Renderer::Impl::geometryState(const Frame& frame, const Layer& target) const {
    gpu::PipelineState state;
    state.target = &target.framebuffer;
    state.viewport = frame.setup.viewport;
    state.depth = gpu::Depth::kTestAndWrite;
    return state;
}

// The nearest parts first: what they hide is then never shaded.
void Renderer::Impl::drawParts(const Frame& frame, const std::vector<std::size_t>& parts) {
    std::vector<std::pair<float, std::size_t>> near;
    for (const std::size_t i : parts) {
        const MeshPart& part = frame.mesh.parts[i];
        if (outside(frame.list, frame.setup, part)) continue;
        trianglesDrawn += part.indexCount / 3;
        const Aabb box = placed(frame.list, part);
        near.emplace_back(glm::distance((box.minMm + box.maxMm) * 0.5F, frame.setup.eyeMm), i);
    }
    std::ranges::sort(near);
    std::vector<gpu::IndexedRange> ranges;
    ranges.reserve(near.size());
    for (const auto& [distance, i] : near) ranges.push_back(frame.mesh.range(frame.mesh.parts[i]));
    gpu::drawIndexed16(frame.mesh.array, ranges);
}

Status Renderer::Impl::drawSorted(const Frame& frame, const std::vector<std::size_t>& parts) {
    std::vector<render::SortRange> ranges;
    for (const std::size_t i : parts) {
        const MeshPart& part = frame.mesh.parts[i];
        if (outside(frame.list, frame.setup, part)) continue;
        ranges.push_back({part.firstIndex / 3, part.indexCount / 3, sideOffset(frame.list, part)});
        trianglesDrawn += part.indexCount / 3;
    }
    const std::vector<std::uint32_t> order =
        render::sortBackToFront(frame.mesh, ranges, frame.setup.eyeMm);
    frame.mesh.sortedIndices.replace(std::as_bytes(std::span(order)));
    gpu::drawIndexed32(frame.mesh.sortedArray, 0, order.size());
    return Done{};
}

void Renderer::Impl::resolve(const Frame& frame, Layer& into, bool depth) {
    if (frame.setup.samples == 0) return;  // it was drawn there
    frame.to.drawn.framebuffer.blitColourTo(into.framebuffer);
    if (depth) frame.to.drawn.framebuffer.blitDepthTo(into.framebuffer);
}

Status Renderer::Impl::drawLayers(Frame& frame) {
    if (frame.mesh.parts.empty()) return drawGlyphsAlone(frame);
    if (Status done = drawSolids(frame); !done) return done;
    if (Status done = drawShell(frame); !done) return done;
    return gpu::checkErrors();
}

bool Renderer::Impl::showsSlices(const DrawList& list) const {
    return t1.id() != 0 && (list.slices[0] || list.slices[1] || list.slices[2]);
}

Status Renderer::Impl::drawSolids(Frame& frame) {
    const bool xray = frame.list.style == Style::kXray;
    // An opaque shell hides slices like anything else; they must not shine through it.
    const bool slices = showsSlices(frame.list) && frame.list.style != Style::kAnatomy;
    const bool bodies = !frame.visible.litBodies.empty() && !xray;
    const bool others = glyphIndexCount > 0 || slices || !frame.visible.tracts.empty();
    frame.to.solidEmpty = !bodies && !others;
    frame.to.revealEmpty = !bodies;
    frame.to.solidRect = solidRect(frame, slices);
    if (frame.to.solidEmpty) return Done{};
    Layer& target = frame.setup.samples > 0 ? frame.to.drawn : frame.to.solid;
    gpu::clear(target.framebuffer, glm::vec4(0.0F), true);
    gpu::PipelineState state = geometryState(frame, target);
    if (bodies) {
        const auto program = surfaceProgram(frame, "surface_body.frag");
        if (!program) return program.forward();
        state.apply();
        drawParts(frame, frame.visible.litBodies);
        resolve(frame, frame.to.solid, true);
        if (Status done = drawReveal(frame); !done) return done;
    }
    if (!others) return Done{};
    if (!frame.visible.tracts.empty()) {
        const auto program = surfaceProgram(frame, "surface_body.frag");
        if (!program) return program.forward();
        state.apply();
        drawParts(frame, frame.visible.tracts);
    }
    state.apply();
    if (slices) {
        if (Status done = drawSlices(frame); !done) return done;
    }
    if (Status done = drawGlyphs(frame, state); !done) return done;
    resolve(frame, frame.to.solid, true);
    return Done{};
}

// Where solids and the window round them can be.
glm::ivec4 Renderer::Impl::solidRect(const Frame& frame, bool slices) const {
    Aabb box;
    for (const auto* parts : {&frame.visible.litBodies, &frame.visible.tracts}) {
        for (const std::size_t i : *parts) box.add(placed(frame.list, frame.mesh.parts[i]));
    }
    for (const Tube& tube : frame.list.tubes) {
        const float widest =
            tube.radiiMm.empty() ? tube.radiusMm : *std::ranges::max_element(tube.radiiMm);
        for (const glm::vec3& p : tube.pointsMm) box.add({p - widest, p + widest});
    }
    for (const Sphere& s : frame.list.spheres) {
        const float reach = std::max(s.radiusMm, glm::length(s.halfAxisMm));
        box.add({s.centreMm - reach, s.centreMm + reach});
    }
    if (slices) box.add({t1OriginMm - 1.0F, t1OriginMm + t1Size});
    return frame.setup.screenRect(box, 2 * windowRadius(frame.setup) + 4);
}

Status Renderer::Impl::drawSlices(const Frame& frame) {
    const auto program = shaders.program("slice_plane.vert", "slice_plane.frag");
    if (!program) return program.forward();
    const gpu::Program& p = **program;
    p.use();
    p.set("u_viewProjection", frame.setup.viewProjection);
    p.setTexture("t_volume", t1, 0);
    p.set("u_volumeOrigin", t1OriginMm);
    p.set("u_volumeSize", t1Size);
    p.set("u_crosshair", frame.list.crosshairMm);
    p.set("u_paper", render::onPaper(frame.list.theme));
    const glm::vec3 first = t1OriginMm - 0.5F;
    for (int axis = 0; axis < 3; ++axis) {
        if (!frame.list.slices[static_cast<std::size_t>(axis)]) continue;
        glm::vec3 corner = first;
        corner[axis] = frame.list.crosshairMm[axis];
        glm::vec3 a(0.0F);
        glm::vec3 b(0.0F);
        glm::vec3 own(0.0F);
        a[(axis + 1) % 3] = t1Size[(axis + 1) % 3];
        b[(axis + 2) % 3] = t1Size[(axis + 2) % 3];
        own[axis] = 1.0F;
        p.set("u_corner", corner);
        p.set("u_sideA", a);
        p.set("u_sideB", b);
        p.set("u_axis", own);
        gpu::drawTriangles(nothing, 6);
    }
    return Done{};
}

// Reads solid, writes reveal (widened colour and cover), only round the lit bodies.
Status Renderer::Impl::drawReveal(Frame& frame) {
    const auto program = shaders.program("post_screen.vert", "post_widen.frag");
    if (!program) return program.forward();
    const gpu::Program& p = **program;
    const int radius = windowRadius(frame.setup);
    const glm::ivec4 rect = rectOf(frame, frame.visible.litBodies, 2 * radius + 2);
    gpu::clear(frame.to.widenHalf.framebuffer, glm::vec4(0.0F), false);
    gpu::clear(frame.to.reveal.framebuffer, glm::vec4(0.0F), false);
    if (rect.z == 0) return Done{};
    gpu::PipelineState state;
    state.viewport = rect;
    p.use();
    p.set("u_radius", radius);
    state.target = &frame.to.widenHalf.framebuffer;
    state.apply();
    p.setTexture("t_cover", frame.to.solid.colour, 0);
    p.set("u_step", glm::ivec2(1, 0));
    gpu::drawFullScreen(nothing);
    state.target = &frame.to.reveal.framebuffer;
    state.apply();
    p.setTexture("t_cover", frame.to.widenHalf.colour, 0);
    p.set("u_step", glm::ivec2(0, 1));
    gpu::drawFullScreen(nothing);
    return Done{};
}

}  // namespace rewire
