// SPDX-License-Identifier: Apache-2.0
// The running window: one turn of the loop after the other, from events to panels, actions, state,
// picture. Internal to the window part of src/app.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/desk_view.h"
#include "app/gestures.h"
#include "app/loader.h"
#include "app/motion.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/stage_view.h"
#include "app/task_runner.h"
#include "app/window.h"
#include "app/window_app.h"
#include "scene/history.h"

namespace rewire::app {

class WindowProgram {
  public:
    // `content` is borrowed; window and GL context exist.
    [[nodiscard]] static Result<std::unique_ptr<WindowProgram>> create(const WindowOptions& options,
                                                                       const Content& content,
                                                                       Window& window,
                                                                       const BrainMesh& firstMesh);
    ~WindowProgram();
    WindowProgram(const WindowProgram&) = delete;
    WindowProgram& operator=(const WindowProgram&) = delete;
    [[nodiscard]] Status run();

  private:
    WindowProgram(const WindowOptions& options, const Content& content, Window& window,
                  StageView stage);
    void restore();
    [[nodiscard]] Status refreshLook();
    [[nodiscard]] Status turn();
    void takeLoaded();
    [[nodiscard]] ui::PanelInput panelInput(const FrameInput& input);
    void applyAll(const std::vector<Action>& actions);
    void apply(const Action& action);
    void stepHistory(bool back);
    void run(const Task& task);
    void follow(TaskOutcome outcome);
    [[nodiscard]] bool loaded() const { return loader_ != nullptr && loader_->finished(); }
    void startLoading();
    void finishLoading(const ExportPicture& task);
    [[nodiscard]] bool showsSlices() const;
    void hoverAndClick(const FrameInput& input, const ui::PanelOutput& out,
                       const GestureOutput& gesture);
    void click(const StageClick& click);
    // The mouse over close-ups and plots: a drag turns, a click on a pair of areas selects it.
    void deskGesture(const FrameInput& input, bool stageHovered);
    [[nodiscard]] bool overDesk(glm::vec2 stagePx) const;
    [[nodiscard]] std::optional<PickHit> pickAt(glm::vec2 stagePx) const;
    [[nodiscard]] RegionRef regionOf(ParcelIndex parcel) const;
    void layPictures() const;
    [[nodiscard]] glm::ivec4 aboveLegend(glm::ivec4 freePx, float deltaSec);
    [[nodiscard]] Status show();
    [[nodiscard]] std::optional<double> sleepFor(const ui::PanelOutput& out);
    void wishes(const ui::WindowWishes& wishes);
    void probe(const ui::PanelOutput& out) const;
    [[nodiscard]] bool screenshotDue() const;
    void keepAll();

    WindowOptions options_;
    const Content& content_;
    Window& window_;
    StageView stage_;
    DeskView desk_;
    Desk places_;  // on the stage
    Screen screen_;
    SessionPaths paths_;
    ViewState state_ = initialViewState();
    ViewState kept_;
    History history_;
    Motion motion_;
    Gestures gestures_;
    ui::UiState ui_;
    ui::Look look_;
    std::unique_ptr<Loader> loader_;
    std::optional<Picker> picker_;
    std::optional<ui::Hover> hover_;
    glm::ivec4 stagePx_{0}, shownStagePx_{0}, freePx_{0};
    glm::vec2 lastMousePx_{-2.0F};
    double lastTurnSec_ = 0.0;
    float lookScale_ = 0.0F, legendPx_ = -1.0F;
    int framesWanted_ = 3;
    bool turningCloseUp_ = false;
    glm::vec2 closeUpMousePx_{0.0F};
    std::string plotWords_;
    bool gestureActive_ = false, presented_ = true;
    std::string probeFile_;
    std::string pictureFolder_;
};

}  // namespace rewire::app
