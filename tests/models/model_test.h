// SPDX-License-Identifier: Apache-2.0
// Shared by the model tests: run a model for a while, read one observable by name.
#pragma once

#include "models/model_info.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace rewire::models::test {

template <class Model>
typename Model::State runFor(const typename Model::Params& params, std::uint64_t seed,
                             StepIndex steps = Model::info().stepsTypical) {
    auto state = Model::initial(params, seed);
    for (StepIndex k = 1; k <= steps; ++k) Model::advance(state, params, k);
    return state;
}

template <class Model>
double observed(const typename Model::State& state, const typename Model::Params& params,
                std::string_view name) {
    const auto observables = Model::info().observables;
    std::vector<double> values(observables.size());
    Model::observe(state, params, values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (observables[i].name == name) return values[i];
    }
    ADD_FAILURE() << "no observable " << name;
    return 0.0;
}

}  // namespace rewire::models::test
