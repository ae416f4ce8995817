// SPDX-License-Identifier: Apache-2.0
// The Therapy tab: what it is, the honest headline, its focus, what studies found, how it goes,
// mechanisms.
#include <algorithm>
#include <cmath>

#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

void headline(Frame& frame, Column& column, const Therapy& therapy) {
    column.y += frame.px(16.0F);
    const float pad = frame.px(16.0F);
    const float inner = column.width - 2.0F * pad;
    const float height = wrappedHeight(frame, Font::kText, therapy.honestHeadline, inner);
    const Rect box{column.x, column.y, column.width, height + 2.0F * pad};
    raisedBox(frame, box);
    wrapped(frame, Font::kText, {box.x + pad, box.y + pad}, frame.colours().text,
            therapy.honestHeadline, inner);
    column.y = box.bottom() + frame.px(4.0F);
    if (expander(frame, column, "headline." + therapy.id, frame.word("ui.sources"))) {
        referenceTags(frame, column, "headline.refs", therapy.headlineReferences);
    }
}

const std::string& taglineOf(const Frame& frame, const std::string& id) {
    static const std::string none;
    const RegionText* text = frame.in.content.knowledge.findRegion(id);
    return text == nullptr ? none : text->tagline;
}

void focusRow(Frame& frame, Column& column, const Therapy& therapy, const std::string& id,
              bool last) {
    const std::string name = regionName(frame.in.content, id);
    const std::string& tagline = taglineOf(frame, id);
    const bool identity = frame.in.state.show == Show::kFocus;
    const float indent = identity ? frame.px(24.0F) : 0.0F;
    const float inner = column.width - indent;
    const float nameWidth = textWidth(frame, Font::kTextSemibold, name);
    const float tagWidth = textWidth(frame, Font::kSmall, tagline);
    const bool oneLine = nameWidth + tagWidth + frame.px(16.0F) <= inner;
    const float nameHeight = oneLine ? frame.look.lineHeightPx(Font::kText)
                                     : wrappedHeight(frame, Font::kTextSemibold, name, inner);
    const float tagHeight =
        oneLine || tagline.empty() ? 0.0F : wrappedHeight(frame, Font::kSmall, tagline, inner);
    const float pad = frame.px(11.0F);
    const Rect box{column.x, column.y, column.width, nameHeight + tagHeight + 2.0F * pad};
    const Touch at = touch(frame, "focus." + id, box);
    const RegionRef ref{id, std::nullopt};
    if (at.clicked) selectRegion(frame, ref, true);
    const float line1 = box.y + pad;
    if (identity) {
        swatch(frame, {box.x + frame.px(6.0F), line1 + frame.look.lineHeightPx(Font::kText) * 0.5F},
               focusInk(frame, therapy.id, id), false);
    }
    wrapped(frame, Font::kTextSemibold, {box.x + indent, line1},
            at.hovered ? frame.colours().white : frame.colours().text, name, inner);
    if (oneLine) {
        textRight(frame, Font::kSmall, {box.right(), line1 + frame.px(1.0F)},
                  frame.colours().secondary, tagline, tagWidth);
    } else {
        wrapped(frame, Font::kSmall, {box.x + indent, line1 + nameHeight},
                frame.colours().secondary, tagline, inner);
    }
    if (at.focused) focusRing(frame, box, frame.px(4.0F));
    column.y = box.bottom();
    if (!last) line(frame, column.x, column.y, column.width);
}

void focusSection(Frame& frame, Column& column, const Therapy& therapy) {
    column.y += frame.px(20.0F);
    column.y =
        sectionName(frame, {column.x, column.y}, frame.word("ui.therapy.in_focus"), column.width);
    const FocusGroup group(frame, "focus-rows");
    for (std::size_t i = 0; i < therapy.focus.size(); ++i) {
        focusRow(frame, column, therapy, therapy.focus[i], i + 1 == therapy.focus.size());
    }
}

void practicalSections(Frame& frame, Column& column, const Therapy& therapy) {
    heading(frame, column, frame.word("ui.therapy.does_it_help"));
    paragraph(frame, column, therapy.doesItHelp, Font::kText, true);
    column.y += frame.px(10.0F);
    referenceTags(frame, column, "helps.refs", therapy.doesItHelpReferences);
    heading(frame, column, frame.word("ui.therapy.session"));
    bullets(frame, column, therapy.session);
    heading(frame, column, frame.word("ui.therapy.course"));
    paragraph(frame, column, therapy.typicalCourse, Font::kText, true);
    if (!therapy.courseNote.empty()) {
        column.y += frame.px(6.0F);
        paragraph(frame, column, therapy.courseNote, Font::kSmall);
    }
    column.y += frame.px(10.0F);
    referenceTags(frame, column, "course.refs", therapy.courseReferences);
    if (therapy.conditions.empty()) return;
    heading(frame, column, frame.word("ui.therapy.conditions"));
    std::string list;
    for (const std::string& condition : therapy.conditions)
        list += (list.empty() ? "" : ", ") + condition;
    paragraph(frame, column, list + ".", Font::kText, true);
    if (!therapy.conditionsNote.empty()) {
        column.y += frame.px(6.0F);
        paragraph(frame, column, therapy.conditionsNote, Font::kSmall);
    }
    column.y += frame.px(10.0F);
    referenceTags(frame, column, "conditions.refs", therapy.conditionsReferences);
}

// Two cards a row: name, and how well it is established that therapy does this.
void mechanismCards(Frame& frame, Column& column) {
    heading(frame, column, frame.word("ui.therapy.mechanisms"));
    const FocusGroup group(frame, "mechanism-cards");
    const auto& all = frame.in.content.knowledge.mechanisms;
    const float gap = frame.px(8.0F);
    const float width = std::floor((column.width - gap) * 0.5F);
    for (std::size_t i = 0; i < all.size(); i += 2) {
        float height = 0.0F;
        const float markHeight = frame.look.lineHeightPx(Font::kSmall) + frame.px(4.0F);
        for (std::size_t j = i; j < std::min(i + 2, all.size()); ++j) {
            height = std::max(
                height, cardHeight(frame, {all[j].name, {}, false}, width, 0.0F) + markHeight);
        }
        for (std::size_t j = i; j < std::min(i + 2, all.size()); ++j) {
            const Rect box{j == i ? column.x : column.x + column.width - width, column.y, width,
                           height};
            const Touch at =
                card(frame, "mechanism-card." + all[j].id, box, {all[j].name, {}, false}, 0.0F);
            const float x = box.x + frame.px(kCardPadUnits),
                        y = box.bottom() - frame.px(10.0F) - frame.look.lineHeightPx(Font::kSmall);
            evidenceDots(frame, {x, y + frame.look.lineHeightPx(Font::kSmall) * 0.5F},
                         all[j].grade);
            const float wordsX = x + evidenceDotsWidth(frame) + frame.px(8.0F);
            text(frame, Font::kSmall, {wordsX, y}, frame.colours().secondary,
                 word(frame, "ui.grade.", toText(all[j].grade)), box.right() - wordsX);
            if (at.clicked) {
                frame.emit(SetMechanism{all[j].id});
                frame.ui.tab = Tab::kMechanisms;
            }
        }
        column.y += height + gap;
    }
}

void nothingChosen(Frame& frame, Column& column) {
    column.y += wrapped(frame, Font::kTitle, {column.x, column.y}, frame.colours().text,
                        frame.word("ui.therapy.none_title"), column.width);
    column.y += frame.px(8.0F);
    paragraph(frame, column, frame.word("ui.therapy.none_text"));
    column.y += frame.px(20.0F);
    for (const Therapy& therapy : frame.in.content.knowledge.therapies) {
        const std::string name = therapy.name;
        const CardText words{name, therapy.summary, false};
        const Rect box{column.x, column.y, column.width,
                       cardHeight(frame, words, column.width, 0.0F)};
        if (card(frame, "pick." + therapy.id, box, words, 0.0F).clicked)
            frame.emit(SetTherapy{therapy.id});
        column.y = box.bottom() + frame.px(8.0F);
    }
    mechanismCards(frame, column);
}

}  // namespace

void drawTherapyTab(Frame& frame, Column& column) {
    const Therapy* therapy = frame.in.content.knowledge.findTherapy(frame.in.state.therapy);
    if (therapy == nullptr) return nothingChosen(frame, column);
    column.y += wrapped(frame, Font::kTitle, {column.x, column.y}, frame.colours().text,
                        therapy->name, column.width);
    column.y += frame.px(6.0F);
    paragraph(frame, column, therapy->summary);
    headline(frame, column, *therapy);
    if (frame.in.state.show == Show::kFocus) focusSection(frame, column, *therapy);
    drawFindings(frame, column, *therapy);
    if (frame.in.state.show == Show::kFindings) focusSection(frame, column, *therapy);
    practicalSections(frame, column, *therapy);
    mechanismCards(frame, column);
}

}  // namespace rewire::ui
