// SPDX-License-Identifier: Apache-2.0
// Triangles are ordered for the GPU's vertex cache, vertices in the order of first use
// (meshoptimizer).
#include "glb.h"

#include <meshoptimizer.h>

#include <cstring>
#include <sstream>
#include <stdexcept>

namespace rewire::bake {
namespace {

struct Vertex {
    float p[3], n[3];
    Rgba c;
};

// gltf = (-x, z, y) / 1000, a rotation.
Vertex toGltf(const Vec3& p, const Vec3& n, Rgba c) {
    return {{float(-p.x / 1000), float(p.z / 1000), float(p.y / 1000)},
            {float(-n.x), float(n.z), float(n.y)},
            c};
}

struct Packed {
    std::vector<Vertex> vertices;
    std::vector<unsigned> indices;
};

Packed pack(const NamedMesh& m) {
    Packed out;
    for (const Triangle& t : m.mesh.triangle)
        for (auto v : t) out.indices.push_back(v);
    std::vector<Vertex> all(m.mesh.position.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = toGltf(m.mesh.position[i], m.mesh.normal[i], m.colour[i]);
    meshopt_optimizeVertexCache(out.indices.data(), out.indices.data(), out.indices.size(),
                                all.size());
    out.vertices.resize(all.size());
    const std::size_t used =
        meshopt_optimizeVertexFetch(out.vertices.data(), out.indices.data(), out.indices.size(),
                                    all.data(), all.size(), sizeof(Vertex));
    out.vertices.resize(used);
    if (used >= 65536)
        throw std::runtime_error(m.node + " has too many vertices for 16-bit indices");
    return out;
}

struct Writer {
    std::string bin;
    std::ostringstream views, accessors, meshes, nodes, scene;
    int viewCount = 0, accessorCount = 0, meshCount = 0;

    int view(const void* data, std::size_t bytes, int target) {
        views << (viewCount ? "," : "") << "{\"buffer\":0,\"byteOffset\":" << bin.size()
              << ",\"byteLength\":" << bytes << ",\"target\":" << target << "}";
        bin.append(static_cast<const char*>(data), bytes);
        bin.append((4 - bin.size() % 4) % 4, '\0');
        return viewCount++;
    }

    int accessor(int inView, int component, std::size_t count, const char* type,
                 const std::string& more = "") {
        accessors << (accessorCount ? "," : "") << "{\"bufferView\":" << inView
                  << ",\"componentType\":" << component << ",\"count\":" << count << ",\"type\":\""
                  << type << "\"" << more << "}";
        return accessorCount++;
    }

    void add(const NamedMesh& m) {
        const Packed p = pack(m);
        std::vector<float> pos, nrm;
        std::vector<std::uint8_t> col;
        std::vector<std::uint16_t> idx(p.indices.begin(), p.indices.end());
        float lo[3] = {1e9f, 1e9f, 1e9f}, hi[3] = {-1e9f, -1e9f, -1e9f};
        for (const Vertex& v : p.vertices)
            for (int a = 0; a < 3; ++a) {
                pos.push_back(v.p[a]);
                nrm.push_back(v.n[a]);
                lo[a] = std::min(lo[a], v.p[a]);
                hi[a] = std::max(hi[a], v.p[a]);
            }
        for (const Vertex& v : p.vertices) col.insert(col.end(), v.c.begin(), v.c.end());
        std::ostringstream box;
        box.precision(9);
        box << ",\"min\":[" << lo[0] << "," << lo[1] << "," << lo[2] << "],\"max\":[" << hi[0]
            << "," << hi[1] << "," << hi[2] << "]";
        const std::size_t n = p.vertices.size();
        const int aPos =
            accessor(view(pos.data(), pos.size() * 4, 34962), 5126, n, "VEC3", box.str());
        const int aNrm = accessor(view(nrm.data(), nrm.size() * 4, 34962), 5126, n, "VEC3");
        const int aCol =
            accessor(view(col.data(), col.size(), 34962), 5121, n, "VEC4", ",\"normalized\":true");
        const int aIdx =
            accessor(view(idx.data(), idx.size() * 2, 34963), 5123, idx.size(), "SCALAR");
        const char* sep = meshCount ? "," : "";
        meshes << sep << "{\"name\":\"" << m.node
               << "\",\"primitives\":[{\"attributes\":{\"POSITION\":" << aPos
               << ",\"NORMAL\":" << aNrm << ",\"COLOR_0\":" << aCol << "},\"indices\":" << aIdx
               << "}]}";
        nodes << sep << "{\"name\":\"" << m.node << "\",\"mesh\":" << meshCount << "}";
        scene << sep << meshCount++;
    }
};

void append32(std::string& s, std::uint32_t v) {
    s.append(reinterpret_cast<const char*>(&v), 4);
}

}  // namespace

std::string glbBytes(const std::vector<NamedMesh>& meshes, const std::string& recipeSha256) {
    Writer w;
    for (const NamedMesh& m : meshes) w.add(m);
    std::string json =
        "{\"asset\":{\"version\":\"2.0\",\"generator\":\"rewire-bake\",\"extras\":{\"recipe_"
        "sha256\":\"" +
        recipeSha256 + "\"}},\"scene\":0,\"scenes\":[{\"nodes\":[" + w.scene.str() +
        "]}],\"nodes\":[" + w.nodes.str() + "],\"meshes\":[" + w.meshes.str() +
        "],\"accessors\":[" + w.accessors.str() + "],\"bufferViews\":[" + w.views.str() +
        "],\"buffers\":[{\"byteLength\":" + std::to_string(w.bin.size()) + "}]}";
    json.append((4 - json.size() % 4) % 4, ' ');
    std::string out;
    append32(out, 0x46546C67u);
    append32(out, 2);
    append32(out, std::uint32_t(12 + 8 + json.size() + 8 + w.bin.size()));
    append32(out, std::uint32_t(json.size()));
    append32(out, 0x4E4F534Au);
    out += json;
    append32(out, std::uint32_t(w.bin.size()));
    append32(out, 0x004E4942u);
    return out + w.bin;
}

}  // namespace rewire::bake
