// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include <algorithm>
#include <stdexcept>

namespace rewire::test {
namespace {

template <class T>
T orThrow(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(*result);
}

}  // namespace

const Content& content() {
    static const Content kContent = orThrow(loadContent(REWIRE_ASSETS_DIR, Volumes::kSkip));
    return kContent;
}

const LabelAnchors& anchors() {
    static const LabelAnchors kAnchors =
        LabelAnchors::build(orThrow(loadBrainMesh(content().atlas, MeshLevel::kPreview)));
    return kAnchors;
}

const AnnotationPainter& painter() {
    static const AnnotationPainter kPainter = orThrow(AnnotationPainter::create(REWIRE_ASSETS_DIR));
    return kPainter;
}

ViewState after(std::initializer_list<std::string> actions) {
    ViewState state = initialViewState();
    for (const std::string& text : actions) {
        state = orThrow(reduce(content(), state, orThrow(parse(text)))).state;
    }
    return state;
}

AnnotationInput fileOf(const ViewState& state, int widthPx, int heightPx) {
    AnnotationInput input;
    const int brain = std::min(heightPx, static_cast<int>(0.6F * static_cast<float>(widthPx)));
    input.space = {widthPx, heightPx, {0, (heightPx - brain) / 2, widthPx, brain}};
    input.textScale = std::max(0.7F, 1.22F * static_cast<float>(heightPx) / 1080.0F);
    input.labels = state.showLabels();
    input.legend = state.showLegend();
    input.title = true;
    return input;
}

AnnotationInput windowOf(const ViewState& state, int widthPx, int heightPx) {
    AnnotationInput input;
    input.space = {widthPx, heightPx, {240, 56, widthPx - 580, heightPx - 144}};
    input.labels = state.showLabels();
    input.legend = state.showLegend();
    return input;
}

AnnotationLayout laidOut(const ViewState& state, const AnnotationInput& input,
                         const AnnotationLayout* previous) {
    return layOut(content(), state, buildDrawList(content(), state), anchors(), input, previous);
}

}  // namespace rewire::test
