// SPDX-License-Identifier: Apache-2.0
#include "core/fault.h"

#include <gtest/gtest.h>

namespace rewire {
namespace {

TEST(Fault, SaysWhereBeforeWhat) {
    EXPECT_EQ((Fault{"a.toml:3", "no id"}.text()), "a.toml:3: no id");
    EXPECT_EQ((Fault{"", "no id"}.text()), "no id");
}

TEST(Fault, ListBecomesOneErrorWithALineForEach) {
    const Status status = failWith(ErrorCode::kInvalid, {{"a:1", "x"}, {"b:2", "y"}});
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(status.error().message, "a:1: x\nb:2: y");
}

TEST(Result, HoldsAValueOrAnError) {
    const Result<int> value = 3;
    ASSERT_TRUE(value);
    EXPECT_EQ(*value, 3);
    const Result<int> error = fail(ErrorCode::kIo, "no", "here");
    ASSERT_FALSE(error);
    EXPECT_EQ(error.error().text(), "here: no");
}

}  // namespace
}  // namespace rewire
