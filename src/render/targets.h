// SPDX-License-Identifier: Apache-2.0
// The textures and framebuffers of a frame, made anew only when size or samples change.
#pragma once

#include <memory>

#include "gpu/objects.h"

namespace rewire::render {

// Colour with depth, borrowed by one framebuffer. Not movable: the framebuffer points at the
// textures.
struct Layer {
    gpu::Texture colour, depth;
    gpu::Framebuffer framebuffer;
};
[[nodiscard]] Result<Layer> makeLayer(glm::ivec2 size, int samples, bool withDepth, bool linear);

struct Targets {
    glm::ivec2 size{0};
    glm::ivec2 finalSize{0};
    int samples = 0;
    Layer drawn;         // where geometry is drawn; multisampled at rest
    Layer solid, shell;  // resolved; also the drawn target itself where there are no samples
    Layer nearest;       // depth of the nearest shell layer
    Layer reveal, widenHalf;
    Layer outline;
    Layer composed, smoothed, finished;
    bool solidEmpty = true, revealEmpty = true, outlineEmpty = true;
};

}  // namespace rewire::render
