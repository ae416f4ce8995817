// SPDX-License-Identifier: Apache-2.0
// Actions to text, one line each; action_parse.cpp reads it back.
#include "scene/action.h"
#include "scene/text_form.h"

namespace rewire {
namespace {

constexpr std::string_view kForceSuffix = " force";

// Free text (paths, copied text) on one line, blanks at its ends kept.

std::string escaped(std::string_view text, bool mayEndInForce) {
    std::string out;
    const bool guardForce = !mayEndInForce && text.ends_with(kForceSuffix);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool atEdge = i == 0 || i + 1 == text.size();
        const bool ambiguous = guardForce && i == text.size() - kForceSuffix.size();
        switch (text[i]) {
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            case ' ':
                out += atEdge || ambiguous ? "\\s" : " ";
                break;
            default:
                out += text[i];
        }
    }
    return out;
}

template <class... Numbers>
std::string numbersText(Numbers... values) {
    std::string out;
    ((out += ' ', out += numberText(values)), ...);
    return out;
}
std::string pointText(const glm::vec3& p) {
    return numbersText(p.x, p.y, p.z);
}
std::string onOff(bool on) {
    return on ? " on" : " off";
}
std::string verb(std::string_view name, std::string_view argument) {
    return std::string(name) + ' ' + std::string(argument);
}
std::string idOrNone(const std::string& id) {
    return id.empty() ? std::string("none") : id;
}

struct Printer {
    std::string operator()(const SetTherapy& a) const { return verb("therapy", idOrNone(a.id)); }
    std::string operator()(const SetSession& a) const { return "session" + numbersText(a.session); }
    std::string operator()(const SetShow& a) const { return verb("show", toText(a.show)); }
    std::string operator()(const SetEvidence& a) const { return verb("evidence", toText(a.kind)); }
    std::string operator()(const SetMechanism& a) const {
        return verb("mechanism", idOrNone(a.id));
    }
    std::string operator()(const SetSeed& a) const { return "seed" + numbersText(a.seed); }
    std::string operator()(const SetStep& a) const { return "step" + numbersText(a.step); }
    std::string operator()(const Select& a) const { return verb("select", toText(a.region)); }
    std::string operator()(const SelectAlso& a) const {
        return verb("select-also", toText(a.region));
    }
    std::string operator()(const SetParameter& a) const {
        return verb("parameter", a.name) + " " + a.value;
    }
    std::string operator()(const ResetParameters&) const { return "reset-parameters"; }
    std::string operator()(const SetCloseUp& a) const { return "close-up" + onOff(a.on); }
    std::string operator()(const SetCompare& a) const { return "compare" + onOff(a.on); }
    std::string operator()(const TurnCloseUp& a) const {
        return "turn-close-up" + numbersText(a.azimuthDeg, a.elevationDeg);
    }
    std::string operator()(const SelectNone&) const { return "select-none"; }
    std::string operator()(const Hide& a) const { return verb("hide", toText(a.region)); }
    std::string operator()(const Unhide& a) const { return verb("unhide", toText(a.region)); }
    std::string operator()(const Isolate& a) const { return verb("isolate", toText(a.region)); }
    std::string operator()(const Reveal&) const { return "reveal"; }
    std::string operator()(const SetPart& a) const {
        return verb("part", toText(a.part)) + onOff(a.on);
    }
    std::string operator()(const SetPullApart& a) const { return "pull-apart" + numbersText(a.mm); }
    std::string operator()(const SetInsulaOpened& a) const { return "open-insula" + onOff(a.on); }
    std::string operator()(const SetView& a) const { return verb("view", toText(a.view)); }
    std::string operator()(const Orbit& a) const {
        return "orbit" + numbersText(a.azimuthDeg, a.elevationDeg);
    }
    std::string operator()(const Pan& a) const { return "pan" + numbersText(a.rightMm, a.upMm); }
    std::string operator()(const Zoom& a) const {
        return "zoom" + numbersText(a.factor, a.towardsNdc.x, a.towardsNdc.y, a.aspect);
    }
    std::string operator()(const FocusOn& a) const { return verb("focus", toText(a.region)); }
    std::string operator()(const FocusPoint& a) const {
        return "focus-point" + pointText(a.pointMm);
    }
    std::string operator()(const SetCamera& a) const {
        const Camera& c = a.camera;
        return "camera" + pointText(c.targetMm) +
               numbersText(c.azimuthDeg, c.elevationDeg, c.distanceMm, c.fovDeg);
    }
    std::string operator()(const SetStyle& a) const { return verb("style", toText(a.style)); }
    std::string operator()(const SetTheme& a) const { return verb("theme", toText(a.theme)); }
    std::string operator()(const SetLabels& a) const { return verb("labels", toText(a.value)); }
    std::string operator()(const SetLegend& a) const { return verb("legend", toText(a.value)); }
    std::string operator()(const SetLetters& a) const { return "letters" + onOff(a.on); }
    std::string operator()(const SetSlice& a) const {
        return verb("slice", toText(a.axis)) + onOff(a.on);
    }
    std::string operator()(const SetCrosshair& a) const {
        return "crosshair" + pointText(a.pointMm);
    }
    std::string operator()(const SetClip& a) const {
        // A plane that is off keeps its place; only the plain one has the short form.
        if (a.clip == ClipPlane{}) return "clip off";
        return verb("clip", toText(a.clip.axis)) + numbersText(a.clip.offsetMm) +
               (a.clip.keepNegative ? " negative" : " positive") + (a.clip.enabled ? "" : " off");
    }
    std::string operator()(const ResetView&) const { return "reset-view"; }
    std::string operator()(const ReplaceState&) const { return "replace-state"; }
    std::string operator()(const Undo&) const { return "undo"; }
    std::string operator()(const Redo&) const { return "redo"; }
    std::string operator()(const OpenScene& a) const {
        return verb("open-scene", escaped(a.path, true));
    }
    std::string operator()(const SaveScene& a) const {
        return verb("save-scene", escaped(a.path, false)) +
               std::string(a.force ? kForceSuffix : "");
    }
    std::string operator()(const ExportPicture& a) const {
        return "export" + numbersText(a.widthPx, a.heightPx) +
               (a.transparent ? " transparent" : " opaque") + (a.force ? " force " : " keep ") +
               escaped(a.path, true);
    }
    std::string operator()(const ExportPlot& a) const {
        return std::string("export-plot") + (a.force ? " force " : " keep ") +
               escaped(a.path, true);
    }
    std::string operator()(const CopyText& a) const {
        return verb("copy-text", escaped(a.text, true));
    }
    std::string operator()(const Quit&) const { return "quit"; }
};

}  // namespace

std::string print(const Action& action) {
    return std::visit(Printer{}, action);
}

}  // namespace rewire
