// SPDX-License-Identifier: Apache-2.0
// The Region tab: one region's page. The list of all regions is region_tree.cpp.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace rewire::ui {

namespace {

bool isIsolated(const Frame& frame, const RegionRef& ref) {
    const auto& isolated = frame.in.state.isolated;
    return std::find(isolated.begin(), isolated.end(), ref) != isolated.end();
}

void actionButtons(Frame& frame, Column& column, const RegionRef& ref) {
    const auto& hidden = frame.in.state.hidden;
    const bool isHiddenNow = std::find(hidden.begin(), hidden.end(), ref) != hidden.end();
    const FocusGroup group(frame, "region-actions");
    const float gap = frame.px(8.0F), width = std::floor((column.width - 2.0F * gap) / 3.0F),
                height = frame.px(36.0F);
    const auto box = [&](int i) {
        return Rect{column.x + static_cast<float>(i) * (width + gap), column.y, width, height};
    };
    if (chip(frame, "region.focus", box(0), frame.word("ui.region.focus"), false))
        frame.emit(FocusOn{ref});
    if (chip(frame, "region.isolate", box(1), frame.word("ui.region.isolate"),
             isIsolated(frame, ref))) {
        frame.emit(isIsolated(frame, ref) ? Action{Reveal{}} : Action{Isolate{ref}});
    }
    if (chip(frame, "region.hide", box(2),
             frame.word(isHiddenNow ? "ui.region.unhide" : "ui.region.hide"), isHiddenNow)) {
        frame.emit(isHiddenNow ? Action{Unhide{ref}} : Action{Hide{ref}});
    }
    column.y += height;
}

// One side or both: a study may name a side, a click always does.
void sideSwitch(Frame& frame, Column& column, const RegionRef& ref) {
    const bool sided = !frame.in.content.atlas.parcelsOf({ref.id, Side::kLeft}).empty() &&
                       frame.in.content.atlas.parcelsOf({ref.id, Side::kLeft}) !=
                           frame.in.content.atlas.parcelsOf({ref.id, std::nullopt});
    if (!sided) return;
    const std::array<Segment, 3> all{{{"region.side.left", frame.word("ui.side.left_short")},
                                      {"region.side.both", frame.word("ui.side.both")},
                                      {"region.side.right", frame.word("ui.side.right_short")}}};
    const int now = !ref.side                   ? 1
                    : *ref.side == Side::kLeft  ? 0
                    : *ref.side == Side::kRight ? 2
                                                : 1;
    const Rect box{column.x, column.y, column.width, frame.px(40.0F)};
    const int clicked = segments(frame, "region.side", box, all, now);
    if (clicked == 0) frame.emit(Select{{ref.id, Side::kLeft}});
    if (clicked == 1) frame.emit(Select{{ref.id, std::nullopt}});
    if (clicked == 2) frame.emit(Select{{ref.id, Side::kRight}});
    column.y = box.bottom() + frame.px(8.0F);
}

void coordinatesOf(Frame& frame, Column& column, const RegionRef& ref, const RegionText* text) {
    heading(frame, column, frame.word("ui.region.where"));
    const auto row = [&](std::string_view name, const glm::vec3& point) {
        const std::string where = coordinates(point);
        const float width = textWidth(frame, Font::kText, where);
        rewire::ui::text(frame, Font::kText, {column.x, column.y}, frame.colours().secondary, name,
                         column.width - width - frame.px(8.0F));
        textRight(frame, Font::kText, {column.x + column.width, column.y}, frame.colours().text,
                  where, width);
        column.y += frame.look.lineHeightPx(Font::kText) + frame.px(4.0F);
    };
    for (const Side side : {Side::kLeft, Side::kRight}) {
        if (ref.side && *ref.side != side) continue;
        const std::string& name = word(frame, "ui.region.centre.", toText(side));
        if (text != nullptr)
            row(name, side == Side::kLeft ? text->mniLeftMm : text->mniRightMm);
        else if (const auto centre = frame.in.content.atlas.centreMm({ref.id, side}))
            row(name, *centre);
    }
    if (text != nullptr && !text->mniVerified)
        paragraph(frame, column, frame.word("ui.region.unverified_point"), Font::kSmall);
    if (text != nullptr && !text->mniNote.empty())
        paragraph(frame, column, text->mniNote, Font::kSmall);
    paragraph(frame, column, frame.word("ui.region.space"), Font::kSmall);
    if (text == nullptr || text->mniReference.empty()) return;
    column.y += frame.px(10.0F);
    const std::array<std::string, 1> reference{text->mniReference};
    referenceTags(frame, column, "region.mni", reference);
}

std::vector<std::string> setsOf(const Frame& frame, const std::string& id) {
    std::vector<std::string> sets;
    for (const RegionSet& set : frame.in.content.knowledge.sets) {
        if (std::find(set.parts.begin(), set.parts.end(), id) != set.parts.end())
            sets.push_back(set.id);
    }
    if (!sets.empty() || frame.in.content.knowledge.findSet(id) != nullptr) return sets;
    // A lone parcel: the regions of the atlas that hold it.
    for (const Side side : {Side::kLeft, Side::kRight, Side::kMidline}) {
        const ParcelIndex parcel = frame.in.content.atlas.findParcel(id, side);
        if (parcel == kNoParcel) continue;
        for (const std::string& region : frame.in.content.atlas.regionsOf(parcel)) {
            if (region != id && std::find(sets.begin(), sets.end(), region) == sets.end())
                sets.push_back(region);
        }
    }
    return sets;
}

// Does this row's region concern the page's region: itself, or a set that it is part of.
bool concerns(const Frame& frame, const std::string& rowRegion, const std::string& id) {
    if (rowRegion == id) return true;
    const RegionSet* set = frame.in.content.knowledge.findSet(id);
    return set != nullptr &&
           std::find(set->parts.begin(), set->parts.end(), rowRegion) != set->parts.end();
}

void effectLine(Frame& frame, Column& column, const Therapy& therapy, const TherapyEffect& effect,
                const std::string& id) {
    const float line1 = frame.look.lineHeightPx(Font::kSmall);
    const float markRoom = evidenceDotsWidth(frame) + frame.px(96.0F);
    std::string says = directionWords(frame, effect.direction, effect.measure);
    if (effect.side != BothSides::kBoth) says += ", " + sideWords(frame, effect.side);
    if (effect.region != id) says = regionName(frame.in.content, effect.region) + ": " + says;
    const float mark = directionMark(frame, {column.x, column.y + line1 * 0.5F},
                                     frame.colours().text, effect.direction);
    const float height = wrapped(frame, Font::kSmallMedium, {column.x + mark, column.y},
                                 frame.colours().text, says, column.width - mark - markRoom);
    gradeMark(frame, {column.x + column.width, column.y}, effect.grade);
    column.y += height;
    paragraph(frame, column, word(frame, "ui.evidence_short.", toText(effect.evidenceType)),
              Font::kSmall);
    column.y += frame.px(2.0F);
    paragraph(frame, column, effect.explanation, Font::kText, true);
    column.y += frame.px(8.0F);
    const std::string key = "said." + therapy.id + "." + effect.region +
                            std::to_string(&effect - therapy.effects.data());
    referenceTags(frame, column, key, effect.references);
    column.y += frame.px(8.0F);
}

void therapiesSay(Frame& frame, Column& column, const std::string& id) {
    heading(frame, column, frame.word("ui.region.therapies"));
    bool any = false;
    for (const Therapy& therapy : frame.in.content.knowledge.therapies) {
        std::size_t rows = 0;
        for (const TherapyEffect& e : therapy.effects)
            rows += concerns(frame, e.region, id) ? 1 : 0;
        const bool inFocus =
            std::find(therapy.focus.begin(), therapy.focus.end(), id) != therapy.focus.end();
        if (rows == 0 && !inFocus) continue;
        any = true;
        std::string words = therapy.name + " (" + std::to_string(rows) + ")";
        if (inFocus) words += " · " + frame.word("ui.region.in_focus");
        if (expander(frame, column, "says." + therapy.id, words)) {
            column.y += frame.px(4.0F);
            for (const TherapyEffect& e : therapy.effects) {
                if (concerns(frame, e.region, id)) effectLine(frame, column, therapy, e, id);
            }
            if (rows == 0)
                paragraph(frame, column, frame.word("ui.region.focus_only"), Font::kSmall);
        }
        line(frame, column.x, column.y, column.width);
    }
    if (!any) paragraph(frame, column, frame.word("ui.region.no_therapies"));
}

void describeText(Frame& frame, Column& column, const RegionText& region) {
    if (!region.pronunciation.empty()) {
        column.y += frame.px(2.0F);
        paragraph(frame, column, fill(frame.word("ui.region.say"), {region.pronunciation}),
                  Font::kSmall);
    }
    column.y += frame.px(6.0F);
    paragraph(frame, column, region.role);
    column.y += frame.px(14.0F);
}

}  // namespace

void drawRegionDetail(Frame& frame, Column& column, const RegionRef& ref) {
    const Knowledge& knowledge = frame.in.content.knowledge;
    const RegionText* region = knowledge.findRegion(ref.id);
    const RegionSet* set = knowledge.findSet(ref.id);
    column.y += wrapped(frame, Font::kTitle, {column.x, column.y}, frame.colours().text,
                        regionName(frame.in.content, ref.id), column.width);
    if (region != nullptr)
        describeText(frame, column, *region);
    else
        column.y += frame.px(12.0F);
    if (region == nullptr && set == nullptr) {
        paragraph(frame, column, frame.word("ui.region.no_text"));
        column.y += frame.px(14.0F);
    }
    sideSwitch(frame, column, ref);
    actionButtons(frame, column, ref);
    if (region != nullptr) {
        heading(frame, column, frame.word("ui.region.role"));
        paragraph(frame, column, region->roleLong, Font::kText, true);
    }
    if (set != nullptr) {
        heading(frame, column, frame.word("ui.region.parts"));
        regionTags(frame, column, "region.parts", set->parts);
    }
    const std::vector<std::string> sets = setsOf(frame, ref.id);
    if (!sets.empty()) {
        heading(frame, column, frame.word("ui.region.sets"));
        regionTags(frame, column, "region.sets", sets);
    }
    coordinatesOf(frame, column, ref, region);
    if (region != nullptr || set != nullptr) therapiesSay(frame, column, ref.id);
    if (region != nullptr && !region->linkedTo.empty()) {
        heading(frame, column, frame.word("ui.region.linked"));
        bullets(frame, column, region->linkedTo);
        paragraph(frame, column, frame.word("ui.region.linked_note"), Font::kSmall);
    }
    if (region != nullptr && !region->synonyms.empty()) {
        heading(frame, column, frame.word("ui.region.synonyms"));
        std::string names;
        for (const std::string& synonym : region->synonyms)
            names += (names.empty() ? "" : ", ") + synonym;
        paragraph(frame, column, names);
    }
    const std::vector<std::string>* references = region != nullptr ? &region->references
                                                 : set != nullptr  ? &set->references
                                                                   : nullptr;
    if (references == nullptr || references->empty()) return;
    heading(frame, column, frame.word("ui.sources"));
    referenceTags(frame, column, "region.refs", *references);
}

void drawRegionTab(Frame& frame, Column& column, ScrollArea& scroll) {
    const auto& selection = frame.in.state.selection;
    if (selection.empty() || frame.ui.regionList) return drawRegionTree(frame, column, scroll);
    const std::string& back = frame.word("ui.region.all");
    if (tag(frame, "region.all", {column.x, column.y}, back, column.width, nullptr).clicked)
        frame.ui.regionList = true;
    column.y += tagSize(frame, back, column.width).y + frame.px(14.0F);
    for (std::size_t i = 0; i + 1 < selection.size(); ++i) {
        const std::string name = regionName(frame, selection[i]);
        if (tag(frame, "region.also." + std::to_string(i), {column.x, column.y}, name, column.width,
                nullptr)
                .clicked) {
            frame.emit(Select{selection[i]});
        }
        column.y += tagSize(frame, name, column.width).y + frame.px(8.0F);
    }
    drawRegionDetail(frame, column, selection.back());
}

}  // namespace rewire::ui
