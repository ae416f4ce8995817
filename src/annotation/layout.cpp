// SPDX-License-Identifier: Apache-2.0
// The order in which things take their place: furniture and legend on the margins, then the
// callouts.
#include "annotation/callouts.h"
#include "annotation/layout_builder.h"

namespace rewire {

AnnotationLayout layOut(const Content& content, const ViewState& state, const DrawList& drawn,
                        const LabelAnchors& anchors, const AnnotationInput& input,
                        const AnnotationLayout* previous) {
    const auto fonts = FontSet::open(content.atlas.directory);
    if (!fonts) return {};  // AnnotationPainter::create has said so, with its reason
    LayoutBuilder builder(*fonts, input, state.theme);
    addFurniture(builder, content, state);
    if (input.legend) addLegend(builder, content, state);
    if (input.labels) addCallouts(builder, content, state, drawn, anchors, previous);
    return std::move(builder.layout);
}

}  // namespace rewire
