// SPDX-License-Identifier: Apache-2.0
// What deserves a callout: parts of the focus, regions with findings, regions of a mechanism, what
// is selected. Each with its words and its parcels. Does NOT know where anything is in the picture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annotation/annotation.h"

namespace rewire {

struct Subject {
    std::string regionId;
    std::optional<Side> onlySide;  // named when only one side is meant
    std::string name, line;        // "Dorsolateral PFC", "holds the plan in mind"
    std::optional<Mark> mark;      // before the name
    glm::vec3 markColour{1};
    float priority = 0;  // higher stays longer
    bool selected = false;
    std::string setId;  // the set it is a part of, when there is no room for parts
    std::vector<ParcelIndex> parcels;
};

enum class Detail { kParts, kSets };  // kSets: one callout for a whole set of the focus

[[nodiscard]] std::vector<Subject> subjectsOf(const Content& content, const ViewState& state,
                                              const DrawList& drawn, Detail detail);

}  // namespace rewire
