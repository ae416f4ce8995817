// SPDX-License-Identifier: Apache-2.0
// anatomy.toml, as docs/assets.md says. Does NOT compute meshes or labels.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "regions.h"

namespace rewire::bake {

struct TractLine {
    std::string side;  // left, right, midline
    std::vector<Vec3> points;
};
struct Tract {
    std::string id, name;
    AtlasRule source;
    std::vector<TractLine> lines;
};

struct AnatomyInput {
    const Sources* sources;
    const Regions* regions;
    std::string recipeSha256;
    std::string glbSha256[3];
    std::vector<Tract> tracts;
    std::vector<std::string> openedRemoves;
    std::map<std::string, Vec3> patchCentres;  // by node
    std::filesystem::path regionsToml;
};

// Text of the file; the same input gives the same text.
[[nodiscard]] std::string anatomyText(const AnatomyInput& in);

}  // namespace rewire::bake
