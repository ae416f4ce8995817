// SPDX-License-Identifier: Apache-2.0
#include "annotation/wording.h"

#include <algorithm>
#include <cctype>

namespace rewire {
namespace {

// "Amygdala" becomes "amygdala" within a name; "VTA and ..." and "PFC" stay.
std::string withinName(std::string name) {
    const auto letter = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    if (name.size() > 1 && std::isupper(letter(0)) != 0 && std::islower(letter(1)) != 0) {
        name[0] = static_cast<char>(std::tolower(letter(0)));
    }
    return name;
}

std::string keyOf(std::string_view group, std::string_view name) {
    std::string key(group);
    key += '.';
    for (const char c : name) key += c == ' ' ? '_' : c;
    return key;
}

}  // namespace

// "Marwood L et al." of 2018 becomes "Marwood 2018": the family name is all that comes before
// initials.
std::string briefReference(const Reference& reference) {
    std::string family;
    std::size_t at = 0;
    while (at < reference.authors.size()) {
        const std::size_t end = std::min(reference.authors.find(' ', at), reference.authors.size());
        const std::string part = reference.authors.substr(at, end - at);
        const bool initials = !part.empty() && part.size() <= 3 &&
                              std::all_of(part.begin(), part.end(), [](unsigned char c) {
                                  return std::isupper(c) != 0 || c == ',';
                              });
        if (initials || part == "et") break;
        if (!family.empty()) family += ' ';
        family += part;
        at = end + 1;
        if (part.ends_with(',')) break;
    }
    while (family.ends_with(',')) family.pop_back();
    return family + "\u00a0" + std::to_string(reference.year);
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string all;
    for (const std::string& word : words) {
        if (word.empty()) continue;
        if (!all.empty()) all += between;
        all += word;
    }
    return all;
}

const std::string& Wording::word(std::string_view key) const {
    return content_.language.text("annotation." + std::string(key));
}

std::string Wording::fill(std::string_view key, const std::vector<Blank>& blanks) const {
    std::string text = word(key);
    for (const Blank& blank : blanks) {
        const std::string mark = '{' + std::string(blank.name) + '}';
        if (const std::size_t at = text.find(mark); at != std::string::npos) {
            text.replace(at, mark.size(), blank.value);
        }
    }
    return text;
}

std::string Wording::shortName(const std::string& regionId) const {
    const std::string key = "annotation.name." + regionId;
    if (content_.language.has(key)) return content_.language.text(key);
    if (const RegionText* text = content_.knowledge.findRegion(regionId)) return text->name;
    if (const RegionSet* set = content_.knowledge.findSet(regionId)) return set->name;
    if (const Region* region = content_.atlas.findRegion(regionId)) return region->name;
    return regionId;
}

std::string Wording::sided(const std::string& name, std::optional<Side> side) const {
    if (!side || *side == Side::kMidline) return name;
    return fill(keyOf("side", toText(*side)), {{"name", withinName(name)}});
}

std::string Wording::tagline(const std::string& regionId) const {
    if (const RegionText* text = content_.knowledge.findRegion(regionId)) return text->tagline;
    // A half that was cut for a network says what its whole does; a set says nothing.
    const Region* region = content_.atlas.findRegion(regionId);
    if (region == nullptr || region->parcelIds.size() != 1) return {};
    for (const Side side : {Side::kLeft, Side::kMidline}) {
        const ParcelIndex parcel = content_.atlas.findParcel(region->parcelIds.front(), side);
        if (parcel == kNoParcel) continue;
        for (const std::string& id : content_.atlas.regionsOf(parcel)) {
            if (const RegionText* text = content_.knowledge.findRegion(id)) return text->tagline;
        }
    }
    return {};
}

std::string Wording::effect(Direction direction, Measure measure) const {
    if (direction == Direction::kMixed || direction == Direction::kUnclear) {
        return word(toText(direction));
    }
    return word(keyOf(toText(direction), toText(measure)));
}

const std::string& Wording::grade(Grade grade) const {
    return word(keyOf("grade", toText(grade)));
}

std::string Wording::viewName(const ViewState& state) const {
    const std::optional<View> view = currentView(state);
    return view ? word(keyOf("view", toText(*view))) : std::string();
}

std::string Wording::title(const ViewState& state) const {
    if (const Mechanism* mechanism = content_.knowledge.findMechanism(state.mechanism)) {
        return mechanism->name;
    }
    if (const Therapy* therapy = content_.knowledge.findTherapy(state.therapy))
        return therapy->name;
    std::vector<std::string> names;
    for (const RegionRef& ref : state.selection) {
        const RegionText* text = content_.knowledge.findRegion(ref.id);
        names.push_back(sided(text != nullptr ? text->name : shortName(ref.id), ref.side));
    }
    if (names.size() > 3) names.resize(3);
    return joined(names, ", ");
}

std::string Wording::subtitle(const ViewState& state) const {
    std::vector<std::string> words;
    if (state.mechanism.empty() && !state.therapy.empty()) {
        words.push_back(word(keyOf("layer", toText(state.show))));
        if (state.show == Show::kFindings) {
            words.push_back(withinName(word(keyOf("kind", toText(state.evidence)))));
        }
    }
    const std::string view = viewName(state);
    if (!view.empty()) words.push_back(words.empty() ? view : withinName(view));
    words.push_back(word(keyOf("style", toText(state.style))));
    return joined(words, word("joint"));
}

std::vector<std::string> Wording::sources(const ViewState& state) const {
    std::vector<std::string> ids;
    const auto add = [&](const std::vector<std::string>& more) {
        for (const std::string& id : more) {
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
        }
    };
    const Therapy* therapy = content_.knowledge.findTherapy(state.therapy);
    if (const Mechanism* mechanism = content_.knowledge.findMechanism(state.mechanism)) {
        add(mechanism->references);
    } else if (therapy != nullptr && state.show == Show::kFindings) {
        for (const ShownEffect& shown : shownEffects(*therapy, state.evidence)) {
            add(therapy->effects[shown.row].references);
        }
    }
    std::vector<std::string> names;
    for (const std::string& id : ids) {
        if (const Reference* reference = content_.knowledge.findReference(id)) {
            names.push_back(briefReference(*reference));
        }
    }
    return names;
}

}  // namespace rewire
