// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), for the hashes of assets in anatomy.toml and in scene files.
// For telling files apart; Does NOT protect secrets.
#pragma once

#include <string>
#include <string_view>

namespace rewire {

// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

}  // namespace rewire
