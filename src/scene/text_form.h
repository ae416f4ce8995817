// SPDX-License-Identifier: Apache-2.0
// Numbers and words of the text forms (actions, scene files): the shortest digits that read back as
// the same value, whatever the locale. Used inside src/scene alone.
#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace rewire {

template <class Number>
[[nodiscard]] std::string numberText(Number value) {
    char buffer[64];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc{} ? std::string(buffer, end) : std::string("0");
}

// Nothing unless all of `text` is one finite number.
template <class Number>
[[nodiscard]] std::optional<Number> numberFromText(std::string_view text) {
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if constexpr (std::is_floating_point_v<Number>) {
        if (!std::isfinite(value)) return std::nullopt;
    }
    return value;
}

[[nodiscard]] inline std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t start = text.find_first_not_of(" \t\r\n");
        if (start == std::string_view::npos) return words;
        text.remove_prefix(start);
        const std::size_t length = std::min(text.find_first_of(" \t\r\n"), text.size());
        words.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
}

}  // namespace rewire
