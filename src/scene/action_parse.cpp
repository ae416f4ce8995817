// SPDX-License-Identifier: Apache-2.0
// Text to actions. One table of verbs; each knows how many words follow it and how to read them.
// Does NOT check names of regions, therapies or mechanisms (reduce does).
#include <algorithm>
#include <functional>

#include "core/nearest_name.h"
#include "scene/action.h"
#include "scene/text_form.h"

namespace rewire {
namespace {

constexpr std::string_view kNone = "none";
constexpr std::string_view kForceSuffix = " force";

// A backslash before any other letter stands for itself, so that odd paths can be typed as they
// are.
std::string unescaped(std::string_view text) {
    constexpr std::string_view kLetters = "\\nrts", kMeanings = "\\\n\r\t ";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t known = text[i] == '\\' && i + 1 < text.size()
                                      ? kLetters.find(text[i + 1])
                                      : std::string_view::npos;
        if (known == std::string_view::npos) {
            out += text[i];
        } else {
            out += kMeanings[known];
            ++i;
        }
    }
    return out;
}

struct Input {
    std::string_view verb;
    std::vector<std::string_view> words;  // after the verb
    std::string_view rest;                // the same, as it was written
    std::string_view usage;
};

Unexpected<Error> misused(const Input& input) {
    return fail(ErrorCode::kUsage,
                "'" + std::string(input.verb) + "' is written: " + std::string(input.usage));
}

Result<bool> switchWord(std::string_view word) {
    if (word == "on") return true;
    if (word == "off") return false;
    return fail(ErrorCode::kUsage, "'" + std::string(word) + "' is neither 'on' nor 'off'");
}

std::optional<std::vector<float>> floats(const std::vector<std::string_view>& words,
                                         std::size_t count) {
    if (words.size() != count) return std::nullopt;
    std::vector<float> values;
    for (const std::string_view word : words) {
        const std::optional<float> value = numberFromText<float>(word);
        if (!value) return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

using Reader = std::function<Result<Action>(const Input&)>;

template <class A>
Result<Action> readPlain(const Input& input) {
    if (!input.words.empty()) return misused(input);
    return Action{A{}};
}

template <class A>
Result<Action> readId(const Input& input) {
    if (input.words.size() != 1) return misused(input);
    return Action{A{input.words[0] == kNone ? std::string() : std::string(input.words[0])}};
}

template <class A>
Result<Action> readRegion(const Input& input) {
    if (input.words.size() != 1) return misused(input);
    Result<RegionRef> ref = regionRefFromText(input.words[0]);
    if (!ref) return ref.forward();
    return Action{A{std::move(*ref)}};
}

template <class A, class E>
Result<Action> readEnum(const Input& input) {
    if (input.words.size() != 1) return misused(input);
    const Result<E> value = fromText<E>(input.words[0]);
    if (!value) return value.forward();
    return Action{A{*value}};
}

template <class A>
Result<Action> readSwitch(const Input& input) {
    if (input.words.size() != 1) return misused(input);
    const Result<bool> on = switchWord(input.words[0]);
    if (!on) return on.forward();
    return Action{A{*on}};
}

template <class A, class E>
Result<Action> readEnumSwitch(const Input& input) {
    if (input.words.size() != 2) return misused(input);
    const Result<E> value = fromText<E>(input.words[0]);
    if (!value) return value.forward();
    const Result<bool> on = switchWord(input.words[1]);
    if (!on) return on.forward();
    return Action{A{*value, *on}};
}

template <class A, class Number>
Result<Action> readNumber(const Input& input) {
    const auto value =
        input.words.size() == 1 ? numberFromText<Number>(input.words[0]) : std::nullopt;
    if (!value) return misused(input);
    return Action{A{*value}};
}

template <class A>
Result<Action> readPair(const Input& input) {
    const auto v = floats(input.words, 2);
    if (!v) return misused(input);
    return Action{A{(*v)[0], (*v)[1]}};
}

template <class A>
Result<Action> readPoint(const Input& input) {
    const auto v = floats(input.words, 3);
    if (!v) return misused(input);
    return Action{A{glm::vec3((*v)[0], (*v)[1], (*v)[2])}};
}

Result<Action> readZoom(const Input& input) {
    const auto v = floats(input.words, input.words.size() == 1 ? 1 : 4);
    if (!v || (*v)[0] <= 0.0F) return misused(input);
    if (v->size() == 1) return Action{Zoom{(*v)[0]}};
    if ((*v)[3] <= 0.0F) return misused(input);
    return Action{Zoom{(*v)[0], {(*v)[1], (*v)[2]}, (*v)[3]}};
}

Result<Action> readCamera(const Input& input) {
    const auto v = floats(input.words, 7);
    if (!v || (*v)[5] <= 0.0F || (*v)[6] <= 0.0F || (*v)[6] >= 170.0F) return misused(input);
    Camera camera;
    camera.targetMm = {(*v)[0], (*v)[1], (*v)[2]};
    camera.azimuthDeg = (*v)[3];
    camera.elevationDeg = (*v)[4];
    camera.distanceMm = (*v)[5];
    camera.fovDeg = (*v)[6];
    return Action{SetCamera{camera}};
}

Result<Action> readClip(const Input& input) {
    const auto& words = input.words;
    if (words.size() == 1 && words[0] == "off") return Action{SetClip{}};
    const bool off = words.size() == 4 && words[3] == "off";
    if (words.size() != 3 && !off) return misused(input);
    const Result<Axis> axis = fromText<Axis>(words[0]);
    if (!axis) return axis.forward();
    const std::optional<float> offset = numberFromText<float>(words[1]);
    if (!offset || (words[2] != "negative" && words[2] != "positive")) return misused(input);
    return Action{SetClip{{!off, *axis, *offset, words[2] == "negative"}}};
}

template <class A>
Result<Action> readText(const Input& input) {
    if (input.rest.empty()) return misused(input);
    return Action{A{unescaped(input.rest)}};
}

Result<Action> readSaveScene(const Input& input) {
    const bool force = input.rest.ends_with(kForceSuffix);
    const std::string_view path =
        input.rest.substr(0, input.rest.size() - (force ? kForceSuffix.size() : 0));
    if (path.empty()) return misused(input);
    return Action{SaveScene{unescaped(path), force}};
}

Result<Action> readExport(const Input& input) {
    if (input.words.size() < 5) return misused(input);
    const auto width = numberFromText<int>(input.words[0]),
               height = numberFromText<int>(input.words[1]);
    const bool transparent = input.words[2] == "transparent", force = input.words[3] == "force";
    if (!width || !height || *width <= 0 || *height <= 0) return misused(input);
    if ((!transparent && input.words[2] != "opaque") || (!force && input.words[3] != "keep")) {
        return misused(input);
    }
    const auto pathStart = static_cast<std::size_t>(input.words[4].data() - input.rest.data());
    return Action{ExportPicture{unescaped(input.rest.substr(pathStart)), *width, *height,
                                transparent, force}};
}

Result<Action> readParameter(const Input& input) {
    if (input.words.size() != 2) return misused(input);
    return Action{SetParameter{std::string(input.words[0]), std::string(input.words[1])}};
}

Result<Action> readExportPlot(const Input& input) {
    if (input.words.size() < 2) return misused(input);
    const bool force = input.words[0] == "force";
    if (!force && input.words[0] != "keep") return misused(input);
    const auto pathStart = static_cast<std::size_t>(input.words[1].data() - input.rest.data());
    return Action{ExportPlot{unescaped(input.rest.substr(pathStart)), force}};
}

struct Verb {
    std::string_view name, usage;
    Reader read;
};

const std::vector<Verb>& verbs() {
    static const std::vector<Verb> kVerbs{
        {"therapy", "therapy ID|none", readId<SetTherapy>},
        {"session", "session NUMBER", readNumber<SetSession, float>},
        {"show", "show focus|findings", readEnum<SetShow, Show>},
        {"evidence", "evidence course|practice|other", readEnum<SetEvidence, EvidenceKind>},
        {"mechanism", "mechanism ID|none", readId<SetMechanism>},
        {"seed", "seed NUMBER", readNumber<SetSeed, std::uint64_t>},
        {"step", "step NUMBER", readNumber<SetStep, std::uint32_t>},
        {"parameter", "parameter NAME VALUE", readParameter},
        {"reset-parameters", "reset-parameters", readPlain<ResetParameters>},
        {"close-up", "close-up on|off", readSwitch<SetCloseUp>},
        {"compare", "compare on|off", readSwitch<SetCompare>},
        {"turn-close-up", "turn-close-up AZIMUTH_DEG ELEVATION_DEG", readPair<TurnCloseUp>},
        {"select", "select [left:|right:]REGION", readRegion<Select>},
        {"select-also", "select-also [left:|right:]REGION", readRegion<SelectAlso>},
        {"select-none", "select-none", readPlain<SelectNone>},
        {"hide", "hide [left:|right:]REGION", readRegion<Hide>},
        {"unhide", "unhide [left:|right:]REGION", readRegion<Unhide>},
        {"isolate", "isolate [left:|right:]REGION", readRegion<Isolate>},
        {"reveal", "reveal", readPlain<Reveal>},
        {"part", "part left|right|cerebellum|brainstem|deep|tracts on|off",
         readEnumSwitch<SetPart, Part>},
        {"pull-apart", "pull-apart MM", readNumber<SetPullApart, float>},
        {"open-insula", "open-insula on|off", readSwitch<SetInsulaOpened>},
        {"view", "view NAME", readEnum<SetView, View>},
        {"orbit", "orbit AZIMUTH_DEG ELEVATION_DEG", readPair<Orbit>},
        {"pan", "pan RIGHT_MM UP_MM", readPair<Pan>},
        {"zoom", "zoom FACTOR [X Y ASPECT]", readZoom},
        {"focus", "focus [left:|right:]REGION", readRegion<FocusOn>},
        {"focus-point", "focus-point X Y Z", readPoint<FocusPoint>},
        {"camera", "camera X Y Z AZIMUTH_DEG ELEVATION_DEG DISTANCE_MM FOV_DEG", readCamera},
        {"style", "style anatomy|glass|xray", readEnum<SetStyle, Style>},
        {"theme", "theme dark|light|print", readEnum<SetTheme, Theme>},
        {"labels", "labels auto|on|off", readEnum<SetLabels, Switch>},
        {"legend", "legend auto|on|off", readEnum<SetLegend, Switch>},
        {"letters", "letters on|off", readSwitch<SetLetters>},
        {"slice", "slice sagittal|coronal|axial on|off", readEnumSwitch<SetSlice, Axis>},
        {"crosshair", "crosshair X Y Z", readPoint<SetCrosshair>},
        {"clip", "clip sagittal|coronal|axial OFFSET_MM positive|negative, or clip off", readClip},
        {"reset-view", "reset-view", readPlain<ResetView>},
        {"undo", "undo", readPlain<Undo>},
        {"redo", "redo", readPlain<Redo>},
        {"open-scene", "open-scene PATH", readText<OpenScene>},
        {"save-scene", "save-scene PATH [force]", readSaveScene},
        {"export", "export WIDTH HEIGHT transparent|opaque keep|force PATH", readExport},
        {"export-plot", "export-plot keep|force PATH", readExportPlot},
        {"copy-text", "copy-text TEXT", readText<CopyText>},
        {"quit", "quit", readPlain<Quit>}};
    return kVerbs;
}

}  // namespace

Result<Action> parse(std::string_view text) {
    const std::vector<std::string_view> words = wordsOf(text);
    if (words.empty())
        return fail(ErrorCode::kUsage, "an action is empty; write one such as 'therapy cbt'");
    const auto& all = verbs();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Verb& v) { return v.name == words.front(); });
    if (found == all.end()) {
        std::vector<std::string> names;
        for (const Verb& v : all) names.emplace_back(v.name);
        return fail(ErrorCode::kUsage, "unknown action '" + std::string(words.front()) + "'" +
                                           didYouMean(words.front(), names));
    }
    Input input{words.front(), {words.begin() + 1, words.end()}, {}, found->usage};
    if (!input.words.empty()) {
        const auto start = static_cast<std::size_t>(input.words.front().data() - text.data());
        const auto end = static_cast<std::size_t>(input.words.back().data() - text.data()) +
                         input.words.back().size();
        input.rest = text.substr(start, end - start);
    }
    return found->read(input);
}

}  // namespace rewire
