// SPDX-License-Identifier: Apache-2.0
// The 348 bytes at the start of a NIfTI-1 file, as the NIfTI-1.1 data format lays them out
// (nifti.nimh.nih.gov/nifti-1; Cox et al. 2004). What Rewire neither reads nor writes goes by
// `unused`. Does NOT swap bytes: the assets are little-endian, as the machines that read them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace rewire {

struct NiftiHeader {
    std::int32_t headerSize;
    std::array<char, 36> unused1;
    std::array<std::int16_t, 8> dim;  // number of axes, then voxels along each
    std::array<char, 14> unused2;
    std::int16_t datatype, bitsPerVoxel;
    std::int16_t unused3;
    std::array<float, 8> pixdim;  // mm between voxels, from the second on
    float voxelOffset;            // bytes
    std::array<char, 11> unused4;
    std::int8_t units;
    std::array<char, 128> unused5;
    std::int16_t qformCode, sformCode;  // 0: not given
    std::array<float, 6> unused6;
    std::array<std::array<float, 4>, 3> sform;  // voxel to mm, row by row
    std::array<char, 16> unused7;
    std::array<char, 4> magic;  // "n+1": header and voxels in one file
};
static_assert(sizeof(NiftiHeader) == 348);
static_assert(offsetof(NiftiHeader, dim) == 40 && offsetof(NiftiHeader, datatype) == 70);
static_assert(offsetof(NiftiHeader, pixdim) == 76 && offsetof(NiftiHeader, voxelOffset) == 108);
static_assert(offsetof(NiftiHeader, units) == 123 && offsetof(NiftiHeader, sformCode) == 254);
static_assert(offsetof(NiftiHeader, sform) == 280 && offsetof(NiftiHeader, magic) == 344);

inline constexpr std::int16_t kNiftiUint8 = 2, kNiftiInt16 = 4, kNiftiUint16 = 512;
inline constexpr std::int16_t kNiftiMni152 = 4;
inline constexpr std::int8_t kNiftiMm = 2;

}  // namespace rewire
