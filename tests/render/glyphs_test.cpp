// SPDX-License-Identifier: Apache-2.0
// Tubes and spheres: their triangles, and pictures of lists that have no brain, by a renderer that
// was given none.
#include "render/glyph_mesh.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "gpu/headless_context.h"
#include "render/renderer.h"
#include "support/image_compare.h"
#include "support/synthetic_assets.h"

namespace rewire {
namespace {

constexpr float kErrorMm = 0.02F;

Tube bentTube() {
    Tube tube;
    tube.pointsMm = {{-30, 0, 0}, {-10, 0, 8}, {10, 0, -8}, {30, 0, 0}};
    tube.radiiMm = {2, 5, 3, 4};
    tube.colours = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 1}};
    tube.glows = {0, 1, 0, 0.5F};
    return tube;
}

DrawList closeUpList() {
    DrawList list;
    list.style = Style::kXray;
    list.camera.targetMm = glm::vec3(0.0F);
    list.camera.azimuthDeg = 180.0F;
    list.camera.elevationDeg = 0.0F;
    list.camera.distanceMm = 200.0F;
    list.tubes = {bentTube()};
    Sphere ball;
    ball.centreMm = {0, -12, 0};
    ball.radiusMm = 6.0F;
    ball.colour = {0.9F, 0.2F, 0.2F};
    list.spheres = {ball};
    return list;
}

class GlyphsTest : public testing::Test {
  protected:
    void SetUp() override {
        Result<Content> content = loadContent(assets_.path());
        ASSERT_TRUE(content) << content.error().text();
        content_ = std::make_unique<Content>(std::move(*content));
        Result<gpu::HeadlessContext> context = gpu::HeadlessContext::create();
        ASSERT_TRUE(context) << context.error().text();
        context_ = std::make_unique<gpu::HeadlessContext>(std::move(*context));
        Result<Renderer> renderer = Renderer::create(content_->atlas);
        ASSERT_TRUE(renderer) << renderer.error().text();
        renderer_ = std::make_unique<Renderer>(std::move(*renderer));
    }
    void TearDown() override {
        const Status clean = gpu::checkErrors();
        EXPECT_TRUE(clean) << clean.error().text();
        renderer_.reset();
        context_.reset();
    }
    Image picture(const DrawList& list, FrameSpec spec = {}) {
        if (spec.widthPx == 1280) spec.widthPx = 240, spec.heightPx = 180;
        const Status done = renderer_->draw(list, spec);
        EXPECT_TRUE(done) << (done ? "" : done.error().text());
        Result<Image> image = renderer_->read();
        EXPECT_TRUE(image);
        return *image;
    }
    test::SyntheticAssets assets_;
    std::unique_ptr<Content> content_;
    std::unique_ptr<gpu::HeadlessContext> context_;
    std::unique_ptr<Renderer> renderer_;
};

}  // namespace

TEST(GlyphMesh, FacesOutwardWithUnitNormals) {
    Sphere egg;
    egg.radiusMm = 4.0F;
    egg.halfAxisMm = {0, 3, 6};
    const Tube tube = bentTube();
    const render::GlyphMesh mesh =
        render::glyphTriangles(std::array{tube}, std::array{egg}, kErrorMm);
    ASSERT_FALSE(mesh.indices.empty());
    EXPECT_EQ(mesh.haloFirst, mesh.indices.size());
    for (const render::GlyphVertex& v : mesh.vertices)
        ASSERT_NEAR(glm::length(v.normal), 1.0F, 1e-3F);
    int turned = 0, faces = 0;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const render::GlyphVertex& a = mesh.vertices[mesh.indices[i]];
        const render::GlyphVertex& b = mesh.vertices[mesh.indices[i + 1]];
        const render::GlyphVertex& c = mesh.vertices[mesh.indices[i + 2]];
        const glm::vec3 face = glm::cross(b.positionMm - a.positionMm, c.positionMm - a.positionMm);
        if (glm::length(face) < 1e-6F) continue;  // at a pole
        ++faces;
        if (glm::dot(face, a.normal + b.normal + c.normal) <= 0.0F) ++turned;
    }
    EXPECT_GT(faces, 100);
    EXPECT_EQ(turned, 0);
}

TEST(GlyphMesh, SmallThingsTakeFewTriangles) {
    Sphere ball;
    ball.radiusMm = 10.0F;
    Sphere dot = ball;
    dot.radiusMm = 0.2F;
    const auto count = [](const Sphere& s) {
        return render::glyphTriangles({}, std::array{s}, kErrorMm).indices.size();
    };
    EXPECT_GT(count(ball), 4 * count(dot));
}

TEST(GlyphMesh, HalosComeLast) {
    Sphere halo;
    halo.halo = true;
    Sphere ball;
    const render::GlyphMesh mesh = render::glyphTriangles({}, std::array{halo, ball}, kErrorMm);
    EXPECT_LT(mesh.haloFirst, mesh.indices.size());
    EXPECT_GT(mesh.haloFirst, 0U);
}

TEST_F(GlyphsTest, AListWithoutABrainNeedsNoMesh) {
    const DrawList list = closeUpList();
    const Image image = picture(list);
    const std::uint8_t* corner = image.pixel(2, 2);
    EXPECT_NEAR(corner[0], 18, 1);
    EXPECT_NEAR(corner[2], 26, 1);
    const std::uint8_t* middle = image.pixel(image.width / 2, image.height / 2);
    EXPECT_GT(middle[0], 2 * middle[2]) << "the ball in front is red";
}

TEST_F(GlyphsTest, DrawsTheSamePictureWhateverWasDrawnBefore) {
    const DrawList a = closeUpList();
    DrawList b = a;
    b.spheres.front().halo = true;
    b.theme = Theme::kLight;
    b.background = glm::vec3(0.95F);
    FrameSpec moving;
    moving.quality = Quality::kMoving;
    const Image first = picture(a);
    EXPECT_NE(picture(b), first);
    (void)picture(a, moving);
    EXPECT_EQ(picture(a), first);
}

TEST_F(GlyphsTest, FarThingsSinkIntoTheGround) {
    DrawList list = closeUpList();
    list.tubes.clear();
    const Image clear = picture(list);
    list.depthCue = {10.0F, 100.0F, 1.0F};
    const Image sunk = picture(list);
    const auto red = [](const Image& image) {
        return static_cast<int>(image.pixel(image.width / 2, image.height / 2)[0]);
    };
    EXPECT_GT(red(clear), 100);
    EXPECT_LT(red(sunk), 30);
}

TEST_F(GlyphsTest, TilesEqualTheWholePicture) {
    const DrawList list = closeUpList();
    FrameSpec whole;
    whole.widthPx = 300;
    whole.heightPx = 200;
    const Image expected = picture(list, whole);
    FrameSpec tile = whole;
    tile.fullWidthPx = 300;
    tile.fullHeightPx = 200;
    tile.offsetXPx = 110;
    tile.widthPx = 120;
    const Image part = picture(list, tile);
    Image same(120, 200);
    for (int y = 0; y < same.height; ++y)
        std::copy_n(expected.pixel(110, y), same.width * 4, same.pixel(0, y));
    const test::ImageDifference off = test::compareImages(part, same);
    EXPECT_LE(off.most, 1) << off.text();
}

}  // namespace rewire
