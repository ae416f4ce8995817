// SPDX-License-Identifier: Apache-2.0
// The one way a ViewState changes. Values are clamped to what makes sense, names are checked; a
// refused action leaves the state as it was. Does NOT touch files or the clipboard: those come back
// as tasks.
#include <algorithm>
#include <cmath>

#include "core/nearest_name.h"
#include "scene/action.h"
#include "scene/framing.h"
#include "scene/mechanism_run.h"
#include "scene/text_form.h"
#include "scene/visibility.h"

namespace rewire {
namespace {

constexpr float kMostPulledApartMm = 60.0F;
constexpr float kNearestMm = 40.0F, kFarthestMm = 1500.0F;
constexpr float kReachMm = 150.0F;  // the target stays within the head
constexpr float kMostFocusPointMm =
    340.0F;  // the camera comes at least this near to a point it is sent to

glm::vec3 withinHead(const glm::vec3& p) {
    return glm::clamp(p, glm::vec3(-kReachMm), glm::vec3(kReachMm));
}

Camera sane(Camera camera) {
    const float azimuth = std::remainder(camera.azimuthDeg, 360.0F);
    camera.azimuthDeg = azimuth <= -180.0F ? azimuth + 360.0F : azimuth;
    camera.elevationDeg = std::clamp(camera.elevationDeg, -90.0F, 90.0F);
    camera.distanceMm = std::clamp(camera.distanceMm, kNearestMm, kFarthestMm);
    camera.fovDeg = std::clamp(camera.fovDeg, 5.0F, 90.0F);
    camera.targetMm = withinHead(camera.targetMm);
    return camera;
}

// The point under the cursor, on the plane through the target, stays under the cursor.
Camera zoomed(Camera camera, const Zoom& zoom) {
    const float before = camera.distanceMm;
    camera.distanceMm = std::clamp(before / zoom.factor, kNearestMm, kFarthestMm);
    const float tangent = std::tan(glm::radians(camera.fovDeg) * 0.5F);
    const glm::vec2 offset = zoom.towardsNdc * glm::vec2(zoom.aspect, 1.0F) * tangent;
    camera.targetMm +=
        (camera.right() * offset.x + camera.up() * offset.y) * (before - camera.distanceMm);
    return sane(camera);
}

template <class Items>
std::vector<std::string> idsOf(const Items& items) {
    std::vector<std::string> ids;
    for (const auto& item : items) ids.push_back(item.id);
    return ids;
}

Unexpected<Error> unknown(std::string_view what, const std::string& id,
                          std::vector<std::string> ids) {
    return fail(ErrorCode::kInvalid,
                "unknown " + std::string(what) + " '" + id + "'" + didYouMean(id, ids));
}

void addOnce(std::vector<RegionRef>& list, const RegionRef& ref) {
    if (std::find(list.begin(), list.end(), ref) == list.end()) list.push_back(ref);
}

class Reducer {
  public:
    Reducer(const Content& content, const ViewState& state) : content_(content), next_{state, {}} {}
    [[nodiscard]] Reduced take() { return std::move(next_); }

    Status operator()(const SetTherapy& a) {
        const Therapy* therapy = content_.knowledge.findTherapy(a.id);
        if (!a.id.empty() && therapy == nullptr) {
            return unknown("therapy", a.id, idsOf(content_.knowledge.therapies));
        }
        s().therapy = a.id;
        s().session = therapy == nullptr ? 0.0F : static_cast<float>(therapy->sliderSessions);
        s().mechanism.clear();
        s().selection.clear();
        return Done{};
    }
    Status operator()(const SetSession& a) {
        const Therapy* therapy = content_.knowledge.findTherapy(s().therapy);
        if (therapy == nullptr)
            return fail(ErrorCode::kInvalid, "a session needs a therapy; pick one first");
        s().session = std::clamp(a.session, 0.0F, static_cast<float>(therapy->sliderSessions));
        return Done{};
    }
    // A layer of a therapy is asked for: a mechanism in front of it steps back.
    Status operator()(const SetShow& a) {
        s().show = a.show;
        return leaveMechanism();
    }
    Status operator()(const SetEvidence& a) {
        s().evidence = a.kind;
        return leaveMechanism();
    }
    Status operator()(const SetMechanism& a) {
        if (!a.id.empty() && content_.knowledge.findMechanism(a.id) == nullptr) {
            return unknown("mechanism", a.id, idsOf(content_.knowledge.mechanisms));
        }
        if (a.id != s().mechanism) {
            s().step = 0;
            s().modelSettings.clear();
            s().compare = false;
            s().closeUp = true;
            s().closeUpTurnDeg = glm::vec2(0.0F);
        }
        const bool changed = a.id != s().mechanism;
        s().mechanism = a.id;
        s().selection.clear();
        if (changed && !a.id.empty()) flyTo(*content_.knowledge.findMechanism(a.id));
        return Done{};
    }
    Status operator()(const SetParameter& a) {
        const Result<models::Override> given = parameterOf(content_, s(), a.name, a.value);
        if (!given) return given.forward();
        auto& settings = s().modelSettings;
        std::erase_if(settings, [&](const ModelSetting& each) { return each.name == a.name; });
        if (given->value != startValue(content_, s(), a.name)) {
            settings.push_back({given->name, given->value});
            std::ranges::sort(settings, {}, &ModelSetting::name);
        }
        return Done{};
    }
    Status operator()(const ResetParameters&) {
        s().modelSettings.clear();
        return Done{};
    }
    Status operator()(const SetCloseUp& a) { return set(s().closeUp, a.on); }
    Status operator()(const SetCompare& a) { return set(s().compare, a.on); }
    Status operator()(const TurnCloseUp& a) {
        const glm::vec2 turned = s().closeUpTurnDeg + glm::vec2(a.azimuthDeg, a.elevationDeg);
        s().closeUpTurnDeg = {std::remainder(turned.x, 360.0F),
                              std::clamp(turned.y, -80.0F, 80.0F)};
        return Done{};
    }
    Status operator()(const SetSeed& a) { return set(s().seed, a.seed); }
    Status operator()(const SetStep& a) { return set(s().step, std::min(a.step, kMostModelSteps)); }

    Status operator()(const Select& a) {
        if (Status known = check(a.region); !known) return known;
        s().selection = {a.region};
        return Done{};
    }
    Status operator()(const SelectAlso& a) {
        if (Status known = check(a.region); !known) return known;
        auto& list = s().selection;
        const auto found = std::find(list.begin(), list.end(), a.region);
        found == list.end() ? list.push_back(a.region) : void(list.erase(found));
        return Done{};
    }
    Status operator()(const SelectNone&) {
        s().selection.clear();
        return Done{};
    }
    Status operator()(const Hide& a) {
        if (Status known = check(a.region); !known) return known;
        addOnce(s().hidden, a.region);
        return Done{};
    }
    Status operator()(const Unhide& a) {
        if (Status known = check(a.region); !known) return known;
        s().hidden = without(content_.atlas, s().hidden, a.region);
        const bool alone =
            !s().isolated.empty() && !covered(content_.atlas, s().isolated, a.region);
        if (alone) addOnce(s().isolated, a.region);
        return Done{};
    }
    Status operator()(const Isolate& a) {
        if (Status known = check(a.region); !known) return known;
        s().isolated = {a.region};
        s().hidden = without(content_.atlas, s().hidden, a.region);
        return Done{};
    }
    Status operator()(const Reveal&) {
        s().hidden.clear();
        s().isolated.clear();
        return Done{};
    }
    Status operator()(const SetPart& a) {
        s().parts[static_cast<std::size_t>(a.part)] = a.on;
        return Done{};
    }
    Status operator()(const SetPullApart& a) {
        return set(s().pullApartMm, std::clamp(a.mm, 0.0F, kMostPulledApartMm));
    }
    Status operator()(const SetInsulaOpened& a) { return set(s().insulaOpened, a.on); }

    Status operator()(const SetView& a) {
        applyView(s(), a.view);
        return Done{};
    }
    Status operator()(const Orbit& a) {
        s().camera.azimuthDeg += a.azimuthDeg;
        s().camera.elevationDeg += a.elevationDeg;
        return set(s().camera, sane(s().camera));
    }
    Status operator()(const Pan& a) {
        Camera camera = s().camera;
        camera.targetMm -= camera.right() * a.rightMm + camera.up() * a.upMm;
        return set(s().camera, sane(camera));
    }
    Status operator()(const Zoom& a) {
        if (!(a.factor > 0.0F) || !(a.aspect > 0.0F)) {
            return fail(ErrorCode::kInvalid, "a zoom needs a factor and an aspect above 0");
        }
        return set(s().camera, zoomed(s().camera, a));
    }
    Status operator()(const FocusOn& a) {
        if (Status known = check(a.region); !known) return known;
        const Framing framing = frameRegion(content_.atlas, s(), a.region);
        s().camera = framing.camera;
        s().medialOf = framing.medialOf;
        return Done{};
    }
    Status operator()(const FocusPoint& a) {
        s().camera.targetMm = withinHead(a.pointMm);
        s().camera.distanceMm = std::min(s().camera.distanceMm, kMostFocusPointMm);
        return Done{};
    }
    Status operator()(const SetCamera& a) { return set(s().camera, sane(a.camera)); }
    Status operator()(const SetStyle& a) { return set(s().style, a.style); }
    Status operator()(const SetTheme& a) { return set(s().theme, a.theme); }
    Status operator()(const SetLabels& a) { return set(s().labels, a.value); }
    Status operator()(const SetLegend& a) { return set(s().legend, a.value); }
    Status operator()(const SetLetters& a) { return set(s().orientationLetters, a.on); }
    Status operator()(const SetSlice& a) {
        s().slices[static_cast<std::size_t>(a.axis)] = a.on;
        return Done{};
    }
    Status operator()(const SetCrosshair& a) { return set(s().crosshairMm, withinHead(a.pointMm)); }
    Status operator()(const SetClip& a) {
        s().clip = a.clip;
        s().clip.offsetMm = std::clamp(a.clip.offsetMm, -kReachMm, kReachMm);
        return Done{};
    }
    Status operator()(const ResetView&) {
        applyView(s(), View::kLeftFront);
        return Done{};
    }
    Status operator()(const ReplaceState& a) { return set(s(), a.state); }
    Status operator()(const Undo&) { return Done{}; }
    Status operator()(const Redo&) { return Done{}; }
    Status operator()(const OpenScene& a) { return task(a); }
    Status operator()(const SaveScene& a) { return task(a); }
    Status operator()(const ExportPicture& a) { return task(a); }
    Status operator()(const ExportPlot& a) { return task(a); }
    Status operator()(const CopyText& a) { return task(a); }
    Status operator()(const Quit& a) { return task(a); }

  private:
    ViewState& s() { return next_.state; }
    template <class T>
    Status set(T& place, T value) {
        place = std::move(value);
        return Done{};
    }
    Status task(Task t) {
        next_.tasks.push_back(std::move(t));
        return Done{};
    }
    // Where a mechanism happens in one place, the camera goes there.
    void flyTo(const Mechanism& mechanism) {
        if (mechanism.regions.size() != 1) return;
        const RegionRef region{mechanism.regions.front(), std::nullopt};
        if (!check(region)) return;
        const Framing framing = frameRegion(content_.atlas, s(), region);
        s().camera = framing.camera;
        s().medialOf = framing.medialOf;
    }
    Status leaveMechanism() {
        if (!s().therapy.empty()) s().mechanism.clear();
        return Done{};
    }
    Status check(const RegionRef& ref) const {
        if (content_.atlas.findRegion(ref.id) == nullptr) {
            return unknown("region", ref.id, content_.atlas.regionIds());
        }
        if (content_.atlas.parcelsOf(ref).empty()) {
            return fail(ErrorCode::kInvalid,
                        "'" + toText(ref) + "' does not exist: that region has no such side");
        }
        return Done{};
    }

    const Content& content_;
    Reduced next_;
};

template <class A, class... Others>
constexpr bool kIsOneOf = (std::is_same_v<A, Others> || ...);

}  // namespace

Result<Reduced> reduce(const Content& content, const ViewState& state, const Action& action) {
    Reducer reducer(content, state);
    if (const Status done = std::visit(reducer, action); !done) {
        return Unexpected<Error>{done.error()};
    }
    return reducer.take();
}

UndoKind undoKind(const Action& action) {
    return std::visit(
        []<class A>(const A&) {
            if constexpr (kIsOneOf<A, SetView, Orbit, Pan, Zoom, FocusOn, FocusPoint, SetCamera,
                                   ResetView, SetStep, TurnCloseUp, Undo, Redo, OpenScene,
                                   SaveScene, ExportPicture, ExportPlot, CopyText, Quit>) {
                return UndoKind::kNone;
            } else if constexpr (kIsOneOf<A, SetSession, SetPullApart, SetCrosshair, SetClip,
                                          SetParameter>) {
                return UndoKind::kCoalesce;
            } else {
                return UndoKind::kEntry;
            }
        },
        action);
}

}  // namespace rewire
