// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "knowledge/knowledge.h"

namespace rewire {
namespace {

const DoseResponse kHoward = {{8, 26}, {0.50, 0.75}, {"howard1986"}};

TEST(DoseResponse, PassesThroughItsTwoPoints) {
    EXPECT_NEAR(kHoward.shareImproved(8), 0.50, 1e-9);
    EXPECT_NEAR(kHoward.shareImproved(26), 0.75, 1e-9);
}

TEST(DoseResponse, StartsAtNothingAndRisesEvermoreSlowly) {
    EXPECT_EQ(kHoward.shareImproved(0), 0.0);
    EXPECT_EQ(kHoward.shareImproved(-3), 0.0);
    double last = 0.0, lastGain = 1.0;
    for (int session = 1; session <= 60; ++session) {
        const double share = kHoward.shareImproved(session);
        EXPECT_GT(share, last) << session;
        if (session > 3) {
            EXPECT_LT(share - last, lastGain) << session;
        }
        lastGain = share - last;
        last = share;
    }
    EXPECT_LT(last, 1.0);
}

TEST(DoseResponse, IsAProbitLineInLogSessions) {
    // By hand: slope = 0.67449 / ln(26 / 8) = 0.57226; at 16 sessions z = 0.57226 ln 2 = 0.39666.
    EXPECT_NEAR(kHoward.shareImproved(16), 0.5 * std::erfc(-0.39666 / std::sqrt(2.0)), 1e-4);
}

TEST(DoseResponse, WithoutPointsIsNothing) {
    EXPECT_EQ(DoseResponse{}.shareImproved(10), 0.0);
    EXPECT_EQ(kHoward.shareImproved(std::nan("")), 0.0);
}

}  // namespace
}  // namespace rewire
