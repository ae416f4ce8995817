// SPDX-License-Identifier: Apache-2.0
// What the passes of the renderer share. Internal to render/. Each pass is one file and says which
// layers it reads and writes; nothing here survives a frame except caches keyed by content.
#pragma once

#include <array>
#include <optional>

#include "gpu/pipeline.h"
#include "render/frame_setup.h"
#include "render/glyph_mesh.h"
#include "render/look_table.h"
#include "render/mesh_cache.h"
#include "render/renderer.h"
#include "render/shader_library.h"
#include "render/targets.h"
#include "render/triangle_sorter.h"

namespace rewire {

struct Renderer::Impl {
    const Atlas* atlas = nullptr;
    render::Slots slots;
    render::ShaderLibrary shaders;
    std::array<std::optional<render::GpuMesh>, 3> meshes;  // by MeshLevel
    gpu::Buffer looks;
    gpu::VertexArray nothing;
    gpu::Texture black, white;  // stand in for layers that are empty
    gpu::Texture t1;
    glm::vec3 t1OriginMm{0}, t1Size{1};
    render::GpuMesh noMesh;  // stands for the brain where a list has none
    gpu::Buffer glyphs, glyphIndices;
    gpu::VertexArray glyphArray;
    std::vector<Tube> glyphTubes;
    std::vector<Sphere> glyphSpheres;
    float glyphDetailMm = 0.0F;
    std::size_t glyphIndexCount = 0, glyphHaloFirst = 0;
    std::optional<render::Targets> targets;
    std::optional<render::FrameSetup> lastFrame;
    std::optional<DrawList> layersOf;  // what the cached layers show (outlines left out), and how
    std::optional<FrameSpec> layersSpec;
    const render::GpuMesh* layersMesh = nullptr;
    std::size_t trianglesDrawn = 0;

    // All that one frame's passes need.
    struct Frame {
        const DrawList& list;
        const render::FrameSetup& setup;
        render::GpuMesh& mesh;
        const render::VisibleParts visible;
        render::Targets& to;
        [[nodiscard]] bool moving() const { return setup.spec.quality == Quality::kMoving; }
        [[nodiscard]] bool cutOpen() const {
            return list.clip.enabled || list.slices[0] || list.slices[1] || list.slices[2];
        }
    };

    [[nodiscard]] render::GpuMesh* chooseMesh(const DrawList& list,
                                              const render::FrameSetup& setup);
    [[nodiscard]] Status prepareTargets(const render::FrameSetup& setup);
    [[nodiscard]] Status addSamples(const render::FrameSetup& setup);
    void uploadLooks(const DrawList& list, render::GpuMesh& mesh);
    void uploadGlyphs(const DrawList& list, const render::FrameSetup& setup);

    [[nodiscard]] Status drawLayers(Frame& frame);
    [[nodiscard]] Status drawSolids(Frame& frame);       // -> solid, reveal
    [[nodiscard]] Status drawReveal(Frame& frame);       // solid -> reveal
    [[nodiscard]] Status drawShell(Frame& frame);        // reveal, nearest -> shell
    [[nodiscard]] Status drawOutlineMask(Frame& frame);  // shell depth -> outline
    [[nodiscard]] int peelInto(Frame& frame, std::array<render::Layer, 2>& peel, int mostLayers);
    void putUnder(const Frame& frame);
    [[nodiscard]] Status drawPost(Frame& frame);      // all layers -> clean
    [[nodiscard]] Status drawOutlines(Frame& frame);  // clean, outline -> finished
    [[nodiscard]] Status finishPicture(Frame& frame, const gpu::Texture& from, glm::ivec4 rect);

    // Helpers of the passes.
    [[nodiscard]] static glm::vec4 ground(const Frame& frame);
    void drawGroundAndSolids(const Frame& frame, const render::Layer& target, bool nearestOnly);
    void copy(const gpu::Texture& picture);  // texel by texel, with the state applied before
    void fill(glm::vec4 colour);
    [[nodiscard]] Result<const gpu::Program*> surfaceProgram(const Frame& frame,
                                                             const char* fragment,
                                                             std::vector<std::string> defines = {});
    // Where these parts fall in the target, grown by a margin; z = 0: nowhere.
    [[nodiscard]] glm::ivec4 rectOf(const Frame& frame, const std::vector<std::size_t>& parts,
                                    int marginPx) const;
    void drawParts(const Frame& frame, const std::vector<std::size_t>& parts);
    void resolve(const Frame& frame, render::Layer& into, bool depth);
    [[nodiscard]] gpu::PipelineState geometryState(const Frame& frame,
                                                   const render::Layer& target) const;
    [[nodiscard]] glm::ivec4 solidRect(const Frame& frame, bool slices) const;
    [[nodiscard]] Status drawGlyphs(const Frame& frame, gpu::PipelineState state);
    [[nodiscard]] Status drawGlyphsAlone(Frame& frame);  // a close-up -> shell
    [[nodiscard]] bool showsSlices(const DrawList& list) const;
    [[nodiscard]] Status drawSlices(const Frame& frame);  // with the state applied before
    [[nodiscard]] Status drawSorted(const Frame& frame, const std::vector<std::size_t>& parts);
};

namespace render {
// Clear glass per theme, linear.
[[nodiscard]] glm::vec3 glassTint(Theme theme);
[[nodiscard]] inline float onPaper(Theme theme) {
    return theme == Theme::kDark ? 0.0F : 1.0F;
}
}  // namespace render

}  // namespace rewire
