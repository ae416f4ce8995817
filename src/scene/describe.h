// SPDX-License-Identifier: Apache-2.0
// The picture in words: title, alternative text, caption with sources; for files, screen readers,
// `rewire describe`.
#pragma once

#include <string>

#include "scene/view_state.h"

namespace rewire {

struct Description {
    std::string title;    // "Cognitive-behavioural therapy: focus"
    std::string altText;  // two to four sentences: what is shown, from where, what is lit, how sure
    std::string citation;  // atlas and evidence references
};
[[nodiscard]] Description describe(const Content& content, const ViewState& state);

}  // namespace rewire
