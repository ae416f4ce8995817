// SPDX-License-Identifier: Apache-2.0
// The network model in the brain: its 44 areas as balls that grow and brighten with their firing,
// and the links of their activity so far. Only the strongest links are drawn, those that the
// therapy changes, and the one between two selected regions: all 946 would say nothing.
#include <algorithm>
#include <array>
#include <cmath>

#include "scene/brain_models.h"
#include "scene/close_up_parts.h"
#include "scene/palette.h"

namespace rewire::brain_models {
namespace {

namespace wiring = models::wiring;
using models::NetworkDynamics;

constexpr std::size_t kStrongest = 40;
constexpr float kLeastShown = 0.10F;  // a weaker correlation is not drawn
constexpr float kQuietHz = 1.5F, kBusyHz = 6.0F;
constexpr models::StepIndex kFirstSteps = 8;  // pictures before a correlation means anything

struct Link {
    int a = 0, b = 0;
    float r = 0.0F;
    bool changed = false, picked = false;
};

glm::vec3 colourOf(wiring::Network network, const close_up::Tints& tints) {
    switch (network) {
        case wiring::Network::kDefaultMode:
            return tints.identity(Identity::kDefaultMode);
        case wiring::Network::kSalience:
            return tints.identity(Identity::kInsula);
        case wiring::Network::kExecutive:
            return tints.identity(Identity::kPrefrontal);
        case wiring::Network::kLimbic:
            return tints.identity(Identity::kAmygdala);
        case wiring::Network::kOther:
            break;
    }
    return tints.tissue;
}

bool isSelected(const ViewState& state, int node) {
    const std::string_view id = wiring::regions()[static_cast<std::size_t>(node / 2)].id;
    const Side side = node % 2 == 0 ? Side::kLeft : Side::kRight;
    return std::ranges::any_of(state.selection, [&](const RegionRef& ref) {
        return ref.id == id && (!ref.side || *ref.side == side);
    });
}

std::vector<Link> shownLinks(const ViewState& state, const NetworkDynamics::State& model,
                             wiring::Therapy therapy) {
    const int n = wiring::nodeCount();
    std::vector<bool> changed(static_cast<std::size_t>(n) * n, false);
    for (const wiring::Change& change : wiring::changes()) {
        if (change.therapy != therapy) continue;
        for (const auto& [i, j] : wiring::pairsOf(change))
            changed[static_cast<std::size_t>(std::min(i, j)) * n + std::max(i, j)] = true;
    }
    const bool pairPicked = state.selection.size() == 2;
    std::vector<Link> links;
    for (int i = 0; i < n; ++i) {
        for (int j = i + 1; j < n; ++j) {
            const std::size_t at = static_cast<std::size_t>(i) * n + j;
            const bool picked = pairPicked && i / 2 != j / 2 && isSelected(state, i) &&
                                isSelected(state, j) && i % 2 == j % 2;
            links.push_back({i, j, model.fc[at], changed[at], picked});
        }
    }
    std::ranges::stable_sort(links, [](const Link& a, const Link& b) {
        const auto rank = [](const Link& l) { return (l.picked ? 2 : 0) + (l.changed ? 1 : 0); };
        if (rank(a) != rank(b)) return rank(a) > rank(b);
        return std::abs(a.r) > std::abs(b.r);
    });
    const auto marked = static_cast<std::size_t>(
        std::ranges::count_if(links, [](const Link& l) { return l.picked || l.changed; }));
    links.resize(std::min(links.size(), marked + kStrongest));
    std::erase_if(links, [](const Link& l) {
        return !l.picked && !l.changed && std::abs(l.r) < kLeastShown;
    });
    return links;
}

// A flat arc: straight lines between twins would all run into each other at the midline.
std::vector<glm::vec3> arcBetween(const glm::vec3& from, const glm::vec3& to) {
    constexpr int kPoints = 41;
    constexpr glm::vec3 kMiddleMm(0.0F, -18.0F, 2.0F);
    const glm::vec3 half = 0.5F * (from + to);
    glm::vec3 out = half - kMiddleMm;
    out = glm::length(out) > 1.0F ? glm::normalize(out) : glm::vec3(0.0F, 0.0F, 1.0F);
    const float bulge = 0.16F * glm::distance(from, to);
    std::vector<glm::vec3> points;
    for (int i = 0; i < kPoints; ++i) {
        const float s = static_cast<float>(i) / (kPoints - 1);
        points.push_back(glm::mix(from, to, s) + out * (bulge * 4.0F * s * (1.0F - s)));
    }
    return points;
}

void addLink(DrawList& list, const Link& link, const std::vector<glm::vec3>& nodes, bool anyPicked,
             Theme theme) {
    Tube tube;
    tube.pointsMm = arcBetween(nodes[static_cast<std::size_t>(link.a)],
                               nodes[static_cast<std::size_t>(link.b)]);
    const float strength = std::min(1.0F, std::abs(link.r));
    tube.radiusMm = 0.22F + 1.05F * strength * strength;
    tube.dashed = link.r < 0.0F;
    tube.colour = link.r < 0.0F ? anticorrelatedColour(theme) : correlatedColour(theme);
    tube.radiiMm.assign(tube.pointsMm.size(), tube.radiusMm);
    const bool bright = link.picked || (link.changed && !anyPicked);
    if (bright) {
        for (float& r : tube.radiiMm) r += 0.35F;
        tube.finish.glow = 0.55F;
    } else {
        tube.colour = close_up::tintsOf(theme).sunk(tube.colour, anyPicked ? 0.65F : 0.30F);
    }
    list.tubes.push_back(std::move(tube));
}

// The lit regions make room for their nodes: cortex keeps a tint, bodies go back to tissue.
void stepBack(const Atlas& atlas, DrawList& list) {
    for (std::size_t i = 0; i < list.parcels.size(); ++i) {
        ParcelLook& look = list.parcels[i];
        if (look.emphasis <= 0.0F) continue;
        const bool deep = atlas.parcels[i].group == ParcelGroup::kDeep;
        look.emphasis = deep ? 0.0F : 0.45F * look.emphasis;
        look.body = false;
    }
}

}  // namespace

glm::vec3 correlatedColour(Theme theme) {
    return theme == Theme::kDark ? glm::vec3(0.98F, 0.85F, 0.62F) : glm::vec3(0.55F, 0.36F, 0.08F);
}
glm::vec3 anticorrelatedColour(Theme theme) {
    return theme == Theme::kDark ? glm::vec3(0.62F, 0.74F, 1.0F) : glm::vec3(0.22F, 0.34F, 0.66F);
}

void addNetwork(const Content& content, const ViewState& state, const NetworkDynamics::State& model,
                const NetworkDynamics::Params& params, DrawList& list) {
    const close_up::Tints tints = close_up::tintsOf(state.theme);
    const auto regions = wiring::regions();
    std::vector<glm::vec3> nodes;
    for (int node = 0; node < wiring::nodeCount(); ++node) {
        const wiring::Region& region = regions[static_cast<std::size_t>(node / 2)];
        const bool left = node % 2 == 0;
        const std::array<double, 3>& mni = left ? region.leftMni : region.rightMni;
        nodes.push_back(placeOf(content.atlas, list, region.id, left ? Side::kLeft : Side::kRight,
                                glm::vec3(mni[0], mni[1], mni[2])));
        const float rate = static_cast<float>(model.rateHz[static_cast<std::size_t>(node)]);
        const float busy = std::clamp((rate - kQuietHz) / (kBusyHz - kQuietHz), 0.0F, 1.0F);
        const glm::vec3 colour = colourOf(region.network, tints);
        Sphere ball;
        ball.centreMm = nodes.back();
        ball.radiusMm = 2.2F + 2.2F * busy;
        ball.colour = tints.sunk(colour, 0.30F * (1.0F - busy));
        ball.finish = {0.15F + 0.65F * busy, 0.4F};
        list.spheres.push_back(ball);
    }
    stepBack(content.atlas, list);
    if (model.step < kFirstSteps) return;
    const std::vector<Link> links = shownLinks(state, model, params.therapy);
    const bool anyPicked = std::ranges::any_of(links, [](const Link& l) { return l.picked; });
    for (const Link& link : links) addLink(list, link, nodes, anyPicked, state.theme);
}

}  // namespace rewire::brain_models
