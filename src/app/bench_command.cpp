// SPDX-License-Identifier: Apache-2.0
// `rewire bench`: one style turning, at rest, and the yardstick beside it. Memory is read before
// the yardstick's mesh is loaded: at the sizes of windows the viewer itself never needs that one.
#include <fmt/format.h>
#include <malloc.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/picture_commands.h"
#include "gpu/headless_context.h"
#include "gpu/pipeline.h"
#include "render/bench.h"

namespace rewire::app {

using Json = nlohmann::ordered_json;

namespace {

class Stopwatch {
  public:
    // Milliseconds since the last call or since it was made.
    double lap() {
        const auto now = std::chrono::steady_clock::now();
        const double ms = std::chrono::duration<double, std::milli>(now - last_).count();
        last_ = now;
        return ms;
    }

  private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

// Peak memory of this process in MB, as Linux counts it; 0 where it can't be read.
double peakMb() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        double kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024.0;
    }
    return 0.0;
}

struct Measured {
    BenchResult frames;
    double firstFrameMs = 0, peakMb = 0;
    Json loadMs;
    std::string rendererName;
};

Result<Measured> measure(const std::filesystem::path& assets, Style style, const BenchSpec& spec) {
    Measured m;
    Stopwatch whole;
    Stopwatch stage;
    Result<Content> content = loadContent(assets, Volumes::kSkip);
    if (!content) return content.forward();
    m.loadMs["content"] = stage.lap();
    auto context = gpu::HeadlessContext::create();
    if (!context) return context.forward();
    m.rendererName = gpu::rendererName();
    m.loadMs["context"] = stage.lap();
    Result<Renderer> renderer = Renderer::create(content->atlas);
    if (!renderer) return renderer.forward();
    ViewState state = initialViewState();
    state.style = style;
    const DrawList list = buildDrawList(*content, state);
    FrameSpec frame;
    frame.widthPx = spec.widthPx;
    frame.heightPx = spec.heightPx;
    frame.quality = Quality::kMoving;
    const auto load = [&](MeshLevel level) -> Status {
        if (renderer->has(level)) return Done{};
        stage.lap();
        {
            Result<BrainMesh> mesh = loadBrainMesh(content->atlas, level);
            if (!mesh) return mesh.forward();
            if (Status done = renderer->upload(*mesh); !done) return done;
        }
        malloc_trim(0);
        m.loadMs[std::string(fileName(level))] = stage.lap();
        return Done{};
    };
    if (Status done = load(MeshLevel::kPreview); !done) return done.forward();
    if (Status done = renderer->draw(list, frame); !done) return done.forward();
    if (Result<Image> seen = renderer->read(); !seen) return seen.forward();
    m.firstFrameMs = whole.lap();
    m.loadMs["first_draw"] = stage.lap();
    frame.quality = Quality::kRest;
    if (Status done = load(Renderer::levelFor(list, frame)); !done) return done.forward();
    if (Status done = renderer->draw(list, frame); !done) return done.forward();
    gpu::finish();
    m.peakMb = peakMb();
    if (Status done = load(MeshLevel::kFull); !done) return done.forward();
    Result<BenchResult> frames = runBench(*renderer, list, spec);
    if (!frames) return frames.forward();
    m.frames = *frames;
    return m;
}

}  // namespace

Status runBenchCommand(const std::filesystem::path& assets, const BenchOptions& options,
                       std::ostream& out) {
    const Result<Style> style = fromText<Style>(options.style);
    if (!style) return style.forward();
    const Result<glm::ivec2> size = sizeFromText(options.size);
    if (!size) return size.forward();
    const Result<Measured> m = measure(assets, *style, {size->x, size->y, options.frames});
    if (!m) return m.forward();
    const BenchResult& r = m->frames;
    const double ratio = r.floorMs > 0 ? r.medianMs / r.floorMs : 0.0;
    if (options.json) {
        out << Json{{"renderer", m->rendererName},
                    {"style", options.style},
                    {"size", {size->x, size->y}},
                    {"triangles", r.triangles},
                    {"frames", options.frames},
                    {"median_ms", r.medianMs},
                    {"p95_ms", r.p95Ms},
                    {"rest_ms", r.restMs},
                    {"floor_ms", r.floorMs},
                    {"ratio_to_floor", ratio},
                    {"first_frame_ms", m->firstFrameMs},
                    {"load_ms", m->loadMs},
                    {"peak_mb", m->peakMb},
                    {"peak_with_floor_mb", peakMb()}}
                   .dump(2)
            << '\n';
        return Done{};
    }
    out << fmt::format("{}, {}, {}x{}, {} triangles while turning\n", m->rendererName,
                       options.style, size->x, size->y, r.triangles)
        << fmt::format(
               "turning   {:6.1f} ms median, {:.1f} ms at the 95th percentile, over {} frames\n",
               r.medianMs, r.p95Ms, options.frames)
        << fmt::format(
               "floor     {:6.1f} ms: all triangles in file order, one light; turning takes {:.2f} "
               "of it\n",
               r.floorMs, ratio)
        << fmt::format(
               "at rest   {:6.1f} ms\nfirst picture after {:.0f} ms; {:.0f} MB at the peak\n",
               r.restMs, m->firstFrameMs, m->peakMb);
    return Done{};
}

}  // namespace rewire::app
