// SPDX-License-Identifier: Apache-2.0
// What is known, how well, and who says so: therapies with their effects, mechanisms, region texts,
// references. Read from assets/knowledge/*.toml, checked as a whole; nothing without a reference
// loads. The rules of what is shown stand at the top of therapies.toml. Does NOT know how anything
// looks.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"
#include "core/fault.h"
#include "core/result.h"
#include "knowledge/evidence.h"

namespace rewire {

struct Reference {
    std::string id, authors, title, journal, doi, pmid, kind, finding, limits, seenAt, note;
    int year = 0, n = 0;
    bool verified = false, findingSeen = false;
    [[nodiscard]] std::string shortText() const;  // "Marwood L et al. 2018"
};

struct RegionText {  // [[region]] of regions.toml
    std::string id, name, tagline, pronunciation, role, roleLong, mniReference, mniNote;
    glm::vec3 mniLeftMm{0.0F}, mniRightMm{0.0F};
    bool mniVerified = false;
    std::vector<std::string> synonyms, linkedTo, references;
};
struct RegionSet {  // [[set]]
    std::string id, name, kind;
    std::vector<std::string> parts, references;
};

struct TherapyEffect {
    std::string region;
    BothSides side = BothSides::kBoth;
    Direction direction = Direction::kUnclear;
    Measure measure = Measure::kActivity;
    EvidenceType evidenceType = EvidenceType::kTherapyChange;
    Grade grade = Grade::kHypothesis;
    float strength = 0.0F;  // 0..1, a drawing aid
    std::string strengthBasis, explanation;
    std::vector<std::string> references;
};
struct TherapyConnection {
    std::string from, to;
    BothSides fromSide = BothSides::kBoth, toSide = BothSides::kBoth;
    Direction direction = Direction::kUnclear;
    std::string coupling;  // positive | inverse | unspecified
    Measure measure = Measure::kConnectivity;
    EvidenceType evidenceType = EvidenceType::kTherapyChange;
    Grade grade = Grade::kHypothesis;
    float strength = 0.0F;
    std::string explanation, tract, tractId;
    TractCertainty tractCertainty = TractCertainty::kNone;
    std::vector<std::string> references, tractReferences;
};
struct Therapy {
    std::string id, name, shortName, focusText, summary, typicalCourse, courseNote, doesItHelp,
        honestHeadline, conditionsNote;
    std::vector<std::string> focus, session, conditions;
    int courseSessionsMin = 0, courseSessionsMax = 0, sliderSessions = 0, courseWeeksMin = 0,
        courseWeeksMax = 0;
    std::vector<std::string> courseReferences, conditionsReferences, doesItHelpReferences,
        headlineReferences;
    std::vector<TherapyEffect> effects;
    std::vector<TherapyConnection> connections;

    [[nodiscard]] int rowCount(EvidenceKind kind) const;  // effect and connection rows of that kind
};

struct MechanismFact {
    std::string name, unit, species, text, use;
    double value = 0, low = 0, high = 0;
    bool derived = false;
    std::vector<std::string> references;
};
struct Misconception {
    std::string wrong, right;
    std::vector<std::string> references;
};
// What a compared run differs in, and what the two are called: "with" and "without".
struct ModelComparison {
    std::string parameter, with, without;
    double value = 0;  // of the parameter in the other run
};
struct Mechanism {
    std::string id, model, name, summaryBeginner, detailsStudent, gradeNote, timescale,
        timescaleMin, timescaleMax;
    Grade grade = Grade::kHypothesis;
    std::vector<std::string> established, contested, regions, timescaleReferences, references;
    std::vector<MechanismFact> facts;
    std::vector<Misconception> misconceptions;
    std::vector<std::pair<std::string, double>> modelSettings;  // what its model starts with
    ModelComparison comparison;
};

// Words round a running model (models.toml); the numbers themselves stand in src/models.
struct ModelQuantityText {
    std::string name, label, unit, text, source;  // source: of a parameter; a reference id or
                                                  // "illustrative"
};
struct ModelText {
    std::string id, name, stepUnit, shows, established, simplified, reproduces, putIn;
    std::vector<std::string> references;
    std::vector<ModelQuantityText> parameters, observables;
    [[nodiscard]] const ModelQuantityText* findParameter(std::string_view wanted) const;
    [[nodiscard]] const ModelQuantityText* findObservable(std::string_view wanted) const;
};

struct DoseResponse {
    std::vector<double> sessions, improved;
    std::vector<std::string> references;
    // Share improved after n sessions, 0..1: probit in log sessions through the two points (Howard
    // 1986).
    [[nodiscard]] double shareImproved(double session) const;
};

// What one region shows under one therapy and one kind of evidence (the rules atop therapies.toml).
struct ShownEffect {
    std::string region;
    BothSides side = BothSides::kBoth;
    Direction direction = Direction::kUnclear;
    Grade grade = Grade::kHypothesis;
    EvidenceType evidenceType = EvidenceType::kTherapyChange;
    float strength = 0.0F;
    int step = 1;  // brightness 1..3: < 0.30, 0.30 to 0.54, >= 0.55
    bool growsAlongCourse = false;
    std::size_t row = 0;  // the row of Therapy::effects that decided
};

// Where a file names something that must exist elsewhere; kept so that the checks can say file and
// line.
struct NameUse {
    enum class Kind : std::uint8_t { kRegion, kSetPart, kTract, kReference };
    Kind kind = Kind::kRegion;
    std::string name, where, by;  // by: "effect 3 of therapy 'cbt'"
};

struct Knowledge {
    std::vector<Therapy> therapies;
    std::vector<Mechanism> mechanisms;
    std::vector<ModelText> models;
    std::vector<RegionText> regions;
    std::vector<RegionSet> sets;
    std::vector<Reference> references;
    DoseResponse doseResponse;
    std::vector<NameUse> nameUses;

    [[nodiscard]] const Therapy* findTherapy(std::string_view id) const;
    [[nodiscard]] const Mechanism* findMechanism(std::string_view id) const;
    [[nodiscard]] const ModelText* findModel(std::string_view id) const;
    [[nodiscard]] const RegionText* findRegion(std::string_view id) const;
    [[nodiscard]] const RegionSet* findSet(std::string_view id) const;
    [[nodiscard]] const Reference* findReference(std::string_view id) const;
};

// Best grade decides (ties: activity, then volume or thickness, then connectivity or cortical
// pattern, then the greater strength, then file order); rows of that measure and grade that point
// opposite ways make it mixed. Each side is judged by itself; two entries where they differ.
// Ordered as the regions first appear.
[[nodiscard]] std::vector<ShownEffect> shownEffects(const Therapy& therapy, EvidenceKind kind);

struct KnowledgeLoad {
    Knowledge knowledge;
    std::vector<Fault> faults;  // empty when all is well
};
// Reads DIR/knowledge/*.toml: all that can be judged without the brain (keys, words, ranges, texts,
// references, double ids). Never throws; an unreadable file is a fault too. Rows without a
// reference are left out as well as reported.
[[nodiscard]] KnowledgeLoad readKnowledge(const std::filesystem::path& assets);
// Names against the atlas: regions, sets and their parts, tracts; nearest names offered.
[[nodiscard]] std::vector<Fault> crossCheck(const Knowledge& knowledge, const Atlas& atlas,
                                            const std::filesystem::path& assets);
// readKnowledge + crossCheck; kInvalid with a line for each fault.
[[nodiscard]] Result<Knowledge> loadKnowledge(const std::filesystem::path& assets,
                                              const Atlas& atlas);

// The interface's words: assets/lang/en.toml, flat keys "panel.therapy.title".
struct Language {
    [[nodiscard]] const std::string& text(
        std::string_view key) const;  // the key itself when missing
    [[nodiscard]] bool has(std::string_view key) const;
    std::vector<std::pair<std::string, std::string>> entries;  // sorted by key
};
[[nodiscard]] Result<Language> loadLanguage(const std::filesystem::path& assets,
                                            std::string_view language = "en");

// All that a picture may speak of; loaded once, never changed.
struct Content {
    Atlas atlas;
    Knowledge knowledge;
    Language language;
};
[[nodiscard]] Result<Content> loadContent(const std::filesystem::path& assets,
                                          Volumes volumes = Volumes::kLoad);

}  // namespace rewire
