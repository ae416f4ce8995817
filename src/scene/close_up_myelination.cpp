// SPDX-License-Identifier: Apache-2.0
// The axon of the myelination model. Voltage above rest is drawn as light, at its place along the
// cable. The whole cable fits the picture: one drawn stretch of sheath stands for five of the
// model's, and lengths are pressed together against thickness; a drawn turn of the sheath stands
// for several where there are too many to see. At the near end the sheath is cut open.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "models/myelination.h"
#include "scene/close_up_builders.h"
#include "scene/close_up_parts.h"

namespace rewire::close_up {
namespace {

using models::Myelination;

constexpr glm::vec2 kFrameMm{138.0F, 84.0F};
constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kFromMm = -76.0F, kToMm = 50.0F;  // where the cable begins and ends
constexpr float kOuterMm = 8.2F;                  // radius of axon and sheath together
constexpr int kModelNodesPerNode = 5;
constexpr float kNodeMm = 1.5F;   // half the gap at a node
constexpr float kPeelMm = 13.0F;  // the cut at the near end
constexpr int kMostTurns = 12;
constexpr float kThinnestTurnMm = 0.42F;  // thinner ones could not be told apart
constexpr float kPulseMv = 95.0F;         // a whole impulse

// The cable's course: a gentle wave, nearly straight.
glm::vec3 courseAt(float x) {
    return {x, 3.0F * std::sin(0.028F * x + 0.5F), 4.0F * std::sin(0.021F * x - 0.35F) - 5.0F};
}

std::vector<glm::vec3> courseOf(const std::vector<float>& xs) {
    std::vector<glm::vec3> points;
    points.reserve(xs.size());
    for (const float x : xs) points.push_back(courseAt(x));
    return points;
}

// What is drawn of one cable, and how its micrometres fall on the picture.
struct Axon {
    const Myelination::State& state;
    double shownUm = 1.0;  // length that spans the picture

    [[nodiscard]] float xOf(double um) const {
        return kFromMm + static_cast<float>(um / shownUm) * (kToMm - kFromMm);
    }
    // 0 at rest .. 1 at the height of an impulse.
    [[nodiscard]] float lightAt(float x) const {
        const std::vector<double>& place = state.cable.positionUm;
        const double um = shownUm * static_cast<double>((x - kFromMm) / (kToMm - kFromMm));
        const auto after = std::ranges::lower_bound(place, um);
        if (after == place.end()) return um > place.back() * 1.02 ? 0.0F : at(place.size() - 1);
        const auto i = static_cast<std::size_t>(after - place.begin());
        if (i == 0) return at(0);
        const double t = (um - place[i - 1]) / (place[i] - place[i - 1]);
        return glm::mix(at(i - 1), at(i), static_cast<float>(t));
    }
    [[nodiscard]] float at(std::size_t i) const {
        const double above = state.voltageMv[i] - state.cable.restMv;
        const float v = std::clamp(static_cast<float>(above) / kPulseMv, 0.0F, 1.0F);
        return v * v;
    }
    [[nodiscard]] float axonMm() const {
        const double outerUm = state.cable.axonDiameterUm + 2.0 * state.cable.turns * kLamellaUm;
        return kOuterMm * static_cast<float>(state.cable.axonDiameterUm / outerUm);
    }
    static constexpr double kLamellaUm = 0.0130;  // as in the model's cable
};

struct Looks {
    Tints tints;
    glm::vec3 axon, sheath, seam, light, metal;
};

Looks looksOf(Theme theme) {
    Looks looks{tintsOf(theme), {}, {}, {}, {}, {}};
    const bool dark = theme == Theme::kDark;
    looks.axon = blended(looks.tints.identity(Identity::kPrefrontal), looks.tints.tissue, 0.22F);
    looks.sheath = dark ? glm::vec3(0.80F, 0.76F, 0.70F) : glm::vec3(0.86F, 0.81F, 0.73F);
    looks.seam = blended(looks.sheath, looks.tints.tissue, 0.9F);
    looks.seam = tinted(looks.seam, -0.16F);
    looks.light = looks.tints.light;
    looks.metal = dark ? glm::vec3(0.62F, 0.66F, 0.72F) : glm::vec3(0.45F, 0.49F, 0.55F);
    looks.sheath = looks.tints.sunk(looks.sheath, dark ? 0.20F : 0.0F);
    return looks;
}

void shine(Tube& tube, const Axon& axon, const glm::vec3& own, const Looks& looks, float share) {
    for (const glm::vec3& p : tube.pointsMm) {
        const float v = axon.lightAt(p.x) * share;
        tube.colours.push_back(blended(own, looks.light, std::min(1.0F, 1.15F * v)));
        tube.glows.push_back(std::min(1.0F, 1.1F * v));
    }
}

void addCore(DrawList& list, const Axon& axon, const Looks& looks, float fromX, float toX) {
    constexpr float kStep = 0.7F;
    Tube core;
    std::vector<float> xs = evenly(fromX, toX - 0.5F * kStep, kStep);
    xs.insert(xs.end(), {toX, toX, toX});  // cut flat
    core.pointsMm = courseOf(xs);
    core.radiiMm.assign(xs.size(), axon.axonMm());
    core.radiiMm.back() = 0.0F;
    core.buried = true;
    core.finish.gloss = 0.35F;
    shine(core, axon, looks.axon, looks, 1.0F);
    list.tubes.push_back(std::move(core));
}

// The cut end of the axon: the fibres of its skeleton, seen from the front.
void addSkeleton(DrawList& list, const Axon& axon, const Looks& looks, float x) {
    constexpr int kFibres = 34;
    constexpr float kGoldenAngle = 2.3999632F;
    const glm::vec3 along = glm::normalize(courseAt(x + 0.5F) - courseAt(x - 0.5F));
    const glm::vec3 u = across(along, 0.0F), v = across(along, 0.5F * kPi);
    for (int k = 0; k < kFibres; ++k) {
        const float r = 0.88F * axon.axonMm() * std::sqrt((static_cast<float>(k) + 0.5F) / kFibres);
        const float angle = kGoldenAngle * static_cast<float>(k);
        Sphere fibre;
        fibre.centreMm = courseAt(x) + (u * std::cos(angle) + v * std::sin(angle)) * r;
        fibre.radiusMm = 0.055F * axon.axonMm();
        fibre.colour = blended(looks.axon, looks.tints.tissue, 0.75F);
        list.spheres.push_back(fibre);
    }
}

// One stretch of sheath: at both ends its layers end one after the other in small loops, the
// innermost next to the node.
void addSheath(DrawList& list, const Axon& axon, const Looks& looks, float fromX, float toX,
               int turns, bool cut) {
    const float inner = axon.axonMm() + 0.25F;
    const float layer = (kOuterMm - inner) / static_cast<float>(turns);
    const int loops = std::min(turns, 6);
    const float loopMm = std::min(0.95F, 0.30F * (toX - fromX) / static_cast<float>(loops));
    std::vector<float> xs, radii;
    const auto add = [&](float x, float r) {
        xs.push_back(x);
        radii.push_back(r);
    };
    const float perLoop = layer * static_cast<float>(turns) / static_cast<float>(loops);
    add(fromX, 0.8F * inner);
    for (int k = 0; k < loops; ++k) {
        const float r = inner + perLoop * static_cast<float>(k + 1);
        const float x = fromX + loopMm * static_cast<float>(k);
        add(x + 0.04F, r - 0.55F * perLoop);
        add(x + 0.30F * loopMm, r);
        add(x + 0.72F * loopMm, r);
    }
    const float bodyFrom = fromX + loopMm * static_cast<float>(loops);
    const float bodyTo = cut ? toX : toX - loopMm * static_cast<float>(loops);
    constexpr int kBody = 9;
    for (int k = 0; k <= kBody; ++k) {
        const float s = static_cast<float>(k) / kBody;
        add(glm::mix(bodyFrom, bodyTo, s), kOuterMm * (1.0F + 0.025F * std::sin(kPi * s)));
    }
    if (cut) {
        add(toX, radii.back());
        add(toX, 0.8F * inner);
    } else {
        for (int k = loops - 1; k >= 0; --k) {
            const float r = inner + perLoop * static_cast<float>(k + 1);
            const float x = toX - loopMm * static_cast<float>(k);
            add(x - 0.72F * loopMm, r);
            add(x - 0.30F * loopMm, r);
            add(x - 0.04F, r - 0.55F * perLoop);
        }
        add(toX, 0.8F * inner);
    }
    Tube sheath;
    sheath.pointsMm = courseOf(xs);
    sheath.radiiMm = radii;
    sheath.buried = true;
    sheath.finish.gloss = 0.55F;
    shine(sheath, axon, looks.sheath, looks, 0.34F);
    list.tubes.push_back(std::move(sheath));
}

// The cut face: the sheath is one sheet, rolled up; its edge runs as a spiral from axon to outside.
void addSpiral(DrawList& list, const Axon& axon, const Looks& looks, float x, int turns) {
    const int count = turns * 26;
    const glm::vec3 centre = courseAt(x);
    const glm::vec3 along = glm::normalize(courseAt(x + 0.5F) - courseAt(x - 0.5F));
    const glm::vec3 u = across(along, 0.0F), v = across(along, 0.5F * kPi);
    const float inner = axon.axonMm() + 0.2F;
    const float layer = (kOuterMm - inner) / static_cast<float>(turns);
    Tube edge;
    for (int k = 0; k <= count; ++k) {
        const float s = static_cast<float>(k) / static_cast<float>(count);
        const float angle = 2.0F * kPi * static_cast<float>(turns) * s + 2.2F;
        const float r = glm::mix(inner, kOuterMm - 0.1F, s);
        edge.pointsMm.push_back(centre + along * 0.06F +
                                (u * std::cos(angle) + v * std::sin(angle)) * r);
    }
    edge.radiusMm = std::min(0.34F, 0.36F * layer);
    edge.radiiMm.assign(edge.pointsMm.size(), edge.radiusMm);
    edge.colour = looks.seam;
    edge.finish.gloss = 0.3F;
    list.tubes.push_back(std::move(edge));
}

// A cell that wraps several stretches at once: its arms reach down to each of them.
void addOligodendrocyte(CloseUp& scene, const Looks& looks, const std::vector<float>& middles) {
    const glm::vec3 body(-20.0F, 18.0F, 27.0F);
    const glm::vec3 colour = looks.tints.sunk(
        blended(looks.sheath, looks.tints.identity(Identity::kInsula), 0.35F), 0.18F);
    Sphere soma;
    soma.centreMm = body;
    soma.radiusMm = 5.0F;
    soma.halfAxisMm = {6.2F, 0.0F, -1.0F};
    soma.colour = colour;
    scene.list.spheres.push_back(soma);
    for (const float x : middles) {
        const glm::vec3 foot = courseAt(x) + glm::vec3(0.0F, 1.5F, kOuterMm * 0.97F);
        Tube arm;
        const glm::vec3 out = glm::normalize(foot - body);
        arm.pointsMm =
            smoothCurve({body + out * 2.0F, glm::mix(body, foot, 0.35F) + glm::vec3(0, 0, 4.0F),
                         glm::mix(body, foot, 0.75F) + glm::vec3(0, 0, 4.5F), foot},
                        6);
        const auto last = static_cast<float>(arm.pointsMm.size() - 1);
        for (std::size_t i = 0; i < arm.pointsMm.size(); ++i) {
            const float s = static_cast<float>(i) / last;
            arm.radiiMm.push_back(0.62F + 2.4F * std::exp(-6.5F * s) +
                                  2.2F * std::exp(-18.0F * (1.0F - s)));
        }
        arm.colour = colour;
        arm.buried = true;
        scene.list.tubes.push_back(std::move(arm));
    }
    label(scene, body + glm::vec3(0.0F, 0.0F, 4.0F), "oligodendrocyte");
}

void addElectrode(CloseUp& scene, const Axon& axon, const Looks& looks, int compartment,
                  float surfaceMm, const char* key) {
    const double um = axon.state.cable.positionUm[static_cast<std::size_t>(compartment)];
    const float x = axon.xOf(um);
    if (x > kToMm - 2.0F) return;
    const glm::vec3 tip = courseAt(x) + glm::vec3(0.0F, -0.4F * surfaceMm, -0.92F * surfaceMm);
    const glm::vec3 out = glm::normalize(glm::vec3(0.20F, -0.42F, -1.0F));
    Tube needle;
    needle.pointsMm = {tip, tip + out * 6.0F, tip + out * 12.0F, tip + out * 19.0F};
    needle.radiiMm = {0.16F, 0.55F, 1.05F, 1.35F};
    needle.colour = looks.metal;
    needle.finish.gloss = 1.0F;
    scene.list.tubes.push_back(needle);
    const float v = axon.lightAt(x);
    addLight(scene.list, looks.tints, tip, 3.0F + 3.0F * v, looks.light, v);
    label(scene, tip + out * 13.0F, key);
}

// Halos where the impulse stands, so that it is seen as light from afar; in front of the axon,
// that they don't cut into it.
void addGlow(DrawList& list, const Axon& axon, const Looks& looks, const std::vector<float>& places,
             float radiusMm) {
    const glm::vec3 towardsEye = glm::normalize(list.camera.eyeMm() - list.camera.targetMm);
    for (const float x : places) {
        const float v = axon.lightAt(x);
        addLight(list, looks.tints, courseAt(x) + towardsEye * (1.15F * kOuterMm),
                 radiusMm * (1.1F + 0.7F * v), looks.light, 0.55F * v);
    }
}

void wrapped(CloseUp& scene, const Axon& axon, const Looks& looks) {
    const Myelination::Cable& cable = axon.state.cable;
    const auto visible = static_cast<double>((kOuterMm - axon.axonMm()) / kThinnestTurnMm);
    const int turns =
        std::clamp(static_cast<int>(std::lround(std::min(cable.turns, visible))), 1, kMostTurns);
    std::vector<float> nodes;
    for (std::size_t n = 0; n < cable.excitable.size(); n += kModelNodesPerNode)
        nodes.push_back(axon.xOf(cable.positionUm[static_cast<std::size_t>(cable.excitable[n])]));
    const float cutX = kToMm - kPeelMm;
    std::vector<float> middles;
    addCore(scene.list, axon, looks, kFromMm - 8.0F, kToMm + 5.0F);
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        const bool last = n + 1 == nodes.size();
        const float from = nodes[n] + kNodeMm;
        const float to = last ? cutX : nodes[n + 1] - kNodeMm;
        addSheath(scene.list, axon, looks, from, to, turns, last);
        if (!last && n > 0) middles.push_back(0.5F * (from + to));
    }
    addSkeleton(scene.list, axon, looks, kToMm + 5.0F);
    addSpiral(scene.list, axon, looks, cutX, turns);
    addOligodendrocyte(scene, looks, middles);
    addGlow(scene.list, axon, looks, nodes, kOuterMm);
    addElectrode(scene, axon, looks, cable.electrodeA, axon.axonMm(), "electrode_a");
    addElectrode(scene, axon, looks, cable.electrodeB, axon.axonMm(), "electrode_b");
    label(
        scene,
        courseAt(nodes[1] + 0.4F * kNodeMm) + 0.75F * axon.axonMm() * glm::vec3(0.0F, -1.0F, 0.8F),
        "node");
    label(scene, courseAt(middles.back()) + glm::vec3(0.0F, -kOuterMm * 0.8F, kOuterMm * 0.55F),
          "sheath");
    label(scene, courseAt(cutX) + glm::vec3(0.3F, -kOuterMm * 0.6F, -kOuterMm * 0.5F), "layers");
    label(scene, courseAt(kToMm + 3.0F) + glm::vec3(0.0F, -axon.axonMm() * 0.7F, 0.0F), "axon");
    scene.noteKey = "note.myelination";
}

void bare(CloseUp& scene, const Axon& axon, const Looks& looks) {
    constexpr float kGlowStep = 6.0F;
    addCore(scene.list, axon, looks, kFromMm - 8.0F, kToMm + 5.0F);
    addSkeleton(scene.list, axon, looks, kToMm + 5.0F);
    addGlow(scene.list, axon, looks, evenly(kFromMm, kToMm, kGlowStep), kOuterMm * 0.9F);
    addElectrode(scene, axon, looks, axon.state.cable.electrodeA, kOuterMm, "electrode_a");
    addElectrode(scene, axon, looks, axon.state.cable.electrodeB, kOuterMm, "electrode_b");
    label(scene, courseAt(38.0F) + glm::vec3(0.0F, -kOuterMm * 0.8F, kOuterMm * 0.5F), "bare_axon");
    scene.noteKey = "note.bare_axon";
}

// The other run's steps may be longer or shorter in time: a race is run on one clock.
models::ModelRun atSameTime(const models::ModelRun& run, double timeMs) {
    constexpr models::StepIndex kMostSteps = 4000;
    models::ModelRun again = run;
    again.reset();
    while (again.state<Myelination>()->timeMs < timeMs - 1e-9 && again.steps() < kMostSteps) {
        if (!again.advance()) break;
    }
    return again;
}

double lengthUm(const Myelination::Cable& cable) {
    return cable.positionUm.back();
}

}  // namespace

CloseUp myelination(const ViewState& state, const MechanismRun& run, bool without) {
    CloseUp scene = emptyScene(state, kFrameMm, -40.0F, 15.0F);
    scene.list.camera.targetMm = {-3.0F, 0.0F, -1.0F};
    fadeWithDepth(scene, -5.0F, 75.0F, 0.72F);
    const Looks looks = looksOf(state.theme);
    const Myelination::State& with = *run.with().run().state<Myelination>();
    const bool other = without && run.without() != nullptr;
    const models::ModelRun shown =
        other ? atSameTime(run.without()->run(), with.timeMs) : run.with().run();
    const Myelination::State& model = *shown.state<Myelination>();
    // Both on one scale of length: that of the run itself.
    const Axon axon{model, lengthUm(with.cable)};
    model.cable.myelinated ? wrapped(scene, axon, looks) : bare(scene, axon, looks);
    return scene;
}

}  // namespace rewire::close_up
