// SPDX-License-Identifier: Apache-2.0
// The interface round the brain: reads the content and the state, draws with ImGui, answers with
// actions. drawPanels is called once a frame between ImGui::NewFrame and ImGui::Render. Does NOT
// know the renderer, files or the window system, and never changes a ViewState itself.
#pragma once

#include <filesystem>
#include <glm/glm.hpp>
#include <optional>
#include <string>
#include <vector>

#include "scene/action.h"
#include "ui/look.h"
#include "ui/ui_state.h"

namespace rewire::ui {

enum class Key : std::uint8_t {
    kCharacter,
    kEnter,
    kEscape,
    kTab,
    kSpace,
    kLeft,
    kRight,
    kUp,
    kDown,
    kHome,
    kEnd,
    kPageUp,
    kPageDown,
    kDelete,
    kBackspace,
    kF1,
    kF11
};

// One key press, in the order typed. Characters arrive as the keyboard's layout has them ('?', 'a',
// 'A'); with Ctrl held the character is the upper-case letter on the key.
struct KeyPress {
    Key key = Key::kCharacter;
    char32_t character = 0;
    bool ctrl = false, shift = false, alt = false;
};

// What the mouse points at on the stage.
struct Hover {
    ParcelIndex parcel = kNoParcel;
    glm::vec3 pointMm{0.0F};
};

struct PanelInput {
    const Content& content;
    const ViewState& state;
    const Look& look;
    glm::vec2 windowPx{1280.0F, 720.0F};
    float deltaSec = 1.0F / 60.0F;
    std::vector<KeyPress> keys;
    std::optional<Hover> hover;
    bool canUndo = false, canRedo = false;
    bool loading = false;           // finer meshes still arrive
    std::string pictureFolder;      // where an exported picture goes unless the name says otherwise
    std::string date;               // "2026-11-24", for default names
    glm::ivec2 windowPicturePx{0};  // the stage's size, offered as a size of picture
    float legendPx = 0.0F;          // height of the legend along the stage's foot
    std::optional<float> modelProgress{};  // the model is not yet at the state's step: 0..1
    std::uint32_t modelReached = 0;        // the step it is at, then
    std::string modelProblem{};            // why it stopped; empty: it did not
    std::string plotWords{};               // what the mouse points at in a plot
};

// Things only the window itself can do.
struct WindowWishes {
    bool textSizeChanged = false;
    bool settingsChanged = false;
    bool toggleFullscreen = false;
    bool cancelModel = false;  // leave off computing; the step comes back as an action, too
};

struct PanelOutput {
    std::vector<Action> actions;
    glm::ivec4 stagePx{0};      // x, y, w, h of the stage: what no panel covers
    glm::ivec4 freePx{0};       // of the stage: where brain and labels may stand
    bool stageHovered = false;  // the mouse is over the stage and over nothing that lies on it
    bool endGesture = false;    // a slider was let go: the next change is an undo entry of its own
    bool animating = false;     // wants another frame
    std::optional<float> wakeInSec;  // wants a frame then, though nothing moves until
    bool typing = false;             // a text field has the keyboard
    WindowWishes wishes;
};

[[nodiscard]] PanelOutput drawPanels(const PanelInput& input, UiState& ui);

// A line that appears for some seconds at the stage's foot.
void addToast(UiState& ui, std::string text, bool problem = false);
// Asks before something is written over: confirmed, `onYes` is emitted.
void askOverwrite(UiState& ui, const std::string& path, Action onYes);

}  // namespace rewire::ui
