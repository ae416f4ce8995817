// SPDX-License-Identifier: Apache-2.0
// A piece of the dentate gyrus: the band of granule cells, their dendrites fanning up into the
// molecular layer, their axons (mossy fibres) leaving below. The model's old units are some of the
// band's cells, each young unit is a cell born at the band's inner edge: it moves in, grows its
// tree as it matures, joins or dies. All other cells are there for the tissue's sake alone. A unit
// stands for very many cells; sizes are right to about a factor two.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "core/counter_rng.h"
#include "models/neurogenesis.h"
#include "scene/close_up_builders.h"
#include "scene/close_up_parts.h"

namespace rewire::close_up {
namespace {

using models::Neurogenesis;

constexpr glm::vec2 kFrameMm{142.0F, 92.0F};
// The band is part of a circle; radii of its layers.
constexpr float kCentreZ = -98.0F;
constexpr float kInnerMm = 83.0F, kOuterMm = 101.0F;
constexpr float kHalfAngle = 0.74F;  // where the model's cells are, radians
constexpr float kBandAngle = 0.98F;  // of the drawn band
constexpr float kSlabMm = 11.0F;     // its depth
constexpr float kCellMm = 2.75F;
constexpr float kFadeDays = 12.0F;  // a dead cell stays to be seen

glm::vec3 inBand(float angle, float radiusMm, float y) {
    return {radiusMm * std::sin(angle), y, kCentreZ + radiusMm * std::cos(angle)};
}
glm::vec3 outwardAt(float angle) {
    return {std::sin(angle), 0.0F, std::cos(angle)};
}

struct Cell {
    float angle = 0.0F, radiusMm = 90.0F, y = 0.0F;
    [[nodiscard]] glm::vec3 at() const { return inBand(angle, radiusMm, y); }
};

Cell oldCell(std::size_t unit) {
    const float share = (static_cast<float>(unit) + 0.5F) / Neurogenesis::kMatureUnits;
    const CounterRng rng(11);
    return {kHalfAngle * 0.92F * (2.0F * share - 1.0F),
            glm::mix(kInnerMm + 7.0F, kOuterMm - 2.0F, static_cast<float>(rng.uniform(unit, 0))),
            -1.0F + 9.0F * static_cast<float>(rng.uniform(unit, 1))};
}

bool meetsOld(const Cell& cell) {
    for (std::size_t u = 0; u < static_cast<std::size_t>(Neurogenesis::kMatureUnits); ++u) {
        if (glm::distance(oldCell(u).at(), cell.at()) < 2.1F * kCellMm) return true;
    }
    return false;
}

// Cells of the tissue, packed as in a slice: close, but never in rows.
std::vector<Cell> tissueCells() {
    constexpr float kSpacing = 6.3F;
    const CounterRng rng(4);
    std::vector<Cell> cells;
    std::uint64_t id = 0;
    for (const float y : evenly(0.0F, kSlabMm, kSpacing)) {
        for (const float r : evenly(kInnerMm + 3.2F, kOuterMm, kSpacing)) {
            const float step = kSpacing / r;
            for (const float a : evenly(-kBandAngle, kBandAngle, step)) {
                ++id;
                const auto stray = [&](std::uint64_t lane) {
                    return static_cast<float>(rng.uniform(id, lane) - 0.5);
                };
                if (rng.uniform(id, 5) < 0.13) continue;
                const Cell cell{a + 0.75F * step * stray(0), r + 2.8F * stray(1),
                                y + 3.0F * stray(2)};
                if (!meetsOld(cell)) cells.push_back(cell);
            }
        }
    }
    return cells;
}

// Born at the inner edge, spread so that neighbours in time are far apart in space.
Cell youngCell(std::size_t birth, float maturity) {
    const CounterRng rng(12);
    const double even = std::fmod(0.37 + static_cast<double>(birth) * 0.6180339887498949, 1.0);
    const float moved = maturity * (3.0F + 4.0F * static_cast<float>(rng.uniform(birth, 0)));
    return {kHalfAngle * 0.9F * static_cast<float>(2.0 * even - 1.0), kInnerMm - 1.5F + moved,
            -9.0F + 3.5F * static_cast<float>(rng.uniform(birth, 1))};
}

std::vector<Branch> treeOf(const Cell& cell, std::uint64_t seed, int levels = 3) {
    TreeSpec spec;
    spec.direction = outwardAt(cell.angle);
    spec.root = cell.at() + spec.direction * (0.5F * kCellMm);
    const float toLayer = std::max(4.0F, kOuterMm + 2.0F - cell.radiusMm);
    spec.lengthMm = toLayer;
    spec.shorter = std::clamp(9.5F / toLayer, 0.55F, 1.1F);
    spec.radiusMm = 0.85F;
    spec.tipMm = 0.20F;
    spec.levels = levels;
    spec.spreadDeg = 34.0F;
    spec.wander = 0.16F;
    spec.depth = 0.55F;
    spec.seed = seed;
    return growTree(spec);
}

std::vector<glm::vec3> mossyFibre(const Cell& cell, std::uint64_t seed) {
    const CounterRng rng(seed);
    const auto random = [&](std::uint64_t lane) {
        return static_cast<float>(rng.uniform(lane, 77) - 0.5);
    };
    const glm::vec3 down = -outwardAt(cell.angle);
    const glm::vec3 start = cell.at() + down * (0.6F * kCellMm);
    const glm::vec3 leave = inBand(cell.angle * 0.9F, kInnerMm - 9.0F + 4.0F * random(0), cell.y);
    const glm::vec3 gather(14.0F + 16.0F * random(1), cell.y + 6.0F * random(2),
                           -36.0F + 9.0F * random(3));
    const glm::vec3 exit(104.0F, 4.0F + 10.0F * random(4), -62.0F + 12.0F * random(5));
    return smoothCurve({start, leave, gather, exit}, 7);
}

struct Looks {
    Tints tints;
    glm::vec3 tissue, old, young, newborn, fibre;
};

Looks looksOf(Theme theme) {
    Looks looks{tintsOf(theme), {}, {}, {}, {}, {}};
    const bool dark = theme == Theme::kDark;
    const glm::vec3 violet = looks.tints.identity(Identity::kDefaultMode);
    looks.tissue = looks.tints.sunk(blended(looks.tints.tissue, violet, dark ? 0.62F : 0.40F),
                                    dark ? 0.38F : 0.46F);
    looks.old = looks.tints.sunk(blended(looks.tints.tissue, violet, 0.30F), dark ? 0.14F : 0.10F);
    looks.young = dark ? tinted(violet, 0.03F) : violet;
    looks.newborn = dark ? blended(looks.tints.light, glm::vec3(1.0F), 0.3F)
                         : tinted(looks.tints.light, -0.02F);
    looks.fibre = looks.tints.sunk(looks.tissue, 0.25F);
    return looks;
}

void addSoma(DrawList& list, const Cell& cell, float radiusMm, const glm::vec3& colour,
             float opacity, float glow) {
    Sphere soma;
    soma.centreMm = cell.at();
    soma.radiusMm = radiusMm;
    soma.halfAxisMm = outwardAt(cell.angle) * (radiusMm * 1.22F);
    soma.colour = colour;
    soma.opacity = opacity;
    soma.finish = {glow, 0.3F};
    list.spheres.push_back(soma);
}

void addTree(DrawList& list, const std::vector<Branch>& tree, const glm::vec3& colour,
             float opacity, float glow) {
    for (const Branch& branch : tree) {
        Tube tube = tubeOf(branch, colour);
        tube.opacity = opacity;
        tube.finish.glow = glow;
        list.tubes.push_back(std::move(tube));
    }
}

void addFibre(DrawList& list, std::vector<glm::vec3> course, float share, float radiusMm,
              const glm::vec3& colour, float opacity) {
    const auto count = static_cast<std::size_t>(share * static_cast<float>(course.size() - 1)) + 1;
    if (count < 3) return;
    course.resize(std::min(count, course.size()));
    Tube fibre;
    fibre.radiiMm.assign(course.size(), radiusMm);
    fibre.pointsMm = std::move(course);
    fibre.colour = colour;
    fibre.opacity = opacity;
    fibre.buried = true;
    list.tubes.push_back(std::move(fibre));
}

// The part that never changes, built once for each theme.
void addTissue(DrawList& list, const Looks& looks) {
    static const std::vector<Cell> kCells = tissueCells();
    const CounterRng rng(6);
    std::uint64_t id = 0;
    for (const Cell& cell : kCells) {
        const float varied = static_cast<float>(rng.uniform(id, 0)) - 0.5F;
        const float shade = 0.22F * (static_cast<float>(rng.uniform(id, 1)) - 0.5F);
        addSoma(list, cell, kCellMm * (1.0F + 0.22F * varied),
                looks.tints.sunk(looks.tissue, 0.12F + shade), 1.0F, 0.0F);
        if (id % 13 == 4) {
            addTree(list, treeOf(cell, 300 + id, 2), looks.tints.sunk(looks.tissue, 0.18F), 1.0F,
                    0.0F);
        }
        if (id % 7 == 1) addFibre(list, mossyFibre(cell, 700 + id), 1.0F, 0.28F, looks.fibre, 1.0F);
        ++id;
    }
}

float activityOf(const Neurogenesis::Unit& unit) {
    return std::clamp(unit.activity / 0.9F, 0.0F, 1.0F);
}

void addOld(DrawList& list, const Looks& looks, const Neurogenesis::State& model) {
    for (std::size_t u = 0; u < static_cast<std::size_t>(Neurogenesis::kMatureUnits); ++u) {
        const float active = activityOf(model.units[u]);
        const glm::vec3 colour = blended(looks.tints.sunk(looks.old, 0.18F), looks.old, active);
        const Cell cell = oldCell(u);
        addSoma(list, cell, kCellMm * 1.12F, colour, 1.0F, 0.0F);
        addTree(list, treeOf(cell, 40 + u), colour, 1.0F, 0.0F);
        addFibre(list, mossyFibre(cell, 60 + u), 1.0F, 0.40F, looks.tints.sunk(colour, 0.2F), 1.0F);
    }
}

void addYoung(DrawList& list, const Looks& looks, const Neurogenesis::State& model) {
    for (std::size_t u = Neurogenesis::kMatureUnits; u < model.units.size(); ++u) {
        const Neurogenesis::Unit& unit = model.units[u];
        const std::size_t birth = u - Neurogenesis::kMatureUnits;
        const bool dead = unit.diedDay >= 0;
        const float since =
            dead ? static_cast<float>(model.step) - static_cast<float>(unit.diedDay) : 0.0F;
        const float left = std::clamp(1.0F - since / kFadeDays, 0.0F, 1.0F);
        if (left <= 0.0F) continue;
        const float grown = unit.maturity;
        const Cell cell = youngCell(birth, grown);
        glm::vec3 colour = blended(looks.newborn, looks.young, 1.6F * grown);
        if (dead) colour = looks.tints.sunk(looks.tissue, 0.2F);
        const float glow = dead ? 0.0F : 0.20F + 0.30F * (1.0F - grown);
        const float size = (0.62F + 0.50F * std::min(1.0F, 1.5F * grown)) * (0.45F + 0.55F * left);
        addSoma(list, cell, kCellMm * size, colour, left, glow);
        const std::vector<Branch> tree = treeOf(cell, 500 + birth);
        const float reach = reachOf(tree) * std::pow(grown, 0.8F);
        addTree(list, grownSoFar(tree, reach, 0.2F), colour, left, 0.6F * glow);
        addFibre(list, mossyFibre(cell, 520 + birth), std::pow(grown, 1.3F), 0.42F, colour, left);
        if (!dead)
            addLight(list, looks.tints, cell.at(), kCellMm * 3.0F, colour,
                     0.55F * (1.0F - 0.65F * grown));
    }
}

void addLabels(CloseUp& scene, const Neurogenesis::State& model) {
    label(scene, inBand(-0.55F, 0.5F * (kInnerMm + kOuterMm), -3.0F), "granule_cells");
    const std::vector<Branch> tree = treeOf(oldCell(9), 49);
    label(scene, tree.back().points.back(), "dendrites_up");
    label(scene, inBand(-0.40F, kInnerMm - 1.5F, -3.0F), "inner_edge");
    label(scene, mossyFibre(oldCell(8), 68)[17], "mossy_fibres");
    std::optional<std::size_t> youngest, joined, dying;
    for (std::size_t u = Neurogenesis::kMatureUnits; u < model.units.size(); ++u) {
        const Neurogenesis::Unit& unit = model.units[u];
        const bool dead = unit.diedDay >= 0;
        if (!dead && unit.maturity < 0.8F && !youngest && unit.maturity > 0.15F) youngest = u;
        if (!dead && unit.maturity >= 1.0F) joined = u;
        if (dead &&
            static_cast<float>(model.step) - static_cast<float>(unit.diedDay) < 0.5F * kFadeDays)
            dying = u;
    }
    const auto mark = [&](std::optional<std::size_t> u, const char* key) {
        if (!u) return;
        label(scene, youngCell(*u - Neurogenesis::kMatureUnits, model.units[*u].maturity).at(),
              key);
    };
    mark(youngest, "young_cell");
    mark(joined, "joined_cell");
    mark(dying, "dying_cell");
}

}  // namespace

CloseUp neurogenesis(const ViewState& state, const models::ModelRun& run) {
    const Neurogenesis::State& model = *run.state<Neurogenesis>();
    CloseUp scene = emptyScene(state, kFrameMm, -8.0F, 14.0F);
    scene.list.camera.targetMm.z = -4.0F;
    fadeWithDepth(scene, -2.0F, 36.0F, 0.70F);
    scene.noteKey = "note.neurogenesis";
    const Looks looks = looksOf(state.theme);
    addTissue(scene.list, looks);
    addOld(scene.list, looks, model);
    addYoung(scene.list, looks, model);
    addLabels(scene, model);
    return scene;
}

}  // namespace rewire::close_up
