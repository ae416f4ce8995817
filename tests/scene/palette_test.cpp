// SPDX-License-Identifier: Apache-2.0
// The palette holds what the look promises, for all four kinds of vision.
#include "scene/palette.h"

#include <gtest/gtest.h>

#include <cmath>

#include "colour_science.h"
#include "test_content.h"

namespace rewire::test {
namespace {

constexpr std::array kThemes{Theme::kDark, Theme::kLight, Theme::kPrint};
constexpr std::array kIdentities{
    Identity::kPrefrontal,  Identity::kAmygdala, Identity::kCingulate, Identity::kInsula,
    Identity::kDefaultMode, Identity::kOxytocin, Identity::kDopamine};
constexpr std::array kSigned{Direction::kIncrease, Direction::kDecrease, Direction::kMixed};

int hexOf(const glm::vec3& c) {
    const auto byte = [](float v) { return static_cast<int>(std::lround(v * 255.0F)); };
    return (byte(c.r) << 16) | (byte(c.g) << 8) | byte(c.b);
}

TEST(Palette, MeasuresDistancesAsThePublishedPairsSay) {
    EXPECT_NEAR(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(ciede2000({50, 2.5, 0}, {73, 25, -18}), 27.1492, 1e-4);
    EXPECT_NEAR(ciede2000({50, 2.5, 0}, {50, 0, -2.5}), 4.3065, 1e-4);
    EXPECT_NEAR(ciede2000({50, 2.5, 0}, {61, -5, 29}), 22.8977, 1e-4);
}

TEST(Palette, HasTheColoursOfTheLookOnTheDarkStage) {
    EXPECT_EQ(hexOf(identityColour(Identity::kPrefrontal, Theme::kDark)), 0x5c73f4);
    EXPECT_EQ(hexOf(identityColour(Identity::kDopamine, Theme::kDark)), 0xb8ea83);
    EXPECT_EQ(hexOf(signedColour(Direction::kIncrease, 3, Theme::kDark)), 0xec8f49);
    EXPECT_EQ(hexOf(signedColour(Direction::kDecrease, 3, Theme::kDark)), 0x43bef2);
    EXPECT_EQ(hexOf(signedColour(Direction::kUnclear, 3, Theme::kDark)), 0x8b91a0);
    EXPECT_EQ(hexOf(themeColours(Theme::kDark).stage), 0x12141a);
}

TEST(Palette, KeepsColoursOfOneTherapyTwentyApartForEveryKindOfVision) {
    for (const Theme theme : kThemes) {
        for (const Therapy& therapy : testContent().knowledge.therapies) {
            for (const std::string& a : therapy.focus) {
                for (const std::string& b : therapy.focus) {
                    const Identity ia = identityOfFocus(therapy.id, a),
                                   ib = identityOfFocus(therapy.id, b);
                    if (ia == ib) continue;
                    EXPECT_GE(leastDistance(identityColour(ia, theme), identityColour(ib, theme)),
                              20.0)
                        << therapy.id << ' ' << a << ' ' << b << ' ' << toText(theme);
                }
            }
        }
    }
}

TEST(Palette, KeepsAnyTwoIdentitiesEightApart) {
    for (std::size_t i = 0; i < kIdentities.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_GE(leastDistance(identityColour(kIdentities[i], Theme::kDark),
                                    identityColour(kIdentities[j], Theme::kDark)),
                      8.0)
                << i << ' ' << j;
        }
    }
}

TEST(Palette, KeepsTheSignedThreeSixteenApartAtEachStrength) {
    for (const Theme theme : kThemes) {
        for (int step = 1; step <= 3; ++step) {
            for (std::size_t i = 0; i < kSigned.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    EXPECT_GE(leastDistance(signedColour(kSigned[i], step, theme),
                                            signedColour(kSigned[j], step, theme)),
                              15.95)  // 16, less the rounding of a bisection
                        << toText(theme) << " step " << step;
                }
            }
        }
    }
}

TEST(Palette, StandsOutFromEveryStage) {
    for (const Theme theme : kThemes) {
        const glm::vec3 stage = themeColours(theme).stage;
        for (const Identity identity : kIdentities) {
            EXPECT_GE(contrastRatio(identityColour(identity, theme), stage), 2.995F)
                << toText(theme);
        }
        for (const Direction direction : kSigned) {
            for (int step = 1; step <= 3; ++step) {
                EXPECT_GE(contrastRatio(signedColour(direction, step, theme), stage), 2.995F)
                    << toText(theme) << step;
            }
        }
    }
}

TEST(Palette, KeepsTheHueOnPaper) {
    for (const Identity identity : kIdentities) {
        const glm::vec3 dark = toOklab(identityColour(identity, Theme::kDark));
        const glm::vec3 paper = toOklab(identityColour(identity, Theme::kPrint));
        const float cosine = glm::dot(glm::normalize(glm::vec2(dark.y, dark.z)),
                                      glm::normalize(glm::vec2(paper.y, paper.z)));
        EXPECT_GT(cosine, 0.95F);
    }
}

TEST(Palette, GoesToOklabAndBack) {
    const glm::vec3 colour(0.36F, 0.45F, 0.96F);
    EXPECT_LT(glm::length(fromOklab(toOklab(colour)) - colour), 1e-3F);
    EXPECT_NEAR(toOklab(glm::vec3(1.0F)).x, 1.0F, 1e-3F);
}

TEST(Palette, ShowsTheVentromedialCortexBlueUnderCbtAndVioletInTheDefaultMode) {
    EXPECT_EQ(identityOfFocus("cbt", "pfc"), Identity::kPrefrontal);
    EXPECT_EQ(identityOfFocus("alliance", "pfc_ventromedial"), Identity::kPrefrontal);
    EXPECT_EQ(identityOfFocus("psychodynamic", "default_mode_network"), Identity::kDefaultMode);
    EXPECT_FALSE(identityOfRegion("cuneus").has_value());
}

// The test must be able to fail: a green beside the amygdala's red is what it is there to catch.
TEST(Palette, WouldNoticeRedBesideGreen) {
    EXPECT_LT(leastDistance(glm::vec3(0.90F, 0.32F, 0.38F), glm::vec3(0.50F, 0.60F, 0.25F)), 20.0);
}

}  // namespace
}  // namespace rewire::test
