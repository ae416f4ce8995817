// SPDX-License-Identifier: Apache-2.0
// Dialogs over the page: export a picture, save and open a scene, the question before something is
// written over.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/commands.h"
#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

struct Size {
    std::string_view key;
    glm::ivec2 px{0};  // 0: the stage as it is
};
constexpr std::array<std::string_view, 4> kSizeKeys{"size.0", "size.1", "size.2", "size.3"};
const std::array<glm::ivec2, 4> kSizes{glm::ivec2(0), glm::ivec2(1280, 720), glm::ivec2(1920, 1080),
                                       glm::ivec2(3840, 2160)};

std::string defaultName(const Frame& frame, std::string_view ending) {
    const ViewState& state = frame.in.state;
    const std::optional<View> view = currentView(state);
    std::string name = "rewire-";
    name += state.therapy.empty() ? (state.mechanism.empty() ? "brain" : state.mechanism)
                                  : state.therapy;
    name += "-" + std::string(view ? toText(*view) : "view") + "-" + frame.in.date;
    return frame.in.pictureFolder + "/" + name + std::string(ending);
}

void fillPath(Frame& frame) {
    DialogState& d = frame.ui.dialog;
    if (!d.justOpened) return;
    if (d.kind == Dialog::kExport) d.path = defaultName(frame, ".png");
    if (d.kind == Dialog::kSaveScene) d.path = defaultName(frame, ".scene.toml");
    if (d.kind == Dialog::kOpenScene) d.path = frame.in.pictureFolder + "/";
}

// A centred box over the shaded page; a click beside it closes.
Rect dialogBox(Frame& frame, float widthUnits, float heightPx) {
    const glm::vec2 window = frame.in.windowPx;
    const float width = std::min(frame.px(widthUnits), window.x - frame.px(32.0F));
    const float height = std::min(heightPx, window.y - frame.px(32.0F));
    const Rect box{std::round((window.x - width) * 0.5F), std::round((window.y - height) * 0.42F),
                   width, height};
    frame.draw().AddRectFilled({0.0F, 0.0F}, {window.x, window.y}, frame.colours().shade);
    frame.draw().AddRectFilled(box.min(), box.max(), frame.colours().panel, frame.px(12.0F));
    frame.draw().AddRect(box.min(), box.max(), frame.colours().line, frame.px(12.0F));
    if (ImGui::IsMouseClicked(0) && !box.contains(ImGui::GetIO().MousePos) &&
        !frame.ui.dialog.justOpened) {
        frame.ui.dialog.kind = Dialog::kNone;
    }
    return box;
}

// Cancel and the main button at the lower right; returns whether the main one was meant.
bool closeButtons(Frame& frame, Column& column, std::string_view mainWord, bool enabled) {
    column.y += frame.px(20.0F);
    const float height = frame.px(40.0F);
    const float mainWidth = buttonWidth(frame, mainWord),
                cancelWidth = buttonWidth(frame, frame.word("ui.dialog.cancel"));
    const float right = column.x + column.width;
    const Rect main{right - mainWidth, column.y, mainWidth, height};
    const Rect cancel{main.x - cancelWidth - frame.px(8.0F), column.y, cancelWidth, height};
    if (button(frame, "dialog.cancel", cancel, frame.word("ui.dialog.cancel"), ButtonLook::kGhost))
        frame.ui.dialog.kind = Dialog::kNone;
    const bool done = button(frame, "dialog.main", main, mainWord, ButtonLook::kMain, enabled);
    column.y += height;
    return done;
}

bool pathField(Frame& frame, Column& column, std::string_view label) {
    DialogState& d = frame.ui.dialog;
    column.y += frame.px(16.0F);
    paragraph(frame, column, label, Font::kSmall);
    column.y += frame.px(6.0F);
    const Rect field{column.x, column.y, column.width, frame.px(40.0F)};
    const FieldEdit edit = textField(frame, "dialog.path", field, d.path, "", d.justOpened);
    column.y = field.bottom();
    return edit.entered || (frame.ui.focus.id == 0 && keyPressed(frame, Key::kEnter));
}

void title(Frame& frame, Column& column, std::string_view words) {
    column.y += wrapped(frame, Font::kName, {column.x, column.y}, frame.colours().text, words,
                        column.width);
}

Column inside(const Frame& frame, const Rect& box) {
    const float pad = frame.px(24.0F);
    return {box.x + pad, box.y + pad, box.w - 2.0F * pad};
}

std::string sizeWords(const Frame& frame, std::size_t index) {
    const glm::ivec2 px = index == 0 ? frame.in.windowPicturePx : kSizes[index];
    return std::to_string(px.x) + " × " + std::to_string(px.y);
}

void sizeChoice(Frame& frame, Column& column) {
    DialogState& d = frame.ui.dialog;
    column.y += frame.px(16.0F);
    paragraph(frame, column, frame.word("ui.export.size"), Font::kSmall);
    column.y += frame.px(6.0F);
    const FocusGroup group(frame, "sizes");
    const float gap = frame.px(8.0F), width = std::floor((column.width - gap) * 0.5F),
                height = frame.px(36.0F);
    for (std::size_t i = 0; i < kSizes.size(); ++i) {
        const std::size_t row = i / 2;
        const Rect box{i % 2 == 0 ? column.x : column.x + column.width - width,
                       column.y + static_cast<float>(row) * (height + gap), width, height};
        std::string words = sizeWords(frame, i);
        if (i == 0) words = frame.word("ui.export.as_shown") + "  " + words;
        if (chip(frame, kSizeKeys[i], box, words, d.sizeChoice == static_cast<int>(i)))
            d.sizeChoice = static_cast<int>(i);
    }
    column.y += 2.0F * height + gap;
}

void exportDialog(Frame& frame) {
    DialogState& d = frame.ui.dialog;
    const Rect box = dialogBox(frame, 520.0F, frame.px(400.0F));
    Column column = inside(frame, box);
    title(frame, column, frame.word("ui.export.title"));
    column.y += frame.px(4.0F);
    paragraph(frame, column, frame.word("ui.export.intro"), Font::kSmall);
    const bool entered = pathField(frame, column, frame.word("ui.export.path"));
    sizeChoice(frame, column);
    column.y += frame.px(12.0F);
    const Rect row{column.x, column.y, column.width, frame.px(32.0F)};
    if (toggleRow(frame, "export.transparent", row, frame.word("ui.export.transparent"),
                  d.transparent))
        d.transparent = !d.transparent;
    column.y = row.bottom();
    const bool main = closeButtons(frame, column, frame.word("ui.top.export"), !d.path.empty());
    if (!(main || (entered && !d.path.empty())) || d.kind != Dialog::kExport) return;
    const glm::ivec2 px = d.sizeChoice == 0 ? frame.in.windowPicturePx
                                            : kSizes[static_cast<std::size_t>(d.sizeChoice)];
    frame.emit(ExportPicture{d.path, px.x, px.y, d.transparent, false});
    d.kind = Dialog::kNone;
}

void sceneDialog(Frame& frame, bool save) {
    DialogState& d = frame.ui.dialog;
    const Rect box = dialogBox(frame, 520.0F, frame.px(248.0F));
    Column column = inside(frame, box);
    title(frame, column, frame.word(save ? "ui.scene.save_title" : "ui.scene.open_title"));
    column.y += frame.px(4.0F);
    paragraph(frame, column, frame.word(save ? "ui.scene.save_intro" : "ui.scene.open_intro"),
              Font::kSmall);
    const bool entered = pathField(frame, column, frame.word("ui.scene.path"));
    const bool main = closeButtons(
        frame, column, frame.word(save ? "ui.scene.save" : "ui.scene.open"), !d.path.empty());
    if (!(main || entered) || d.path.empty()) return;
    if (save)
        frame.emit(SaveScene{d.path, false});
    else
        frame.emit(OpenScene{d.path});
    d.kind = Dialog::kNone;
}

void overwriteDialog(Frame& frame) {
    DialogState& d = frame.ui.dialog;
    const Rect box = dialogBox(frame, 480.0F, frame.px(190.0F));
    Column column = inside(frame, box);
    title(frame, column, frame.word("ui.overwrite.title"));
    column.y += frame.px(6.0F);
    paragraph(frame, column, fill(frame.word("ui.overwrite.text"), {d.path}));
    if (!closeButtons(frame, column, frame.word("ui.overwrite.yes"), true)) return;
    if (d.onYes) frame.emit(*d.onYes);
    d.kind = Dialog::kNone;
}

}  // namespace

void drawDialogs(Frame& frame, const Layout& layout) {
    (void)layout;
    DialogState& d = frame.ui.dialog;
    if (d.kind == Dialog::kNone) return;
    fillPath(frame);
    if (d.justOpened) ImGui::SetNextWindowFocus();
    beginPanel("##dialog", {0.0F, 0.0F, frame.in.windowPx.x, frame.in.windowPx.y}, true);
    switch (d.kind) {
        case Dialog::kExport:
            exportDialog(frame);
            break;
        case Dialog::kSaveScene:
            sceneDialog(frame, true);
            break;
        case Dialog::kOpenScene:
            sceneDialog(frame, false);
            break;
        case Dialog::kOverwrite:
            overwriteDialog(frame);
            break;
        case Dialog::kHelp:
            drawHelp(frame);
            break;
        case Dialog::kNone:
            break;
    }
    d.justOpened = false;
    endPanel();
}

}  // namespace rewire::ui
