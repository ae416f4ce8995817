// SPDX-License-Identifier: Apache-2.0
// toml++ keeps its tables sorted by key; the positions in the source give the order of the file
// back.
#include "app/toml_json.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace rewire::app {
namespace {

using Json = nlohmann::ordered_json;

Json tableToJson(const toml::table& table) {
    struct Entry {
        toml::source_position place;
        const toml::key* key;
        const toml::node* node;
    };
    std::vector<Entry> entries;
    for (const auto& [key, node] : table) entries.push_back({key.source().begin, &key, &node});
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.place < b.place; });
    Json object = Json::object();
    for (const Entry& entry : entries) object[std::string(entry.key->str())] = toJson(*entry.node);
    return object;
}

}  // namespace

Json toJson(const toml::node& node) {
    if (const toml::table* table = node.as_table()) return tableToJson(*table);
    if (const toml::array* array = node.as_array()) {
        Json list = Json::array();
        for (const toml::node& entry : *array) list.push_back(toJson(entry));
        return list;
    }
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto whole = node.value_exact<std::int64_t>()) return *whole;
    if (const auto number = node.value_exact<double>()) return *number;
    if (const auto flag = node.value_exact<bool>()) return *flag;
    std::ostringstream dateOrTime;  // as TOML writes it
    node.visit([&](const auto& value) { dateOrTime << value; });
    return dateOrTime.str();
}

}  // namespace rewire::app
