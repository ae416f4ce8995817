// SPDX-License-Identifier: Apache-2.0
// therapies.toml: therapies, their effect and connection rows, the dose-response points. A row
// without a reference is reported and left out.
#include "knowledge/reading.h"
#include "knowledge/words.h"

namespace rewire {
namespace {

using Empty = TomlReader::Empty;
using Use = NameUse::Kind;

constexpr int kMaxSessions = 1000;

TherapyEffect readEffect(Reading& reading, const toml::table& table, const std::string& what) {
    TomlReader reader(table, reading.file, what, reading.faults);
    TherapyEffect row;
    row.region = readName(reading, reader, "region", Use::kRegion);
    row.side = reader.word<BothSides>("side", words::kSides);
    row.direction = reader.word<Direction>("direction", words::kDirections);
    row.measure = reader.word<Measure>("measure", words::kMeasures);
    row.evidenceType = reader.word<EvidenceType>("evidence_type", words::kEvidenceTypes);
    row.strength = static_cast<float>(reader.number("strength", 0.0, 1.0));
    row.strengthBasis = reader.text("strength_basis");
    row.grade = reader.word<Grade>("grade", words::kGrades);
    row.explanation = reader.text("explanation");
    row.references = readNames(reading, reader, "references", Use::kReference);
    reader.finish();
    return row;
}

TherapyConnection readConnection(Reading& reading, const toml::table& table,
                                 const std::string& what) {
    static constexpr std::pair<std::string_view, std::string_view> kCouplings[] = {
        {"positive", "positive"}, {"inverse", "inverse"}, {"unspecified", "unspecified"}};
    TomlReader reader(table, reading.file, what, reading.faults);
    TherapyConnection row;
    row.from = readName(reading, reader, "from", Use::kRegion);
    row.to = readName(reading, reader, "to", Use::kRegion);
    row.fromSide = reader.word<BothSides>("from_side", words::kSides);
    row.toSide = reader.word<BothSides>("to_side", words::kSides);
    row.direction = reader.word<Direction>("direction", words::kDirections);
    row.coupling = reader.word<std::string_view>("coupling", kCouplings);
    row.measure = reader.word<Measure>("measure", words::kMeasures);
    row.evidenceType = reader.word<EvidenceType>("evidence_type", words::kEvidenceTypes);
    row.grade = reader.word<Grade>("grade", words::kGrades);
    row.strength = static_cast<float>(reader.number("strength", 0.0, 1.0));
    row.explanation = reader.text("explanation");
    row.references = readNames(reading, reader, "references", Use::kReference);
    row.tract = reader.text("tract", Empty::kAllowed);
    row.tractId = readName(reading, reader, "tract_id", Use::kTract, Empty::kAllowed);
    row.tractCertainty = reader.word<TractCertainty>("tract_certainty", words::kTractCertainties);
    row.tractReferences =
        readNames(reading, reader, "tract_references", Use::kReference, Empty::kAllowed);
    if (row.from == row.to && !row.from.empty()) {
        reader.addFault(reader.where("to"), what + " leads from '" + row.from + "' to itself");
    }
    reader.finish();
    return row;
}

void readRows(Reading& reading, TomlReader& reader, Therapy& therapy) {
    std::size_t number = 0;
    for (const toml::table* table : reader.tables("effect")) {
        const std::string what = "effect " + std::to_string(++number) + " of " + reader.what();
        TherapyEffect row = readEffect(reading, *table, what);
        if (!row.references.empty()) therapy.effects.push_back(std::move(row));
    }
    number = 0;
    for (const toml::table* table : reader.tables("connection", Empty::kAllowed)) {
        const std::string what = "connection " + std::to_string(++number) + " of " + reader.what();
        TherapyConnection row = readConnection(reading, *table, what);
        if (!row.references.empty()) therapy.connections.push_back(std::move(row));
    }
}

void readCourse(Reading& reading, TomlReader& reader, Therapy& therapy) {
    therapy.typicalCourse = reader.text("typical_course");
    therapy.courseSessionsMin = reader.integer("course_sessions_min", 1, kMaxSessions);
    therapy.courseSessionsMax = reader.integer("course_sessions_max", 1, kMaxSessions);
    therapy.sliderSessions = reader.integer("slider_sessions", 1, kMaxSessions);
    therapy.courseWeeksMin = reader.integer("course_weeks_min", 1, kMaxSessions);
    therapy.courseWeeksMax = reader.integer("course_weeks_max", 1, kMaxSessions);
    therapy.courseReferences = readNames(reading, reader, "course_references", Use::kReference);
    therapy.courseNote = reader.text("course_note");
    if (therapy.courseSessionsMin > therapy.courseSessionsMax) {
        reader.addFault(reader.where("course_sessions_max"),
                        "course_sessions_max is below course_sessions_min");
    }
    if (therapy.courseWeeksMin > therapy.courseWeeksMax) {
        reader.addFault(reader.where("course_weeks_max"),
                        "course_weeks_max is below course_weeks_min");
    }
}

void readTherapy(Reading& reading, const toml::table& table, std::set<std::string>& seen) {
    TomlReader reader(table, reading.file, nameOf(table, "therapy"), reading.faults);
    Therapy therapy;
    therapy.id = readId(reader, seen);
    therapy.name = reader.text("name");
    therapy.shortName = reader.text("short_name");
    therapy.focus = readNames(reading, reader, "focus", Use::kRegion);
    therapy.focusText = reader.text("focus_text");
    therapy.summary = reader.text("summary");
    therapy.session = reader.texts("session");
    readCourse(reading, reader, therapy);
    therapy.conditions = reader.texts("conditions");
    therapy.conditionsReferences =
        readNames(reading, reader, "conditions_references", Use::kReference);
    therapy.conditionsNote = reader.optionalText("conditions_note");
    therapy.doesItHelp = reader.text("does_it_help");
    therapy.doesItHelpReferences =
        readNames(reading, reader, "does_it_help_references", Use::kReference);
    therapy.honestHeadline = reader.text("honest_headline");
    therapy.headlineReferences = readNames(reading, reader, "headline_references", Use::kReference);
    readRows(reading, reader, therapy);
    reader.finish();
    reading.knowledge.therapies.push_back(std::move(therapy));
}

void readDoseResponse(Reading& reading, const toml::table& table) {
    TomlReader reader(table, reading.file, "[dose_response]", reading.faults);
    DoseResponse& dose = reading.knowledge.doseResponse;
    dose.sessions = reader.numbers("sessions");
    dose.improved = reader.numbers("improved");
    dose.references = readNames(reading, reader, "references", Use::kReference);
    reader.finish();
    const bool twoPoints = dose.sessions.size() == 2 && dose.improved.size() == 2;
    const bool rising = twoPoints && dose.sessions[0] > 0.0 &&
                        dose.sessions[1] > dose.sessions[0] && dose.improved[0] > 0.0 &&
                        dose.improved[1] > dose.improved[0] && dose.improved[1] < 1.0;
    if (!rising) {
        reader.addFault(
            reader.where(),
            "[dose_response] needs two rising points: sessions above 0, improved between 0 and 1");
        dose.sessions.clear();
        dose.improved.clear();
    }
}

// For people who write rows; the program only checks that it is there and complete.
void readStrengthRule(Reading& reading, const toml::table& table) {
    TomlReader reader(table, reading.file, "[strength_rule]", reading.faults);
    (void)reader.text("text");
    for (const auto& [word, grade] : words::kGrades) (void)reader.number(word, 0.0, 1.0);
    reader.finish();
}

}  // namespace

void readTherapies(Reading& reading, const toml::table& root) {
    std::set<std::string> seen;
    TomlReader reader(root, reading.file, "therapies.toml", reading.faults);
    if (const toml::table* table = reader.table("dose_response")) readDoseResponse(reading, *table);
    if (const toml::table* table = reader.table("strength_rule")) readStrengthRule(reading, *table);
    for (const toml::table* table : reader.tables("therapy")) readTherapy(reading, *table, seen);
    reader.finish();
}

}  // namespace rewire
