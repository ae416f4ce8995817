// SPDX-License-Identifier: Apache-2.0
#include "layers/layer_rules.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

namespace rewire::test {
namespace {

namespace fs = std::filesystem;

// Third-party headers stay where they belong (docs/architecture.md).
struct ThirdPartyRule {
    const char* header;  // regular expression on the path between <> or ""
    std::set<std::string> layers;
    bool sourcesOnly;
};
const std::vector<ThirdPartyRule>& thirdPartyRules() {
    static const std::vector<ThirdPartyRule> kRules = {
        {"assimp/.*", {"atlas"}, true},
        {"nifti.*\\.h", {"atlas"}, true},
        {"(epoxy|GL|GLES2|GLES3|EGL)/.*", {"gpu"}, false},
        {"(cairo|pango|fontconfig|ft2build).*", {"annotation", "figure"}, true},
        {"(imgui|backends/imgui|misc/).*", {"ui", "app"}, false},
        {"GLFW/.*", {"app"}, false},
        {"CLI/.*", {"app"}, false},
        {"(itk|vtk).*", {"bake"}, false},
        {"embree3/.*", {"bake"}, false},
    };
    return kRules;
}

std::string readText(const fs::path& path) {
    std::ifstream stream(path);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

class Finder {
  public:
    Finder(fs::path source, const LayerTable& table) : source_(std::move(source)), table_(table) {}

    std::vector<std::string> find() {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(source_)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) readFile(file);
        return std::move(found_);
    }

  private:
    void readFile(const fs::path& file) {
        static const std::regex kInclude("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
        const std::string layer = (*fs::relative(file, source_).begin()).string();
        if (!table_.contains(layer)) {
            found_.push_back(file.string() + ": the layer '" + layer + "' is not in the table");
            return;
        }
        std::istringstream lines(readText(file));
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            std::smatch match;
            if (!std::regex_search(line, match, kInclude)) continue;
            const std::string where = file.string() + ":" + std::to_string(number) + ": ";
            if (match[1] == "\"") judgeOwn(where, layer, match[2]);
            judgeThirdParty(where, layer, file.extension() == ".cpp", match[2]);
        }
    }

    void judgeOwn(const std::string& where, const std::string& layer, const std::string& included) {
        const std::size_t slash = included.find('/');
        const std::string other = included.substr(0, std::min(slash, included.size()));
        if (slash == std::string::npos || !table_.contains(other)) {
            if (isGenerated(included)) return;
            // rewire-bake is a program of its own, whose files name each other without the folder.
            if (layer == "bake" && slash == std::string::npos) return;
            found_.push_back(where + "\"" + included + "\" must be spelled \"layer/file.h\"");
        } else if (other != layer && !table_.at(layer).contains(other)) {
            found_.push_back(where + layer + " may not include " + included);
        }
    }

    // Written into the build folder by CMake; or a third-party header in quotes, judged below.
    static bool isGenerated(const std::string& included) {
        return included.starts_with("generated/") || included.starts_with("imgui") ||
               included.starts_with("backends/");
    }

    void judgeThirdParty(const std::string& where, const std::string& layer, bool isSource,
                         const std::string& included) {
        for (const ThirdPartyRule& rule : thirdPartyRules()) {
            if (!std::regex_match(included, std::regex(rule.header))) continue;
            if (!rule.layers.contains(layer)) {
                found_.push_back(where + layer + " may not include <" + included + ">");
            } else if (rule.sourcesOnly && !isSource) {
                found_.push_back(where + "<" + included + "> belongs in a .cpp file");
            }
        }
    }

    fs::path source_;
    const LayerTable& table_;
    std::vector<std::string> found_;
};

}  // namespace

LayerTable readLayerTable(const fs::path& architecture) {
    static const std::regex kRow("^\\| `([a-z]+)` \\|[^|]*\\|([^|]*)\\|");
    LayerTable table;
    std::set<std::string> above;
    std::istringstream lines(readText(architecture));
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (!std::regex_search(line, match, kRow)) continue;
        std::set<std::string>& allowed = table[match[1]];
        std::istringstream words(match[2].str());
        for (std::string word; words >> word;) {
            if (word == "all") {
                allowed = above;
                break;
            }
            allowed.insert(word);
        }
        above.insert(match[1]);
    }
    return table;
}

std::vector<std::string> findForbiddenIncludes(const fs::path& source, const LayerTable& table) {
    return Finder(source, table).find();
}

}  // namespace rewire::test
