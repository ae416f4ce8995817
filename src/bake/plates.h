// SPDX-License-Identifier: Apache-2.0
// The list of plates and what they are made from. Does NOT render; raycast.h does.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "raycast.h"
#include "read_glb.h"

namespace rewire::bake {

struct PlateInput {
    std::filesystem::path assets, templates;  // templates: mricron-data, for one plate
    std::vector<NamedMesh> level[3];
    std::vector<std::string> openedRemoves;
};

[[nodiscard]] PlateInput loadPlateInput(const std::filesystem::path& assets,
                                        const std::filesystem::path& templates);

[[nodiscard]] Picture atlasPlate(const PlateInput& in);  // atlas_plate.cpp

using Plate = std::function<Picture(const PlateInput&)>;
[[nodiscard]] const std::vector<std::pair<std::string, Plate>>& plates();

}  // namespace rewire::bake
