// SPDX-License-Identifier: Apache-2.0
// `rewire regions|therapies|mechanisms|references`: the knowledge as JSON, or as a table to read.
#include <algorithm>
#include <map>
#include <ostream>

#include "app/data_commands.h"
#include "app/toml_json.h"
#include "atlas/toml_reader.h"
#include "core/nearest_name.h"
#include "knowledge/knowledge.h"

namespace rewire::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Row = std::vector<std::string>;

// Columns in a terminal; every letter of our texts is one wide, so counting code points will do.
std::size_t widthOf(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// The first row is the heading. The last column runs free.
void printTable(const std::vector<Row>& rows, std::ostream& out) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const Row& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], widthOf(row[c]));
    }
    for (const Row& row : rows) {
        for (std::size_t c = 0; c + 1 < row.size(); ++c) {
            out << row[c] << std::string(widths[c] - widthOf(row[c]) + 2, ' ');
        }
        out << row.back() << '\n';
    }
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

// Parcels that no text speaks of, so that every id a user can meet is in the list.
std::vector<const Region*> loneParcels(const Atlas& atlas) {
    std::vector<const Region*> lone;
    for (const Region& region : atlas.regions) {
        if (region.kind == RegionKind::kParcel) lone.push_back(&region);
    }
    return lone;
}

struct Loaded {
    Atlas atlas;
    Knowledge knowledge;
};

Result<Loaded> load(const fs::path& assets) {
    Result<Atlas> atlas = loadAtlas(assets, Volumes::kSkip);
    if (!atlas) return atlas.forward();
    Result<Knowledge> knowledge = loadKnowledge(assets, *atlas);
    if (!knowledge) return knowledge.forward();
    return Loaded{std::move(*atlas), std::move(*knowledge)};
}

Json parcelJson(const Atlas& atlas, const Region& region) {
    Json object = {{"id", region.id}, {"name", region.name}, {"kind", "parcel"}};
    Json sides = Json::array();
    for (const ParcelIndex index : atlas.parcelsOf({region.id, std::nullopt})) {
        const Parcel& parcel = atlas.parcels[index];
        object["group"] = std::string(toText(parcel.group));
        sides.push_back(std::string(toText(parcel.side)));
    }
    object["sides"] = std::move(sides);
    return object;
}

// The arrays of tables of the file, one after the other.
Result<Json> listAsJson(const fs::path& assets, const Atlas& atlas, std::string_view kind) {
    static const std::map<std::string_view, std::vector<const char*>> kTables = {
        {"regions", {"region", "set"}},
        {"therapies", {"therapy"}},
        {"mechanisms", {"mechanism"}},
        {"references", {"reference"}}};
    const Result<toml::table> root =
        parseTomlFile(assets / "knowledge" / (std::string(kind) + ".toml"));
    if (!root) return root.forward();
    Json list = Json::array();
    for (const char* table : kTables.at(kind)) {
        const toml::array* entries = (*root)[table].as_array();
        if (entries == nullptr) continue;
        for (const toml::node& entry : *entries) list.push_back(toJson(entry));
    }
    if (kind == "regions") {
        for (const Region* region : loneParcels(atlas)) list.push_back(parcelJson(atlas, *region));
    }
    return list;
}

std::vector<Row> regionRows(const Loaded& loaded) {
    std::vector<Row> rows = {{"ID", "KIND", "NAME", "WHAT IT DOES, OR WHAT IT HOLDS"}};
    for (const RegionText& region : loaded.knowledge.regions) {
        rows.push_back({region.id, "region", region.name, region.tagline});
    }
    for (const RegionSet& set : loaded.knowledge.sets) {
        rows.push_back({set.id, set.kind, set.name, joined(set.parts)});
    }
    for (const Region* region : loneParcels(loaded.atlas)) {
        rows.push_back({region->id, "parcel", region->name, ""});
    }
    return rows;
}

std::vector<Row> therapyRows(const Knowledge& knowledge) {
    std::vector<Row> rows = {{"ID", "NAME", "SESSIONS", "COURSE", "PRACTICE", "OTHER", "FOCUS"}};
    for (const Therapy& therapy : knowledge.therapies) {
        rows.push_back({therapy.id, therapy.name, std::to_string(therapy.sliderSessions),
                        std::to_string(therapy.rowCount(EvidenceKind::kCourse)),
                        std::to_string(therapy.rowCount(EvidenceKind::kPractice)),
                        std::to_string(therapy.rowCount(EvidenceKind::kOther)),
                        joined(therapy.focus)});
    }
    return rows;
}

std::vector<Row> mechanismRows(const Knowledge& knowledge) {
    std::vector<Row> rows = {{"ID", "GRADE", "NAME", "WHERE"}};
    for (const Mechanism& mechanism : knowledge.mechanisms) {
        rows.push_back({mechanism.id, std::string(toText(mechanism.grade)), mechanism.name,
                        joined(mechanism.regions)});
    }
    return rows;
}

std::vector<Row> referenceRows(const Knowledge& knowledge) {
    std::vector<Row> rows = {{"ID", "YEAR", "KIND", "AUTHORS", "DOI", "TITLE"}};
    for (const Reference& reference : knowledge.references) {
        rows.push_back({reference.id, std::to_string(reference.year), reference.kind,
                        reference.authors, reference.doi, reference.title});
    }
    return rows;
}

std::vector<Row> rowsOf(const Loaded& loaded, std::string_view kind) {
    if (kind == "regions") return regionRows(loaded);
    if (kind == "therapies") return therapyRows(loaded.knowledge);
    if (kind == "mechanisms") return mechanismRows(loaded.knowledge);
    return referenceRows(loaded.knowledge);
}

}  // namespace

int runList(const fs::path& assets, std::string_view kind, bool json, std::ostream& out,
            std::ostream& err) {
    const std::vector<std::string> kinds = {"regions", "therapies", "mechanisms", "references"};
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        err << "rewire: there is no list of '" << kind << "'" << didYouMean(kind, kinds) << '\n';
        return 2;
    }
    const Result<Loaded> loaded = load(assets);
    if (!loaded) {
        err << "rewire: " << loaded.error().text() << '\n';
        return 1;
    }
    if (!json) {
        printTable(rowsOf(*loaded, kind), out);
        return 0;
    }
    const Result<Json> list = listAsJson(assets, loaded->atlas, kind);
    if (!list) {
        err << "rewire: " << list.error().text() << '\n';
        return 1;
    }
    out << list->dump(2) << '\n';
    return 0;
}

}  // namespace rewire::app
