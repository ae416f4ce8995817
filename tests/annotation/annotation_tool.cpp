// SPDX-License-Identifier: Apache-2.0
// For authors of labels and legends: draws pictures from actions in their text form, many in one
// run. Use: annotation_tool < LIST, one picture a line: OUT.png WIDTH HEIGHT [window x y w h]
// [transparent] : ACTION ; ACTION ... "window" lays out as the window does, round the free
// rectangle given; otherwise as files are. Does NOT test anything.
#include <ctime>
#include <iostream>
#include <sstream>

#include "figure/figure.h"
#include "gpu/headless_context.h"
#include "scene/action.h"

using namespace rewire;

namespace {

// Of this process alone, so that a busy machine does not matter.
double cpuMs() {
    return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

[[noreturn]] void give(const Error& error) {
    std::cerr << error.text() << '\n';
    std::exit(1);
}

struct Job {
    std::string out;
    FigureSpec spec;
    bool window = false;
    glm::ivec4 freePx{0};
    ViewState state = initialViewState();
};

Job jobFrom(const Content& content, const std::string& line) {
    Job job;
    const std::size_t colon = std::min(line.find(':'), line.size());
    std::istringstream head(line.substr(0, colon));
    head >> job.out >> job.spec.widthPx >> job.spec.heightPx;
    for (std::string word; head >> word;) {
        if (word == "window") {
            job.window = true;
            head >> job.freePx.x >> job.freePx.y >> job.freePx.z >> job.freePx.w;
        }
        if (word == "transparent") job.spec.transparent = true;
        if (word == "fast") job.spec.samplesPerAxis = 1;
    }
    std::istringstream actions(line.substr(std::min(colon + 1, line.size())));
    for (std::string text; std::getline(actions, text, ';');) {
        text.erase(0, text.find_first_not_of(' '));
        text.erase(text.find_last_not_of(' ') + 1);
        if (text.empty()) continue;
        Result<Action> action = parse(text);
        if (!action) give(action.error());
        Result<Reduced> reduced = reduce(content, job.state, *action);
        if (!reduced) give(reduced.error());
        job.state = reduced->state;
    }
    return job;
}

Result<Image> inWindow(const FigureTools& tools, const Job& job) {
    const DrawList list = buildDrawList(tools.content, job.state);
    FrameSpec frame;
    frame.widthPx = job.spec.widthPx;
    frame.heightPx = job.spec.heightPx;
    frame.freeRectPx = job.freePx;
    frame.samplesPerAxis = job.spec.samplesPerAxis;
    if (Status done = tools.renderer.draw(list, frame); !done) return done.forward();
    Result<Image> image = tools.renderer.read();
    if (!image) return image;
    AnnotationInput input;
    input.space = {job.spec.widthPx, job.spec.heightPx, job.freePx};
    input.labels = job.state.showLabels();
    input.legend = job.state.showLegend();
    double layMs = 0, paintMs = 0;
    for (int i = 0; i < 5; ++i) {  // the last one with warm caches
        const double start = cpuMs();
        const AnnotationLayout layout =
            layOut(tools.content, job.state, list, tools.anchors, input);
        layMs = cpuMs() - start;
        Image overlay(image->width, image->height);
        const double second = cpuMs();
        tools.painter.paint(layout, overlay);
        paintMs = cpuMs() - second;
        if (i == 4) tools.painter.paint(layout, *image);
    }
    std::cout << job.out << " lay " << layMs << " ms, paint " << paintMs << " ms\n";
    return image;
}

}  // namespace

int main() {
    Result<Content> content = loadContent(REWIRE_ASSETS_DIR);
    if (!content) give(content.error());
    auto context = gpu::HeadlessContext::create();
    if (!context) give(context.error());
    Result<Renderer> renderer = Renderer::create(content->atlas);
    if (!renderer) give(renderer.error());
    LabelAnchors anchors;
    for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid, MeshLevel::kFull}) {
        Result<BrainMesh> mesh = loadBrainMesh(content->atlas, level);
        if (!mesh) give(mesh.error());
        if (Status done = renderer->upload(*mesh); !done) give(done.error());
        if (level == MeshLevel::kPreview) anchors = LabelAnchors::build(*mesh);
    }
    Result<AnnotationPainter> painter = AnnotationPainter::create(content->atlas.directory);
    if (!painter) give(painter.error());
    const FigureTools tools{*content, *renderer, anchors, *painter};
    for (std::string line; std::getline(std::cin, line);) {
        if (line.empty()) continue;
        const Job job = jobFrom(*content, line);
        Result<Image> image =
            job.window ? inWindow(tools, job) : renderFigure(tools, job.state, job.spec);
        if (!image) give(image.error());
        const double start = cpuMs();
        if (Status done = writePng(job.out, *image, {}, Overwrite::kForce); !done) {
            give(done.error());
        }
        std::cout << job.out << " written in " << cpuMs() - start << " ms\n";
    }
    return 0;
}
