// SPDX-License-Identifier: Apache-2.0
#include "app/picture_options.h"

#include <fmt/format.h>
#include <charconv>
#include <string_view>

#include "scene/action.h"
#include "scene/mechanism_run.h"
#include "scene/scene_file.h"

namespace rewire::app {

namespace {

constexpr int kSmallestSidePx = 16;
constexpr int kLargestSidePx = 16384;

template <class Number>
std::optional<Number> wholeNumber(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// A wrong name on the command line is wrong use, whatever the reducer calls it.
Unexpected<Error> asUsage(Error error) {
    error.code = ErrorCode::kUsage;
    return {std::move(error)};
}

class StateBuilder {
  public:
    StateBuilder(const Content& content, ViewState state)
        : content_(content), state_(std::move(state)) {}

    [[nodiscard]] Status apply(const Action& action) {
        Result<Reduced> reduced = reduce(content_, state_, action);
        if (!reduced) return asUsage(reduced.error());
        state_ = std::move(reduced->state);
        return Done{};
    }
    // The action written `verb argument`; nothing when the option was not given.
    [[nodiscard]] Status applyOption(const char* verb, const std::optional<std::string>& argument) {
        return argument ? applyText(std::string(verb) + " " + *argument) : Done{};
    }
    [[nodiscard]] Status applyText(const std::string& text) {
        Result<Action> action = parse(text);
        if (!action) return asUsage(action.error());
        return apply(*action);
    }
    [[nodiscard]] const ViewState& state() const { return state_; }

  private:
    const Content& content_;
    ViewState state_;
};

struct SceneStart {
    ViewState state = initialViewState();
    FigureSpec figure;
};

// A scene file, or a picture of ours that carries one.
Result<SceneStart> readScene(const std::filesystem::path& path, const Content& content) {
    SceneStart start;
    Result<std::string> bytes = readFile(path);
    if (!bytes) return bytes.forward();
    std::string text = std::move(*bytes);
    if (text.starts_with("\x89PNG")) {
        Result<PngText> carried = readPngText(path);
        if (!carried) return carried.forward();
        if (carried->scene.empty()) {
            return fail(ErrorCode::kDamaged,
                        "this picture carries no scene; only pictures made by Rewire do",
                        path.string());
        }
        Result<FigureSpec> figure = figureSpecFromText(carried->figure);
        if (!figure) return figure.forward();
        start.figure = *figure;
        text = std::move(carried->scene);
    }
    Result<SceneRead> scene = parseScene(text, path.string(), content);
    if (!scene) return scene.forward();
    if (scene->otherAssets) {
        fmt::print(stderr, "rewire: {}: made with other assets; the picture may differ a little\n",
                   path.string());
    }
    start.state = std::move(scene->state);
    return start;
}

Status applyTherapy(StateBuilder& builder, const Content& content, const PictureOptions& options) {
    if (Status done = builder.applyOption("therapy", options.therapy); !done) return done;
    if (!options.session) return Done{};
    const Therapy* therapy = content.knowledge.findTherapy(builder.state().therapy);
    if (therapy == nullptr) {
        return fail(ErrorCode::kUsage,
                    "--session needs a therapy; add --therapy ID (see `rewire therapies`)");
    }
    const std::optional<int> session = wholeNumber<int>(*options.session);
    if (!session || *session < 0 || *session > therapy->sliderSessions) {
        return fail(ErrorCode::kUsage,
                    fmt::format("--session {}: give a whole number from 0 to {} for {}",
                                *options.session, therapy->sliderSessions, therapy->id));
    }
    return builder.apply(SetSession{static_cast<float>(*session)});
}

Status applyStep(StateBuilder& builder, const PictureOptions& options) {
    if (!options.step) return Done{};
    const std::optional<std::uint32_t> step = wholeNumber<std::uint32_t>(*options.step);
    if (!step || *step > kMostModelSteps) {
        return fail(ErrorCode::kUsage, fmt::format("--step {}: give a whole number from 0 to {}",
                                                   *options.step, kMostModelSteps));
    }
    return builder.apply(SetStep{*step});
}

// Without a step the model has run long enough for its result to be seen.
Status applyMechanism(StateBuilder& builder, const Content& content,
                      const PictureOptions& options) {
    if (Status done = builder.applyOption("mechanism", options.mechanism); !done) return done;
    if (Status done = builder.applyOption("seed", options.seed); !done) return done;
    if (Status done = applyStep(builder, options); !done) return done;
    if (options.mechanism && !options.step) {
        if (Status done = builder.apply(SetStep{typicalSteps(content, builder.state())}); !done)
            return done;
    }
    for (const std::string& word : options.settings) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos || equals == 0) {
            return fail(ErrorCode::kUsage,
                        "--set " + word + ": write name=value, as `rewire models` lists them");
        }
        if (Status done =
                builder.apply(SetParameter{word.substr(0, equals), word.substr(equals + 1)});
            !done) {
            return done;
        }
    }
    if (options.compare) {
        if (Status done = builder.apply(SetCompare{true}); !done) return done;
    }
    return options.noCloseUp ? builder.apply(SetCloseUp{false}) : Done{};
}

Status applyRegions(StateBuilder& builder, const PictureOptions& options) {
    bool first = true;
    for (const std::string& word : options.regions) {
        Result<RegionRef> ref = regionRefFromText(word);
        if (!ref) return asUsage(ref.error());
        const Action action = first ? Action{Select{*ref}} : Action{SelectAlso{*ref}};
        if (Status done = builder.apply(action); !done) return done;
        first = false;
    }
    for (const std::string& word : options.hide) {
        Result<Part> part = fromText<Part>(word);
        if (!part) return asUsage(part.error());
        if (Status done = builder.apply(SetPart{*part, false}); !done) return done;
    }
    return Done{};
}

Status applySwitches(StateBuilder& builder, const PictureOptions& options) {
    struct Pair {
        bool on, off;
        const char* verb;
    };
    for (const Pair& pair : {Pair{options.labels, options.noLabels, "labels"},
                             Pair{options.legend, options.noLegend, "legend"}}) {
        if (pair.on && pair.off) {
            return fail(ErrorCode::kUsage,
                        fmt::format("--{0} and --no-{0} exclude each other", pair.verb));
        }
        if (!pair.on && !pair.off) continue;
        if (Status done =
                builder.applyText(fmt::format("{} {}", pair.verb, pair.on ? "on" : "off"));
            !done) {
            return done;
        }
    }
    return options.openInsula ? builder.apply(SetInsulaOpened{true}) : Done{};
}

Status applyAll(StateBuilder& builder, const Content& content, const PictureOptions& options) {
    if (Status done = applyTherapy(builder, content, options); !done) return done;
    const struct {
        const char* verb;
        const std::optional<std::string>& word;
    } simple[] = {{"show", options.show},
                  {"evidence", options.evidence},
                  {"style", options.style},
                  {"theme", options.theme}};
    for (const auto& option : simple) {
        if (Status done = builder.applyOption(option.verb, option.word); !done) return done;
    }
    if (Status done = applyMechanism(builder, content, options); !done) return done;
    if (Status done = applyRegions(builder, options); !done) return done;
    if (Status done = builder.applyOption("view", options.view); !done) return done;
    if (Status done = applySwitches(builder, options); !done) return done;
    for (const std::string& text : options.actions) {
        if (Status done = builder.applyText(text); !done) return done;
    }
    return Done{};
}

Status readFigure(const PictureOptions& options, FigureSpec& figure) {
    if (options.size) {
        Result<glm::ivec2> size = sizeFromText(*options.size);
        if (!size) return size.forward();
        figure.widthPx = size->x;
        figure.heightPx = size->y;
    }
    if (options.samples) {
        const std::optional<int> samples = wholeNumber<int>(*options.samples);
        if (!samples || *samples < 1 || *samples > 8) {
            return fail(ErrorCode::kUsage,
                        "--samples " + *options.samples +
                            ": give a whole number from 1 to 8 (samples a pixel side)");
        }
        figure.samplesPerAxis = *samples;
    }
    figure.transparent = figure.transparent || options.transparent;
    return Done{};
}

}  // namespace

Result<glm::ivec2> sizeFromText(const std::string& text) {
    const std::size_t cross = text.find('x');
    if (cross != std::string::npos) {
        const auto width = wholeNumber<int>(std::string_view(text).substr(0, cross));
        const auto height = wholeNumber<int>(std::string_view(text).substr(cross + 1));
        const auto fits = [](int side) {
            return side >= kSmallestSidePx && side <= kLargestSidePx;
        };
        if (width && height && fits(*width) && fits(*height)) return glm::ivec2(*width, *height);
    }
    return fail(ErrorCode::kUsage,
                fmt::format("--size {}: give WIDTHxHEIGHT in pixels, each from {} to {}, such as "
                            "1920x1080",
                            text, kSmallestSidePx, kLargestSidePx));
}

void addPictureOptions(CLI::App& command, PictureOptions& o) {
    command.add_option("--therapy", o.therapy, "Therapy to show: an id of `rewire therapies`")
        ->type_name("ID");
    command.add_option("--session", o.session, "Session on the course (default: its end)")
        ->type_name("N");
    command.add_option("--show", o.show, "focus (default) or findings: what studies found")
        ->type_name("WHAT");
    command.add_option("--evidence", o.evidence, "course (default), practice or other")
        ->type_name("KIND");
    command
        .add_option("--mechanism", o.mechanism, "Mechanism to show: an id of `rewire mechanisms`")
        ->type_name("ID");
    command
        .add_option("--step", o.step,
                    "Step of the mechanism's model (default: enough for its result)")
        ->type_name("N");
    command.add_option("--seed", o.seed, "Seed of its random numbers (default 1)")->type_name("N");
    command
        .add_option("--set", o.settings, "Parameter of the model, as `rewire models` lists them")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command.add_flag("--compare", o.compare, "The run without (before, bare, ...) beside it");
    command.add_flag("--no-close-up", o.noCloseUp, "The brain alone: no close-up, no plots");
    command
        .add_option("--region", o.regions,
                    "Region to select, with left: or right: if one side is meant")
        ->type_name("[SIDE:]ID")
        ->allow_extra_args(false);
    command
        .add_option("--view", o.view,
                    "left, right, left-medial, right-medial, front, back, top, bottom, left-front "
                    "(default), "
                    "right-front")
        ->type_name("NAME");
    command.add_option("--style", o.style, "anatomy (default), glass or xray")->type_name("NAME");
    command
        .add_option("--hide", o.hide,
                    "Part to leave out: left, right, cerebellum, brainstem, deep, tracts")
        ->type_name("PART")
        ->allow_extra_args(false);
    command.add_option("--theme", o.theme, "dark (default), light or print")->type_name("NAME");
    command.add_option("--size", o.size, "Size in pixels (default 1920x1080)")->type_name("WxH");
    command.add_option("--samples", o.samples, "Samples a pixel side, 1 to 8 (default 2)")
        ->type_name("N");
    command.add_flag("--transparent", o.transparent, "Leave the background out");
    command.add_flag("--labels", o.labels, "Labels even when nothing is chosen");
    command.add_flag("--no-labels", o.noLabels, "No labels");
    command.add_flag("--legend", o.legend, "Legend even when nothing is chosen");
    command.add_flag("--no-legend", o.noLegend, "No legend");
    command.add_flag("--open-insula", o.openInsula, "Lift the operculum off the insula");
    command
        .add_option("--action", o.actions,
                    "A further action in its text form, such as 'pull-apart 20'")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    command
        .add_option("--scene", o.scene, "Start from a scene file, or from a picture made by Rewire")
        ->type_name("FILE");
}

Result<PictureRequest> readPictureOptions(const Content& content, const PictureOptions& options) {
    SceneStart start;
    if (options.scene) {
        Result<SceneStart> read = readScene(*options.scene, content);
        if (!read) return read.forward();
        start = std::move(*read);
    }
    StateBuilder builder(content, std::move(start.state));
    if (Status done = applyAll(builder, content, options); !done) return done.forward();
    if (Status done = readFigure(options, start.figure); !done) return done.forward();
    return PictureRequest{builder.state(), start.figure};
}

}  // namespace rewire::app
