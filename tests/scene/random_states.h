// SPDX-License-Identifier: Apache-2.0
// Actions and states for property tests: the same ones at every run, every field moved.
#pragma once

#include <vector>

#include "scene/action.h"

namespace rewire::test {

// `count` actions of every type that has a text form, with varied arguments.
[[nodiscard]] std::vector<Action> manyActions(const Content& content, int count);
// A state that differs from the initial one in (almost) every field.
[[nodiscard]] ViewState someState(const Content& content, std::uint64_t seed);

}  // namespace rewire::test
