// SPDX-License-Identifier: Apache-2.0
#include "figure/figure.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <sstream>

#include "annotation/desk_words.h"
#include "annotation/plots.h"
#include "scene/describe.h"
#include "scene/scene_file.h"

namespace rewire {

namespace {

constexpr int kSmallestSidePx = 16;
constexpr int kLargestSidePx = 16384;
// A tile's multisampled layers stay below some 150 MB.
constexpr int kTileWidthPx = 2560;
constexpr int kTileHeightPx = 1440;
constexpr const char* kLicence =
    "Picture made with Rewire; CC BY 4.0. Brain: Colin 27 (see assets/LICENSES.md of Rewire for "
    "the atlases).";

struct Grid {
    int columns = 1, rows = 1;
};

Grid gridFor(const FigureSpec& spec) {
    const int shrink =
        std::max(1, (spec.samplesPerAxis + 1) / 2);  // supersampled tiles are drawn larger
    const auto parts = [&](int side, int most) { return (side * shrink + most - 1) / most; };
    return {parts(spec.widthPx, kTileWidthPx), parts(spec.heightPx, kTileHeightPx)};
}

void copyTile(const Image& tile, Image& whole, int left, int top) {
    for (int y = 0; y < tile.height; ++y) {
        std::copy_n(tile.pixel(0, y), static_cast<std::size_t>(tile.width) * 4,
                    whole.pixel(left, top + y));
    }
}

Result<Image> renderTiles(Renderer& renderer, const DrawList& list, const FigureSpec& spec,
                          glm::ivec4 freeRectPx, const Progress& progress) {
    const Grid grid = gridFor(spec);
    Image whole(spec.widthPx, spec.heightPx);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            FrameSpec frame;
            frame.samplesPerAxis = spec.samplesPerAxis;
            frame.transparent = spec.transparent;
            frame.fullWidthPx = spec.widthPx;
            frame.fullHeightPx = spec.heightPx;
            frame.freeRectPx = freeRectPx;
            frame.offsetXPx = spec.widthPx * column / grid.columns;
            frame.offsetYPx = spec.heightPx * row / grid.rows;
            frame.widthPx = spec.widthPx * (column + 1) / grid.columns - frame.offsetXPx;
            frame.heightPx = spec.heightPx * (row + 1) / grid.rows - frame.offsetYPx;
            if (Status done = renderer.draw(list, frame); !done) return done.forward();
            Result<Image> tile = renderer.read();
            if (!tile) return tile.forward();
            copyTile(*tile, whole, frame.offsetXPx, frame.offsetYPx);
            const float share = static_cast<float>(row * grid.columns + column + 1) /
                                static_cast<float>(grid.rows * grid.columns);
            if (progress && !progress(0.9F * share))
                return fail(ErrorCode::kCancelled, "the picture was cancelled");
        }
    }
    return whole;
}

// Files are looked at from further away than windows: on slides, in print.
float textScaleFor(const FigureSpec& spec) {
    const auto side = static_cast<float>(std::min(spec.heightPx, spec.widthPx * 2 / 3));
    return std::max(0.7F, 1.22F * side / 1080.0F);
}

// Close-ups and plots into the picture; their words are added to `words`, which is painted last.
Status addDesk(const FigureTools& tools, const ViewState& state, const FigureSpec& spec,
               const Desk& desk, const MechanismRun& run, AnnotationLayout& words, Image& image) {
    std::vector<CloseUp> closeUps;
    for (const glm::ivec4& box : desk.closeUpPx) {
        if (box.z == 0) continue;
        closeUps.push_back(buildCloseUp(tools.content, state, run, !closeUps.empty()));
        fitToAspect(closeUps.back(), static_cast<float>(box.z) / static_cast<float>(box.w));
        FigureSpec part = spec;
        part.widthPx = box.z;
        part.heightPx = box.w;
        Result<Image> made =
            renderTiles(tools.renderer, closeUps.back().list, part, glm::ivec4(0), {});
        if (!made) return made.forward();
        copyTile(*made, image, box.x, box.y);
    }
    const float textScale = textScaleFor(spec);
    const AnnotationLayout plots =
        layOutPlots(tools.content, state, run, {desk.plotsPx.z, desk.plotsPx.w, textScale});
    tools.painter.paint(plots, image, -desk.plotsPx.x, -desk.plotsPx.y);
    addDeskWords(tools.content, state, desk, closeUps,
                 {{spec.widthPx, spec.heightPx, desk.brainPx}, textScale}, words);
    return Done{};
}

}  // namespace

std::string toText(const FigureSpec& spec) {
    return fmt::format("{}x{} samples {} {}", spec.widthPx, spec.heightPx, spec.samplesPerAxis,
                       spec.transparent ? "transparent" : "opaque");
}

Result<FigureSpec> figureSpecFromText(std::string_view text) {
    FigureSpec spec;
    if (text.empty()) return spec;
    std::istringstream words{std::string(text)};
    char cross = 0;
    std::string samples;
    std::string ground;
    words >> spec.widthPx >> cross >> spec.heightPx >> samples >> spec.samplesPerAxis >> ground;
    const auto fits = [](int side) { return side >= kSmallestSidePx && side <= kLargestSidePx; };
    if (!words || cross != 'x' || samples != "samples" || !fits(spec.widthPx) ||
        !fits(spec.heightPx) || spec.samplesPerAxis < 1 || spec.samplesPerAxis > 8 ||
        (ground != "opaque" && ground != "transparent")) {
        return fail(ErrorCode::kDamaged,
                    "the picture's size and samples can't be read: '" + std::string(text) + "'");
    }
    spec.transparent = ground == "transparent";
    return spec;
}

glm::ivec4 figureFreeRect(int widthPx, int heightPx, bool annotated) {
    // A brain seen from the side is about as wide as the free rectangle is high; labels need a
    // margin beside it.
    const float widest = static_cast<float>(widthPx) * (annotated ? 0.60F : 0.92F);
    const int height = std::min(heightPx, static_cast<int>(widest));
    return {0, (heightPx - height) / 2, widthPx, height};
}

Result<Image> renderFigure(const FigureTools& tools, const ViewState& state, const FigureSpec& spec,
                           const Progress& progress) {
    if (std::min(spec.widthPx, spec.heightPx) < kSmallestSidePx ||
        std::max(spec.widthPx, spec.heightPx) > kLargestSidePx) {
        return fail(ErrorCode::kInvalid,
                    fmt::format("a picture of {}x{} can't be made; each side is {} to {} pixels",
                                spec.widthPx, spec.heightPx, kSmallestSidePx, kLargestSidePx));
    }
    DrawList list = buildDrawList(tools.content, state);
    const float textScale = textScaleFor(spec);
    const Desk desk =
        layOutDesk(tools.content, state, {0, 0, spec.widthPx, spec.heightPx}, textScale);
    std::optional<MechanismRun> run;
    if (desk.open()) {
        Result<MechanismRun> started = MechanismRun::start(tools.content, state);
        if (!started) return started.forward();
        if (Status done = started->advanceTo(state.step); !done) return done.forward();
        run = std::move(*started);
        addToBrain(tools.content, state, *run, list);
    }
    AnnotationInput input;
    input.labels = state.showLabels();
    input.legend = state.showLegend();
    input.letters = state.orientationLetters;
    input.title = state.showLegend();
    input.space = {spec.widthPx, spec.heightPx,
                   figureFreeRect(spec.widthPx, spec.heightPx, input.labels)};
    input.textScale = textScale;
    if (run) {
        input.pagePx = desk.pagePx;
        input.space.freeRectPx = desk.brainPx;
    }
    Result<Image> image = renderTiles(tools.renderer, list, spec, input.space.freeRectPx, progress);
    if (!image) return image;
    AnnotationLayout words = layOut(tools.content, state, list, tools.anchors, input);
    if (run) {
        if (Status done = addDesk(tools, state, spec, desk, *run, words, *image); !done)
            return done.forward();
    }
    tools.painter.paint(words, *image);
    return image;
}

Status exportFigure(const FigureTools& tools, const ViewState& state, const FigureSpec& spec,
                    const std::filesystem::path& path, Overwrite overwrite,
                    const Progress& progress) {
    // Said before the work rather than after it; the write itself looks again.
    if (overwrite == Overwrite::kNever && std::filesystem::exists(path)) {
        return writeAtomically(path, {}, overwrite);
    }
    Result<Image> image = renderFigure(tools, state, spec, progress);
    if (!image) return image.forward();
    const Description words = describe(tools.content, state);
    const PngText text{words.title,
                       words.altText,
                       kLicence,
                       words.citation,
                       printScene(state, tools.content.atlas.assetHash),
                       toText(spec)};
    if (Status done = writePng(path, *image, text, overwrite); !done) return done;
    if (progress) progress(1.0F);
    return Done{};
}

}  // namespace rewire
