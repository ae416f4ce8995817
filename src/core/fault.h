// SPDX-License-Identifier: Apache-2.0
// Fault: one thing wrong in a file that a person wrote. Loaders gather all of them before they give
// up, so that one look at the list is enough to mend the file.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace rewire {

struct Fault {
    std::string where;    // "file:line", or the file alone
    std::string message;  // one sentence, with the nearest valid name where there is one
    [[nodiscard]] std::string text() const {
        return where.empty() ? message : where + ": " + message;
    }
    bool operator==(const Fault&) const = default;
};

// One Error that lists all faults, a line each.
[[nodiscard]] inline Unexpected<Error> failWith(ErrorCode code, const std::vector<Fault>& faults) {
    std::string lines;
    for (const Fault& fault : faults) {
        if (!lines.empty()) lines += '\n';
        lines += fault.text();
    }
    return fail(code, std::move(lines));
}

}  // namespace rewire
