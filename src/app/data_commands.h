// SPDX-License-Identifier: Apache-2.0
// The commands that need data alone: locate, the lists, check. Answers go to `out`, complaints to
// `err`; each returns the exit code: 0, 1 (missing, damaged or faulty files, a bad line of input),
// 2 (wrong use). Does NOT parse the command line and does NOT draw.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace rewire::app {

struct LocateOptions {
    std::vector<std::string> words;  // "X" "Y" "Z", or "-": one X Y Z a line from `in`
    bool json = false;
};
// With "-" the answer to each line is one line; a line that can't be read is answered {"error":
// ...}, is named on `err` with its number, and makes the exit code 1 at the end.
int runLocate(const std::filesystem::path& assets, const LocateOptions& options, std::istream& in,
              std::ostream& out, std::ostream& err);

// `kind` is regions | therapies | mechanisms | references. JSON: an array of objects with the keys
// of the TOML files, in their order; regions are followed by the sets and by the parcels without a
// text.
int runList(const std::filesystem::path& assets, std::string_view kind, bool json,
            std::ostream& out, std::ostream& err);

struct CheckOptions {
    std::string directory;  // empty: the assets in use
};
// Everything in the folder: anatomy, triangles and their hashes, volumes, knowledge, words, fonts.
// All faults on `err`, one a line; one sentence on `out` when all is well.
int runCheck(const std::filesystem::path& assets, std::ostream& out, std::ostream& err);

}  // namespace rewire::app
