// SPDX-License-Identifier: Apache-2.0
// "What studies found": every row of a therapy, grouped by kind of evidence, the shown kind first. A row opens
// to its explanation and references.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/commands.h"
#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

// What effect and connection rows have in common on the screen.
struct Row {
    std::string key, name;
    RegionRef target;
    Direction direction;
    std::string says;  // "more active", "more linked"
    Grade grade;
    EvidenceType type;
    float strength;
    const std::string* explanation;
    const std::vector<std::string>* references;
    std::string note;  // strength basis, tract
};

std::string_view certaintyKey(TractCertainty certainty) {
    constexpr std::array<std::string_view, 5> kKeys{"good", "partial", "assumed", "animal", "none"};
    return kKeys[static_cast<std::size_t>(certainty)];
}

Row rowOf(const Frame& frame, const Therapy& therapy, std::size_t index, const TherapyEffect& e) {
    std::string name = regionName(frame.in.content, e.region);
    if (e.side != BothSides::kBoth) name += ", " + sideWords(frame, e.side);
    return {"effect." + therapy.id + "." + std::to_string(index), name, refOf(e.region, e.side), e.direction,
            directionWords(frame, e.direction, e.measure), e.grade, e.evidenceType, e.strength, &e.explanation, &e.references,
            e.strengthBasis};
}

Row rowOf(const Frame& frame, const Therapy& therapy, std::size_t index, const TherapyConnection& c) {
    const auto end = [&](const std::string& id, BothSides side) {
        std::string name = regionName(frame.in.content, id);
        return side == BothSides::kBoth ? name : name + ", " + sideWords(frame, side);
    };
    std::string says = directionWords(frame, c.direction, c.measure);
    if (c.coupling == "inverse" || c.coupling == "positive") says += ", " + word(frame, "ui.coupling.", c.coupling);
    std::string note;
    if (!c.tract.empty()) note = fill(frame.word("ui.findings.tract"), {c.tract, word(frame, "ui.tract_certainty.", certaintyKey(c.tractCertainty))});
    return {"link." + therapy.id + "." + std::to_string(index), end(c.from, c.fromSide) + " – " + lowerFirst(end(c.to, c.toSide)),
            refOf(c.from, c.fromSide), c.direction, says, c.grade, c.evidenceType, c.strength, &c.explanation, &c.references, note};
}

void openedRow(Frame& frame, Column& column, const Row& row, float indent) {
    Column inner{column.x + indent, column.y, column.width - indent};
    inner.y += frame.px(2.0F);
    paragraph(frame, inner, *row.explanation, Font::kText, true);
    inner.y += frame.px(6.0F);
    paragraph(frame, inner, fill(frame.word("ui.findings.compared"), {word(frame, "ui.evidence_long.", toText(row.type))}), Font::kSmall);
    if (!row.note.empty()) paragraph(frame, inner, row.note, Font::kSmall);
    inner.y += frame.px(10.0F);
    const std::string key = row.key + ".to";
    if (tag(frame, key, {inner.x, inner.y}, frame.word("ui.findings.show_region"), inner.width, nullptr).clicked) {
        selectRegion(frame, row.target, true);
    }
    inner.y += tagSize(frame, frame.word("ui.findings.show_region"), inner.width).y + frame.px(6.0F);
    referenceTags(frame, inner, row.key + ".ref", *row.references);
    column.y = inner.y + frame.px(6.0F);
}

void drawMark(Frame& frame, const Rect& box, const Row& row, float y, bool coloured) {
    const bool striped = row.direction == Direction::kMixed || row.direction == Direction::kUnclear;
    const ImU32 colour = coloured ? signedInk(frame, row.direction, row.strength) : frame.colours().dotEmpty;
    swatch(frame, {box.x + frame.px(6.0F), y + frame.look.lineHeightPx(Font::kText) * 0.5F}, colour, striped);
}

// Second line: ▲ more active · volunteers in the scanner · 3 papers; wraps under itself in a narrow panel.
float secondLine(Frame& frame, ImVec2 at, float width, const Row& row, bool coloured, bool paint) {
    const std::string type = word(frame, "ui.evidence_short.", toText(row.type)) + " · " + paperCount(frame, row.references->size());
    const float mark = 16.0F * frame.look.scale;
    const float says = textWidth(frame, Font::kSmallMedium, row.says);
    const float rest = textWidth(frame, Font::kSmall, type);
    const float line = frame.look.lineHeightPx(Font::kSmall);
    const ImU32 ink = coloured ? signedInk(frame, row.direction, 1.0F) : frame.colours().text;
    const bool oneLine = mark + says + frame.px(10.0F) + rest <= width;
    const float saysHeight = wrappedHeight(frame, Font::kSmallMedium, row.says, width - mark);
    if (paint) {
        directionMark(frame, {at.x, at.y + line * 0.5F}, ink, row.direction);
        wrapped(frame, Font::kSmallMedium, {at.x + mark, at.y}, ink, row.says, width - mark);
        if (oneLine) text(frame, Font::kSmall, {at.x + mark + says + frame.px(10.0F), at.y}, frame.colours().secondary, type, rest);
        else wrapped(frame, Font::kSmall, {at.x, at.y + saysHeight}, frame.colours().secondary, type, width);
    }
    return oneLine ? line : saysHeight + wrappedHeight(frame, Font::kSmall, type, width);
}

void drawRow(Frame& frame, Column& column, const Row& row, bool shown) {
    const bool findings = frame.in.state.show == Show::kFindings;
    const bool coloured = findings && shown;
    const float indent = findings ? frame.px(24.0F) : 0.0F;
    const float inner = column.width - indent;
    const float markWidth = evidenceDotsWidth(frame) + frame.px(88.0F);
    const float nameWidth = inner - markWidth - frame.px(8.0F);
    const float pad = frame.px(11.0F);
    const float nameHeight = wrappedHeight(frame, Font::kTextSemibold, row.name, nameWidth);
    const float second = secondLine(frame, {0, 0}, inner, row, coloured, false);
    const Rect box{column.x, column.y, column.width, nameHeight + second + 2.0F * pad + frame.px(2.0F)};
    const Touch at = touch(frame, row.key, box);
    if (at.hovered || at.focused) frame.out.pointedAt = row.target;
    if (at.clicked) toggleExpanded(frame, row.key);
    const float y = box.y + pad;
    if (findings) drawMark(frame, box, row, y, coloured);
    wrapped(frame, Font::kTextSemibold, {box.x + indent, y}, at.hovered ? frame.colours().white : frame.colours().text, row.name, nameWidth);
    gradeMark(frame, {box.right(), y + frame.px(1.5F)}, row.grade);
    secondLine(frame, {box.x + indent, y + nameHeight + frame.px(2.0F)}, inner, row, coloured, true);
    if (at.focused) focusRing(frame, box, frame.px(4.0F));
    column.y = box.bottom();
    if (isExpanded(frame, row.key)) openedRow(frame, column, row, indent);
}

void drawRows(Frame& frame, Column& column, const Therapy& therapy, EvidenceKind kind, bool shown) {
    bool first = true;
    const auto next = [&](const Row& row) {
        if (!first) line(frame, column.x, column.y, column.width);
        first = false;
        drawRow(frame, column, row, shown);
    };
    for (std::size_t i = 0; i < therapy.effects.size(); ++i) {
        if (kindOf(therapy.effects[i].evidenceType) == kind) next(rowOf(frame, therapy, i, therapy.effects[i]));
    }
    for (std::size_t i = 0; i < therapy.connections.size(); ++i) {
        if (kindOf(therapy.connections[i].evidenceType) == kind) next(rowOf(frame, therapy, i, therapy.connections[i]));
    }
}

void drawKind(Frame& frame, Column& column, const Therapy& therapy, EvidenceKind kind) {
    const bool findings = frame.in.state.show == Show::kFindings;
    const bool shown = findings && kind == frame.in.state.evidence;
    const int count = therapy.rowCount(kind);
    std::string name = word(frame, "ui.evidence.", toText(kind));
    if (findings && !shown) name += " · " + frame.word("ui.findings.not_shown");
    column.y += frame.px(20.0F);
    const std::string rows = fill(frame.word(count == 1 ? "ui.findings.row" : "ui.findings.rows"), {std::to_string(count)});
    column.y = sectionName(frame, {column.x, column.y}, name, column.width, rows);
    const FocusGroup group(frame, "kind." + std::string(toText(kind)));
    const Faded faded(frame, findings && !shown ? 0.78F : 1.0F);
    if (count == 0) {
        column.y += frame.px(10.0F);
        paragraph(frame, column, word(frame, "ui.findings.none.", toText(kind)));
        column.y += frame.px(6.0F);
    }
    drawRows(frame, column, therapy, kind, shown || !findings);
    if (!findings || shown) return;
    column.y += frame.px(4.0F);
    const std::string key = "findings.show." + std::string(toText(kind));
    const std::string& words = frame.word("ui.findings.show_kind");
    if (tag(frame, key, {column.x, column.y}, words, column.width, nullptr).clicked) showFindings(frame, kind);
    column.y += tagSize(frame, words, column.width).y;
}

}  // namespace

void drawFindings(Frame& frame, Column& column, const Therapy& therapy) {
    const bool findings = frame.in.state.show == Show::kFindings;
    std::array<EvidenceKind, 3> order{EvidenceKind::kCourse, EvidenceKind::kPractice, EvidenceKind::kOther};
    if (findings) {
        const auto at = std::find(order.begin(), order.end(), frame.in.state.evidence);
        std::rotate(order.begin(), at, at + 1);
    } else {
        column.y += frame.px(24.0F);
        column.y += wrapped(frame, Font::kTextSemibold, {column.x, column.y}, frame.colours().text,
                            frame.word("ui.findings.title"), column.width);
        column.y += frame.px(4.0F);
        paragraph(frame, column, frame.word("ui.findings.intro"), Font::kSmall);
    }
    for (const EvidenceKind kind : order) drawKind(frame, column, therapy, kind);
}

}  // namespace rewire::ui
