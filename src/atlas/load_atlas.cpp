// SPDX-License-Identifier: Apache-2.0
// loadAtlas: anatomy.toml, then the two volumes, each on a thread of its own (both are mostly
// unzipping).
#include <functional>
#include <thread>

#include "atlas/anatomy_file.h"
#include "atlas/atlas.h"
#include "atlas/nifti_file.h"

namespace rewire {
namespace {

namespace fs = std::filesystem;

Error missingAssets(const fs::path& assets, const Error& cause) {
    return {ErrorCode::kNotFound,
            "no brain in " + assets.string() + ": " + cause.message +
                "; give the folder with --assets DIR or make it with scripts/bake.sh",
            cause.where};
}

using GreyResult = Result<Volume<std::uint8_t>>;

// A function of its own: g++ 12 warns falsely about a lambda that is given to std::thread here.
void readGrey(const fs::path& path, GreyResult& result) {
    result = readGreyVolume(path);
}

}  // namespace

Result<Atlas> loadAtlas(const fs::path& assets, Volumes volumes) {
    AnatomyFile anatomy = readAnatomy(assets);
    if (anatomy.code == ErrorCode::kNotFound && !anatomy.faults.empty()) {
        return Unexpected<Error>{
            missingAssets(assets, {anatomy.code, anatomy.faults.front().message, {}})};
    }
    if (!anatomy.faults.empty()) return failWith(anatomy.code, anatomy.faults);

    Atlas atlas = std::move(anatomy.atlas);
    if (volumes != Volumes::kSkip) {
        const fs::path greyPath = assets / "t1.nii.gz", labelPath = assets / "labels.nii.gz";
        GreyResult grey{Volume<std::uint8_t>{}};
        std::jthread greyReader;
        if (volumes == Volumes::kLoad)
            greyReader = std::jthread(readGrey, std::cref(greyPath), std::ref(grey));
        Result<Volume<std::uint16_t>> labels = readLabelVolume(labelPath);
        if (greyReader.joinable()) greyReader.join();
        if (!labels) return labels.forward();
        if (!grey) return grey.forward();
        atlas.labels = std::move(*labels);
        atlas.t1 = std::move(*grey);
    }
    atlas.makeIndex();
    return atlas;
}

}  // namespace rewire
