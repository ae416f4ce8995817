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

namespace rewire::app {

namespace {

constexpr double kModelBudgetMs = 12.0;  // of a frame, for steps of a running model
constexpr double kBreathSec = 0.004;
constexpr float kGlideSec = 0.09F;

// A very large window is looked at from further away, or its screen forgot to say how fine it is:
// in quarters, from 2560 x 1440 on.
float sizeFactor(glm::ivec2 sizePx, float contentScale) {
    const glm::vec2 share = glm::vec2(sizePx) / contentScale / glm::vec2(2560.0F, 1440.0F);
    return std::clamp(std::floor(std::min(share.x, share.y) * 4.0F) / 4.0F, 1.0F, 1.5F);
}

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
    const float scale = window_.contentScale() *
                        sizeFactor(window_.sizePx(), window_.contentScale()) *
                        static_cast<float>(ui_.settings.textPercent) / 100.0F;
    if (scale != lookScale_) {
        const bool first = lookScale_ == 0.0F;
        lookScale_ = look_.scale = scale;
        if (Status done = ui::loadFonts(look_, options_.assets); !done) return done;
        if (first) {
            ImGui_ImplOpenGL3_CreateDeviceObjects();  // with the fonts
        } else {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        ImGui::GetIO().Fonts->ClearTexData();  // the driver has its own copy
        screen_.addAllDamage();
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
    if (loader_ == nullptr) return;
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

void WindowProgram::startLoading() {
    if (loader_ == nullptr)
        loader_ = std::make_unique<Loader>(content_.atlas, [] { Window::wake(); });
    loader_->want(stage_.needsFinest(), showsSlices());
}

bool WindowProgram::showsSlices() const {
    return std::ranges::any_of(state_.slices, [](bool on) { return on; });
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
                      !loaded(),
                      pictureFolder_,
                      today(),
                      glm::ivec2(stagePx_.z, stagePx_.w)};
    in.legendPx = std::max(0.0F, legendPx_);
    in.modelProgress = desk_.progress();
    in.modelReached =
        desk_.run() == nullptr ? 0U : static_cast<std::uint32_t>(desk_.run()->steps());
    in.modelProblem = desk_.problem();
    in.plotWords = plotWords_;
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
    const bool computing = desk_.progress().has_value();
    desk_.follow(state_, kModelBudgetMs);
    if (computing && !desk_.progress()) framesWanted_ = std::max(framesWanted_, 2);
    places_ = layOutDesk(content_, state_, freePx_, look_.scale);
    if (desk_.run() == nullptr)
        places_ = {freePx_, aboveLegend(freePx_, std::min(panels.deltaSec, 0.05F)), {}, {}};
    if (Status done = desk_.draw(state_, places_, look_.scale, moving, stage_.painter()); !done)
        return done;
    const StageInput stage{state_,           {stagePx_.z, stagePx_.w},
                           places_,          desk_.run(),
                           desk_.closeUps(), look_.scale,
                           moving,           now};
    if (Status done = stage_.update(stage, motion_); !done) return done;
    layPictures();
    window_.showTextCursor(ImGui::GetMouseCursor());
    ImGui::Render();
    if (Status done = show(); !done) return done;
    if (screenshotDue()) window_.close();
    if (window_.shouldClose()) return Done{};
    const std::optional<double> sleep = sleepFor(out);
    if (!sleep || *sleep > 0.0) probe(out);
    if (!sleep || *sleep > 1.0) keepAll();
    // Nothing to show and yet not at rest (a panel still glides): no need to hurry.
    window_.wait(sleep && *sleep <= 0.0 && !presented_ ? kBreathSec : sleep);
    if (window_.somethingHappened()) framesWanted_ = std::max(framesWanted_, 2);
    return Done{};
}

// The brain stands higher by the lines of its legend; it glides there.
glm::ivec4 WindowProgram::aboveLegend(glm::ivec4 freePx, float deltaSec) {
    const float goal = !state_.showLegend()
                           ? 0.0F
                           : std::ceil(flatLegendHeightPx(
                                 content_, state_, static_cast<float>(freePx.z), look_.scale));
    const bool jump = legendPx_ < 0.0F || ui_.settings.reducedMotion;
    const float share = jump ? 1.0F : 1.0F - std::exp(-deltaSec / kGlideSec);
    legendPx_ = glm::mix(std::max(legendPx_, 0.0F), goal, share);
    if (std::abs(goal - legendPx_) < 1.0F) legendPx_ = goal;
    if (legendPx_ != goal) framesWanted_ = std::max(framesWanted_, 2);
    freePx.w = std::max(freePx.w / 2, freePx.w - static_cast<int>(legendPx_));
    return freePx;
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

// Over the brain, which is copied under all this (show).
void WindowProgram::layPictures() const {
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    const glm::vec2 origin(stagePx_.x, stagePx_.y);
    const auto lay = [&](unsigned texture, const glm::ivec4& box, glm::vec2 from, glm::vec2 to) {
        const glm::vec2 low = origin + glm::vec2(box.x, box.y),
                        high = low + glm::vec2(box.z, box.w);
        if (texture != 0 && box.z > 0)
            draw.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)),
                          {low.x, low.y}, {high.x, high.y}, {from.x, from.y}, {to.x, to.y});
    };
    for (std::size_t i = 0; i < places_.closeUpPx.size(); ++i)
        lay(desk_.closeUpTexture(i), places_.closeUpPx[i], {0.0F, 1.0F}, {1.0F, 0.0F});
    const AnnotationSheet& sheet = stage_.annotation();
    const glm::vec2 size(sheet.sizePx());
    for (const glm::ivec4& r : sheet.inkRects())
        lay(sheet.texture(), r, glm::vec2(r.x, r.y) / size, glm::vec2(r.x + r.z, r.y + r.w) / size);
    if (places_.open()) lay(desk_.plotsTexture(), places_.plotsPx, {0.0F, 0.0F}, {1.0F, 1.0F});
}

// Draws and presents what changed; a frame that changed nothing costs nothing.
Status WindowProgram::show() {
    for (const glm::ivec4& r : stage_.takeChanged())
        screen_.addDamage({r.x + stagePx_.x, r.y + stagePx_.y, r.z, r.w});
    if (desk_.takeChanged()) screen_.addDamage(stagePx_);
    if (stagePx_ != shownStagePx_) screen_.addAllDamage();
    shownStagePx_ = stagePx_;
    const glm::ivec2 size = window_.sizePx();
    const auto under = [&](const gpu::Framebuffer& canvas, const glm::ivec4& rect) {
        const glm::ivec2 stageLow(stagePx_.x, stagePx_.y);
        const glm::ivec2 low = glm::max(glm::ivec2(rect.x, rect.y), stageLow);
        const glm::ivec2 high = glm::min(glm::ivec2(rect.x + rect.z, rect.y + rect.w),
                                         stageLow + glm::ivec2(stagePx_.z, stagePx_.w));
        if (low.x >= high.x || low.y >= high.y) return;
        const glm::ivec4 from(low.x - stageLow.x, stageLow.y + stagePx_.w - high.y, high.x - low.x,
                              high.y - low.y);
        stage_.copyBrain(canvas, from, {low.x, size.y - high.y});
    };
    const Result<bool> drawn =
        screen_.draw(*ImGui::GetDrawData(), size, window_.takeExposed(), under);
    if (!drawn) return drawn.forward();
    presented_ = *drawn;
    if (presented_) window_.swap();
    // The rest is read behind the first picture, which needs both cores for itself.
    startLoading();
    return Done{};
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
        writeProbe(probeFile_, {content_, state_, ui_, out, hover_, !loaded(),
                                stage_.restDueSec(0.0).has_value()});
}

bool WindowProgram::screenshotDue() const {
    if (options_.screenshot.empty() || !loaded() || stage_.restDueSec(window_.timeSec()) ||
        motion_.moving())
        return false;
    return saveScreen(options_.screenshot, screen_.canvas());
}

void WindowProgram::keepAll() {
    if (!options_.remember || kept_ == state_) return;
    keepState(paths_, state_, content_);
    kept_ = state_;
}

}  // namespace rewire::app
