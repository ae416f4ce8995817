// SPDX-License-Identifier: Apache-2.0
// The loop: what happens in one turn, how long to sleep after it, what is laid on the screen.
#include "app/window_program.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "app/probe.h"
#include "gpu/pipeline.h"

namespace rewire::app {

namespace {

constexpr double kModelBudgetMs = 12.0;  // of a frame, for steps of a running model

}  // namespace

WindowProgram::WindowProgram(const WindowOptions& options, const Content& content, Window& window,
                             StageView stage)
    : options_(options),
      content_(content),
      window_(window),
      stage_(std::move(stage)),
      desk_(content),
      paths_(sessionPaths()),
      pictureFolder_(pictureFolder().string()) {
    if (const char* file = std::getenv("REWIRE_UI_PROBE"); file != nullptr) probeFile_ = file;
}

Result<std::unique_ptr<WindowProgram>> WindowProgram::create(const WindowOptions& options,
                                                             const Content& content, Window& window,
                                                             const BrainMesh& firstMesh) {
    Result<StageView> stage = StageView::create(content);
    if (!stage) return stage.forward();
    std::unique_ptr<WindowProgram> made(
        new WindowProgram(options, content, window, std::move(*stage)));
    if (Status done = made->stage_.upload(firstMesh); !done) return done.forward();
    made->restore();
    if (Status done = made->refreshLook(); !done) return done.forward();
    made->loader_ = std::make_unique<Loader>(content.atlas, [] { Window::wake(); });
    return made;
}

WindowProgram::~WindowProgram() {
    keepAll();
}

void WindowProgram::restore() {
    if (options_.remember) {
        Restored<ui::Settings> settings = restoreSettings(paths_);
        ui_.settings = settings.value;
        const auto tell = [&](const std::optional<std::string>& aside, std::string_view key) {
            if (!aside) return;
            std::string words = content_.language.text(key);
            if (const std::size_t at = words.find("{}"); at != std::string::npos)
                words.replace(at, 2, *aside);
            std::fprintf(stderr, "rewire: %s\n", words.c_str());
            ui::addToast(ui_, words, true);
        };
        tell(settings.setAside, "ui.toast.settings_damaged");
        if (options_.scene.empty()) {
            Restored<std::optional<ViewState>> last = restoreState(paths_, content_);
            if (last.value) state_ = *last.value;
            tell(last.setAside, "ui.toast.session_damaged");
        }
    }
    motion_.setReduced(ui_.settings.reducedMotion);
    if (!options_.scene.empty()) run(OpenScene{options_.scene.string()});
    motion_.stop();
    kept_ = state_;
}

Status WindowProgram::refreshLook() {
    const float scale =
        window_.contentScale() * static_cast<float>(ui_.settings.textPercent) / 100.0F;
    if (scale != lookScale_) {
        lookScale_ = look_.scale = scale;
        if (Status done = ui::loadFonts(look_, options_.assets); !done) return done;
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    look_.theme = state_.theme;
    look_.colours = ui::coloursOf(state_.theme);
    return Done{};
}

Status WindowProgram::run() {
    while (!window_.shouldClose()) {
        if (Status done = turn(); !done) return done;
    }
    return Done{};
}

void WindowProgram::takeLoaded() {
    for (Loaded& loaded : loader_->take()) {
        framesWanted_ = std::max(framesWanted_, 2);
        if (loaded.problem) ui::addToast(ui_, loaded.problem->text(), true);
        if (loaded.mesh) {
            if (Status done = stage_.upload(*loaded.mesh); !done)
                ui::addToast(ui_, done.error().text(), true);
        }
        if (loaded.picker) picker_ = std::move(loaded.picker);
        if (loaded.t1) {
            if (Status done = stage_.uploadT1(*loaded.t1); !done)
                ui::addToast(ui_, done.error().text(), true);
        }
    }
}

ui::PanelInput WindowProgram::panelInput(const FrameInput& input) {
    const double now = window_.timeSec();
    const glm::ivec2 size = window_.sizePx();
    ui::PanelInput in{content_,
                      state_,
                      look_,
                      glm::vec2(size),
                      0.0F,
                      input.keys,
                      hover_,
                      history_.canUndo(),
                      history_.canRedo(),
                      !loader_->finished(),
                      pictureFolder_,
                      today(),
                      glm::ivec2(stagePx_.z, stagePx_.w)};
    in.deltaSec = static_cast<float>(now - lastTurnSec_);
    lastTurnSec_ = now;
    return in;
}

Status WindowProgram::turn() {
    takeLoaded();
    if (Status done = refreshLook(); !done) return done;
    const FrameInput input = window_.takeFrame();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    const ui::PanelInput panels = panelInput(input);
    ui::PanelOutput out = ui::drawPanels(panels, ui_);
    stagePx_ = glm::max(out.stagePx, glm::ivec4(0, 0, 1, 1));
    freePx_ = out.freePx;
    const double now = window_.timeSec();
    const bool overDeskNow = overDesk(input.mousePx - glm::vec2(stagePx_.x, stagePx_.y));
    deskGesture(input, out.stageHovered && overDeskNow);
    out.stageHovered = out.stageHovered && !overDeskNow;
    GestureOutput gesture = gestures_.update(input, stagePx_, stage_.space(), state_.camera,
                                             out.stageHovered && !out.typing, look_.scale, now);
    gestureActive_ = gesture.active || turningCloseUp_;
    applyAll(out.actions);
    if (!gesture.actions.empty() && motion_.flying()) {
        motion_.stopFlight();
        state_.camera = stage_.shown().camera;
    }
    applyAll(gesture.actions);
    hoverAndClick(input, out, gesture);
    if (out.endGesture || gesture.ended) history_.endGesture();
    wishes(out.wishes);
    const bool moving = gestureActive_ || ui_.playing;
    desk_.follow(state_, kModelBudgetMs);
    places_ = layOutDesk(content_, state_, freePx_, look_.scale);
    if (desk_.run() == nullptr) places_ = {freePx_, freePx_, {}, {}};
    if (Status done = desk_.draw(state_, places_, look_.scale, moving, stage_.painter()); !done)
        return done;
    const StageInput stage{state_,           {stagePx_.z, stagePx_.w},
                           places_,          desk_.run(),
                           desk_.closeUps(), look_.scale,
                           moving,           now};
    if (Status done = stage_.update(stage, motion_); !done) return done;
    layPictures(stagePx_);
    window_.showTextCursor(ImGui::GetMouseCursor());
    ImGui::Render();
    const glm::ivec2 size = window_.sizePx();
    gpu::PipelineState{nullptr, {0, 0, size.x, size.y}}.apply();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    window_.swap();
    if (screenshotDue()) window_.close();
    if (window_.shouldClose()) return Done{};
    const std::optional<double> sleep = sleepFor(out);
    if (!sleep || *sleep > 0.0) probe(out);
    if (!sleep || *sleep > 1.0) keepAll();
    window_.wait(sleep);
    if (window_.somethingHappened()) framesWanted_ = std::max(framesWanted_, 2);
    return Done{};
}

std::optional<double> WindowProgram::sleepFor(const ui::PanelOutput& out) {
    framesWanted_ = std::max(0, framesWanted_ - 1);
    const bool busy = framesWanted_ > 0 || out.animating || motion_.moving() ||
                      window_.inputWaits() || desk_.progress().has_value();
    if (busy) return 0.0;
    std::optional<double> sleep =
        gestureActive_ ? std::nullopt : stage_.restDueSec(window_.timeSec());
    if (out.wakeInSec) sleep = std::min(sleep.value_or(1e9), static_cast<double>(*out.wakeInSec));
    // Woken by the clock alone, one frame is enough.
    if (sleep) framesWanted_ = 1;
    return sleep;
}

void WindowProgram::layPictures(const glm::ivec4& s) const {
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    const ImVec2 low(static_cast<float>(s.x), static_cast<float>(s.y));
    const ImVec2 high(static_cast<float>(s.x + s.z), static_cast<float>(s.y + s.w));
    const auto id = [](unsigned texture) {
        return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));
    };
    if (stage_.brainTexture() != 0)
        draw.AddImage(id(stage_.brainTexture()), low, high, {0.0F, 1.0F}, {1.0F, 0.0F});
    const auto at = [&](const glm::ivec4& box, bool end) {
        return ImVec2(low.x + static_cast<float>(box.x + (end ? box.z : 0)),
                      low.y + static_cast<float>(box.y + (end ? box.w : 0)));
    };
    for (std::size_t i = 0; i < places_.closeUpPx.size(); ++i) {
        const glm::ivec4& box = places_.closeUpPx[i];
        if (const unsigned texture = desk_.closeUpTexture(i); texture != 0 && box.z > 0)
            draw.AddImage(id(texture), at(box, false), at(box, true), {0.0F, 1.0F}, {1.0F, 0.0F});
    }
    if (stage_.annotationTexture() != 0) draw.AddImage(id(stage_.annotationTexture()), low, high);
    if (places_.open() && desk_.plotsTexture() != 0)
        draw.AddImage(id(desk_.plotsTexture()), at(places_.plotsPx, false),
                      at(places_.plotsPx, true));
}

void WindowProgram::wishes(const ui::WindowWishes& wishes) {
    if (wishes.toggleFullscreen) window_.toggleFullscreen();
    if (wishes.settingsChanged) {
        motion_.setReduced(ui_.settings.reducedMotion);
        if (options_.remember) keepSettings(paths_, ui_.settings);
        framesWanted_ = std::max(framesWanted_, 2);
    }
}

void WindowProgram::probe(const ui::PanelOutput& out) const {
    if (!probeFile_.empty())
        writeProbe(probeFile_, {content_, state_, ui_, out, hover_, !loader_->finished(),
                                stage_.restDueSec(0.0).has_value()});
}

bool WindowProgram::screenshotDue() const {
    if (options_.screenshot.empty() || !loader_->finished() ||
        stage_.restDueSec(window_.timeSec()) || motion_.moving())
        return false;
    return saveScreen(options_.screenshot, window_.sizePx());
}

void WindowProgram::keepAll() {
    if (!options_.remember || kept_ == state_) return;
    keepState(paths_, state_, content_);
    kept_ = state_;
}

}  // namespace rewire::app
