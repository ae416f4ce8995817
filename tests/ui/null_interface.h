// SPDX-License-Identifier: Apache-2.0
// ImGui without a window or GL: panels are drawn into vertex buffers that nobody shows. Mouse and
// keys are handed in frame by frame. Needs the shipped assets (texts and fonts), no meshes.
#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "ui/panels.h"

namespace rewire::test {

inline const Content& shippedContent() {
    static const Content content = [] {
        const std::filesystem::path assets = REWIRE_ASSETS_DIR;
        Result<Atlas> atlas = loadAtlas(assets, Volumes::kSkip);
        Result<Language> language = loadLanguage(assets);
        // Faults of the texts have tests of their own (tests/knowledge).
        return Content{atlas ? *atlas : Atlas{}, readKnowledge(assets).knowledge,
                       language ? *language : Language{}};
    }();
    return content;
}

class NullInterface {
  public:
    explicit NullInterface(glm::vec2 sizePx, Theme theme = Theme::kDark, float scale = 1.0F)
        : size_(sizePx) {
        context_ = ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DisplaySize = ImVec2(sizePx.x, sizePx.y);
        state.theme = theme;
        look_.theme = theme;
        look_.scale = scale;
        look_.colours = ui::coloursOf(theme);
        const Status fonts = ui::loadFonts(look_, REWIRE_ASSETS_DIR);
        EXPECT_TRUE(fonts) << (fonts ? "" : fonts.error().text());
        ui.audit = true;
        ui.settings.reducedMotion = true;
    }
    ~NullInterface() { ImGui::DestroyContext(context_); }
    NullInterface(const NullInterface&) = delete;
    NullInterface& operator=(const NullInterface&) = delete;

    ui::PanelOutput frame(std::vector<ui::KeyPress> keys = {}) {
        ImGuiIO& io = ImGui::GetIO();
        io.DeltaTime = 1.0F / 60.0F;
        io.MousePos = mouse;
        io.MouseDown[0] = mouseDown;
        ImGui::NewFrame();
        ui::PanelInput in{shippedContent(), state,        look_,     size_, io.DeltaTime,
                          std::move(keys),  hover,        true,      true,  false,
                          "/tmp",           "2026-11-24", {700, 576}};
        in.modelProgress = modelProgress;
        in.modelReached = modelReached;
        in.modelProblem = modelProblem;
        ui::PanelOutput out = ui::drawPanels(in, ui);
        ImGui::Render();
        for (const Action& action : out.actions) apply(action);
        return out;
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) frame();
    }
    void apply(const Action& action) {
        if (const Result<Reduced> reduced = reduce(shippedContent(), state, action))
            state = reduced->state;
    }
    void apply(const std::string& text) {
        const Result<Action> action = parse(text);
        ASSERT_TRUE(action) << text;
        apply(*action);
    }
    [[nodiscard]] std::optional<ui::Rect> find(const std::string& key) const {
        const auto& items = ui.focus.items;
        const auto at = std::find_if(items.begin(), items.end(),
                                     [&](const ui::FocusItem& i) { return i.key == key; });
        return at == items.end() ? std::nullopt : std::optional(at->rect);
    }
    // Moves there, presses, lets go: all actions of these frames.
    std::vector<Action> click(const std::string& key) {
        frames(2);
        const std::optional<ui::Rect> box = find(key);
        if (!box) {
            ADD_FAILURE() << "nothing on the screen is called " << key;
            return {};
        }
        return clickAt(box->centre());
    }
    std::vector<Action> clickAt(ImVec2 at) {
        std::vector<Action> all;
        const auto collect = [&](const ui::PanelOutput& out) {
            all.insert(all.end(), out.actions.begin(), out.actions.end());
        };
        mouse = at;
        collect(frame());
        mouseDown = true;
        collect(frame());
        mouseDown = false;
        collect(frame());
        collect(frame());
        return all;
    }
    std::vector<Action> press(std::vector<ui::KeyPress> keys) {
        return frame(std::move(keys)).actions;
    }

    ViewState state = initialViewState();
    ui::UiState ui;
    std::optional<ui::Hover> hover;
    std::optional<float> modelProgress;
    std::uint32_t modelReached = 0;
    std::string modelProblem;
    ImVec2 mouse{-1000.0F, -1000.0F};
    bool mouseDown = false;

  private:
    glm::vec2 size_;
    ui::Look look_;
    ImGuiContext* context_ = nullptr;
};

template <class A>
const A* firstOf(const std::vector<Action>& actions) {
    for (const Action& action : actions) {
        if (const A* found = std::get_if<A>(&action)) return found;
    }
    return nullptr;
}

}  // namespace rewire::test
