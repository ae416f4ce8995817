// SPDX-License-Identifier: Apache-2.0
#include "annotation/subjects.h"

#include <algorithm>

#include "annotation/wording.h"
#include "scene/palette.h"

namespace rewire {
namespace {

constexpr float kLitFrom = 0.05F;  // a change that has hardly begun has nothing to point at

std::optional<Side> sideOf(BothSides side) {
    if (side == BothSides::kLeft) return Side::kLeft;
    if (side == BothSides::kRight) return Side::kRight;
    return std::nullopt;
}

class Gathering {
  public:
    Gathering(const Content& content, const ViewState& state, const DrawList& drawn)
        : content_(content), words_(content), state_(state), drawn_(drawn) {}

    void addSelection();
    void addFocus(const Therapy& therapy, Detail detail);
    void addFindings(const Therapy& therapy);
    void addMechanism(const Mechanism& mechanism);
    std::vector<Subject> subjects;

  private:
    // Its parcels that are in the picture (and lit, unless it is selected); false when none is
    // left.
    bool place(Subject& subject) const;
    void add(Subject subject);

    const Content& content_;
    const Wording words_;
    const ViewState& state_;
    const DrawList& drawn_;
};

bool Gathering::place(Subject& subject) const {
    for (const ParcelIndex p : content_.atlas.parcelsOf({subject.regionId, subject.onlySide})) {
        if (p >= drawn_.parcels.size()) continue;
        const ParcelLook& look = drawn_.parcels[p];
        if (!look.visible && !look.body) continue;
        if (look.emphasis >= kLitFrom || subject.selected) subject.parcels.push_back(p);
    }
    return !subject.parcels.empty();
}

void Gathering::add(Subject subject) {
    const auto same = [&](const Subject& s) {
        return s.regionId == subject.regionId &&
               (s.onlySide == subject.onlySide || !subject.onlySide || !s.onlySide);
    };
    const auto known = std::find_if(subjects.begin(), subjects.end(), same);
    if (known == subjects.end()) {
        if (place(subject)) subjects.push_back(std::move(subject));
        return;
    }
    // Selected and lit: the words of the layer, the rank of the selection. Findings that differ
    // between the sides stand side by side.
    if (known->selected && !subject.selected) {
        const bool sided = known->onlySide.has_value();
        if (!sided || known->onlySide == subject.onlySide || !subject.onlySide) {
            known->line = subject.line;
            known->mark = subject.mark;
            known->markColour = subject.markColour;
        }
    }
}

void Gathering::addSelection() {
    for (const RegionRef& ref : state_.selection) {
        Subject s;
        s.regionId = ref.id;
        s.onlySide = ref.side;
        s.name = words_.sided(words_.shortName(ref.id), ref.side);
        s.line = words_.tagline(ref.id);
        s.priority = 1000.0F;
        s.selected = true;
        add(std::move(s));
    }
}

void Gathering::addFocus(const Therapy& therapy, Detail detail) {
    float rank = 100.0F;
    for (const std::string& id : therapy.focus) {
        const RegionSet* set = content_.knowledge.findSet(id);
        std::vector<std::string> parts{id};
        if (set != nullptr && detail == Detail::kParts) parts = set->parts;
        for (const std::string& part : parts) {
            Subject s;
            s.regionId = part;
            s.name = words_.shortName(part);
            s.line = words_.tagline(part);
            // What stands alone in the focus outranks the parts of a set.
            s.priority = set == nullptr ? 200.0F : rank;
            if (part != id) s.setId = id;
            rank -= 1.0F;
            add(std::move(s));
        }
    }
}

void Gathering::addFindings(const Therapy& therapy) {
    for (const ShownEffect& effect : shownEffects(therapy, state_.evidence)) {
        Subject s;
        s.regionId = effect.region;
        s.onlySide = sideOf(effect.side);
        s.name = words_.sided(words_.shortName(effect.region), s.onlySide);
        s.line = words_.effect(effect.direction, therapy.effects[effect.row].measure) +
                 words_.word("joint") + words_.grade(effect.grade);
        s.mark = effect.direction == Direction::kIncrease   ? Mark::kUp
                 : effect.direction == Direction::kDecrease ? Mark::kDown
                                                            : Mark::kStripes;
        s.markColour = signedColour(effect.direction, effect.step, state_.theme);
        s.priority = 100.0F - 10.0F * static_cast<float>(effect.grade) + effect.strength;
        add(std::move(s));
    }
}

void Gathering::addMechanism(const Mechanism& mechanism) {
    float rank = 100.0F;
    for (const std::string& id : mechanism.regions) {
        Subject s;
        s.regionId = id;
        s.name = words_.shortName(id);
        s.line = words_.tagline(id);
        s.priority = rank--;
        add(std::move(s));
    }
}

}  // namespace

std::vector<Subject> subjectsOf(const Content& content, const ViewState& state,
                                const DrawList& drawn, Detail detail) {
    Gathering all(content, state, drawn);
    all.addSelection();
    const Therapy* therapy = content.knowledge.findTherapy(state.therapy);
    if (const Mechanism* mechanism = content.knowledge.findMechanism(state.mechanism)) {
        all.addMechanism(*mechanism);
    } else if (therapy != nullptr && state.show == Show::kFocus) {
        all.addFocus(*therapy, detail);
    } else if (therapy != nullptr) {
        all.addFindings(*therapy);
    }
    return std::move(all.subjects);
}

}  // namespace rewire
