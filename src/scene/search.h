// SPDX-License-Identifier: Apache-2.0
// One search over all that can be gone to: regions (names, synonyms, Brodmann areas, what they do
// and what they are linked to), therapies, mechanisms, references, and actions in their text form.
// Pure. Does NOT decide what happens to a hit without an action (a reference is opened by whoever
// shows it).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/action.h"

namespace rewire {

enum class HitKind : std::uint8_t { kRegion, kTherapy, kMechanism, kReference, kAction };

struct SearchHit {
    HitKind kind = HitKind::kRegion;
    std::string id;
    std::string title;
    std::string detail;            // the synonym or sentence that matched, where the title did not
    std::optional<Action> action;  // what picking it does
    int score = 0;
};

// The best first, equal ones in the order of the files; a misspelt name finds its nearest when
// nothing fits.
[[nodiscard]] std::vector<SearchHit> search(const Content& content, std::string_view query,
                                            std::size_t limit = 20);

}  // namespace rewire
