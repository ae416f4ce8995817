// SPDX-License-Identifier: Apache-2.0
// The container (Khronos, glTF 2.0 specification, section 4), then the JSON: every accessor inside
// its view, every view inside the buffer, every index inside the vertices.
#include "atlas/glb_check.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

namespace rewire {
namespace {

using Json = nlohmann::json;

constexpr std::uint32_t kMagic = 0x46546C67, kJsonChunk = 0x4E4F534A, kBinaryChunk = 0x004E4942;
constexpr int kUnsignedByte = 5121, kUnsignedShort = 5123, kFloat = 5126;
constexpr std::uint64_t kMaxVertices = 65'535;

struct Chunks {
    std::string_view json, binary;
};

// Where something is wrong; thrown and caught within this file only.
struct Flaw {
    ErrorCode code;
    std::string message;
};
[[noreturn]] void damaged(std::string message) {
    throw Flaw{ErrorCode::kDamaged, std::move(message)};
}
[[noreturn]] void against(std::string message) {
    throw Flaw{ErrorCode::kInvalid, std::move(message)};
}

std::uint32_t wordAt(std::string_view bytes, std::size_t offset) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes.data() + offset, sizeof word);
    return word;
}

Chunks splitChunks(std::string_view bytes) {
    if (bytes.size() < 20 || wordAt(bytes, 0) != kMagic) damaged("not a GLB file");
    if (wordAt(bytes, 4) != 2)
        damaged("a GLB file of version " + std::to_string(wordAt(bytes, 4)) + ", not 2");
    if (wordAt(bytes, 8) != bytes.size()) {
        damaged("the file has " + std::to_string(bytes.size()) + " bytes, its header says " +
                std::to_string(wordAt(bytes, 8)));
    }
    Chunks chunks;
    for (std::size_t at = 12; at < bytes.size();) {
        if (bytes.size() - at < 8) damaged("a chunk is cut off");
        const std::size_t length = wordAt(bytes, at);
        const std::uint32_t type = wordAt(bytes, at + 4);
        at += 8;
        if (length > bytes.size() - at) damaged("a chunk is longer than the file");
        if (type == kJsonChunk && chunks.json.empty()) chunks.json = bytes.substr(at, length);
        if (type == kBinaryChunk && chunks.binary.empty()) chunks.binary = bytes.substr(at, length);
        at += length;
    }
    if (chunks.json.empty() || chunks.binary.empty())
        damaged("the JSON or the binary chunk is missing");
    return chunks;
}

std::uint64_t wholeNumber(const Json& object, const char* key,
                          std::optional<std::uint64_t> otherwise) {
    const auto found = object.find(key);
    if (found == object.end()) {
        if (otherwise) return *otherwise;
        damaged(std::string("'") + key + "' is missing");
    }
    if (!found->is_number_unsigned()) damaged(std::string("'") + key + "' must be a whole number");
    const auto value = found->get<std::uint64_t>();
    if (value > UINT32_MAX) damaged(std::string("'") + key + "' is out of range");
    return value;
}

const Json& member(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) damaged(std::string("'") + key + "' is missing");
    return *found;
}

const Json& list(const Json& object, const char* key) {
    const Json& found = member(object, key);
    if (!found.is_array() || found.empty())
        damaged(std::string("'") + key + "' must be a list with entries");
    return found;
}

const Json& entry(const Json& entries, std::uint64_t index, const char* what) {
    if (index >= entries.size())
        damaged(std::string(what) + " " + std::to_string(index) + " does not exist");
    if (!entries[index].is_object())
        damaged(std::string(what) + " " + std::to_string(index) + " is damaged");
    return entries[index];
}

struct Accessor {
    std::uint64_t count = 0;
    std::string_view bytes;  // from its first byte on
};

// What an attribute must be.
struct Wanted {
    const char* name;
    const char* type;
    int componentType;
    std::uint64_t elementBytes;
};

class GlbJudge {
  public:
    GlbJudge(const Json& root, std::string_view binary) : root_(root), binary_(binary) {}

    void judge() {
        if (!root_.is_object()) damaged("its JSON is no object");
        if (root_.contains("extensionsRequired") && !root_["extensionsRequired"].empty()) {
            against("it needs the extension " + root_["extensionsRequired"].dump() +
                    ", which Rewire does not read; export plain float positions and normals");
        }
        const Json& buffers = list(root_, "buffers");
        if (buffers.size() != 1 || !buffers[0].is_object() || buffers[0].contains("uri")) {
            against("it must hold all of its data itself, in one buffer");
        }
        if (wholeNumber(buffers[0], "byteLength", {}) > binary_.size())
            damaged("the binary chunk is cut off");
        judgeScene();
        judgeNodes();
        for (const Json& mesh : list(root_, "meshes")) judgeMesh(mesh);
    }

  private:
    // Assimp opens the scene named, or the first.
    void judgeScene() const {
        const Json& scenes = list(root_, "scenes");
        const Json& scene = entry(scenes, wholeNumber(root_, "scene", 0), "scene");
        std::set<std::uint64_t> seen;
        for (const Json& index : list(scene, "nodes")) {
            if (!index.is_number_unsigned()) damaged("a scene names a node that is no number");
            (void)entry(list(root_, "nodes"), index.get<std::uint64_t>(), "node");
            if (!seen.insert(index.get<std::uint64_t>()).second)
                against("a node stands twice in the scene");
        }
    }

    void judgeNodes() const {
        std::set<std::string> names;
        for (const Json& node : list(root_, "nodes")) {
            if (!node.is_object()) damaged("a node is damaged");
            const std::string name = node.contains("name") && node["name"].is_string()
                                         ? node["name"].get<std::string>()
                                         : std::string();
            if (name.empty()) against("a node has no name");
            if (!names.insert(name).second) against("two nodes are called '" + name + "'");
            for (const char* key :
                 {"children", "matrix", "rotation", "scale", "translation", "skin", "camera"}) {
                if (node.contains(key))
                    against("node '" + name + "' has '" + key + "'; nodes must be plain");
            }
            (void)entry(list(root_, "meshes"), wholeNumber(node, "mesh", {}), "mesh");
        }
    }

    void judgeMesh(const Json& mesh) const {
        if (!mesh.is_object()) damaged("a mesh is damaged");
        const std::string name = mesh.contains("name") && mesh["name"].is_string()
                                     ? "mesh '" + mesh["name"].get<std::string>() + "'"
                                     : std::string("a mesh");
        const Json& primitives = list(mesh, "primitives");
        if (primitives.size() != 1)
            against(name + " has " + std::to_string(primitives.size()) + " primitives, not 1");
        const Json& primitive = primitives[0];
        if (!primitive.is_object()) damaged(name + " is damaged");
        if (wholeNumber(primitive, "mode", 4) != 4) against(name + " is not made of triangles");
        const Json& attributes = member(primitive, "attributes");
        if (!attributes.is_object()) damaged(name + " is damaged");
        const Accessor positions = accessor(name, attributes, {"POSITION", "VEC3", kFloat, 12});
        const Accessor normals = accessor(name, attributes, {"NORMAL", "VEC3", kFloat, 12});
        const Accessor colours = accessor(name, attributes, {"COLOR_0", "VEC4", kUnsignedByte, 4});
        if (attributes.size() != 3)
            against(name + " has attributes other than POSITION, NORMAL and COLOR_0");
        if (positions.count == 0 || positions.count > kMaxVertices) {
            against(name + " has " + std::to_string(positions.count) +
                    " vertices; 1 to 65535 are allowed");
        }
        if (normals.count != positions.count || colours.count != positions.count) {
            damaged(name + " has not as many normals and colours as positions");
        }
        judgeNumbers(name, positions);
        judgeNumbers(name, normals);
        judgeIndices(name, accessor(name, primitive, {"indices", "SCALAR", kUnsignedShort, 2}),
                     positions.count);
    }

    [[nodiscard]] Accessor accessor(const std::string& name, const Json& holder,
                                    const Wanted& wanted) const {
        if (!holder.contains(wanted.name)) against(name + " has no " + wanted.name);
        const Json& found =
            entry(list(root_, "accessors"), wholeNumber(holder, wanted.name, {}), "accessor");
        const Json& type = member(found, "type");
        const bool rightType =
            type.is_string() && type.get<std::string>() == wanted.type &&
            wholeNumber(found, "componentType", {}) == std::uint64_t(wanted.componentType);
        if (!rightType) {
            against(std::string(wanted.name) + " of " + name + " must be " + wanted.type + " of " +
                    (wanted.componentType == kFloat          ? "floats"
                     : wanted.componentType == kUnsignedByte ? "unsigned bytes"
                                                             : "unsigned 16-bit numbers"));
        }
        if (found.contains("sparse")) against(name + " uses sparse accessors");
        const Json& view =
            entry(list(root_, "bufferViews"), wholeNumber(found, "bufferView", {}), "bufferView");
        return inside(name, found, view, wanted);
    }

    [[nodiscard]] Accessor inside(const std::string& name, const Json& found, const Json& view,
                                  const Wanted& wanted) const {
        const std::uint64_t count = wholeNumber(found, "count", {});
        const std::uint64_t viewOffset = wholeNumber(view, "byteOffset", 0);
        const std::uint64_t viewLength = wholeNumber(view, "byteLength", {});
        const std::uint64_t offset = wholeNumber(found, "byteOffset", 0);
        if (wholeNumber(view, "buffer", 0) != 0)
            damaged("a view names a buffer that does not exist");
        if (wholeNumber(view, "byteStride", wanted.elementBytes) != wanted.elementBytes) {
            against(name + " interleaves its " + wanted.name + "; each attribute must stand alone");
        }
        if (viewOffset + viewLength > binary_.size() ||
            offset + count * wanted.elementBytes > viewLength) {
            damaged(std::string(wanted.name) + " of " + name +
                    " reaches beyond the end of the file");
        }
        return {count, binary_.substr(viewOffset + offset, count * wanted.elementBytes)};
    }

    static void judgeNumbers(const std::string& name, const Accessor& accessor) {
        for (std::size_t at = 0; at < accessor.bytes.size(); at += sizeof(float)) {
            float value = 0.0F;
            std::memcpy(&value, accessor.bytes.data() + at, sizeof value);
            // Metres: a brain fits in a ball of 1 m, and a normal has length 1.
            if (!(std::abs(value) < 10.0F))
                damaged(name + " holds numbers that are no place in a head");
        }
    }

    static void judgeIndices(const std::string& name, const Accessor& indices,
                             std::uint64_t vertexCount) {
        if (indices.count == 0 || indices.count % 3 != 0)
            damaged(name + " has a triangle with a corner missing");
        for (std::size_t at = 0; at < indices.bytes.size(); at += 2) {
            std::uint16_t index = 0;
            std::memcpy(&index, indices.bytes.data() + at, sizeof index);
            if (index >= vertexCount) damaged(name + " names a vertex that does not exist");
        }
    }

    const Json& root_;
    std::string_view binary_;
};

}  // namespace

Status checkGlb(std::string_view bytes, const std::filesystem::path& path) {
    try {
        const Chunks chunks = splitChunks(bytes);
        const Json root = Json::parse(chunks.json, nullptr, false);
        if (root.is_discarded()) damaged("its JSON can't be read");
        GlbJudge(root, chunks.binary).judge();
        return Done{};
    } catch (const Flaw& flaw) {
        return fail(
            flaw.code,
            flaw.message + "; make the assets again with scripts/bake.sh or install them anew",
            path.string());
    } catch (const std::exception& error) {  // nlohmann: a value of another type than asked for
        return fail(ErrorCode::kDamaged, std::string("its JSON is damaged: ") + error.what(),
                    path.string());
    }
}

}  // namespace rewire
