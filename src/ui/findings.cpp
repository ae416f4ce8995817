// SPDX-License-Identifier: Apache-2.0
// "What studies found": every row of a therapy, grouped by kind of evidence, the shown kind first.
// A row opens to its explanation and references.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

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
    return {"effect." + therapy.id + "." + std::to_string(index),
            name,
            refOf(e.region, e.side),
            e.direction,
            directionWords(frame, e.direction, e.measure),
            e.grade,
            e.evidenceType,
            e.strength,
            &e.explanation,
            &e.references,
            e.strengthBasis};
}

Row rowOf(const Frame& frame, const Therapy& therapy, std::size_t index,
          const TherapyConnection& c) {
    const auto end = [&](const std::string& id, BothSides side) {
        std::string name = regionName(frame.in.content, id);
        return side == BothSides::kBoth ? name : name + ", " + sideWords(frame, side);
    };
    std::string says = directionWords(frame, c.direction, c.measure);
    if (c.coupling == "inverse" || c.coupling == "positive")
        says += ", " + word(frame, "ui.coupling.", c.coupling);
    std::string note;
    if (!c.tract.empty())
        note = fill(frame.word("ui.findings.tract"),
                    {c.tract, word(frame, "ui.tract_certainty.", certaintyKey(c.tractCertainty))});
    return {"link." + therapy.id + "." + std::to_string(index),
            end(c.from, c.fromSide) + " – " + lowerFirst(end(c.to, c.toSide)),
            refOf(c.from, c.fromSide),
            c.direction,
            says,
            c.grade,
            c.evidenceType,
            c.strength,
            &c.explanation,
            &c.references,
            note};
}

void openedRow(Frame& frame, Column& column, const Row& row, float indent) {
    Column inner{column.x + indent, column.y, column.width - indent};
    inner.y += frame.px(2.0F);
    paragraph(frame, inner, *row.explanation, Font::kText, true);
    inner.y += frame.px(6.0F);
    paragraph(frame, inner,
              fill(frame.word("ui.findings.compared"),
                   {word(frame, "ui.evidence_long.", toText(row.type))}),
              Font::kSmall);
    if (!row.note.empty()) paragraph(frame, inner, row.note, Font::kSmall);
    inner.y += frame.px(10.0F);
    const std::string key = row.key + ".to";
    if (tag(frame, key, {inner.x, inner.y}, frame.word("ui.findings.show_region"), inner.width,
            nullptr)
            .clicked) {
        selectRegion(frame, row.target, true);
    }
    inner.y +=
        tagSize(frame, frame.word("ui.findings.show_region"), inner.width).y + frame.px(6.0F);
    referenceTags(frame, inner, row.key + ".ref", *row.references);
    column.y = inner.y + frame.px(6.0F);
}

void drawMark(Frame& frame, const Rect& box, const Row& row, float y, bool coloured) {
    const bool striped = row.direction == Direction::kMixed || row.direction == Direction::kUnclear;
    const ImU32 colour =
        coloured ? signedInk(frame, row.direction, row.strength) : frame.colours().dotEmpty;
    swatch(frame, {box.x + frame.px(6.0F), y + frame.look.lineHeightPx(Font::kText) * 0.5F}, colour,
           striped);
}

// Where the parts of a row stand: measured once, then painted.
struct RowLayout {
    float indent = 0.0F, inner = 0.0F, nameWidth = 0.0F, nameHeight = 0.0F, saysHeight = 0.0F,
          typeHeight = 0.0F;
    bool gradeBelow = false;  // the name needs the whole line; dots stand on the next
    bool oneLine = false;     // what it says and who was compared share a line
    std::string type;
    [[nodiscard]] float height(const Frame& frame) const {
        return nameHeight + saysHeight + typeHeight + frame.px(24.0F);
    }
};

RowLayout layOutRow(const Frame& frame, float width, const Row& row) {
    RowLayout l;
    l.indent = frame.in.state.show == Show::kFindings ? frame.px(24.0F) : 0.0F;
    l.inner = width - l.indent;
    const float gradeWidth = evidenceDotsWidth(frame) + frame.px(96.0F);
    l.gradeBelow = textWidth(frame, Font::kTextSemibold, row.name) > l.inner - gradeWidth;
    l.nameWidth = l.gradeBelow ? l.inner : l.inner - gradeWidth;
    l.nameHeight = wrappedHeight(frame, Font::kTextSemibold, row.name, l.nameWidth);
    l.type = word(frame, "ui.evidence_short.", toText(row.type)) + " · " +
             paperCount(frame, row.references->size());
    const float mark = 16.0F * frame.look.scale;
    const float saysRoom = l.inner - mark - (l.gradeBelow ? gradeWidth : 0.0F);
    const float together = textWidth(frame, Font::kSmallMedium, row.says) + frame.px(10.0F) +
                           textWidth(frame, Font::kSmall, l.type);
    l.oneLine = !l.gradeBelow && together <= saysRoom;
    l.saysHeight = wrappedHeight(frame, Font::kSmallMedium, row.says, saysRoom);
    if (!l.oneLine) l.typeHeight = wrappedHeight(frame, Font::kSmall, l.type, l.inner);
    return l;
}

void paintRow(Frame& frame, const Rect& box, const Row& row, const RowLayout& l, bool coloured,
              bool hovered) {
    const ImU32 ink = coloured ? signedInk(frame, row.direction, 1.0F) : frame.colours().text;
    const float x = box.x + l.indent, mark = 16.0F * frame.look.scale;
    float y = box.y + frame.px(11.0F);
    if (l.indent > 0.0F) drawMark(frame, box, row, y, coloured);
    wrapped(frame, Font::kTextSemibold, {x, y},
            hovered ? frame.colours().white : frame.colours().text, row.name, l.nameWidth);
    if (!l.gradeBelow) gradeMark(frame, {box.right(), y + frame.px(1.5F)}, row.grade);
    y += l.nameHeight + frame.px(2.0F);
    if (l.gradeBelow) gradeMark(frame, {box.right(), y}, row.grade);
    directionMark(frame, {x, y + frame.look.lineHeightPx(Font::kSmall) * 0.5F}, ink, row.direction);
    const float gradeWidth = l.gradeBelow ? evidenceDotsWidth(frame) + frame.px(96.0F) : 0.0F;
    wrapped(frame, Font::kSmallMedium, {x + mark, y}, ink, row.says, l.inner - mark - gradeWidth);
    if (l.oneLine) {
        const float typeX =
            x + mark + textWidth(frame, Font::kSmallMedium, row.says) + frame.px(10.0F);
        text(frame, Font::kSmall, {typeX, y}, frame.colours().secondary, l.type,
             box.right() - typeX);
    } else {
        wrapped(frame, Font::kSmall, {x, y + l.saysHeight}, frame.colours().secondary, l.type,
                l.inner);
    }
}

void drawRow(Frame& frame, Column& column, const Row& row, bool shown) {
    const bool coloured = frame.in.state.show == Show::kFindings && shown;
    const RowLayout layout = layOutRow(frame, column.width, row);
    const Rect box{column.x, column.y, column.width, layout.height(frame)};
    const Touch at = touch(frame, row.key, box);
    if (at.clicked) toggleExpanded(frame, row.key);
    paintRow(frame, box, row, layout, coloured, at.hovered);
    if (at.focused) focusRing(frame, box, frame.px(4.0F));
    column.y = box.bottom();
    if (isExpanded(frame, row.key)) openedRow(frame, column, row, layout.indent);
}

// Long lists begin with a few rows; the rest opens.
constexpr std::size_t kRowsShown = 8, kRowsOthers = 3;

void drawRows(Frame& frame, Column& column, const Therapy& therapy, EvidenceKind kind, bool shown) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < therapy.effects.size(); ++i) {
        if (kindOf(therapy.effects[i].evidenceType) == kind)
            rows.push_back(rowOf(frame, therapy, i, therapy.effects[i]));
    }
    for (std::size_t i = 0; i < therapy.connections.size(); ++i) {
        if (kindOf(therapy.connections[i].evidenceType) == kind)
            rows.push_back(rowOf(frame, therapy, i, therapy.connections[i]));
    }
    const std::string key = "rows." + therapy.id + "." + std::string(toText(kind));
    const std::size_t some =
        frame.in.state.show == Show::kFindings && shown ? kRowsShown : kRowsOthers;
    const bool all = isExpanded(frame, key) || rows.size() <= some + 1;
    for (std::size_t i = 0; i < (all ? rows.size() : some); ++i) {
        if (i > 0) line(frame, column.x, column.y, column.width);
        drawRow(frame, column, rows[i], shown);
    }
    if (rows.size() <= some + 1) return;
    line(frame, column.x, column.y, column.width);
    const std::string more =
        fill(frame.word("ui.findings.more"), {std::to_string(rows.size() - some)});
    expander(frame, column, key, all ? frame.word("ui.findings.fewer") : more);
}

void drawKind(Frame& frame, Column& column, const Therapy& therapy, EvidenceKind kind) {
    const bool findings = frame.in.state.show == Show::kFindings;
    const bool shown = findings && kind == frame.in.state.evidence;
    const int count = therapy.rowCount(kind);
    const std::string& name = word(frame, "ui.evidence.", toText(kind));
    column.y += frame.px(20.0F);
    std::string rows = fill(frame.word(count == 1 ? "ui.findings.row" : "ui.findings.rows"),
                            {std::to_string(count)});
    if (findings && !shown) rows += " · " + frame.word("ui.findings.not_shown");
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
    if (tag(frame, key, {column.x, column.y}, words, column.width, nullptr).clicked)
        showFindings(frame, kind);
    column.y += tagSize(frame, words, column.width).y;
}

}  // namespace

void drawFindings(Frame& frame, Column& column, const Therapy& therapy) {
    const bool findings = frame.in.state.show == Show::kFindings;
    std::array<EvidenceKind, 3> order{EvidenceKind::kCourse, EvidenceKind::kPractice,
                                      EvidenceKind::kOther};
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
