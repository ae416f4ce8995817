// SPDX-License-Identifier: Apache-2.0
// What the window shows, kept between frames: ImGui's triangles are compared cell by cell with the
// last frame's and only rectangles that changed are drawn again. Without a GPU this is what makes
// hovering cheap. Does NOT decide what is drawn.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <functional>
#include <glm/glm.hpp>
#include <vector>

#include "gpu/objects.h"

namespace rewire::app {

// Finds what differs between two frames of ImGui's draw data. Rectangles are x, y, w, h in window
// pixels from the top left.
class Damage {
  public:
    void add(const glm::ivec4& rectPx) { extra_.push_back(rectPx); }
    void addAll() { all_ = true; }
    // A few rectangles that cover every difference; empty when nothing changed.
    [[nodiscard]] std::vector<glm::ivec4> next(const ImDrawData& data, glm::ivec2 sizePx);

  private:
    std::vector<std::uint64_t> before_, now_;
    std::vector<glm::ivec4> extra_;
    glm::ivec2 sizePx_{0}, cells_{0};
    bool all_ = true;
};

class Screen {
  public:
    // Pixels changed there though no triangle of ImGui did.
    void addDamage(const glm::ivec4& rectPx) { damage_.add(rectPx); }
    void addAllDamage() { damage_.addAll(); }

    // What lies under ImGui's triangles within that rectangle is copied to the canvas.
    using Under = std::function<void(const gpu::Framebuffer& canvas, const glm::ivec4& rectPx)>;
    // True: something changed, or `exposed`, and the window's framebuffer is ready to be swapped.
    [[nodiscard]] Result<bool> draw(ImDrawData& data, glm::ivec2 sizePx, bool exposed,
                                    const Under& under);
    [[nodiscard]] const gpu::Framebuffer& canvas() const { return canvas_; }

  private:
    [[nodiscard]] Status resize(glm::ivec2 sizePx);
    void drawPart(ImDrawData& data, const glm::ivec4& rectPx) const;
    Damage damage_;
    gpu::Texture pixels_;
    gpu::Framebuffer canvas_;
};

}  // namespace rewire::app
