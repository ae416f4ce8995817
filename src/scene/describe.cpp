// SPDX-License-Identifier: Apache-2.0
// The words come from assets/lang (describe.*) and assets/knowledge; this file only chooses and
// joins them. Words of cause are never used: course rows say "after", the others "while" or "goes
// with".
#include "scene/describe.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "scene/lighting.h"
#include "scene/mechanism_run.h"
#include "scene/text_form.h"

namespace rewire {
namespace {

using Fields = std::vector<std::pair<std::string_view, std::string>>;

// Three figures, as a reader takes them in.
std::string rounded(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, std::abs(value) < 1000.0 ? "%.3g" : "%.0f", value);
    return buffer;
}

class Narrator {
  public:
    Narrator(const Content& content, const ViewState& state)
        : content_(content),
          state_(state),
          therapy_(content.knowledge.findTherapy(state.therapy)),
          mechanism_(content.knowledge.findMechanism(state.mechanism)) {}

    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string altText() const;
    [[nodiscard]] std::string citation() const;

  private:
    [[nodiscard]] const std::string& word(const std::string& key) const {
        return content_.language.text("describe." + key);
    }
    [[nodiscard]] std::string fill(const std::string& key, const Fields& fields) const;
    [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
    [[nodiscard]] std::string nameOf(const std::string& id) const;
    [[nodiscard]] std::string nameOf(const std::string& id, BothSides side) const;
    [[nodiscard]] std::string nameOf(const RegionRef& ref) const;
    [[nodiscard]] std::string namesOf(const std::vector<RegionRef>& refs) const;
    [[nodiscard]] std::string namesOf(const std::vector<std::string>& ids) const;
    [[nodiscard]] std::string gradeWord(Grade grade) const {
        return word("grade_word." + std::string(toText(grade)));
    }

    [[nodiscard]] std::string picture() const;
    [[nodiscard]] std::string findings() const;
    [[nodiscard]] std::string links() const;
    [[nodiscard]] std::string session() const;
    [[nodiscard]] std::string model() const;
    [[nodiscard]] std::string rowText(const ShownEffect& effect) const;
    [[nodiscard]] bool showsFindings() const {
        return mechanism_ == nullptr && therapy_ != nullptr && state_.show == Show::kFindings;
    }
    [[nodiscard]] std::string references(const std::vector<std::string>& ids) const;

    const Content& content_;
    const ViewState& state_;
    const Therapy* therapy_;
    const Mechanism* mechanism_;
};

std::string Narrator::fill(const std::string& key, const Fields& fields) const {
    const std::string& pattern = word(key);
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
        const auto field =
            close == std::string::npos
                ? fields.end()
                : std::find_if(fields.begin(), fields.end(), [&](const auto& f) {
                      return f.first == std::string_view(pattern).substr(at + 1, close - at - 1);
                  });
        if (field == fields.end()) {
            out += pattern[at++];
        } else {
            out += field->second;
            at = close + 1;
        }
    }
    return out;
}

std::string Narrator::list(const std::vector<std::string>& items) const {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += i + 1 == items.size() ? word("list.last") : word("list.comma");
        out += items[i];
    }
    return out;
}

std::string Narrator::nameOf(const std::string& id) const {
    const Region* region = content_.atlas.findRegion(id);
    return region != nullptr ? region->name : id;
}

std::string Narrator::nameOf(const std::string& id, BothSides side) const {
    if (side == BothSides::kBoth) return nameOf(id);
    return fill(side == BothSides::kLeft ? "side.left" : "side.right", {{"region", nameOf(id)}});
}

std::string Narrator::nameOf(const RegionRef& ref) const {
    if (!ref.side || *ref.side == Side::kMidline) return nameOf(ref.id);
    return nameOf(ref.id, *ref.side == Side::kLeft ? BothSides::kLeft : BothSides::kRight);
}

std::string Narrator::namesOf(const std::vector<RegionRef>& refs) const {
    std::vector<std::string> names;
    for (const RegionRef& ref : refs) names.push_back(nameOf(ref));
    return list(names);
}

std::string Narrator::namesOf(const std::vector<std::string>& ids) const {
    std::vector<std::string> names;
    for (const std::string& id : ids) names.push_back(nameOf(id));
    return list(names);
}

std::string Narrator::picture() const {
    const std::optional<View> exact = currentView(state_);
    View nearest = View::kLeftFront;
    float best = -2.0F;
    const glm::vec3 eye = glm::normalize(state_.camera.eyeMm() - state_.camera.targetMm);
    for (const View view : kAllViews) {
        ViewState other;
        applyView(other, view);
        if (other.medialOf != state_.medialOf) continue;
        const float cosine =
            glm::dot(eye, glm::normalize(other.camera.eyeMm() - other.camera.targetMm));
        if (cosine > best) {
            best = cosine;
            nearest = view;
        }
    }
    return fill(exact ? "picture" : "picture_near",
                {{"view", word("view." + std::string(toText(exact.value_or(nearest))))},
                 {"style", word("style." + std::string(toText(state_.style)))}});
}

std::string Narrator::rowText(const ShownEffect& effect) const {
    const bool clear =
        effect.direction == Direction::kIncrease || effect.direction == Direction::kDecrease;
    std::string key = "row." + std::string(toText(effect.direction));
    if (clear) {
        std::string measure(toText(therapy_->effects[effect.row].measure));
        std::replace(measure.begin(), measure.end(), ' ', '_');
        key += "." + measure;
    }
    return fill(
        key, {{"region", nameOf(effect.region, effect.side)}, {"grade", gradeWord(effect.grade)}});
}

std::string Narrator::findings() const {
    std::string rows;
    for (const ShownEffect& effect : shownEffects(*therapy_, state_.evidence)) {
        rows += (rows.empty() ? "" : word("list.rows")) + rowText(effect);
    }
    if (rows.empty()) return fill("found.nothing", {{"therapy", therapy_->name}});
    return fill("found." + std::string(toText(state_.evidence)),
                {{"therapy", therapy_->name}, {"rows", rows}});
}

std::string Narrator::links() const {
    std::string rows;
    for (const TherapyConnection& row : therapy_->connections) {
        if (kindOf(row.evidenceType) != state_.evidence) continue;
        rows += (rows.empty() ? "" : word("list.rows")) +
                fill("link." + std::string(toText(row.direction)),
                     {{"from", nameOf(row.from, row.fromSide)},
                      {"to", nameOf(row.to, row.toSide)},
                      {"grade", gradeWord(row.grade)}});
    }
    return rows.empty() ? rows : fill("links", {{"rows", rows}});
}

std::string Narrator::session() const {
    const auto end = static_cast<float>(therapy_->sliderSessions);
    if (state_.evidence != EvidenceKind::kCourse || state_.session >= end) return {};
    const auto whole = [](float value) { return numberText(static_cast<int>(std::lround(value))); };
    return fill("session", {{"n", whole(state_.session)},
                            {"all", whole(end)},
                            {"percent", whole(100.0F * courseGrowth(content_, state_))}});
}

// What the model beside the brain shows, and where it stands.
std::string Narrator::model() const {
    const ModelText* text = content_.knowledge.findModel(mechanism_->model);
    Result<MechanismRun> run = MechanismRun::start(content_, state_);
    if (text == nullptr || !run || !run->advanceTo(state_.step)) return {};
    const std::size_t rows = run->with().rowCount();
    std::vector<std::string> values;
    for (std::size_t i = 0; i < run->info().observables.size() && rows > 0; ++i) {
        const ModelQuantityText* each = text->findObservable(run->info().observables[i].name);
        if (each == nullptr) continue;
        const auto shown = [&](const RecordedRun& recorded) {
            return rounded(recorded.row(rows - 1)[i]);
        };
        const bool counted =
            each->label.ends_with(each->unit) || each->unit == "synapses";  // named already
        std::string value =
            fill("model.value", {{"name", each->label},
                                 {"value", shown(run->with())},
                                 {"unit", counted || each->unit == "1" ? "" : each->unit}});
        while (value.ends_with(' ')) value.pop_back();
        if (run->without() != nullptr) {
            value += fill("model.without", {{"name", mechanism_->comparison.without},
                                            {"value", shown(*run->without())}});
        }
        values.push_back(std::move(value));
    }
    std::string out = fill("model.shows", {{"name", text->name}, {"shows", text->shows}});
    if (!values.empty()) {
        std::string all;
        for (const std::string& value : values)
            all += (all.empty() ? "" : word("list.rows")) + value;
        out += ' ' +
               fill("model.values",
                    {{"step", numberText(state_.step)}, {"unit", text->stepUnit}, {"values", all}});
    }
    return out + ' ' + fill("model.simplified", {{"simplified", text->simplified}});
}

std::string Narrator::title() const {
    if (mechanism_ != nullptr) return mechanism_->name;
    if (therapy_ != nullptr) {
        return fill(showsFindings() ? "title.findings" : "title.focus",
                    {{"therapy", therapy_->name},
                     {"kind", word("kind." + std::string(toText(state_.evidence)))}});
    }
    return state_.selection.empty() ? word("title.plain") : namesOf(state_.selection);
}

std::string Narrator::altText() const {
    std::vector<std::string> sentences{picture()};
    if (!state_.isolated.empty())
        sentences.push_back(fill("shown_alone", {{"regions", namesOf(state_.isolated)}}));
    if (!state_.hidden.empty())
        sentences.push_back(fill("hidden", {{"regions", namesOf(state_.hidden)}}));
    if (mechanism_ != nullptr) {
        sentences.push_back(fill("lit.mechanism", {{"mechanism", mechanism_->name},
                                                   {"regions", namesOf(mechanism_->regions)}}));
        sentences.push_back(fill(
            "grade", {{"grade", gradeWord(mechanism_->grade)}, {"note", mechanism_->gradeNote}}));
        if (state_.showCloseUp()) sentences.push_back(model());
    } else if (showsFindings()) {
        for (std::string text : {findings(), links(), session(), therapy_->honestHeadline}) {
            sentences.push_back(std::move(text));
        }
    } else if (therapy_ != nullptr) {
        sentences.push_back(fill(
            "lit.focus", {{"therapy", therapy_->name}, {"regions", namesOf(therapy_->focus)}}));
        sentences.push_back(therapy_->honestHeadline);
    }
    if (!state_.selection.empty()) {
        sentences.push_back(fill("selected", {{"regions", namesOf(state_.selection)}}));
        for (const RegionRef& ref : state_.selection) {
            const RegionText* text = content_.knowledge.findRegion(ref.id);
            if (text != nullptr) sentences.push_back(text->role);
        }
    }
    std::string out;
    for (const std::string& sentence : sentences) {
        if (!sentence.empty()) out += (out.empty() ? "" : " ") + sentence;
    }
    return out;
}

std::string Narrator::references(const std::vector<std::string>& ids) const {
    std::vector<std::string> done;
    std::string out;
    for (const std::string& id : ids) {
        const Reference* reference = content_.knowledge.findReference(id);
        if (reference == nullptr || std::find(done.begin(), done.end(), id) != done.end()) continue;
        done.push_back(id);
        out += (out.empty() ? "" : word("list.rows")) + reference->shortText();
        if (!reference->doi.empty()) out += " (doi:" + reference->doi + ")";
    }
    return out;
}

std::string Narrator::citation() const {
    std::vector<std::string> ids;
    const auto add = [&ids](const std::vector<std::string>& more) {
        ids.insert(ids.end(), more.begin(), more.end());
    };
    if (mechanism_ != nullptr) {
        add(mechanism_->references);
        const ModelText* text = content_.knowledge.findModel(mechanism_->model);
        if (state_.showCloseUp() && text != nullptr) add(text->references);
    } else if (showsFindings()) {
        for (const ShownEffect& effect : shownEffects(*therapy_, state_.evidence)) {
            add(therapy_->effects[effect.row].references);
        }
        for (const TherapyConnection& row : therapy_->connections) {
            if (kindOf(row.evidenceType) == state_.evidence) add(row.references);
        }
    } else if (therapy_ != nullptr) {
        add(therapy_->headlineReferences);
    }
    for (const RegionRef& ref : state_.selection) {
        const RegionText* text = content_.knowledge.findRegion(ref.id);
        if (text != nullptr) add(text->references);
    }
    std::string out = word("cite.atlas");
    const std::string evidence = references(ids);
    if (!evidence.empty()) out += " " + fill("cite.evidence", {{"list", evidence}});
    if (showsFindings() && !session().empty()) {
        out += " " + fill("cite.course",
                          {{"list", references(content_.knowledge.doseResponse.references)}});
    }
    return out;
}

}  // namespace

Description describe(const Content& content, const ViewState& state) {
    const Narrator narrator(content, state);
    return {narrator.title(), narrator.altText(), narrator.citation()};
}

}  // namespace rewire
