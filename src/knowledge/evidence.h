// SPDX-License-Identifier: Apache-2.0
// The words in which evidence is described: how good, which way, what was measured, what was
// compared. They are the words of assets/knowledge/therapies.toml. Does NOT hold any finding.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rewire {

enum class Grade : std::uint8_t { kStrong, kModerate, kPreliminary, kContested, kHypothesis };
enum class Direction : std::uint8_t { kIncrease, kDecrease, kMixed, kUnclear };
enum class Measure : std::uint8_t {
    kActivity,
    kVolume,
    kThickness,
    kConnectivity,
    kCorticalPattern
};
enum class EvidenceType : std::uint8_t {
    kTherapyChange,
    kSkillTask,
    kPracticeState,
    kExpertComparison,
    kAnalogue,
    kAnimalOrTheory
};
// One kind is shown at a time: after a course | while practising | other evidence.
enum class EvidenceKind : std::uint8_t { kCourse, kPractice, kOther };
enum class BothSides : std::uint8_t { kBoth, kLeft, kRight };
enum class TractCertainty : std::uint8_t { kGood, kPartial, kAssumed, kAnimal, kNone };

[[nodiscard]] std::string_view toText(Grade);  // the words of the TOML files
[[nodiscard]] std::string_view toText(Direction);
[[nodiscard]] std::string_view toText(Measure);
[[nodiscard]] std::string_view toText(EvidenceType);
[[nodiscard]] std::string_view toText(EvidenceKind);  // "course" | "practice" | "other"
[[nodiscard]] std::optional<EvidenceKind> evidenceKindFromText(std::string_view);
[[nodiscard]] EvidenceKind kindOf(EvidenceType);

}  // namespace rewire
