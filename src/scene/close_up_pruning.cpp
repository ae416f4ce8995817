// SPDX-License-Identifier: Apache-2.0
// Two neurons of the pruning model. Each of their incoming synapses has its own place on a
// dendrite: its spine is as large as the synapse is strong, thins out when it is removed and grows
// where one is new. An axon of the second neuron passes along the first one's dendrites and swells
// where it meets a spine. 1 mm here stands for about 1 um; spines are drawn about twice too large.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/counter_rng.h"
#include "models/pruning.h"
#include "scene/close_up_builders.h"
#include "scene/close_up_parts.h"

namespace rewire::close_up {
namespace {

using models::Pruning;

constexpr glm::vec2 kFrameMm{138.0F, 92.0F};
constexpr float kPi = std::numbers::pi_v<float>;

struct Root {  // of one dendrite
    glm::vec3 direction;
    float lengthMm, radiusMm;
    int levels;
    float spreadDeg;
};

struct Cell {
    glm::vec3 soma{0};
    float somaMm = 6.0F;
    std::vector<Branch> branches;
    float scale = 1.0F;
};

Cell growCell(const glm::vec3& soma, float scale, std::span<const Root> roots, std::uint64_t seed) {
    Cell cell;
    cell.soma = soma;
    cell.somaMm = 5.6F * scale;
    cell.scale = scale;
    for (std::size_t i = 0; i < roots.size(); ++i) {
        const Root& root = roots[i];
        TreeSpec spec;
        spec.direction = glm::normalize(root.direction);
        spec.root = soma + spec.direction * (cell.somaMm * 0.25F);
        spec.lengthMm = root.lengthMm * scale;
        spec.radiusMm = root.radiusMm * scale;
        spec.tipMm = 0.5F * scale;
        spec.levels = root.levels;
        spec.spreadDeg = root.spreadDeg;
        spec.wander = 0.26F;
        spec.shorter = 0.92F;
        spec.depth = 0.35F;
        spec.seed = seed + i;
        std::vector<Branch> tree = growTree(spec);
        // The trunk flows out of the soma.
        for (std::size_t k = 0; k < tree.front().radii.size(); ++k) {
            const float flare = std::exp(-static_cast<float>(k) * 0.62F);
            tree.front().radii[k] += flare * (cell.somaMm * 0.74F - spec.radiusMm);
        }
        cell.branches.insert(cell.branches.end(), tree.begin(), tree.end());
    }
    return cell;
}

// The front cell leans over the picture from the lower left; its trunk and one long dendrite cross
// the middle, where they are best seen.
const Cell& frontCell() {
    static const Cell kCell = [] {
        constexpr std::array kRoots{Root{{0.50F, -0.10F, 1.0F}, 19.0F, 2.2F, 2, 48.0F},
                                    Root{{1.0F, -0.22F, -0.10F}, 29.0F, 1.8F, 2, 26.0F},
                                    Root{{-0.65F, 0.10F, 0.8F}, 13.0F, 1.4F, 2, 44.0F},
                                    Root{{-1.0F, -0.05F, -0.15F}, 12.0F, 1.3F, 1, 44.0F},
                                    Root{{0.25F, -0.05F, -1.0F}, 10.0F, 1.4F, 1, 46.0F}};
        return growCell({-28.0F, 0.0F, -18.0F}, 1.0F, kRoots, 29);
    }();
    return kCell;
}

const Cell& backCell() {
    static const Cell kCell = [] {
        constexpr std::array kRoots{Root{{-0.55F, 0.2F, 0.8F}, 24.0F, 1.9F, 1, 40.0F},
                                    Root{{1.0F, 0.1F, 0.35F}, 22.0F, 1.5F, 1, 40.0F},
                                    Root{{0.75F, 0.3F, -0.7F}, 22.0F, 1.5F, 1, 38.0F},
                                    Root{{-0.9F, 0.35F, 0.0F}, 20.0F, 1.4F, 1, 40.0F}};
        return growCell({40.0F, 34.0F, 24.0F}, 0.85F, kRoots, 77);
    }();
    return kCell;
}

// The long dendrite that an axon follows: trunk and, fork by fork, the branch that goes on most
// to the right.
std::vector<glm::vec3> longDendrite() {
    const std::vector<Branch>& all = frontCell().branches;
    std::vector<glm::vec3> chain;
    const Branch* now = nullptr;
    for (const Branch& b : all) {
        if (b.level == 0 && (now == nullptr || b.points.back().x > now->points.back().x)) now = &b;
    }
    while (now != nullptr) {
        chain.insert(chain.end(), now->points.begin() + (chain.empty() ? 0 : 1), now->points.end());
        const Branch* next = nullptr;
        for (const Branch& b : all) {
            if (b.level == now->level + 1 && b.points.front() == now->points.back() &&
                (next == nullptr || b.points.back().z > next->points.back().z))
                next = &b;
        }
        now = next;
    }
    return chain;
}

// Where a synapse sits for good.
struct Seat {
    glm::vec3 foot{0}, out{0};
    float dendriteMm = 1.0F;
};

std::vector<Seat> seatsOn(const Cell& cell, std::size_t count, std::uint64_t seed) {
    constexpr float kBareMm = 9.0F;  // next to the soma there are no spines
    struct Stretch {
        const Branch* branch;
        float fromMm, lengthMm;
    };
    std::vector<Stretch> stretches;
    float total = 0.0F;
    for (const Branch& branch : cell.branches) {
        float length = 0.0F;
        for (std::size_t i = 1; i < branch.points.size(); ++i)
            length += glm::distance(branch.points[i - 1], branch.points[i]);
        const float bare = std::max(0.0F, kBareMm * cell.scale - branch.startMm);
        if (length <= bare + 2.0F) continue;
        stretches.push_back({&branch, bare / length, length - bare});
        total += length - bare;
    }
    const CounterRng rng(seed);
    std::vector<Seat> seats(count);
    for (std::size_t k = 0; k < count; ++k) {
        // Spread evenly by a step that never repeats, so that any part of them covers all branches.
        const double even = std::fmod(0.5 + static_cast<double>(k) * 0.6180339887498949, 1.0);
        float at = static_cast<float>(even) * total;
        const Stretch* on = &stretches.back();
        for (const Stretch& s : stretches) {
            if (at < s.lengthMm) {
                on = &s;
                break;
            }
            at -= s.lengthMm;
        }
        const float share = std::min(1.0F, on->fromMm + (1.0F - on->fromMm) * at / on->lengthMm);
        const Place place = placeAt(on->branch->points, share);
        const auto nearest = static_cast<std::size_t>(
            std::lround(share * static_cast<float>(on->branch->radii.size() - 1)));
        const float lean = static_cast<float>(rng.uniform(k, 1) - 0.5) * 1.9F;
        const float half = rng.uniform(k, 2) < 0.5 ? 0.0F : kPi;
        Seat& seat = seats[k];
        seat.foot = place.point;
        seat.out = glm::normalize(across(place.along, half + (half > 0.0F ? -lean : lean) + 0.35F) +
                                  place.along * static_cast<float>(rng.uniform(k, 3) - 0.5) * 0.7F);
        seat.dendriteMm = on->branch->radii[nearest];
    }
    return seats;
}

// Where the axon meets the long dendrite, from its tip to the soma.
constexpr int kContacts = 7;
Seat contactSeat(const std::vector<glm::vec3>& chain, int contact) {
    const float share = 0.93F - 0.66F * static_cast<float>(contact) / (kContacts - 1);
    const Place place = placeAt(chain, share);
    Seat seat;
    seat.foot = place.point;
    glm::vec3 up = across(place.along, 0.25F);
    if (up.z < 0.0F) up = across(place.along, 2.9F);
    seat.out = up;
    seat.dendriteMm = glm::mix(1.5F, 0.6F, share);
    return seat;
}

struct Shown {  // one spine as drawn
    Seat seat;
    float size = 0.0F, presence = 0.0F;
    bool isNew = false, leaves = false;
    [[nodiscard]] float headMm() const {
        const float full = 0.42F + 1.15F * std::sqrt(size);
        return std::max(full, isNew ? 0.8F : 0.0F) * (0.35F + 0.65F * presence);
    }
    [[nodiscard]] float neckMm() const { return (1.5F + 0.5F * size) * (0.3F + 0.7F * presence); }
    [[nodiscard]] glm::vec3 tip(float scale) const {
        return seat.foot + seat.out * (seat.dendriteMm + scale * (neckMm() + 2.0F * headMm()));
    }
};

// Which synapse sits where, for as long as the run lasts. Those that practice makes strongest are
// the ones that the drawn axon meets.
std::vector<std::uint32_t> partnersInOrder(const Pruning::State& state, int neuron, int every) {
    std::vector<std::uint32_t> partners;
    for (int pre = 0; pre < Pruning::kNeurons; pre += every)
        partners.push_back(static_cast<std::uint32_t>(pre));
    std::ranges::stable_sort(partners, std::greater<>{}, [&](std::uint32_t pre) {
        return std::abs(state.target[static_cast<std::size_t>(pre) * Pruning::kNeurons +
                                     static_cast<std::size_t>(neuron)]);
    });
    std::sort(partners.begin() + kContacts, partners.end());
    return partners;
}

std::vector<Shown> shownOn(const Cell& cell, const Pruning::State& state, int neuron, int every,
                           std::uint64_t seed) {
    const std::vector<std::uint32_t> partners = partnersInOrder(state, neuron, every);
    std::vector<Seat> seats = seatsOn(cell, partners.size(), seed);
    if (neuron == 0) {
        const std::vector<glm::vec3> chain = longDendrite();
        for (int k = 0; k < kContacts; ++k)
            seats[static_cast<std::size_t>(k)] = contactSeat(chain, k);
    }
    std::vector<int> seatOf(Pruning::kNeurons, -1);
    for (std::size_t k = 0; k < partners.size(); ++k) seatOf[partners[k]] = static_cast<int>(k);
    std::vector<Shown> shown;
    for (const Pruning::Spine& spine : Pruning::spines(state, neuron)) {
        if (seatOf[spine.pre] < 0) continue;
        Shown s;
        s.seat = seats[static_cast<std::size_t>(seatOf[spine.pre])];
        s.size = std::clamp(spine.size, 0.0F, 1.2F);
        s.presence = std::clamp(spine.presence, 0.0F, 1.0F);
        s.isNew = spine.grownLater;
        s.leaves = !spine.grownLater && spine.presence < 1.0F;
        shown.push_back(s);
    }
    return shown;
}

struct CellTints {
    glm::vec3 body, weak, middle, strong, fresh;
};

Tube spineTube(const Shown& s, const CellTints& tints, float scale, const Tints& all) {
    const float head = s.headMm() * scale, neck = s.neckMm() * scale;
    const float thin = (0.20F + 0.16F * s.size) * scale * (0.5F + 0.5F * s.presence);
    const float base = s.seat.dendriteMm;
    const float strength = 1.35F * std::sqrt(s.size) - 0.12F;
    glm::vec3 tint = strength < 0.5F ? blended(tints.weak, tints.middle, 2.0F * strength)
                                     : blended(tints.middle, tints.strong, 2.0F * strength - 1.0F);
    if (s.isNew) tint = tints.fresh;
    if (s.leaves) tint = all.sunk(tint, 0.75F * (1.0F - s.presence));
    Tube tube;
    tube.buried = true;
    const auto add = [&](float outMm, float radius, const glm::vec3& colour) {
        tube.pointsMm.push_back(s.seat.foot + s.seat.out * outMm);
        tube.radiiMm.push_back(radius);
        tube.colours.push_back(colour);
    };
    add(base * 0.55F, base * 0.42F, tints.body);
    add(base * 1.02F, thin * 1.7F, tints.body);
    add(base + neck * 0.55F, thin, blended(tints.body, tint, 0.5F));
    add(base + neck, thin * 1.2F, tint);
    add(base + neck + head * 0.40F, head * 0.86F, tint);
    add(base + neck + head * 1.05F, head * 0.92F, tint);
    tube.finish = {s.isNew ? 0.25F : 0.22F * std::min(1.0F, s.size), 0.45F};
    return tube;
}

void addSpines(DrawList& list, std::span<const Shown> spines, const CellTints& tints, float scale,
               const Tints& all) {
    for (const Shown& s : spines) list.tubes.push_back(spineTube(s, tints, scale, all));
}

void addCell(DrawList& list, const Cell& cell, const glm::vec3& colour) {
    Sphere soma;
    soma.centreMm = cell.soma;
    soma.radiusMm = 0.92F * cell.somaMm;
    soma.colour = colour;
    soma.halfAxisMm =
        glm::normalize(cell.branches.front().points[1] - cell.soma) * (cell.somaMm * 1.12F);
    soma.finish.gloss = 0.35F;
    list.spheres.push_back(soma);
    for (const Branch& branch : cell.branches) list.tubes.push_back(tubeOf(branch, colour));
}

// The axon of the back cell comes down, follows the long dendrite at a spine's distance and swells
// where it meets one. Its course does not change, whatever is pruned.
Tube contactingAxon(const glm::vec3& colour) {
    constexpr int kPerSpan = 8;
    constexpr float kAxonMm = 0.5F, kBoutonMm = 1.35F, kAwayMm = 4.6F;
    const glm::vec3 hillock = backCell().soma + glm::vec3(-1.0F, -1.5F, -4.0F);
    std::vector<glm::vec3> course{hillock, hillock + glm::vec3(3.0F, -9.0F, -11.0F),
                                  hillock + glm::vec3(13.0F, -24.0F, -26.0F)};
    const std::size_t lead = course.size();
    const std::vector<glm::vec3> chain = longDendrite();
    for (int k = 0; k < kContacts; ++k) {
        const Seat seat = contactSeat(chain, k);
        course.push_back(seat.foot + seat.out * (seat.dendriteMm + kAwayMm));
    }
    course.push_back(course.back() + glm::vec3(-7.0F, -1.0F, 5.0F));
    Tube axon;
    axon.pointsMm = smoothCurve(course, kPerSpan);
    axon.colour = colour;
    axon.buried = true;
    axon.finish.gloss = 0.4F;
    axon.radiiMm.assign(axon.pointsMm.size(), kAxonMm);
    for (std::size_t i = 0; i < 2 * kPerSpan; ++i)
        axon.radiiMm[i] += 1.9F * std::exp(-0.28F * static_cast<float>(i));
    const auto swellAt = [&](std::size_t middle) {
        for (std::size_t i = 0; i < axon.radiiMm.size(); ++i) {
            const float off = (static_cast<float>(i) - static_cast<float>(middle)) * 0.62F;
            axon.radiiMm[i] =
                std::max(axon.radiiMm[i], glm::mix(kAxonMm, kBoutonMm, std::exp(-off * off)));
        }
    };
    for (int k = 0; k < kContacts; ++k) swellAt((lead + static_cast<std::size_t>(k)) * kPerSpan);
    swellAt(axon.pointsMm.size() - 1);
    return axon;
}

// Other fibres far behind: the tissue is never empty.
void addNeuropil(DrawList& list, const glm::vec3& colour) {
    constexpr int kFibres = 11;
    const CounterRng rng(91);
    for (std::uint64_t f = 0; f < kFibres; ++f) {
        const auto random = [&](std::uint64_t lane) {
            return static_cast<float>(rng.uniform(f, lane) - 0.5);
        };
        const float y = 62.0F + 50.0F * (random(0) + 0.5F);
        std::vector<glm::vec3> course;
        for (int k = 0; k < 7; ++k) {
            const auto step = static_cast<std::uint64_t>(k);
            course.emplace_back(-210.0F + 70.0F * static_cast<float>(k),
                                y + 10.0F * random(10 + step),
                                150.0F * random(1) + 40.0F * random(20 + step) +
                                    26.0F * static_cast<float>(k - 3) * random(2));
        }
        Tube fibre;
        fibre.pointsMm = smoothCurve(course, 6);
        fibre.radiusMm = 0.5F + 1.1F * (random(3) + 0.5F);
        fibre.radiiMm.assign(fibre.pointsMm.size(), fibre.radiusMm);
        fibre.colour = colour;
        list.tubes.push_back(std::move(fibre));
    }
}

void addLabels(CloseUp& scene, std::span<const Shown> spines, const Tube& axon) {
    const Cell& cell = frontCell();
    label(scene, cell.soma + glm::vec3(-1.0F, -cell.somaMm, 0.0F), "soma");
    label(scene, cell.branches.front().points[cell.branches.front().points.size() * 2 / 3],
          "dendrite");
    // The largest of a kind, rather on the long dendrite than among the branches at the left.
    const auto best = [&](auto wanted) -> const Shown* {
        const auto score = [](const Shown& s) {
            return s.size * s.presence + (s.seat.foot.x > -15.0F ? 1.0F : 0.0F);
        };
        const Shown* found = nullptr;
        for (const Shown& s : spines) {
            if (wanted(s) && (found == nullptr || score(s) > score(*found))) found = &s;
        }
        return found;
    };
    if (const Shown* s = best([](const Shown& x) { return !x.isNew && x.presence >= 1.0F; }))
        label(scene, s->tip(1.0F), "spine");
    if (const Shown* s = best([](const Shown& x) { return x.isNew; }))
        label(scene, s->tip(1.0F), "new_spine");
    if (const Shown* s = best([](const Shown& x) { return x.leaves && x.presence > 0.3F; }))
        label(scene, s->tip(1.0F), "leaving_spine");
    label(scene, axon.pointsMm[axon.pointsMm.size() / 8], "axon");
}

}  // namespace

CloseUp pruning(const ViewState& state, const models::ModelRun& run) {
    const Pruning::State& model = *run.state<Pruning>();
    const Tints tints = tintsOf(state.theme);
    CloseUp scene = emptyScene(state, kFrameMm, 0.0F, 8.0F);
    fadeWithDepth(scene, -10.0F, 80.0F, 0.74F);
    scene.noteKey = "note.pruning";

    const glm::vec3 blue = tints.identity(Identity::kPrefrontal);
    const bool dark = state.theme == Theme::kDark;
    const glm::vec3 body = blended(blue, tints.tissue, dark ? 0.30F : 0.20F);
    const float brighter = dark ? 1.0F : -1.0F;
    const CellTints front{tints.sunk(body, dark ? 0.10F : 0.0F), tints.sunk(blue, 0.30F),
                          tinted(blue, brighter * 0.16F),
                          blended(tints.light, tints.tissue, dark ? 0.10F : 0.0F),
                          blended(blue, tints.identity(Identity::kDopamine), 0.92F)};
    const glm::vec3 violet =
        blended(tints.identity(Identity::kDefaultMode), tints.tissue, dark ? 0.25F : 0.2F);
    const glm::vec3 back = tints.sunk(violet, 0.20F);
    const CellTints behind{back, tints.sunk(violet, 0.40F), tinted(violet, brighter * 0.06F),
                           tints.sunk(front.strong, 0.10F), front.fresh};

    addNeuropil(scene.list, tints.sunk(body, 0.15F));
    addCell(scene.list, frontCell(), front.body);
    addCell(scene.list, backCell(), back);
    const std::vector<Shown> near = shownOn(frontCell(), model, 0, 2, 5);
    const std::vector<Shown> far = shownOn(backCell(), model, 1, 4, 6);
    addSpines(scene.list, near, front, 1.0F, tints);
    addSpines(scene.list, far, behind, 0.85F, tints);

    Tube axon = contactingAxon(violet);
    addLabels(scene, near, axon);
    scene.list.tubes.push_back(std::move(axon));
    return scene;
}

}  // namespace rewire::close_up
