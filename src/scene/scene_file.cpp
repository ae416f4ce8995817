// SPDX-License-Identifier: Apache-2.0
// Scenes as TOML, version 1. Keys that are absent keep the value the program opens with, so that a
// scene can be written by hand in three lines; keys that are unknown are faults, so that none is
// misspelt in silence.
#include "scene/scene_file.h"

#include <algorithm>
#include <limits>

#include "atlas/toml_reader.h"
#include "core/nearest_name.h"
#include "scene/mechanism_run.h"
#include "scene/text_form.h"

namespace rewire {
namespace {

constexpr int kVersion = 1;
constexpr double kFarMm = 2000.0;
constexpr double kMostParameter = 1e9;

// ---- writing ----

std::string tomlText(std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (byte < 0x20 || byte == 0x7f) {
            out += {'\\', 'u', '0', '0', kHex[byte >> 4U], kHex[byte & 0xFU]};
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string line(std::string_view key, const std::string& value) {
    return std::string(key) + " = " + value + '\n';
}
std::string word(std::string_view key, std::string_view value) {
    return line(key, tomlText(value));
}
std::string flag(std::string_view key, bool value) {
    return line(key, value ? "true" : "false");
}
std::string number(std::string_view key, float value) {
    return line(key, numberText(value));
}
std::string point(std::string_view key, const glm::vec3& p) {
    return line(key, "[" + numberText(p.x) + ", " + numberText(p.y) + ", " + numberText(p.z) + "]");
}
std::string regions(std::string_view key, const std::vector<RegionRef>& list) {
    std::string all;
    for (const RegionRef& ref : list) all += (all.empty() ? "" : ", ") + tomlText(toText(ref));
    return line(key, "[" + all + "]");
}

std::string cameraText(const Camera& camera) {
    return "\n[camera]\n" + point("target_mm", camera.targetMm) +
           number("azimuth_deg", camera.azimuthDeg) + number("elevation_deg", camera.elevationDeg) +
           number("distance_mm", camera.distanceMm) + number("fov_deg", camera.fovDeg);
}

std::string parametersText(const ViewState& state) {
    if (state.modelSettings.empty()) return {};
    std::string text = "\n[parameters]\n";
    for (const ModelSetting& each : state.modelSettings)
        text += line(each.name, numberText(each.value));
    return text;
}

std::string partsText(const ViewState& state) {
    std::string text = "\n[parts]\n";
    for (std::size_t i = 0; i < state.parts.size(); ++i) {
        text += flag(toText(static_cast<Part>(i)), state.parts[i]);
    }
    return text;
}

std::string cutsText(const ViewState& state) {
    std::string text = "\n[slices]\n";
    for (std::size_t i = 0; i < state.slices.size(); ++i) {
        text += flag(toText(static_cast<Axis>(i)), state.slices[i]);
    }
    text += point("crosshair_mm", state.crosshairMm);
    return text + "\n[clip]\n" + flag("enabled", state.clip.enabled) +
           word("plane", toText(state.clip.axis)) + number("offset_mm", state.clip.offsetMm) +
           flag("keep_negative", state.clip.keepNegative);
}

// ---- reading ----

class SceneReader {
  public:
    SceneReader(const toml::table& root, std::string file, const Content& content)
        : file_(std::move(file)), content_(content), top_(root, file_, "the scene", faults_) {}

    Result<SceneRead> read() {
        state_ = initialViewState();
        const int version = top_.integer("version", 0, std::numeric_limits<int>::max());
        if (version > kVersion) {
            return fail(ErrorCode::kInvalid,
                        "the scene has version " + std::to_string(version) +
                            ", this Rewire reads " + std::to_string(kVersion) +
                            "; open it with a newer one",
                        top_.where("version"));
        }
        if (version < 1 && faults_.empty())
            top_.addFault(top_.where("version"), "the version of a scene starts at 1");
        const std::string hash =
            top_.has("assets") ? top_.text("assets", TomlReader::Empty::kAllowed) : "";
        readChoice();
        readLook();
        readCamera();
        readCuts();
        top_.finish();
        if (!faults_.empty()) return failWith(ErrorCode::kInvalid, faults_);
        return SceneRead{state_, !hash.empty() && hash != content_.atlas.assetHash};
    }

  private:
    using Empty = TomlReader::Empty;

    template <class E>
    void word(TomlReader& in, std::string_view key, E& place) {
        if (!in.has(key)) return;
        const Result<E> value = fromText<E>(in.text(key));
        value ? void(place = *value) : in.addFault(in.where(key), value.error().message);
    }
    void flag(TomlReader& in, std::string_view key, bool& place) {
        if (in.has(key)) place = in.flag(key);
    }
    void number(TomlReader& in, std::string_view key, float& place, double low, double high) {
        if (in.has(key)) place = static_cast<float>(in.number(key, low, high));
    }

    template <class Items>
    void id(std::string_view key, std::string_view what, std::string& place, const Items& items) {
        if (!top_.has(key)) return;
        place = top_.text(key, Empty::kAllowed);
        std::vector<std::string> ids;
        for (const auto& item : items) ids.push_back(item.id);
        if (place.empty() || std::find(ids.begin(), ids.end(), place) != ids.end()) return;
        top_.addFault(top_.where(key),
                      "unknown " + std::string(what) + " '" + place + "'" + didYouMean(place, ids));
    }

    void regions(std::string_view key, std::vector<RegionRef>& place) {
        if (!top_.has(key)) return;
        place.clear();
        const std::vector<std::string> texts = top_.texts(key, Empty::kAllowed);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const Result<RegionRef> ref = regionRefFromText(texts[i]);
            if (!ref) {
                top_.addFault(top_.where(key, i), ref.error().message);
            } else if (content_.atlas.parcelsOf(*ref).empty()) {
                top_.addFault(top_.where(key, i),
                              "unknown region '" + texts[i] + "'" +
                                  didYouMean(ref->id, content_.atlas.regionIds()));
            } else {
                place.push_back(*ref);
            }
        }
    }

    // In quotes: TOML ends its whole numbers at 2^63 - 1.
    void readSeed() {
        if (!top_.has("seed")) return;
        const std::optional<std::uint64_t> seed = numberFromText<std::uint64_t>(top_.text("seed"));
        seed ? void(state_.seed = *seed)
             : top_.addFault(top_.where("seed"),
                             "'seed' of the scene must be a whole number in quotes");
    }

    void readChoice() {
        id("therapy", "therapy", state_.therapy, content_.knowledge.therapies);
        id("mechanism", "mechanism", state_.mechanism, content_.knowledge.mechanisms);
        const Therapy* therapy = content_.knowledge.findTherapy(state_.therapy);
        const double end = therapy == nullptr ? 0.0 : therapy->sliderSessions;
        state_.session = static_cast<float>(end);  // as picking the therapy sets it
        number(top_, "session", state_.session, 0.0, end);
        word(top_, "show", state_.show);
        word(top_, "evidence", state_.evidence);
        readSeed();
        if (top_.has("step")) {
            state_.step = static_cast<std::uint32_t>(top_.number("step", 0.0, kMostModelSteps));
        }
        readModel();
        regions("selection", state_.selection);
        regions("hidden", state_.hidden);
        regions("isolated", state_.isolated);
    }

    void readModel() {
        flag(top_, "close_up", state_.closeUp);
        flag(top_, "compare", state_.compare);
        if (top_.has("close_up_turn_deg")) {
            const std::vector<double> turn = top_.numbers("close_up_turn_deg");
            if (turn.size() == 2) {
                state_.closeUpTurnDeg = {static_cast<float>(turn[0]), static_cast<float>(turn[1])};
            } else {
                top_.addFault(top_.where("close_up_turn_deg"),
                              "'close_up_turn_deg' of the scene is two numbers");
            }
        }
        const toml::table* settings = top_.has("parameters") ? top_.table("parameters") : nullptr;
        if (settings == nullptr) return;
        TomlReader in(*settings, file_, "the parameters", faults_);
        for (const auto& [key, node] : *settings) {
            const double value = in.number(key.str(), -kMostParameter, kMostParameter);
            const Result<models::Override> known = parameterOf(content_, state_, key.str(), value);
            if (!known) {
                in.addFault(in.where(key.str()), known.error().message);
                continue;
            }
            state_.modelSettings.push_back({known->name, known->value});
        }
        std::ranges::sort(state_.modelSettings, {}, &ModelSetting::name);
        in.finish();
    }

    void readLook() {
        number(top_, "pull_apart_mm", state_.pullApartMm, 0.0, 60.0);
        flag(top_, "insula_opened", state_.insulaOpened);
        word(top_, "style", state_.style);
        word(top_, "theme", state_.theme);
        word(top_, "labels", state_.labels);
        word(top_, "legend", state_.legend);
        flag(top_, "orientation_letters", state_.orientationLetters);
        if (top_.has("language")) state_.language = top_.text("language");
        if (!top_.has("parts")) return;
        const toml::table* parts = top_.table("parts");
        if (parts == nullptr) return;
        TomlReader in(*parts, file_, "the parts", faults_);
        for (std::size_t i = 0; i < state_.parts.size(); ++i)
            flag(in, toText(static_cast<Part>(i)), state_.parts[i]);
        in.finish();
    }

    // A view by name, then a camera that may differ from it.
    void readCamera() {
        if (top_.has("view")) {
            View view = View::kLeftFront;
            word(top_, "view", view);
            applyView(state_, view);
        }
        if (top_.has("medial_of")) {
            const std::string side = top_.text("medial_of");
            state_.medialOf = sideFromText(side);
            if (side == "none") state_.medialOf.reset();
            if ((!state_.medialOf && side != "none") || state_.medialOf == Side::kMidline) {
                top_.addFault(top_.where("medial_of"),
                              "'medial_of' of the scene is 'left', 'right' or 'none'");
            }
        }
        if (!top_.has("camera")) return;
        const toml::table* camera = top_.table("camera");
        if (camera == nullptr) return;
        TomlReader in(*camera, file_, "the camera", faults_);
        if (in.has("target_mm")) state_.camera.targetMm = in.point("target_mm");
        number(in, "azimuth_deg", state_.camera.azimuthDeg, -3600.0, 3600.0);
        number(in, "elevation_deg", state_.camera.elevationDeg, -90.0, 90.0);
        number(in, "distance_mm", state_.camera.distanceMm, 1.0, kFarMm);
        number(in, "fov_deg", state_.camera.fovDeg, 1.0, 120.0);
        in.finish();
    }

    void readCuts() {
        if (const toml::table* slices = top_.has("slices") ? top_.table("slices") : nullptr) {
            TomlReader in(*slices, file_, "the slices", faults_);
            for (std::size_t i = 0; i < state_.slices.size(); ++i) {
                flag(in, toText(static_cast<Axis>(i)), state_.slices[i]);
            }
            if (in.has("crosshair_mm")) state_.crosshairMm = in.point("crosshair_mm");
            in.finish();
        }
        if (const toml::table* clip = top_.has("clip") ? top_.table("clip") : nullptr) {
            TomlReader in(*clip, file_, "the clip plane", faults_);
            flag(in, "enabled", state_.clip.enabled);
            word(in, "plane", state_.clip.axis);
            number(in, "offset_mm", state_.clip.offsetMm, -kFarMm, kFarMm);
            flag(in, "keep_negative", state_.clip.keepNegative);
            in.finish();
        }
    }

    std::vector<Fault> faults_;
    std::string file_;
    const Content& content_;
    TomlReader top_;
    ViewState state_;
};

}  // namespace

std::string printScene(const ViewState& state, std::string_view assetHash) {
    std::string text = "# A scene of Rewire: the same picture again.\n";
    text += line("version", std::to_string(kVersion)) + word("assets", assetHash);
    text += word("therapy", state.therapy) + number("session", state.session) +
            word("show", toText(state.show)) + word("evidence", toText(state.evidence)) +
            word("mechanism", state.mechanism);
    text += word("seed", numberText(state.seed)) + line("step", numberText(state.step));
    text += flag("close_up", state.closeUp) + flag("compare", state.compare) +
            line("close_up_turn_deg", "[" + numberText(state.closeUpTurnDeg.x) + ", " +
                                          numberText(state.closeUpTurnDeg.y) + "]");
    text += regions("selection", state.selection) + regions("hidden", state.hidden) +
            regions("isolated", state.isolated);
    text += number("pull_apart_mm", state.pullApartMm) + flag("insula_opened", state.insulaOpened);
    text += word("style", toText(state.style)) + word("theme", toText(state.theme)) +
            word("labels", toText(state.labels)) + word("legend", toText(state.legend)) +
            flag("orientation_letters", state.orientationLetters) +
            word("language", state.language);
    text += word("medial_of", state.medialOf ? toText(*state.medialOf) : std::string_view("none"));
    return text + parametersText(state) + partsText(state) + cameraText(state.camera) +
           cutsText(state);
}

Result<SceneRead> parseScene(std::string_view text, std::string_view name, const Content& content) {
    const std::string file(name);
    try {
        const toml::table root = toml::parse(text, file);
        return SceneReader(root, file, content).read();
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::kDamaged, "not a scene: " + std::string(error.description()),
                    file + ":" + std::to_string(error.source().begin.line));
    } catch (const std::exception& error) {
        return fail(ErrorCode::kDamaged, std::string("not a scene: ") + error.what(), file);
    }
}

}  // namespace rewire
