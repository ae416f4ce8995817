// SPDX-License-Identifier: Apache-2.0
// anatomy.toml, table by table. One [[parcel]] makes a Parcel for each side on which it exists;
// parcels that no [[region]] names become regions of their own.
#include "atlas/anatomy_file.h"

#include <algorithm>
#include <array>
#include <set>

#include "atlas/toml_reader.h"
#include "core/nearest_name.h"

namespace rewire {
namespace {

using Words = std::string_view;
constexpr std::array<std::pair<Words, ParcelGroup>, 6> kGroups = {{
    {"cortex", ParcelGroup::kCortex},
    {"deep", ParcelGroup::kDeep},
    {"cerebellum", ParcelGroup::kCerebellum},
    {"brainstem", ParcelGroup::kBrainstem},
    {"white_matter", ParcelGroup::kWhiteMatter},
    {"cut", ParcelGroup::kCut},
}};
constexpr std::array<std::pair<Words, RegionKind>, 5> kKinds = {{
    {"region", RegionKind::kRegion},
    {"area", RegionKind::kArea},
    {"network", RegionKind::kNetwork},
    {"system", RegionKind::kSystem},
    {"parcel", RegionKind::kParcel},
}};
constexpr std::array<std::pair<Words, Side>, 3> kSides = {{
    {"left", Side::kLeft},
    {"right", Side::kRight},
    {"midline", Side::kMidline},
}};
constexpr int kMaxLabel = 32767;  // labels.nii.gz may be int16

class AnatomyReader {
  public:
    AnatomyReader(std::string file, AnatomyFile& out) : file_(std::move(file)), out_(out) {}

    void read(const toml::table& root) {
        TomlReader reader(root, file_, "anatomy.toml", out_.faults);
        const int format = reader.integer("format", 0, 1'000'000);
        if (format != 1) {
            reader.addFault(reader.where("format"),
                            "format " + std::to_string(format) +
                                " is not known to this Rewire, which reads format 1");
            return;
        }
        if (const toml::table* t = reader.table("provenance")) readProvenance(*t);
        for (const toml::table* t : reader.tables("parcel")) readParcel(*t);
        for (const toml::table* t : reader.tables("region")) readRegion(*t);
        for (const toml::table* t : reader.tables("tract", TomlReader::Empty::kAllowed))
            readTract(*t);
        if (reader.has("opened")) {
            if (const toml::table* t = reader.table("opened")) readOpened(*t);
        }
        reader.finish();
        addLoneParcels();
    }

  private:
    void readProvenance(const toml::table& table) {
        TomlReader reader(table, file_, "[provenance]", out_.faults);
        out_.provenance.package = reader.text("package");
        out_.provenance.recipeSha256 = reader.text("recipe_sha256");
        reader.ignore("sources");
        if (const toml::table* hashes = reader.table("glb_sha256")) {
            TomlReader hashReader(*hashes, file_, "glb_sha256", out_.faults);
            for (const char* level : {"brain", "brain_mid", "brain_preview"}) {
                out_.provenance.glbSha256.emplace_back(level, hashReader.text(level));
            }
            out_.atlas.assetHash = out_.provenance.glbSha256.front().second;
        }
        // Whatever else the bake notes about itself (tools, date of the recipe) is its own
        // business.
    }

    void readParcel(const toml::table& table) {
        const std::string id = table["id"].value_or(std::string("?"));
        TomlReader reader(table, file_, "parcel '" + id + "'", out_.faults);
        Parcel parcel;
        parcel.id = reader.text("id");
        parcel.name = reader.text("name");
        parcel.group = reader.word<ParcelGroup>("group", kGroups);
        reader.ignore("sources");
        if (!parcelIds_.insert(parcel.id).second) {
            reader.addFault(reader.where("id"),
                            "parcel '" + parcel.id + "' stands here a second time");
            return;
        }
        bool somewhere = false;
        for (const auto& [word, side] : kSides)
            somewhere |= readSide(reader, parcel, std::string(word), side);
        if (!somewhere) addPatchOnBothSides(reader, parcel);
        reader.finish();
    }

    // A parcel is on a side when it has a label or a centre there.
    bool readSide(TomlReader& reader, Parcel parcel, const std::string& word, Side side) {
        const std::string labelKey = "label_" + word, volumeKey = "volume_" + word + "_mm3",
                          centreKey = "centre_" + word + "_mm";
        const int label = reader.has(labelKey) ? reader.integer(labelKey, 0, kMaxLabel) : 0;
        const double volumeMm3 = reader.has(volumeKey) ? reader.number(volumeKey, 0.0, 1e7) : 0.0;
        const bool hasCentre = reader.has(centreKey);
        if (label == 0 && !hasCentre) return false;
        parcel.side = side;
        parcel.label = static_cast<std::uint16_t>(label);
        parcel.volumeMm3 = static_cast<float>(volumeMm3);
        parcel.centreMm = reader.point(centreKey);
        if (label != 0 && !labels_.insert(label).second) {
            reader.addFault(reader.where(labelKey),
                            "label " + std::to_string(label) + " belongs to two parcels");
        }
        if (out_.atlas.parcels.size() + 1 >= kNoParcel) {
            reader.addFault(reader.where(), "too many parcels");
            return true;
        }
        out_.atlas.parcels.push_back(std::move(parcel));
        return true;
    }

    // Without any label or centre: a patch of the surface alone, such as the wall of a ventricle.
    void addPatchOnBothSides(TomlReader& reader, Parcel parcel) {
        if (parcel.group != ParcelGroup::kCut && parcel.group != ParcelGroup::kWhiteMatter) {
            reader.addFault(reader.where(),
                            reader.what() + " is on no side: give it a label or a centre");
            return;
        }
        parcel.side = Side::kLeft;
        out_.atlas.parcels.push_back(parcel);
        parcel.side = Side::kRight;
        out_.atlas.parcels.push_back(std::move(parcel));
    }

    void readRegion(const toml::table& table) {
        const std::string id = table["id"].value_or(std::string("?"));
        TomlReader reader(table, file_, "region '" + id + "'", out_.faults);
        Region region;
        region.id = reader.text("id");
        region.kind = reader.word<RegionKind>("kind", kKinds);
        region.name = reader.optionalText("name");
        region.parcelIds = reader.texts("parcels");
        reader.finish();
        if (!regionIds_.insert(region.id).second) {
            reader.addFault(reader.where("id"),
                            "region '" + region.id + "' stands here a second time");
            return;
        }
        checkParcelNames(reader, "parcels", region.parcelIds);
        if (region.name.empty()) region.name = plainName(region);
        out_.atlas.regions.push_back(std::move(region));
    }

    void checkParcelNames(TomlReader& reader, std::string_view key,
                          const std::vector<std::string>& ids) {
        const std::vector<std::string> known(parcelIds_.begin(), parcelIds_.end());
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (parcelIds_.contains(ids[i])) continue;
            reader.addFault(reader.where(key, i), reader.what() + " names the unknown parcel '" +
                                                      ids[i] + "'" + didYouMean(ids[i], known));
        }
    }

    // Until knowledge gives it a name: its own parcel's, or the id in words.
    [[nodiscard]] std::string plainName(const Region& region) const {
        for (const Parcel& parcel : out_.atlas.parcels) {
            if (parcel.id == region.id) return parcel.name;
        }
        std::string name = region.id;
        std::replace(name.begin(), name.end(), '_', ' ');
        return name;
    }

    void readTract(const toml::table& table) {
        const std::string id = table["id"].value_or(std::string("?"));
        TomlReader reader(table, file_, "tract '" + id + "'", out_.faults);
        Tract tract;
        tract.id = reader.text("id");
        tract.name = reader.text("name");
        reader.ignore("source");
        if (!tractIds_.insert(tract.id).second) {
            reader.addFault(reader.where("id"),
                            "tract '" + tract.id + "' stands here a second time");
        }
        for (const toml::table* line : reader.tables("line", TomlReader::Empty::kAllowed)) {
            TomlReader lineReader(*line, file_, "a line of " + reader.what(), out_.faults);
            TractLine one;
            one.side = lineReader.word<Side>("side", kSides);
            one.pointsMm = readPoints(lineReader, *line);
            lineReader.finish();
            tract.lines.push_back(std::move(one));
        }
        reader.finish();
        out_.atlas.tracts.push_back(std::move(tract));
    }

    static std::vector<glm::vec3> readPoints(TomlReader& reader, const toml::table& table) {
        std::vector<glm::vec3> points;
        const toml::array* list = reader.has("points_mm") ? table["points_mm"].as_array() : nullptr;
        bool good = list != nullptr && list->size() >= 2;
        for (std::size_t i = 0; good && i < list->size(); ++i) {
            const toml::array* triple = (*list)[i].as_array();
            good = triple != nullptr && triple->size() == 3;
            glm::vec3 point(0.0F);
            for (int axis = 0; good && axis < 3; ++axis) {
                const auto value = (*triple)[static_cast<std::size_t>(axis)].value<float>();
                good = value.has_value() && std::isfinite(*value);
                point[axis] = value.value_or(0.0F);
            }
            points.push_back(point);
        }
        if (!good) {
            reader.addFault(
                reader.where("points_mm"),
                reader.what() + " needs points_mm = [[x, y, z], ...] with at least two points");
        }
        return points;
    }

    void readOpened(const toml::table& table) {
        TomlReader reader(table, file_, "[opened]", out_.faults);
        out_.atlas.openedRemoves = reader.texts("removes", TomlReader::Empty::kAllowed);
        checkParcelNames(reader, "removes", out_.atlas.openedRemoves);
        reader.finish();
    }

    void addLoneParcels() {
        for (const Parcel& parcel : out_.atlas.parcels) {
            // The face of the opened cortex is no part of a brain; where the brainstem was parted
            // from the hemispheres is a place like any other.
            if (parcel.id == "cut_surface" || !regionIds_.insert(parcel.id).second) continue;
            out_.atlas.regions.push_back(
                {parcel.id, RegionKind::kParcel, parcel.name, {parcel.id}});
        }
    }

    std::string file_;
    AnatomyFile& out_;
    std::set<std::string> parcelIds_, regionIds_, tractIds_;
    std::set<int> labels_;
};

}  // namespace

AnatomyFile readAnatomy(const std::filesystem::path& assets) {
    AnatomyFile out;
    out.atlas.directory = assets;
    const std::filesystem::path path = assets / "anatomy.toml";
    const Result<toml::table> root = parseTomlFile(path);
    if (!root) {
        out.code = root.error().code;
        out.faults.push_back({root.error().where, root.error().message});
        return out;
    }
    AnatomyReader(path.string(), out).read(*root);
    return out;
}

}  // namespace rewire
