// SPDX-License-Identifier: Apache-2.0
// Painting: tiles join without a seam, transparency stays, own fonts.
#include <gtest/gtest.h>

#include <algorithm>

#include "stage.h"

namespace rewire::test {
namespace {

AnnotationLayout findingsPicture(int widthPx, int heightPx) {
    const ViewState state = after({"therapy cbt", "show findings"});
    return laidOut(state, fileOf(state, widthPx, heightPx));
}

Image ground(int widthPx, int heightPx, std::uint8_t alpha) {
    Image image(widthPx, heightPx);
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        image.rgba[i] = static_cast<std::uint8_t>(i / 4 % 199);
        image.rgba[i + 1] = static_cast<std::uint8_t>(i / 4 % 83);
        image.rgba[i + 2] = 40;
        image.rgba[i + 3] = alpha;
    }
    return image;
}

TEST(Painter, PaintsTilesThatTogetherAreTheWhole) {
    const AnnotationLayout layout = findingsPicture(900, 620);
    for (const std::uint8_t alpha : {std::uint8_t{255}, std::uint8_t{0}, std::uint8_t{90}}) {
        const Image before = ground(900, 620, alpha);
        Image whole = before, joined = before;
        painter().paint(layout, whole);
        EXPECT_NE(whole, before);
        for (const glm::ivec4 tile :
             {glm::ivec4(0, 0, 333, 620), {333, 0, 567, 211}, {333, 211, 567, 409}}) {
            Image part(tile.z, tile.w);
            for (int y = 0; y < tile.w; ++y) {
                std::copy_n(joined.pixel(tile.x, tile.y + y), tile.z * 4, part.pixel(0, y));
            }
            painter().paint(layout, part, tile.x, tile.y);
            for (int y = 0; y < tile.w; ++y) {
                std::copy_n(part.pixel(0, y), tile.z * 4, joined.pixel(tile.x, tile.y + y));
            }
        }
        EXPECT_EQ(whole, joined);
    }
}

TEST(Painter, LeavesTransparentGroundTransparentAndInkSolid) {
    const AnnotationLayout layout = findingsPicture(900, 620);
    Image image(900, 620);
    painter().paint(layout, image);
    std::size_t clear = 0, solid = 0;
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
        clear += image.rgba[i] == 0 ? 1U : 0U;
        solid += image.rgba[i] == 255 ? 1U : 0U;
    }
    EXPECT_GT(clear, image.rgba.size() / 4 * 8 / 10);
    EXPECT_GT(solid, 1000U);
}

TEST(Painter, PaintsTheSamePixelsAgain) {
    const AnnotationLayout layout = findingsPicture(640, 360);
    Image first(640, 360), second(640, 360);
    painter().paint(layout, first);
    auto other = AnnotationPainter::create(REWIRE_ASSETS_DIR);
    ASSERT_TRUE(other);
    other->paint(layout, second);
    EXPECT_EQ(first, second);
}

TEST(Painter, MeasuresTextInProportionToItsScale) {
    const glm::vec2 one = painter().measure("Dorsolateral PFC", TextStyle::kLabel, 1.0F);
    const glm::vec2 four = painter().measure("Dorsolateral PFC", TextStyle::kLabel, 4.0F);
    EXPECT_GT(one.x, 100.0F);
    EXPECT_NEAR(four.x, 4.0F * one.x, 1.0F);
    EXPECT_GE(painter().measure("x", TextStyle::kSmall, 1.0F).y, 13.0F);
}

TEST(Painter, SaysWhichFontIsMissing) {
    const auto painter = AnnotationPainter::create("/nonexistent");
    ASSERT_FALSE(painter);
    EXPECT_EQ(painter.error().code, ErrorCode::kNotFound);
    EXPECT_NE(painter.error().text().find("Inter-Regular.otf"), std::string::npos);
}

TEST(Painter, DrawsAsManyFilledDotsAsTheGradeHas) {
    AnnotationLayout layout;
    layout.widthPx = layout.heightPx = 64;
    const auto ink = [&](int filled) {
        layout.marks = {{Mark::kDots, {32, 32}, 8, filled, {1, 1, 1}, 1}};
        Image image(64, 64);
        painter().paint(layout, image);
        int sum = 0;
        for (std::size_t i = 3; i < image.rgba.size(); i += 4) sum += image.rgba[i];
        return sum;
    };
    for (int filled = 0; filled < 4; ++filled) EXPECT_LT(ink(filled), ink(filled + 1));
}

}  // namespace
}  // namespace rewire::test
