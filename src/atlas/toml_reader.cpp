// SPDX-License-Identifier: Apache-2.0
// toml++ stays behind this file: its exceptions end here, its positions become "file:line".
#include "atlas/toml_reader.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/file.h"
#include "core/nearest_name.h"

namespace rewire {
namespace {

std::string placeIn(const std::string& file, const toml::node& node) {
    const auto line = node.source().begin.line;
    return line == 0 ? file : file + ":" + std::to_string(line);
}

std::string shortNumber(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

// toml++ bounds how deep values may nest, but not keys: a.a.a.a... would overflow the stack where
// tables are taken apart again. Returns the line of such a key, or 0.
std::size_t lineOfEndlessKey(std::string_view text) {
    constexpr int kDeepest = 64;
    std::size_t line = 1;
    int dots = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            // A quoted part counts as one name; it ends with its line, whatever follows.
            const std::size_t end = text.find_first_of(c == '"' ? "\"\n" : "'\n", i + 1);
            if (end == std::string_view::npos) return 0;
            i = text[end] == '\n' ? end - 1 : end;
        } else if (c == '\n') {
            ++line;
            dots = 0;
        } else if (std::string_view(",=[]{}#").find(c) != std::string_view::npos) {
            dots = 0;
        } else if (c == '.' && ++dots > kDeepest) {
            return line;
        }
    }
    return 0;
}

}  // namespace

Result<toml::table> parseTomlFile(const std::filesystem::path& path) {
    const Result<std::string> bytes = readFile(path);
    if (!bytes) return bytes.forward();
    if (const std::size_t line = lineOfEndlessKey(*bytes); line != 0) {
        return fail(ErrorCode::kDamaged, "a key is nested too deeply",
                    path.string() + ":" + std::to_string(line));
    }
    try {
        return toml::parse(*bytes, path.string());
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::kDamaged, "not valid TOML: " + std::string(error.description()),
                    path.string() + ":" + std::to_string(error.source().begin.line));
    } catch (const std::exception& error) {
        return fail(ErrorCode::kDamaged, std::string("not valid TOML: ") + error.what(),
                    path.string());
    }
}

TomlReader::TomlReader(const toml::table& table, std::string file, std::string what,
                       std::vector<Fault>& faults)
    : table_(table), file_(std::move(file)), what_(std::move(what)), faults_(faults) {}

void TomlReader::addFault(std::string where, std::string message) {
    faults_.push_back({std::move(where), std::move(message)});
}

std::string TomlReader::where() const {
    return placeIn(file_, table_);
}

std::string TomlReader::where(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node == nullptr ? where() : placeIn(file_, *node);
}

std::string TomlReader::where(std::string_view key, std::size_t index) const {
    const toml::node* node = table_.get(key);
    const toml::array* list = node == nullptr ? nullptr : node->as_array();
    if (list == nullptr || index >= list->size()) return where(key);
    return placeIn(file_, (*list)[index]);
}

bool TomlReader::has(std::string_view key) {
    asked_.emplace_back(key);
    return table_.contains(key);
}

const toml::node* TomlReader::find(std::string_view key) {
    if (has(key)) return table_.get(key);
    addFault(where(), what_ + " has no '" + std::string(key) + "'");
    return nullptr;
}

void TomlReader::wrongType(std::string_view key, std::string_view wanted) {
    addFault(where(key),
             "'" + std::string(key) + "' of " + what_ + " must be " + std::string(wanted));
}

void TomlReader::refuseWord(std::string_view key, const std::string& given,
                            const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) {
        if (!all.empty()) all += name == names.back() ? " or " : ", ";
        all += name;
    }
    addFault(where(key), "'" + std::string(key) + "' of " + what_ + " is '" + given +
                             "', it must be " + all + didYouMean(given, names));
}

std::string TomlReader::text(std::string_view key, Empty empty) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    const auto value = node->value_exact<std::string>();
    if (!value) {
        wrongType(key, "a text in quotes");
        return {};
    }
    const bool blank = value->find_first_not_of(" \t\r\n") == std::string::npos;
    if (blank && empty == Empty::kRefused) {
        addFault(where(key),
                 "'" + std::string(key) + "' of " + what_ + " is empty; give it a text");
    }
    return *value;
}

double TomlReader::number(std::string_view key, double low, double high) {
    const toml::node* node = find(key);
    if (node == nullptr) return low;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value)) {
        wrongType(key, "a number");
        return low;
    }
    if (*value < low || *value > high) {
        wrongType(key, "between " + shortNumber(low) + " and " + shortNumber(high) + ", not " +
                           shortNumber(*value));
        return std::clamp(*value, low, high);
    }
    return *value;
}

int TomlReader::integer(std::string_view key, int low, int high) {
    const toml::node* node = find(key);
    if (node == nullptr) return low;
    const auto value = node->value_exact<std::int64_t>();
    if (!value) {
        wrongType(key, "a whole number");
        return low;
    }
    if (*value < low || *value > high) {
        wrongType(key, "between " + std::to_string(low) + " and " + std::to_string(high) +
                           ", not " + std::to_string(*value));
        return *value < low ? low : high;
    }
    return static_cast<int>(*value);
}

bool TomlReader::flag(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return false;
    const auto value = node->value_exact<bool>();
    if (!value) wrongType(key, "true or false");
    return value.value_or(false);
}

const toml::array* TomlReader::array(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return nullptr;
    if (!node->is_array()) wrongType(key, "a list in square brackets");
    return node->as_array();
}

std::vector<double> TomlReader::numbers(std::string_view key) {
    std::vector<double> values;
    const toml::array* list = array(key);
    if (list == nullptr) return values;
    for (const toml::node& entry : *list) {
        const auto value = entry.is_number() ? entry.value<double>() : std::nullopt;
        if (!value || !std::isfinite(*value)) {
            wrongType(key, "a list of numbers");
            return {};
        }
        values.push_back(*value);
    }
    return values;
}

glm::vec3 TomlReader::point(std::string_view key) {
    const std::size_t faultsBefore = faults_.size();
    const std::vector<double> values = numbers(key);
    if (values.size() == 3) return glm::vec3(values[0], values[1], values[2]);
    if (faults_.size() == faultsBefore) wrongType(key, "three numbers: [x, y, z] in millimetres");
    return glm::vec3(0.0F);
}

std::vector<std::string> TomlReader::texts(std::string_view key, Empty empty) {
    std::vector<std::string> values;
    const toml::array* list = array(key);
    if (list == nullptr) return values;
    for (const toml::node& entry : *list) {
        const auto value = entry.value_exact<std::string>();
        if (!value || value->find_first_not_of(" \t\r\n") == std::string::npos) {
            addFault(placeIn(file_, entry), "'" + std::string(key) + "' of " + what_ +
                                                " must list texts in quotes, none of them empty");
            continue;
        }
        values.push_back(*value);
    }
    if (list->empty() && empty == Empty::kRefused) {
        addFault(where(key), "'" + std::string(key) + "' of " + what_ +
                                 " is empty; it needs at least one entry");
    }
    return values;
}

std::vector<const toml::table*> TomlReader::tables(std::string_view key, Empty empty) {
    std::vector<const toml::table*> found;
    if (!has(key)) {
        if (empty == Empty::kRefused)
            addFault(where(), what_ + " has no [[" + std::string(key) + "]]");
        return found;
    }
    const toml::array* list = table_.get(key)->as_array();
    if (list == nullptr || !list->is_array_of_tables()) {
        if (list == nullptr || !list->empty())
            wrongType(key, "tables, written [[" + std::string(key) + "]]");
        return found;
    }
    for (const toml::node& entry : *list) found.push_back(entry.as_table());
    return found;
}

const toml::table* TomlReader::table(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) wrongType(key, "a table, written [" + std::string(key) + "]");
    return node->as_table();
}

void TomlReader::finish() {
    for (const auto& [key, node] : table_) {
        const std::string name(key.str());
        if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
        const std::string place = key.source().begin.line == 0
                                      ? where(name)
                                      : file_ + ":" + std::to_string(key.source().begin.line);
        addFault(place, what_ + " has an unknown key '" + name + "'" + didYouMean(name, asked_));
    }
}

}  // namespace rewire
