// SPDX-License-Identifier: Apache-2.0
// Parts the head's tissue into left and right hemisphere, cerebellum and brainstem, along the
// fissure and the tentorium. Does NOT make surfaces.
#pragma once

#include "sources.h"

namespace rewire::bake {

enum Compartment : std::uint8_t {
    kNone = 0,
    kLeft = 1,
    kRight = 2,
    kCerebellum = 3,
    kBrainstem = 4
};

struct Compartments {
    Labels part;   // Compartment per 0.5 mm voxel
    Field tissue;  // ch2better blurred by 0.6 voxel
};

[[nodiscard]] Compartments makeCompartments(const Sources& s);

}  // namespace rewire::bake
