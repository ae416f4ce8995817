// SPDX-License-Identifier: Apache-2.0
// niftilib behind nifti_file.h. The header is judged before any voxel is read, since the library
// would believe any size it says.
#include "atlas/nifti_file.h"

#include <cmath>
#include <cstring>
#include <memory>

#include "core/file.h"

// Last: its DT_UNKNOWN takes away the one of <dirent.h>.
#include <nifti1_io.h>

namespace rewire {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxSide =
    1024;  // four times the head at 1 mm; keeps a damaged size from taking all memory

struct FreeImage {
    void operator()(nifti_image* image) const { nifti_image_free(image); }
};
using ImagePtr = std::unique_ptr<nifti_image, FreeImage>;

Unexpected<Error> damaged(const fs::path& path, const std::string& what) {
    return fail(ErrorCode::kDamaged,
                what + "; make the assets again with scripts/bake.sh or install them anew",
                path.string());
}

bool isUpright(const nifti_image& image) {
    if (image.sform_code <= 0) return false;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const float entry = image.sto_xyz.m[row][column];
            if (!std::isfinite(entry)) return false;
            if (row == column ? entry <= 0.0F : std::abs(entry) > 1e-4F) return false;
        }
        if (!std::isfinite(image.sto_xyz.m[row][3])) return false;
    }
    return true;
}

// The header, found good; no voxels yet.
Result<ImagePtr> readHeader(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return fail(ErrorCode::kNotFound, path.string() + " does not exist");
    // It would print its own complaints; a static, because two volumes are read at once.
    [[maybe_unused]] static const bool kQuiet = (nifti_set_debug_level(0), true);
    ImagePtr image(nifti_image_read(path.c_str(), 0));
    if (!image) return damaged(path, "not a NIfTI image");
    const bool threeD =
        image->ndim == 3 ||
        (image->ndim > 3 && image->nvox == std::size_t(image->nx) * image->ny * image->nz);
    if (!threeD) return damaged(path, "must be one three-dimensional image");
    for (const int side : {image->nx, image->ny, image->nz}) {
        if (side < 1 || side > kMaxSide)
            return damaged(path, "a side has " + std::to_string(side) + " voxels");
    }
    if (!isUpright(*image)) return damaged(path, "its sform must be upright RAS millimetres");
    return image;
}

template <class To, class From>
bool copyVoxels(const void* data, std::size_t count, std::vector<To>& voxels) {
    const auto* from = static_cast<const From*>(data);
    voxels.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if constexpr (std::is_signed_v<From>) {
            if (from[i] < 0) return false;
        }
        voxels[i] = static_cast<To>(from[i]);
    }
    return true;
}

template <class T>
Result<Volume<T>> readVolume(const fs::path& path) {
    Result<ImagePtr> read = readHeader(path);
    if (!read) return read.forward();
    nifti_image& image = **read;
    const bool isBytes = image.datatype == NIFTI_TYPE_UINT8;
    const bool isShorts = sizeof(T) == 2 && (image.datatype == NIFTI_TYPE_INT16 ||
                                             image.datatype == NIFTI_TYPE_UINT16);
    if (!isBytes && !isShorts) {
        return damaged(path, sizeof(T) == 2 ? "its voxels must be uint8, int16 or uint16"
                                            : "its voxels must be uint8");
    }
    if (nifti_image_load(&image) != 0 || image.data == nullptr)
        return damaged(path, "the voxels end too early");

    Volume<T> volume;
    volume.size = {image.nx, image.ny, image.nz};
    const mat44& m = image.sto_xyz;
    volume.originMm = {m.m[0][3], m.m[1][3], m.m[2][3]};
    volume.spacingMm = {m.m[0][0], m.m[1][1], m.m[2][2]};
    const std::size_t count = std::size_t(image.nx) * image.ny * image.nz;
    const bool copied = isBytes ? copyVoxels<T, std::uint8_t>(image.data, count, volume.voxels)
                        : image.datatype == NIFTI_TYPE_INT16
                            ? copyVoxels<T, std::int16_t>(image.data, count, volume.voxels)
                            : copyVoxels<T, std::uint16_t>(image.data, count, volume.voxels);
    if (!copied) return damaged(path, "a label is negative");
    return volume;
}

}  // namespace

Result<Volume<std::uint16_t>> readLabelVolume(const fs::path& path) {
    return readVolume<std::uint16_t>(path);
}
Result<Volume<std::uint8_t>> readGreyVolume(const fs::path& path) {
    return readVolume<std::uint8_t>(path);
}

}  // namespace rewire
