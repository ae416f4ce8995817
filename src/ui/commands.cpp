// SPDX-License-Identifier: Apache-2.0
// The table of commands, what each does, and the keys that lead to them.
#include "ui/commands.h"

#include "ui/model_transport.h"

#include <algorithm>
#include <array>

namespace rewire::ui {

namespace {

template <View view>
void goTo(Frame& f) {
    f.emit(SetView{view});
}
template <Style style>
void useStyle(Frame& f) {
    f.emit(SetStyle{style});
}
template <Part part>
void togglePart(Frame& f) {
    f.emit(SetPart{part, !f.in.state.part(part)});
}
template <Axis axis>
void toggleSlice(Frame& f) {
    f.emit(SetSlice{axis, !f.in.state.slices[static_cast<std::size_t>(axis)]});
}
template <EvidenceKind kind>
void evidence(Frame& f) {
    showFindings(f, kind);
}
template <Dialog kind>
void dialog(Frame& f) {
    openDialog(f, kind);
}

void toggleShow(Frame& f) {
    f.emit(SetShow{f.in.state.show == Show::kFocus ? Show::kFindings : Show::kFocus});
}
void nextEvidence(Frame& f) {
    const int next = f.in.state.show == Show::kFocus
                         ? static_cast<int>(f.in.state.evidence)
                         : (static_cast<int>(f.in.state.evidence) + 1) % 3;
    showFindings(f, static_cast<EvidenceKind>(next));
}
void nextTherapy(Frame& f) {
    const auto& all = f.in.content.knowledge.therapies;
    if (all.empty()) return;
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Therapy& t) { return t.id == f.in.state.therapy; });
    f.emit(SetTherapy{at == all.end() || at + 1 == all.end() ? all.front().id : (at + 1)->id});
}
void noTherapy(Frame& f) {
    f.emit(SetTherapy{""});
}
void moveSession(Frame& f, float by) {
    if (modelOpen(f)) return stepModel(f, by > 0.0F ? 1 : -1);
    const Therapy* therapy = f.in.content.knowledge.findTherapy(f.in.state.therapy);
    if (therapy == nullptr) return;
    if (f.in.state.show != Show::kFindings || f.in.state.evidence != EvidenceKind::kCourse)
        showFindings(f, EvidenceKind::kCourse);
    f.emit(SetSession{
        std::clamp(f.in.state.session + by, 0.0F, static_cast<float>(therapy->sliderSessions))});
}
void laterSession(Frame& f) {
    moveSession(f, 1.0F);
}
void earlierSession(Frame& f) {
    moveSession(f, -1.0F);
}
void togglePlay(Frame& f) {
    setPlaying(f, !f.ui.playing);
}
void pull(Frame& f) {
    f.emit(SetPullApart{f.in.state.pullApartMm > 0.0F ? 0.0F : 25.0F});
}
void lift(Frame& f) {
    f.emit(SetInsulaOpened{!f.in.state.insulaOpened});
}
void cut(Frame& f) {
    ClipPlane clip = f.in.state.clip;
    clip.enabled = !clip.enabled;
    f.emit(SetClip{clip});
}
void labels(Frame& f) {
    f.emit(SetLabels{f.in.state.showLabels() ? Switch::kOff : Switch::kOn});
}
void legend(Frame& f) {
    f.emit(SetLegend{f.in.state.showLegend() ? Switch::kOff : Switch::kOn});
}
void letters(Frame& f) {
    f.emit(SetLetters{!f.in.state.orientationLetters});
}
void theme(Frame& f) {
    f.emit(SetTheme{f.in.state.theme == rewire::Theme::kLight ? rewire::Theme::kDark
                                                              : rewire::Theme::kLight});
}
void hideSelected(Frame& f) {
    for (const RegionRef& ref : f.in.state.selection) f.emit(Hide{ref});
}
void isolateSelected(Frame& f) {
    for (const RegionRef& ref : f.in.state.selection) f.emit(Isolate{ref});
}
void focusSelected(Frame& f) {
    if (!f.in.state.selection.empty()) f.emit(FocusOn{f.in.state.selection.front()});
}
void reveal(Frame& f) {
    f.emit(Reveal{});
}
void selectNone(Frame& f) {
    f.emit(SelectNone{});
}
void resetView(Frame& f) {
    f.emit(ResetView{});
}
void undo(Frame& f) {
    f.emit(Undo{});
}
void redo(Frame& f) {
    f.emit(Redo{});
}
void quit(Frame& f) {
    f.emit(Quit{});
}
void hidePanels(Frame& f) {
    f.ui.panelsHidden = !f.ui.panelsHidden;
}
void largerText(Frame& f) {
    setTextPercent(f, f.ui.settings.textPercent + 25);
}
void smallerText(Frame& f) {
    setTextPercent(f, f.ui.settings.textPercent - 25);
}
void plainText(Frame& f) {
    setTextPercent(f, 100);
}
void fullscreen(Frame& f) {
    f.out.wishes.toggleFullscreen = true;
}
void reducedMotion(Frame& f) {
    f.ui.settings.reducedMotion = !f.ui.settings.reducedMotion;
    f.out.wishes.settingsChanged = true;
}

constexpr Shortcut plain(char32_t c) {
    return {Key::kCharacter, c, false, false};
}
constexpr Shortcut shifted(char32_t c) {
    return {Key::kCharacter, c, false, true};
}
constexpr Shortcut control(char32_t c) {
    return {Key::kCharacter, c, true, false};
}
constexpr Shortcut special(Key key) {
    return {key, 0, false, false};
}
constexpr Shortcut none() {
    return {};
}
using G = CommandGroup;

const std::array kCommands{
    Command{"view.left", G::kViews, "1", plain('1'), goTo<View::kLeft>},
    Command{"view.right", G::kViews, "2", plain('2'), goTo<View::kRight>},
    Command{"view.left-medial", G::kViews, "3", plain('3'), goTo<View::kLeftMedial>},
    Command{"view.right-medial", G::kViews, "4", plain('4'), goTo<View::kRightMedial>},
    Command{"view.front", G::kViews, "5", plain('5'), goTo<View::kFront>},
    Command{"view.back", G::kViews, "6", plain('6'), goTo<View::kBack>},
    Command{"view.top", G::kViews, "7", plain('7'), goTo<View::kTop>},
    Command{"view.bottom", G::kViews, "8", plain('8'), goTo<View::kBottom>},
    Command{"view.left-front", G::kViews, "9", plain('9'), goTo<View::kLeftFront>},
    Command{"view.right-front", G::kViews, "0", plain('0'), goTo<View::kRightFront>},
    Command{"view.reset", G::kViews, "R", plain('r'), resetView},
    Command{"view.focus-selected", G::kViews, "C", plain('c'), focusSelected},

    Command{"style.anatomy", G::kLook, "A", plain('a'), useStyle<Style::kAnatomy>},
    Command{"style.glass", G::kLook, "G", plain('g'), useStyle<Style::kGlass>},
    Command{"style.xray", G::kLook, "X", plain('x'), useStyle<Style::kXray>},
    Command{"look.labels", G::kLook, "L", plain('l'), labels},
    Command{"look.legend", G::kLook, "K", plain('k'), legend},
    Command{"look.letters", G::kLook, "O", plain('o'), letters},
    Command{"look.theme", G::kLook, "D", plain('d'), theme},

    Command{"evidence.show", G::kEvidence, "F", plain('f'), toggleShow},
    Command{"evidence.next", G::kEvidence, "E", plain('e'), nextEvidence},
    Command{"evidence.course", G::kEvidence, "", none(), evidence<EvidenceKind::kCourse>},
    Command{"evidence.practice", G::kEvidence, "", none(), evidence<EvidenceKind::kPractice>},
    Command{"evidence.other", G::kEvidence, "", none(), evidence<EvidenceKind::kOther>},
    Command{"evidence.play", G::kEvidence, "Space", special(Key::kSpace), togglePlay},
    Command{"evidence.later", G::kEvidence, "]", plain(']'), laterSession},
    Command{"evidence.earlier", G::kEvidence, "[", plain('['), earlierSession},
    Command{"evidence.next-therapy", G::kEvidence, "T", plain('t'), nextTherapy},
    Command{"evidence.no-therapy", G::kEvidence, "Shift T", shifted('t'), noTherapy},

    Command{"brain.hide", G::kBrain, "Del", special(Key::kDelete), hideSelected},
    Command{"brain.isolate", G::kBrain, "I", plain('i'), isolateSelected},
    Command{"brain.reveal", G::kBrain, "B", plain('b'), reveal},
    Command{"brain.pull", G::kBrain, "P", plain('p'), pull},
    Command{"brain.lift", G::kBrain, "U", plain('u'), lift},
    Command{"brain.cut", G::kBrain, "V", plain('v'), cut},
    Command{"brain.left", G::kBrain, "Shift L", shifted('l'), togglePart<Part::kLeft>},
    Command{"brain.right", G::kBrain, "Shift R", shifted('r'), togglePart<Part::kRight>},
    Command{"brain.cerebellum", G::kBrain, "Shift C", shifted('c'), togglePart<Part::kCerebellum>},
    Command{"brain.brainstem", G::kBrain, "Shift B", shifted('b'), togglePart<Part::kBrainstem>},
    Command{"brain.deep", G::kBrain, "Shift D", shifted('d'), togglePart<Part::kDeep>},
    Command{"brain.tracts", G::kBrain, "Shift F", shifted('f'), togglePart<Part::kTracts>},
    Command{"brain.slice-sagittal", G::kBrain, "Shift X", shifted('x'),
            toggleSlice<Axis::kSagittal>},
    Command{"brain.slice-coronal", G::kBrain, "Shift Y", shifted('y'), toggleSlice<Axis::kCoronal>},
    Command{"brain.slice-axial", G::kBrain, "Shift Z", shifted('z'), toggleSlice<Axis::kAxial>},

    Command{"work.search", G::kWork, "Ctrl K", control('k'), openSearch},
    Command{"work.undo", G::kWork, "Ctrl Z", control('z'), undo},
    Command{"work.redo", G::kWork, "Ctrl Shift Z", {Key::kCharacter, 'z', true, true}, redo},
    Command{"work.export", G::kWork, "Ctrl E", control('e'), dialog<Dialog::kExport>},
    Command{"work.save", G::kWork, "Ctrl S", control('s'), dialog<Dialog::kSaveScene>},
    Command{"work.open", G::kWork, "Ctrl O", control('o'), dialog<Dialog::kOpenScene>},
    Command{"work.clear", G::kWork, "Esc", none(), selectNone},
    Command{"work.quit", G::kWork, "Ctrl Q", control('q'), quit},

    Command{"window.panels", G::kWindow, "H", plain('h'), hidePanels},
    Command{"window.help", G::kWindow, "?", plain('?'), dialog<Dialog::kHelp>},
    Command{"window.larger", G::kWindow, "Ctrl +", control('+'), largerText},
    Command{"window.smaller", G::kWindow, "Ctrl −", control('-'), smallerText},
    Command{"window.plain-size", G::kWindow, "Ctrl 0", control('0'), plainText},
    Command{"window.motion", G::kWindow, "", none(), reducedMotion},
    Command{"window.fullscreen", G::kWindow, "F11", special(Key::kF11), fullscreen},
};

bool matches(const Shortcut& want, const KeyPress& got) {
    if (want.key != got.key || want.ctrl != got.ctrl) return false;
    if (want.key != Key::kCharacter) return true;
    if (want.character == 0) return false;
    char32_t character = got.character;
    if (character == '=' && got.ctrl) character = '+';
    const bool letter =
        (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    if (!letter) return character == want.character;
    if (character >= 'A' && character <= 'Z') character += 'a' - 'A';
    return character == want.character && got.shift == want.shift;
}

// The turntable from the keyboard, when no widget has the focus.
void turn(Frame& f, const KeyPress& press) {
    constexpr float kStepDeg = 8.0F;
    if (press.key == Key::kLeft) f.emit(Orbit{kStepDeg, 0.0F});
    if (press.key == Key::kRight) f.emit(Orbit{-kStepDeg, 0.0F});
    if (press.key == Key::kUp) f.emit(Orbit{0.0F, kStepDeg});
    if (press.key == Key::kDown) f.emit(Orbit{0.0F, -kStepDeg});
    if (press.key == Key::kHome) f.emit(ResetView{});
    if (press.key != Key::kCharacter || press.ctrl) return;
    if (press.character == '+' || press.character == '=')
        f.emit(Zoom{1.15F, glm::vec2(0.0F), 1.0F});
    if (press.character == '-') f.emit(Zoom{1.0F / 1.15F, glm::vec2(0.0F), 1.0F});
}

}  // namespace

std::span<const Command> commands() {
    return kCommands;
}

void runShortcuts(Frame& frame) {
    const bool typing = ImGui::GetIO().WantTextInput;
    for (const KeyPress& press : frame.in.keys) {
        if (press.key == Key::kEscape) {
            escape(frame);
            continue;
        }
        const bool blocked = frame.ui.search.open || frame.ui.dialog.kind != Dialog::kNone;
        if (blocked || (typing && !press.ctrl)) continue;
        const bool focused = frame.ui.focus.visible && frame.ui.focus.id != 0;
        if (press.key == Key::kF1) openDialog(frame, Dialog::kHelp);
        if (press.key == Key::kSpace && focused) continue;
        if (typing && (press.character == 'Z' || press.character == 'A')) continue;
        for (const Command& command : kCommands) {
            if (matches(command.shortcut, press)) command.run(frame);
        }
        if (!focused) turn(frame, press);
    }
}

void escape(Frame& frame) {
    UiState& ui = frame.ui;
    if (ui.search.open) {
        ui.search.open = false;
    } else if (ui.dialog.kind != Dialog::kNone) {
        ui.dialog.kind = Dialog::kNone;
    } else if (ImGui::GetIO().WantTextInput || ui.focus.visible) {
        ui.focus.visible = false;
    } else if (ui.playing) {
        ui.playing = false;
    } else if (!frame.in.state.selection.empty()) {
        frame.emit(SelectNone{});
    } else if (!frame.in.state.mechanism.empty()) {
        frame.emit(SetMechanism{""});
    } else if (!frame.in.state.therapy.empty()) {
        frame.emit(SetTherapy{""});
    }
}

void openSearch(Frame& frame) {
    frame.ui.search = {true, true, "", 0, 0.0F};
}

void openDialog(Frame& frame, Dialog kind) {
    DialogState& dialog = frame.ui.dialog;
    dialog.kind = kind;
    dialog.justOpened = true;
    dialog.path.clear();
    dialog.onYes.reset();
    frame.ui.search.open = false;
    frame.ui.playing = false;
}

void setTextPercent(Frame& frame, int percent) {
    percent = std::clamp(percent, 100, 150);
    if (percent == frame.ui.settings.textPercent) return;
    frame.ui.settings.textPercent = percent;
    frame.out.wishes.textSizeChanged = frame.out.wishes.settingsChanged = true;
}

void showFindings(Frame& frame, EvidenceKind kind) {
    if (frame.in.state.show != Show::kFindings) frame.emit(SetShow{Show::kFindings});
    if (frame.in.state.evidence != kind) frame.emit(SetEvidence{kind});
}

void setPlaying(Frame& frame, bool playing) {
    if (modelOpen(frame)) return setModelPlaying(frame, playing);
    const Therapy* therapy = frame.in.content.knowledge.findTherapy(frame.in.state.therapy);
    frame.ui.playing = playing && therapy != nullptr;
    if (!frame.ui.playing) {
        frame.out.endGesture = true;
        return;
    }
    showFindings(frame, EvidenceKind::kCourse);
    if (frame.in.state.session >= static_cast<float>(therapy->sliderSessions))
        frame.emit(SetSession{0.0F});
}

}  // namespace rewire::ui
