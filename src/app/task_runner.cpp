// SPDX-License-Identifier: Apache-2.0
// One function per kind of task.
#include "app/task_runner.h"

#include <cstdlib>

#include "core/file.h"
#include "figure/plot_file.h"
#include "scene/scene_file.h"

namespace fs = std::filesystem;

namespace rewire::app {

namespace {

std::string filled(const Content& content, std::string_view key, const std::string& value) {
    std::string words = content.language.text(key);
    if (const std::size_t at = words.find("{}"); at != std::string::npos)
        words.replace(at, 2, value);
    return words;
}

TaskOutcome problem(const Error& error) {
    TaskOutcome outcome;
    outcome.notice = error.text();
    outcome.problem = true;
    return outcome;
}

struct Runner {
    const ViewState& state;
    const FigureTools& tools;

    TaskOutcome operator()(const ExportPicture& task) const {
        const fs::path path = fullPath(task.path, ".png");
        std::error_code ignored;
        if (!task.force && fs::exists(path, ignored)) {
            ExportPicture again = task;
            again.force = true;
            return askFirst(path, again);
        }
        const FigureSpec spec{task.widthPx, task.heightPx, 2, task.transparent};
        const Status done = exportFigure(tools, state, spec, path,
                                         task.force ? Overwrite::kForce : Overwrite::kNever);
        if (!done) return problem(done.error());
        TaskOutcome outcome;
        outcome.notice = filled(tools.content, "ui.toast.exported", path.string());
        return outcome;
    }

    TaskOutcome operator()(const ExportPlot& task) const {
        const fs::path path = fullPath(task.path, ".png");
        std::error_code ignored;
        if (!task.force && fs::exists(path, ignored))
            return askFirst(path, ExportPlot{task.path, true});
        const Status done = exportPlot(tools.content, tools.painter, state, path,
                                       task.force ? Overwrite::kForce : Overwrite::kNever);
        if (!done) return problem(done.error());
        TaskOutcome outcome;
        outcome.notice = filled(tools.content, "ui.toast.exported", path.string());
        return outcome;
    }

    TaskOutcome operator()(const SaveScene& task) const {
        const fs::path path = fullPath(task.path, ".scene.toml");
        std::error_code ignored;
        if (!task.force && fs::exists(path, ignored))
            return askFirst(path, SaveScene{task.path, true});
        const Status done = writeAtomically(path, printScene(state, tools.content.atlas.assetHash),
                                            task.force ? Overwrite::kForce : Overwrite::kNever);
        if (!done) return problem(done.error());
        TaskOutcome outcome;
        outcome.notice = filled(tools.content, "ui.toast.saved", path.string());
        return outcome;
    }

    TaskOutcome operator()(const OpenScene& task) const {
        const fs::path path = fullPath(task.path, "");
        Result<std::string> text =
            path.extension() == ".png" ? sceneOfPicture(path) : readFile(path);
        if (!text) return problem(text.error());
        const Result<SceneRead> scene = parseScene(*text, path.filename().string(), tools.content);
        if (!scene) return problem(scene.error());
        TaskOutcome outcome;
        outcome.next = ReplaceState{scene->state};
        outcome.notice = scene->otherAssets
                             ? tools.content.language.text("ui.toast.other_assets")
                             : filled(tools.content, "ui.toast.opened", path.filename().string());
        return outcome;
    }

    TaskOutcome operator()(const CopyText& task) const {
        TaskOutcome outcome;
        outcome.clipboard = task.text;
        return outcome;
    }

    TaskOutcome operator()(const Quit&) const {
        TaskOutcome outcome;
        outcome.quit = true;
        return outcome;
    }

    static TaskOutcome askFirst(const fs::path& path, Action again) {
        TaskOutcome outcome;
        outcome.existingPath = path.string();
        outcome.onOverwrite = std::move(again);
        return outcome;
    }

    static Result<std::string> sceneOfPicture(const fs::path& path) {
        Result<PngText> text = readPngText(path);
        if (!text) return text.forward();
        if (text->scene.empty())
            return fail(ErrorCode::kInvalid,
                        "this picture holds no scene; it was not made by Rewire", path.string());
        return text->scene;
    }
};

}  // namespace

fs::path fullPath(const std::string& typed, const std::string& ending) {
    fs::path path = typed;
    const char* home = std::getenv("HOME");
    if (home != nullptr && (typed == "~" || typed.starts_with("~/")))
        path = fs::path(home) / typed.substr(std::min<std::size_t>(2, typed.size()));
    if (path.extension().empty() && !path.filename().empty()) path += ending;
    std::error_code ignored;
    const fs::path absolute = fs::absolute(path, ignored);
    return absolute.empty() ? path : absolute.lexically_normal();
}

TaskOutcome runTask(const Task& task, const ViewState& state, const FigureTools& tools) {
    return std::visit(Runner{state, tools}, task);
}

}  // namespace rewire::app
