// SPDX-License-Identifier: Apache-2.0
// Names, numbers and colours of meaning as the panels write them.
#include "ui/words.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace rewire::ui {

std::string regionName(const Content& content, std::string_view id) {
    if (const RegionText* text = content.knowledge.findRegion(id)) return text->name;
    if (const RegionSet* set = content.knowledge.findSet(id)) return set->name;
    if (const Region* region = content.atlas.findRegion(id)) return region->name;
    return std::string(id);
}

std::string regionName(const Frame& frame, const RegionRef& ref) {
    std::string name = regionName(frame.in.content, ref.id);
    if (ref.side && *ref.side != Side::kMidline)
        name += ", " + word(frame, "ui.side.", toText(*ref.side));
    return name;
}

std::string lowerFirst(std::string text) {
    const bool acronym = text.size() > 1 && std::isupper(static_cast<unsigned char>(text[1])) != 0;
    if (!text.empty() && !acronym)
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

std::string therapyCardName(const Therapy& therapy) {
    for (const std::string_view tail : {" Therapy", " Therapies"}) {
        if (therapy.name.ends_with(tail))
            return therapy.name.substr(0, therapy.name.size() - tail.size());
    }
    return therapy.name;
}

std::string therapyCardLine(const Content& content, const Therapy& therapy) {
    if (therapy.focus.size() > 2) return therapy.focusText.substr(0, therapy.focusText.find(':'));
    std::string line;
    for (const std::string& id : therapy.focus) {
        const std::string name = regionName(content, id);
        line += line.empty() ? name : ", " + lowerFirst(name);
    }
    return line;
}

const std::string& directionWords(const Frame& frame, Direction direction, Measure measure) {
    std::string key = "ui.direction.";
    if (direction == Direction::kIncrease || direction == Direction::kDecrease) {
        std::string measured(toText(measure));
        std::replace(measured.begin(), measured.end(), ' ', '_');
        key += measured + ".";
    }
    key += toText(direction);
    return frame.word(key);
}

std::string sideWords(const Frame& frame, BothSides side) {
    if (side == BothSides::kBoth) return {};
    return frame.word(side == BothSides::kLeft ? "ui.side.left" : "ui.side.right");
}

RegionRef refOf(std::string_view region, BothSides side) {
    RegionRef ref{std::string(region), std::nullopt};
    if (side == BothSides::kLeft) ref.side = Side::kLeft;
    if (side == BothSides::kRight) ref.side = Side::kRight;
    return ref;
}

std::string paperCount(const Frame& frame, std::size_t count) {
    return fill(frame.word(count == 1 ? "ui.papers.one" : "ui.papers.many"),
                {std::to_string(count)});
}

std::string briefReference(const Reference& reference) {
    const std::size_t comma = reference.authors.find(',');
    if (comma == std::string::npos) return reference.shortText();
    return reference.authors.substr(0, comma) + " et al. " + std::to_string(reference.year);
}

int brightnessStep(float strength) {
    return strength < 0.30F ? 1 : strength < 0.55F ? 2 : 3;
}

ImU32 signedInk(const Frame& frame, Direction direction, float strength) {
    return toColour(signedColour(direction, brightnessStep(strength), frame.in.state.theme));
}

ImU32 focusInk(const Frame& frame, std::string_view therapy, std::string_view focusId) {
    return toColour(identityColour(identityOfFocus(therapy, focusId), frame.in.state.theme));
}

std::string coordinates(const glm::vec3& pointMm) {
    const auto number = [](float mm) {
        const long whole = std::lround(mm);
        return whole < 0 ? "−" + std::to_string(-whole) : std::to_string(whole);
    };
    return "x " + number(pointMm.x) + "  y " + number(pointMm.y) + "  z " + number(pointMm.z) +
           " mm";
}

bool isHidden(const Frame& frame, std::string_view regionId) {
    const auto& hidden = frame.in.state.hidden;
    return std::any_of(hidden.begin(), hidden.end(),
                       [&](const RegionRef& r) { return r.id == regionId; });
}

}  // namespace rewire::ui
