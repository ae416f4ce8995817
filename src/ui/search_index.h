// SPDX-License-Identifier: Apache-2.0
// Finding things by name, synonym or what they do. Pure; the best first, equal ones in file order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace rewire::ui {

enum class SearchKind : std::uint8_t { kTherapy, kRegion, kMechanism, kReference, kCommand };

struct SearchHit {
    SearchKind kind = SearchKind::kRegion;
    std::string id, name;
    std::string why;  // the synonym or sentence that matched, when the name didn't
    int score = 0;
};

// Lower case, letters and digits alone: "BA 46" finds "ba46".
[[nodiscard]] std::string folded(std::string_view text);
// How well `query` (folded) fits the name: 0 not at all.
[[nodiscard]] int matchScore(std::string_view foldedQuery, std::string_view name);
[[nodiscard]] std::vector<SearchHit> searchContent(const Content& content, std::string_view query,
                                                   std::size_t limit);

}  // namespace rewire::ui
