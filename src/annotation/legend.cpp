// SPDX-License-Identifier: Apache-2.0
// The legend in the bottom right corner: what each colour and mark means, in words, and what kind
// of evidence it rests on. Lists only what the picture shows.
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

struct Row {
    std::vector<MarkItem> marks;  // from the left; centres are set when placed
    std::string text;
    TextStyle style = TextStyle::kBody;
    bool faint = false;
    float gapBeforePx = 0.0F;
};

struct Legend {
    LayoutBuilder& b;
    const Content& content;
    const Wording words;
    const ViewState& state;
    const DrawList& drawn;
    std::vector<Row> rows;

    [[nodiscard]] MarkItem item(Mark mark, glm::vec3 colour, int filled = 0) const {
        const float size = mark == Mark::kDots ? b.px(7.0F) : b.px(12.0F);
        return {mark, {}, size, filled, colour, 1.0F};
    }
    [[nodiscard]] float mostPx() const {
        return std::min(b.page().width() * kMostShare, b.px(kMostPx));
    }
    void note(const std::string& text, float gapPx) {
        for (const std::string& line : b.wrapped(text, TextStyle::kSmall, mostPx(), 3)) {
            rows.push_back({{}, line, TextStyle::kSmall, true, std::exchange(gapPx, 0.0F)});
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
                        std::exchange(gap, 0.0F)});
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
    rows.push_back(
        {{}, words.word("kind." + std::string(toText(state.evidence))), TextStyle::kSection});
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
    for (const std::string& type : types) note(type, std::exchange(gap, 0.0F));
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
    rows.push_back({{}, words.word("mechanism_question"), TextStyle::kSection, false, b.px(10.0F)});
    rows.push_back({{item(Mark::kDots, b.colours().text, filledDots(mechanism.grade))},
                    words.grade(mechanism.grade),
                    TextStyle::kSmall});
}

float marksWidth(const LayoutBuilder& b, const std::vector<MarkItem>& marks) {
    float wide = 0.0F;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const bool dots = marks[i].mark == Mark::kDots;
        wide += dots ? marks[i].sizePx * 5.5F : marks[i].sizePx;
        if (i + 1 < marks.size()) wide += i == 0 ? b.px(7.0F) : b.px(2.0F);
    }
    return wide;
}

void Legend::place() {
    if (rows.empty()) return;
    const float textGap = b.px(9.0F), most = b.page().width() * kMostShare;
    // Rows of dots stand in a column of their own.
    std::array<float, 2> marks{0.0F, 0.0F};
    const auto columnOf = [](const Row& row) {
        return !row.marks.empty() && row.marks.front().mark == Mark::kDots ? 1U : 0U;
    };
    float wide = 0.0F, tall = 0.0F;
    for (const Row& row : rows) {
        marks[columnOf(row)] = std::max(marks[columnOf(row)], marksWidth(b, row.marks));
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
        const float line = b.lineHeight(row.style), middle = std::round(y + line * 0.5F);
        float x = left;
        for (std::size_t i = 0; i < row.marks.size(); ++i) {
            const MarkItem& m = row.marks[i];
            const float w = m.mark == Mark::kDots ? m.sizePx * 5.5F : m.sizePx;
            b.mark(m.mark, {x + w * 0.5F, middle}, m.sizePx, m.colour, m.filled, m.opacity);
            x += w + (i == 0 ? b.px(7.0F) : b.px(2.0F));
        }
        const float indent = row.marks.empty() ? 0.0F : marks[columnOf(row)] + textGap;
        b.text(row.text, row.style, {left + indent, y},
               row.faint ? b.colours().secondary : b.colours().text);
        y += line + b.px(2.0F);
    }
}

}  // namespace

void addLegend(LayoutBuilder& builder, const Content& content, const ViewState& state,
               const DrawList& drawn) {
    Legend legend{builder, content, Wording(content), state, drawn, {}};
    const Therapy* therapy = content.knowledge.findTherapy(state.therapy);
    if (const Mechanism* mechanism = content.knowledge.findMechanism(state.mechanism)) {
        legend.addMechanism(*mechanism);
    } else if (therapy != nullptr && state.show == Show::kFocus) {
        legend.addFocus(*therapy);
    } else if (therapy != nullptr) {
        legend.addFindings(*therapy);
        legend.addCourse(*therapy);
    }
    legend.place();
}

}  // namespace rewire
