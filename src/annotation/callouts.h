// SPDX-License-Identifier: Apache-2.0
// Callouts: labels in two columns beside the brain, leaders that never cross, nothing over
// anything.
#pragma once

#include "annotation/layout_builder.h"

namespace rewire {

// After everything else has taken its place. `previous` holds labels where they were.
void addCallouts(LayoutBuilder& builder, const Content& content, const ViewState& state,
                 const DrawList& drawn, const LabelAnchors& anchors,
                 const AnnotationLayout* previous);

}  // namespace rewire
