// SPDX-License-Identifier: Apache-2.0
// What the parts of the layout share: measuring, the theme's inks, rectangles that are taken, and
// the lists of items. Does NOT decide where anything stands.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "annotation/annotation.h"
#include "annotation/font_set.h"
#include "scene/palette.h"

namespace rewire {

struct Rect {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    [[nodiscard]] bool meets(const Rect& o, float gap = 0.0F) const {
        return x0 < o.x1 + gap && o.x0 < x1 + gap && y0 < o.y1 + gap && o.y0 < y1 + gap;
    }
    [[nodiscard]] float width() const { return x1 - x0; }
    [[nodiscard]] float height() const { return y1 - y0; }
};

class LayoutBuilder {
  public:
    LayoutBuilder(std::shared_ptr<const FontSet> fonts, const AnnotationInput& input, Theme theme);

    [[nodiscard]] float px(float designPx) const {
        return designPx * scale_;
    }  // at this text scale
    [[nodiscard]] float width(const std::string& text, TextStyle style) const;
    [[nodiscard]] float lineHeight(TextStyle style) const { return lineHeightPx(style, scale_); }
    // Lines no wider than `mostPx` where words allow, as even as can be; at most `mostLines`.
    [[nodiscard]] std::vector<std::string> wrapped(const std::string& text, TextStyle style,
                                                   float mostPx, int mostLines) const;
    // Shortened with an ellipsis until it fits.
    [[nodiscard]] std::string fitted(std::string text, TextStyle style, float mostPx) const;

    [[nodiscard]] const ThemeColours& colours() const { return colours_; }
    [[nodiscard]] Rect page() const { return page_; }  // inside the margins of the free rectangle
    [[nodiscard]] const AnnotationInput& input() const { return input_; }

    void text(const std::string& text, TextStyle style, glm::vec2 topLeftPx, glm::vec3 colour,
              float opacity = 1.0F);
    void mark(Mark mark, glm::vec2 centrePx, float sizePx, glm::vec3 colour, int filled = 0,
              float opacity = 1.0F);
    void line(std::vector<glm::vec2> pointsPx, float widthPx, glm::vec3 colour,
              float opacity = 1.0F);
    void take(const Rect& rect) { taken_.push_back(rect); }
    [[nodiscard]] const std::vector<Rect>& taken() const { return taken_; }

    AnnotationLayout layout;

  private:
    std::shared_ptr<const FontSet> fonts_;
    const AnnotationInput& input_;
    const ThemeColours& colours_;
    float scale_;
    Rect page_;
    std::vector<Rect> taken_;
};

// Title or name of the view, gizmo, letters, scale bar, footer (furniture.cpp).
void addFurniture(LayoutBuilder& builder, const Content& content, const ViewState& state);
// Bottom right, or along the foot (legend.cpp).
void addLegend(LayoutBuilder& builder, const Content& content, const ViewState& state);

}  // namespace rewire
