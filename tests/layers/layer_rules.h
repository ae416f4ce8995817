// SPDX-License-Identifier: Apache-2.0
// The direction of the layers: reads the table of docs/architecture.md and every #include under
// src/. Does NOT compile anything.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace rewire::test {

using LayerTable = std::map<std::string, std::set<std::string>>;  // layer -> what it may include

// The rows "| `layer` | purpose | core atlas |"; "all above" means every layer of the rows before.
[[nodiscard]] LayerTable readLayerTable(const std::filesystem::path& architecture);

// One sentence with file and line for each include that the table or the rules below forbid.
[[nodiscard]] std::vector<std::string> findForbiddenIncludes(const std::filesystem::path& source,
                                                             const LayerTable& table);

}  // namespace rewire::test
