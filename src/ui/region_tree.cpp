// SPDX-License-Identifier: Apache-2.0
// The list of all regions as a tree: areas, networks, then every part by where it lies. A name selects;
// "hide" and "only" stand at the end of the row under the mouse.
#include <algorithm>
#include <array>
#include <cctype>

#include "ui/parts.h"
#include "ui/search_index.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

constexpr float kRowUnits = 32.0F;

bool isSet(RegionKind kind) { return kind == RegionKind::kArea || kind == RegionKind::kNetwork || kind == RegionKind::kSystem; }

// A word at the end of a row that acts; 0 width when it doesn't show.
bool rowWord(Frame& frame, const std::string& key, float right, const Rect& row, const std::string& words, bool visible, float* left) {
    const float width = textWidth(frame, Font::kSmall, words) + frame.px(12.0F);
    const Rect box{right - width, row.y + frame.px(3.0F), width, row.h - frame.px(6.0F)};
    *left = box.x;
    if (!visible) return false;
    const Touch at = touch(frame, key, box);
    if (at.hovered) frame.draw().AddRectFilled(box.min(), box.max(), frame.ink(frame.colours().control), frame.px(4.0F));
    textCentred(frame, Font::kSmall, box, at.hovered ? frame.colours().white : frame.colours().secondary, words);
    if (at.focused) focusRing(frame, box, frame.px(4.0F));
    return at.clicked;
}

struct TreeRow {
    std::string id, key;
    int depth = 0;
    bool children = false;
};

void drawTreeRow(Frame& frame, Column& column, ScrollArea& scroll, const TreeRow& row) {
    const Rect box{column.x, column.y, column.width, frame.px(kRowUnits)};
    column.y = box.bottom();
    const FocusState& focus = frame.ui.focus;
    // Rows out of sight keep their place for Tab but need not be drawn.
    if (!scroll.sees(box.y, box.h) && !frame.ui.audit) {
        touch(frame, row.key, box);
        return;
    }
    const RegionRef ref{row.id, std::nullopt};
    const bool hidden = isHidden(frame, row.id);
    const bool mouseInside = ImGui::IsWindowHovered() && box.contains(ImGui::GetIO().MousePos) && scroll.sees(ImGui::GetIO().MousePos.y, 1.0F);
    const bool focusInside = focus.visible && std::any_of(focus.previous.begin(), focus.previous.end(), [&](const FocusItem& i) {
        return i.id == focus.id && i.key.ends_with(row.key);
    });
    const bool awake = mouseInside || focusInside;
    float left = box.right();
    if (rowWord(frame, "hide." + row.key, left, box, frame.word(hidden ? "ui.region.unhide" : "ui.region.hide"), awake || hidden, &left)) {
        frame.emit(hidden ? Action{Unhide{ref}} : Action{Hide{ref}});
    }
    if (rowWord(frame, "only." + row.key, left, box, frame.word("ui.region.isolate"), awake, &left)) frame.emit(Isolate{ref});
    const float indent = frame.px(18.0F) * static_cast<float>(row.depth) + frame.px(row.children ? 18.0F : 0.0F);
    if (row.children) {
        const Rect arrow{box.x, box.y, frame.px(18.0F), box.h};
        const Touch at = touch(frame, "open." + row.key, arrow);
        chevron(frame, {arrow.x + frame.px(6.0F), arrow.centre().y}, at.hovered ? frame.colours().text : frame.colours().faint, isExpanded(frame, row.key));
        if (at.focused) focusRing(frame, arrow, frame.px(4.0F));
        if (at.clicked) toggleExpanded(frame, row.key);
    }
    const Rect nameBox{box.x + indent, box.y, (awake || hidden ? left : box.right()) - box.x - indent - frame.px(4.0F), box.h};
    const Touch at = touch(frame, row.key, nameBox);
    if (at.hovered || at.focused) frame.out.pointedAt = ref;
    const auto& selection = frame.in.state.selection;
    const bool selected = std::any_of(selection.begin(), selection.end(), [&](const RegionRef& r) { return r.id == row.id; });
    const ImU32 colour = hidden ? frame.colours().faint : selected || at.hovered ? frame.colours().white : frame.colours().text;
    const float y = box.y + (box.h - frame.look.lineHeightPx(Font::kText)) * 0.5F;
    text(frame, selected ? Font::kTextSemibold : Font::kText, {nameBox.x, y}, colour, regionName(frame.in.content, row.id), nameBox.w);
    if (at.focused) focusRing(frame, nameBox.inset(0.0F, frame.px(3.0F)), frame.px(4.0F));
    if (at.clicked) {
        selectRegion(frame, ref, true);
        frame.ui.regionList = false;
    }
}

void groupName(Frame& frame, Column& column, std::string_view words) {
    column.y += frame.px(16.0F);
    column.y = sectionName(frame, {column.x, column.y}, words, column.width) + frame.px(4.0F);
}

void drawSets(Frame& frame, Column& column, ScrollArea& scroll, bool areas) {
    groupName(frame, column, frame.word(areas ? "ui.tree.areas" : "ui.tree.networks"));
    for (const RegionSet& set : frame.in.content.knowledge.sets) {
        if ((set.kind == "area") != areas) continue;
        const std::string key = "tree." + set.id;
        drawTreeRow(frame, column, scroll, {set.id, key, 0, true});
        if (!isExpanded(frame, key)) continue;
        for (const std::string& part : set.parts) drawTreeRow(frame, column, scroll, {part, key + "." + part, 2, false});
    }
}

ParcelGroup groupOf(const Atlas& atlas, const Region& region) {
    for (const ParcelIndex parcel : atlas.parcelsOf({region.id, std::nullopt})) return atlas.parcels[parcel].group;
    return ParcelGroup::kCortex;
}

bool insideOther(const Atlas& atlas, const Region& region) {
    if (region.kind != RegionKind::kParcel) return false;
    return std::any_of(atlas.regions.begin(), atlas.regions.end(), [&](const Region& other) {
        return other.kind == RegionKind::kRegion && other.id != region.id &&
               std::find(other.parcelIds.begin(), other.parcelIds.end(), region.id) != other.parcelIds.end();
    });
}

void drawGroup(Frame& frame, Column& column, ScrollArea& scroll, std::string_view words, std::initializer_list<ParcelGroup> groups) {
    const Atlas& atlas = frame.in.content.atlas;
    std::vector<const Region*> regions;
    for (const Region& region : atlas.regions) {
        if (isSet(region.kind) || insideOther(atlas, region)) continue;
        if (std::find(groups.begin(), groups.end(), groupOf(atlas, region)) != groups.end()) regions.push_back(&region);
    }
    if (regions.empty()) return;
    std::sort(regions.begin(), regions.end(), [&](const Region* a, const Region* b) {
        return regionName(frame.in.content, a->id) < regionName(frame.in.content, b->id);
    });
    groupName(frame, column, words);
    for (const Region* region : regions) {
        const std::string key = "all." + region->id;
        const bool children = region->parcelIds.size() > 1;
        drawTreeRow(frame, column, scroll, {region->id, key, 0, children});
        if (!children || !isExpanded(frame, key)) continue;
        for (const std::string& parcel : region->parcelIds) drawTreeRow(frame, column, scroll, {parcel, key + "." + parcel, 2, false});
    }
}

void drawFiltered(Frame& frame, Column& column, ScrollArea& scroll) {
    std::size_t shown = 0;
    for (const SearchHit& hit : searchContent(frame.in.content, frame.ui.regionFilter, 60)) {
        if (hit.kind != SearchKind::kRegion) continue;
        drawTreeRow(frame, column, scroll, {hit.id, "found." + hit.id, 0, false});
        ++shown;
    }
    if (shown == 0) paragraph(frame, column, fill(frame.word("ui.search.nothing"), {frame.ui.regionFilter}));
}

}  // namespace

void drawRegionTree(Frame& frame, Column& column, ScrollArea& scroll) {
    column.y += wrapped(frame, Font::kTitle, {column.x, column.y}, frame.colours().text, frame.word("ui.tree.title"), column.width);
    column.y += frame.px(6.0F);
    paragraph(frame, column, frame.word("ui.tree.intro"));
    column.y += frame.px(12.0F);
    const Rect field{column.x, column.y, column.width, frame.px(40.0F)};
    textField(frame, "tree.filter", field, frame.ui.regionFilter, frame.word("ui.tree.filter"));
    column.y = field.bottom() + frame.px(8.0F);
    if (!frame.in.state.hidden.empty() || !frame.in.state.isolated.empty()) {
        const Rect box{column.x, column.y, column.width, frame.px(36.0F)};
        if (button(frame, "tree.reveal", box, frame.word("ui.part.reveal"))) frame.emit(Reveal{});
        column.y = box.bottom() + frame.px(8.0F);
    }
    const FocusGroup group(frame, "tree");
    if (!frame.ui.regionFilter.empty()) return drawFiltered(frame, column, scroll);
    drawSets(frame, column, scroll, true);
    drawSets(frame, column, scroll, false);
    drawGroup(frame, column, scroll, frame.word("ui.tree.deep"), {ParcelGroup::kDeep});
    drawGroup(frame, column, scroll, frame.word("ui.tree.hindbrain"), {ParcelGroup::kCerebellum, ParcelGroup::kBrainstem});
    drawGroup(frame, column, scroll, frame.word("ui.tree.cortex"), {ParcelGroup::kCortex, ParcelGroup::kWhiteMatter});
}

}  // namespace rewire::ui
