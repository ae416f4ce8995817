// SPDX-License-Identifier: Apache-2.0
// Opening: content and the coarse brain are read while the window and its GL context come up.
#include "app/window_app.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <malloc.h>

#include <cstdio>
#include <future>

#include "app/window_program.h"

namespace rewire::app {

namespace {

struct Opening {
    Result<Content> content;
    Result<BrainMesh> mesh;
};

std::unique_ptr<Opening> read(const std::filesystem::path& assets) {
    auto opening =
        std::make_unique<Opening>(Opening{loadContent(assets, Volumes::kSkip), BrainMesh{}});
    if (opening->content)
        opening->mesh = loadBrainMesh(opening->content->atlas, MeshLevel::kPreview);
    return opening;
}

int report(const Error& error) {
    std::fprintf(stderr, "rewire: %s\n", error.text().c_str());
    return 1;
}

// ImGui's context, for as long as the window lives.
struct Interface {
    Interface() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        io.ConfigInputTextCursorBlink = false;
        io.ConfigWindowsMoveFromTitleBarOnly = true;
    }
    ~Interface() { ImGui::DestroyContext(); }
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;
};

struct Backend {
    Backend() { ImGui_ImplOpenGL3_Init("#version 410"); }
    ~Backend() { ImGui_ImplOpenGL3_Shutdown(); }
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
};

}  // namespace

int runWindow(const WindowOptions& options) {
    // Meshes and pictures come and go: large blocks are given back at once, and the threads share
    // the small ones.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_ARENA_MAX, 2);
    std::future<std::unique_ptr<Opening>> reading =
        std::async(std::launch::async, [&options] { return read(options.assets); });
    const Interface interface;
    Result<std::unique_ptr<Window>> window =
        Window::create({options.width, options.height, options.fullscreen, "Rewire"});
    const std::unique_ptr<Opening> opening = reading.get();
    if (!window) return report(window.error());
    if (!opening->content) return report(opening->content.error());
    if (!opening->mesh) return report(opening->mesh.error());
    const Backend backend;
    Result<std::unique_ptr<WindowProgram>> program =
        WindowProgram::create(options, *opening->content, **window, *opening->mesh);
    if (!program) return report(program.error());
    if (Status done = (*program)->run(); !done) return report(done.error());
    return 0;
}

}  // namespace rewire::app
