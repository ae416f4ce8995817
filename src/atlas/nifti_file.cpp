// SPDX-License-Identifier: Apache-2.0
// Header and voxels through zlib. Not through niftilib's reader: it fills voxels that are missing
// with zeros, prints to standard error and believes any size the header says.
#include "atlas/nifti_file.h"

#include "atlas/nifti_header.h"

#include <zlib.h>

#include <array>
#include <cmath>
#include <cstring>
#include <memory>

namespace rewire {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxSide =
    1024;  // four times the head at 1 mm; keeps a damaged size from taking all memory
constexpr int kMaxOffset =
    1 << 20;  // of the voxels: the header and whatever extensions stand before them

struct CloseGzip {
    void operator()(gzFile file) const { gzclose(file); }
};
using GzipPtr = std::unique_ptr<gzFile_s, CloseGzip>;

Unexpected<Error> damaged(const fs::path& path, const std::string& what) {
    return fail(ErrorCode::kDamaged,
                what + "; make the assets again with scripts/bake.sh or install them anew",
                path.string());
}

bool readAll(gzFile file, void* bytes, std::size_t count) {
    return gzread(file, bytes, static_cast<unsigned>(count)) == static_cast<int>(count);
}

// Axes along +x, +y, +z: what the bake writes, and what Volume means.
bool isUpright(const NiftiHeader& header) {
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            const float entry = header.sform[row][column];
            if (!std::isfinite(entry)) return false;
            if (row == column && !(entry > 0.0F)) return false;
            if (row != column && column < 3 && std::abs(entry) > 1e-4F) return false;
        }
    }
    return header.sformCode > 0;
}

// Empty when the header is one of ours.
std::string flawOf(const NiftiHeader& header) {
    const bool isNifti =
        header.headerSize == int{sizeof header} && std::memcmp(header.magic.data(), "n+1", 4) == 0;
    if (!isNifti) return "not a NIfTI image";
    bool threeD = header.dim[0] >= 3 && header.dim[0] <= 7;
    for (int axis = 4; threeD && axis <= header.dim[0]; ++axis) threeD = header.dim[axis] == 1;
    if (!threeD) return "must be one three-dimensional image";
    for (int axis = 1; axis <= 3; ++axis) {
        const int side = header.dim[axis];
        if (side < 1 || side > kMaxSide) return "a side has " + std::to_string(side) + " voxels";
    }
    if (!isUpright(header)) return "its sform must be upright RAS millimetres";
    if (!(header.voxelOffset >= 352.0F && header.voxelOffset <= kMaxOffset))
        return "its voxels start nowhere";
    return {};
}

// Signed voxels may not be negative: they are labels.
template <class To, class From>
bool readVoxels(gzFile file, std::vector<To>& voxels) {
    if constexpr (std::is_same_v<To, From>) {
        return readAll(file, voxels.data(), voxels.size() * sizeof(To));
    } else {
        std::array<From, 16384> block;
        for (std::size_t done = 0; done < voxels.size();) {
            const std::size_t count = std::min(block.size(), voxels.size() - done);
            if (!readAll(file, block.data(), count * sizeof(From))) return false;
            for (std::size_t i = 0; i < count; ++i) {
                if (std::is_signed_v<From> && block[i] < From{0}) return false;
                voxels[done + i] = static_cast<To>(block[i]);
            }
            done += count;
        }
        return true;
    }
}

// False: the file ends early, its checksum is wrong, or a voxel is negative.
template <class T>
bool readVoxelsOf(int datatype, gzFile file, std::vector<T>& voxels) {
    bool read = false;
    if (datatype == kNiftiUint8) {
        read = readVoxels<T, std::uint8_t>(file, voxels);
    } else if constexpr (sizeof(T) == 2) {
        read = datatype == kNiftiInt16 ? readVoxels<T, std::int16_t>(file, voxels)
                                       : readVoxels<T, std::uint16_t>(file, voxels);
    }
    char more = 0;  // reading to the very end makes zlib compare the checksum
    return read && gzread(file, &more, 1) == 0;
}

template <class T>
Result<Volume<T>> readVolume(const fs::path& path) {
    constexpr bool kIsWide = sizeof(T) == 2;
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return fail(ErrorCode::kNotFound, path.string() + " does not exist");
    const GzipPtr file(gzopen(path.c_str(), "rb"));
    if (!file) return fail(ErrorCode::kIo, "can't open " + path.string());
    gzbuffer(file.get(), 1U << 17U);

    NiftiHeader header{};
    if (!readAll(file.get(), &header, sizeof header)) return damaged(path, "not a NIfTI image");
    if (const std::string flaw = flawOf(header); !flaw.empty()) return damaged(path, flaw);
    const bool known =
        header.datatype == kNiftiUint8 ||
        (kIsWide && (header.datatype == kNiftiInt16 || header.datatype == kNiftiUint16));
    if (!known)
        return damaged(path, kIsWide ? "its voxels must be uint8, int16 or uint16"
                                     : "its voxels must be uint8");

    Volume<T> volume;
    volume.size = {header.dim[1], header.dim[2], header.dim[3]};
    const auto& sform = header.sform;
    volume.originMm = {sform[0][3], sform[1][3], sform[2][3]};
    volume.spacingMm = {sform[0][0], sform[1][1], sform[2][2]};
    volume.voxels.resize(std::size_t(header.dim[1]) * header.dim[2] * header.dim[3]);
    if (gzseek(file.get(), static_cast<z_off_t>(header.voxelOffset), SEEK_SET) < 0 ||
        !readVoxelsOf(header.datatype, file.get(), volume.voxels)) {
        return damaged(path, "the voxels are cut off, damaged or negative");
    }
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
