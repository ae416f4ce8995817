// SPDX-License-Identifier: Apache-2.0
// mechanisms.toml: texts, facts (numbers with unit, range and source) and misconceptions. Quiz
// questions are checked and not kept: nothing asks them yet. What its model starts with
// and is compared with stands here too.
#include "knowledge/reading.h"
#include "knowledge/words.h"

namespace rewire {
namespace {

using Empty = TomlReader::Empty;
using Use = NameUse::Kind;

constexpr double kLargest = 1e15;  // facts run from fractions to synapses per cubic millimetre

MechanismFact readFact(Reading& reading, const toml::table& table, const std::string& what) {
    TomlReader reader(table, reading.file, what, reading.faults);
    MechanismFact fact;
    fact.name = reader.text("name");
    fact.value = reader.number("value", -kLargest, kLargest);
    fact.low = reader.number("low", -kLargest, kLargest);
    fact.high = reader.number("high", -kLargest, kLargest);
    fact.unit = reader.text("unit");
    fact.species = reader.text("species");
    fact.text = reader.text("text");
    fact.use = reader.text("use");
    fact.derived = reader.flag("derived");
    fact.references = readNames(reading, reader, "references", Use::kReference);
    if (!(fact.low <= fact.value && fact.value <= fact.high)) {
        reader.addFault(reader.where("value"),
                        "'value' of " + what + " is not between its low and high");
    }
    reader.finish();
    return fact;
}

Misconception readMisconception(Reading& reading, const toml::table& table,
                                const std::string& what) {
    TomlReader reader(table, reading.file, what, reading.faults);
    Misconception misconception;
    misconception.wrong = reader.text("wrong");
    misconception.right = reader.text("right");
    misconception.references = readNames(reading, reader, "references", Use::kReference);
    reader.finish();
    return misconception;
}

void checkQuiz(Reading& reading, const toml::table& table, const std::string& what) {
    TomlReader reader(table, reading.file, what, reading.faults);
    (void)reader.text("question");
    const std::size_t optionCount = reader.texts("options").size();
    const int answer = reader.integer("answer", 0, 100);
    (void)reader.text("why");
    (void)readNames(reading, reader, "references", Use::kReference);
    if (static_cast<std::size_t>(answer) >= optionCount) {
        reader.addFault(reader.where("answer"),
                        "'answer' of " + what + " counts from 0 and must name an option");
    }
    reader.finish();
}

void readParts(Reading& reading, TomlReader& reader, Mechanism& mechanism) {
    const auto what = [&reader](const char* part, std::size_t number) {
        return std::string(part) + " " + std::to_string(number) + " of " + reader.what();
    };
    std::size_t number = 0;
    for (const toml::table* table : reader.tables("fact")) {
        MechanismFact fact = readFact(reading, *table, what("fact", ++number));
        if (!fact.references.empty()) mechanism.facts.push_back(std::move(fact));
    }
    number = 0;
    for (const toml::table* table : reader.tables("misconception")) {
        mechanism.misconceptions.push_back(
            readMisconception(reading, *table, what("misconception", ++number)));
    }
    number = 0;
    for (const toml::table* table : reader.tables("quiz", Empty::kAllowed)) {
        checkQuiz(reading, *table, what("quiz question", ++number));
    }
}

void readModelUse(Reading& reading, TomlReader& reader, Mechanism& mechanism) {
    if (const toml::table* settings =
            reader.has("model_settings") ? reader.table("model_settings") : nullptr) {
        TomlReader in(*settings, reading.file, "the model settings of " + reader.what(),
                      reading.faults);
        for (const auto& [name, node] : *settings) {
            mechanism.modelSettings.emplace_back(std::string(name.str()),
                                                 in.number(name.str(), -kLargest, kLargest));
        }
        in.finish();
    }
    const toml::table* compare = reader.table("compare");
    if (compare == nullptr) return;
    TomlReader in(*compare, reading.file, "the comparison of " + reader.what(), reading.faults);
    mechanism.comparison.parameter = in.text("parameter");
    mechanism.comparison.value = in.number("value", -kLargest, kLargest);
    mechanism.comparison.with = in.text("with");
    mechanism.comparison.without = in.text("without");
    in.finish();
}

void readMechanism(Reading& reading, const toml::table& table, std::set<std::string>& seen) {
    using Word = std::pair<std::string_view, std::string_view>;
    static constexpr Word kModels[] = {{"pruning", "pruning"},
                                       {"neurogenesis", "neurogenesis"},
                                       {"myelination", "myelination"},
                                       {"network_dynamics", "network_dynamics"},
                                       {"neuromodulation", "neuromodulation"},
                                       {"coregulation", "coregulation"}};
    TomlReader reader(table, reading.file, nameOf(table, "mechanism"), reading.faults);
    Mechanism mechanism;
    mechanism.id = readId(reader, seen);
    mechanism.model = reader.word<std::string_view>("model", kModels);
    mechanism.name = reader.text("name");
    mechanism.summaryBeginner = reader.text("summary_beginner");
    mechanism.detailsStudent = reader.text("details_student");
    mechanism.established = reader.texts("established");
    mechanism.contested = reader.texts("contested");
    mechanism.grade = reader.word<Grade>("grade", words::kGrades);
    mechanism.gradeNote = reader.text("grade_note");
    mechanism.regions = readNames(reading, reader, "regions", Use::kRegion);
    mechanism.timescale = reader.text("timescale");
    mechanism.timescaleMin = reader.text("timescale_min");
    mechanism.timescaleMax = reader.text("timescale_max");
    mechanism.timescaleReferences =
        readNames(reading, reader, "timescale_references", Use::kReference);
    mechanism.references = readNames(reading, reader, "references", Use::kReference);
    readModelUse(reading, reader, mechanism);
    readParts(reading, reader, mechanism);
    reader.finish();
    reading.knowledge.mechanisms.push_back(std::move(mechanism));
}

}  // namespace

void readMechanisms(Reading& reading, const toml::table& root) {
    std::set<std::string> seen;
    TomlReader reader(root, reading.file, "mechanisms.toml", reading.faults);
    for (const toml::table* table : reader.tables("mechanism"))
        readMechanism(reading, *table, seen);
    reader.finish();
}

}  // namespace rewire
