// SPDX-License-Identifier: Apache-2.0
// Sorted triangles against depth peeling on the real brain: how far may the one-pass order be from
// the exact one? The bound: at most 1 % of the brain's pixels off by more than 6 of 255 (a layer
// that swaps with its neighbour), at most 0.1 % by more than 24, and a mean below 1.2 (both passes
// round to a byte at each of some twenty layers). Sorting by triangle can only be wrong where
// triangles of about a millimetre cross; peeling itself rounds to a byte at every layer.
#include <gtest/gtest.h>

#include <memory>

#include "gpu/headless_context.h"
#include "render/renderer.h"
#include "scene/action.h"
#include "support/image_compare.h"

namespace rewire {
namespace {

struct Off {
    std::size_t brain = 0, above6 = 0, above24 = 0;
    double sum = 0;
};

Off measure(const Image& a, const Image& b) {
    Off off;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        if (test::pixelDifference(&a.rgba[i], a.rgba.data()) == 0)
            continue;  // the ground, as in the corner
        const int d = test::pixelDifference(&a.rgba[i], &b.rgba[i]);
        ++off.brain;
        off.sum += d;
        off.above6 += d > 6 ? 1 : 0;
        off.above24 += d > 24 ? 1 : 0;
    }
    return off;
}

TEST(ExactLayers, TheSortedPassKeepsToTheOrderThatPeelingGives) {
    Result<Content> content = loadContent(REWIRE_ASSETS_DIR, Volumes::kSkip);
    ASSERT_TRUE(content) << content.error().text();
    Result<gpu::HeadlessContext> context = gpu::HeadlessContext::create();
    ASSERT_TRUE(context);
    Result<Renderer> renderer = Renderer::create(content->atlas);
    ASSERT_TRUE(renderer);
    Result<BrainMesh> mesh = loadBrainMesh(content->atlas, MeshLevel::kMid);
    ASSERT_TRUE(mesh) << mesh.error().text();
    ASSERT_TRUE(renderer->upload(*mesh));
    for (const char* style : {"style glass", "style xray"}) {
        ViewState state = initialViewState();
        for (const char* text : {"therapy cbt", style})
            state = reduce(*content, state, *parse(text))->state;
        const DrawList list = buildDrawList(*content, state);
        FrameSpec spec;
        spec.widthPx = 240;
        spec.heightPx = 180;
        spec.samplesPerAxis = 1;
        ASSERT_TRUE(renderer->draw(list, spec));
        const Image sorted = *renderer->read();
        const Result<int> layers = renderer->drawExact(list, spec);
        ASSERT_TRUE(layers) << layers.error().text();
        EXPECT_GT(*layers, 6) << "a folded cortex has many layers";
        const Image exact = *renderer->read();
        const Off off = measure(sorted, exact);
        const auto share = [&](std::size_t n) {
            return static_cast<double>(n) / static_cast<double>(off.brain);
        };
        RecordProperty(style, std::to_string(share(off.above6)));
        EXPECT_LT(share(off.above6), 0.01) << style;
        EXPECT_LT(share(off.above24), 0.001) << style;
        EXPECT_LT(off.sum / static_cast<double>(off.brain), 1.2) << style;
    }
}

}  // namespace
}  // namespace rewire
