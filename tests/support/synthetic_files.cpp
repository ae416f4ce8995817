// SPDX-License-Identifier: Apache-2.0
#include "support/synthetic_files.h"

#include "atlas/nifti_header.h"

#include <zlib.h>

#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace rewire::test {
namespace {

using Json = nlohmann::json;

template <class T>
void append(std::string& bytes, const T& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void padTo4(std::string& bytes, char filler) {
    while (bytes.size() % 4 != 0) bytes.push_back(filler);
}

glm::vec3 toGltf(const glm::vec3& ras) {
    return {-ras.x, ras.z, ras.y};
}

class GlbWriter {
  public:
    void add(const SyntheticMesh& mesh) {
        glm::vec3 lowest(1e9F), highest(-1e9F);
        const std::size_t positions = binary_.size();
        for (const SyntheticVertex& vertex : mesh.vertices) {
            const glm::vec3 metres = toGltf(vertex.positionMm) / 1000.0F;
            lowest = glm::min(lowest, metres);
            highest = glm::max(highest, metres);
            append(binary_, metres);
        }
        const std::size_t count = mesh.vertices.size();
        Json attributes;
        attributes["POSITION"] = accessor(positions, count, 5126, "VEC3");
        accessors_.back()["min"] = {lowest.x, lowest.y, lowest.z};
        accessors_.back()["max"] = {highest.x, highest.y, highest.z};
        const std::size_t normals = binary_.size();
        for (const SyntheticVertex& vertex : mesh.vertices) append(binary_, toGltf(vertex.normal));
        attributes["NORMAL"] = accessor(normals, count, 5126, "VEC3");
        const std::size_t colours = binary_.size();
        for (const SyntheticVertex& vertex : mesh.vertices) append(binary_, vertex.shade);
        attributes["COLOR_0"] = accessor(colours, count, 5121, "VEC4");
        accessors_.back()["normalized"] = true;
        const std::size_t indices = binary_.size();
        for (const std::uint16_t index : mesh.indices) append(binary_, index);
        const int indexAccessor = accessor(indices, mesh.indices.size(), 5123, "SCALAR");
        padTo4(binary_, '\0');
        nodes_.push_back({{"name", mesh.node}, {"mesh", meshes_.size()}});
        meshes_.push_back(
            {{"name", mesh.node},
             {"primitives", {{{"attributes", attributes}, {"indices", indexAccessor}}}}});
    }

    [[nodiscard]] std::string bytes() const {
        Json scene = Json::array();
        for (std::size_t i = 0; i < nodes_.size(); ++i) scene.push_back(i);
        const Json root = {{"asset", {{"version", "2.0"}, {"generator", "rewire tests"}}},
                           {"scene", 0},
                           {"scenes", {{{"nodes", scene}}}},
                           {"nodes", nodes_},
                           {"meshes", meshes_},
                           {"accessors", accessors_},
                           {"bufferViews", views_},
                           {"buffers", {{{"byteLength", binary_.size()}}}}};
        std::string json = root.dump();
        padTo4(json, ' ');
        std::string file = "glTF";
        append(file, std::uint32_t{2});
        append(file, static_cast<std::uint32_t>(12 + 8 + json.size() + 8 + binary_.size()));
        append(file, static_cast<std::uint32_t>(json.size()));
        file += "JSON" + json;
        append(file, static_cast<std::uint32_t>(binary_.size()));
        file += std::string("BIN\0", 4) + binary_;
        return file;
    }

  private:
    int accessor(std::size_t offset, std::size_t count, int componentType, const char* type) {
        views_.push_back(
            {{"buffer", 0}, {"byteOffset", offset}, {"byteLength", binary_.size() - offset}});
        accessors_.push_back({{"bufferView", views_.size() - 1},
                              {"componentType", componentType},
                              {"count", count},
                              {"type", type}});
        return static_cast<int>(accessors_.size() - 1);
    }

    Json nodes_ = Json::array(), meshes_ = Json::array(), accessors_ = Json::array(),
         views_ = Json::array();
    std::string binary_;
};

template <class T>
std::string headerBytes(const Volume<T>& volume, int datatype) {
    NiftiHeader header{};
    header.headerSize = sizeof header;
    header.dim[0] = 3;
    for (int axis = 0; axis < 3; ++axis) {
        header.dim[axis + 1] = static_cast<short>(volume.size[axis]);
        header.pixdim[axis + 1] = volume.spacingMm[axis];
    }
    for (int axis = 4; axis < 8; ++axis) header.dim[axis] = 1;
    header.datatype = static_cast<short>(datatype);
    header.bitsPerVoxel = 8 * sizeof(T);
    header.voxelOffset = 352.0F;
    header.sformCode = kNiftiMni152;
    header.units = kNiftiMm;
    const glm::vec3 origin = volume.originMm, spacing = volume.spacingMm;
    header.sform = {{{spacing.x, 0.0F, 0.0F, origin.x},
                     {0.0F, spacing.y, 0.0F, origin.y},
                     {0.0F, 0.0F, spacing.z, origin.z}}};
    std::memcpy(header.magic.data(), "n+1", 4);
    std::string bytes;
    append(bytes, header);
    bytes.append(4, '\0');  // no extensions
    return bytes;
}

template <class T>
std::string niftiBytes(const Volume<T>& volume, int datatype) {
    std::string bytes = headerBytes(volume, datatype);
    bytes.append(reinterpret_cast<const char*>(volume.voxels.data()),
                 volume.voxels.size() * sizeof(T));
    return bytes;
}

}  // namespace

std::string glbBytes(const std::vector<SyntheticMesh>& meshes) {
    GlbWriter writer;
    for (const SyntheticMesh& mesh : meshes) writer.add(mesh);
    return writer.bytes();
}

std::string niftiHeader(const Volume<std::uint16_t>& volume) {
    return headerBytes(volume, kNiftiInt16);
}

void writeGzip(const std::filesystem::path& path, const std::string& bytes) {
    std::filesystem::remove(path);  // see writeBytes
    gzFile file = gzopen(path.c_str(), "wb1");
    const bool written =
        file != nullptr &&
        gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size())) == int(bytes.size());
    if (file == nullptr || gzclose(file) != Z_OK || !written)
        throw std::runtime_error("can't write " + path.string());
}

void writeNifti(const std::filesystem::path& path, const Volume<std::uint16_t>& volume) {
    writeGzip(path, niftiBytes(volume, kNiftiInt16));
}
void writeNifti(const std::filesystem::path& path, const Volume<std::uint8_t>& volume) {
    writeGzip(path, niftiBytes(volume, kNiftiUint8));
}

}  // namespace rewire::test
