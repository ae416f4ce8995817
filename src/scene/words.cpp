// SPDX-License-Identifier: Apache-2.0
// The words of the command line, of actions and of scene files for each enum, both ways.
// Does NOT hold words of the interface (assets/lang) or of the brain (assets/knowledge).
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/nearest_name.h"
#include "scene/view_state.h"

namespace rewire {
namespace {

template <class E>
struct Words;  // what it is called in errors, and its words in the order of the enum

template <>
struct Words<Style> {
    static constexpr std::string_view kWhat = "style";
    static constexpr std::array<std::string_view, 3> kAll{"anatomy", "glass", "xray"};
};
template <>
struct Words<Theme> {
    static constexpr std::string_view kWhat = "theme";
    static constexpr std::array<std::string_view, 3> kAll{"dark", "light", "print"};
};
template <>
struct Words<Show> {
    static constexpr std::string_view kWhat = "layer";
    static constexpr std::array<std::string_view, 2> kAll{"focus", "findings"};
};
template <>
struct Words<Switch> {
    static constexpr std::string_view kWhat = "switch";
    static constexpr std::array<std::string_view, 3> kAll{"auto", "on", "off"};
};
template <>
struct Words<View> {
    static constexpr std::string_view kWhat = "view";
    static constexpr std::array<std::string_view, 10> kAll{
        "left", "right", "left-medial", "right-medial", "front",
        "back", "top",   "bottom",      "left-front",   "right-front"};
};
template <>
struct Words<Part> {
    static constexpr std::string_view kWhat = "part";
    static constexpr std::array<std::string_view, 6> kAll{"left",      "right", "cerebellum",
                                                          "brainstem", "deep",  "tracts"};
};
template <>
struct Words<Axis> {
    static constexpr std::string_view kWhat = "plane";
    static constexpr std::array<std::string_view, 3> kAll{"sagittal", "coronal", "axial"};
};
template <>
struct Words<EvidenceKind> {
    static constexpr std::string_view kWhat = "kind of evidence";
    static constexpr std::array<std::string_view, 3> kAll{"course", "practice", "other"};
};

template <class E>
std::string_view wordOf(E value) {
    const auto index = static_cast<std::size_t>(value);
    return index < Words<E>::kAll.size() ? Words<E>::kAll[index] : std::string_view{};
}

}  // namespace

std::string_view toText(Style value) {
    return wordOf(value);
}
std::string_view toText(Theme value) {
    return wordOf(value);
}
std::string_view toText(Show value) {
    return wordOf(value);
}
std::string_view toText(Switch value) {
    return wordOf(value);
}
std::string_view toText(View value) {
    return wordOf(value);
}
std::string_view toText(Part value) {
    return wordOf(value);
}
std::string_view toText(Axis value) {
    return wordOf(value);
}

template <class E>
Result<E> fromText(std::string_view text) {
    const auto& words = Words<E>::kAll;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == text) return static_cast<E>(i);
    }
    const std::vector<std::string> names(words.begin(), words.end());
    std::string hint = didYouMean(text, names);
    if (hint.empty()) {
        for (const std::string& name : names)
            hint += (hint.empty() ? "; it is one of " : ", ") + name;
    }
    return fail(ErrorCode::kUsage,
                "unknown " + std::string(Words<E>::kWhat) + " '" + std::string(text) + "'" + hint);
}

template Result<Style> fromText<Style>(std::string_view);
template Result<Theme> fromText<Theme>(std::string_view);
template Result<Show> fromText<Show>(std::string_view);
template Result<Switch> fromText<Switch>(std::string_view);
template Result<View> fromText<View>(std::string_view);
template Result<Part> fromText<Part>(std::string_view);
template Result<Axis> fromText<Axis>(std::string_view);
template Result<EvidenceKind> fromText<EvidenceKind>(std::string_view);

}  // namespace rewire
