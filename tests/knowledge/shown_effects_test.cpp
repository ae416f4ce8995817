// SPDX-License-Identifier: Apache-2.0
// The rules at the top of therapies.toml, one by one, on rows made by hand.
#include <gtest/gtest.h>

#include "knowledge/knowledge.h"

namespace rewire {
namespace {

TherapyEffect row(const char* region, Direction direction, Grade grade,
                  Measure measure = Measure::kActivity, float strength = 0.4F,
                  EvidenceType type = EvidenceType::kTherapyChange,
                  BothSides side = BothSides::kBoth) {
    TherapyEffect effect;
    effect.region = region;
    effect.direction = direction;
    effect.grade = grade;
    effect.measure = measure;
    effect.strength = strength;
    effect.evidenceType = type;
    effect.side = side;
    return effect;
}

std::vector<ShownEffect> shown(std::vector<TherapyEffect> rows,
                               EvidenceKind kind = EvidenceKind::kCourse) {
    Therapy therapy;
    therapy.effects = std::move(rows);
    return shownEffects(therapy, kind);
}

TEST(ShownEffects, ShowOneKindOfEvidenceAtATime) {
    const std::vector<TherapyEffect> rows = {
        row("a", Direction::kIncrease, Grade::kStrong, Measure::kActivity, 0.8F,
            EvidenceType::kSkillTask),
        row("a", Direction::kDecrease, Grade::kContested),
        row("b", Direction::kIncrease, Grade::kModerate, Measure::kActivity, 0.5F,
            EvidenceType::kPracticeState),
        row("c", Direction::kIncrease, Grade::kHypothesis, Measure::kActivity, 0.1F,
            EvidenceType::kAnimalOrTheory)};
    const auto course = shown(rows, EvidenceKind::kCourse);
    ASSERT_EQ(course.size(), 1U);
    EXPECT_EQ(course[0].direction, Direction::kDecrease);
    EXPECT_EQ(course[0].row, 1U);
    EXPECT_TRUE(course[0].growsAlongCourse);
    const auto practice = shown(rows, EvidenceKind::kPractice);
    ASSERT_EQ(practice.size(), 2U);
    EXPECT_EQ(practice[0].region, "a");
    EXPECT_EQ(practice[1].region, "b");
    EXPECT_FALSE(practice[0].growsAlongCourse);
    ASSERT_EQ(shown(rows, EvidenceKind::kOther).size(), 1U);
}

TEST(ShownEffects, BestGradeDecides) {
    const auto effects =
        shown({row("a", Direction::kIncrease, Grade::kContested, Measure::kActivity, 0.9F),
               row("a", Direction::kDecrease, Grade::kPreliminary, Measure::kVolume, 0.3F)});
    ASSERT_EQ(effects.size(), 1U);
    EXPECT_EQ(effects[0].direction, Direction::kDecrease);
    EXPECT_EQ(effects[0].grade, Grade::kPreliminary);
}

TEST(ShownEffects, ActivityDecidesBeforeVolumeBeforeConnectivity) {
    const auto grade = Grade::kModerate;
    const auto connectivity = row("a", Direction::kIncrease, grade, Measure::kConnectivity, 0.9F);
    const auto volume = row("a", Direction::kDecrease, grade, Measure::kVolume);
    const auto activity = row("a", Direction::kUnclear, grade, Measure::kActivity, 0.1F);
    EXPECT_EQ(shown({connectivity, volume})[0].direction, Direction::kDecrease);
    EXPECT_EQ(shown({connectivity, volume, activity})[0].direction, Direction::kUnclear);
    const auto pattern = row("a", Direction::kMixed, grade, Measure::kCorticalPattern, 0.9F);
    const auto thickness = row("a", Direction::kIncrease, grade, Measure::kThickness);
    EXPECT_EQ(shown({pattern, thickness})[0].direction, Direction::kIncrease);
}

TEST(ShownEffects, OppositeRowsOfOneMeasureAndGradeAreMixed) {
    const auto up = row("a", Direction::kIncrease, Grade::kContested);
    const auto down = row("a", Direction::kDecrease, Grade::kContested);
    EXPECT_EQ(shown({up, down})[0].direction, Direction::kMixed);
    // Another measure, or another grade, does not contradict.
    EXPECT_EQ(shown({up, row("a", Direction::kDecrease, Grade::kContested, Measure::kVolume)})[0]
                  .direction,
              Direction::kIncrease);
    EXPECT_EQ(shown({up, row("a", Direction::kDecrease, Grade::kHypothesis)})[0].direction,
              Direction::kIncrease);
    EXPECT_EQ(
        shown({up, row("a", Direction::kUnclear, Grade::kContested, Measure::kActivity, 0.1F)})[0]
            .direction,
        Direction::kIncrease);
}

TEST(ShownEffects, SidesAreJudgedApartAndJoinedWhereTheyAgree) {
    const auto both = row("a", Direction::kDecrease, Grade::kPreliminary);
    auto right = row("a", Direction::kIncrease, Grade::kStrong);
    right.side = BothSides::kRight;
    const auto effects = shown({both, right});
    ASSERT_EQ(effects.size(), 2U);
    EXPECT_EQ(effects[0].side, BothSides::kLeft);
    EXPECT_EQ(effects[0].direction, Direction::kDecrease);
    EXPECT_EQ(effects[1].side, BothSides::kRight);
    EXPECT_EQ(effects[1].direction, Direction::kIncrease);
    EXPECT_EQ(shown({both})[0].side, BothSides::kBoth);
    const auto rightOnly = shown({right});
    ASSERT_EQ(rightOnly.size(), 1U);
    EXPECT_EQ(rightOnly[0].side, BothSides::kRight);
}

TEST(ShownEffects, BrightnessHasThreeSteps) {
    for (const auto& [strength, step] :
         {std::pair(0.0F, 1), {0.29F, 1}, {0.30F, 2}, {0.54F, 2}, {0.55F, 3}, {1.0F, 3}}) {
        const auto effects =
            shown({row("a", Direction::kIncrease, Grade::kStrong, Measure::kActivity, strength)});
        EXPECT_EQ(effects[0].step, step) << strength;
    }
}

TEST(EvidenceKind, GathersTheSixTypes) {
    EXPECT_EQ(kindOf(EvidenceType::kTherapyChange), EvidenceKind::kCourse);
    EXPECT_EQ(kindOf(EvidenceType::kSkillTask), EvidenceKind::kPractice);
    EXPECT_EQ(kindOf(EvidenceType::kPracticeState), EvidenceKind::kPractice);
    EXPECT_EQ(kindOf(EvidenceType::kAnalogue), EvidenceKind::kOther);
    for (const EvidenceKind kind :
         {EvidenceKind::kCourse, EvidenceKind::kPractice, EvidenceKind::kOther}) {
        EXPECT_EQ(evidenceKindFromText(toText(kind)), kind);
    }
    EXPECT_FALSE(evidenceKindFromText("practise"));
}

}  // namespace
}  // namespace rewire
