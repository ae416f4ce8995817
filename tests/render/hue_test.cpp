// SPDX-License-Identifier: Apache-2.0
// What is lit shows in its legend's colour: OKLCh medians over the lit, open part of a patch and of
// a body on the real brain, within 10 degrees of hue and at least 55 % of chroma. Lit and open: the
// brighter half of the pixels that the id pass gives to that parcel alone; the rest is shade,
// sulcus, rim and what lies over it. Held in anatomy and glass on all grounds; colours of systems
// without cortex (amygdala, oxytocin, dopamine) only on bodies.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numbers>

#include "gpu/headless_context.h"
#include "render/renderer.h"
#include "scene/action.h"
#include "scene/palette.h"

namespace rewire {
namespace {

struct Lch {
    float lightness, chroma, hueDeg;
};
Lch toLch(glm::vec3 srgb) {
    const glm::vec3 lab = toOklab(srgb);
    return {lab.x, std::hypot(lab.y, lab.z), glm::degrees(std::atan2(lab.z, lab.y))};
}
float hueDistance(float a, float b) {
    const float d = std::fmod(std::abs(a - b), 360.0F);
    return std::min(d, 360.0F - d);
}

class HueTest : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        Result<Content> content = loadContent(REWIRE_ASSETS_DIR, Volumes::kSkip);
        ASSERT_TRUE(content) << content.error().text();
        content_ = std::make_unique<Content>(std::move(*content));
        Result<gpu::HeadlessContext> context = gpu::HeadlessContext::create();
        ASSERT_TRUE(context);
        context_ = std::make_unique<gpu::HeadlessContext>(std::move(*context));
        Result<Renderer> renderer = Renderer::create(content_->atlas);
        ASSERT_TRUE(renderer);
        renderer_ = std::make_unique<Renderer>(std::move(*renderer));
        Result<BrainMesh> mesh = loadBrainMesh(content_->atlas, MeshLevel::kPreview);
        ASSERT_TRUE(mesh) << mesh.error().text();
        ASSERT_TRUE(renderer_->upload(*mesh));
    }
    static void TearDownTestSuite() {
        renderer_.reset();
        EXPECT_EQ(gpu::liveObjectCount(), 0);
        context_.reset();
        content_.reset();
    }
    // Median colour of the lit, open part of one parcel in that colour.
    static Lch shown(const char* parcelId, bool body, glm::vec3 colour, Style style, Theme theme) {
        ViewState state = initialViewState();
        state.style = style;
        state.theme = theme;
        state = reduce(*content_, state, *parse("view left"))->state;
        DrawList list = buildDrawList(*content_, state);
        list.recede = 1.0F;
        const ParcelIndex parcel = content_->atlas.findParcel(parcelId, Side::kLeft);
        ParcelLook& look = list.parcels[parcel];
        look.colour = colour;
        look.emphasis = 1.0F;
        look.focusGroup = 1;
        if (body) look.body = true;
        FrameSpec spec;
        spec.widthPx = 480;
        spec.heightPx = 360;
        EXPECT_TRUE(renderer_->draw(list, spec));
        const Image picture = *renderer_->read();
        DrawList alone = list;
        for (std::size_t i = 0; i < alone.parcels.size(); ++i) {
            if (body || i != parcel) alone.parcels[i].visible = false;
            if (i != parcel) alone.parcels[i].body = false;
        }
        const Image ids = *renderer_->drawIds(alone, spec);
        return medianOf(picture, ids, parcel);
    }
    static Lch medianOf(const Image& picture, const Image& ids, ParcelIndex parcel) {
        std::vector<glm::vec3> labs;
        for (std::size_t i = 0; i < ids.rgba.size(); i += 4) {
            if (ids.rgba[i] + 256 * ids.rgba[i + 1] != parcel) continue;
            labs.push_back(toOklab(
                glm::vec3(picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2]) / 255.0F));
        }
        EXPECT_GT(labs.size(), 60U);
        std::ranges::sort(labs, {}, [](const glm::vec3& lab) { return lab.x; });
        labs.erase(labs.begin(), labs.begin() + static_cast<std::ptrdiff_t>(labs.size() / 2));
        const auto median = [&](int k) {
            std::vector<float> values;
            for (const glm::vec3& lab : labs) values.push_back(lab[k]);
            std::ranges::sort(values);
            return values[values.size() / 2];
        };
        const float a = median(1), b = median(2);
        return {median(0), std::hypot(a, b), glm::degrees(std::atan2(b, a))};
    }
    static std::vector<glm::vec3> coloursOf(Theme theme, bool body) {
        std::vector<glm::vec3> colours;
        for (int i = 0; i <= static_cast<int>(Identity::kDopamine); ++i) {
            const auto identity = static_cast<Identity>(i);
            const bool deep = identity == Identity::kAmygdala || identity == Identity::kOxytocin ||
                              identity == Identity::kDopamine;
            if (body || !deep) colours.push_back(identityColour(identity, theme));
        }
        for (const Direction direction : {Direction::kIncrease, Direction::kDecrease}) {
            for (int step = 1; step <= 3; ++step)
                colours.push_back(signedColour(direction, step, theme));
        }
        return colours;
    }
    static void hold(Style style, Theme theme, float leastChroma, float mostHueDeg = 10.0F) {
        for (const auto& [parcel, body] :
             {std::pair{"lateral_temporal_posterior", false}, {"putamen", true}}) {
            for (const glm::vec3& colour : coloursOf(theme, body)) {
                const Lch wanted = toLch(colour);
                const Lch seen = shown(parcel, body, colour, style, theme);
                const std::string where = std::string(parcel) + " " + std::string(toText(style)) +
                                          " " + std::string(toText(theme)) + " hue " +
                                          std::to_string(wanted.hueDeg);
                EXPECT_LE(hueDistance(seen.hueDeg, wanted.hueDeg), mostHueDeg) << where;
                EXPECT_GE(seen.chroma, leastChroma * wanted.chroma) << where;
            }
        }
    }

    static std::unique_ptr<Content> content_;
    static std::unique_ptr<gpu::HeadlessContext> context_;
    static std::unique_ptr<Renderer> renderer_;
};
std::unique_ptr<Content> HueTest::content_;
std::unique_ptr<gpu::HeadlessContext> HueTest::context_;
std::unique_ptr<Renderer> HueTest::renderer_;

TEST_F(HueTest, LitPartsOfOpaqueTissueShowTheirLegendsHue) {
    for (const Theme theme : {Theme::kDark, Theme::kLight, Theme::kPrint})
        hold(Style::kAnatomy, theme, 0.55F);
}

TEST_F(HueTest, LitPartsOfGlassShowTheirLegendsHue) {
    hold(Style::kGlass, Theme::kDark, 0.55F);
}

TEST_F(HueTest, LitPartsOfGlassOnPaperShowTheirLegendsHue) {
    for (const Theme theme : {Theme::kLight, Theme::kPrint}) hold(Style::kGlass, theme, 0.55F);
}

}  // namespace
}  // namespace rewire
