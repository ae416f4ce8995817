// SPDX-License-Identifier: Apache-2.0
// Meshes come in the order of glb.cpp: accessors 4i .. 4i + 3 are positions, normals, colours,
// indices of mesh i.
#include "read_glb.h"

#include <cstring>
#include <stdexcept>

#include "core/file.h"

namespace rewire::bake {
namespace {

// All values of "key": in the array that starts at "array":[ , as text up to the next , } or ].
std::vector<std::string> valuesOf(const std::string& json, const std::string& array,
                                  const std::string& key) {
    std::vector<std::string> out;
    const std::size_t begin = json.find("\"" + array + "\":[");
    if (begin == std::string::npos) throw std::runtime_error("GLB without " + array);
    std::size_t end = begin, depth = 0;
    for (end = json.find('[', begin); end < json.size(); ++end) {
        if (json[end] == '[') ++depth;
        if (json[end] == ']' && --depth == 0) break;
    }
    const std::string mark = "\"" + key + "\":";
    for (std::size_t at = json.find(mark, begin); at < end; at = json.find(mark, at + 1)) {
        const std::size_t from = at + mark.size();
        out.push_back(json.substr(from, json.find_first_of(",}]", from) - from));
    }
    return out;
}

}  // namespace

std::vector<NamedMesh> readGlb(const std::filesystem::path& file) {
    auto bytes = readFile(file);
    if (!bytes) throw std::runtime_error(bytes.error().text());
    std::uint32_t jsonSize = 0;
    std::memcpy(&jsonSize, bytes->data() + 12, 4);
    const std::string json = bytes->substr(20, jsonSize);
    const char* bin = bytes->data() + 20 + jsonSize + 8;
    const auto names = valuesOf(json, "meshes", "name"),
               counts = valuesOf(json, "accessors", "count"),
               offsets = valuesOf(json, "bufferViews", "byteOffset");
    std::vector<NamedMesh> out;
    for (std::size_t m = 0; m < names.size(); ++m) {
        auto data = [&](std::size_t a) { return bin + std::stoul(offsets[4 * m + a]); };
        const std::size_t n = std::stoul(counts[4 * m]), indices = std::stoul(counts[4 * m + 3]);
        NamedMesh mesh;
        mesh.node = names[m].substr(1, names[m].size() - 2);
        for (std::size_t i = 0; i < n; ++i) {
            float p[3], q[3];
            std::memcpy(p, data(0) + 12 * i, 12);
            std::memcpy(q, data(1) + 12 * i, 12);
            mesh.mesh.position.emplace_back(-1000.0 * p[0], 1000.0 * p[2], 1000.0 * p[1]);
            mesh.mesh.normal.emplace_back(-q[0], q[2], q[1]);
            Rgba c;
            std::memcpy(c.data(), data(2) + 4 * i, 4);
            mesh.colour.push_back(c);
        }
        for (std::size_t i = 0; i < indices; i += 3) {
            std::uint16_t t[3];
            std::memcpy(t, data(3) + 2 * i, 6);
            mesh.mesh.triangle.push_back({t[0], t[1], t[2]});
        }
        out.push_back(std::move(mesh));
    }
    return out;
}

}  // namespace rewire::bake
