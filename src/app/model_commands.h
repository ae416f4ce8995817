// SPDX-License-Identifier: Apache-2.0
// `rewire models` and `rewire model`: the published models without graphics, as tables of numbers.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/result.h"

namespace rewire::app {

struct ModelOptions {
    std::string id, steps, seed;
    std::vector<std::string> settings;  // "name=value"
    std::string csv;                    // file, or "-"
    bool force = false;
};
// One row a step, the first after step 1: step, then the observables by name.
[[nodiscard]] Status runModel(const ModelOptions& options, std::ostream& out);
[[nodiscard]] Status runModels(bool json, std::ostream& out);

}  // namespace rewire::app
