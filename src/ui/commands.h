// SPDX-License-Identifier: Apache-2.0
// Every command that is not a name from the content: one table for the keyboard, the help overlay
// and the search box. Does NOT draw.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/frame.h"

namespace rewire::ui {

enum class CommandGroup : std::uint8_t { kViews, kLook, kEvidence, kBrain, kWork, kWindow };
inline constexpr std::size_t kCommandGroupCount = 6;

struct Shortcut {
    Key key = Key::kCharacter;
    char32_t character = 0;  // lower case; 0 with kCharacter: no key
    bool ctrl = false, shift = false;
};

struct Command {
    std::string_view id;  // "view.left": words under "ui.command.<id>"
    CommandGroup group = CommandGroup::kViews;
    std::string_view keys;  // as people read it: "Ctrl K"
    Shortcut shortcut;
    void (*run)(Frame& frame) = nullptr;
};

[[nodiscard]] std::span<const Command> commands();
// Runs what the pressed keys ask for; called once a frame before the panels are drawn.
void runShortcuts(Frame& frame);

// Closes the topmost thing that is open, else clears what is chosen.
void escape(Frame& frame);
void openSearch(Frame& frame);
void openDialog(Frame& frame, Dialog kind);
void setTextPercent(Frame& frame, int percent);
void setPlaying(Frame& frame, bool playing);
void showFindings(Frame& frame, EvidenceKind kind);

}  // namespace rewire::ui
