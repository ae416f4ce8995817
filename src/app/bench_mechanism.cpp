// SPDX-License-Identifier: Apache-2.0
// `rewire bench --mechanism`: what a running model costs, step by step, as the window draws it.
#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/desk_view.h"
#include "app/picture_commands.h"
#include "app/studio.h"
#include "gpu/headless_context.h"
#include "gpu/pipeline.h"
#include "render/bench.h"
#include "scene/action.h"
#include "scene/draw_list.h"

namespace rewire::app {

namespace {

using Clock = std::chrono::steady_clock;

double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Times {
    std::vector<double> stepMs, brainMs, deskMs, frameMs;
};

// One frame of the window while the model runs: a step, the brain, close-ups and plots.
Status timeFrame(const FigureTools& tools, const ViewState& state, glm::ivec2 size, DeskView& view,
                 Times& times) {
    const auto start = Clock::now();
    view.follow(state, 1e9);
    if (view.run() == nullptr) return fail(ErrorCode::kInvalid, view.problem());
    times.stepMs.push_back(msSince(start));
    const auto brain = Clock::now();
    const Desk desk = layOutDesk(tools.content, state, {0, 0, size.x, size.y}, 1.0F);
    DrawList list = buildDrawList(tools.content, state);
    addToBrain(tools.content, state, *view.run(), list);
    FrameSpec spec;
    spec.widthPx = size.x;
    spec.heightPx = size.y;
    spec.quality = Quality::kMoving;
    spec.freeRectPx = desk.brainPx;
    if (Status done = tools.renderer.draw(list, spec); !done) return done;
    gpu::finish();
    times.brainMs.push_back(msSince(brain));
    const auto rest = Clock::now();
    if (Status done = view.draw(state, desk, 1.0F, true, tools.painter); !done) return done;
    gpu::finish();
    times.deskMs.push_back(msSince(rest));
    times.frameMs.push_back(msSince(start));
    return Done{};
}

}  // namespace

Status benchMechanism(const std::filesystem::path& assets, const BenchOptions& options,
                      std::ostream& out) {
    const Result<Style> style = fromText<Style>(options.style);
    if (!style) return style.forward();
    const Result<glm::ivec2> size = sizeFromText(options.size);
    if (!size) return size.forward();
    Result<Content> content = loadContent(assets, Volumes::kSkip);
    if (!content) return content.forward();
    Result<Reduced> chosen = reduce(*content, initialViewState(), SetMechanism{options.mechanism});
    if (!chosen) return fail(ErrorCode::kUsage, chosen.error().message);
    ViewState state = std::move(chosen->state);
    state.style = *style;
    auto studio = Studio::open(std::move(*content));
    if (!studio) return studio.forward();
    const FigureTools tools = (*studio)->tools();
    DeskView view(tools.content);
    Times times;
    for (int frame = 0; frame <= options.frames; ++frame) {
        ++state.step;
        if (Status done = timeFrame(tools, state, *size, view, times); !done) return done;
        if (frame == 0) times = {};  // shaders are compiled in the first
    }
    if (options.json) {
        out << nlohmann::ordered_json{{"renderer", gpu::rendererName()},
                                      {"mechanism", options.mechanism},
                                      {"style", options.style},
                                      {"size", {size->x, size->y}},
                                      {"frames", options.frames},
                                      {"step_ms", median(times.stepMs)},
                                      {"brain_ms", median(times.brainMs)},
                                      {"desk_ms", median(times.deskMs)},
                                      {"frame_ms", median(times.frameMs)}}
                   .dump(2)
            << '\n';
        return Done{};
    }
    out << fmt::format(
        "{}: {} runs, {}x{}, medians of {} frames\nstep {:.2f} ms, brain {:.1f} ms, close-up and "
        "plots {:.1f} ms, frame {:.1f} ms\n",
        gpu::rendererName(), options.mechanism, size->x, size->y, options.frames,
        median(times.stepMs), median(times.brainMs), median(times.deskMs), median(times.frameMs));
    return Done{};
}

}  // namespace rewire::app
