// SPDX-License-Identifier: Apache-2.0
// Random actions through the whole way of a picture: reduce, draw list, drawing, layout of words.
// No refusal ends it, no GL error appears, memory stays flat and no GL object is left. A few
// hundred frames by default; REWIRE_LONG_RUN=10000 sets how many.
#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>

#include "core/counter_rng.h"
#include "figure/figure.h"
#include "gpu/headless_context.h"
#include "scene/random_states.h"

namespace rewire {
namespace {

double residentMb() {
    malloc_trim(0);
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        double kilobytes = 0;
        if (word == "VmRSS:" && status >> kilobytes) return kilobytes / 1024.0;
    }
    return 0.0;
}

int framesWanted() {
    const char* text = std::getenv("REWIRE_LONG_RUN");
    return text != nullptr ? std::max(std::atoi(text), 200) : 400;
}

TEST(LongRun, RandomActionsLeaveMemoryFlatAndGlClean) {
    Result<Content> content = loadContent(REWIRE_ASSETS_DIR);
    ASSERT_TRUE(content) << content.error().text();
    Result<gpu::HeadlessContext> context = gpu::HeadlessContext::create();
    ASSERT_TRUE(context) << context.error().text();
    const int frames = framesWanted();
    {
        Result<Renderer> renderer = Renderer::create(content->atlas);
        ASSERT_TRUE(renderer) << renderer.error().text();
        Result<BrainMesh> mesh = loadBrainMesh(content->atlas, MeshLevel::kPreview);
        ASSERT_TRUE(mesh) << mesh.error().text();
        ASSERT_TRUE(renderer->upload(*mesh));
        ASSERT_TRUE(renderer->uploadT1(content->atlas.t1));
        const LabelAnchors anchors = LabelAnchors::build(*mesh);
        const std::vector<Action> actions = test::manyActions(*content, 46 * 40);
        const CounterRng rng(11);
        ViewState state = initialViewState();
        AnnotationInput input;
        input.space = {64, 64, glm::ivec4(0)};
        // Caches fill and every shader is compiled in the first part.
        const int settled = frames / 2;
        double before = 0.0;
        for (int i = 0; i < frames; ++i) {
            const auto pick = static_cast<std::size_t>(
                rng.below(actions.size(), 0, static_cast<std::uint64_t>(i)));
            if (Result<Reduced> next = reduce(*content, state, actions[pick]); next)
                state = std::move(next->state);
            const DrawList list = buildDrawList(*content, state);
            FrameSpec spec;
            spec.widthPx = 64;
            spec.heightPx = 64;
            spec.quality = i % 2 == 0 ? Quality::kMoving : Quality::kRest;
            const Status done = renderer->draw(list, spec);
            ASSERT_TRUE(done) << "frame " << i << ": " << done.error().text();
            (void)layOut(*content, state, list, anchors, input);
            if (i == settled) before = residentMb();
        }
        const double grown = residentMb() - before;
        std::cout << frames << " frames; memory " << before << " MB, grown by " << grown << " MB\n";
        // Mesa compiles variants late; a leak of a layer a frame would be far more.
        // AddressSanitizer keeps what was freed, and finds leaks itself.
#if !defined(__SANITIZE_ADDRESS__)
        EXPECT_LT(grown, 24.0) << "of " << before << " MB after half of the frames";
#endif
        const Status clean = gpu::checkErrors();
        EXPECT_TRUE(clean) << clean.error().text();
    }
    EXPECT_EQ(gpu::liveObjectCount(), 0);
}

}  // namespace
}  // namespace rewire
