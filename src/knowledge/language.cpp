// SPDX-License-Identifier: Apache-2.0
// assets/lang/*.toml: "panel.therapy.title" may be written as one dotted key or in tables; both
// become one flat, sorted list.
#include <algorithm>
#include <mutex>
#include <set>

#include "atlas/toml_reader.h"
#include "knowledge/knowledge.h"

namespace rewire {
namespace {

using Entry = std::pair<std::string, std::string>;

// A key without a text shows itself, so that the gap is seen; the few such keys live as long as the
// program.
const std::string& keepMissingKey(std::string_view key) {
    static std::mutex mutex;
    static std::set<std::string, std::less<>> keys;
    const std::lock_guard lock(mutex);
    const auto found = keys.find(key);
    return found != keys.end() ? *found : *keys.emplace(key).first;
}

std::vector<Entry>::const_iterator findEntry(const std::vector<Entry>& entries,
                                             std::string_view key) {
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), key,
                         [](const Entry& entry, std::string_view k) { return entry.first < k; });
    return found != entries.end() && found->first == key ? found : entries.end();
}

void flatten(const toml::table& table, const std::string& prefix, const std::string& file,
             std::vector<Entry>& entries, std::vector<Fault>& faults) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const toml::table* inner = node.as_table()) {
            flatten(*inner, name + ".", file, entries, faults);
        } else if (const auto text = node.value_exact<std::string>(); text && !text->empty()) {
            entries.emplace_back(name, *text);
        } else {
            faults.push_back({file + ":" + std::to_string(node.source().begin.line),
                              "'" + name + "' must be a text in quotes that is not empty"});
        }
    }
}

}  // namespace

const std::string& Language::text(std::string_view key) const {
    const auto found = findEntry(entries, key);
    return found != entries.end() ? found->second : keepMissingKey(key);
}

bool Language::has(std::string_view key) const {
    return findEntry(entries, key) != entries.end();
}

Result<Language> loadLanguage(const std::filesystem::path& assets, std::string_view language) {
    const std::filesystem::path path = assets / "lang" / (std::string(language) + ".toml");
    const Result<toml::table> root = parseTomlFile(path);
    if (!root) return root.forward();
    Language loaded;
    std::vector<Fault> faults;
    flatten(*root, "", path.string(), loaded.entries, faults);
    std::sort(loaded.entries.begin(), loaded.entries.end());
    for (std::size_t i = 1; i < loaded.entries.size(); ++i) {
        if (loaded.entries[i].first != loaded.entries[i - 1].first) continue;
        faults.push_back({path.string(), "'" + loaded.entries[i].first + "' stands here twice"});
    }
    if (!faults.empty()) return failWith(ErrorCode::kInvalid, faults);
    return loaded;
}

}  // namespace rewire
