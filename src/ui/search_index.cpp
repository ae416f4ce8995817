// SPDX-License-Identifier: Apache-2.0
// Ranking: whole name, its start, the start of a word, inside; then what is said about a thing.
#include "ui/search_index.h"

#include <algorithm>
#include <cctype>

#include "ui/words.h"

namespace rewire::ui {

namespace {

constexpr int kExact = 100, kStart = 80, kWordStart = 60, kInside = 40;
constexpr int kTextMention = 20;  // only in what is said about it

struct Collector {
    std::string query;
    std::vector<SearchHit> hits;

    void add(SearchKind kind, const std::string& id, const std::string& name,
             const std::vector<std::string>& synonyms,
             std::initializer_list<const std::string*> texts, int bonus) {
        SearchHit hit{kind, id, name, {}, matchScore(query, name)};
        for (const std::string& synonym : synonyms) {
            const int score = matchScore(query, synonym);
            if (score <= hit.score) continue;
            hit.score = score;
            hit.why = synonym;
        }
        if (hit.score == 0) {
            for (const std::string* text : texts) {
                if (query.size() < 3 || folded(*text).find(query) == std::string::npos) continue;
                hit.score = kTextMention;
                hit.why = *text;
                break;
            }
        }
        if (hit.score == 0) return;
        hit.score += bonus;
        hits.push_back(std::move(hit));
    }
};

void addRegions(Collector& all, const Content& content) {
    for (const RegionText& r : content.knowledge.regions) {
        std::string linked;
        for (const std::string& condition : r.linkedTo)
            linked += (linked.empty() ? "" : ", ") + condition;
        all.add(SearchKind::kRegion, r.id, r.name, r.synonyms,
                {&r.tagline, &r.role, &r.roleLong, &linked}, 3);
    }
    for (const RegionSet& set : content.knowledge.sets)
        all.add(SearchKind::kRegion, set.id, set.name, {set.id}, {}, 4);
    for (const Region& region : content.atlas.regions) {
        if (content.knowledge.findRegion(region.id) != nullptr ||
            content.knowledge.findSet(region.id) != nullptr)
            continue;
        all.add(SearchKind::kRegion, region.id, region.name, {}, {}, 0);
    }
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80U) out += static_cast<char>(std::tolower(byte));
    }
    return out;
}

int matchScore(std::string_view query, std::string_view name) {
    if (query.empty()) return 0;
    const std::string whole = folded(name);
    if (whole == query) return kExact;
    if (whole.starts_with(query)) return kStart;
    for (std::size_t i = 1; i < name.size(); ++i) {
        const bool wordStart = std::isalnum(static_cast<unsigned char>(name[i])) != 0 &&
                               std::isalnum(static_cast<unsigned char>(name[i - 1])) == 0;
        if (wordStart && folded(name.substr(i)).starts_with(query)) return kWordStart;
    }
    return query.size() >= 3 && whole.find(query) != std::string::npos ? kInside : 0;
}

std::vector<SearchHit> searchContent(const Content& content, std::string_view query,
                                     std::size_t limit) {
    Collector all{folded(query), {}};
    const Knowledge& k = content.knowledge;
    for (const Therapy& t : k.therapies)
        all.add(SearchKind::kTherapy, t.id, t.name, {t.shortName}, {&t.summary, &t.focusText}, 5);
    addRegions(all, content);
    for (const Mechanism& m : k.mechanisms)
        all.add(SearchKind::kMechanism, m.id, m.name, {}, {&m.summaryBeginner}, 2);
    for (const Reference& r : k.references)
        all.add(SearchKind::kReference, r.id, r.title, {r.shortText(), r.doi}, {}, -90);
    std::stable_sort(all.hits.begin(), all.hits.end(),
                     [](const SearchHit& a, const SearchHit& b) { return a.score > b.score; });
    if (all.hits.size() > limit) all.hits.resize(limit);
    return all.hits;
}

}  // namespace rewire::ui
