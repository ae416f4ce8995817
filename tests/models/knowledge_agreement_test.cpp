// SPDX-License-Identifier: Apache-2.0
// The numbers in C++ and the knowledge files say the same: models.toml and the built-in table, the
// changes of coupling and therapies.toml, the places of the regions and regions.toml, and every
// [ref:id] in src/models.
#include "models/model_registry.h"
#include "models/network_wiring.h"

#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace rewire::models {
namespace {

toml::table knowledge(const std::string& file) {
    return toml::parse_file(std::string(REWIRE_ASSETS_DIR) + "/knowledge/" + file);
}

std::string word(const toml::table& table, std::string_view key) {
    const auto value = table[key].value<std::string>();
    EXPECT_TRUE(value && !value->empty()) << key;
    return value.value_or("");
}

std::set<std::string> referenceIds() {
    std::set<std::string> ids;
    const auto references = knowledge("references.toml");
    for (const auto& row : *references["reference"].as_array()) {
        ids.insert(word(*row.as_table(), "id"));
    }
    return ids;
}

std::string_view kindName(ParameterKind kind) {
    switch (kind) {
        case ParameterKind::kReal:
            return "real";
        case ParameterKind::kInteger:
            return "integer";
        case ParameterKind::kChoice:
            return "choice";
    }
    return "";
}

void expectSameParameter(const ParameterInfo& built, const toml::table& row,
                         const std::set<std::string>& ids) {
    SCOPED_TRACE(std::string(built.name));
    EXPECT_EQ(word(row, "name"), built.name);
    EXPECT_EQ(word(row, "unit"), built.unit);
    EXPECT_EQ(word(row, "kind"), kindName(built.kind));
    EXPECT_EQ(row["min"].value<double>(), built.min);
    EXPECT_EQ(row["max"].value<double>(), built.max);
    EXPECT_EQ(row["default"].value<double>(), built.defaultValue);
    EXPECT_EQ(word(row, "source"), built.source);
    EXPECT_TRUE(built.source == "illustrative" || ids.contains(std::string(built.source)));
    EXPECT_FALSE(word(row, "text").empty());
    EXPECT_FALSE(word(row, "label").empty());
    std::vector<std::string> choices;
    if (const auto* array = row["choices"].as_array()) {
        for (const auto& choice : *array) choices.push_back(*choice.value<std::string>());
    }
    EXPECT_TRUE(std::ranges::equal(choices, built.choices));
}

TEST(ModelsToml, SaysWhatTheBuiltInTableSays) {
    const auto ids = referenceIds();
    const auto file = knowledge("models.toml");
    const auto& models = *file["model"].as_array();
    ASSERT_EQ(models.size(), allModels().size());
    for (std::size_t m = 0; m < models.size(); ++m) {
        const ModelInfo& built = *allModels()[m];
        const auto& row = *models[m].as_table();
        SCOPED_TRACE(std::string(built.id));
        EXPECT_EQ(word(row, "id"), built.id);
        EXPECT_EQ(row["steps_typical"].value<std::int64_t>(),
                  static_cast<std::int64_t>(built.stepsTypical));
        for (const auto key :
             {"name", "shows", "established", "simplified", "reproduces", "put_in"}) {
            word(row, key);
        }
        for (const auto& id : *row["references"].as_array()) {
            EXPECT_TRUE(ids.contains(*id.value<std::string>())) << *id.value<std::string>();
        }
        const auto& parameters = *row["parameter"].as_array();
        ASSERT_EQ(parameters.size(), built.parameters.size());
        for (std::size_t p = 0; p < parameters.size(); ++p) {
            expectSameParameter(built.parameters[p], *parameters[p].as_table(), ids);
        }
        const auto& observables = *row["observable"].as_array();
        ASSERT_EQ(observables.size(), built.observables.size());
        for (std::size_t o = 0; o < observables.size(); ++o) {
            EXPECT_EQ(word(*observables[o].as_table(), "name"), built.observables[o].name);
            EXPECT_EQ(word(*observables[o].as_table(), "unit"), built.observables[o].unit);
            word(*observables[o].as_table(), "text");
        }
    }
}

TEST(ModelsToml, EveryMechanismNamesAModelThatExists) {
    const auto mechanisms = knowledge("mechanisms.toml");
    for (const auto& row : *mechanisms["mechanism"].as_array()) {
        EXPECT_TRUE(findModel(word(*row.as_table(), "model"))) << word(*row.as_table(), "id");
    }
}

std::string_view sideName(wiring::Side side) {
    using enum wiring::Side;
    return side == kLeft ? "left" : side == kRight ? "right" : "both";
}

// One line per connection row that must drive the model: before-and-after evidence with a
// direction.
std::multiset<std::string> rowsOfTherapies() {
    std::multiset<std::string> rows;
    const auto therapies = knowledge("therapies.toml");
    for (const auto& therapy : *therapies["therapy"].as_array()) {
        const auto& table = *therapy.as_table();
        for (const auto& connection : *table["connection"].as_array()) {
            const auto& row = *connection.as_table();
            const std::string direction = word(row, "direction");
            if (word(row, "evidence_type") != "therapy_change" ||
                (direction != "increase" && direction != "decrease")) {
                continue;
            }
            std::ostringstream line;
            line << word(table, "id") << ' ' << word(row, "from") << ' ' << word(row, "from_side")
                 << ' ' << word(row, "to") << ' ' << word(row, "to_side") << ' ' << direction << ' '
                 << word(row, "coupling") << ' ' << *row["strength"].value<double>() << ' '
                 << row["tract_id"].value_or(std::string());
            rows.insert(line.str());
        }
    }
    return rows;
}

TEST(Wiring, ChangesAreExactlyTheBeforeAndAfterRowsWithADirection) {
    constexpr std::string_view kIds[] = {"none", "cbt", "psychodynamic", "mindfulness", "alliance"};
    std::multiset<std::string> built;
    for (const auto& change : wiring::changes()) {
        std::ostringstream line;
        line << kIds[static_cast<int>(change.therapy)] << ' ' << change.from << ' '
             << sideName(change.fromSide) << ' ' << change.to << ' ' << sideName(change.toSide)
             << ' ' << (change.direction > 0 ? "increase" : "decrease") << ' '
             << (change.inverse ? "inverse" : "positive") << ' ' << change.strength << ' '
             << change.tractId;
        built.insert(line.str());
        EXPECT_GE(wiring::regionIndex(change.from), 0) << change.from;
        EXPECT_GE(wiring::regionIndex(change.to), 0) << change.to;
    }
    EXPECT_EQ(built, rowsOfTherapies());
}

TEST(Wiring, TheDoseCurveIsThatOfTherapiesToml) {
    const auto therapies = knowledge("therapies.toml");
    const auto& sessions = *therapies["dose_response"]["sessions"].as_array();
    const auto& improved = *therapies["dose_response"]["improved"].as_array();
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        EXPECT_NEAR(wiring::doseOf(*sessions[i].value<double>()), *improved[i].value<double>(),
                    1e-6);
    }
}

TEST(Wiring, PlacesOfRegionsAreThoseOfRegionsToml) {
    const auto file = knowledge("regions.toml");
    std::set<std::string_view> missing;
    for (const auto& region : wiring::regions()) missing.insert(region.id);
    for (const auto& row : *file["region"].as_array()) {
        const auto& table = *row.as_table();
        const int index = wiring::regionIndex(word(table, "id"));
        if (index < 0) continue;
        const auto& region = wiring::regions()[static_cast<std::size_t>(index)];
        missing.erase(region.id);
        for (std::size_t k = 0; k < 3; ++k) {
            EXPECT_EQ((*table["mni_left"].as_array())[k].value<double>(), region.leftMni[k])
                << region.id;
            EXPECT_EQ((*table["mni_right"].as_array())[k].value<double>(), region.rightMni[k])
                << region.id;
        }
    }
    // Parcels of the executive set, not regions of their own.
    EXPECT_EQ(missing, (std::set<std::string_view>{"superior_parietal", "inferior_parietal"}));
}

TEST(Wiring, MembersOfNetworksAreThoseOfRegionsToml) {
    using enum wiring::Network;
    const auto file = knowledge("regions.toml");
    std::map<std::string, std::set<std::string>> sets;
    for (const auto& row : *file["set"].as_array()) {
        for (const auto& part : *(*row.as_table())["parts"].as_array()) {
            std::string id = *part.value<std::string>();
            if (id == "precuneus_ventral") id = "precuneus";  // the model knows whole regions only
            if (id == "lateral_temporal_anterior") id = "lateral_temporal";
            sets[word(*row.as_table(), "id")].insert(id);
        }
    }
    const auto inModel = [](wiring::Network network) {
        std::set<std::string> ids;
        for (const auto& region : wiring::regions()) {
            if (region.network == network) ids.insert(std::string(region.id));
        }
        return ids;
    };
    EXPECT_EQ(inModel(kDefaultMode), sets["default_mode_network"]);
    EXPECT_EQ(inModel(kSalience), sets["salience_network"]);
    EXPECT_EQ(inModel(kExecutive), sets["central_executive_network"]);
    auto limbic = sets["limbic_system"];
    limbic.insert(sets["acc"].begin(), sets["acc"].end());
    for (const auto& id : inModel(kLimbic)) EXPECT_TRUE(limbic.contains(id)) << id;
}

TEST(Sources, EveryReferenceNamedInTheModelsExists) {
    const auto ids = referenceIds();
    constexpr std::string_view kOpening = "[ref:";
    int found = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(REWIRE_SOURCE_DIR) + "/src/models")) {
        std::ifstream in(entry.path());
        std::stringstream text;
        text << in.rdbuf();
        const std::string content = text.str();
        for (auto at = content.find(kOpening); at != std::string::npos;
             at = content.find(kOpening, at + 1)) {
            const auto start = at + kOpening.size();
            const std::string id = content.substr(start, content.find(']', start) - start);
            EXPECT_TRUE(ids.contains(id)) << entry.path() << ": " << id;
            ++found;
        }
    }
    EXPECT_GT(found, 30);
}

}  // namespace
}  // namespace rewire::models
