// SPDX-License-Identifier: Apache-2.0
// models.toml: the words round the running models, and every source named in it.
#include <algorithm>

#include "knowledge/reading.h"

namespace rewire {
namespace {

using Use = NameUse::Kind;

void noteSource(Reading& reading, const toml::node& node, const std::string& by) {
    const auto name = node.value_exact<std::string>();
    if (!name || *name == "illustrative") return;
    const std::string where = reading.file + ":" + std::to_string(node.source().begin.line);
    reading.knowledge.nameUses.push_back({Use::kReference, *name, where, by});
}

// The numbers and choices of a parameter are the code's; a test holds the two together.
void ignoreNumbers(TomlReader& reader) {
    for (const char* key : {"kind", "choices", "min", "max", "default"}) reader.ignore(key);
}

ModelQuantityText readQuantity(Reading& reading, const toml::table& table, const std::string& what,
                               bool parameter) {
    TomlReader reader(table, reading.file, what, reading.faults);
    ModelQuantityText text;
    text.name = reader.text("name");
    text.label = reader.text("label");
    text.unit = reader.text("unit");
    text.text = reader.text("text");
    if (parameter) {
        text.source = reader.text("source");
        ignoreNumbers(reader);
    }
    reader.finish();
    return text;
}

void readModel(Reading& reading, const toml::table& table, std::set<std::string>& seen) {
    TomlReader reader(table, reading.file, nameOf(table, "model"), reading.faults);
    ModelText model;
    model.id = readId(reader, seen);
    model.name = reader.text("name");
    model.stepUnit = reader.text("step_unit");
    model.shows = reader.text("shows");
    model.established = reader.text("established");
    model.simplified = reader.text("simplified");
    model.reproduces = reader.text("reproduces");
    model.putIn = reader.text("put_in");
    model.references = reader.texts("references");
    reader.ignore("steps_typical");
    for (const toml::table* each : reader.tables("parameter")) {
        model.parameters.push_back(
            readQuantity(reading, *each, "a parameter of " + reader.what(), true));
    }
    for (const toml::table* each : reader.tables("observable")) {
        model.observables.push_back(
            readQuantity(reading, *each, "an observable of " + reader.what(), false));
    }
    reader.finish();
    reading.knowledge.models.push_back(std::move(model));
}

const ModelQuantityText* find(const std::vector<ModelQuantityText>& all, std::string_view name) {
    const auto found =
        std::ranges::find_if(all, [&](const ModelQuantityText& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

void readModelSources(Reading& reading, const toml::table& root) {
    for (const auto& [key, node] : root) {
        const std::string by = "'" + std::string(key.str()) + "'";
        if (key.str() == "source") noteSource(reading, node, by);
        if (const toml::table* inner = node.as_table()) readModelSources(reading, *inner);
        const toml::array* list = node.as_array();
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            if (key.str() == "references") noteSource(reading, (*list)[i], by);
            if (const toml::table* inner = (*list)[i].as_table()) readModelSources(reading, *inner);
        }
    }
}

void readModels(Reading& reading, const toml::table& root) {
    readModelSources(reading, root);
    std::set<std::string> seen;
    TomlReader reader(root, reading.file, "models.toml", reading.faults);
    for (const toml::table* table : reader.tables("model")) readModel(reading, *table, seen);
    reader.finish();
}

const ModelQuantityText* ModelText::findParameter(std::string_view wanted) const {
    return find(parameters, wanted);
}
const ModelQuantityText* ModelText::findObservable(std::string_view wanted) const {
    return find(observables, wanted);
}

}  // namespace rewire
