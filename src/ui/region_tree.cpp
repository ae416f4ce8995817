// SPDX-License-Identifier: Apache-2.0
// The list of all regions as a tree: areas, networks, then every part by where it lies. A name
// selects; "hide" and "only" stand at the end of the row under the mouse.
#include <algorithm>
#include <array>
#include <cctype>

#include "scene/search.h"
#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

constexpr float kRowUnits = 32.0F;

bool isSet(RegionKind kind) {
    return kind == RegionKind::kArea || kind == RegionKind::kNetwork || kind == RegionKind::kSystem;
}

// A word at the end of a row that acts; stands on the panel's colour, over the end of a long name.
bool rowWord(Frame& frame, const std::string& key, float* right, const Rect& row,
             const std::string& words) {
    const float width = textWidth(frame, Font::kSmall, words) + frame.px(12.0F),
                height = frame.px(26.0F);
    const Rect box{*right - width, row.y + (row.h - height) * 0.5F, width, height};
    *right = box.x;
    const Touch at = touch(frame, key, box);
    frame.draw().AddRectFilled(
        box.min(), box.max(),
        frame.ink(at.hovered ? frame.colours().controlHover : frame.colours().panel),
        frame.px(4.0F));
    textCentred(frame, Font::kSmall, box,
                at.hovered ? frame.colours().white : frame.colours().secondary, words);
    if (at.focused) focusRing(frame, box, frame.px(4.0F));
    return at.clicked;
}

struct TreeRow {
    std::string id, key;
    int depth = 0;
    bool children = false;
};

// Under the mouse, or holding the keyboard's focus in one of its parts.
bool isAwake(const Frame& frame, const ScrollArea& scroll, const TreeRow& row, const Rect& box) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ImGui::IsWindowHovered() && box.contains(mouse) && scroll.sees(mouse.y, 1.0F)) return true;
    const FocusState& focus = frame.ui.focus;
    return focus.visible &&
           std::any_of(focus.previous.begin(), focus.previous.end(), [&](const FocusItem& i) {
               return i.id == focus.id && i.key.ends_with(row.key);
           });
}

void openArrow(Frame& frame, const TreeRow& row, const Rect& box) {
    const Rect arrow{box.x, box.y, frame.px(18.0F), box.h};
    const Touch at = touch(frame, "open." + row.key, arrow);
    chevron(frame, {arrow.x + frame.px(6.0F), arrow.centre().y},
            at.hovered ? frame.colours().text : frame.colours().faint, isExpanded(frame, row.key));
    if (at.focused) focusRing(frame, arrow, frame.px(4.0F));
    if (at.clicked) toggleExpanded(frame, row.key);
}

void rowActions(Frame& frame, const TreeRow& row, const Rect& box, bool awake, bool hidden) {
    const RegionRef ref{row.id, std::nullopt};
    float right = box.right();
    if (rowWord(frame, "hide." + row.key, &right, box,
                frame.word(hidden ? "ui.region.unhide" : "ui.region.hide"))) {
        frame.emit(hidden ? Action{Unhide{ref}} : Action{Hide{ref}});
    }
    if (awake && rowWord(frame, "only." + row.key, &right, box, frame.word("ui.region.isolate")))
        frame.emit(Isolate{ref});
}

void drawTreeRow(Frame& frame, Column& column, ScrollArea& scroll, const TreeRow& row) {
    const std::string name = regionName(frame.in.content, row.id);
    const float indent =
        frame.px(18.0F) * static_cast<float>(row.depth) + frame.px(row.children ? 18.0F : 0.0F);
    const auto& selection = frame.in.state.selection;
    const bool selected = std::any_of(selection.begin(), selection.end(),
                                      [&](const RegionRef& r) { return r.id == row.id; });
    const Font font = selected ? Font::kTextSemibold : Font::kText;
    const float height = wrappedHeight(frame, font, name, column.width - indent);
    const Rect box{column.x, column.y, column.width,
                   std::max(frame.px(kRowUnits), height + frame.px(10.0F))};
    column.y = box.bottom();
    const Rect nameBox{box.x + indent, box.y, box.w - indent, box.h};
    // Rows out of sight keep their place for Tab but need not be drawn.
    if (!scroll.sees(box.y, box.h) && !frame.ui.audit) {
        touch(frame, row.key, nameBox);
        return;
    }
    const bool hidden = isHidden(frame, row.id), awake = isAwake(frame, scroll, row, box);
    if (row.children) openArrow(frame, row, box);
    // ImGui gives the mouse to what comes first: the words at the end lie over the name.
    const float end = awake || hidden ? frame.px(awake ? 118.0F : 52.0F) : 0.0F;
    const Touch at =
        touch(frame, row.key, {nameBox.x, nameBox.y, std::max(1.0F, nameBox.w - end), nameBox.h});
    const ImU32 colour = hidden                   ? frame.colours().faint
                         : selected || at.hovered ? frame.colours().white
                                                  : frame.colours().text;
    wrapped(frame, font, {nameBox.x, box.y + (box.h - height) * 0.5F}, colour, name, nameBox.w);
    if (awake || hidden) rowActions(frame, row, box, awake, hidden);
    if (at.focused) focusRing(frame, nameBox.inset(0.0F, frame.px(3.0F)), frame.px(4.0F));
    if (at.clicked) {
        selectRegion(frame, {row.id, std::nullopt}, true);
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
        for (const std::string& part : set.parts)
            drawTreeRow(frame, column, scroll, {part, key + "." + part, 2, false});
    }
}

ParcelGroup groupOf(const Atlas& atlas, const Region& region) {
    for (const ParcelIndex parcel : atlas.parcelsOf({region.id, std::nullopt}))
        return atlas.parcels[parcel].group;
    return ParcelGroup::kCortex;
}

bool insideOther(const Atlas& atlas, const Region& region) {
    if (region.kind != RegionKind::kParcel) return false;
    return std::any_of(atlas.regions.begin(), atlas.regions.end(), [&](const Region& other) {
        return other.kind == RegionKind::kRegion && other.id != region.id &&
               std::find(other.parcelIds.begin(), other.parcelIds.end(), region.id) !=
                   other.parcelIds.end();
    });
}

void drawGroup(Frame& frame, Column& column, ScrollArea& scroll, std::string_view words,
               std::initializer_list<ParcelGroup> groups) {
    const Atlas& atlas = frame.in.content.atlas;
    std::vector<const Region*> regions;
    for (const Region& region : atlas.regions) {
        if (isSet(region.kind) || insideOther(atlas, region)) continue;
        if (std::find(groups.begin(), groups.end(), groupOf(atlas, region)) != groups.end())
            regions.push_back(&region);
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
        for (const std::string& parcel : region->parcelIds)
            drawTreeRow(frame, column, scroll, {parcel, key + "." + parcel, 2, false});
    }
}

void drawFiltered(Frame& frame, Column& column, ScrollArea& scroll) {
    std::size_t shown = 0;
    for (const SearchHit& hit : search(frame.in.content, frame.ui.regionFilter, 200)) {
        if (hit.kind != HitKind::kRegion) continue;
        drawTreeRow(frame, column, scroll, {hit.id, "found." + hit.id, 0, false});
        ++shown;
    }
    if (shown == 0)
        paragraph(frame, column, fill(frame.word("ui.search.nothing"), {frame.ui.regionFilter}));
}

}  // namespace

void drawRegionTree(Frame& frame, Column& column, ScrollArea& scroll) {
    column.y += wrapped(frame, Font::kTitle, {column.x, column.y}, frame.colours().text,
                        frame.word("ui.tree.title"), column.width);
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
    drawGroup(frame, column, scroll, frame.word("ui.tree.hindbrain"),
              {ParcelGroup::kCerebellum, ParcelGroup::kBrainstem});
    drawGroup(frame, column, scroll, frame.word("ui.tree.cortex"),
              {ParcelGroup::kCortex, ParcelGroup::kWhiteMatter});
}

}  // namespace rewire::ui
