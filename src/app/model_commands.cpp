// SPDX-License-Identifier: Apache-2.0
#include "app/model_commands.h"

#include <fmt/format.h>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>

#include "core/file.h"
#include "models/model_registry.h"

namespace rewire::app {

using models::ModelInfo;
using models::ModelRun;
using models::ParameterInfo;
using models::ParameterKind;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::uint64_t kMostSteps = 1'000'000;

Result<std::uint64_t> count(const char* option, const std::string& text, std::uint64_t least,
                            std::uint64_t most) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most)
        return value;
    return fail(ErrorCode::kUsage,
                fmt::format("{} {}: give a whole number from {} to {}", option, text, least, most));
}

Unexpected<Error> asUsage(Error error) {
    error.code = ErrorCode::kUsage;
    return {std::move(error)};
}

Result<ModelRun> start(const ModelInfo& info, const ModelOptions& options) {
    std::vector<models::Override> overrides;
    for (const std::string& word : options.settings) {
        Result<models::Override> value = models::parseOverride(info, word);
        if (!value) return asUsage(value.error());
        overrides.push_back(*value);
    }
    std::uint64_t seed = 1;
    if (!options.seed.empty()) {
        const auto given =
            count("--seed", options.seed, 0, std::numeric_limits<std::uint64_t>::max());
        if (!given) return given.forward();
        seed = *given;
    }
    Result<ModelRun> run = ModelRun::create(info.id, seed, overrides);
    if (!run) return asUsage(run.error());
    return run;
}

std::string header(const ModelInfo& info) {
    std::string line = "step";
    for (const models::ObservableInfo& observable : info.observables)
        line += "," + std::string(observable.name);
    return line + "\n";
}

std::string row(const ModelRun& run) {
    std::string line = std::to_string(run.steps());
    for (const double value : run.observables()) line += fmt::format(",{:.10g}", value);
    return line + "\n";
}

Json toJson(const ParameterInfo& p) {
    Json json{{"name", p.name}, {"unit", p.unit}};
    if (p.kind == ParameterKind::kChoice) {
        json["choices"] = std::vector<std::string>(p.choices.begin(), p.choices.end());
        json["default"] = p.choices[static_cast<std::size_t>(p.defaultValue)];
    } else {
        json["range"] = {p.min, p.max};
        json["default"] = p.defaultValue;
    }
    json["source"] = p.source;
    return json;
}

Json toJson(const ModelInfo& info) {
    Json parameters = Json::array();
    for (const ParameterInfo& p : info.parameters) parameters.push_back(toJson(p));
    Json observables = Json::array();
    for (const models::ObservableInfo& o : info.observables)
        observables.push_back({{"name", o.name}, {"unit", o.unit}});
    std::string name(info.id);
    for (char& c : name) c = c == '_' ? ' ' : c;
    return Json{{"id", info.id},
                {"name", name},
                {"parameters", parameters},
                {"observables", observables},
                {"steps_typical", info.stepsTypical}};
}

void printReadable(const ModelInfo& info, std::ostream& out) {
    out << info.id << "  (" << info.stepsTypical << " steps show its result)\n";
    for (const ParameterInfo& p : info.parameters) {
        if (p.kind == ParameterKind::kChoice) {
            std::string words;
            for (const std::string_view choice : p.choices)
                words += (words.empty() ? "" : "|") + std::string(choice);
            out << fmt::format("  --set {}={}\n", p.name, words);
        } else {
            out << fmt::format("  --set {}={:g}   {:g} to {:g} {}\n", p.name, p.defaultValue, p.min,
                               p.max, p.unit == "1" ? "" : p.unit);
        }
    }
    out << "  gives:";
    for (const models::ObservableInfo& o : info.observables) out << ' ' << o.name;
    out << "\n\n";
}

}  // namespace

Status runModel(const ModelOptions& options, std::ostream& out) {
    const Result<const ModelInfo*> info = models::findModel(options.id);
    if (!info) return asUsage(info.error());
    std::uint64_t steps = (*info)->stepsTypical;
    if (!options.steps.empty()) {
        const auto given = count("--steps", options.steps, 1, kMostSteps);
        if (!given) return given.forward();
        steps = *given;
    }
    Result<ModelRun> run = start(**info, options);
    if (!run) return run.forward();
    std::string csv = header(**info);
    for (std::uint64_t i = 0; i < steps; ++i) {
        if (Status done = run->advance(); !done) return done;
        csv += row(*run);
    }
    if (options.csv == "-") {
        out << csv << std::flush;
        return Done{};
    }
    return writeAtomically(options.csv, csv, options.force ? Overwrite::kForce : Overwrite::kNever);
}

Status runModels(bool json, std::ostream& out) {
    Json all = Json::array();
    for (const ModelInfo* info : models::allModels()) {
        if (json) {
            all.push_back(toJson(*info));
        } else {
            printReadable(*info, out);
        }
    }
    if (json) out << all.dump(2) << '\n';
    return Done{};
}

}  // namespace rewire::app
