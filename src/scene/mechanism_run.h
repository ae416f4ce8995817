// SPDX-License-Identifier: Apache-2.0
// A mechanism's model, run as far as a ViewState says: the same state gives the same run, whatever
// came before. Keeps every row of observables (for plots) and, when compared, the same run without.
// Does NOT draw, wait or know a clock; a run of steps_typical takes at most a second (models/).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "models/model_registry.h"
#include "scene/view_state.h"

namespace rewire {

// One run and all it has shown: row k holds the observables after step k + 1.
class RecordedRun {
  public:
    RecordedRun(models::ModelRun run) : run_(std::move(run)) {}  // NOLINT: a run not yet begun
    [[nodiscard]] const models::ModelRun& run() const { return run_; }
    [[nodiscard]] std::size_t rowCount() const { return rows_.size(); }
    [[nodiscard]] std::span<const double> row(std::size_t index) const { return rows_[index]; }
    // Goes on, or back (from the nearest kept state). A run that stops being finite says so and
    // stays at the last good step.
    [[nodiscard]] Status advanceTo(models::StepIndex goal);

  private:
    models::ModelRun run_;
    std::vector<std::vector<double>> rows_;  // of run_, up to its step
    std::vector<models::ModelRun> kept_;     // every kKeepEvery steps, for going back
};

class MechanismRun {
  public:
    // kInvalid without a mechanism, or when a parameter is out of range.
    [[nodiscard]] static Result<MechanismRun> start(const Content& content, const ViewState& state);
    // Whether this run is the state's (same model, seed, parameters, comparison); its step may
    // differ.
    [[nodiscard]] bool belongsTo(const Content& content, const ViewState& state) const;
    // Both runs to the state's step.
    [[nodiscard]] Status advanceTo(models::StepIndex goal);

    [[nodiscard]] const models::ModelInfo& info() const { return with_.run().info(); }
    [[nodiscard]] models::StepIndex steps() const { return with_.run().steps(); }
    [[nodiscard]] const RecordedRun& with() const { return with_; }
    [[nodiscard]] const RecordedRun* without() const { return without_ ? &*without_ : nullptr; }

  private:
    struct Key {
        std::string model;
        std::uint64_t seed = 0;
        std::vector<ModelSetting> settings;  // all that differ from the model's defaults
        bool compare = false;
        bool operator==(const Key&) const = default;
    };
    MechanismRun(Key key, RecordedRun with, std::optional<RecordedRun> without)
        : key_(std::move(key)), with_(std::move(with)), without_(std::move(without)) {}
    [[nodiscard]] static Key keyOf(const Content& content, const ViewState& state);

    Key key_;
    RecordedRun with_;
    std::optional<RecordedRun> without_;
};

// The model of the state's mechanism; nullptr without one.
[[nodiscard]] const models::ModelInfo* modelOf(const Content& content, const ViewState& state);
// What the parameter is when nothing was set by hand: the mechanism's own setting, the therapy and
// session that were picked (network_dynamics), or the model's default. The parameter must exist.
[[nodiscard]] double startValue(const Content& content, const ViewState& state,
                                std::string_view parameter);
// What it is now.
[[nodiscard]] double currentValue(const Content& content, const ViewState& state,
                                  std::string_view parameter);
// Checks name and value: the error names the range, the choices or the nearest name.
[[nodiscard]] Result<models::Override> parameterOf(const Content& content, const ViewState& state,
                                                   std::string_view name, std::string_view value);
[[nodiscard]] Result<models::Override> parameterOf(const Content& content, const ViewState& state,
                                                   std::string_view name, double value);
// Steps that show the model's result; 0 without a mechanism.
[[nodiscard]] std::uint32_t typicalSteps(const Content& content, const ViewState& state);

}  // namespace rewire
