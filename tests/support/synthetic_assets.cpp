// SPDX-License-Identifier: Apache-2.0
#include "support/synthetic_assets.h"

#include <stdexcept>

#include "core/sha256.h"
#include "support/synthetic_anatomy.h"
#include "support/synthetic_files.h"

namespace rewire::test {
namespace {

namespace fs = std::filesystem;

// Grey inside the head, with a ripple to tell slices apart.
Volume<std::uint8_t> makeT1(const Volume<std::uint16_t>& grid) {
    Volume<std::uint8_t> t1;
    t1.size = grid.size;
    t1.originMm = grid.originMm;
    t1.spacingMm = grid.spacingMm;
    for (int k = 0; k < t1.size.z; ++k) {
        for (int j = 0; j < t1.size.y; ++j) {
            for (int i = 0; i < t1.size.x; ++i) {
                const glm::vec3 pointMm = t1.originMm + glm::vec3(i, j, k) * t1.spacingMm;
                const bool inside = hemisphere(Side::kLeft).depthOf(pointMm) < 1.0F ||
                                    hemisphere(Side::kRight).depthOf(pointMm) < 1.0F;
                t1.voxels.push_back(
                    static_cast<std::uint8_t>(inside ? 120 + (i + 2 * j + 3 * k) % 64 : 0));
            }
        }
    }
    return t1;
}

void copyFolder(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from)) {
        if (entry.is_regular_file()) fs::copy_file(entry.path(), to / entry.path().filename());
    }
}

}  // namespace

void writeSyntheticAssets(const fs::path& folder) {
    const fs::path real = REWIRE_ASSETS_DIR;
    for (const char* name : {"knowledge", "lang", "fonts"}) copyFolder(real / name, folder / name);
    const KnowledgeLoad load = readKnowledge(real);
    if (load.knowledge.regions.empty())
        throw std::runtime_error("assets/knowledge/regions.toml can't be read");
    const SyntheticAnatomy anatomy = makeSyntheticAnatomy(load.knowledge);

    std::map<std::string, std::string> hashes;
    for (const auto& [name, level] :
         {std::pair("brain_preview", 3), std::pair("brain_mid", 4), std::pair("brain", 5)}) {
        const std::string bytes = glbBytes(makeMeshes(anatomy, level));
        writeBytes(folder / (std::string(name) + ".glb"), bytes);
        hashes[name] = sha256Hex(bytes);
    }
    const Volume<std::uint16_t> labels = makeLabels(anatomy);
    writeNifti(folder / "labels.nii.gz", labels);
    writeNifti(folder / "t1.nii.gz", makeT1(labels));
    writeBytes(folder / "anatomy.toml", anatomyToml(anatomy, labels, hashes));
}

SyntheticAssets::SyntheticAssets() {
    struct Master {
        TemporaryFolder folder;
        Master() { writeSyntheticAssets(folder.path()); }
    };
    static const Master kMaster;
    fs::copy(kMaster.folder.path(), folder_.path(), fs::copy_options::recursive);
}

}  // namespace rewire::test
