// SPDX-License-Identifier: Apache-2.0
// A developer's tool to look at plots. Lines of standard input:
//   OUT.png WIDTH HEIGHT TEXT_SCALE ACTION; ACTION; ...
// as "p.png 1180 240 1 mechanism synaptic_pruning; compare on; step 60".
#include <chrono>
#include <iostream>
#include <sstream>

#include "annotation/plots.h"
#include "figure/figure.h"
#include "scene/action.h"
#include "scene/palette.h"

namespace {

using namespace rewire;

[[noreturn]] void give(const std::string& words) {
    std::cerr << words << '\n';
    std::exit(1);
}

ViewState stateOf(const Content& content, std::istream& words) {
    ViewState state = initialViewState();
    for (std::string text; std::getline(words, text, ';');) {
        const auto start = text.find_first_not_of(' ');
        if (start == std::string::npos) continue;
        const Result<Action> action = parse(text.substr(start));
        if (!action) give(action.error().text());
        const Result<Reduced> next = reduce(content, state, *action);
        if (!next) give(next.error().text());
        state = next->state;
    }
    return state;
}

double nowMs() {
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

int main() {
    const Result<Content> content = loadContent(REWIRE_ASSETS_DIR, Volumes::kSkip);
    if (!content) give(content.error().text());
    Result<AnnotationPainter> painter = AnnotationPainter::create(content->atlas.directory);
    if (!painter) give(painter.error().text());
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string out;
        PlotsInput input;
        if (!(words >> out >> input.widthPx >> input.heightPx >> input.textScale)) continue;
        const ViewState state = stateOf(*content, words);
        Result<MechanismRun> run = MechanismRun::start(*content, state);
        if (!run) give(run.error().text());
        if (Status done = run->advanceTo(state.step); !done) give(done.error().text());
        Image image(input.widthPx, input.heightPx);
        const glm::vec3 ground = themeColours(state.theme).stage * 255.0F + 0.5F;
        for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
            for (int k = 0; k < 3; ++k)
                image.rgba[i + static_cast<std::size_t>(k)] = static_cast<std::uint8_t>(ground[k]);
            image.rgba[i + 3] = 255;
        }
        (void)layOutPlots(*content, state, *run, input);  // warm caches
        const double start = nowMs();
        const AnnotationLayout layout = layOutPlots(*content, state, *run, input);
        const double laid = nowMs();
        painter->paint(layout, image);
        std::cout << out << " lay " << laid - start << " ms, paint " << nowMs() - laid << " ms\n";
        if (Status done = writePng(out, image, {}, Overwrite::kForce); !done)
            give(done.error().text());
    }
    return 0;
}
