// SPDX-License-Identifier: Apache-2.0
// The search box, opened by Ctrl K: regions, therapies, mechanisms, references and every command.
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "scene/search.h"
#include "ui/commands.h"
#include "ui/parts.h"
#include "ui/widgets.h"

namespace rewire::ui {

namespace {

constexpr std::size_t kMaxHits = 40;
constexpr float kRowUnits = 52.0F;

std::vector<SearchHit> hitsFor(const Frame& frame, const std::string& query) {
    std::vector<SearchHit> hits = search(frame.in.content, query, kMaxHits);
    for (const Command& command : commands()) {
        const std::string& name = word(frame, "ui.command.", command.id);
        const int score = query.empty() ? 1 : fitOf(query, name);
        if (score > 0)
            hits.push_back({HitKind::kCommand, std::string(command.id), name,
                            std::string(command.keys), std::nullopt, score});
    }
    if (query.empty()) {
        for (const Therapy& t : frame.in.content.knowledge.therapies)
            hits.push_back({HitKind::kTherapy, t.id, t.name, t.focusText, SetTherapy{t.id}, 3});
        for (const Mechanism& m : frame.in.content.knowledge.mechanisms)
            hits.push_back({HitKind::kMechanism, m.id, m.name, {}, SetMechanism{m.id}, 2});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const SearchHit& a, const SearchHit& b) { return a.score > b.score; });
    if (hits.size() > kMaxHits && !query.empty()) hits.resize(kMaxHits);
    return hits;
}

void open(Frame& frame, const SearchHit& hit) {
    frame.ui.search.open = false;
    switch (hit.kind) {
        case HitKind::kTherapy:
            frame.emit(SetTherapy{hit.id});
            break;
        case HitKind::kRegion:
            selectRegion(frame, {hit.id, std::nullopt}, true);
            break;
        case HitKind::kMechanism:
            frame.emit(SetMechanism{hit.id});
            break;
        case HitKind::kReference:
            showReference(frame, hit.id);
            frame.ui.settings.rightOpen = true;
            break;
        case HitKind::kCommand:
            for (const Command& command : commands()) {
                if (command.id == hit.id) command.run(frame);
            }
            break;
    }
    if (hit.kind != HitKind::kCommand) {
        frame.ui.settings.rightOpen = true;
        frame.ui.lastOpenedLeft = false;
    }
}

// The part of the sentence round the match, on one line.
std::string excerpt(Frame& frame, const std::string& why, const std::string& query, float width) {
    if (textWidth(frame, Font::kSmall, why) <= width) return why;
    std::string lower = why;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::string wanted = query;
    std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::size_t from = lower.find(wanted);
    from = from == std::string::npos || from < 24 ? 0 : why.rfind(' ', from - 18) + 1;
    std::string part = (from > 0 ? "… " : "") + why.substr(from);
    while (textWidth(frame, Font::kSmall, part + " …") > width) {
        const std::size_t space = part.rfind(' ');
        if (space == std::string::npos || space < 4) break;
        part.resize(space);
    }
    return part + " …";
}

bool drawHit(Frame& frame, const Rect& row, const SearchHit& hit, bool chosen, std::size_t index) {
    const Colours& c = frame.colours();
    const Touch at = touch(frame, "hit." + std::to_string(index), row);
    if (chosen || at.hovered)
        frame.draw().AddRectFilled(row.min(), row.max(), chosen ? c.selected : c.controlHover,
                                   frame.px(6.0F));
    static constexpr std::array<std::string_view, 5> kKinds{"region", "therapy", "mechanism",
                                                            "reference", "command"};
    const std::string& kind =
        word(frame, "ui.search.kind.", kKinds[static_cast<std::size_t>(hit.kind)]);
    const bool command = hit.kind == HitKind::kCommand;
    const std::string& rightWords = command && !hit.detail.empty() ? hit.detail : kind;
    const float pad = frame.px(12.0F), rightWidth = textWidth(frame, Font::kSmall, rightWords);
    const float room = row.w - 2.0F * pad - rightWidth - frame.px(12.0F);
    std::string name = hit.title;
    if (textWidth(frame, Font::kTextMedium, name) > room) {
        while (!name.empty() && textWidth(frame, Font::kTextMedium, name + " …") > room)
            name.resize(std::max<std::size_t>(name.rfind(' '), 1) == std::string::npos
                            ? 0
                            : name.rfind(' '));
        name += " …";
    }
    const bool two = !command && !hit.detail.empty();
    const float line1 = frame.look.lineHeightPx(Font::kTextMedium),
                line2 = frame.look.lineHeightPx(Font::kSmall);
    const float y = row.y + (row.h - line1 - (two ? line2 : 0.0F)) * 0.5F;
    text(frame, Font::kTextMedium, {row.x + pad, y}, c.text, name, room);
    textRight(frame, Font::kSmall, {row.right() - pad, row.y + (row.h - line2) * 0.5F}, c.faint,
              rightWords, rightWidth);
    if (two)
        text(frame, Font::kSmall, {row.x + pad, y + line1}, c.secondary,
             excerpt(frame, hit.detail, frame.ui.search.text, room), room);
    return at.clicked;
}

void moveChoice(Frame& frame, int count) {
    SearchState& search = frame.ui.search;
    for (const KeyPress& press : frame.in.keys) {
        if (press.key == Key::kDown) ++search.chosen;
        if (press.key == Key::kUp) --search.chosen;
        if (press.key == Key::kPageDown) search.chosen += 6;
        if (press.key == Key::kPageUp) search.chosen -= 6;
    }
    search.chosen = std::clamp(search.chosen, 0, std::max(0, count - 1));
}

void drawResults(Frame& frame, const Rect& box, const std::vector<SearchHit>& hits, bool entered) {
    SearchState& search = frame.ui.search;
    const int before = search.chosen;
    moveChoice(frame, static_cast<int>(hits.size()));
    ScrollArea scroll(frame, "scroll.search", box);
    float y = scroll.top() + frame.px(4.0F);
    const FocusGroup group(frame, "hits");
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const bool two = hits[i].kind != HitKind::kCommand && !hits[i].detail.empty();
        const Rect row{box.x + frame.px(6.0F), y, box.w - frame.px(16.0F),
                       frame.px(two ? kRowUnits : 36.0F)};
        const bool chosen = static_cast<int>(i) == search.chosen;
        if (chosen && search.chosen != before) {
            if (row.y < box.y) scroll.scrollTo(row.y);
            if (row.bottom() > box.bottom()) scroll.scrollTo(row.bottom() - box.h);
        }
        if (drawHit(frame, row, hits[i], chosen, i) || (entered && chosen)) open(frame, hits[i]);
        y = row.bottom();
    }
    if (hits.empty()) {
        const std::string words = fill(frame.word("ui.search.nothing"), {search.text});
        y += wrapped(frame, Font::kText, {box.x + frame.px(16.0F), y + frame.px(8.0F)},
                     frame.colours().secondary, words, box.w - frame.px(32.0F)) +
             frame.px(20.0F);
    }
    const float listPx = y + frame.px(4.0F) - scroll.top();
    if (listPx != search.listPx) frame.out.animating = true;
    search.listPx = listPx;
    scroll.finish(y + frame.px(4.0F));
}

}  // namespace

void drawSearch(Frame& frame, const Layout& layout) {
    SearchState& search = frame.ui.search;
    if (!search.open) return;
    const float windowW = frame.in.windowPx.x, windowH = frame.in.windowPx.y;
    if (search.justOpened) ImGui::SetNextWindowFocus();
    beginPanel("##search", {0.0F, 0.0F, windowW, windowH}, true);
    const float width = std::min(frame.px(620.0F), windowW - frame.px(32.0F));
    const Rect field{std::round((windowW - width) * 0.5F), frame.px(8.0F), width, frame.px(40.0F)};
    const float most = std::min(frame.px(520.0F), windowH - field.bottom() - frame.px(72.0F));
    const float height = search.listPx > 0.0F ? std::min(most, search.listPx) : most;
    const Rect list{field.x, field.bottom() + frame.px(6.0F), width, height};
    const Rect whole =
        Rect{field.x, field.y, width, list.bottom() - field.y}.inset(-frame.px(6.0F));
    frame.draw().AddRectFilled({0.0F, 0.0F}, {windowW, windowH},
                               withAlpha(frame.colours().shade, 0.6F));
    frame.draw().AddRectFilled(whole.min(), whole.max(), frame.colours().raised, frame.px(10.0F));
    frame.draw().AddRect(whole.min(), whole.max(), frame.colours().line, frame.px(10.0F));
    const FieldEdit edit = textField(frame, "search.field", field, search.text,
                                     frame.word("ui.top.search"), search.justOpened);
    if (edit.changed) search.chosen = 0;
    const bool outside = ImGui::IsMouseClicked(0) && !whole.contains(ImGui::GetIO().MousePos);
    const bool entered = keyPressed(frame, Key::kEnter) && !search.justOpened;
    search.justOpened = false;
    drawResults(frame, list, hitsFor(frame, search.text), entered);
    if (outside) search.open = false;
    endPanel();
    (void)layout;
}

}  // namespace rewire::ui
