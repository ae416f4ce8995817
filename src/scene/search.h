// SPDX-License-Identifier: Apache-2.0
// One search over all that can be gone to: regions (names, synonyms, Brodmann areas, what they do
// and what they are linked to), therapies, mechanisms and references. Pure. Does NOT know the
// commands of the interface, which adds its own, nor what happens to a hit without an action (a
// reference is opened by whoever shows it).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/action.h"

namespace rewire {

enum class HitKind : std::uint8_t { kRegion, kTherapy, kMechanism, kReference, kCommand };

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

// How well a name fits what was typed: 0 not at all, 100 the same but for case and punctuation.
[[nodiscard]] int fitOf(std::string_view query, std::string_view name);

}  // namespace rewire
