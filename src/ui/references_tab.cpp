// SPDX-License-Identifier: Apache-2.0
// The References tab: readable entries with DOI and a copy button; what was not checked says so.
#include <algorithm>
#include <vector>

#include "scene/search.h"
#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

std::string journalLine(const Frame& frame, const Reference& r) {
    std::string words = r.journal;
    if (!r.kind.empty()) words += (words.empty() ? "" : " · ") + r.kind;
    if (r.n > 0) words += " · " + fill(frame.word("ui.references.people"), {std::to_string(r.n)});
    return words;
}

std::string citation(const Reference& r) {
    std::string words =
        r.authors + " (" + std::to_string(r.year) + "). " + r.title + ". " + r.journal + ".";
    if (!r.doi.empty()) words += " https://doi.org/" + r.doi;
    return words;
}

void identifiers(Frame& frame, Column& column, const Reference& r) {
    const std::string id = !r.doi.empty()    ? "doi " + r.doi
                           : !r.pmid.empty() ? "PMID " + r.pmid
                                             : std::string();
    const std::string& copyDoi = frame.word("ui.references.copy_doi");
    const std::string& copyAll = frame.word("ui.references.copy");
    const FocusGroup group(frame, "ref-copy." + r.id);
    if (!id.empty()) paragraph(frame, column, id, Font::kSmall);
    column.y += frame.px(6.0F);
    float x = column.x, width = 0.0F;
    if (!r.doi.empty()) {
        if (tag(frame, "doi." + r.id, {x, column.y}, copyDoi, column.width, &width).clicked) {
            frame.emit(CopyText{"https://doi.org/" + r.doi});
            addToast(frame.ui, fill(frame.word("ui.toast.copied"), {"https://doi.org/" + r.doi}));
        }
        x += width + frame.px(6.0F);
    }
    if (tag(frame, "cite." + r.id, {x, column.y}, copyAll, column.width, nullptr).clicked) {
        frame.emit(CopyText{citation(r)});
        addToast(frame.ui, fill(frame.word("ui.toast.copied"), {r.shortText()}));
    }
    column.y += tagSize(frame, copyAll, column.width).y + frame.px(8.0F);
}

void opened(Frame& frame, Column& column, const Reference& r) {
    if (!r.finding.empty()) {
        paragraph(frame, column, r.finding, Font::kText, true);
        column.y += frame.px(6.0F);
    }
    if (!r.limits.empty()) {
        paragraph(frame, column, fill(frame.word("ui.references.limits"), {r.limits}));
        column.y += frame.px(6.0F);
    }
    if (!r.note.empty()) {
        paragraph(frame, column, r.note, Font::kSmall);
        column.y += frame.px(6.0F);
    }
    if (r.verified && !r.findingSeen) {
        paragraph(frame, column, frame.word("ui.references.title_only"), Font::kSmall);
        column.y += frame.px(6.0F);
    }
    identifiers(frame, column, r);
}

void entry(Frame& frame, Column& column, const Reference& r) {
    const std::string key = "reference." + r.id;
    const std::string name = r.authors + ", " + std::to_string(r.year);
    const float pad = frame.px(11.0F), room = column.width - frame.px(24.0F);
    const std::string journal = journalLine(frame, r);
    const std::string& unverified = frame.word("ui.references.unverified");
    const float height =
        wrappedHeight(frame, Font::kSmallMedium, name, room) +
        wrappedHeight(frame, Font::kTextSemibold, r.title, room) +
        wrappedHeight(frame, Font::kSmall, journal, room) +
        (r.verified ? 0.0F : wrappedHeight(frame, Font::kSmallMedium, unverified, room)) +
        frame.px(4.0F);
    const Rect box{column.x, column.y, column.width, height + 2.0F * pad};
    const Touch at = touch(frame, key, box);
    if (at.clicked) toggleExpanded(frame, key);
    Column inner{box.x, box.y + pad, room};
    paragraph(frame, inner, name, Font::kSmallMedium);
    inner.y += frame.px(2.0F);
    inner.y += wrapped(frame, Font::kTextSemibold, {inner.x, inner.y},
                       at.hovered ? frame.colours().white : frame.colours().text, r.title, room);
    inner.y += frame.px(2.0F);
    paragraph(frame, inner, journal, Font::kSmall);
    if (!r.verified) paragraph(frame, inner, unverified, Font::kSmallMedium, true);
    chevron(frame, {box.right() - frame.px(8.0F), box.y + pad + frame.px(9.0F)},
            frame.colours().secondary, isExpanded(frame, key));
    if (at.focused) focusRing(frame, box, frame.px(4.0F));
    column.y = box.bottom();
    if (isExpanded(frame, key)) opened(frame, column, r);
    line(frame, column.x, column.y, column.width);
}

bool wanted(const Reference& r, const std::string& filter) {
    if (filter.empty()) return true;
    return fitOf(filter, r.authors + ' ' + r.title + ' ' + r.journal + ' ' +
                             std::to_string(r.year) + ' ' + r.finding + ' ' + r.doi) > 0;
}

}  // namespace

void drawReferencesTab(Frame& frame, Column& column, ScrollArea& scroll) {
    column.y += wrapped(frame, Font::kTitle, {column.x, column.y}, frame.colours().text,
                        frame.word("ui.references.title"), column.width);
    column.y += frame.px(12.0F);
    const Rect field{column.x, column.y, column.width, frame.px(40.0F)};
    textField(frame, "references.filter", field, frame.ui.referenceFilter,
              frame.word("ui.references.filter"));
    column.y = field.bottom() + frame.px(8.0F);
    std::vector<const Reference*> shown;
    const std::string& filter = frame.ui.referenceFilter;
    for (const Reference& r : frame.in.content.knowledge.references) {
        if (wanted(r, filter)) shown.push_back(&r);
    }
    std::sort(shown.begin(), shown.end(), [](const Reference* a, const Reference* b) {
        return a->authors != b->authors ? a->authors < b->authors : a->year < b->year;
    });
    const FocusGroup group(frame, "references");
    for (const Reference* r : shown) {
        if (r->id == frame.ui.referenceWanted) {
            scroll.scrollTo(column.y - frame.px(12.0F), false);
            frame.ui.focus.id = 0;
            frame.ui.referenceWanted.clear();
        }
        entry(frame, column, *r);
    }
    if (shown.empty())
        paragraph(frame, column, fill(frame.word("ui.search.nothing"), {frame.ui.referenceFilter}));
}

}  // namespace rewire::ui
