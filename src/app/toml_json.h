// SPDX-License-Identifier: Apache-2.0
// TOML tables as JSON objects: the same keys in the order of the file, nested tables and arrays
// included. Does NOT know what any key means.
#pragma once

#include <toml++/toml.h>

#include <nlohmann/json.hpp>

namespace rewire::app {

[[nodiscard]] nlohmann::ordered_json toJson(const toml::node& node);

}  // namespace rewire::app
