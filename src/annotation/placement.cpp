// SPDX-License-Identifier: Apache-2.0
#include "annotation/placement.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

namespace rewire {
namespace {

// In design pixels.
constexpr float kGapToBrain = 34.0F;   // between a column and the widest part of the brain
constexpr float kGapBetween = 14.0F;   // between labels of a column
constexpr float kGapToOthers = 18.0F;  // between labels and legend, title, gizmo
constexpr float kGapToLine = 10.0F;    // between a name and its line
constexpr float kStub = 12.0F;         // the shortest level piece
constexpr float kShared = 64.0F;       // how far a line waits to turn with the others
constexpr float kGapToLegend = 64.0F;  // sideways: two columns of words must not read as one
// Costs in pixels of leader.
constexpr float kConflict = 20000.0F, kOverflow = 100000.0F, kOverLit = 6000.0F,
                kOverBrain = 260.0F;
constexpr float kShortLines = 26.0F;       // a broken name must buy something
constexpr float kFan = 0.22F;              // labels spread a little more than their parts
constexpr float kLitShareAllowed = 0.10F;  // the map's cells reach a little beyond the part
// A leader may run over other lit parts this far; farther when what it points at lies under them.
constexpr float kHidesAtMost = 48.0F, kHidesAtMostDeep = 190.0F;
constexpr int kPasses = 5;

struct Choice {
    bool in = true;
    Column column = Column::kLeft;
    bool shortLines = false;
    float middlePx = 0;  // wished height of the name
};

struct Evaluation {
    float cost = 0;
    bool overflow = false;
    std::vector<Placed> placed;
};

class Search {
  public:
    Search(const PlacementTask& task, std::vector<Request> requests)
        : task_(task), requests_(std::move(requests)), choices_(requests_.size()) {}
    std::vector<Placed> run();

  private:
    void start();
    void improve();
    void mend();
    [[nodiscard]] Evaluation evaluate();
    void placeColumn(Column column, Evaluation& out);
    [[nodiscard]] float columnX(Column column, float widest) const;
    [[nodiscard]] Leader leaderFor(std::size_t request, Column column, const Rect& box,
                                   float inner);
    [[nodiscard]] bool keepIfBetter(Evaluation& best, Choice& choice, const Choice& tried);
    bool trade(Evaluation& best);
    [[nodiscard]] std::optional<std::size_t> offender(const Evaluation& evaluation) const;
    [[nodiscard]] const LabelSize& sizeOf(std::size_t request) const {
        return requests_[request].size[choices_[request].shortLines ? 1 : 0];
    }
    // The lines under the first one; beside that one the leader starts.
    [[nodiscard]] Rect below(const Placed& placed) const {
        const float firstLine =
            2.0F * requests_[placed.request].size[placed.shortLines ? 1 : 0].nameMiddlePx;
        return {placed.box.x0, placed.box.y0 + firstLine, placed.box.x1, placed.box.y1};
    }
    [[nodiscard]] float px(float design) const { return design * task_.unitPx; }

    const PlacementTask& task_;
    std::vector<Request> requests_;
    std::vector<Choice> choices_;
    std::unordered_map<std::uint64_t, Leader> known_;
};

float Search::columnX(Column column, float widest) const {
    if (const auto keep = task_.keepXPx[static_cast<std::size_t>(column)]) {
        return std::clamp(*keep, task_.page.x0, std::max(task_.page.x0, task_.page.x1 - widest));
    }
    const Rect brain = task_.map.brain();
    if (column == Column::kLeft) {
        return std::round(std::max(task_.page.x0, brain.x0 - px(kGapToBrain) - widest));
    }
    return std::round(std::min(task_.page.x1 - widest, brain.x1 + px(kGapToBrain)));
}

Leader Search::leaderFor(std::size_t request, Column column, const Rect& box, float inner) {
    const LabelSize& size = sizeOf(request);
    const bool left = column == Column::kLeft;
    LeaderTask task{task_.map,
                    requests_[request].subject,
                    column,
                    {left ? box.x0 + size.nameEndPx + px(kGapToLine) : box.x0 - px(kGapToLine),
                     box.y0 + size.nameMiddlePx},
                    0.0F,
                    task_.unitPx,
                    requests_[request].keepAnchorPx};
    // Lines of a column turn together, unless one long name would drag all of them along.
    const float own = task.startPx.x + px(left ? kStub : -kStub);
    const float shared = inner + px(left ? kGapToLine : -kGapToLine);
    task.elbowXPx = std::abs(shared - own) > px(kShared) ? own
                    : left                               ? std::max(own, shared)
                                                         : std::min(own, shared);
    const auto bits = [](float v) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::lround(v)) & 0x3FFFF);
    };
    const std::uint64_t key = (static_cast<std::uint64_t>(request) << 56U) |
                              (bits(task.elbowXPx) << 37U) | (bits(task.startPx.x) << 19U) |
                              (bits(task.startPx.y) << 1U) | (left ? 1U : 0U);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    return known_.emplace(key, bestLeader(task)).first->second;
}

void Search::placeColumn(Column column, Evaluation& out) {
    std::vector<std::size_t> members;
    float widest = 0.0F;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        if (!choices_[i].in || choices_[i].column != column) continue;
        members.push_back(i);
        widest = std::max(widest, sizeOf(i).sizePx.x);
    }
    if (members.empty()) return;
    std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
        return choices_[a].middlePx < choices_[b].middlePx;
    });
    const float x = columnX(column, widest);
    float low = task_.page.y0, high = task_.page.y1;
    for (const Rect& taken : task_.taken) {
        if (taken.x0 > x + widest + px(kGapToLegend) || taken.x1 < x - px(kGapToLegend)) continue;
        if (taken.y0 + taken.y1 < task_.page.y0 + task_.page.y1) {
            low = std::max(low, taken.y1 + px(kGapToOthers));
        } else {
            high = std::min(high, taken.y0 - px(kGapToOthers));
        }
    }
    std::vector<float> wished, heights;
    for (const std::size_t i : members) {
        wished.push_back(choices_[i].middlePx - sizeOf(i).nameMiddlePx);
        heights.push_back(sizeOf(i).sizePx.y);
    }
    const auto tops = packed(wished, heights, px(kGapBetween), low, high);
    if (!tops) {
        out.cost += kOverflow;
        out.overflow = true;
        return;
    }
    for (std::size_t m = 0; m < members.size(); ++m) {
        const std::size_t i = members[m];
        const LabelSize& size = sizeOf(i);
        Placed placed;
        placed.request = i;
        placed.column = column;
        placed.shortLines = choices_[i].shortLines;
        const float top = std::round((*tops)[m]);
        placed.box = {x, top, x + size.sizePx.x, top + size.sizePx.y};
        placed.leader = leaderFor(i, column, placed.box, column == Column::kLeft ? x + widest : x);
        const ScreenMap::Cover cover = task_.map.cover(placed.box);
        out.cost += placed.leader.cost + cover.lit * kOverLit + cover.brain * px(kOverBrain) +
                    (choices_[i].shortLines ? px(kShortLines) : 0.0F) +
                    0.15F * std::abs((*tops)[m] - wished[m]);
        out.placed.push_back(placed);
    }
}

Evaluation Search::evaluate() {
    Evaluation out;
    placeColumn(Column::kLeft, out);
    placeColumn(Column::kRight, out);
    for (std::size_t i = 0; i < out.placed.size(); ++i) {
        for (std::size_t j = 0; j < out.placed.size(); ++j) {
            if (i < j && inConflict(out.placed[i].leader, out.placed[j].leader, task_.unitPx)) {
                out.cost += kConflict;
            }
            if (i != j && crosses(out.placed[i].leader, out.placed[j].box)) out.cost += kConflict;
            if (i == j && crosses(out.placed[i].leader, below(out.placed[i]))) {
                out.cost += kConflict;
            }
            if (i < j && out.placed[i].box.meets(out.placed[j].box)) out.cost += kConflict;
        }
    }
    return out;
}

void Search::start() {
    const Rect brain = task_.map.brain();
    const float middle = (brain.y0 + brain.y1) * 0.5F;
    for (std::size_t i = 0; i < requests_.size(); ++i) {
        const Request& request = requests_[i];
        Choice& choice = choices_[i];
        const auto& anchors = task_.map.sight(static_cast<std::size_t>(request.subject)).anchors;
        const float at = anchors.front().px.y;
        choice.middlePx = at + (at - middle) * kFan;
        if (request.keepColumn) {
            choice.column = *request.keepColumn;
            choice.shortLines = request.keepShort;
            choice.middlePx = request.keepTopPx + sizeOf(i).nameMiddlePx;
            continue;
        }
        float least = std::numeric_limits<float>::max();
        for (const Column column : {Column::kLeft, Column::kRight}) {
            const LabelSize& size = sizeOf(i);
            const float x = columnX(column, size.sizePx.x);
            const Rect box{x, choice.middlePx - size.nameMiddlePx, x + size.sizePx.x,
                           choice.middlePx - size.nameMiddlePx + size.sizePx.y};
            const float inner = column == Column::kLeft ? box.x1 : box.x0;
            const float cost = leaderFor(i, column, box, inner).cost;
            if (cost < least) {
                least = cost;
                choice.column = column;
            }
        }
    }
}

bool Search::keepIfBetter(Evaluation& best, Choice& choice, const Choice& tried) {
    const Choice before = std::exchange(choice, tried);
    Evaluation now = evaluate();
    if (now.cost < best.cost - 0.5F) {
        best = std::move(now);
        return true;
    }
    choice = before;
    return false;
}

// Each label in turn tries the other side, the other line breaks and other heights, then trades
// heights with its neighbours; until nothing helps.
void Search::improve() {
    Evaluation best = evaluate();
    const float step = task_.map.brain().height() * 0.10F;
    for (int pass = 0; pass < kPasses; ++pass) {
        bool better = false;
        for (Choice& choice : choices_) {
            if (!choice.in || task_.moving) continue;
            const Choice start = choice;
            for (const Column column : {Column::kLeft, Column::kRight}) {
                for (const bool shortLines : {false, true}) {
                    for (const float shift : {0.0F, -2.5F, -1.0F, 1.0F, 2.5F}) {
                        const Choice tried{true, column, shortLines, start.middlePx + shift * step};
                        better = keepIfBetter(best, choice, tried) || better;
                    }
                }
            }
        }
        if (task_.moving && best.cost < kConflict) return;
        better = trade(best) || better;
        if (!better) return;
    }
}

bool Search::trade(Evaluation& best) {
    bool better = false;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        for (std::size_t j = i + 1; j < choices_.size(); ++j) {
            if (!choices_[i].in || !choices_[j].in || choices_[j].column != choices_[i].column) {
                continue;
            }
            std::swap(choices_[i].middlePx, choices_[j].middlePx);
            Evaluation now = evaluate();
            if (now.cost < best.cost - 0.5F) {
                best = std::move(now);
                better = true;
            } else {
                std::swap(choices_[i].middlePx, choices_[j].middlePx);
            }
        }
    }
    return better;
}

// The least important label that breaks a rule.
std::optional<std::size_t> Search::offender(const Evaluation& evaluation) const {
    std::optional<std::size_t> least;
    const auto blame = [&](std::size_t request) {
        if (!least || requests_[request].priority < requests_[*least].priority) least = request;
    };
    if (evaluation.overflow) {
        // Only the columns that do not fit are empty; any label in one of them may go.
        for (std::size_t i = 0; i < choices_.size(); ++i) {
            const auto there = [&](const Placed& p) { return p.column == choices_[i].column; };
            const bool fits =
                std::any_of(evaluation.placed.begin(), evaluation.placed.end(), there);
            if (choices_[i].in && !fits) blame(i);
        }
        return least;
    }
    const auto& placed = evaluation.placed;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (task_.map.cover(placed[i].box).lit > kLitShareAllowed) blame(placed[i].request);
        const Sight& sight =
            task_.map.sight(static_cast<std::size_t>(requests_[placed[i].request].subject));
        const float most = px(sight.shinesThrough ? kHidesAtMostDeep : kHidesAtMost);
        if (placed[i].leader.overLitPx > most) blame(placed[i].request);
        if (crosses(placed[i].leader, below(placed[i]))) blame(placed[i].request);
        for (const Rect& taken : task_.taken) {
            if (crosses(placed[i].leader, taken) || placed[i].box.meets(taken)) {
                blame(placed[i].request);
            }
        }
        for (std::size_t j = 0; j < placed.size(); ++j) {
            if (i == j) continue;
            if (inConflict(placed[i].leader, placed[j].leader, task_.unitPx) ||
                crosses(placed[i].leader, placed[j].box) || placed[i].box.meets(placed[j].box)) {
                blame(placed[i].request);
                blame(placed[j].request);
            }
        }
    }
    return least;
}

void Search::mend() {
    for (Evaluation now = evaluate();; now = evaluate()) {
        const auto worst = offender(now);
        if (!worst) return;
        choices_[*worst].in = false;
        if (now.overflow || !task_.moving) improve();
    }
}

std::vector<Placed> Search::run() {
    if (requests_.empty()) return {};
    start();
    improve();
    mend();
    return evaluate().placed;
}

}  // namespace

std::optional<std::vector<float>> packed(const std::vector<float>& wishedTopsPx,
                                         const std::vector<float>& heightsPx, float gapPx,
                                         float lowPx, float highPx) {
    // Without their heights the tops need only ascend: isotonic regression by pooling neighbours.
    std::vector<float> before(heightsPx.size(), 0.0F);
    for (std::size_t i = 1; i < heightsPx.size(); ++i) {
        before[i] = before[i - 1] + heightsPx[i - 1] + gapPx;
    }
    if (heightsPx.empty()) return std::vector<float>{};
    const float most = highPx - lowPx - before.back() - heightsPx.back();
    if (most < 0.0F) return std::nullopt;
    struct Pool {
        float sum;
        int count;
        [[nodiscard]] float mean() const { return sum / static_cast<float>(count); }
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < wishedTopsPx.size(); ++i) {
        pools.push_back({wishedTopsPx[i] - before[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().sum + last.sum, pools.back().count + last.count};
        }
    }
    std::vector<float> tops;
    for (const Pool& pool : pools) {
        for (int i = 0; i < pool.count; ++i) {
            tops.push_back(std::clamp(pool.mean(), lowPx, lowPx + most) + before[tops.size()]);
        }
    }
    return tops;
}

std::vector<Placed> placeLabels(const PlacementTask& task, std::vector<Request> requests) {
    return Search(task, std::move(requests)).run();
}

}  // namespace rewire
