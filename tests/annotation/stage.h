// SPDX-License-Identifier: Apache-2.0
// The shipped brain and texts, loaded once, and pictures of it in one line. Shared by the tests of
// this folder.
#pragma once

#include <initializer_list>

#include "annotation/annotation.h"
#include "scene/action.h"

namespace rewire::test {

[[nodiscard]] const Content& content();
[[nodiscard]] const LabelAnchors& anchors();
[[nodiscard]] const AnnotationPainter& painter();

[[nodiscard]] ViewState after(std::initializer_list<std::string> actions);
// Laid out as files are: a title, a centred brain.
[[nodiscard]] AnnotationInput fileOf(const ViewState& state, int widthPx, int heightPx);
// As the window's stage between its panels.
[[nodiscard]] AnnotationInput windowOf(const ViewState& state, int widthPx, int heightPx);
[[nodiscard]] AnnotationLayout laidOut(const ViewState& state, const AnnotationInput& input,
                                       const AnnotationLayout* previous = nullptr);

}  // namespace rewire::test
