// SPDX-License-Identifier: Apache-2.0
// What the readers of the knowledge files share. For the .cpp files of this layer alone (it brings
// toml++). Does NOT judge names against the atlas: they are noted in Knowledge::nameUses for
// crossCheck.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "atlas/toml_reader.h"
#include "knowledge/knowledge.h"

namespace rewire {

struct Reading {
    std::string file;  // for "file:line"
    Knowledge& knowledge;
    std::vector<Fault>& faults;
};

// The 'id' of a table: snake_case, and not seen before in `seen`.
std::string readId(TomlReader& reader, std::set<std::string>& seen);
// What to call a table before its id has been judged: "therapy 'cbt'".
std::string nameOf(const toml::table& table, const std::string& kind);

// Texts under the key, noted as uses of that kind.
std::vector<std::string> readNames(Reading& reading, TomlReader& reader, std::string_view key,
                                   NameUse::Kind kind,
                                   TomlReader::Empty empty = TomlReader::Empty::kRefused);
// One name under the key, noted as a use unless it is empty.
std::string readName(Reading& reading, TomlReader& reader, std::string_view key, NameUse::Kind kind,
                     TomlReader::Empty empty = TomlReader::Empty::kRefused);

void readTherapies(Reading& reading, const toml::table& root);
void readMechanisms(Reading& reading, const toml::table& root);
void readRegions(Reading& reading, const toml::table& root);
void readReferences(Reading& reading, const toml::table& root);
// models.toml: every 'references' and 'source' of any table in it (a source may be 'illustrative').
void readModelSources(Reading& reading, const toml::table& root);
// models.toml: its words. Its numbers are held against the code by tests/models.
void readModels(Reading& reading, const toml::table& root);

}  // namespace rewire
