// SPDX-License-Identifier: Apache-2.0
// The overlay behind "?": every key by what it does, and the mouse.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/commands.h"
#include "ui/parts.h"
#include "ui/widgets.h"

namespace rewire::ui {

namespace {

constexpr std::array<std::string_view, kCommandGroupCount> kGroups{"views", "look", "evidence",
                                                                   "brain", "work", "window"};
constexpr std::array<std::string_view, 7> kMouse{"turn", "pan",       "zoom", "pick",
                                                 "fly",  "keys_turn", "tab"};

void keyRow(Frame& frame, Column& column, std::string_view words, std::string_view keys) {
    const float keyWidth = textWidth(frame, Font::kSmallMedium, keys) + frame.px(14.0F);
    const float room = column.width - keyWidth - frame.px(10.0F);
    const float height =
        std::max(frame.px(26.0F), wrappedHeight(frame, Font::kSmall, words, room) + frame.px(6.0F));
    wrapped(frame, Font::kSmall, {column.x, column.y + frame.px(3.0F)}, frame.colours().text, words,
            room);
    const Rect cap{column.x + column.width - keyWidth, column.y + frame.px(2.0F), keyWidth,
                   frame.px(22.0F)};
    frame.draw().AddRectFilled(cap.min(), cap.max(), frame.colours().control, frame.px(4.0F));
    frame.draw().AddRect(cap.min(), cap.max(), frame.colours().line, frame.px(4.0F));
    textCentred(frame, Font::kSmallMedium, cap, frame.colours().secondary, keys);
    column.y += height;
}

void groupOfKeys(Frame& frame, Column& column, std::size_t group) {
    column.y = sectionName(frame, {column.x, column.y}, word(frame, "ui.help.", kGroups[group]),
                           column.width) +
               frame.px(4.0F);
    for (const Command& command : commands()) {
        if (static_cast<std::size_t>(command.group) != group || command.keys.empty()) continue;
        keyRow(frame, column, word(frame, "ui.command.", command.id), command.keys);
    }
    column.y += frame.px(18.0F);
}

void mouse(Frame& frame, Column& column) {
    column.y = sectionName(frame, {column.x, column.y}, frame.word("ui.help.mouse"), column.width) +
               frame.px(4.0F);
    for (const std::string_view each : kMouse) {
        keyRow(frame, column, word(frame, "ui.help.mouse_what.", each),
               word(frame, "ui.help.mouse_how.", each));
    }
    column.y += frame.px(18.0F);
}

}  // namespace

void drawHelp(Frame& frame) {
    const glm::vec2 window = frame.in.windowPx;
    const float width = std::min(frame.px(1040.0F), window.x - frame.px(32.0F));
    const float height = std::min(frame.px(780.0F), window.y - frame.px(32.0F));
    const Rect box{std::round((window.x - width) * 0.5F), std::round((window.y - height) * 0.5F),
                   width, height};
    frame.draw().AddRectFilled({0.0F, 0.0F}, {window.x, window.y}, frame.colours().shade);
    frame.draw().AddRectFilled(box.min(), box.max(), frame.colours().panel, frame.px(12.0F));
    frame.draw().AddRect(box.min(), box.max(), frame.colours().line, frame.px(12.0F));
    const float pad = frame.px(28.0F);
    const std::string& close = frame.word("ui.dialog.close");
    const float closeWidth = buttonWidth(frame, close);
    text(frame, Font::kTitle, {box.x + pad, box.y + frame.px(20.0F)}, frame.colours().text,
         frame.word("ui.help.title"), box.w - 2.0F * pad - closeWidth);
    const Rect closeBox{box.right() - frame.px(16.0F) - closeWidth, box.y + frame.px(16.0F),
                        closeWidth, frame.px(40.0F)};
    if (button(frame, "help.close", closeBox, close)) frame.ui.dialog.kind = Dialog::kNone;
    const Rect page{box.x, box.y + frame.px(68.0F), box.w, box.h - frame.px(76.0F)};
    ScrollArea scroll(frame, "scroll.help", page);
    const int columns = box.w > frame.px(900.0F) ? 3 : box.w > frame.px(600.0F) ? 2 : 1;
    const float gap = frame.px(32.0F);
    const float each = std::floor((box.w - 2.0F * pad - gap * static_cast<float>(columns - 1)) /
                                  static_cast<float>(columns));
    std::array<float, 3> ends{};
    ends.fill(scroll.top() + frame.px(4.0F));
    constexpr std::array<std::size_t, 7> kOrder{0, 3, 2, 1,
                                                4, 5, 6};  // balanced heights in three columns
    for (const std::size_t group : kOrder) {
        const auto shortest = std::min_element(ends.begin(), ends.begin() + columns);
        Column column{box.x + pad + (each + gap) * static_cast<float>(shortest - ends.begin()),
                      *shortest, each};
        if (group < kCommandGroupCount)
            groupOfKeys(frame, column, group);
        else
            mouse(frame, column);
        *shortest = column.y;
    }
    scroll.finish(*std::max_element(ends.begin(), ends.begin() + columns));
    const bool outside = ImGui::IsMouseClicked(0) && !box.contains(ImGui::GetIO().MousePos);
    if (outside && !frame.ui.dialog.justOpened) frame.ui.dialog.kind = Dialog::kNone;
}

}  // namespace rewire::ui
