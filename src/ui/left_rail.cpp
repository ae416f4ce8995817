// SPDX-License-Identifier: Apache-2.0
// The left rail: therapy cards, Focus or What studies found, style, view; parts and display below.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

void railHeading(Frame& frame, Column& column, std::string_view words) {
    spacedCapitals(frame, {column.x, column.y}, frame.colours().faint, words, column.width);
    column.y += frame.look.lineHeightPx(Font::kSection) + frame.px(6.0F);
}

void drawTherapies(Frame& frame, Column& column) {
    railHeading(frame, column, frame.word("ui.rail.therapy"));
    const FocusGroup group(frame, "therapies");
    const bool identity = frame.in.state.show == Show::kFocus;
    for (const Therapy& therapy : frame.in.content.knowledge.therapies) {
        const std::string title = therapyCardName(therapy);
        const std::string second = therapyCardLine(frame.in.content, therapy);
        const bool on = frame.in.state.therapy == therapy.id;
        const CardText words{title, second, on};
        // A therapy whose focus is one identity seen in many parts shows it once.
        std::vector<ImU32> colours;
        for (const std::string& id : therapy.focus) {
            const ImU32 ink = focusInk(frame, therapy.id, id);
            if (std::find(colours.begin(), colours.end(), ink) == colours.end())
                colours.push_back(ink);
        }
        const float room = identity ? frame.px(13.0F) * static_cast<float>(colours.size()) : 0.0F;
        const Rect box{column.x, column.y, column.width,
                       cardHeight(frame, words, column.width, room)};
        const std::string key = "therapy." + therapy.id;
        if (card(frame, key, box, words, room).clicked)
            frame.emit(SetTherapy{on ? "" : therapy.id});
        if (identity) {
            float x = box.right() - frame.px(17.0F);
            const float y = box.y + frame.px(8.0F) + frame.look.lineHeightPx(Font::kText) * 0.5F;
            for (auto ink = colours.rbegin(); ink != colours.rend(); ++ink, x -= frame.px(13.0F))
                dot(frame, {x, y}, *ink);
        }
        column.y = box.bottom() + frame.px(8.0F);
    }
}

void drawShow(Frame& frame, Column& column) {
    railHeading(frame, column, frame.word("ui.rail.show"));
    const std::array<Segment, 2> all{{{"show.focus", frame.word("ui.show.focus")},
                                      {"show.findings", frame.word("ui.show.findings")}}};
    const Rect box{column.x, column.y, column.width, frame.px(40.0F)};
    const int clicked = segments(frame, "show", box, all, static_cast<int>(frame.in.state.show));
    if (clicked >= 0) frame.emit(SetShow{static_cast<Show>(clicked)});
    column.y = box.bottom();
}

void drawStyle(Frame& frame, Column& column) {
    railHeading(frame, column, frame.word("ui.rail.style"));
    const std::array<Segment, 3> all{{{"style.anatomy", frame.word("ui.style.anatomy")},
                                      {"style.glass", frame.word("ui.style.glass")},
                                      {"style.xray", frame.word("ui.style.xray")}}};
    const Rect box{column.x, column.y, column.width, frame.px(40.0F)};
    const int clicked = segments(frame, "style", box, all, static_cast<int>(frame.in.state.style));
    if (clicked >= 0) frame.emit(SetStyle{static_cast<Style>(clicked)});
    column.y = box.bottom();
}

void drawViews(Frame& frame, Column& column) {
    railHeading(frame, column, frame.word("ui.rail.view"));
    constexpr std::array kOrder{
        View::kLeft,        View::kRight, View::kLeftFront, View::kRightFront, View::kLeftMedial,
        View::kRightMedial, View::kFront, View::kBack,      View::kTop,        View::kBottom};
    const FocusGroup group(frame, "views");
    const std::optional<View> now = currentView(frame.in.state);
    const float gap = frame.px(8.0F), height = frame.px(32.0F);
    const float width = std::floor((column.width - gap) * 0.5F);
    for (std::size_t i = 0; i < kOrder.size(); ++i) {
        const std::size_t row = i / 2;
        const Rect box{i % 2 == 0 ? column.x : column.x + column.width - width,
                       column.y + static_cast<float>(row) * (height + gap), width, height};
        const std::string key = "view." + std::string(toText(kOrder[i]));
        const bool on = now == kOrder[i];
        if (chip(frame, key, box, word(frame, "ui.view.", toText(kOrder[i])), on))
            frame.emit(SetView{kOrder[i]});
    }
    constexpr std::size_t kRows = kOrder.size() / 2;
    column.y += static_cast<float>(kRows) * (height + gap) - gap;
}

}  // namespace

void drawLeftRail(Frame& frame, const Layout& layout) {
    const Rect& rail = layout.left;
    if (beginPanel("##left", rail)) {
        const float pad = frame.px(16.0F);
        ScrollArea scroll(frame, "scroll.left", {rail.x, rail.y, rail.w - frame.px(1.0F), rail.h});
        Column column{rail.x + pad, scroll.top() + frame.px(20.0F), rail.w - 2.0F * pad};
        const float gap = frame.px(24.0F);
        drawTherapies(frame, column);
        column.y += gap - frame.px(8.0F);
        drawShow(frame, column);
        column.y += gap;
        drawStyle(frame, column);
        column.y += gap;
        drawViews(frame, column);
        column.y += gap;
        railHeading(frame, column, frame.word("ui.rail.parts"));
        drawParts(frame, column);
        column.y += gap;
        railHeading(frame, column, frame.word("ui.rail.display"));
        drawDisplay(frame, column);
        scroll.finish(column.y + frame.px(24.0F));
    }
    endPanel();
}

}  // namespace rewire::ui
