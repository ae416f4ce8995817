// SPDX-License-Identifier: Apache-2.0
// Reads mricron-data's volumes with ITK and brings them onto the two grids of the bake.
// Does NOT trust the direction that ITK derives: jhu189's qform and sform disagree, the sform is
// right.
#include "sources.h"

#include <itkImage.h>
#include <itkImageFileReader.h>
#include <itkMetaDataObject.h>
#include <itkNiftiImageIO.h>

#include <cstdio>
#include <sstream>
#include <stdexcept>

#include "core/file.h"
#include "core/sha256.h"
#include "volume_ops.h"

namespace rewire::bake {
namespace {

struct Row {
    double v[4];
};

Row sformRow(const itk::MetaDataDictionary& meta, const std::string& key) {
    std::string text;
    if (!itk::ExposeMetaData(meta, key, text)) throw std::runtime_error("NIfTI without " + key);
    std::istringstream in(text);
    Row r{};
    for (double& x : r.v) in >> x;
    return r;
}

std::string installedVersion() {
    std::string out;
    FILE* p = popen("dpkg-query -W -f '${Version}' mricron-data 2>/dev/null", "r");
    if (!p) return out;
    char buffer[128];
    while (fgets(buffer, sizeof buffer, p)) out += buffer;
    pclose(p);
    return out;
}

}  // namespace

Labels readNifti(const std::filesystem::path& file) {
    using Image = itk::Image<unsigned char, 3>;
    auto io = itk::NiftiImageIO::New();
    auto reader = itk::ImageFileReader<Image>::New();
    reader->SetImageIO(io);
    reader->SetFileName(file.string());
    reader->Update();
    const Image* image = reader->GetOutput();
    const auto size = image->GetLargestPossibleRegion().GetSize();
    const auto& meta = io->GetMetaDataDictionary();
    const Row rows[3] = {sformRow(meta, "srow_x"), sformRow(meta, "srow_y"),
                         sformRow(meta, "srow_z")};
    const bool flipX = rows[0].v[0] < 0.0;
    const double h = std::abs(rows[0].v[0]);
    if (rows[1].v[1] != h || rows[2].v[2] != h)
        throw std::runtime_error("unexpected axes in " + file.string());
    Grid g{int(size[0]), int(size[1]), int(size[2]),
           Vec3(flipX ? rows[0].v[3] - h * (double(size[0]) - 1) : rows[0].v[3], rows[1].v[3],
                rows[2].v[3]),
           h};
    Labels out(g);
    const unsigned char* raw = image->GetBufferPointer();
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
        out.data[at] = raw[g.index(flipX ? g.nx - 1 - i : i, j, k)];
    });
    return out;
}

Sources loadSources(const std::filesystem::path& templates) {
    Sources s;
    auto read = [&](const std::string& name) {
        const auto path = templates / name;
        auto bytes = readFile(path);
        if (!bytes) throw std::runtime_error(bytes.error().text());
        s.files.push_back({name, sha256Hex(*bytes)});
        return readNifti(path);
    };
    const Labels fine = read("ch2better.nii.gz");
    s.head = Field(fine.grid);
    parallelFor(fine.data.size(), [&](std::size_t i) { s.head.data[i] = fine.data[i]; });
    s.brain = read("ch2bet.nii.gz");
    s.whole = read("ch2.nii.gz");
    s.aal = read("aal.nii.gz");
    const Labels jhu = read("jhu189.nii.gz"), tracts = read("natbrainlab.nii.gz");
    s.brodmann = read("brodmann.nii.gz");
    const Grid& g = s.brain.grid;
    s.jhu = resampleNearest(jhu, g);
    s.tracts = resampleNearest(tracts, g);
    s.aalFine = resampleNearest(s.aal, fine.grid);
    s.jhuFine = resampleNearest(jhu, fine.grid);
    s.packageVersion = installedVersion();
    return s;
}

}  // namespace rewire::bake
