// SPDX-License-Identifier: Apache-2.0
// `rewire check`: reads all that lies in the assets folder, as the program would, and goes on after
// a fault.
#include <array>
#include <cmath>
#include <map>
#include <ostream>
#include <set>

#include "app/data_commands.h"
#include "atlas/anatomy_file.h"
#include "atlas/brain_mesh.h"
#include "atlas/nifti_file.h"
#include "core/file.h"
#include "core/sha256.h"
#include "knowledge/knowledge.h"

namespace rewire::app {
namespace {

namespace fs = std::filesystem;

class Inspector {
  public:
    explicit Inspector(fs::path assets) : assets_(std::move(assets)) {}

    void inspectAll() {
        AnatomyFile anatomy = readAnatomy(assets_);
        haveAnatomy_ = anatomy.faults.empty();
        add(anatomy.faults);
        if (haveAnatomy_) {
            atlas = std::move(anatomy.atlas);
            atlas.makeIndex();
            inspectVolumes();
            inspectMeshes(anatomy.provenance);
        }
        inspectKnowledge();
        if (const Result<Language> language = loadLanguage(assets_); !language)
            add(language.error());
        inspectFonts();
    }

    Atlas atlas;
    Knowledge knowledge;
    std::size_t triangleCount = 0;
    std::vector<Fault> faults;

  private:
    void add(const std::vector<Fault>& found) {
        faults.insert(faults.end(), found.begin(), found.end());
    }
    void add(const Error& error) { faults.push_back({error.where, error.message}); }
    [[nodiscard]] std::string file(const char* name) const { return (assets_ / name).string(); }

    void inspectVolumes() {
        Result<Volume<std::uint16_t>> labels = readLabelVolume(assets_ / "labels.nii.gz");
        const Result<Volume<std::uint8_t>> t1 = readGreyVolume(assets_ / "t1.nii.gz");
        if (!labels) add(labels.error());
        if (!t1) add(t1.error());
        if (labels) inspectLabels(*labels);
        if (!labels || !t1) return;
        const bool sameGrid = labels->size == t1->size && labels->originMm == t1->originMm &&
                              labels->spacingMm == t1->spacingMm;
        if (!sameGrid)
            faults.push_back({file("t1.nii.gz"), "its grid is not that of labels.nii.gz"});
    }

    // anatomy.toml says how large each label is; the volume must agree.
    void inspectLabels(const Volume<std::uint16_t>& labels) {
        constexpr double kShareAllowed = 0.001;  // volumes are written with one decimal
        std::map<std::uint16_t, std::size_t> counts;
        for (const std::uint16_t label : labels.voxels) ++counts[label];
        counts.erase(0);
        const double voxelMm3 =
            double(labels.spacingMm.x) * labels.spacingMm.y * labels.spacingMm.z;
        for (const Parcel& parcel : atlas.parcels) {
            if (parcel.label == 0) continue;
            const auto found = counts.find(parcel.label);
            const double volumeMm3 = found == counts.end() ? 0.0 : double(found->second) * voxelMm3;
            if (found != counts.end()) counts.erase(found);
            if (std::abs(volumeMm3 - parcel.volumeMm3) <= kShareAllowed * parcel.volumeMm3 + 0.06)
                continue;
            faults.push_back({file("labels.nii.gz"),
                              "label " + std::to_string(parcel.label) + " ('" + parcel.nodeName() +
                                  "') has " + std::to_string(std::lround(volumeMm3)) +
                                  " mm3, anatomy.toml says " +
                                  std::to_string(std::lround(parcel.volumeMm3))});
        }
        for (const auto& [label, count] : counts) {
            faults.push_back({file("labels.nii.gz"),
                              "label " + std::to_string(label) + " is no parcel of anatomy.toml"});
        }
    }

    void inspectMeshes(const Provenance& provenance) {
        std::map<std::string, std::set<std::string>> nodes;
        for (const MeshLevel level : {MeshLevel::kFull, MeshLevel::kMid, MeshLevel::kPreview}) {
            const std::string name(fileName(level));
            inspectHash(name, provenance);
            const Result<BrainMesh> brain = loadBrainMesh(atlas, level);
            if (!brain) {
                add(brain.error());
                continue;
            }
            if (level == MeshLevel::kFull) triangleCount = brain->triangleCount();
            for (const MeshPart& part : brain->parts) nodes[name].insert(part.node);
            inspectParcels(name, *brain);
        }
        for (const auto& [name, set] : nodes) {
            for (const auto& [other, otherSet] : nodes) {
                for (const std::string& node : otherSet) {
                    if (set.contains(node)) continue;
                    faults.push_back({file(name.c_str()),
                                      "the node '" + node + "' is missing, " + other + " has it"});
                }
            }
        }
    }

    // Every parcel must have a node on one side at least, else it could be neither lit nor clicked.
    // (A small structure may reach the surface on one side only.)
    void inspectParcels(const std::string& name, const BrainMesh& brain) {
        std::set<std::string> has;
        for (const MeshPart& part : brain.parts) {
            if (part.parcel < atlas.parcels.size()) has.insert(atlas.parcels[part.parcel].id);
        }
        for (const Parcel& parcel : atlas.parcels) {
            const bool needed =
                parcel.group != ParcelGroup::kCut && parcel.group != ParcelGroup::kWhiteMatter;
            if (!needed || has.contains(parcel.id)) continue;
            faults.push_back(
                {file(name.c_str()), "the node '" + parcel.nodeName() + "' is missing"});
        }
    }

    void inspectHash(const std::string& name, const Provenance& provenance) {
        const Result<std::string> bytes = readFile(assets_ / name);
        if (!bytes) return;  // loadBrainMesh says so
        for (const auto& [level, hash] : provenance.glbSha256) {
            if (level + ".glb" != name || hash == sha256Hex(*bytes)) continue;
            faults.push_back({file(name.c_str()),
                              "its SHA-256 is not the one that anatomy.toml says; the two are of "
                              "different bakes, make them again with scripts/bake.sh"});
        }
    }

    void inspectKnowledge() {
        KnowledgeLoad load = readKnowledge(assets_);
        add(load.faults);
        if (haveAnatomy_) add(crossCheck(load.knowledge, atlas, assets_));
        knowledge = std::move(load.knowledge);
    }

    // Pango falls back to whatever the system has when a font is missing, and pictures would
    // differ.
    void inspectFonts() {
        constexpr std::array<const char*, 5> kFiles = {"Inter-Regular.otf", "Inter-Medium.otf",
                                                       "Inter-SemiBold.otf", "Inter-Bold.otf",
                                                       "OFL.txt"};
        for (const char* name : kFiles) {
            const fs::path path = assets_ / "fonts" / name;
            const Result<std::string> bytes = readFile(path);
            if (!bytes) {
                add(bytes.error());
            } else if (path.extension() == ".otf" && !bytes->starts_with("OTTO")) {
                faults.push_back({path.string(), "not an OpenType font"});
            }
        }
    }

    fs::path assets_;
    bool haveAnatomy_ = false;
};

}  // namespace

int runCheck(const fs::path& assets, std::ostream& out, std::ostream& err) {
    std::error_code ignored;
    if (!fs::is_directory(assets, ignored)) {
        err << "rewire: the folder " << assets.string()
            << " does not exist; give one with assets in it\n";
        return 1;
    }
    Inspector inspector(assets);
    inspector.inspectAll();
    if (!inspector.faults.empty()) {
        for (const Fault& fault : inspector.faults) err << fault.text() << '\n';
        const std::size_t count = inspector.faults.size();
        err << "rewire: " << count << (count == 1 ? " fault" : " faults") << " in "
            << assets.string() << '\n';
        return 1;
    }
    const Knowledge& known = inspector.knowledge;
    std::size_t rows = 0;
    for (const Therapy& therapy : known.therapies)
        rows += therapy.effects.size() + therapy.connections.size();
    out << "all is well: " << inspector.atlas.parcels.size() << " parcels, "
        << inspector.atlas.regions.size() << " regions, " << inspector.triangleCount
        << " triangles, " << known.therapies.size() << " therapies with " << rows
        << " rows of evidence, " << known.mechanisms.size() << " mechanisms, "
        << known.references.size() << " references\n";
    return 0;
}

}  // namespace rewire::app
