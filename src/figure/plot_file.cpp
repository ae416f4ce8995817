// SPDX-License-Identifier: Apache-2.0
#include "figure/plot_file.h"

#include <fmt/format.h>

#include "annotation/plots.h"
#include "scene/describe.h"
#include "scene/palette.h"
#include "scene/scene_file.h"

namespace rewire {

namespace {

constexpr PlotsInput kPicture{1920, 720, 1.8F};  // a slide's width

std::string cells(const RecordedRun& run, std::size_t row) {
    std::string text;
    for (const double value : run.row(row)) text += fmt::format(",{:.10g}", value);
    return text;
}

}  // namespace

std::string plotCsv(const Content& content, const ViewState& state, const MechanismRun& run) {
    std::string text = "step";
    for (const models::ObservableInfo& each : run.info().observables)
        text += fmt::format(",{}", each.name);
    const Mechanism* mechanism = content.knowledge.findMechanism(state.mechanism);
    const RecordedRun* other = run.without();
    for (const models::ObservableInfo& each : run.info().observables) {
        if (other != nullptr && mechanism != nullptr)
            text += fmt::format(",{} ({})", each.name, mechanism->comparison.without);
    }
    text += '\n';
    for (std::size_t row = 0; row < run.with().rowCount(); ++row) {
        text += fmt::format("{}{}", row + 1, cells(run.with(), row));
        if (other != nullptr) text += cells(*other, row);
        text += '\n';
    }
    return text;
}

Status exportPlot(const Content& content, const AnnotationPainter& painter, const ViewState& state,
                  const std::filesystem::path& path, Overwrite overwrite) {
    Result<MechanismRun> run = MechanismRun::start(content, state);
    if (!run) return run.forward();
    if (Status done = run->advanceTo(state.step); !done) return done;
    if (path.extension() == ".csv")
        return writeAtomically(path, plotCsv(content, state, *run), overwrite);
    if (path.extension() != ".png") {
        return fail(ErrorCode::kUsage,
                    "a plot is saved as .png (the picture) or .csv (its numbers)", path.string());
    }
    Image image(kPicture.widthPx, kPicture.heightPx);
    const glm::vec3 ground = themeColours(state.theme).stage * 255.0F + 0.5F;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        for (int k = 0; k < 3; ++k)
            image.rgba[i + static_cast<std::size_t>(k)] = static_cast<std::uint8_t>(ground[k]);
        image.rgba[i + 3] = 255;
    }
    painter.paint(layOutPlots(content, state, *run, kPicture), image);
    const Description words = describe(content, state);
    PngText text;
    text.title = words.title;
    text.description = words.altText;
    text.source = words.citation;
    text.scene = printScene(state, content.atlas.assetHash);
    return writePng(path, image, text, overwrite);
}

}  // namespace rewire
