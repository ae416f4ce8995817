// SPDX-License-Identifier: Apache-2.0
// The legend: what each colour and mark means, in words, and what kind of evidence it rests on.
// Lists only what the picture shows. In the bottom right corner, or in lines along the foot, where
// it never lies on the brain.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "annotation/layout_builder.h"
#include "annotation/wording.h"

namespace rewire {
namespace {

constexpr float kMostShare = 0.42F;  // of the page's width
constexpr float kMostPx = 210.0F;    // of a line, in design pixels
constexpr float kGizmoPx = 128.0F;   // a flat legend stands beside it
constexpr float kEntryGapPx = 22.0F;

struct Row {
    std::vector<MarkItem> marks;  // from the left; centres are set when placed
    std::string text;
    TextStyle style = TextStyle::kBody;
    bool faint = false;
    float gapBeforePx = 0.0F;
    enum class Kind : std::uint8_t { kMeaning, kGrade, kSource, kHeading } kind = Kind::kMeaning;
};

struct FlatRow {
    std::size_t row;
    float xPx, widthPx;
    int line;
};

struct Legend {
    LayoutBuilder& b;
    const Content& content;
    const Wording words;
    const ViewState& state;
    std::vector<Row> rows;

    [[nodiscard]] MarkItem item(Mark mark, glm::vec3 colour, int filled = 0) const {
        const float size = mark == Mark::kDots ? b.px(7.0F) : b.px(12.0F);
        return {mark, {}, size, filled, colour, 1.0F};
    }
    [[nodiscard]] float mostPx() const {
        if (b.input().flatLegend) return flatRoomPx();
        return std::min(b.page().width() * share(), b.px(kMostPx));
    }
    // A narrow column in a window, without gizmo, is the legend's alone.
    [[nodiscard]] float share() const {
        return b.input().pagePx.z > 0 && !b.input().letters ? 1.0F : kMostShare;
    }
    [[nodiscard]] float flatRoomPx() const {
        const float gizmo = b.input().letters ? b.px(kGizmoPx) : 0.0F;
        return std::max(b.px(120.0F), b.page().width() - gizmo);
    }
    void note(const std::string& text, float gapPx, Row::Kind kind = Row::Kind::kMeaning) {
        for (const std::string& line : b.wrapped(text, TextStyle::kSmall, mostPx(), 3)) {
            rows.push_back({{}, line, TextStyle::kSmall, true, std::exchange(gapPx, 0.0F), kind});
        }
    }
    void addGrades(const std::vector<Grade>& grades);
    void addFocus(const Therapy& therapy);
    void addFindings(const Therapy& therapy);
    void addDirection(const std::vector<ShownEffect>& effects, const Therapy& therapy,
                      Direction direction);
    void addCourse(const Therapy& therapy);
    void addMechanism(const Mechanism& mechanism);
    void place();
    [[nodiscard]] float marksWidth(const Row& row) const;
    [[nodiscard]] std::vector<FlatRow> flow();
    [[nodiscard]] float flatLine() const { return b.lineHeight(TextStyle::kBody) + b.px(3.0F); }
    void placeFlat();
    void paint(const Row& row, glm::vec2 at, float lineHeight, float indent);
};

int filledDots(Grade grade) {
    constexpr std::array<int, 5> kFilled{4, 3, 2, 1, 0};
    return kFilled[static_cast<std::size_t>(grade)];
}

void Legend::addGrades(const std::vector<Grade>& grades) {
    float gap = b.px(10.0F);
    for (const Grade grade : {Grade::kStrong, Grade::kModerate, Grade::kPreliminary,
                              Grade::kContested, Grade::kHypothesis}) {
        if (std::find(grades.begin(), grades.end(), grade) == grades.end()) continue;
        rows.push_back({{item(Mark::kDots, b.colours().text, filledDots(grade))},
                        words.grade(grade),
                        TextStyle::kSmall,
                        false,
                        std::exchange(gap, 0.0F),
                        Row::Kind::kGrade});
    }
}

void Legend::addFocus(const Therapy& therapy) {
    for (const std::string& id : therapy.focus) {
        const glm::vec3 colour = identityColour(identityOfFocus(therapy.id, id), state.theme);
        rows.push_back({{item(Mark::kSwatch, colour)}, words.shortName(id)});
    }
}

void Legend::addDirection(const std::vector<ShownEffect>& effects, const Therapy& therapy,
                          Direction direction) {
    std::vector<std::string> meanings;
    for (const ShownEffect& effect : effects) {
        if (effect.direction != direction) continue;
        const std::string meaning = words.effect(direction, therapy.effects[effect.row].measure);
        if (std::find(meanings.begin(), meanings.end(), meaning) == meanings.end()) {
            meanings.push_back(meaning);
        }
    }
    if (meanings.empty()) return;
    Row row{{item(direction == Direction::kIncrease ? Mark::kUp : Mark::kDown,
                  signedColour(direction, 3, state.theme))},
            joined(meanings, words.word("or"))};
    for (int step = 1; step <= 3; ++step) {
        row.marks.push_back(item(Mark::kSwatch, signedColour(direction, step, state.theme)));
    }
    rows.push_back(std::move(row));
}

void Legend::addFindings(const Therapy& therapy) {
    const std::vector<ShownEffect> effects = shownEffects(therapy, state.evidence);
    rows.push_back({{},
                    words.word("kind." + std::string(toText(state.evidence))),
                    TextStyle::kSection,
                    false,
                    0.0F,
                    Row::Kind::kHeading});
    if (effects.empty()) {
        note(words.word("nothing_shown"), 0.0F);
        return;
    }
    std::vector<Grade> grades;
    std::vector<std::string> types;
    bool open = false;
    for (const ShownEffect& effect : effects) {
        grades.push_back(effect.grade);
        open = open || effect.direction == Direction::kMixed ||
               effect.direction == Direction::kUnclear;
        const std::string type = words.word("type." + std::string(toText(effect.evidenceType)));
        if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
    }
    float gap = 0.0F;
    for (const std::string& type : types) note(type, std::exchange(gap, 0.0F), Row::Kind::kSource);
    const std::size_t first = rows.size();
    addDirection(effects, therapy, Direction::kIncrease);
    addDirection(effects, therapy, Direction::kDecrease);
    if (open) {
        rows.push_back({{item(Mark::kStripes, signedColour(Direction::kMixed, 1, state.theme))},
                        words.word("mixed_or_unclear")});
    }
    const bool directed = rows.size() > first + (open ? 1U : 0U);
    if (first < rows.size()) rows[first].gapBeforePx = b.px(10.0F);
    if (directed) note(words.word(state.theme == Theme::kDark ? "shade" : "shade_paper"), 0.0F);
    addGrades(grades);
}

// The part of the course that has passed; a picture of its end needs no word about it.
void Legend::addCourse(const Therapy& therapy) {
    const bool grows = state.show == Show::kFindings && state.evidence == EvidenceKind::kCourse;
    const auto end = static_cast<float>(therapy.sliderSessions);
    if (!b.input().title || !grows || state.session >= end) return;
    const std::string session =
        words.fill("session", {{"n", std::to_string(static_cast<int>(std::lround(state.session)))},
                               {"all", std::to_string(therapy.sliderSessions)}});
    rows.push_back({{}, session, TextStyle::kBody, false, b.px(10.0F)});
    const auto& references = content.knowledge.doseResponse.references;
    const Reference* source =
        references.empty() ? nullptr : content.knowledge.findReference(references.front());
    if (source != nullptr) {
        note(words.fill("illustration", {{"source", briefReference(*source)}}), 0.0F);
    }
}

void Legend::addMechanism(const Mechanism& mechanism) {
    std::vector<std::pair<glm::vec3, std::vector<std::string>>> byColour;
    for (const std::string& region : mechanism.regions) {
        const glm::vec3 colour = identityColour(identityOfFocus(mechanism.id, region), state.theme);
        auto found = std::find_if(byColour.begin(), byColour.end(),
                                  [&](const auto& entry) { return entry.first == colour; });
        if (found == byColour.end()) found = byColour.insert(found, {colour, {}});
        found->second.push_back(words.shortName(region));
    }
    for (const auto& [colour, names] : byColour) {
        MarkItem swatch = item(Mark::kSwatch, colour);
        for (const std::string& line :
             b.wrapped(joined(names, ", "), TextStyle::kBody, mostPx() * 0.9F, 4)) {
            rows.push_back({{swatch}, line});
            swatch.opacity = 0.0F;  // further lines stand under the first, without a swatch
        }
    }
    rows.push_back({{},
                    words.word("mechanism_question"),
                    TextStyle::kSection,
                    false,
                    b.px(10.0F),
                    Row::Kind::kGrade});
    rows.push_back({{item(Mark::kDots, b.colours().text, filledDots(mechanism.grade))},
                    words.grade(mechanism.grade),
                    TextStyle::kSmall,
                    false,
                    0.0F,
                    Row::Kind::kGrade});
}

float markWidth(const MarkItem& mark) {
    return mark.mark == Mark::kDots ? mark.sizePx * 5.5F : mark.sizePx;
}

float Legend::marksWidth(const Row& row) const {
    float wide = 0.0F;
    for (std::size_t i = 0; i < row.marks.size(); ++i) {
        wide += markWidth(row.marks[i]);
        if (i + 1 < row.marks.size()) wide += i == 0 ? b.px(7.0F) : b.px(2.0F);
    }
    return wide;
}

void Legend::paint(const Row& row, glm::vec2 at, float lineHeight, float indent) {
    const float middle = std::round(at.y + lineHeight * 0.5F);
    float x = at.x;
    for (std::size_t i = 0; i < row.marks.size(); ++i) {
        const MarkItem& m = row.marks[i];
        const float w = markWidth(m);
        b.mark(m.mark, {x + w * 0.5F, middle}, m.sizePx, m.colour, m.filled, m.opacity);
        x += w + (i == 0 ? b.px(7.0F) : b.px(2.0F));
    }
    const float top = at.y + (lineHeight - b.lineHeight(row.style)) * 0.5F;
    b.text(row.text, row.style, {at.x + indent, top},
           row.faint ? b.colours().secondary : b.colours().text);
}

// Meanings first, then grades and what kind of studies, each group from a line of its own; as many
// entries in a line as fit.
std::vector<FlatRow> Legend::flow() {
    std::erase_if(rows, [](const Row& row) { return row.kind == Row::Kind::kHeading; });
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& c) { return a.kind < c.kind; });
    const float room = flatRoomPx(), textGap = b.px(8.0F), gap = b.px(kEntryGapPx);
    std::vector<FlatRow> flat;
    float x = 0.0F;
    int line = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Row& row = rows[i];
        const float marks = row.marks.empty() ? 0.0F : marksWidth(row) + textGap;
        row.text = b.fitted(row.text, row.style, room - marks);
        const float width = marks + b.width(row.text, row.style);
        const bool group =
            i > 0 && row.kind != Row::Kind::kMeaning && rows[i - 1].kind == Row::Kind::kMeaning;
        if (x > 0.0F && (group || x + width > room)) {
            ++line;
            x = 0.0F;
        }
        flat.push_back({i, x, width, line});
        x += width + gap;
    }
    return flat;
}

void Legend::placeFlat() {
    const std::vector<FlatRow> flat = flow();
    if (flat.empty()) return;
    float wide = 0.0F;
    for (const FlatRow& f : flat) wide = std::max(wide, f.xPx + f.widthPx);
    const Rect page = b.page();
    const float left = std::round(page.x1 - wide), line = flatLine();
    const float top = std::round(page.y1 - line * static_cast<float>(flat.back().line + 1));
    b.take({left, top, page.x1, page.y1});
    for (const FlatRow& f : flat) {
        const Row& row = rows[f.row];
        const float indent = row.marks.empty() ? 0.0F : marksWidth(row) + b.px(8.0F);
        paint(row, {left + f.xPx, top + line * static_cast<float>(f.line)}, line, indent);
    }
}

void Legend::place() {
    if (rows.empty()) return;
    const float textGap = b.px(9.0F), most = b.page().width() * share();
    // Rows of dots stand in a column of their own.
    std::array<float, 2> marks{0.0F, 0.0F};
    const auto columnOf = [](const Row& row) {
        return !row.marks.empty() && row.marks.front().mark == Mark::kDots ? 1U : 0U;
    };
    float wide = 0.0F, tall = 0.0F;
    for (const Row& row : rows) {
        marks[columnOf(row)] = std::max(marks[columnOf(row)], marksWidth(row));
    }
    for (Row& row : rows) {
        const float indent = row.marks.empty() ? 0.0F : marks[columnOf(row)] + textGap;
        row.text = b.fitted(row.text, row.style, std::max(most - indent, b.px(60.0F)));
        wide = std::max(wide, indent + b.width(row.text, row.style));
        tall += row.gapBeforePx + b.lineHeight(row.style) + b.px(2.0F);
    }
    const Rect page = b.page();
    const float left = std::round(page.x1 - wide);
    float y = page.y1 - tall;
    b.take({left, y, page.x1, page.y1});
    for (const Row& row : rows) {
        y += row.gapBeforePx;
        const float line = b.lineHeight(row.style);
        paint(row, {left, y}, line, row.marks.empty() ? 0.0F : marks[columnOf(row)] + textGap);
        y += line + b.px(2.0F);
    }
}

void collect(Legend& legend) {
    const Knowledge& knowledge = legend.content.knowledge;
    const ViewState& state = legend.state;
    const Therapy* therapy = knowledge.findTherapy(state.therapy);
    if (const Mechanism* mechanism = knowledge.findMechanism(state.mechanism)) {
        legend.addMechanism(*mechanism);
    } else if (therapy != nullptr && state.show == Show::kFocus) {
        legend.addFocus(*therapy);
    } else if (therapy != nullptr) {
        legend.addFindings(*therapy);
        legend.addCourse(*therapy);
    }
}

}  // namespace

void addLegend(LayoutBuilder& builder, const Content& content, const ViewState& state) {
    Legend legend{builder, content, Wording(content), state, {}};
    collect(legend);
    builder.input().flatLegend ? legend.placeFlat() : legend.place();
}

float flatLegendHeightPx(const Content& content, const ViewState& state, float pageWidthPx,
                         float textScale) {
    const auto fonts = FontSet::open(content.atlas.directory);
    if (!fonts) return 0.0F;
    AnnotationInput input;
    input.space.widthPx = static_cast<int>(pageWidthPx);
    input.space.heightPx = 1 << 14;  // only the width matters here
    input.textScale = textScale;
    input.letters = state.orientationLetters;
    input.flatLegend = true;
    LayoutBuilder builder(*fonts, input, state.theme);
    Legend legend{builder, content, Wording(content), state, {}};
    collect(legend);
    const std::vector<FlatRow> flat = legend.flow();
    return flat.empty() ? 0.0F : legend.flatLine() * static_cast<float>(flat.back().line + 1);
}

}  // namespace rewire
