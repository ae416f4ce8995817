// SPDX-License-Identifier: Apache-2.0
#include "app/picture_commands.h"

#include <unistd.h>
#include <cstdio>
#include <ostream>

#include "app/studio.h"
#include "figure/plot_file.h"
#include "scene/describe.h"

namespace rewire::app {

namespace {

// A percentage on standard error, only where a person looks on.
bool showProgress(float done) {
    std::fprintf(stderr, "\rrewire: %3.0f %%%s", 100.0 * static_cast<double>(done),
                 done >= 1.0F ? "\r         \r" : "");
    return true;
}

Volumes volumesFor(const PictureOptions& options) {
    // Slices can be asked for by a scene or an action; plain pictures skip the MRI.
    return options.scene || !options.actions.empty() ? Volumes::kLoad : Volumes::kSkip;
}

}  // namespace

Status runExport(const std::filesystem::path& assets, const ExportOptions& options) {
    std::error_code ignored;
    if (!options.force && std::filesystem::exists(options.output, ignored)) {
        return fail(ErrorCode::kExists,
                    "it exists already; give --force to write over it, or another name",
                    options.output.string());
    }
    if (options.output.extension() != ".png") {
        return fail(ErrorCode::kUsage, "pictures are written as PNG; give a name that ends in .png",
                    options.output.string());
    }
    Result<Content> content = loadContent(assets, volumesFor(options.picture));
    if (!content) return content.forward();
    Result<PictureRequest> request = readPictureOptions(*content, options.picture);
    if (!request) return request.forward();
    const MeshLevel level = Studio::levelFor(*content, request->state, request->figure);
    auto studio = Studio::open(std::move(*content), {options.shaderDir}, level);
    if (!studio) return studio.forward();
    if (Status ready = (*studio)->prepare(request->state); !ready) return ready;
    const Progress progress = isatty(STDERR_FILENO) != 0 ? Progress(showProgress) : Progress();
    return exportFigure((*studio)->tools(), request->state, request->figure, options.output,
                        options.force ? Overwrite::kForce : Overwrite::kNever, progress);
}

Status runPlot(const std::filesystem::path& assets, const ExportOptions& options) {
    Result<Content> content = loadContent(assets, Volumes::kSkip);
    if (!content) return content.forward();
    Result<PictureRequest> request = readPictureOptions(*content, options.picture);
    if (!request) return request.forward();
    if (request->state.mechanism.empty()) {
        return fail(ErrorCode::kUsage,
                    "a plot needs a mechanism; add --mechanism ID (see `rewire mechanisms`)");
    }
    const Result<AnnotationPainter> painter = AnnotationPainter::create(assets);
    if (!painter) return painter.forward();
    return exportPlot(*content, *painter, request->state, options.output,
                      options.force ? Overwrite::kForce : Overwrite::kNever);
}

Status runDescribe(const std::filesystem::path& assets, const PictureOptions& options,
                   std::ostream& out) {
    Result<Content> content = loadContent(assets, Volumes::kSkip);
    if (!content) return content.forward();
    Result<PictureRequest> request = readPictureOptions(*content, options);
    if (!request) return request.forward();
    const Description words = describe(*content, request->state);
    out << words.title << "\n\n" << words.altText << "\n\n" << words.citation << '\n';
    return Done{};
}

}  // namespace rewire::app
