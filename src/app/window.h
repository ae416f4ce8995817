// SPDX-License-Identifier: Apache-2.0
// One GLFW window with an OpenGL 4.1 core context, and what happened in it since the last frame.
// Keys and clicks are queued and handed on at most one change per key or button and frame, so that
// a tap shorter than a frame is never lost. Everything is in framebuffer pixels. Does NOT know what
// is drawn.
#pragma once

#include <deque>
#include <glm/glm.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "ui/panels.h"

struct GLFWwindow;

namespace rewire::app {

struct WindowDesc {
    int width = 0, height = 0;  // screen coordinates; 0: fits the screen
    bool fullscreen = false;
    std::string title = "Rewire";
};

// What ImGui and the gestures are told in one frame.
struct FrameInput {
    std::vector<ui::KeyPress> keys;
    glm::vec2 mousePx{-1.0F};
    std::array<bool, 3> down{}, pressed{}, released{};  // left, right, middle
    glm::vec2 wheel{0.0F};
    bool shift = false, ctrl = false, alt = false;
};

class Window {
  public:
    [[nodiscard]] static Result<std::unique_ptr<Window>> create(const WindowDesc& desc);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Sleeps until something happens, at most that long; returns at once when 0 or when input still
    // waits.
    void wait(std::optional<double> seconds);
    [[nodiscard]] FrameInput takeFrame();  // also tells ImGui
    [[nodiscard]] bool inputWaits() const { return !queue_.empty(); }
    [[nodiscard]] bool somethingHappened();  // since the last call: resize, expose, input
    [[nodiscard]] bool takeExposed() {
        return std::exchange(exposed_, false);
    }  // must be shown anew
    [[nodiscard]] bool shouldClose() const;
    void close();
    void swap();
    void toggleFullscreen();
    void setClipboard(const std::string& text);
    void showTextCursor(int imguiCursor);
    [[nodiscard]] glm::ivec2 sizePx() const;
    [[nodiscard]] float contentScale() const;
    [[nodiscard]] double timeSec() const;
    static void wake();  // from another thread

  private:
    struct Event {
        enum class Kind : std::uint8_t { kKey, kCharacter, kButton } kind = Kind::kKey;
        int code = 0;
        bool down = false;
        int mods = 0;
        glm::vec2 atPx{0.0F};
        std::string keyName;
    };
    Window() = default;
    void listen();
    void tellImGui(const FrameInput& frame);
    void take(const Event& event, FrameInput& frame);
    [[nodiscard]] glm::vec2 toPixels(double x, double y) const;

    GLFWwindow* window_ = nullptr;
    std::deque<Event> queue_;
    glm::vec2 mousePx_{-1.0F}, wheel_{0.0F};
    std::array<bool, 3> buttons_{};
    int mods_ = 0;
    bool happened_ = true, exposed_ = true;
    double lastFrameSec_ = 0.0;
    glm::ivec4 windowedPlace_{0};
};

}  // namespace rewire::app
