// SPDX-License-Identifier: Apache-2.0
// Values to the words of the TOML files and back.
#include "knowledge/words.h"

namespace rewire {

std::string_view toText(Grade grade) {
    return words::wordFor(words::kGrades, grade);
}
std::string_view toText(Direction direction) {
    return words::wordFor(words::kDirections, direction);
}
std::string_view toText(Measure measure) {
    return words::wordFor(words::kMeasures, measure);
}
std::string_view toText(EvidenceType type) {
    return words::wordFor(words::kEvidenceTypes, type);
}
std::string_view toText(EvidenceKind kind) {
    return words::wordFor(words::kEvidenceKinds, kind);
}

std::optional<EvidenceKind> evidenceKindFromText(std::string_view text) {
    for (const auto& [word, kind] : words::kEvidenceKinds) {
        if (word == text) return kind;
    }
    return std::nullopt;
}

EvidenceKind kindOf(EvidenceType type) {
    switch (type) {
        case EvidenceType::kTherapyChange:
            return EvidenceKind::kCourse;
        case EvidenceType::kSkillTask:
        case EvidenceType::kPracticeState:
            return EvidenceKind::kPractice;
        case EvidenceType::kExpertComparison:
        case EvidenceType::kAnalogue:
        case EvidenceType::kAnimalOrTheory:
            return EvidenceKind::kOther;
    }
    return EvidenceKind::kOther;
}

}  // namespace rewire
