// SPDX-License-Identifier: Apache-2.0
// A small brain of ellipsoids and spheres with the names of the real one: anatomy.toml, three GLB
// files, two volumes, and copies of the knowledge, the words and the fonts. Made in well under a
// second, so that tests of loading, of planted faults and of drawing need not wait for, or depend
// on, the real assets. Does NOT look like a brain and says nothing about where anything is to
// within a centimetre.
#pragma once

#include <filesystem>

#include "support/temporary_folder.h"

namespace rewire::test {

// Fills the folder (it must exist). Throws std::runtime_error when it can't.
void writeSyntheticAssets(const std::filesystem::path& folder);

// A folder of its own with fresh synthetic assets; change its files at will. They are made once in
// a process, and copied.
class SyntheticAssets {
  public:
    SyntheticAssets();
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

  private:
    TemporaryFolder folder_;
};

}  // namespace rewire::test
