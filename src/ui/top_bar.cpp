// SPDX-License-Identifier: Apache-2.0
// The top bar: name, search field, undo, redo, keys, export.
#include <algorithm>
#include <array>

#include "ui/commands.h"
#include "ui/parts.h"
#include "ui/widgets.h"

namespace rewire::ui {

namespace {

struct RightButtons {
    float left = 0.0F;  // where they begin
};

RightButtons drawButtons(Frame& frame, const Rect& bar) {
    const float height = frame.px(40.0F), y = bar.y + frame.px(8.0F), gap = frame.px(8.0F);
    float right = bar.right() - frame.px(16.0F);
    const auto place = [&](std::string_view words) {
        const float width = buttonWidth(frame, words);
        right -= width;
        const Rect box{right, y, width, height};
        right -= gap;
        return box;
    };
    const std::string& exportWord = frame.word("ui.top.export");
    const Rect exportBox = place(exportWord);
    const Rect helpBox = place(frame.word("ui.top.keys"));
    const Rect redoBox = place(frame.word("ui.top.redo"));
    const Rect undoBox = place(frame.word("ui.top.undo"));
    if (button(frame, "top.undo", undoBox, frame.word("ui.top.undo"), ButtonLook::kGhost,
               frame.in.canUndo))
        frame.emit(Undo{});
    if (button(frame, "top.redo", redoBox, frame.word("ui.top.redo"), ButtonLook::kGhost,
               frame.in.canRedo))
        frame.emit(Redo{});
    if (button(frame, "top.keys", helpBox, frame.word("ui.top.keys"), ButtonLook::kGhost))
        openDialog(frame, Dialog::kHelp);
    if (button(frame, "top.export", exportBox, exportWord, ButtonLook::kMain))
        openDialog(frame, Dialog::kExport);
    return {undoBox.x};
}

// Looks like a field, is a button: typing happens in the overlay that it opens.
void drawSearchButton(Frame& frame, const Rect& box) {
    const Colours& c = frame.colours();
    const Touch at = touch(frame, "top.search", box);
    const float radius = frame.px(kRadiusUnits);
    frame.draw().AddRectFilled(box.min(), box.max(), at.hovered ? c.controlHover : c.control,
                               radius);
    frame.draw().AddRect(box.min(), box.max(), c.line, radius);
    const std::string& keys = frame.word("ui.top.search_key");
    const float keyWidth = textWidth(frame, Font::kSmall, keys) + frame.px(16.0F);
    const Rect cap{box.right() - keyWidth - frame.px(8.0F), box.y + frame.px(8.0F), keyWidth,
                   box.h - frame.px(16.0F)};
    const float room = box.w - frame.px(32.0F);
    const bool capFits =
        room - keyWidth > textWidth(frame, Font::kText, frame.word("ui.top.search_short"));
    if (capFits) {
        frame.draw().AddRectFilled(cap.min(), cap.max(), c.panel, frame.px(4.0F));
        frame.draw().AddRect(cap.min(), cap.max(), c.dotEmpty, frame.px(4.0F));
        textCentred(frame, Font::kSmall, cap, c.secondary, keys);
    }
    const float wordsRoom = room - (capFits ? keyWidth : 0.0F);
    const bool fits = textWidth(frame, Font::kText, frame.word("ui.top.search")) <= wordsRoom;
    const float y = box.y + (box.h - frame.look.lineHeightPx(Font::kText)) * 0.5F;
    text(frame, Font::kText, {box.x + frame.px(16.0F), y}, c.secondary,
         frame.word(fits ? "ui.top.search" : "ui.top.search_short"), wordsRoom);
    if (at.focused) focusRing(frame, box, radius);
    if (at.clicked) openSearch(frame);
}

}  // namespace

void drawTopBar(Frame& frame, const Layout& layout) {
    const Rect& bar = layout.top;
    if (beginPanel("##top", bar)) {
        const std::string& name = frame.word("ui.name");
        const float nameWidth = textWidth(frame, Font::kName, name);
        const float y = bar.y + (bar.h - frame.look.lineHeightPx(Font::kName)) * 0.5F;
        text(frame, Font::kName, {bar.x + frame.px(16.0F), y}, frame.colours().text, name,
             nameWidth);
        const float left = bar.x + frame.px(32.0F) + nameWidth;
        const RightButtons buttons = drawButtons(frame, bar);
        const float room = buttons.left - frame.px(16.0F) - left;
        const float width = std::min(frame.px(552.0F), room);
        const float centred = (bar.w - width) * 0.5F;
        const float x = std::clamp(centred, left, std::max(left, left + room - width));
        if (width > frame.px(90.0F)) {
            drawSearchButton(frame, {x, bar.y + frame.px(8.0F), width, frame.px(40.0F)});
        }
    }
    endPanel();
}

}  // namespace rewire::ui
