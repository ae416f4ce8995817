// SPDX-License-Identifier: Apache-2.0
// Which row colours a region: the rules at the top of therapies.toml, and nothing else. The panel
// lists every row; this decides only what the brain shows.
#include <algorithm>
#include <string>

#include "knowledge/knowledge.h"

namespace rewire {
namespace {

// Lower decides: activity, then volume or thickness, then connectivity or cortical pattern.
int rankOf(Measure measure) {
    switch (measure) {
        case Measure::kActivity:
            return 0;
        case Measure::kVolume:
        case Measure::kThickness:
            return 1;
        case Measure::kConnectivity:
        case Measure::kCorticalPattern:
            return 2;
    }
    return 2;
}

bool decidesBefore(const TherapyEffect& a, const TherapyEffect& b) {
    if (a.grade != b.grade) return a.grade < b.grade;  // the enum runs from best to worst
    if (rankOf(a.measure) != rankOf(b.measure)) return rankOf(a.measure) < rankOf(b.measure);
    return a.strength > b.strength;
}

int brightnessStep(float strength) {
    return strength < 0.30F ? 1 : strength < 0.55F ? 2 : 3;
}

class Judge {
  public:
    Judge(const Therapy& therapy, EvidenceKind kind) : rows_(therapy.effects), kind_(kind) {}

    // At most one entry, for one region on one side.
    [[nodiscard]] std::vector<ShownEffect> onSide(const std::string& region, BothSides side) const {
        const TherapyEffect* decider = nullptr;
        std::size_t deciderRow = 0;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (!counts(rows_[row], region, side)) continue;
            if (decider != nullptr && !decidesBefore(rows_[row], *decider)) continue;
            decider = &rows_[row];
            deciderRow = row;
        }
        if (decider == nullptr) return {};
        ShownEffect shown;
        shown.region = region;
        shown.side = side;
        shown.direction = isContradicted(*decider, side) ? Direction::kMixed : decider->direction;
        shown.grade = decider->grade;
        shown.evidenceType = decider->evidenceType;
        shown.strength = decider->strength;
        shown.step = brightnessStep(decider->strength);
        shown.growsAlongCourse = kind_ == EvidenceKind::kCourse;
        shown.row = deciderRow;
        return {shown};
    }

    [[nodiscard]] bool isOfKind(const TherapyEffect& row) const {
        return kindOf(row.evidenceType) == kind_;
    }

  private:
    [[nodiscard]] bool counts(const TherapyEffect& row, const std::string& region,
                              BothSides side) const {
        return isOfKind(row) && row.region == region &&
               (row.side == BothSides::kBoth || row.side == side);
    }

    // Rows of the same measure and grade point both up and down.
    [[nodiscard]] bool isContradicted(const TherapyEffect& decider, BothSides side) const {
        bool up = false, down = false;
        for (const TherapyEffect& row : rows_) {
            if (!counts(row, decider.region, side)) continue;
            if (row.measure != decider.measure || row.grade != decider.grade) continue;
            up |= row.direction == Direction::kIncrease;
            down |= row.direction == Direction::kDecrease;
        }
        return up && down;
    }

    const std::vector<TherapyEffect>& rows_;
    EvidenceKind kind_;
};

}  // namespace

std::vector<ShownEffect> shownEffects(const Therapy& therapy, EvidenceKind kind) {
    const Judge judge(therapy, kind);
    std::vector<ShownEffect> all;
    std::vector<std::string> done;
    for (const TherapyEffect& row : therapy.effects) {
        if (!judge.isOfKind(row) || std::find(done.begin(), done.end(), row.region) != done.end())
            continue;
        done.push_back(row.region);
        std::vector<ShownEffect> left = judge.onSide(row.region, BothSides::kLeft);
        std::vector<ShownEffect> right = judge.onSide(row.region, BothSides::kRight);
        const bool alike = !left.empty() && !right.empty() && left[0].row == right[0].row &&
                           left[0].direction == right[0].direction;
        if (alike) {
            left[0].side = BothSides::kBoth;
            right.clear();
        }
        all.insert(all.end(), left.begin(), left.end());
        all.insert(all.end(), right.begin(), right.end());
    }
    return all;
}

}  // namespace rewire
