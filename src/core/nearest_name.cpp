// SPDX-License-Identifier: Apache-2.0
// Optimal string alignment distance (Damerau 1964, Levenshtein 1966), three rows of the table at a
// time.
#include "core/nearest_name.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace rewire {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> beforeLast(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(beforeLast, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                                 lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::size_t sharedBeginning(std::string_view a, std::string_view b) {
    std::size_t length = 0;
    while (length < std::min(a.size(), b.size()) && lower(a[length]) == lower(b[length])) ++length;
    return length;
}

}  // namespace

std::string nearestName(std::string_view word, std::span<const std::string> names) {
    // A name further away than half the letters of the word was not meant.
    std::size_t best = word.size() / 2 + 1;
    std::size_t bestBeginning =
        0;  // of equally near names the one that begins alike: people begin right
    std::string nearest;
    for (const std::string& name : names) {
        // The difference in length is a lower bound of the distance.
        const std::size_t bound =
            name.size() > word.size() ? name.size() - word.size() : word.size() - name.size();
        if (bound > best) continue;
        const std::size_t d = distance(word, name), beginning = sharedBeginning(word, name);
        const bool isNearer =
            d < best || (d == best && !nearest.empty() && beginning > bestBeginning);
        if (!isNearer) continue;
        best = d;
        bestBeginning = beginning;
        nearest = name;
    }
    return nearest;
}

std::string didYouMean(std::string_view word, std::span<const std::string> names) {
    const std::string nearest = nearestName(word, names);
    return nearest.empty() ? std::string() : "; did you mean '" + nearest + "'?";
}

}  // namespace rewire
