// SPDX-License-Identifier: Apache-2.0
#include "core/nearest_name.h"

#include <gtest/gtest.h>

#include <vector>

namespace rewire {
namespace {

const std::vector<std::string> kNames = {"acc_dorsal", "acc_rostral", "amygdala", "insula", "cbt"};

TEST(NearestName, FindsALetterTooManyTooFewOrSwapped) {
    EXPECT_EQ(nearestName("amygdalla", kNames), "amygdala");
    EXPECT_EQ(nearestName("amygdal", kNames), "amygdala");
    EXPECT_EQ(nearestName("amydgala", kNames), "amygdala");
    EXPECT_EQ(nearestName("cbtt", kNames), "cbt");
    EXPECT_EQ(nearestName("ctb", kNames),
              "cbt");  // a swap counts once, so half the letters are right
}

TEST(NearestName, IgnoresCase) {
    EXPECT_EQ(nearestName("Insula", kNames), "insula");
}

TEST(NearestName, IsSilentWhenNothingIsNear) {
    EXPECT_EQ(nearestName("cerebellum", kNames), "");
    EXPECT_EQ(nearestName("", kNames), "");
    EXPECT_EQ(nearestName("cbt", {}), "");
    EXPECT_EQ(didYouMean("xyzzy", kNames), "");
}

TEST(NearestName, TakesTheFirstOfEquallyNearOnes) {
    EXPECT_EQ(nearestName("acc_", std::vector<std::string>{"acc_a", "acc_b"}), "acc_a");
}

TEST(NearestName, PrefersTheOneThatBeginsAlike) {
    EXPECT_EQ(nearestName("pfcc", std::vector<std::string>{"pcc", "pfc"}), "pfc");
}

TEST(NearestName, AsksAsAPersonWould) {
    EXPECT_EQ(didYouMean("acc_dorsla", kNames), "; did you mean 'acc_dorsal'?");
}

}  // namespace
}  // namespace rewire
