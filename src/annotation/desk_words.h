// SPDX-License-Identifier: Apache-2.0
// What is written on a mechanism's desk besides the plots: frames and names of the close-ups, their
// labels, and the lines from the place in the brain to the close-up taken there.
#pragma once

#include <vector>

#include "annotation/annotation.h"
#include "scene/close_up.h"
#include "scene/desk.h"

namespace rewire {

struct DeskWords {
    PictureSpace space;  // of the whole picture, brain fitted into desk.brainPx
    float textScale = 1.0F;
};

// Adds to `onto`, which must have been laid out for the same picture. `closeUps` in the order of
// desk.closeUpPx.
void addDeskWords(const Content& content, const ViewState& state, const Desk& desk,
                  const std::vector<CloseUp>& closeUps, const DeskWords& words,
                  AnnotationLayout& onto);

}  // namespace rewire
