// SPDX-License-Identifier: Apache-2.0
#include "render/targets.h"

namespace rewire::render {

Result<Layer> makeLayer(glm::ivec2 size, int samples, bool withDepth, bool linear) {
    Layer layer;
    gpu::TextureDesc desc{size.x, size.y, 0, gpu::Format::kRgba8, samples, linear};
    Result<gpu::Texture> colour = gpu::Texture::create(desc);
    if (!colour) return colour.forward();
    layer.colour = std::move(*colour);
    if (withDepth) {
        desc.format = gpu::Format::kDepth;
        desc.linear = false;
        Result<gpu::Texture> depth = gpu::Texture::create(desc);
        if (!depth) return depth.forward();
        layer.depth = std::move(*depth);
    }
    Result<gpu::Framebuffer> framebuffer =
        gpu::Framebuffer::create(&layer.colour, withDepth ? &layer.depth : nullptr);
    if (!framebuffer) return framebuffer.forward();
    layer.framebuffer = std::move(*framebuffer);
    return layer;
}

}  // namespace rewire::render
