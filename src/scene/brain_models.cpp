// SPDX-License-Identifier: Apache-2.0
// Running models in the brain: pulses along tracts, particles and flashes, the glow of arousal, and
// a mark where a close-up is taken from.
#include "scene/brain_models.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/counter_rng.h"
#include "models/coregulation.h"
#include "models/myelination.h"
#include "models/neuromodulation.h"
#include "scene/close_up_parts.h"
#include "scene/palette.h"

namespace rewire::brain_models {
namespace {

using close_up::addLight;
using close_up::Tints;
using close_up::tintsOf;
using models::Coregulation;
using models::Myelination;
using models::Neuromodulation;

void mark(DrawList& list, const Tints& tints, const glm::vec3& at, float radiusMm,
          const glm::vec3& colour, float glow) {
    Sphere ball;
    ball.centreMm = at;
    ball.radiusMm = radiusMm;
    ball.colour = colour;
    ball.finish = {glow, 0.4F};
    list.spheres.push_back(ball);
    addLight(list, tints, at, radiusMm * 3.0F, colour, 0.8F * glow);
}

// ---- myelination: the impulse of the model runs along the tracts' own centre-lines.

constexpr std::array<std::string_view, 3> kPulseTracts{"uncinate", "cingulum", "fornix"};
constexpr float kTractScale = 20.0F;  // millimetres of tract for one of the model's axon
constexpr float kTailMm = 9.0F;
constexpr float kLeastLineMm = 12.0F;

// How far the front of the impulse has come along the model's axon, mm.
float frontMm(const Myelination::State& model) {
    constexpr double kAboveMv = 30.0;
    const Myelination::Cable& cable = model.cable;
    for (std::size_t i = model.voltageMv.size(); i-- > 0;) {
        if (model.voltageMv[i] > cable.restMv + kAboveMv)
            return static_cast<float>(1e-3 * cable.positionUm[i]);
    }
    return -1.0F;
}

std::vector<float> lengthsAlong(const std::vector<glm::vec3>& line) {
    std::vector<float> lengths{0.0F};
    for (std::size_t i = 1; i < line.size(); ++i)
        lengths.push_back(lengths.back() + glm::distance(line[i - 1], line[i]));
    return lengths;
}

glm::vec3 pointAt(const std::vector<glm::vec3>& line, const std::vector<float>& lengths, float mm) {
    const auto after = std::ranges::upper_bound(lengths, mm);
    const auto i = std::clamp<std::size_t>(static_cast<std::size_t>(after - lengths.begin()), 1,
                                           line.size() - 1);
    const float t = (mm - lengths[i - 1]) / std::max(lengths[i] - lengths[i - 1], 1e-6F);
    return glm::mix(line[i - 1], line[i], std::clamp(t, 0.0F, 1.0F));
}

void addPulse(DrawList& list, const Tints& tints, const std::vector<glm::vec3>& line, float atMm) {
    constexpr int kPoints = 9;
    const std::vector<float> lengths = lengthsAlong(line);
    const float head = std::min(atMm, lengths.back());
    const float tail = std::max(0.0F, head - kTailMm);
    Tube comet;
    for (int k = 0; k < kPoints; ++k) {
        const float s = static_cast<float>(k) / (kPoints - 1);
        comet.pointsMm.push_back(pointAt(line, lengths, glm::mix(tail, head, s)));
        comet.radiiMm.push_back(0.25F + 1.15F * s * s);
        comet.glows.push_back(s);
    }
    comet.colour = tints.light;
    addLight(list, tints, comet.pointsMm.back(), 5.5F, tints.light, 0.9F);
    list.tubes.push_back(std::move(comet));
}

void addTractPulses(const Atlas& atlas, const Tints& tints, const Myelination::State& model,
                    DrawList& list) {
    const float front = frontMm(model);
    for (const Tract& tract : atlas.tracts) {
        if (std::ranges::find(kPulseTracts, tract.id) == kPulseTracts.end()) continue;
        for (const TractLine& line : tract.lines) {
            if (line.pointsMm.size() < 3) continue;
            std::vector<glm::vec3> points = line.pointsMm;
            const std::size_t side = line.side == Side::kRight ? 1 : 0;
            if (line.side != Side::kMidline)
                for (glm::vec3& p : points) p += list.sideOffsetMm[side];
            const float length = lengthsAlong(points).back();
            if (length < kLeastLineMm) continue;
            Tube path;
            path.pointsMm = points;
            path.radiusMm = 0.55F;
            path.colour = tints.sunk(tractColour(), 0.35F);
            list.tubes.push_back(std::move(path));
            if (front < 0.0F) continue;
            addPulse(list, tints, points, std::fmod(front * kTractScale, length + kTailMm));
        }
    }
}

// ---- neuromodulation: oxytocin on its way, dopamine where its error shows.

std::vector<glm::vec3> wayBetween(const glm::vec3& from, const glm::vec3& to) {
    const glm::vec3 step = to - from;
    const glm::vec3 middle =
        0.5F * (from + to) + glm::vec3(0.0F, 0.0F, 0.55F * glm::length(step) + 5.0F);
    return close_up::smoothCurve({from, middle, to}, 8);
}

struct Route {
    std::vector<glm::vec3> way;
};

// By target, then side.
std::array<std::array<Route, 2>, 3> routes(const Atlas& atlas, const DrawList& list) {
    std::array<std::array<Route, 2>, 3> all;
    for (std::size_t side = 0; side < 2; ++side) {
        const Side which = side == 0 ? Side::kLeft : Side::kRight;
        const glm::vec3 from =
            placeOf(atlas, list, Neuromodulation::kSource, which, glm::vec3(0.0F));
        for (std::size_t t = 0; t < all.size(); ++t) {
            const glm::vec3 to =
                placeOf(atlas, list, Neuromodulation::kTargets[t], which, glm::vec3(0.0F));
            all[t][side].way = wayBetween(from, to);
        }
    }
    return all;
}

void addOxytocin(const Atlas& atlas, const Tints& tints, const Neuromodulation::State& model,
                 DrawList& list) {
    const glm::vec3 colour = tints.identity(Identity::kOxytocin);
    const auto all = routes(atlas, list);
    for (const auto& target : all) {
        for (const Route& route : target) {
            Tube way;
            way.pointsMm = route.way;
            way.radiiMm.assign(way.pointsMm.size(), 0.22F);
            way.colour = tints.sunk(colour, 0.55F);
            list.tubes.push_back(std::move(way));
        }
    }
    const CounterRng rng(3);
    for (const Neuromodulation::Particle& particle : model.particles) {
        const Route& route = all[std::min<std::size_t>(particle.target, 2)][particle.id % 2];
        const float progress = std::clamp(particle.progress, 0.0F, 1.0F);
        const glm::vec3 stray(rng.uniform(particle.id, 0) - 0.5, rng.uniform(particle.id, 1) - 0.5,
                              rng.uniform(particle.id, 2) - 0.5);
        const float mass = std::clamp(particle.mass, 0.0F, 1.0F);
        const glm::vec3 at = close_up::placeAt(route.way, progress).point + 2.2F * stray;
        mark(list, tints, at, 0.45F + 0.60F * std::sqrt(mass),
             tints.sunk(colour, 0.5F * (1.0F - mass)), 0.35F + 0.45F * mass);
    }
}

void setEmphasis(const Atlas& atlas, DrawList& list, std::string_view region, float emphasis) {
    for (const ParcelIndex p : atlas.parcelsOf({std::string(region), std::nullopt})) {
        if (p < list.parcels.size() && list.parcels[p].emphasis > 0.0F)
            list.parcels[p].emphasis = emphasis;
    }
}

// The larger of the two errors of a trial makes the flash; one below nothing dims the place.
void addDopamine(const Atlas& atlas, const Tints& tints, const Neuromodulation::State& model,
                 DrawList& list) {
    const glm::vec3 colour = tints.identity(Identity::kDopamine);
    const auto better = static_cast<float>(std::max(model.errorAtCue, model.errorAtReward));
    const auto worse = static_cast<float>(std::min(model.errorAtCue, model.errorAtReward));
    const float flash = std::clamp(better, 0.0F, 1.5F);
    const float dip = std::clamp(-worse, 0.0F, 1.0F);
    for (const std::string_view region :
         {Neuromodulation::kTargets[0], Neuromodulation::kTargets[1]}) {
        setEmphasis(atlas, list, region,
                    std::clamp(0.45F + 0.55F * flash - 0.30F * dip, 0.1F, 1.0F));
        for (const Side side : {Side::kLeft, Side::kRight}) {
            const glm::vec3 at = placeOf(atlas, list, region, side, glm::vec3(0.0F));
            addLight(list, tints, at, 6.0F + 7.0F * flash, colour, 0.75F * std::min(1.0F, flash));
        }
    }
}

// ---- coregulation: the client's arousal in amygdala and insula.

void addArousal(const Atlas& atlas, const Coregulation::State& model, DrawList& list) {
    const auto arousal = static_cast<float>(model.clientLevel + model.people[0].position);
    const float emphasis = std::clamp(0.25F + 0.6F * arousal, 0.12F, 1.0F);
    for (const std::string_view region : {"amygdala", "insula", "insula_anterior"})
        setEmphasis(atlas, list, region, emphasis);
}

// ---- a small light where the close-up is taken from.

void markSite(const Atlas& atlas, const Tints& tints, std::string_view region, DrawList& list) {
    const glm::vec3 at = placeOf(atlas, list, region, Side::kLeft, glm::vec3(0.0F));
    if (at == glm::vec3(0.0F)) return;
    mark(list, tints, at, 1.6F, tints.light, 0.9F);
}

// ---- the brain opens down to the hippocampus: a coronal cut slides in from the side of the eye
// over the first days. A cut that the user made stays as it is.

constexpr float kOpenDays = 12.0F;
constexpr float kFrontMm = 74.0F, kBackMm = -108.0F;  // where the cut leaves the brain whole

void openHippocampus(const Atlas& atlas, const Camera& camera, std::uint64_t days, DrawList& list) {
    const std::optional<glm::vec3> centre = atlas.centreMm({"hippocampus", Side::kLeft});
    if (list.clip.enabled || !centre) return;
    const float t = std::clamp(static_cast<float>(days) / kOpenDays, 0.0F, 1.0F);
    const bool fromFront = camera.eyeMm().y > centre->y;
    const float start = fromFront ? kFrontMm : kBackMm;
    list.clip = {true, Axis::kCoronal, glm::mix(start, centre->y, t * t * (3.0F - 2.0F * t)),
                 fromFront};
}

}  // namespace

glm::vec3 placeOf(const Atlas& atlas, const DrawList& list, std::string_view region, Side side,
                  const glm::vec3& otherwiseMm) {
    const std::optional<glm::vec3> centre = atlas.centreMm({std::string(region), side});
    const glm::vec3 at = centre.value_or(otherwiseMm);
    if (std::abs(at.x) < 1.0F) return at;
    return at + list.sideOffsetMm[side == Side::kRight ? 1 : 0];
}

}  // namespace rewire::brain_models

namespace rewire {

void addToBrain(const Content& content, const ViewState& state, const MechanismRun& run,
                DrawList& list) {
    using namespace brain_models;
    const Tints tints = tintsOf(state.theme);
    const models::ModelRun& with = run.with().run();
    const std::string_view id = run.info().id;
    if (id == "network_dynamics") {
        using models::NetworkDynamics;
        addNetwork(content, state, *with.state<NetworkDynamics>(), *with.params<NetworkDynamics>(),
                   list);
    } else if (id == "neuromodulation") {
        addOxytocin(content.atlas, tints, *with.state<Neuromodulation>(), list);
        addDopamine(content.atlas, tints, *with.state<Neuromodulation>(), list);
    } else if (id == "myelination") {
        addTractPulses(content.atlas, tints, *with.state<Myelination>(), list);
    } else if (id == "coregulation") {
        addArousal(content.atlas, *with.state<Coregulation>(), list);
    } else if (id == "neurogenesis") {
        markSite(content.atlas, tints, "hippocampus", list);
        openHippocampus(content.atlas, state.camera, with.steps(), list);
    } else if (id == "pruning") {
        markSite(content.atlas, tints, "pfc_dorsolateral", list);
    }
}

}  // namespace rewire
