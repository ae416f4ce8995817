// SPDX-License-Identifier: Apache-2.0
// The renderer on a small synthetic brain: purity, tiles, translucency against an exact reference,
// ids, clean GL.
#include "render/renderer.h"

#include <gtest/gtest.h>

#include <memory>

#include "gpu/headless_context.h"
#include "scene/action.h"
#include "scene/draw_list.h"
#include "support/image_compare.h"
#include "support/synthetic_assets.h"

namespace rewire {
namespace {

class RendererTest : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        assets_ = std::make_unique<test::SyntheticAssets>();
        Result<Content> content = loadContent(assets_->path());
        ASSERT_TRUE(content) << content.error().text();
        content_ = std::make_unique<Content>(std::move(*content));
    }
    static void TearDownTestSuite() {
        content_.reset();
        assets_.reset();
    }
    void SetUp() override {
        Result<gpu::HeadlessContext> context = gpu::HeadlessContext::create();
        ASSERT_TRUE(context) << context.error().text();
        context_ = std::make_unique<gpu::HeadlessContext>(std::move(*context));
        Result<Renderer> renderer = Renderer::create(content_->atlas);
        ASSERT_TRUE(renderer) << renderer.error().text();
        renderer_ = std::make_unique<Renderer>(std::move(*renderer));
        for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid, MeshLevel::kFull}) {
            Result<BrainMesh> mesh = loadBrainMesh(content_->atlas, level);
            ASSERT_TRUE(mesh) << mesh.error().text();
            ASSERT_TRUE(renderer_->upload(*mesh));
        }
        ASSERT_TRUE(renderer_->uploadT1(content_->atlas.t1));
    }
    void TearDown() override {
        const Status clean = gpu::checkErrors();
        EXPECT_TRUE(clean) << clean.error().text();
        renderer_.reset();
        EXPECT_EQ(gpu::liveObjectCount(), 0) << "GL objects outlived the renderer";
        context_.reset();
    }
    static DrawList listFor(std::initializer_list<const char*> actions) {
        ViewState state = initialViewState();
        for (const char* text : actions) {
            const Result<Action> action = parse(text);
            EXPECT_TRUE(action) << action.error().text();
            const Result<Reduced> reduced = reduce(*content_, state, *action);
            EXPECT_TRUE(reduced) << reduced.error().text();
            state = reduced->state;
        }
        return buildDrawList(*content_, state);
    }
    Image picture(const DrawList& list, FrameSpec spec = {}) {
        if (spec.widthPx == 1280) spec.widthPx = 320, spec.heightPx = 200;
        const Status done = renderer_->draw(list, spec);
        EXPECT_TRUE(done) << (done ? "" : done.error().text());
        Result<Image> image = renderer_->read();
        EXPECT_TRUE(image);
        return *image;
    }

    static std::unique_ptr<test::SyntheticAssets> assets_;
    static std::unique_ptr<Content> content_;
    std::unique_ptr<gpu::HeadlessContext> context_;
    std::unique_ptr<Renderer> renderer_;
};
std::unique_ptr<test::SyntheticAssets> RendererTest::assets_;
std::unique_ptr<Content> RendererTest::content_;

TEST_F(RendererTest, DrawsTheSamePictureWhateverWasDrawnBefore) {
    const DrawList a = listFor({"therapy cbt", "style glass"});
    const DrawList b =
        listFor({"therapy mindfulness", "style xray", "theme light", "view left-medial"});
    const Image first = picture(a);
    const Image other = picture(b);
    EXPECT_FALSE(test::compareImages(first, other).passes());
    EXPECT_EQ(picture(a), first);
}

TEST_F(RendererTest, CachedLayersWithAnotherOutlineEqualAFreshPicture) {
    const DrawList plain = listFor({"therapy cbt"});
    const DrawList selected = listFor({"therapy cbt", "select left:pcc", "view left-medial"});
    DrawList unselected = selected;
    for (ParcelLook& look : unselected.parcels) look.outline = Outline::kNone;
    const Image fresh = picture(selected);
    (void)picture(unselected);
    EXPECT_EQ(picture(selected), fresh);
    EXPECT_NE(picture(unselected), fresh) << "an outline must be seen";
    (void)plain;
}

TEST_F(RendererTest, TilesEqualTheWholePicture) {
    for (const char* style : {"style anatomy", "style glass", "style xray"}) {
        const DrawList list = listFor({"therapy cbt", style});
        FrameSpec whole;
        whole.widthPx = 300;
        whole.heightPx = 200;
        const Image expected = picture(list, whole);
        Image joined(300, 200);
        for (const int left : {0, 130}) {
            FrameSpec tile = whole;
            tile.fullWidthPx = 300;
            tile.fullHeightPx = 200;
            tile.offsetXPx = left;
            tile.widthPx = left == 0 ? 130 : 170;
            const Image part = picture(list, tile);
            for (int y = 0; y < part.height; ++y)
                std::copy_n(part.pixel(0, y), part.width * 4, joined.pixel(left, y));
        }
        const test::ImageDifference off = test::compareImages(joined, expected);
        EXPECT_LE(off.most, 1) << style << ": " << off.text();  // the last bit of a blend
    }
}

TEST_F(RendererTest, ATransparentPictureOverTheGroundIsTheOpaquePicture) {
    for (const char* style : {"style anatomy", "style glass", "style xray"}) {
        const DrawList list = listFor({"therapy alliance", style});
        FrameSpec spec;
        spec.widthPx = 200;
        spec.heightPx = 160;
        const Image opaque = picture(list, spec);
        spec.transparent = true;
        const Image clear = picture(list, spec);
        EXPECT_EQ(clear.pixel(0, 0)[3], 0);
        int most = 0;
        for (std::size_t i = 0; i < clear.rgba.size(); i += 4) {
            const double a = clear.rgba[i + 3] / 255.0;
            for (std::size_t k = 0; k < 3; ++k) {
                const double over = clear.rgba[i + k] * a +
                                    255.0 * list.background[static_cast<int>(k)] * (1.0 - a);
                most = std::max(most, static_cast<int>(std::abs(over - opaque.rgba[i + k])));
            }
        }
        EXPECT_LE(most, 4) << style;  // each blended layer rounds to a byte
    }
}

TEST_F(RendererTest, TheIdPassNamesTheParcelUnderEachPixel) {
    const DrawList list = listFor({"view left"});
    FrameSpec spec;
    spec.widthPx = 200;
    spec.heightPx = 160;
    const Result<Image> ids = renderer_->drawIds(list, spec);
    ASSERT_TRUE(ids) << ids.error().text();
    std::vector<int> counts(content_->atlas.parcels.size(), 0);
    for (std::size_t i = 0; i < ids->rgba.size(); i += 4) {
        const int id = ids->rgba[i] + 256 * ids->rgba[i + 1];
        if (id == 0xFFFF) continue;
        ASSERT_LT(static_cast<std::size_t>(id), counts.size());
        ++counts[static_cast<std::size_t>(id)];
    }
    int left = 0;
    int right = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (content_->atlas.parcels[i].side == Side::kLeft) left += counts[i];
        if (content_->atlas.parcels[i].side == Side::kRight) right += counts[i];
    }
    EXPECT_GT(left, 20 * std::max(right, 1)) << "from the left mostly left parcels are seen";
}

TEST_F(RendererTest, EveryStyleThemeAndLayerDrawsWithoutGlErrors) {
    for (const char* style : {"style anatomy", "style glass", "style xray"}) {
        for (const char* theme : {"theme dark", "theme light", "theme print"}) {
            for (const char* extra :
                 {"slice axial on", "clip coronal 0 negative", "pull-apart 15", "part tracts on",
                  "open-insula on", "show findings", "select amygdala"}) {
                const DrawList list = listFor({"therapy mindfulness", style, theme, extra});
                FrameSpec spec;
                spec.widthPx = 96;
                spec.heightPx = 64;
                for (const Quality quality : {Quality::kMoving, Quality::kRest}) {
                    spec.quality = quality;
                    const Status done = renderer_->draw(list, spec);
                    ASSERT_TRUE(done) << done.error().text();
                }
            }
        }
    }
}

TEST_F(RendererTest, TheComparisonCatchesPlantedFaults) {
    const DrawList list = listFor({"therapy cbt", "style glass"});
    const Image right = picture(list);
    const auto caught = [&](const char* what, const DrawList& wrong) {
        EXPECT_FALSE(test::compareImages(picture(wrong), right).passes()) << what;
    };
    DrawList wrong = list;
    for (ParcelLook& look : wrong.parcels) look.colour *= 0.97F;
    caught("albedo", wrong);
    wrong = list;
    for (ParcelLook& look : wrong.parcels) look.emphasis *= 0.95F;
    caught("opacity", wrong);
    wrong = list;
    wrong.camera.targetMm += wrong.camera.right() * 0.25F;
    caught("a shift below a pixel", wrong);
    wrong = list;
    wrong.camera.azimuthDeg += 0.5F;  // the lights turn with the camera
    caught("light", wrong);
    wrong = list;
    wrong.spheres.push_back(
        {wrong.camera.targetMm + glm::vec3(0, 0, 80), 2.0F, glm::vec3(1.0F), 1.0F});
    caught("a small extra object", wrong);
    Image linear = right;
    for (std::uint8_t& v : linear.rgba)
        v = static_cast<std::uint8_t>(255.0 * std::pow(v / 255.0, 1.05));
    EXPECT_FALSE(test::compareImages(linear, right).passes()) << "another transfer curve";
}

}  // namespace
}  // namespace rewire
