// SPDX-License-Identifier: Apache-2.0
// The session's two files: where they lie, how they are read and written.
#include "app/session.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>

#include "core/file.h"
#include "scene/scene_file.h"

namespace fs = std::filesystem;

namespace rewire::app {

namespace {

fs::path folder(const char* variable, const char* underHome) {
    if (const char* set = std::getenv(variable); set != nullptr && *set == '/') return set;
    const char* home = std::getenv("HOME");
    return home == nullptr || *home == '\0' ? fs::path(".") : fs::path(home) / underHome;
}

std::string setAside(const fs::path& file) {
    fs::path aside = file;
    aside += ".damaged";
    std::error_code failed;
    fs::rename(file, aside, failed);
    return failed ? file.string() : aside.string();
}

void keep(const fs::path& file, const std::string& bytes) {
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    (void)writeAtomically(file, bytes, Overwrite::kForce);
}

// "key = value" lines; anything else is damage.
struct SettingsReader {
    ui::Settings settings;
    bool good = true;

    void set(const std::string& key, const std::string& value) {
        const auto flag = [&](bool& target) {
            good = good && (value == "true" || value == "false");
            target = value == "true";
        };
        if (key == "text_percent") {
            int percent = 0;
            const auto read = std::from_chars(value.data(), value.data() + value.size(), percent);
            good = good && read.ec == std::errc() &&
                   (percent == 100 || percent == 125 || percent == 150);
            if (good) settings.textPercent = percent;
        } else if (key == "reduced_motion") {
            flag(settings.reducedMotion);
        } else if (key == "left_open") {
            flag(settings.leftOpen);
        } else if (key == "right_open") {
            flag(settings.rightOpen);
        } else if (key == "student_texts") {
            flag(settings.studentTexts);
        } else {
            good = false;
        }
    }
};

}  // namespace

SessionPaths sessionPaths() {
    return {folder("XDG_STATE_HOME", ".local/state") / "rewire" / "session.scene.toml",
            folder("XDG_CONFIG_HOME", ".config") / "rewire" / "settings.toml"};
}

fs::path pictureFolder() {
    std::error_code ignored;
    fs::path pictures = folder("XDG_PICTURES_DIR", "Pictures");
    if (fs::is_directory(pictures, ignored)) return pictures;
    return fs::current_path(ignored);
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 16> buffer{};
    std::strftime(buffer.data(), buffer.size(), "%Y-%m-%d", &local);
    return buffer.data();
}

Restored<std::optional<ViewState>> restoreState(const SessionPaths& paths, const Content& content) {
    std::error_code ignored;
    if (!fs::exists(paths.state, ignored)) return {std::nullopt, std::nullopt};
    const Result<std::string> bytes = readFile(paths.state);
    if (!bytes) return {std::nullopt, setAside(paths.state)};
    const Result<SceneRead> scene = parseScene(*bytes, paths.state.filename().string(), content);
    if (!scene) return {std::nullopt, setAside(paths.state)};
    return {scene->state, std::nullopt};
}

Restored<ui::Settings> restoreSettings(const SessionPaths& paths) {
    std::ifstream file(paths.settings);
    if (!file) return {ui::Settings{}, std::nullopt};
    SettingsReader reader;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words(line);
        std::string key, equals, value, more;
        words >> key >> equals >> value;
        if (equals != "=" || value.empty() || (words >> more))
            reader.good = false;
        else
            reader.set(key, value);
    }
    file.close();
    if (!reader.good) return {ui::Settings{}, setAside(paths.settings)};
    return {reader.settings, std::nullopt};
}

void keepState(const SessionPaths& paths, const ViewState& state, const Content& content) {
    keep(paths.state, printScene(state, content.atlas.assetHash));
}

void keepSettings(const SessionPaths& paths, const ui::Settings& s) {
    const auto flag = [](bool on) { return on ? "true\n" : "false\n"; };
    std::string text = "# Rewire's settings; delete the file to start afresh.\n";
    text += "text_percent = " + std::to_string(s.textPercent) + "\n";
    text += std::string("reduced_motion = ") + flag(s.reducedMotion);
    text += std::string("left_open = ") + flag(s.leftOpen);
    text += std::string("right_open = ") + flag(s.rightOpen);
    text += std::string("student_texts = ") + flag(s.studentTexts);
    keep(paths.settings, text);
}

}  // namespace rewire::app
