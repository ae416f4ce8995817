// SPDX-License-Identifier: Apache-2.0
// The MRI and the label volumes of Debian's mricron-data, read and turned to RAS (some are stored
// with x flipped). Does NOT interpret labels; regions.h does.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "volume.h"

namespace rewire::bake {

struct SourceFile {
    std::string name, sha256;
};

struct Sources {
    Field head;                         // ch2better: the head without skull at 0.5 mm
    Labels brain;                       // ch2bet: the T1 of the same head without skull, 1 mm
    Labels whole;                       // ch2: the same T1 with the skull
    Labels aal, jhu, tracts, brodmann;  // on ch2bet's 1 mm grid
    Labels aalFine, jhuFine;            // on ch2better's 0.5 mm grid
    std::vector<SourceFile> files;
    std::string packageVersion;  // of mricron-data
};

[[nodiscard]] Sources loadSources(const std::filesystem::path& templates);

// What slices show, on ch2bet's grid (shown_mri.cpp).
[[nodiscard]] Labels shownMri(const Sources& s);

// One file, turned so that all axes point the RAS way.
[[nodiscard]] Labels readNifti(const std::filesystem::path& file);
// gzip without time stamp: the same volume gives the same bytes.
void writeNifti(const std::filesystem::path& file, const Labels& v, const std::string& description);

}  // namespace rewire::bake
