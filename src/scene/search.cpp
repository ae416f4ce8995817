// SPDX-License-Identifier: Apache-2.0
#include "scene/search.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/nearest_name.h"
#include "scene/text_form.h"

namespace rewire {
namespace {

// How a text can fit, the better the higher; kinds of fields are ranked apart by what is taken off.
constexpr int kExact = 100, kPrefix = 85, kWordPrefix = 70, kInside = 50, kAllWords = 40,
              kNearest = 5;
constexpr int kSynonymLess = 3, kLinkedLess = 20, kSentenceLess = 30;
constexpr int kReferenceShare = 20;
constexpr std::size_t kShortestInside = 3;  // shorter words fit inside almost anything

// Lower case, letters and digits, single blanks between words: "BA 9/46" and "ba 9 46" are one.
std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80) {
            out += static_cast<char>(std::tolower(byte));
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string unspaced(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
}

bool hasWordStart(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        if (at == 0 || text[at - 1] == ' ') return true;
    }
    return false;
}

class Query {
  public:
    explicit Query(std::string_view text) : folded_(folded(text)), unspaced_(unspaced(folded_)) {}
    [[nodiscard]] bool empty() const { return folded_.empty(); }

    [[nodiscard]] int fit(std::string_view text) const {
        const std::string other = folded(text);
        if (other.empty()) return 0;
        if (other == folded_ || unspaced(other) == unspaced_) return kExact;
        if (other.starts_with(folded_) || unspaced(other).starts_with(unspaced_)) return kPrefix;
        if (hasWordStart(other, folded_)) return kWordPrefix;
        if (folded_.size() >= kShortestInside && other.find(folded_) != std::string::npos)
            return kInside;
        const std::vector<std::string_view> words = wordsOf(folded_);
        const bool all = words.size() > 1 &&
                         std::all_of(words.begin(), words.end(),
                                     [&](std::string_view w) { return hasWordStart(other, w); });
        return all ? kAllWords : 0;
    }

  private:
    std::string folded_, unspaced_;
};

class Finder {
  public:
    Finder(const Content& content, const Query& query) : content_(content), query_(query) {}

    std::vector<SearchHit> all() {
        therapies();
        regions();
        mechanisms();
        references();
        return std::move(hits_);
    }

  private:
    void begin(HitKind kind, const std::string& id, const std::string& title,
               std::optional<Action> action) {
        hit_ = {
            kind, id, title, {}, std::move(action), std::max(query_.fit(title), query_.fit(id))};
    }
    void consider(const std::string& text, int less) {
        const int score = query_.fit(text);
        if (score == 0 || score - less <= hit_.score) return;
        hit_.score = score - less;
        hit_.detail = text;
    }
    void considerAll(const std::vector<std::string>& texts, int less) {
        for (const std::string& text : texts) consider(text, less);
    }
    void end() {
        if (hit_.score > 0) hits_.push_back(hit_);
    }

    void therapies() {
        for (const Therapy& t : content_.knowledge.therapies) {
            begin(HitKind::kTherapy, t.id, t.name, SetTherapy{t.id});
            consider(t.shortName, kSynonymLess);
            considerAll(t.conditions, kLinkedLess);
            consider(t.focusText, kSentenceLess);
            consider(t.summary, kSentenceLess);
            end();
        }
    }
    void regions() {
        for (const Region& region : content_.atlas.regions) {
            begin(HitKind::kRegion, region.id, region.name, Select{{region.id, std::nullopt}});
            if (const RegionText* text = content_.knowledge.findRegion(region.id)) {
                considerAll(text->synonyms, kSynonymLess);
                considerAll(text->linkedTo, kLinkedLess);
                consider(text->tagline, kLinkedLess);
                consider(text->role, kSentenceLess);
                consider(text->roleLong, kSentenceLess);
            }
            end();
        }
    }
    void mechanisms() {
        for (const Mechanism& m : content_.knowledge.mechanisms) {
            begin(HitKind::kMechanism, m.id, m.name, SetMechanism{m.id});
            consider(m.summaryBeginner, kSentenceLess);
            end();
        }
    }
    void references() {
        for (const Reference& r : content_.knowledge.references) {
            begin(HitKind::kReference, r.id, r.shortText(), std::nullopt);
            consider(r.title, kLinkedLess);
            consider(r.authors, kLinkedLess);
            if (!r.doi.empty()) consider(r.doi, kSynonymLess);
            // Papers stand behind what they speak of.
            hit_.score = (hit_.score + kReferenceShare - 1) / kReferenceShare;
            end();
        }
    }

    const Content& content_;
    const Query& query_;
    SearchHit hit_;
    std::vector<SearchHit> hits_;
};

// Misspelt: the nearest name of a region, therapy or mechanism.
std::vector<SearchHit> nearest(const Content& content, std::string_view query) {
    std::vector<std::string> names;
    for (const Region& region : content.atlas.regions) names.push_back(region.name);
    for (const RegionText& text : content.knowledge.regions) {
        names.insert(names.end(), text.synonyms.begin(), text.synonyms.end());
    }
    for (const Therapy& therapy : content.knowledge.therapies) names.push_back(therapy.name);
    for (const Mechanism& mechanism : content.knowledge.mechanisms) names.push_back(mechanism.name);
    const std::string name = nearestName(query, names);
    if (name.empty()) return {};
    const Query meant(name);
    std::vector<SearchHit> hits = Finder(content, meant).all();
    for (SearchHit& hit : hits) hit.score = std::max(1, hit.score * kNearest / kExact);
    return hits;
}

}  // namespace

int fitOf(std::string_view query, std::string_view name) {
    const Query wanted(query);
    return wanted.empty() ? 0 : wanted.fit(name);
}

std::vector<SearchHit> search(const Content& content, std::string_view text, std::size_t limit) {
    const Query query(text);
    if (query.empty()) return {};
    std::vector<SearchHit> hits = Finder(content, query).all();
    if (hits.empty()) hits = nearest(content, text);
    std::stable_sort(hits.begin(), hits.end(),
                     [](const SearchHit& a, const SearchHit& b) { return a.score > b.score; });
    if (hits.size() > limit) hits.resize(limit);
    return hits;
}

}  // namespace rewire
