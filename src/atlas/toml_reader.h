// SPDX-License-Identifier: Apache-2.0
// Reads a TOML table key by key and remembers what was wrong, with file and line: missing keys,
// wrong types, values out of range, unknown keys (with the nearest known one). For the .cpp files
// of atlas and knowledge alone: no public header includes this one. Does NOT know what any key
// means.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <glm/glm.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/fault.h"
#include "core/result.h"

namespace rewire {

// The parsed file, or one Error with file and line. Never throws.
[[nodiscard]] Result<toml::table> parseTomlFile(const std::filesystem::path& path);

class TomlReader {
  public:
    // `what` names the table in messages: "effect 3 of therapy 'cbt'".
    TomlReader(const toml::table& table, std::string file, std::string what,
               std::vector<Fault>& faults);

    enum class Empty { kRefused, kAllowed };

    [[nodiscard]] bool has(std::string_view key);
    std::string text(std::string_view key, Empty empty = Empty::kRefused);
    std::string optionalText(std::string_view key) { return has(key) ? text(key) : std::string(); }
    double number(std::string_view key, double low, double high);
    int integer(std::string_view key, int low, int high);
    bool flag(std::string_view key);
    glm::vec3 point(std::string_view key);  // three numbers
    std::vector<double> numbers(std::string_view key);
    std::vector<std::string> texts(std::string_view key, Empty empty = Empty::kRefused);
    // Tables of an array of tables; one that is missing is a fault unless `empty` allows it.
    std::vector<const toml::table*> tables(std::string_view key, Empty empty = Empty::kRefused);
    const toml::table* table(std::string_view key);
    void ignore(std::string_view key) { (void)has(key); }

    // One of a closed list of words; the first of them after a fault.
    template <class E>
    E word(std::string_view key, std::span<const std::pair<std::string_view, E>> words) {
        const std::string given = text(key);
        for (const auto& [name, value] : words) {
            if (name == given) return value;
        }
        std::vector<std::string> names;
        for (const auto& [name, value] : words) names.emplace_back(name);
        if (!given.empty()) refuseWord(key, given, names);
        return words.front().second;
    }

    // A fault for each key that was never asked for. Call once, at the end.
    void finish();

    [[nodiscard]] std::string where() const;                      // of the table
    [[nodiscard]] std::string where(std::string_view key) const;  // of the key's value
    // Of each entry of an array; the key's own place where there is none.
    [[nodiscard]] std::string where(std::string_view key, std::size_t index) const;
    [[nodiscard]] const std::string& what() const { return what_; }
    void addFault(std::string where, std::string message);

  private:
    const toml::node* find(std::string_view key);
    const toml::array* array(std::string_view key);
    void wrongType(std::string_view key, std::string_view wanted);
    void refuseWord(std::string_view key, const std::string& given,
                    const std::vector<std::string>& names);

    const toml::table& table_;
    std::string file_, what_;
    std::vector<Fault>& faults_;
    std::vector<std::string> asked_;
};

}  // namespace rewire
