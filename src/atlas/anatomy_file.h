// SPDX-License-Identifier: Apache-2.0
// Reads anatomy.toml (docs/assets.md) into the parcels, regions and tracts of an Atlas, and its
// provenance for `rewire check`. Does NOT read volumes or triangles.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "atlas/atlas.h"
#include "core/fault.h"

namespace rewire {

struct Provenance {
    std::string package, recipeSha256;
    std::vector<std::pair<std::string, std::string>> glbSha256;  // "brain" -> 64 hex digits
};

struct AnatomyFile {
    Atlas atlas;  // without volumes and index
    Provenance provenance;
    std::vector<Fault> faults;             // empty when all is well
    ErrorCode code = ErrorCode::kInvalid;  // why it failed, where it did
};
// Never throws; a file that is missing or no TOML is the one fault.
[[nodiscard]] AnatomyFile readAnatomy(const std::filesystem::path& assets);

}  // namespace rewire
