// SPDX-License-Identifier: Apache-2.0
// A layout to pixels: rectangles, then halos, then lines, marks and letters, so that no halo dims a
// neighbour.
#include <algorithm>
#include <utility>

#include "annotation/annotation.h"
#include "annotation/font_set.h"
#include "annotation/raster.h"

namespace rewire {
namespace {

constexpr int kDots = 4;
constexpr float kDotPitch = 1.5F;   // of a dot's width, centre to centre
constexpr float kFaintDot = 0.42F;  // the dots that are not filled

struct Brush {
    const AnnotationLayout& layout;
    const Canvas& canvas;

    [[nodiscard]] float thickPx() const { return std::max(1.0F, 1.25F * layout.textScale); }
    [[nodiscard]] Ink halo(float opacity, float share = 1.0F) const {
        return {layout.halo, layout.haloOpacity * opacity * share};
    }
};

void paintDots(const Brush& brush, const MarkItem& item) {
    const float radius = item.sizePx * 0.5F, pitch = item.sizePx * kDotPitch;
    for (int i = 0; i < kDots; ++i) {
        const glm::vec2 centre =
            item.centrePx + glm::vec2((static_cast<float>(i) - 1.5F) * pitch, 0);
        const bool hollowFirst = item.filled == 0 && i == 0;
        if (i < item.filled) {
            fillDisc(brush.canvas, centre, radius, {item.colour, item.opacity});
        } else {
            const float width = std::max(1.0F, item.sizePx * 0.17F);
            const float opacity = hollowFirst ? item.opacity : item.opacity * kFaintDot;
            strokeCircle(brush.canvas, centre, radius - width * 0.5F, width,
                         {item.colour, opacity});
        }
    }
}

void paintMark(const Brush& brush, const MarkItem& item) {
    const Ink ink{item.colour, item.opacity};
    const float corner = item.sizePx * 0.25F, edge = brush.thickPx();
    switch (item.mark) {
        case Mark::kSwatch:
            fillRoundedSquare(brush.canvas, item.centrePx, item.sizePx, corner, ink);
            break;
        case Mark::kStripes:
            fillStripedSquare(brush.canvas, item.centrePx, item.sizePx, corner, ink);
            break;
        case Mark::kUp:
        case Mark::kDown:
            fillTriangle(brush.canvas, item.centrePx, item.sizePx, item.mark == Mark::kUp, edge,
                         brush.halo(item.opacity));
            fillTriangle(brush.canvas, item.centrePx, item.sizePx, item.mark == Mark::kUp, 0.0F,
                         ink);
            break;
        case Mark::kDots:
            paintDots(brush, item);
            break;
        case Mark::kDot:
            fillDisc(brush.canvas, item.centrePx, item.sizePx * 0.5F + edge,
                     brush.halo(item.opacity));
            fillDisc(brush.canvas, item.centrePx, item.sizePx * 0.5F, ink);
            break;
        case Mark::kRing:
            strokeCircle(brush.canvas, item.centrePx, item.sizePx * 0.5F - edge * 0.5F, edge, ink);
            break;
    }
}

}  // namespace

bool AnnotationLayout::operator==(const AnnotationLayout& other) const {
    const auto sameText = [](const TextItem& a, const TextItem& b) {
        return a.text == b.text && a.style == b.style && a.topLeftPx == b.topLeftPx &&
               a.sizePx == b.sizePx && a.colour == b.colour && a.opacity == b.opacity;
    };
    const auto sameRect = [](const RectItem& a, const RectItem& b) {
        return a.rectPx == b.rectPx && a.colour == b.colour && a.opacity == b.opacity;
    };
    const auto sameLine = [](const LineItem& a, const LineItem& b) {
        return a.pointsPx == b.pointsPx && a.widthPx == b.widthPx && a.colour == b.colour &&
               a.opacity == b.opacity;
    };
    const auto sameMark = [](const MarkItem& a, const MarkItem& b) {
        return a.mark == b.mark && a.centrePx == b.centrePx && a.sizePx == b.sizePx &&
               a.filled == b.filled && a.colour == b.colour && a.opacity == b.opacity;
    };
    const auto sameLabel = [](const LabelBox& a, const LabelBox& b) {
        return a.regionId == b.regionId && a.side == b.side && a.rectPx == b.rectPx &&
               a.anchorPx == b.anchorPx;
    };
    const auto same = [](const auto& a, const auto& b, const auto& equal) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
    };
    return widthPx == other.widthPx && heightPx == other.heightPx && textScale == other.textScale &&
           halo == other.halo && haloOpacity == other.haloOpacity &&
           same(rects, other.rects, sameRect) && same(texts, other.texts, sameText) &&
           same(lines, other.lines, sameLine) && same(marks, other.marks, sameMark) &&
           same(labels, other.labels, sameLabel);
}

struct AnnotationPainter::Impl {
    std::shared_ptr<const FontSet> fonts;
};

AnnotationPainter::AnnotationPainter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AnnotationPainter::AnnotationPainter(AnnotationPainter&&) noexcept = default;
AnnotationPainter& AnnotationPainter::operator=(AnnotationPainter&&) noexcept = default;
AnnotationPainter::~AnnotationPainter() = default;

Result<AnnotationPainter> AnnotationPainter::create(const std::filesystem::path& assets) {
    auto fonts = FontSet::open(assets);
    if (!fonts) return fonts.forward();
    auto impl = std::make_unique<Impl>();
    impl->fonts = *fonts;
    return AnnotationPainter(std::move(impl));
}

void AnnotationPainter::paint(const AnnotationLayout& layout, Image& onto, int offsetXPx,
                              int offsetYPx) const {
    const Canvas canvas{onto, glm::ivec2(offsetXPx, offsetYPx)};
    const Brush brush{layout, canvas};
    const auto paintText = [&](const TextItem& item, bool halo) {
        const TextMask& mask = impl_->fonts->mask(item.text, item.style, layout.textScale);
        const glm::ivec2 corner = glm::ivec2(glm::round(item.topLeftPx)) - mask.originPx;
        fillMask(canvas, halo ? mask.halo : mask.ink, {mask.width, mask.height}, corner,
                 halo ? brush.halo(item.opacity) : Ink{item.colour, item.opacity});
    };
    for (const RectItem& item : layout.rects) {
        fillRect(canvas, {item.rectPx.x, item.rectPx.y}, {item.rectPx.z, item.rectPx.w},
                 {item.colour, item.opacity});
    }
    for (const TextItem& item : layout.texts) paintText(item, true);
    for (const LineItem& item : layout.lines) {
        strokeLine(canvas, item.pointsPx, item.widthPx + 2.0F * brush.thickPx(),
                   brush.halo(item.opacity, 0.75F));
    }
    for (const LineItem& item : layout.lines) {
        strokeLine(canvas, item.pointsPx, item.widthPx, {item.colour, item.opacity});
    }
    for (const MarkItem& item : layout.marks) paintMark(brush, item);
    for (const TextItem& item : layout.texts) paintText(item, false);
}

glm::vec2 AnnotationPainter::measure(const std::string& text, TextStyle style,
                                     float textScale) const {
    return impl_->fonts->measure(text, style, textScale);
}

}  // namespace rewire
