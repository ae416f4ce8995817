// SPDX-License-Identifier: Apache-2.0
// Assimp behind brain_mesh.h: flags 0 (the bake has done the work), one importer, our own names
// checked against the atlas. glTF's metres and axes become RAS millimetres here and nowhere else.
#include "atlas/brain_mesh.h"

#include <assimp/BaseImporter.h>
#include <assimp/importerdesc.h>
#include <assimp/mesh.h>
#include <assimp/scene.h>

#include <algorithm>
#include <assimp/Importer.hpp>
#include <cmath>
#include <string_view>

#include "atlas/glb_check.h"
#include "atlas/node_name.h"
#include "core/fault.h"
#include "core/file.h"
#include "core/nearest_name.h"

namespace rewire {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCutSurface = "cut_surface";

glm::vec3 toRas(const aiVector3D& v) {
    return {-v.x, v.z, v.y};
}

// Assimp brings some sixty importers; only glTF 2 may open our files.
void keepGltfImporterOnly(Assimp::Importer& importer) {
    for (std::size_t i = importer.GetImporterCount(); i-- > 0;) {
        Assimp::BaseImporter* one = importer.GetImporter(i);
        if (std::string_view(one->GetInfo()->mName) == "glTF2 Importer") continue;
        importer.UnregisterLoader(one);
        delete one;  // unregistering hands the importer over to us
    }
}

std::uint8_t toByte(float unit) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(unit, 0.0F, 1.0F) * 255.0F));
}

struct NamedMesh {
    std::string node;
    const aiMesh* mesh = nullptr;
};

void collectMeshes(const aiScene& scene, const aiNode& node, std::vector<NamedMesh>& found) {
    for (unsigned i = 0; i < node.mNumMeshes; ++i) {
        found.push_back({node.mName.C_Str(), scene.mMeshes[node.mMeshes[i]]});
    }
    for (unsigned i = 0; i < node.mNumChildren; ++i)
        collectMeshes(scene, *node.mChildren[i], found);
}

class MeshBuilder {
  public:
    MeshBuilder(const Atlas& atlas, std::string file, BrainMesh& brain)
        : atlas_(atlas), file_(std::move(file)), brain_(brain) {}

    void build(const std::vector<NamedMesh>& meshes) {
        std::size_t vertexCount = 0, indexCount = 0;
        for (const NamedMesh& named : meshes) {
            vertexCount += named.mesh->mNumVertices;
            indexCount += std::size_t{named.mesh->mNumFaces} * 3;
        }
        brain_.positionsMm.reserve(vertexCount);
        brain_.normals.reserve(vertexCount);
        brain_.shades.reserve(vertexCount);
        brain_.indices.reserve(indexCount);
        brain_.parts.reserve(meshes.size());
        for (const NamedMesh& named : meshes) add(named);
    }

    std::vector<Fault> faults;

  private:
    void add(const NamedMesh& named) {
        const NodeName name = parseNodeName(named.node);
        MeshPart part;
        part.node = named.node;
        part.side = name.side;
        if (!resolve(name, part)) return;
        const aiMesh& mesh = *named.mesh;
        if (!mesh.HasPositions() || !mesh.HasNormals() || !mesh.HasVertexColors(0) ||
            !mesh.HasFaces()) {
            faults.push_back({file_, "node '" + named.node +
                                         "' lacks positions, normals, colours or triangles"});
            return;
        }
        copyVertices(mesh, part);
        copyTriangles(mesh, part);
        if (part.kind == PartKind::kShell && isClosedBody(part)) part.kind = PartKind::kBody;
        if (part.kind == PartKind::kShell) brain_.boundsMm.add(part.boundsMm);
        brain_.parts.push_back(std::move(part));
    }

    // Kind and parcel or tract of a node; a fault where the atlas knows none of that name.
    bool resolve(const NodeName& name, MeshPart& part) {
        if (name.form == NodeForm::kTract) return resolveTract(name, part);
        part.parcel = atlas_.findParcel(name.id, name.side);
        const bool isCut = name.form == NodeForm::kOpened && name.id == kCutSurface;
        if (part.parcel == kNoParcel && !isCut) {
            std::vector<std::string> known;
            for (const Parcel& parcel : atlas_.parcels) {
                known.push_back(toText(NodeName{parcel.side, name.form, parcel.id}));
            }
            faults.push_back({file_, "node '" + part.node + "' is no parcel of anatomy.toml" +
                                         didYouMean(part.node, known)});
            return false;
        }
        part.kind = name.form == NodeForm::kOpened ? PartKind::kOpened
                    : name.form == NodeForm::kBody
                        ? PartKind::kBody
                        : PartKind::kShell;  // copyVertices may know better
        return true;
    }

    // A plain node of a deep structure is a patch of the inner wall or a body; only patches have a
    // border.
    [[nodiscard]] bool isClosedBody(const MeshPart& part) const {
        if (atlas_.parcels[part.parcel].group != ParcelGroup::kDeep) return false;
        const auto first = brain_.shades.begin() + static_cast<std::ptrdiff_t>(part.firstVertex);
        return std::all_of(first, first + static_cast<std::ptrdiff_t>(part.vertexCount),
                           [](const MeshShade& shade) { return shade.borderDistance == 255; });
    }

    bool resolveTract(const NodeName& name, MeshPart& part) {
        std::vector<std::string> known;
        for (std::size_t i = 0; i < atlas_.tracts.size(); ++i) {
            known.push_back(atlas_.tracts[i].id);
            if (atlas_.tracts[i].id != name.id) continue;
            part.kind = PartKind::kTract;
            part.tract = static_cast<std::uint16_t>(i);
            return true;
        }
        faults.push_back({file_, "node '" + part.node + "' is no tract of anatomy.toml" +
                                     didYouMean(name.id, known)});
        return false;
    }

    void copyVertices(const aiMesh& mesh, MeshPart& part) {
        constexpr float kMmPerMetre = 1000.0F;
        part.firstVertex = static_cast<std::uint32_t>(brain_.positionsMm.size());
        part.vertexCount = mesh.mNumVertices;
        for (unsigned i = 0; i < mesh.mNumVertices; ++i) {
            const glm::vec3 positionMm = toRas(mesh.mVertices[i]) * kMmPerMetre;
            const aiColor4D& colour = mesh.mColors[0][i];
            part.boundsMm.add(positionMm);
            brain_.positionsMm.push_back(positionMm);
            brain_.normals.push_back(toRas(mesh.mNormals[i]));
            brain_.shades.push_back(
                {toByte(colour.r), toByte(colour.g), toByte(colour.b), toByte(colour.a)});
        }
    }

    void copyTriangles(const aiMesh& mesh, MeshPart& part) {
        part.firstIndex = static_cast<std::uint32_t>(brain_.indices.size());
        for (unsigned i = 0; i < mesh.mNumFaces; ++i) {
            const aiFace& face = mesh.mFaces[i];
            if (face.mNumIndices != 3) continue;  // checkGlb has seen to it that there are none
            for (unsigned corner = 0; corner < 3; ++corner) {
                brain_.indices.push_back(static_cast<std::uint16_t>(face.mIndices[corner]));
            }
        }
        part.indexCount = static_cast<std::uint32_t>(brain_.indices.size()) - part.firstIndex;
    }

    const Atlas& atlas_;
    std::string file_;
    BrainMesh& brain_;
};

Result<BrainMesh> convert(const Atlas& atlas, MeshLevel level, const fs::path& path,
                          std::string bytes) {
    Assimp::Importer importer;
    keepGltfImporterOnly(importer);
    const aiScene* scene = importer.ReadFileFromMemory(bytes.data(), bytes.size(), 0, "glb");
    if (scene == nullptr || scene->mRootNode == nullptr) {
        return fail(ErrorCode::kDamaged,
                    std::string("Assimp can't read it: ") + importer.GetErrorString(),
                    path.string());
    }
    std::string().swap(bytes);  // Assimp has its own copy by now; keep the peak of memory low
    std::vector<NamedMesh> meshes;
    collectMeshes(*scene, *scene->mRootNode, meshes);

    BrainMesh brain;
    brain.level = level;
    MeshBuilder builder(atlas, path.string(), brain);
    builder.build(meshes);
    if (!builder.faults.empty()) return failWith(ErrorCode::kInvalid, builder.faults);
    return brain;
}

}  // namespace

std::string_view fileName(MeshLevel level) {
    switch (level) {
        case MeshLevel::kPreview:
            return "brain_preview.glb";
        case MeshLevel::kMid:
            return "brain_mid.glb";
        case MeshLevel::kFull:
            return "brain.glb";
    }
    return "brain.glb";
}

Result<BrainMesh> loadBrainMesh(const Atlas& atlas, MeshLevel level) {
    const fs::path path = atlas.directory / fileName(level);
    Result<std::string> bytes = readFile(path);
    if (!bytes) {
        return fail(bytes.error().code,
                    bytes.error().message +
                        "; give the folder with --assets DIR or make it with scripts/bake.sh");
    }
    if (const Status checked = checkGlb(*bytes, path); !checked) return checked.forward();
    try {
        return convert(atlas, level, path, std::move(*bytes));
    } catch (const std::exception& error) {
        return fail(ErrorCode::kDamaged, std::string("Assimp can't read it: ") + error.what(),
                    path.string());
    }
}

}  // namespace rewire
