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
    Layer solid, shell;  // resolved; also the drawn target itself where there are no samples. The
                         // shell holds the ground, too, except in moving glass
    Layer nearest;       // depth of the nearest shell layer
    Layer reveal, widenHalf;
    Layer outline;
    Layer composed;         // layers put together, where the shell can't be drawn over the solids
    Layer clean, finished;  // smoothed or shrunk, without and with outlines
    bool solidEmpty = true, revealEmpty = true, outlineEmpty = true;
    glm::ivec4 solidRect{0}, brainRect{0},
        outlineRect{0};  // what can differ from the ground, in inside pixels
    [[nodiscard]] const Layer& shown() const { return outlineEmpty ? clean : finished; }
};

}  // namespace rewire::render
