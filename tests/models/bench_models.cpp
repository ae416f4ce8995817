// SPDX-License-Identifier: Apache-2.0
// How long one step of each model takes, and a whole typical run. Prints medians; gates nothing.
#include "models/model_registry.h"
#include "models/network_linear.h"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using rewire::models::ModelInfo;
using rewire::models::ModelRun;

void stepOf(benchmark::State& state, const ModelInfo* info) {
    auto run = ModelRun::create(info->id, 1).value();
    for (auto _ : state) {
        if (run.steps() >= info->stepsTypical) {
            state.PauseTiming();
            run.reset();
            state.ResumeTiming();
        }
        benchmark::DoNotOptimize(run.advance().has_value());
    }
}

void runOf(benchmark::State& state, const ModelInfo* info) {
    for (auto _ : state) {
        auto run = ModelRun::create(info->id, 1).value();
        benchmark::DoNotOptimize(run.advanceTo(info->stepsTypical).has_value());
    }
}

void linearPrediction(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(rewire::models::linear::predict({}).fc.size());
}

}  // namespace

int main(int argc, char** argv) {
    for (const ModelInfo* info : rewire::models::allModels()) {
        const std::string id(info->id);
        benchmark::RegisterBenchmark(("step/" + id).c_str(), stepOf, info)
            ->Unit(benchmark::kMicrosecond);
        benchmark::RegisterBenchmark(("typical_run/" + id).c_str(), runOf, info)
            ->Unit(benchmark::kMillisecond);
    }
    benchmark::RegisterBenchmark("network_linear_prediction", linearPrediction)
        ->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
