// SPDX-License-Identifier: Apache-2.0
// A ViewState to a file, without a window: render in tiles, annotate, write. The PNG carries title,
// alternative text, citation, licence and the scene itself, so that it can be made again from the
// file alone. Does NOT open windows or decide names of files.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "annotation/annotation.h"
#include "core/file.h"
#include "core/image.h"
#include "render/renderer.h"
#include "scene/view_state.h"

namespace rewire {

struct FigureSpec {
    int widthPx = 1920, heightPx = 1080;  // up to 16384 a side
    int samplesPerAxis = 2;
    bool transparent = false;
    bool operator==(const FigureSpec&) const = default;
};
// "1920x1080 samples 2 opaque": stands in the picture beside the scene, so that the file alone
// makes it again.
[[nodiscard]] std::string toText(const FigureSpec& spec);
[[nodiscard]] Result<FigureSpec> figureSpecFromText(
    std::string_view text);  // kDamaged; empty text: the default

struct FigureTools {  // borrowed; made once by app
    const Content& content;
    Renderer& renderer;
    const LabelAnchors& anchors;
    const AnnotationPainter& painter;
};

// The part of a picture where the brain is centred: lower than the picture when it is narrow, so
// that the whole brain (and its labels, when annotated) fit beside each other.
[[nodiscard]] glm::ivec4 figureFreeRect(int widthPx, int heightPx, bool annotated);

using Progress = std::function<bool(float)>;  // 0..1; false cancels

[[nodiscard]] Result<Image> renderFigure(const FigureTools& tools, const ViewState& state,
                                         const FigureSpec& spec, const Progress& progress = {});

struct PngText {
    // Title, Description, Copyright, Source, rewire:scene, rewire:figure
    std::string title, description, copyright, source, scene, figure;
};
[[nodiscard]] Result<std::string> encodePng(const Image& image, const PngText& text);
[[nodiscard]] Status writePng(const std::filesystem::path& path, const Image& image,
                              const PngText& text, Overwrite overwrite);
[[nodiscard]] Result<PngText> readPngText(const std::filesystem::path& path);
// Only for tests and comparisons.
[[nodiscard]] Result<Image> readPng(const std::filesystem::path& path);

// The whole way: render, describe, write.
[[nodiscard]] Status exportFigure(const FigureTools& tools, const ViewState& state,
                                  const FigureSpec& spec, const std::filesystem::path& path,
                                  Overwrite overwrite, const Progress& progress = {});

}  // namespace rewire
