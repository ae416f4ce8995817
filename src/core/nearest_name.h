// SPDX-License-Identifier: Apache-2.0
// "did you mean ...?": the nearest valid name by edit distance (Damerau-Levenshtein, optimal string
// alignment), ignoring case.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rewire {

// The nearest of `names`, or an empty string when none is near enough to be meant (more than half
// its letters differ).
[[nodiscard]] std::string nearestName(std::string_view word, std::span<const std::string> names);

// "; did you mean 'acc_dorsal'?" or an empty string.
[[nodiscard]] std::string didYouMean(std::string_view word, std::span<const std::string> names);

}  // namespace rewire
