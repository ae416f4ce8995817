// SPDX-License-Identifier: Apache-2.0
#include "scene/mechanism_run.h"

#include <algorithm>
#include <cmath>

namespace rewire {
namespace {

using models::ModelInfo;
using models::ModelRun;
using models::Override;
using models::ParameterInfo;
using models::StepIndex;

constexpr StepIndex kKeepEvery = 20;
constexpr std::size_t kMostKept = 40;  // a state of the largest model is about 2 MB

const ParameterInfo* findParameter(const ModelInfo& info, std::string_view name) {
    const auto found =
        std::ranges::find_if(info.parameters, [&](const auto& p) { return p.name == name; });
    return found == info.parameters.end() ? nullptr : &*found;
}

std::optional<double> pickedValue(const Content& content, const ViewState& state,
                                  const ModelInfo& info, const ParameterInfo& parameter) {
    if (info.id != "network_dynamics" || state.therapy.empty()) return std::nullopt;
    if (parameter.name == "session") return std::round(static_cast<double>(state.session));
    if (parameter.name != "therapy" || content.knowledge.findTherapy(state.therapy) == nullptr)
        return std::nullopt;
    const auto choice = std::ranges::find(parameter.choices, state.therapy);
    if (choice == parameter.choices.end()) return std::nullopt;
    return static_cast<double>(choice - parameter.choices.begin());
}

std::vector<Override> asOverrides(const std::vector<ModelSetting>& settings) {
    std::vector<Override> overrides;
    for (const ModelSetting& each : settings) overrides.push_back({each.name, each.value});
    return overrides;
}

}  // namespace

Status RecordedRun::advanceTo(StepIndex goal) {
    if (goal < run_.steps()) {
        while (!kept_.empty() && kept_.back().steps() > goal) kept_.pop_back();
        if (kept_.empty()) {
            run_.reset();
        } else {
            run_ = kept_.back();
        }
        rows_.resize(run_.steps());
    }
    while (run_.steps() < goal) {
        if (Status done = run_.advance(); !done) return done;
        rows_.push_back(run_.observables());
        const bool due = run_.steps() % kKeepEvery == 0;
        if (due && kept_.size() < kMostKept) kept_.push_back(run_);
    }
    return Done{};
}

MechanismRun::Key MechanismRun::keyOf(const Content& content, const ViewState& state) {
    Key key;
    const ModelInfo* info = modelOf(content, state);
    if (info == nullptr) return key;
    key.model = info->id;
    key.seed = state.seed;
    key.compare = state.compare;
    for (const ParameterInfo& parameter : info->parameters) {
        const double value = currentValue(content, state, parameter.name);
        if (value != parameter.defaultValue)
            key.settings.push_back({std::string(parameter.name), value});
    }
    return key;
}

Result<MechanismRun> MechanismRun::start(const Content& content, const ViewState& state) {
    Key key = keyOf(content, state);
    if (key.model.empty())
        return fail(ErrorCode::kInvalid, "no model runs without a mechanism; pick one first");
    std::vector<Override> overrides = asOverrides(key.settings);
    Result<ModelRun> with = ModelRun::create(key.model, key.seed, overrides);
    if (!with) return with.forward();
    std::optional<RecordedRun> without;
    if (key.compare) {
        const ModelComparison& other = content.knowledge.findMechanism(state.mechanism)->comparison;
        std::erase_if(overrides, [&](const Override& o) { return o.name == other.parameter; });
        overrides.push_back({other.parameter, other.value});
        Result<ModelRun> run = ModelRun::create(key.model, key.seed, overrides);
        if (!run) return run.forward();
        without.emplace(std::move(*run));
    }
    return MechanismRun(std::move(key), RecordedRun(std::move(*with)), std::move(without));
}

bool MechanismRun::belongsTo(const Content& content, const ViewState& state) const {
    return keyOf(content, state) == key_;
}

Status MechanismRun::advanceTo(StepIndex goal) {
    if (Status done = with_.advanceTo(goal); !done) return done;
    return without_ ? without_->advanceTo(goal) : Status(Done{});
}

const ModelInfo* modelOf(const Content& content, const ViewState& state) {
    const Mechanism* mechanism = content.knowledge.findMechanism(state.mechanism);
    if (mechanism == nullptr) return nullptr;
    const Result<const ModelInfo*> info = models::findModel(mechanism->model);
    return info ? *info : nullptr;
}

double startValue(const Content& content, const ViewState& state, std::string_view parameter) {
    const ModelInfo* info = modelOf(content, state);
    const ParameterInfo* found = info == nullptr ? nullptr : findParameter(*info, parameter);
    if (found == nullptr) return 0.0;
    if (const auto picked = pickedValue(content, state, *info, *found)) return *picked;
    for (const auto& [name, value] :
         content.knowledge.findMechanism(state.mechanism)->modelSettings) {
        if (name == parameter) return value;
    }
    return found->defaultValue;
}

double currentValue(const Content& content, const ViewState& state, std::string_view parameter) {
    for (const ModelSetting& each : state.modelSettings) {
        if (each.name == parameter) return each.value;
    }
    return startValue(content, state, parameter);
}

namespace {

template <class Value>
Result<Override> checked(const Content& content, const ViewState& state, std::string_view name,
                         Value value) {
    const ModelInfo* info = modelOf(content, state);
    if (info == nullptr)
        return fail(ErrorCode::kInvalid, "a parameter needs a mechanism; pick one first");
    Result<Override> result = [&] {
        if constexpr (std::is_same_v<Value, double>) {
            return models::checkedOverride(*info, name, value);
        } else {
            return models::parseOverride(*info, name, value);
        }
    }();
    if (!result) return fail(ErrorCode::kInvalid, result.error().message);
    return result;
}

}  // namespace

Result<Override> parameterOf(const Content& content, const ViewState& state, std::string_view name,
                             std::string_view value) {
    return checked(content, state, name, value);
}
Result<Override> parameterOf(const Content& content, const ViewState& state, std::string_view name,
                             double value) {
    return checked(content, state, name, value);
}

std::uint32_t typicalSteps(const Content& content, const ViewState& state) {
    const ModelInfo* info = modelOf(content, state);
    return info == nullptr ? 0U : static_cast<std::uint32_t>(info->stepsTypical);
}

}  // namespace rewire
