// SPDX-License-Identifier: Apache-2.0
// GLFW: making the window, queueing its events, telling ImGui.
#include "app/window.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace rewire::app {

namespace {

constexpr glm::ivec2 kLargestUnits{1760, 1060}, kSmallestUnits{800, 520};

struct KeyName {
    int glfw;
    ui::Key key;
};
constexpr std::array kKeys{KeyName{GLFW_KEY_ENTER, ui::Key::kEnter},
                           KeyName{GLFW_KEY_KP_ENTER, ui::Key::kEnter},
                           KeyName{GLFW_KEY_ESCAPE, ui::Key::kEscape},
                           KeyName{GLFW_KEY_TAB, ui::Key::kTab},
                           KeyName{GLFW_KEY_SPACE, ui::Key::kSpace},
                           KeyName{GLFW_KEY_LEFT, ui::Key::kLeft},
                           KeyName{GLFW_KEY_RIGHT, ui::Key::kRight},
                           KeyName{GLFW_KEY_UP, ui::Key::kUp},
                           KeyName{GLFW_KEY_DOWN, ui::Key::kDown},
                           KeyName{GLFW_KEY_HOME, ui::Key::kHome},
                           KeyName{GLFW_KEY_END, ui::Key::kEnd},
                           KeyName{GLFW_KEY_PAGE_UP, ui::Key::kPageUp},
                           KeyName{GLFW_KEY_PAGE_DOWN, ui::Key::kPageDown},
                           KeyName{GLFW_KEY_DELETE, ui::Key::kDelete},
                           KeyName{GLFW_KEY_BACKSPACE, ui::Key::kBackspace},
                           KeyName{GLFW_KEY_F1, ui::Key::kF1},
                           KeyName{GLFW_KEY_F11, ui::Key::kF11}};

std::string lastGlfwError() {
    const char* words = nullptr;
    glfwGetError(&words);
    return words == nullptr ? "no reason given" : words;
}

// Most of the work area of the first screen; all of it on a small one.
glm::ivec2 goodSize(float scale) {
    int x = 0, y = 0, w = 1280, h = 720;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor())
        glfwGetMonitorWorkarea(monitor, &x, &y, &w, &h);
    const glm::vec2 room = glm::vec2(w, h) / scale;
    const bool small = room.x < 1440.0F || room.y < 860.0F;
    const glm::vec2 wanted = small ? room : room * 0.92F;
    return glm::max(glm::ivec2(640, 400), glm::min(glm::ivec2(wanted), kLargestUnits));
}

float primaryScale() {
    float x = 1.0F, y = 1.0F;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &x, &y);
    return std::max(1.0F, x);
}

void mapImGuiKeys(ImGuiIO& io) {
    constexpr std::array<std::pair<ImGuiKey, int>, 18> kMap{
        {{ImGuiKey_Tab, GLFW_KEY_TAB},
         {ImGuiKey_LeftArrow, GLFW_KEY_LEFT},
         {ImGuiKey_RightArrow, GLFW_KEY_RIGHT},
         {ImGuiKey_UpArrow, GLFW_KEY_UP},
         {ImGuiKey_DownArrow, GLFW_KEY_DOWN},
         {ImGuiKey_Home, GLFW_KEY_HOME},
         {ImGuiKey_End, GLFW_KEY_END},
         {ImGuiKey_Delete, GLFW_KEY_DELETE},
         {ImGuiKey_Backspace, GLFW_KEY_BACKSPACE},
         {ImGuiKey_Enter, GLFW_KEY_ENTER},
         {ImGuiKey_Escape, GLFW_KEY_ESCAPE},
         {ImGuiKey_Space, GLFW_KEY_SPACE},
         {ImGuiKey_A, GLFW_KEY_A},
         {ImGuiKey_C, GLFW_KEY_C},
         {ImGuiKey_V, GLFW_KEY_V},
         {ImGuiKey_X, GLFW_KEY_X},
         {ImGuiKey_Y, GLFW_KEY_Y},
         {ImGuiKey_Z, GLFW_KEY_Z}}};
    for (const auto& [imgui, glfw] : kMap) io.KeyMap[imgui] = glfw;
}

}  // namespace

Result<std::unique_ptr<Window>> Window::create(const WindowDesc& desc) {
    if (glfwInit() == GLFW_FALSE) {
        return fail(ErrorCode::kGraphics,
                    "no window can be opened here (" + lastGlfwError() +
                        "); `rewire export` makes pictures without a display");
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 1);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    const float scale = primaryScale();
    glm::ivec2 size = goodSize(scale);
    if (desc.width > 0 && desc.height > 0)
        size = glm::ivec2(glm::vec2(desc.width, desc.height) / scale + 0.5F);
    std::unique_ptr<Window> made(new Window());
    made->window_ = glfwCreateWindow(size.x, size.y, desc.title.c_str(), nullptr, nullptr);
    if (made->window_ == nullptr) {
        std::string why = lastGlfwError();
        return fail(ErrorCode::kGraphics,
                    "the window needs OpenGL 4.1, which this display does not offer (" + why + ")");
    }
    glfwSetWindowSizeLimits(made->window_,
                            static_cast<int>(static_cast<float>(kSmallestUnits.x) * scale),
                            static_cast<int>(static_cast<float>(kSmallestUnits.y) * scale),
                            GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(made->window_);
    glfwSwapInterval(1);
    made->listen();
    if (desc.fullscreen) made->toggleFullscreen();
    return made;
}

Window::~Window() {
    if (window_ != nullptr) glfwDestroyWindow(window_);
    glfwTerminate();
}

void Window::listen() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
        auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(w));
        const char* name = key == GLFW_KEY_UNKNOWN ? nullptr : glfwGetKeyName(key, scancode);
        self.queue_.push_back({Event::Kind::kKey,
                               key,
                               action != GLFW_RELEASE,
                               mods,
                               {},
                               name == nullptr ? "" : name});
        self.happened_ = true;
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned codepoint) {
        auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(w));
        self.queue_.push_back(
            {Event::Kind::kCharacter, static_cast<int>(codepoint), true, 0, {}, {}});
        self.happened_ = true;
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int mods) {
        auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(w));
        if (button < 0 || button > 2) return;
        double x = 0, y = 0;
        glfwGetCursorPos(w, &x, &y);
        self.queue_.push_back(
            {Event::Kind::kButton, button, action == GLFW_PRESS, mods, self.toPixels(x, y), {}});
        self.happened_ = true;
    });
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
        auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(w));
        self.mousePx_ = self.toPixels(x, y);
        self.happened_ = true;
    });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
        auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(w));
        if (entered == GLFW_FALSE &&
            std::none_of(self.buttons_.begin(), self.buttons_.end(), [](bool b) { return b; })) {
            self.mousePx_ = glm::vec2(-1.0F);
        }
        self.happened_ = true;
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
        auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(w));
        self.wheel_ += glm::vec2(x, y);
        self.happened_ = true;
    });
    const auto mark = [](GLFWwindow* w) {
        auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(w));
        self.happened_ = self.exposed_ = true;
    };
    glfwSetWindowRefreshCallback(window_, mark);
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) {
        static_cast<Window*>(glfwGetWindowUserPointer(w))->happened_ = true;
    });
    glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) {
        static_cast<Window*>(glfwGetWindowUserPointer(w))->happened_ = true;
    });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int) {
        static_cast<Window*>(glfwGetWindowUserPointer(w))->happened_ = true;
    });
    ImGuiIO& io = ImGui::GetIO();
    mapImGuiKeys(io);
    io.ClipboardUserData = window_;
    io.SetClipboardTextFn = [](void* w, const char* text) {
        glfwSetClipboardString(static_cast<GLFWwindow*>(w), text);
    };
    io.GetClipboardTextFn = [](void* w) {
        return glfwGetClipboardString(static_cast<GLFWwindow*>(w));
    };
}

glm::vec2 Window::toPixels(double x, double y) const {
    int w = 1, h = 1;
    glfwGetWindowSize(window_, &w, &h);
    const glm::vec2 perPoint = glm::vec2(sizePx()) / glm::vec2(std::max(1, w), std::max(1, h));
    return glm::vec2(x, y) * perPoint;
}

void Window::wait(std::optional<double> seconds) {
    if (!queue_.empty() || (seconds && *seconds <= 0.0))
        glfwPollEvents();
    else if (seconds)
        glfwWaitEventsTimeout(*seconds);
    else
        glfwWaitEvents();
}

bool Window::somethingHappened() {
    const bool was = happened_ || !queue_.empty();
    happened_ = false;
    return was;
}

void Window::take(const Event& event, FrameInput& frame) {
    if (event.kind == Event::Kind::kButton) {
        const auto button = static_cast<std::size_t>(event.code);
        buttons_[button] = event.down;
        (event.down ? frame.pressed : frame.released)[button] = true;
        mods_ = event.mods;
        frame.mousePx = event.atPx;
        return;
    }
    ImGuiIO& io = ImGui::GetIO();
    const bool shift = (mods_ & GLFW_MOD_SHIFT) != 0;
    if (event.kind == Event::Kind::kCharacter) {
        io.AddInputCharacter(static_cast<unsigned>(event.code));
        frame.keys.push_back(
            {ui::Key::kCharacter, static_cast<char32_t>(event.code), false, shift, false});
        return;
    }
    mods_ = event.mods;
    if (event.code >= 0 && event.code < static_cast<int>(std::size(io.KeysDown)))
        io.KeysDown[event.code] = event.down;
    if (!event.down) return;
    const bool ctrl = (mods_ & GLFW_MOD_CONTROL) != 0, alt = (mods_ & GLFW_MOD_ALT) != 0;
    const bool shifted = (mods_ & GLFW_MOD_SHIFT) != 0;
    const auto at = std::find_if(kKeys.begin(), kKeys.end(),
                                 [&](const KeyName& k) { return k.glfw == event.code; });
    if (at != kKeys.end()) {
        frame.keys.push_back({at->key, 0, ctrl, shifted, alt});
    } else if (ctrl && !event.keyName.empty()) {
        char32_t letter = static_cast<unsigned char>(event.keyName[0]);
        if (letter >= 'a' && letter <= 'z') letter -= 'a' - 'A';
        frame.keys.push_back({ui::Key::kCharacter, letter, true, shifted, alt});
    }
}

FrameInput Window::takeFrame() {
    FrameInput frame;
    frame.mousePx = mousePx_;
    std::set<std::pair<int, int>> changed;
    while (!queue_.empty()) {
        const Event& next = queue_.front();
        if (next.kind != Event::Kind::kCharacter &&
            !changed.insert({static_cast<int>(next.kind), next.code}).second)
            break;
        // A click belongs to the place where it happened; the pointer may have gone on since.
        const bool button = next.kind == Event::Kind::kButton;
        take(next, frame);
        queue_.pop_front();
        if (button) break;
    }
    for (std::size_t i = 0; i < 3; ++i) frame.down[i] = buttons_[i];
    frame.wheel = wheel_;
    wheel_ = glm::vec2(0.0F);
    frame.shift = (mods_ & GLFW_MOD_SHIFT) != 0;
    frame.ctrl = (mods_ & GLFW_MOD_CONTROL) != 0;
    frame.alt = (mods_ & GLFW_MOD_ALT) != 0;
    tellImGui(frame);
    return frame;
}

void Window::tellImGui(const FrameInput& frame) {
    ImGuiIO& io = ImGui::GetIO();
    const glm::ivec2 size = sizePx();
    io.DisplaySize = ImVec2(static_cast<float>(size.x), static_cast<float>(size.y));
    const double now = timeSec();
    io.DeltaTime = static_cast<float>(std::clamp(now - lastFrameSec_, 0.0005, 0.25));
    lastFrameSec_ = now;
    io.MousePos = frame.mousePx.x < 0.0F && frame.mousePx.y < 0.0F
                      ? ImVec2(-FLT_MAX, -FLT_MAX)
                      : ImVec2(frame.mousePx.x, frame.mousePx.y);
    for (std::size_t i = 0; i < 3; ++i) io.MouseDown[i] = frame.down[i];
    io.MouseWheel = frame.wheel.y;
    io.MouseWheelH = frame.wheel.x;
    io.KeyShift = frame.shift;
    io.KeyCtrl = frame.ctrl;
    io.KeyAlt = frame.alt;
}

bool Window::shouldClose() const {
    return glfwWindowShouldClose(window_) != 0;
}
void Window::close() {
    glfwSetWindowShouldClose(window_, GLFW_TRUE);
}
void Window::swap() {
    glfwSwapBuffers(window_);
}
void Window::setClipboard(const std::string& text) {
    glfwSetClipboardString(window_, text.c_str());
}
double Window::timeSec() const {
    return glfwGetTime();
}
void Window::wake() {
    glfwPostEmptyEvent();
}

glm::ivec2 Window::sizePx() const {
    glm::ivec2 size{1};
    glfwGetFramebufferSize(window_, &size.x, &size.y);
    return glm::max(size, glm::ivec2(1));
}

float Window::contentScale() const {
    float x = 1.0F, y = 1.0F;
    glfwGetWindowContentScale(window_, &x, &y);
    return std::clamp(x, 1.0F, 4.0F);
}

void Window::showTextCursor(int imguiCursor) {
    static GLFWcursor* const beam = glfwCreateStandardCursor(GLFW_IBEAM_CURSOR);
    glfwSetCursor(window_, imguiCursor == ImGuiMouseCursor_TextInput ? beam : nullptr);
}

void Window::toggleFullscreen() {
    happened_ = true;
    if (glfwGetWindowMonitor(window_) != nullptr) {
        const glm::ivec4 p = windowedPlace_;
        return glfwSetWindowMonitor(window_, nullptr, p.x, p.y, p.z, p.w, GLFW_DONT_CARE);
    }
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return;
    glfwGetWindowPos(window_, &windowedPlace_.x, &windowedPlace_.y);
    glfwGetWindowSize(window_, &windowedPlace_.z, &windowedPlace_.w);
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

}  // namespace rewire::app
