// SPDX-License-Identifier: Apache-2.0
// NIfTI-1 with sform in MNI space, gzipped without name or time stamp.
#include <zlib.h>

#include <cstring>
#include <stdexcept>

#include "core/file.h"
#include "sources.h"

namespace rewire::bake {
namespace {

template <class T>
void put(std::string& header, std::size_t at, T value) {
    std::memcpy(header.data() + at, &value, sizeof value);
}

std::string niftiHeader(const Grid& g, const std::string& description) {
    std::string h(352, '\0');
    put<std::int32_t>(h, 0, 348);
    const std::int16_t dim[8] = {
        3, std::int16_t(g.nx), std::int16_t(g.ny), std::int16_t(g.nz), 1, 1, 1, 1};
    for (std::size_t i = 0; i < 8; ++i) put(h, 40 + 2 * i, dim[i]);
    put<std::int16_t>(h, 70, 2);  // uint8
    put<std::int16_t>(h, 72, 8);
    const float spacing[4] = {1.0f, float(g.h), float(g.h), float(g.h)};
    for (std::size_t i = 0; i < 4; ++i) put(h, 76 + 4 * i, spacing[i]);
    put<float>(h, 108, 352.0f);
    put<float>(h, 112, 1.0f);  // slope
    h[123] = 2;                // mm
    std::memcpy(h.data() + 148, description.data(), std::min<std::size_t>(description.size(), 79));
    put<std::int16_t>(h, 252, 0);  // no qform
    put<std::int16_t>(h, 254, 4);  // sform: MNI
    for (std::size_t r = 0; r < 3; ++r) {
        put(h, 280 + 16 * r + 4 * r, float(g.h));
        put(h, 280 + 16 * r + 12, float(g.origin[int(r)]));
    }
    std::memcpy(h.data() + 344, "n+1", 4);
    return h;
}

std::string gzip(const std::string& bytes) {
    z_stream z{};
    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib");
    std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = uInt(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = uInt(out.size());
    if (deflate(&z, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib");
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

}  // namespace

void writeNifti(const std::filesystem::path& file, const Labels& v,
                const std::string& description) {
    std::string bytes = niftiHeader(v.grid, description);
    bytes.append(reinterpret_cast<const char*>(v.data.data()), v.data.size());
    if (auto s = writeAtomically(file, gzip(bytes), Overwrite::kForce); !s)
        throw std::runtime_error(s.error().text());
}

}  // namespace rewire::bake
