// SPDX-License-Identifier: Apache-2.0
// Which tiles a layout touches, generously: halos and overhanging letters reach a little further
// than the boxes of their items.
#include "app/annotation_sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rewire::app {

namespace {

constexpr int kTilePx = 64;
constexpr float kReachUnits = 7.0F;  // of halos and overhangs beyond an item's box
constexpr float kMarkReach = 3.5F;   // the four evidence dots are 5.5 marks wide

class Tiles {
  public:
    explicit Tiles(glm::ivec2 sizePx)
        : sizePx_(sizePx),
          count_((sizePx + kTilePx - 1) / kTilePx),
          marked_(static_cast<std::size_t>(count_.x) * static_cast<std::size_t>(count_.y)) {}

    void mark(glm::vec2 low, glm::vec2 high) {
        const glm::ivec2 from =
            glm::max(glm::ivec2(glm::floor(low / float{kTilePx})), glm::ivec2(0));
        const glm::ivec2 to = glm::min(glm::ivec2(glm::floor(high / float{kTilePx})), count_ - 1);
        for (int y = from.y; y <= to.y; ++y) {
            for (int x = from.x; x <= to.x; ++x) marked_[index(x, y)] = true;
        }
    }
    // Runs of neighbouring tiles in a row.
    [[nodiscard]] std::vector<glm::ivec4> rects() const {
        std::vector<glm::ivec4> found;
        for (int y = 0; y < count_.y; ++y) {
            for (int x = 0; x < count_.x; ++x) {
                if (!marked_[index(x, y)]) continue;
                const int first = x;
                while (x < count_.x && marked_[index(x, y)]) ++x;
                const glm::ivec2 low = glm::ivec2(first, y) * kTilePx;
                const glm::ivec2 high = glm::min(glm::ivec2(x, y + 1) * kTilePx, sizePx_);
                found.emplace_back(low, high - low);
            }
        }
        return found;
    }

  private:
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(count_.x) +
               static_cast<std::size_t>(x);
    }
    glm::ivec2 sizePx_, count_;
    std::vector<bool> marked_;
};

void markLine(Tiles& tiles, const LineItem& line, float reach) {
    for (std::size_t i = 0; i + 1 < line.pointsPx.size(); ++i) {
        const glm::vec2 a = line.pointsPx[i], b = line.pointsPx[i + 1];
        const int steps = 1 + static_cast<int>(glm::length(b - a) / (0.5F * kTilePx));
        for (int k = 0; k < steps; ++k) {
            const glm::vec2 p = glm::mix(a, b, static_cast<float>(k) / static_cast<float>(steps));
            const glm::vec2 q =
                glm::mix(a, b, static_cast<float>(k + 1) / static_cast<float>(steps));
            tiles.mark(glm::min(p, q) - reach - line.widthPx,
                       glm::max(p, q) + reach + line.widthPx);
        }
    }
}

std::vector<glm::ivec4> inkOf(const AnnotationLayout& layout, glm::ivec2 sizePx) {
    Tiles tiles(sizePx);
    const float reach = std::ceil(kReachUnits * layout.textScale);
    for (const RectItem& r : layout.rects)
        tiles.mark({r.rectPx.x, r.rectPx.y}, {r.rectPx.x + r.rectPx.z, r.rectPx.y + r.rectPx.w});
    for (const TextItem& t : layout.texts)
        tiles.mark(t.topLeftPx - reach, t.topLeftPx + t.sizePx + reach);
    for (const MarkItem& m : layout.marks) {
        const float all = reach + kMarkReach * m.sizePx;
        tiles.mark(m.centrePx - all, m.centrePx + all);
    }
    for (const LineItem& line : layout.lines) markLine(tiles, line, reach);
    return tiles.rects();
}

void clear(Image& image, const glm::ivec4& r) {
    for (int y = r.y; y < r.y + r.w; ++y)
        std::fill_n(image.pixel(r.x, y), static_cast<std::size_t>(r.z) * 4, std::uint8_t{0});
}

}  // namespace

Result<std::vector<glm::ivec4>> AnnotationSheet::paint(const AnnotationPainter& painter,
                                                       const AnnotationLayout& layout,
                                                       glm::ivec2 sizePx) {
    std::vector<glm::ivec4> ink = inkOf(layout, sizePx);
    if (this->sizePx() != sizePx) {
        image_ = Image(sizePx.x, sizePx.y);
        painter.paint(layout, image_);
        gpu::TextureDesc desc;
        desc.width = sizePx.x;
        desc.height = sizePx.y;
        Result<gpu::Texture> texture = gpu::Texture::create(desc, image_.rgba.data());
        if (!texture) return texture.forward();
        texture_ = std::move(*texture);
        ink_ = std::move(ink);
        return std::vector<glm::ivec4>{{0, 0, sizePx.x, sizePx.y}};
    }
    for (const glm::ivec4& rect : ink_) clear(image_, rect);
    painter.paint(layout, image_);
    std::vector<glm::ivec4> changed = ink_;
    for (const glm::ivec4& rect : ink) {
        if (std::ranges::find(changed, rect) == changed.end()) changed.push_back(rect);
    }
    for (const glm::ivec4& rect : changed) texture_.update(image_.rgba.data(), rect);
    ink_ = std::move(ink);
    return changed;
}

}  // namespace rewire::app
