// SPDX-License-Identifier: Apache-2.0
// The blocks that the tabs of the right panel are made of.
#include <algorithm>

#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

bool beginPanel(const char* name, const Rect& box, bool onTop) {
    ImGui::SetNextWindowPos(box.min());
    ImGui::SetNextWindowSize({box.w, box.h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0.0F, 0.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1.0F, 1.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                             ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse |
                             ImGuiWindowFlags_NoFocusOnAppearing;
    if (!onTop) flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
    const bool open = ImGui::Begin(name, nullptr, flags);
    ImGui::PopStyleVar(4);
    return open;
}

void endPanel() {
    ImGui::End();
}

void paragraph(Frame& frame, Column& column, std::string_view words, Font font, bool primary) {
    const ImU32 colour = primary ? frame.colours().text : frame.colours().secondary;
    column.y += wrapped(frame, font, {column.x, column.y}, colour, words, column.width);
}

void heading(Frame& frame, Column& column, std::string_view words, std::string_view right) {
    column.y += frame.px(28.0F);
    column.y =
        sectionName(frame, {column.x, column.y}, words, column.width, right) + frame.px(10.0F);
}

void bullets(Frame& frame, Column& column, std::span<const std::string> items) {
    const float indent = frame.px(16.0F);
    for (const std::string& item : items) {
        const float middle = column.y + frame.look.lineHeightPx(Font::kText) * 0.5F;
        frame.draw().AddCircleFilled({column.x + frame.px(4.0F), middle}, 2.0F * frame.look.scale,
                                     frame.ink(frame.colours().faint), 12);
        column.y += wrapped(frame, Font::kText, {column.x + indent, column.y}, frame.colours().text,
                            item, column.width - indent);
        column.y += frame.px(6.0F);
    }
}

namespace {

// Lays tags out like words in a line.
template <class Each>
void flow(Frame& frame, Column& column, std::span<const std::string> ids, Each each) {
    const float gap = frame.px(6.0F);
    float x = column.x, rowHeight = 0.0F;
    for (const std::string& id : ids) {
        const std::string words = each.words(id);
        const ImVec2 size = tagSize(frame, words, column.width);
        if (x > column.x && x + size.x > column.x + column.width) {
            x = column.x;
            column.y += rowHeight + gap;
            rowHeight = 0.0F;
        }
        each.draw(id, words, ImVec2(x, column.y));
        x += size.x + gap;
        rowHeight = std::max(rowHeight, size.y);
    }
    if (!ids.empty()) column.y += rowHeight + gap;
}

}  // namespace

void selectRegion(Frame& frame, const RegionRef& ref, bool fly) {
    frame.emit(Select{ref});
    if (fly) frame.emit(FocusOn{ref});
}

void regionTags(Frame& frame, Column& column, std::string_view key,
                std::span<const std::string> ids) {
    struct Each {
        Frame& frame;
        std::string_view key;
        float width;
        [[nodiscard]] std::string words(const std::string& id) const {
            return regionName(frame.in.content, id);
        }
        void draw(const std::string& id, const std::string& words, ImVec2 at) const {
            const Touch t = tag(frame, std::string(key) + "." + id, at, words, width, nullptr);
            const RegionRef ref{id, std::nullopt};
            if (t.clicked) selectRegion(frame, ref, true);
        }
    };
    const FocusGroup group(frame, key);
    flow(frame, column, ids, Each{frame, key, column.width});
}

void referenceTags(Frame& frame, Column& column, std::string_view key,
                   std::span<const std::string> ids) {
    struct Each {
        Frame& frame;
        std::string_view key;
        float width;
        [[nodiscard]] std::string words(const std::string& id) const {
            const Reference* reference = frame.in.content.knowledge.findReference(id);
            return reference == nullptr ? id : briefReference(*reference);
        }
        void draw(const std::string& id, const std::string& words, ImVec2 at) const {
            if (tag(frame, std::string(key) + "." + id, at, words, width, nullptr).clicked)
                showReference(frame, id);
        }
    };
    const FocusGroup group(frame, key);
    flow(frame, column, ids, Each{frame, key, column.width});
}

void showReference(Frame& frame, const std::string& id) {
    frame.ui.tab = Tab::kReferences;
    frame.ui.referenceWanted = id;
    frame.ui.referenceFilter.clear();
    frame.ui.expanded.insert("reference." + id);
    frame.out.animating = true;
}

bool isExpanded(const Frame& frame, const std::string& key) {
    return frame.ui.expanded.contains(key);
}

void toggleExpanded(Frame& frame, const std::string& key) {
    if (frame.ui.expanded.erase(key) == 0) frame.ui.expanded.insert(key);
}

bool expander(Frame& frame, Column& column, std::string_view key, std::string_view words) {
    const std::string name(key);
    const Rect box{column.x, column.y, column.width, frame.px(32.0F)};
    const Touch at = touch(frame, key, box);
    const ImU32 colour = at.hovered ? frame.colours().text : frame.colours().secondary;
    const float y = box.y + (box.h - frame.look.lineHeightPx(Font::kSmallMedium)) * 0.5F;
    text(frame, Font::kSmallMedium, {box.x, y}, colour, words, box.w - frame.px(24.0F));
    chevron(frame, {box.right() - frame.px(8.0F), box.centre().y}, colour, isExpanded(frame, name));
    if (at.focused) focusRing(frame, box, frame.px(4.0F));
    if (at.clicked) toggleExpanded(frame, name);
    column.y += box.h;
    return isExpanded(frame, name);
}

}  // namespace rewire::ui
