// SPDX-License-Identifier: Apache-2.0
// UiState: what the interface remembers between frames and no picture depends on: open tabs,
// scrolling, the keyboard's focus, what is typed. Settings is the part that is kept between runs.
// Does NOT hold anything that belongs to the picture (that is ViewState).
#pragma once

#include <imgui.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scene/action.h"
#include "ui/rect.h"

namespace rewire::ui {

enum class Tab : std::uint8_t { kTherapy, kRegion, kMechanisms, kReferences };

struct Settings {
    int textPercent = 100;  // 100, 125 or 150
    bool reducedMotion = false;
    bool leftOpen = true, rightOpen = true;
    bool studentTexts = false;  // mechanisms: beginner or student
    bool operator==(const Settings&) const = default;
};

struct ScrollState {
    float offsetPx = 0.0F, targetPx = 0.0F, contentPx = 0.0F;
};

struct FocusItem {
    ImGuiID id = 0;
    ImGuiID group = 0;  // arrow keys stay inside a group
    Rect rect;          // window pixels, clipping not applied
    int layer = 0;      // 0 page, 1 dialog
    std::string key;
};

// The keyboard's focus: one item of the page at a time, Tab walks them in the order drawn.
struct FocusState {
    ImGuiID id = 0;
    bool visible = false;      // the keyboard moved last, not the mouse
    bool moved = false;        // this frame: scroll it into sight
    bool activate = false;     // this frame: Enter or Space
    int stepX = 0, stepY = 0;  // this frame: arrows, for sliders
    std::vector<FocusItem> items, previous;
};

struct Toast {
    std::string text;
    bool problem = false;
    float leftSec = 5.0F;
};

struct SearchState {
    bool open = false, justOpened = false;
    std::string text;
    int chosen = 0;
    float listPx = 0.0F;  // height of the list, one frame late
};

enum class Dialog : std::uint8_t { kNone, kExport, kSaveScene, kOpenScene, kOverwrite, kHelp };
struct DialogState {
    Dialog kind = Dialog::kNone;
    bool justOpened = false;
    std::string path;
    int sizeChoice = 2;  // 1920 x 1080, as the command line has it
    bool transparent = false;
    std::optional<Action> onYes;  // kOverwrite
};

// For tests: every text drawn with the box it was given.
struct TextRecord {
    std::string text;
    Rect drawn, allowed, clip;
    bool scrolls = false;  // inside a scrolling area: may be below the fold
    bool cut = false;      // shortened with an ellipsis
};

struct UiState {
    Settings settings;
    Tab tab = Tab::kTherapy;
    bool panelsHidden = false;
    bool lastOpenedLeft = false;  // in a narrow window only one side panel is open
    bool partsOpen = true, displayOpen = true;
    bool playing = false;            // the course, or the model of the opened mechanism
    float modelSpeed = 1.0F;         // times the model's own pace
    float modelOwed = 0.0F;          // part of a step not yet taken
    std::set<std::string> expanded;  // rows and sections opened by the user
    bool regionList = false;         // the list of all regions instead of the selected one
    std::string regionFilter, referenceFilter, referenceWanted;
    std::map<ImGuiID, ScrollState> scrolls;
    FocusState focus;
    SearchState search;
    DialogState dialog;
    std::vector<Toast> toasts;
    std::string lastTherapy, lastMechanism;  // to notice what was picked
    std::vector<RegionRef> lastSelection;
    bool seenState = false;
    bool audit = false;  // fill `texts`
    std::vector<TextRecord> texts;
};

}  // namespace rewire::ui
