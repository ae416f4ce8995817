// SPDX-License-Identifier: Apache-2.0
// Boxes in a column: apart, within bounds, as near to where they would be as that allows.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "annotation/placement.h"

namespace rewire::test {
namespace {

TEST(Packed, LeavesBoxesAloneThatHaveRoom) {
    const auto tops = packed({10, 100, 200}, {20, 20, 20}, 5, 0, 300);
    ASSERT_TRUE(tops);
    EXPECT_EQ(*tops, (std::vector<float>{10, 100, 200}));
}

TEST(Packed, MovesBoxesThatWouldTouchApartAsLittleAsPossible) {
    const auto tops = packed({50, 50}, {20, 20}, 10, 0, 300);
    ASSERT_TRUE(tops);
    EXPECT_FLOAT_EQ((*tops)[0], 35);
    EXPECT_FLOAT_EQ((*tops)[1], 65);
}

TEST(Packed, RefusesWhatDoesNotFit) {
    EXPECT_FALSE(packed({0, 0}, {60, 60}, 10, 0, 120));
    EXPECT_TRUE(packed({0, 0}, {60, 60}, 10, 0, 130));
    EXPECT_TRUE(packed({}, {}, 10, 0, 10));
}

TEST(Packed, KeepsOrderGapAndBoundsForAnyWish) {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::vector<float> wished, heights;
        float all = 0;
        for (std::size_t i = 0; i < 1 + random() % 9; ++i) {
            wished.push_back(static_cast<float>(random() % 900) - 100.0F);
            heights.push_back(10.0F + static_cast<float>(random() % 50));
            all += heights.back() + 8.0F;
        }
        const auto tops = packed(wished, heights, 8, 20, 620);
        ASSERT_EQ(tops.has_value(), all - 8.0F <= 600.0F);
        if (!tops) continue;
        for (std::size_t i = 0; i < tops->size(); ++i) {
            EXPECT_GE((*tops)[i], 20.0F - 1e-3F);
            EXPECT_LE((*tops)[i] + heights[i], 620.0F + 1e-3F);
            if (i == 0) continue;
            EXPECT_GE((*tops)[i], (*tops)[i - 1] + heights[i - 1] + 8.0F - 1e-3F);
        }
    }
}

}  // namespace
}  // namespace rewire::test
