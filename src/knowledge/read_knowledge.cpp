// SPDX-License-Identifier: Apache-2.0
// readKnowledge: the five files, then the references that all of them name. Here are the shared
// helpers and the two plain files (regions.toml, references.toml); the others have a reader of
// their own.
#include <algorithm>

#include "core/nearest_name.h"
#include "knowledge/reading.h"

namespace rewire {

using Empty = TomlReader::Empty;

std::string nameOf(const toml::table& table, const std::string& kind) {
    return kind + " '" + table["id"].value_or(std::string("?")) + "'";
}

std::string readId(TomlReader& reader, std::set<std::string>& seen) {
    std::string id = reader.text("id");
    const bool wellFormed = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!wellFormed) {
        reader.addFault(reader.where("id"),
                        "the id '" + id + "' may hold only a to z, 0 to 9 and _");
    }
    if (!id.empty() && !seen.insert(id).second) {
        reader.addFault(reader.where("id"),
                        "the id '" + id + "' stands here a second time; each must be unique");
    }
    return id;
}

std::vector<std::string> readNames(Reading& reading, TomlReader& reader, std::string_view key,
                                   NameUse::Kind kind, Empty empty) {
    std::vector<std::string> names = reader.texts(key, empty);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
            names.begin() + static_cast<std::ptrdiff_t>(i)) {
            reader.addFault(reader.where(key, i), "'" + std::string(key) + "' of " + reader.what() +
                                                      " names '" + names[i] + "' twice");
        }
        reading.knowledge.nameUses.push_back({kind, names[i], reader.where(key, i), reader.what()});
    }
    return names;
}

std::string readName(Reading& reading, TomlReader& reader, std::string_view key, NameUse::Kind kind,
                     Empty empty) {
    std::string name = reader.text(key, empty);
    if (!name.empty())
        reading.knowledge.nameUses.push_back({kind, name, reader.where(key), reader.what()});
    return name;
}

namespace {

void readRegionText(Reading& reading, const toml::table& table, std::set<std::string>& seen) {
    TomlReader reader(table, reading.file, nameOf(table, "region"), reading.faults);
    RegionText region;
    region.id = readId(reader, seen);
    region.name = reader.text("name");
    region.tagline = reader.text("tagline");
    region.pronunciation = reader.text("pronunciation");
    region.role = reader.text("role");
    region.roleLong = reader.text("role_long");
    region.mniLeftMm = reader.point("mni_left");
    region.mniRightMm = reader.point("mni_right");
    region.mniReference = readName(reading, reader, "mni_reference", NameUse::Kind::kReference);
    region.mniVerified = reader.flag("mni_verified");
    region.mniNote = reader.text("mni_note", Empty::kAllowed);
    region.synonyms = reader.texts("synonyms", Empty::kAllowed);
    region.linkedTo = reader.texts("linked_to", Empty::kAllowed);
    region.references = readNames(reading, reader, "references", NameUse::Kind::kReference);
    if (region.mniLeftMm.x > 0.0F)
        reader.addFault(reader.where("mni_left"), "mni_left has x > 0, which is right");
    if (region.mniRightMm.x < 0.0F)
        reader.addFault(reader.where("mni_right"), "mni_right has x < 0, which is left");
    reader.finish();
    reading.knowledge.regions.push_back(std::move(region));
}

void readSet(Reading& reading, const toml::table& table, std::set<std::string>& seen) {
    TomlReader reader(table, reading.file, nameOf(table, "set"), reading.faults);
    RegionSet set;
    set.id = readId(reader, seen);
    set.name = reader.text("name");
    static constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
        {"area", "area"}, {"network", "network"}, {"system", "system"}};
    set.kind = reader.word<std::string_view>("kind", kKinds);
    set.parts = readNames(reading, reader, "parts", NameUse::Kind::kSetPart);
    set.references =
        readNames(reading, reader, "references", NameUse::Kind::kReference, Empty::kAllowed);
    reader.finish();
    reading.knowledge.sets.push_back(std::move(set));
}

void readReference(Reading& reading, const toml::table& table, std::set<std::string>& seen) {
    constexpr int kNoYet = 2100, kFirstYear = 1800, kMaxPeople = 100'000'000;
    TomlReader reader(table, reading.file, nameOf(table, "reference"), reading.faults);
    Reference reference;
    reference.id = readId(reader, seen);
    reference.authors = reader.text("authors");
    reference.year = reader.integer("year", kFirstYear, kNoYet);
    reference.title = reader.text("title");
    reference.journal = reader.text("journal");
    reference.doi = reader.text("doi", Empty::kAllowed);
    reference.pmid = reader.text("pmid", Empty::kAllowed);
    reference.kind = reader.text("kind");
    reference.n = reader.integer("n", 0, kMaxPeople);
    reference.finding = reader.text("finding");
    reference.limits = reader.text("limits");
    reference.verified = reader.flag("verified");
    reference.seenAt = reader.text("seen_at", Empty::kAllowed);
    reference.findingSeen = reader.flag("finding_seen");
    reference.note = reader.text("note", Empty::kAllowed);
    if (!reference.doi.empty() && !reference.doi.starts_with("10.")) {
        reader.addFault(reader.where("doi"), "the doi '" + reference.doi + "' must begin with 10.");
    }
    reader.finish();
    reading.knowledge.references.push_back(std::move(reference));
}

// Every name of a reference must stand in references.toml.
void judgeReferences(const Knowledge& knowledge, std::vector<Fault>& faults) {
    std::vector<std::string> known;
    for (const Reference& reference : knowledge.references) known.push_back(reference.id);
    const std::set<std::string> set(known.begin(), known.end());
    for (const NameUse& use : knowledge.nameUses) {
        if (use.kind != NameUse::Kind::kReference || set.contains(use.name)) continue;
        faults.push_back({use.where, use.by + " names the unknown reference '" + use.name + "'" +
                                         didYouMean(use.name, known)});
    }
}

}  // namespace

void readRegions(Reading& reading, const toml::table& root) {
    std::set<std::string> seen;  // regions and sets share their names
    TomlReader reader(root, reading.file, "regions.toml", reading.faults);
    for (const toml::table* table : reader.tables("region")) readRegionText(reading, *table, seen);
    for (const toml::table* table : reader.tables("set")) readSet(reading, *table, seen);
    reader.finish();
}

void readReferences(Reading& reading, const toml::table& root) {
    std::set<std::string> seen;
    TomlReader reader(root, reading.file, "references.toml", reading.faults);
    for (const toml::table* table : reader.tables("reference"))
        readReference(reading, *table, seen);
    reader.finish();
}

KnowledgeLoad readKnowledge(const std::filesystem::path& assets) {
    using ReadFile = void (*)(Reading&, const toml::table&);
    constexpr std::pair<const char*, ReadFile> kFiles[] = {{"references.toml", readReferences},
                                                           {"regions.toml", readRegions},
                                                           {"therapies.toml", readTherapies},
                                                           {"mechanisms.toml", readMechanisms},
                                                           {"models.toml", readModels}};
    KnowledgeLoad load;
    bool allRead = true;
    for (const auto& [name, read] : kFiles) {
        const std::filesystem::path path = assets / "knowledge" / name;
        const Result<toml::table> root = parseTomlFile(path);
        if (!root) {
            load.faults.push_back({root.error().where, root.error().message});
            allRead = false;
            continue;
        }
        Reading reading{path.string(), load.knowledge, load.faults};
        read(reading, *root);
    }
    // Without one of the files every name that stands in it would look unknown.
    if (allRead) judgeReferences(load.knowledge, load.faults);
    return load;
}

}  // namespace rewire
