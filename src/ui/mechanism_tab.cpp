// SPDX-License-Identifier: Apache-2.0
// The Mechanisms tab: the seven, and the opened one: beginner or student, established beside
// contested, misconceptions, numbers with their sources, where in the brain; its running model
// stands above them (model_panel.cpp).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

std::string numberText(double value) {
    char buffer[32];
    if (value != 0.0 && (std::abs(value) >= 1e6 || std::abs(value) < 0.001)) {
        const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
        std::snprintf(buffer, sizeof buffer, "%.3g × 10^%d", value / std::pow(10.0, exponent),
                      exponent);
    } else {
        std::snprintf(buffer, sizeof buffer, "%.4g", value);
    }
    return buffer;
}

std::string factNumber(const Frame& frame, const MechanismFact& fact) {
    std::string number = numberText(fact.value);
    if (fact.low != fact.high) {
        const std::string range =
            fill(frame.word("ui.mechanism.range"), {numberText(fact.low), numberText(fact.high)});
        const bool between = fact.value > fact.low && fact.value < fact.high;
        number = between ? number + " (" + range + ")" : range;
    }
    return number + " " + fact.unit;
}

void mechanismList(Frame& frame, Column& column) {
    column.y += wrapped(frame, Font::kTitle, {column.x, column.y}, frame.colours().text,
                        frame.word("ui.mechanism.title"), column.width);
    column.y += frame.px(6.0F);
    paragraph(frame, column, frame.word("ui.mechanism.intro"));
    column.y += frame.px(16.0F);
    const FocusGroup group(frame, "mechanisms");
    for (const Mechanism& mechanism : frame.in.content.knowledge.mechanisms) {
        const CardText words{mechanism.name, {}, false};
        const float mark = frame.look.lineHeightPx(Font::kSmall) + frame.px(2.0F);
        const Rect box{column.x, column.y, column.width,
                       cardHeight(frame, words, column.width, 0.0F) + mark};
        const Touch at = card(frame, "mechanism." + mechanism.id, box, words, 0.0F);
        if (at.clicked) frame.emit(SetMechanism{mechanism.id});
        const float x = box.x + frame.px(kCardPadUnits),
                    y = box.bottom() - frame.px(9.0F) - frame.look.lineHeightPx(Font::kSmall);
        evidenceDots(frame, {x, y + frame.look.lineHeightPx(Font::kSmall) * 0.5F}, mechanism.grade);
        const float wordsX = x + evidenceDotsWidth(frame) + frame.px(8.0F);
        text(frame, Font::kSmall, {wordsX, y}, frame.colours().secondary,
             word(frame, "ui.grade.", toText(mechanism.grade)), box.right() - wordsX);
        column.y = box.bottom() + frame.px(8.0F);
    }
}

void levelSwitch(Frame& frame, Column& column) {
    const std::array<Segment, 2> levels{{{"level.beginner", frame.word("ui.mechanism.beginner")},
                                         {"level.student", frame.word("ui.mechanism.student")}}};
    const Rect box{column.x, column.y, column.width, frame.px(40.0F)};
    const int clicked =
        segments(frame, "level", box, levels, frame.ui.settings.studentTexts ? 1 : 0);
    if (clicked >= 0) {
        frame.ui.settings.studentTexts = clicked == 1;
        frame.out.wishes.settingsChanged = true;
    }
    column.y = box.bottom();
}

void gradeBox(Frame& frame, Column& column, const Mechanism& mechanism) {
    const float pad = frame.px(16.0F), inner = column.width - 2.0F * pad;
    const std::string& question = frame.word("ui.mechanism.grade_question");
    const float height = wrappedHeight(frame, Font::kSmall, question, inner) +
                         frame.look.lineHeightPx(Font::kSmall) + frame.px(8.0F) +
                         wrappedHeight(frame, Font::kText, mechanism.gradeNote, inner) +
                         frame.px(6.0F);
    const Rect box{column.x, column.y, column.width, height + 2.0F * pad};
    raisedBox(frame, box);
    Column in{box.x + pad, box.y + pad, inner};
    paragraph(frame, in, question, Font::kSmall);
    in.y += frame.px(4.0F);
    const float line1 = frame.look.lineHeightPx(Font::kSmall);
    evidenceDots(frame, {in.x, in.y + line1 * 0.5F}, mechanism.grade);
    const float x = in.x + evidenceDotsWidth(frame) + frame.px(8.0F);
    text(frame, Font::kSmallMedium, {x, in.y}, frame.colours().text,
         word(frame, "ui.grade.", toText(mechanism.grade)), box.right() - pad - x);
    in.y += line1 + frame.px(10.0F);
    paragraph(frame, in, mechanism.gradeNote, Font::kText, true);
    column.y = box.bottom();
}

float listHeight(const Frame& frame, const std::vector<std::string>& items, float width) {
    float height = 0.0F;
    for (const std::string& item : items)
        height += wrappedHeight(frame, Font::kText, item, width) + frame.px(10.0F);
    return height;
}

float column2(Frame& frame, ImVec2 at, float width, const std::string& name,
              const std::vector<std::string>& items) {
    float y = sectionName(frame, at, name, width) + frame.px(10.0F);
    for (const std::string& item : items) {
        y += wrapped(frame, Font::kText, {at.x, y}, frame.colours().text, item, width) +
             frame.px(10.0F);
    }
    return y;
}

// Side by side where both columns stay readable, else one under the other.
void establishedAndContested(Frame& frame, Column& column, const Mechanism& m) {
    column.y += frame.px(28.0F);
    const float gap = frame.px(24.0F), half = std::floor((column.width - gap) * 0.5F);
    const std::string& established = frame.word("ui.mechanism.established");
    const std::string& contested = frame.word("ui.mechanism.contested");
    const bool sideBySide =
        half >= frame.px(140.0F) && listHeight(frame, m.established, half) < frame.px(900.0F);
    if (sideBySide) {
        const float left = column2(frame, {column.x, column.y}, half, established, m.established);
        const float right =
            column2(frame, {column.x + half + gap, column.y}, half, contested, m.contested);
        column.y = std::max(left, right);
    } else {
        column.y = column2(frame, {column.x, column.y}, column.width, established, m.established) +
                   frame.px(16.0F);
        column.y = column2(frame, {column.x, column.y}, column.width, contested, m.contested);
    }
    column.y -= frame.px(10.0F);
}

void misconceptions(Frame& frame, Column& column, const Mechanism& m) {
    if (m.misconceptions.empty()) return;
    heading(frame, column, frame.word("ui.mechanism.misconceptions"));
    for (std::size_t i = 0; i < m.misconceptions.size(); ++i) {
        const Misconception& each = m.misconceptions[i];
        const std::string quoted = "“" + each.wrong + "”";
        paragraph(frame, column, quoted, Font::kTextSemibold, true);
        column.y += frame.px(4.0F);
        paragraph(frame, column, each.right);
        column.y += frame.px(8.0F);
        referenceTags(frame, column, "wrong." + m.id + std::to_string(i), each.references);
        column.y += frame.px(10.0F);
    }
    column.y -= frame.px(10.0F);
}

void facts(Frame& frame, Column& column, const Mechanism& m) {
    if (m.facts.empty()) return;
    heading(frame, column, frame.word("ui.mechanism.numbers"));
    for (std::size_t i = 0; i < m.facts.size(); ++i) {
        const MechanismFact& fact = m.facts[i];
        paragraph(frame, column, factNumber(frame, fact), Font::kTextSemibold, true);
        std::string species = fact.species;
        if (fact.derived) species += " · " + frame.word("ui.mechanism.derived");
        paragraph(frame, column, species, Font::kSmall);
        column.y += frame.px(2.0F);
        paragraph(frame, column, fact.text);
        column.y += frame.px(8.0F);
        referenceTags(frame, column, "fact." + m.id + std::to_string(i), fact.references);
        column.y += frame.px(8.0F);
    }
    column.y -= frame.px(8.0F);
}

void detail(Frame& frame, Column& column, const Mechanism& m) {
    const std::string& back = frame.word("ui.mechanism.all");
    if (tag(frame, "mechanism.all", {column.x, column.y}, back, column.width, nullptr).clicked)
        frame.emit(SetMechanism{""});
    column.y += tagSize(frame, back, column.width).y + frame.px(14.0F);
    column.y += wrapped(frame, Font::kTitle, {column.x, column.y}, frame.colours().text, m.name,
                        column.width);
    column.y += frame.px(12.0F);
    levelSwitch(frame, column);
    column.y += frame.px(20.0F);
    drawModelPanel(frame, column, m);
    heading(frame, column, frame.word("ui.mechanism.about"));
    paragraph(frame, column, frame.ui.settings.studentTexts ? m.detailsStudent : m.summaryBeginner,
              Font::kText, true);
    column.y += frame.px(16.0F);
    gradeBox(frame, column, m);
    heading(frame, column, frame.word("ui.mechanism.where"));
    regionTags(frame, column, "mechanism.where", m.regions);
    column.y -= frame.px(8.0F);
    establishedAndContested(frame, column, m);
    misconceptions(frame, column, m);
    heading(frame, column, frame.word("ui.mechanism.timescale"));
    paragraph(frame, column, m.timescale, Font::kText, true);
    column.y += frame.px(10.0F);
    referenceTags(frame, column, "mechanism.time", m.timescaleReferences);
    facts(frame, column, m);
    heading(frame, column, frame.word("ui.sources"));
    referenceTags(frame, column, "mechanism.refs", m.references);
}

}  // namespace

void drawMechanismTab(Frame& frame, Column& column) {
    const Mechanism* mechanism = frame.in.content.knowledge.findMechanism(frame.in.state.mechanism);
    if (mechanism == nullptr)
        mechanismList(frame, column);
    else
        detail(frame, column, *mechanism);
}

}  // namespace rewire::ui
