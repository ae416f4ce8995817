// SPDX-License-Identifier: Apache-2.0
// The list of models and the type erasure around their step functions.
#include "models/model_registry.h"

#include "core/nearest_name.h"
#include "models/coregulation.h"
#include "models/myelination.h"
#include "models/network_dynamics.h"
#include "models/neurogenesis.h"
#include "models/neuromodulation.h"
#include "models/pruning.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace rewire::models {

class ModelRun::Impl {
  public:
    explicit Impl(std::uint64_t seed) : seed_(seed) {}
    virtual ~Impl() = default;
    Impl& operator=(const Impl&) = delete;
    [[nodiscard]] virtual std::unique_ptr<Impl> clone() const = 0;
    [[nodiscard]] virtual const ModelInfo& info() const = 0;
    virtual void setParameter(std::size_t index, double value) = 0;
    [[nodiscard]] virtual double parameter(std::size_t index) const = 0;
    virtual void start() = 0;
    virtual void step(StepIndex index) = 0;  // keeps the state before, for stepBack()
    virtual void stepBack() = 0;
    virtual void observe(std::span<double> out) const = 0;
    [[nodiscard]] virtual std::uint64_t hash() const = 0;
    [[nodiscard]] virtual const void* state() const = 0;
    [[nodiscard]] virtual const void* params() const = 0;

    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    StepIndex steps = 0;
    bool stopped = false;

  protected:
    Impl(const Impl&) = default;

  private:
    std::uint64_t seed_;
};

namespace {

template <class Model>
class Run final : public ModelRun::Impl {
  public:
    explicit Run(std::uint64_t seed) : Impl(seed) {}
    [[nodiscard]] std::unique_ptr<Impl> clone() const override {
        return std::make_unique<Run>(*this);
    }
    [[nodiscard]] const ModelInfo& info() const override { return Model::info(); }
    void setParameter(std::size_t index, double value) override {
        Model::fields()[index].set(params_, value);
    }
    [[nodiscard]] double parameter(std::size_t index) const override {
        return Model::fields()[index].get(params_);
    }
    void start() override { state_ = Model::initial(params_, seed()); }
    void step(StepIndex index) override {
        before_ = state_;
        Model::advance(state_, params_, index);
    }
    void stepBack() override { std::swap(state_, before_); }
    void observe(std::span<double> out) const override { Model::observe(state_, params_, out); }
    [[nodiscard]] std::uint64_t hash() const override { return Model::hash(state_); }
    [[nodiscard]] const void* state() const override { return &state_; }
    [[nodiscard]] const void* params() const override { return &params_; }

  private:
    typename Model::Params params_;
    typename Model::State state_;
    typename Model::State before_;
};

struct Entry {
    const ModelInfo* info;
    std::unique_ptr<ModelRun::Impl> (*make)(std::uint64_t seed);
};

template <class Model>
Entry entry() {
    return {&Model::info(), [](std::uint64_t seed) -> std::unique_ptr<ModelRun::Impl> {
                return std::make_unique<Run<Model>>(seed);
            }};
}

const std::array<Entry, 6>& entries() {
    static const std::array<Entry, 6> all{entry<Pruning>(),         entry<Neurogenesis>(),
                                          entry<Myelination>(),     entry<NetworkDynamics>(),
                                          entry<Neuromodulation>(), entry<Coregulation>()};
    return all;
}

std::string number(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

std::string quoted(std::string_view word) {
    return "'" + std::string(word) + "'";
}

// "weakest, random"
std::string joined(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) {
        if (!out.empty()) out += ", ";
        out += word;
    }
    return out;
}

std::optional<std::size_t> parameterIndex(const ModelInfo& model, std::string_view name) {
    const auto found = std::ranges::find(model.parameters, name, &ParameterInfo::name);
    if (found == model.parameters.end()) return std::nullopt;
    return static_cast<std::size_t>(found - model.parameters.begin());
}

Unexpected<Error> noSuchParameter(const ModelInfo& model, std::string_view name) {
    std::vector<std::string> names;
    std::vector<std::string_view> views;
    for (const ParameterInfo& parameter : model.parameters) {
        names.emplace_back(parameter.name);
        views.push_back(parameter.name);
    }
    return fail(ErrorCode::kUsage, "The model " + quoted(model.id) + " has no parameter " +
                                       quoted(name) + didYouMean(name, names) +
                                       " (it has: " + joined(views) + ").");
}

// "between 0 and 0.95", with the unit unless it is 1.
std::string rangeOf(const ParameterInfo& parameter) {
    std::string text = "between " + number(parameter.min) + " and " + number(parameter.max);
    if (parameter.unit != "1") text += " " + std::string(parameter.unit);
    return text;
}

Unexpected<Error> notAllowed(const ParameterInfo& parameter, std::string_view given) {
    std::string wanted = "must be ";
    if (parameter.kind == ParameterKind::kChoice) {
        wanted += "one of: " + joined(parameter.choices);
    } else {
        wanted += parameter.kind == ParameterKind::kInteger ? "a whole number " : "a number ";
        wanted += rangeOf(parameter);
    }
    return fail(ErrorCode::kInvalid,
                quoted(parameter.name) + " " + wanted + "; got " + std::string(given) + ".");
}

}  // namespace

std::span<const ModelInfo* const> allModels() {
    static const std::vector<const ModelInfo*> all = [] {
        std::vector<const ModelInfo*> infos;
        for (const Entry& e : entries()) infos.push_back(e.info);
        return infos;
    }();
    return all;
}

Result<const ModelInfo*> findModel(std::string_view id) {
    std::vector<std::string> names;
    std::vector<std::string_view> views;
    for (const ModelInfo* info : allModels()) {
        if (info->id == id) return info;
        names.emplace_back(info->id);
        views.push_back(info->id);
    }
    return fail(ErrorCode::kNotFound, "There is no model " + quoted(id) + didYouMean(id, names) +
                                          " (there are: " + joined(views) + ").");
}

Result<Override> checkedOverride(const ModelInfo& model, std::string_view name, double value) {
    const auto index = parameterIndex(model, name);
    if (!index) return noSuchParameter(model, name);
    const ParameterInfo& parameter = model.parameters[*index];
    const bool whole = parameter.kind == ParameterKind::kReal || std::floor(value) == value;
    // Written so that NaN is refused too.
    if (!(value >= parameter.min && value <= parameter.max) || !whole) {
        return notAllowed(parameter, number(value));
    }
    return Override{std::string(name), value};
}

Result<Override> parseOverride(const ModelInfo& model, std::string_view name,
                               std::string_view text) {
    const auto index = parameterIndex(model, name);
    if (!index) return noSuchParameter(model, name);
    const ParameterInfo& parameter = model.parameters[*index];
    if (parameter.kind == ParameterKind::kChoice) {
        const auto choice = std::ranges::find(parameter.choices, text);
        if (choice == parameter.choices.end()) return notAllowed(parameter, quoted(text));
        return Override{std::string(name), static_cast<double>(choice - parameter.choices.begin())};
    }
    double value = 0.0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) {
        return notAllowed(parameter, quoted(text));
    }
    return checkedOverride(model, name, value);
}

Result<Override> parseOverride(const ModelInfo& model, std::string_view assignment) {
    const auto equals = assignment.find('=');
    if (equals == std::string_view::npos) {
        return fail(ErrorCode::kUsage,
                    "A parameter is set as name=value; got " + quoted(assignment) + ".");
    }
    return parseOverride(model, assignment.substr(0, equals), assignment.substr(equals + 1));
}

Result<ModelRun> ModelRun::create(std::string_view id, std::uint64_t seed,
                                  std::span<const Override> overrides) {
    const auto model = findModel(id);
    if (!model) return model.forward();
    const auto found = std::ranges::find(entries(), *model, &Entry::info);
    std::unique_ptr<Impl> impl = found->make(seed);
    for (const Override& item : overrides) {
        const auto checked = checkedOverride(**model, item.name, item.value);
        if (!checked) return checked.forward();
        impl->setParameter(*parameterIndex(**model, item.name), item.value);
    }
    impl->start();
    return ModelRun(std::move(impl));
}

ModelRun::ModelRun(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ModelRun::ModelRun(const ModelRun& other) : impl_(other.impl_->clone()) {}
ModelRun& ModelRun::operator=(const ModelRun& other) {
    if (this != &other) impl_ = other.impl_->clone();
    return *this;
}
ModelRun::ModelRun(ModelRun&&) noexcept = default;
ModelRun& ModelRun::operator=(ModelRun&&) noexcept = default;
ModelRun::~ModelRun() = default;

const ModelInfo& ModelRun::info() const {
    return impl_->info();
}
std::uint64_t ModelRun::seed() const {
    return impl_->seed();
}
StepIndex ModelRun::steps() const {
    return impl_->steps;
}
double ModelRun::parameter(std::size_t index) const {
    return impl_->parameter(index);
}

Status ModelRun::advance() {
    if (!impl_->stopped) {
        impl_->step(impl_->steps + 1);
        const std::vector<double> values = observables();
        impl_->stopped =
            !std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
        if (!impl_->stopped) {
            ++impl_->steps;
            return Done{};
        }
        impl_->stepBack();
    }
    return fail(ErrorCode::kInvalid, "The model " + quoted(info().id) + " stopped after step " +
                                         std::to_string(steps()) +
                                         ": its numbers are no longer finite. Reset it to go on.");
}

Status ModelRun::advanceTo(StepIndex goal) {
    if (goal < steps()) reset();
    while (steps() < goal) {
        if (auto status = advance(); !status) return status;
    }
    return Done{};
}

void ModelRun::reset() {
    impl_->steps = 0;
    impl_->stopped = false;
    impl_->start();
}

std::vector<double> ModelRun::observables() const {
    std::vector<double> out(info().observables.size());
    impl_->observe(out);
    return out;
}

std::uint64_t ModelRun::stateHash() const {
    return impl_->hash();
}

const void* ModelRun::statePointer(const ModelInfo& model) const {
    return &model == &info() ? impl_->state() : nullptr;
}
const void* ModelRun::paramsPointer(const ModelInfo& model) const {
    return &model == &info() ? impl_->params() : nullptr;
}

}  // namespace rewire::models
