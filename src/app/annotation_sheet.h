// SPDX-License-Identifier: Apache-2.0
// The painted annotation of the stage as a texture, in tiles: only the tiles that hold ink, or held
// some before, are cleared, painted, uploaded and drawn. Does NOT lay out.
#pragma once

#include <glm/glm.hpp>
#include <vector>

#include "annotation/annotation.h"
#include "gpu/objects.h"

namespace rewire::app {

class AnnotationSheet {
  public:
    // Gives the rectangles whose pixels changed (x, y, w, h from the top left).
    [[nodiscard]] Result<std::vector<glm::ivec4>> paint(const AnnotationPainter& painter,
                                                        const AnnotationLayout& layout,
                                                        glm::ivec2 sizePx);
    [[nodiscard]] unsigned texture() const { return texture_.id(); }
    [[nodiscard]] glm::ivec2 sizePx() const { return {image_.width, image_.height}; }
    [[nodiscard]] const std::vector<glm::ivec4>& inkRects() const { return ink_; }

  private:
    Image image_;
    gpu::Texture texture_;
    std::vector<glm::ivec4> ink_;
};

}  // namespace rewire::app
