// SPDX-License-Identifier: Apache-2.0
// PipelineState: everything of GL's state that a pass depends on, applied as a whole; and the draw
// calls.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <optional>
#include <span>

#include "gpu/objects.h"

namespace rewire::gpu {

enum class Depth : std::uint8_t { kOff, kTestAndWrite, kTestOnly };
enum class Blend : std::uint8_t { kOff, kPremultipliedOver, kPremultipliedUnder };
enum class Cull : std::uint8_t { kNone, kBack, kFront };

struct PipelineState {
    const Framebuffer* target = nullptr;  // nullptr: the window's framebuffer
    glm::ivec4 viewport{0};               // x, y, w, h in pixels; x and y may be negative (tiles)
    Depth depth = Depth::kOff;
    Blend blend = Blend::kOff;
    Cull cull = Cull::kNone;
    bool colourWrite = true;
    std::optional<glm::ivec4> scissor = {};  // x, y, w, h; nothing outside it is written
    void apply() const;
};

// Clears the target's colour and, when it has depth, its depth.
void clear(const Framebuffer& target, glm::vec4 colour, bool depth);

void clearDepthTo(const Framebuffer& target, float depth);

// Counts the samples that pass between its making and finish().
class SampleCount {
  public:
    SampleCount();
    SampleCount(const SampleCount&) = delete;
    SampleCount& operator=(const SampleCount&) = delete;
    ~SampleCount();
    [[nodiscard]] unsigned finish();

  private:
    unsigned id_ = 0;
    bool open_ = true;
};

struct IndexedRange {
    std::uint32_t firstIndex = 0, indexCount = 0;
    std::int32_t baseVertex = 0;
};
void drawIndexed16(const VertexArray& array, std::span<const IndexedRange> ranges);
void drawIndexed32(const VertexArray& array, std::size_t firstIndex, std::size_t indexCount);
void drawTriangles(const VertexArray& array, int vertexCount);
// Three vertices that cover everything; the vertex shader makes them from gl_VertexID.
void drawFullScreen(const VertexArray& emptyArray);
void finish();  // waits until all is drawn

struct Limits {
    int maxTextureSize = 0, maxViewport = 0;
};
[[nodiscard]] Limits limits();

}  // namespace rewire::gpu
