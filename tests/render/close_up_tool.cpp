// SPDX-License-Identifier: Apache-2.0
// For authors of close-ups: draws the close-up (or, with "brain", the brain) of a running model
// after these actions, and says how long building, the first and the next picture took.
// Use: close_up_tool OUT.ppm WIDTH HEIGHT with|without|brain ACTION ...
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>

#include "gpu/headless_context.h"
#include "gpu/pipeline.h"
#include "knowledge/knowledge.h"
#include "render/renderer.h"
#include "scene/action.h"
#include "scene/close_up.h"

using namespace rewire;

namespace {

double msSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

[[noreturn]] void give(const Error& error) {
    std::cerr << error.text() << '\n';
    std::exit(1);
}

template <class T>
T take(Result<T> result) {
    if (!result) give(result.error());
    return std::move(*result);
}

void write(const Image& image, const char* path) {
    std::ofstream out(path, std::ios::binary);
    out << "P6\n" << image.width << ' ' << image.height << "\n255\n";
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        out.write(reinterpret_cast<const char*>(&image.rgba[i]), 3);
}

void uploadBrain(Renderer& renderer, const Atlas& atlas) {
    for (const MeshLevel level : {MeshLevel::kMid, MeshLevel::kFull}) {
        if (Status done = renderer.upload(take(loadBrainMesh(atlas, level))); !done)
            give(done.error());
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 6) return 2;
    const bool brain = std::strcmp(argv[4], "brain") == 0;
    const Content content = take(loadContent(REWIRE_ASSETS_DIR));
    const auto context = take(gpu::HeadlessContext::create());
    RendererOptions options;
    if (const char* folder = std::getenv("REWIRE_SHADERS")) options.shaderDir = folder;
    Renderer renderer = take(Renderer::create(content.atlas, options));
    if (brain) uploadBrain(renderer, content.atlas);
    ViewState state = initialViewState();
    for (int i = 5; i < argc; ++i) state = take(reduce(content, state, take(parse(argv[i])))).state;
    MechanismRun run = take(MechanismRun::start(content, state));
    if (Status done = run.advanceTo(state.step); !done) give(done.error());
    FrameSpec spec;
    spec.widthPx = std::atoi(argv[2]);
    spec.heightPx = std::atoi(argv[3]);
    const bool without = std::strcmp(argv[4], "without") == 0;
    const float aspect = static_cast<float>(spec.widthPx) / static_cast<float>(spec.heightPx);
    for (int i = 0; i < 3; ++i) {
        const auto start = std::chrono::steady_clock::now();
        DrawList list = buildDrawList(content, state);
        CloseUp closeUp;
        if (brain) {
            addToBrain(content, state, run, list);
        } else {
            closeUp = buildCloseUp(content, state, run, without);
            fitToAspect(closeUp, aspect);
            list = closeUp.list;
        }
        std::cerr << "build " << msSince(start) << " ms, " << list.tubes.size() << " tubes, "
                  << list.spheres.size() << " spheres; ";
        if (i > 0 && !list.tubes.empty()) list.tubes.front().radiusMm += 1e-4F;  // as in a new step
        list.camera.azimuthDeg += i == 2 ? 0.01F : 0.0F;
        const std::clock_t before = std::clock();
        const auto drawn = std::chrono::steady_clock::now();
        spec.quality = i < 2 ? Quality::kMoving : Quality::kRest;
        if (Status done = renderer.draw(list, spec); !done) give(done.error());
        gpu::finish();
        std::cerr << "draw " << msSince(drawn) << " ms, processor "
                  << 1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC << " ms, "
                  << renderer.trianglesDrawn() << " triangles\n";
    }
    write(take(renderer.read()), argv[1]);
}
