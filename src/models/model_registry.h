// SPDX-License-Identifier: Apache-2.0
// All models under one roof: their list, and a run of any of them by name. For the command line,
// panels and scenes. A run is a value: copy it to compare, and the same id, seed, parameters and
// step count give the same state again. Does NOT read files: words, sources and references around
// the numbers stand in assets/knowledge/models.toml.
#pragma once

#include "core/result.h"
#include "models/model_info.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rewire::models {

[[nodiscard]] std::span<const ModelInfo* const> allModels();
[[nodiscard]] Result<const ModelInfo*> findModel(std::string_view id);

struct Override {
    std::string name;
    double value = 0.0;  // a choice by its index
};

// Check a value against its parameter: the error names the range, the choices or the nearest name.
[[nodiscard]] Result<Override> checkedOverride(const ModelInfo& model, std::string_view name,
                                               double value);
// From words: "fraction_deleted", "0.5" or "deletion", "random".
[[nodiscard]] Result<Override> parseOverride(const ModelInfo& model, std::string_view name,
                                             std::string_view text);
// From one word of the command line, "deletion=random".
[[nodiscard]] Result<Override> parseOverride(const ModelInfo& model, std::string_view assignment);

class ModelRun {
  public:
    [[nodiscard]] static Result<ModelRun> create(std::string_view id, std::uint64_t seed,
                                                 std::span<const Override> overrides = {});

    ModelRun(const ModelRun& other);
    ModelRun& operator=(const ModelRun& other);
    ModelRun(ModelRun&&) noexcept;
    ModelRun& operator=(ModelRun&&) noexcept;
    ~ModelRun();

    [[nodiscard]] const ModelInfo& info() const;
    [[nodiscard]] std::uint64_t seed() const;
    [[nodiscard]] StepIndex steps() const;                    // done so far
    [[nodiscard]] double parameter(std::size_t index) const;  // in the order of info().parameters

    // One step. When a number stops being finite the run stays at the step before, says so, and
    // goes no further until reset().
    [[nodiscard]] Status advance();
    // Steps until steps() == goal; restarts when goal lies behind.
    [[nodiscard]] Status advanceTo(StepIndex goal);
    void reset();

    [[nodiscard]] std::vector<double> observables() const;  // in the order of info().observables
    [[nodiscard]] std::uint64_t stateHash() const;

    // The state of a known model, for drawing; null when the run is of another one.
    template <class Model>
    [[nodiscard]] const typename Model::State* state() const {
        return static_cast<const typename Model::State*>(statePointer(Model::info()));
    }
    template <class Model>
    [[nodiscard]] const typename Model::Params* params() const {
        return static_cast<const typename Model::Params*>(paramsPointer(Model::info()));
    }

    class Impl;  // defined in the .cpp

  private:
    explicit ModelRun(std::unique_ptr<Impl> impl);
    [[nodiscard]] const void* statePointer(const ModelInfo& model) const;
    [[nodiscard]] const void* paramsPointer(const ModelInfo& model) const;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rewire::models
