// SPDX-License-Identifier: Apache-2.0
// Damages bytes the way disks, editors and cut-off downloads do. The same number gives the same
// damage.
#pragma once

#include <cstdint>
#include <string>

namespace rewire::test {

// One to four of: a byte changed, a stretch cut out, doubled, overwritten or moved, the end cut
// off.
[[nodiscard]] std::string damaged(const std::string& bytes, std::uint64_t number);

}  // namespace rewire::test
