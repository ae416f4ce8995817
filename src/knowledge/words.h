// SPDX-License-Identifier: Apache-2.0
// The closed lists of words of the TOML files, each with its value. For the readers of this layer;
// others use toText. Does NOT hold words of the interface (assets/lang).
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "knowledge/knowledge.h"

namespace rewire::words {

template <class E, std::size_t kCount>
using Table = std::array<std::pair<std::string_view, E>, kCount>;

inline constexpr Table<Grade, 5> kGrades = {{
    {"strong", Grade::kStrong},
    {"moderate", Grade::kModerate},
    {"preliminary", Grade::kPreliminary},
    {"contested", Grade::kContested},
    {"hypothesis", Grade::kHypothesis},
}};
inline constexpr Table<Direction, 4> kDirections = {{
    {"increase", Direction::kIncrease},
    {"decrease", Direction::kDecrease},
    {"mixed", Direction::kMixed},
    {"unclear", Direction::kUnclear},
}};
inline constexpr Table<Measure, 5> kMeasures = {{
    {"activity", Measure::kActivity},
    {"volume", Measure::kVolume},
    {"thickness", Measure::kThickness},
    {"connectivity", Measure::kConnectivity},
    {"cortical pattern", Measure::kCorticalPattern},
}};
inline constexpr Table<EvidenceType, 6> kEvidenceTypes = {{
    {"therapy_change", EvidenceType::kTherapyChange},
    {"skill_task", EvidenceType::kSkillTask},
    {"practice_state", EvidenceType::kPracticeState},
    {"expert_comparison", EvidenceType::kExpertComparison},
    {"analogue", EvidenceType::kAnalogue},
    {"animal_or_theory", EvidenceType::kAnimalOrTheory},
}};
inline constexpr Table<EvidenceKind, 3> kEvidenceKinds = {{
    {"course", EvidenceKind::kCourse},
    {"practice", EvidenceKind::kPractice},
    {"other", EvidenceKind::kOther},
}};
inline constexpr Table<BothSides, 3> kSides = {{
    {"both", BothSides::kBoth},
    {"left", BothSides::kLeft},
    {"right", BothSides::kRight},
}};
inline constexpr Table<TractCertainty, 5> kTractCertainties = {{
    {"good", TractCertainty::kGood},
    {"partial", TractCertainty::kPartial},
    {"assumed", TractCertainty::kAssumed},
    {"animal", TractCertainty::kAnimal},
    {"none", TractCertainty::kNone},
}};

template <class E, std::size_t kCount>
[[nodiscard]] constexpr std::string_view wordFor(const Table<E, kCount>& table, E value) {
    for (const auto& [word, known] : table) {
        if (known == value) return word;
    }
    return "?";
}

}  // namespace rewire::words
