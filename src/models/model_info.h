// SPDX-License-Identifier: Apache-2.0
// What a model says about itself: its parameters (unit, range, default, source) and its
// observables. Plain values. The same table stands in assets/knowledge/models.toml with words
// around it; a test holds the two together. Does NOT hold any text for the reader: names and units
// only.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace rewire::models {

// Steps count from 1: step(state, params, 1) makes the first row.
using StepIndex = std::uint64_t;

enum class ParameterKind { kReal, kInteger, kChoice };

struct ParameterInfo {
    std::string_view name;
    std::string_view unit;  // "1" = dimensionless
    double min = 0.0;
    double max = 1.0;
    double defaultValue = 0.0;
    ParameterKind kind = ParameterKind::kReal;
    std::string_view source;                    // id in references.toml, or "illustrative"
    std::span<const std::string_view> choices;  // kChoice: value k is choices[k]
};

struct ObservableInfo {
    std::string_view name;
    std::string_view unit;
};

struct ModelInfo {
    std::string_view id;
    std::string_view nameKey;  // key in assets/lang
    std::span<const ParameterInfo> parameters;
    std::span<const ObservableInfo> observables;
    StepIndex stepsTypical = 100;  // enough for the central result, within one second
};

// How one registered parameter is written to and read from a model's Params.
template <class Params>
struct ParameterField {
    void (*set)(Params&, double);
    double (*get)(const Params&);
};

namespace detail {
template <class T>
struct MemberOf;
template <class P, class T>
struct MemberOf<T P::*> {
    using Params = P;
    using Type = T;
};
}  // namespace detail

template <auto Member>
[[nodiscard]] constexpr auto parameterField() {
    using Params = typename detail::MemberOf<decltype(Member)>::Params;
    using Type = typename detail::MemberOf<decltype(Member)>::Type;
    return ParameterField<Params>{
        [](Params& params, double value) {
            if constexpr (std::is_enum_v<Type>) {
                params.*Member = static_cast<Type>(static_cast<int>(value));
            } else {
                params.*Member = static_cast<Type>(value);
            }
        },
        [](const Params& params) { return static_cast<double>(params.*Member); }};
}

}  // namespace rewire::models
