// SPDX-License-Identifier: Apache-2.0
// DrawList to pixels. Needs a current GL 4.1 core context (window or headless). No history between
// frames: the same list and spec give the same pixels, whatever was drawn before.
// Does NOT draw text, labels or panels, and does NOT write files.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "atlas/brain_mesh.h"
#include "core/image.h"
#include "core/result.h"
#include "scene/draw_list.h"

namespace rewire {

namespace gpu {
class Framebuffer;
}

enum class Quality : std::uint8_t {
    kMoving,  // camera in motion: error under 1 px, edges smoothed after the fact, one pass of
              // translucency
    kRest,  // the full picture: 0.5 px, full samples, exact order of translucent layers; what files
            // hold
};

struct FrameSpec {
    int widthPx = 1280, heightPx = 720;  // of this tile
    Quality quality = Quality::kRest;
    int samplesPerAxis = 2;    // supersampling at rest; 1..8
    bool transparent = false;  // straight alpha, background left out
    // The tile's place in the whole picture, in pixels; the whole picture is the tile by default.
    int fullWidthPx = 0, fullHeightPx = 0, offsetXPx = 0, offsetYPx = 0;
    glm::ivec4 freeRectPx{
        0};  // of the whole picture, as PictureSpace (scene/picture_space.h) has it
    bool operator==(const FrameSpec&) const = default;
};

struct RendererOptions {
    std::filesystem::path shaderDir;  // empty: shaders embedded at build
};

class Renderer {
  public:
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;
    ~Renderer();
    [[nodiscard]] static Result<Renderer> create(const Atlas& atlas,
                                                 const RendererOptions& options = {});

    // Adds one level of detail; draws with what it has (preview first, the rest later).
    [[nodiscard]] Status upload(const BrainMesh& mesh);
    [[nodiscard]] Status uploadT1(const Volume<std::uint8_t>& t1);
    [[nodiscard]] bool has(MeshLevel level) const;
    // The coarsest level that is fine enough for that picture, whether it was uploaded or not.
    [[nodiscard]] static MeshLevel levelFor(const DrawList& list, const FrameSpec& spec);

    // Draws into a texture of its own; valid until the next draw. The texture holds display-ready
    // sRGB bytes with premultiplied alpha (opaque unless spec.transparent), first row at the
    // bottom.
    [[nodiscard]] Status draw(const DrawList& list, const FrameSpec& spec);
    [[nodiscard]] unsigned colourTexture() const;
    // A part (x, y, w, h; rows from the bottom) of the last drawn picture, copied to that corner of
    // the target.
    void copyTo(const gpu::Framebuffer& target, glm::ivec4 fromPx, glm::ivec2 toPx) const;
    // The last drawn picture, top row first, straight alpha.
    [[nodiscard]] Result<Image> read() const;
    // Parcel ids per pixel (r + 256 g, 0xFFFF none), unlit and exact; for tests and picking checks.
    [[nodiscard]] Result<Image> drawIds(const DrawList& list, const FrameSpec& spec);

    // Glass and x-ray at one sample with their layers in exact order, by depth peeling: what tests
    // compare the sorted pass with. Slow. Gives the number of layers peeled.
    [[nodiscard]] Result<int> drawExact(const DrawList& list, const FrameSpec& spec,
                                        int mostLayers = 64);
    // The yardstick of the benchmark: the finest level in file order, one pass, one light, no
    // levels of detail.
    [[nodiscard]] Status drawFloor(const DrawList& list, const FrameSpec& spec);

    [[nodiscard]] std::size_t trianglesDrawn() const;  // by the last draw

  private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace rewire
