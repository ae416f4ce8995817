// SPDX-License-Identifier: Apache-2.0
// For authors of shaders: draws one picture from actions in their text form, without labels, and
// says how long it took. With "bench" in place of a file it turns the brain and prints medians
// instead; with "cpu" it
// prints the least processor time of a frame. REWIRE_SHADERS=shaders reads them from there, so that
// a change needs no build. Use: render_tool OUT.ppm|bench|cpu WIDTH HEIGHT rest|moving ACTION ...
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>

#include "gpu/headless_context.h"
#include "gpu/pipeline.h"
#include "knowledge/knowledge.h"
#include "render/bench.h"
#include "render/renderer.h"
#include "scene/action.h"
#include "scene/draw_list.h"

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

// Processor time is steadier than the clock where others use the machine too.
double cpuMs() {
    return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// The least of several frames: what others do on the machine only ever adds.
void cpuPerFrame(Renderer& renderer, DrawList list, FrameSpec spec, const char* what, int frames) {
    double least = 1e9;
    for (int i = 0; i < frames; ++i) {
        list.camera.azimuthDeg += i % 2 == 0 ? 0.5F : -0.5F;
        const double start = cpuMs();
        if (Status done = renderer.draw(list, spec); !done) give(done.error());
        gpu::finish();
        if (i > 1) least = std::min(least, cpuMs() - start);
    }
    std::cout << what << ' ' << least << " ms of processor time a frame; ";
}

// Every triangle in four: a brain of four times the triangles, to see that stored triangles cost no
// frames. Each part's new vertices stand behind its old ones.
BrainMesh subdivided(const BrainMesh& mesh) {
    BrainMesh fine;
    fine.level = mesh.level;
    fine.boundsMm = mesh.boundsMm;
    for (MeshPart part : mesh.parts) {
        const std::uint32_t from = part.firstVertex, firstIndex = part.firstIndex;
        part.firstVertex = static_cast<std::uint32_t>(fine.positionsMm.size());
        part.firstIndex = static_cast<std::uint32_t>(fine.indices.size());
        for (std::uint32_t v = from; v < from + part.vertexCount; ++v) {
            fine.positionsMm.push_back(mesh.positionsMm[v]);
            fine.normals.push_back(mesh.normals[v]);
            fine.shades.push_back(mesh.shades[v]);
        }
        std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint16_t> middles;
        const auto middle = [&](std::uint16_t a, std::uint16_t b) {
            const auto [at, isNew] = middles.try_emplace(std::minmax(a, b), part.vertexCount);
            if (!isNew) return at->second;
            fine.positionsMm.push_back((mesh.positionsMm[from + a] + mesh.positionsMm[from + b]) *
                                       0.5F);
            fine.normals.push_back(glm::normalize(mesh.normals[from + a] + mesh.normals[from + b]));
            fine.shades.push_back(mesh.shades[from + a]);
            ++part.vertexCount;
            return at->second;
        };
        for (std::uint32_t i = firstIndex; i < firstIndex + part.indexCount; i += 3) {
            const std::uint16_t a = mesh.indices[i], b = mesh.indices[i + 1],
                                c = mesh.indices[i + 2];
            const std::uint16_t ab = middle(a, b), bc = middle(b, c), ca = middle(c, a);
            for (const std::uint16_t k : {a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca})
                fine.indices.push_back(k);
        }
        part.indexCount *= 4;
        fine.parts.push_back(std::move(part));
    }
    return fine;
}

int bench(Renderer& renderer, const DrawList& list, FrameSpec spec) {
    const Result<BenchResult> r = runBench(renderer, list, {spec.widthPx, spec.heightPx, 24});
    if (!r) give(r.error());
    std::cout << toText(list.style) << ": turning " << r->medianMs << " ms (p95 " << r->p95Ms
              << "), floor " << r->floorMs << " ms, ratio " << r->medianMs / r->floorMs
              << ", at rest " << r->restMs << " ms, " << r->triangles << " triangles\n";
    spec.quality = Quality::kMoving;
    cpuPerFrame(renderer, list, spec, "turning", 40);
    spec.quality = Quality::kRest;
    cpuPerFrame(renderer, list, spec, "at rest", 6);
    std::cout << '\n';
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) return 2;
    Result<Content> content = loadContent(REWIRE_ASSETS_DIR);
    if (!content) give(content.error());
    auto context = gpu::HeadlessContext::create();
    if (!context) give(context.error());
    RendererOptions options;
    if (const char* folder = std::getenv("REWIRE_SHADERS")) options.shaderDir = folder;
    Result<Renderer> renderer = Renderer::create(content->atlas, options);
    if (!renderer) give(renderer.error());
    for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid, MeshLevel::kFull}) {
        Result<BrainMesh> mesh = loadBrainMesh(content->atlas, level);
        if (!mesh) give(mesh.error());
        if (std::getenv("REWIRE_SUBDIVIDE") != nullptr && level == MeshLevel::kFull)
            *mesh = subdivided(*mesh);
        if (Status done = renderer->upload(*mesh); !done) give(done.error());
    }
    if (Status done = renderer->uploadT1(content->atlas.t1); !done) give(done.error());
    ViewState state = initialViewState();
    for (int i = 5; i < argc; ++i) {
        Result<Action> action = parse(argv[i]);
        if (!action) give(action.error());
        Result<Reduced> reduced = reduce(*content, state, *action);
        if (!reduced) give(reduced.error());
        state = reduced->state;
    }
    FrameSpec spec;
    spec.widthPx = std::atoi(argv[2]);
    spec.heightPx = std::atoi(argv[3]);
    spec.quality = std::strcmp(argv[4], "moving") == 0 ? Quality::kMoving : Quality::kRest;
    DrawList list = buildDrawList(*content, state);
    if (std::strcmp(argv[1], "cpu") == 0) {
        cpuPerFrame(*renderer, list, spec, argv[4], 40);
        std::cout << '\n';
        return 0;
    }
    if (std::strcmp(argv[1], "bench") == 0) return bench(*renderer, list, spec);
    for (int i = 0; i < 4; ++i) {
        const auto start = std::chrono::steady_clock::now();
        list.camera.azimuthDeg += i > 0 ? 0.01F : 0.0F;
        if (Status done = renderer->draw(list, spec); !done) give(done.error());
        gpu::finish();
        std::cerr << msSince(start) << " ms, " << renderer->trianglesDrawn() << " triangles\n";
    }
    Result<Image> image = renderer->read();
    if (!image) give(image.error());
    std::ofstream out(argv[1], std::ios::binary);
    out << "P6\n" << image->width << ' ' << image->height << "\n255\n";
    for (std::size_t i = 0; i < image->rgba.size(); i += 4)
        out.write(reinterpret_cast<const char*>(&image->rgba[i]), 3);
}
