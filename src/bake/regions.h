// SPDX-License-Identifier: Apache-2.0
// Voxels of every parcel on the 1 mm grid, made from the atlases by the rules of parcels.cpp.
// Does NOT decide what a vertex of the surface is called; vertex_labels.h does, from these.
#pragma once

#include "compartments.h"
#include "parcels.h"

namespace rewire::bake {

struct Regions {
    Labels parcel;  // parcel index + 1; 0 = none. Exclusive, deep structures first.
    Labels shell;   // the same for classes that surface vertices may take; walls of ventricles too
};

[[nodiscard]] Regions makeRegions(const Sources& s, const Compartments& c);

// One side ('l', 'r', 'm' = all) of one parcel.
[[nodiscard]] Mask parcelMask(const Regions& r, int parcel, char side);

// labels.nii.gz: side-coded values.
[[nodiscard]] Labels sidedLabels(const Regions& r);

}  // namespace rewire::bake
