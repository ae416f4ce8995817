// SPDX-License-Identifier: Apache-2.0
#include "scene/connections.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "scene/lighting.h"
#include "scene/palette.h"

namespace rewire {
namespace {

constexpr glm::vec3 kCerebrumCentreMm{0.0F, -17.0F, 18.0F};
constexpr glm::vec3 kCerebrumRadiusMm{70.0F, 88.0F, 62.0F};
constexpr float kSpacingMm = 2.0F;  // of points along a tract
constexpr int kArcPoints = 33;
constexpr std::size_t kFewestTractPoints = 4;  // a shorter piece of tract says nothing; an arc then
constexpr float kLongestJoinMm =
    45.0F;  // a tract that ends farther from a region does not serve it

struct End {
    RegionRef region;
    Side side = Side::kMidline;
    glm::vec3 centreMm{0.0F};
};

std::vector<Side> sidesOf(BothSides sides) {
    if (sides == BothSides::kLeft) return {Side::kLeft};
    if (sides == BothSides::kRight) return {Side::kRight};
    return {Side::kLeft, Side::kRight};
}

std::optional<End> endOf(const Atlas& atlas, const std::string& id, Side side,
                         const std::vector<bool>& shown) {
    const RegionRef ref{id, side};
    const std::vector<ParcelIndex> parcels = atlas.parcelsOf(ref);
    const bool seen =
        std::any_of(parcels.begin(), parcels.end(), [&](ParcelIndex p) { return shown[p]; });
    const std::optional<glm::vec3> centre = atlas.centreMm(ref);
    if (!seen || !centre) return std::nullopt;
    return End{ref, side, *centre};
}

// Away from the brain's centre, but never out through its base, where no one would look for it.
glm::vec3 outward(const glm::vec3& p) {
    constexpr float kLeastRise = 0.25F;
    const glm::vec3 gradient = (p - kCerebrumCentreMm) / (kCerebrumRadiusMm * kCerebrumRadiusMm);
    glm::vec3 out = gradient / std::max(glm::length(gradient), 1e-6F);
    out.z = std::max(out.z, kLeastRise);
    return glm::normalize(out);
}

// Bulges away from the brain's centre, so that an arc between two places of the cortex runs over
// it.
std::vector<glm::vec3> arc(const glm::vec3& from, const glm::vec3& to) {
    const glm::vec3 out = outward((from + to) * 0.5F);
    const float bulgeMm = std::clamp(0.35F * glm::length(to - from), 6.0F, 45.0F);
    std::vector<glm::vec3> points;
    for (int i = 0; i < kArcPoints; ++i) {
        const float s = static_cast<float>(i) / static_cast<float>(kArcPoints - 1);
        points.push_back(glm::mix(from, to, s) + out * (bulgeMm * 4.0F * s * (1.0F - s)));
    }
    return points;
}

std::size_t nearestPoint(const std::vector<glm::vec3>& line, const glm::vec3& p) {
    const auto nearer = [&p](const glm::vec3& a, const glm::vec3& b) {
        return glm::dot(a - p, a - p) < glm::dot(b - p, b - p);
    };
    return static_cast<std::size_t>(std::min_element(line.begin(), line.end(), nearer) -
                                    line.begin());
}

// Takes the corners off where a tract is led on into its regions; the tract itself keeps its
// course.
void roundCorners(std::vector<glm::vec3>& points, std::size_t firstJoin, std::size_t secondJoin) {
    constexpr int kPasses = 60;
    constexpr float kReachPoints = 6.0F;
    std::vector<float> weight(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto away = [i](std::size_t corner) {
            return std::abs(static_cast<float>(i) - static_cast<float>(corner)) / kReachPoints;
        };
        const float nearest = std::min(away(firstJoin), away(secondJoin));
        weight[i] = std::exp(-nearest * nearest);
    }
    for (int pass = 0; pass < kPasses; ++pass) {
        const std::vector<glm::vec3> before = points;
        for (std::size_t i = 1; i + 1 < points.size(); ++i) {
            points[i] =
                glm::mix(before[i], 0.5F * (before[i - 1] + before[i + 1]), 0.5F * weight[i]);
        }
    }
}

void join(std::vector<glm::vec3>& points, const glm::vec3& to) {
    const glm::vec3 from = points.back();
    const int steps = std::max(1, static_cast<int>(glm::length(to - from) / kSpacingMm));
    for (int i = 1; i <= steps; ++i) {
        points.push_back(glm::mix(from, to, static_cast<float>(i) / static_cast<float>(steps)));
    }
}

// The piece of the tract between its points nearest to both regions, led on into them; empty when
// the tract does not pass near both.
std::vector<glm::vec3> alongTract(const Atlas& atlas, const std::string& tractId, const End& from,
                                  const End& to) {
    const auto tract = std::find_if(atlas.tracts.begin(), atlas.tracts.end(),
                                    [&](const Tract& t) { return t.id == tractId; });
    if (tract == atlas.tracts.end() || from.side != to.side) return {};
    const TractLine* best = nullptr;
    std::size_t bestFrom = 0, bestTo = 0;
    float bestMm = 2.0F * kLongestJoinMm;
    for (const TractLine& line : tract->lines) {
        if (line.pointsMm.empty() || (line.side != from.side && line.side != Side::kMidline))
            continue;
        const std::size_t a = nearestPoint(line.pointsMm, from.centreMm);
        const std::size_t b = nearestPoint(line.pointsMm, to.centreMm);
        const float aMm = glm::length(line.pointsMm[a] - from.centreMm);
        const float bMm = glm::length(line.pointsMm[b] - to.centreMm);
        if (std::max(aMm, bMm) > kLongestJoinMm || aMm + bMm >= bestMm) continue;
        if (std::max(a, b) - std::min(a, b) + 1 < kFewestTractPoints) continue;
        best = &line;
        bestFrom = a;
        bestTo = b;
        bestMm = aMm + bMm;
    }
    if (best == nullptr) return {};
    std::vector<glm::vec3> points{from.centreMm};
    join(points, best->pointsMm[bestFrom]);
    const std::size_t firstJoin = points.size() - 1;
    for (std::size_t i = bestFrom; i != bestTo;) {
        i = bestFrom < bestTo ? i + 1 : i - 1;
        points.push_back(best->pointsMm[i]);
    }
    const std::size_t secondJoin = points.size() - 1;
    join(points, to.centreMm);
    roundCorners(points, firstJoin, secondJoin);
    return points;
}

Tube tubeOf(const Content& content, const ViewState& state, const TherapyConnection& row,
            const End& from, const End& to) {
    const bool known = row.tractCertainty == TractCertainty::kGood ||
                       row.tractCertainty == TractCertainty::kPartial;
    Tube tube;
    if (known && !row.tractId.empty())
        tube.pointsMm = alongTract(content.atlas, row.tractId, from, to);
    if (tube.pointsMm.empty()) tube.pointsMm = arc(from.centreMm, to.centreMm);
    const glm::vec3 atFrom = sideOffsetMm(from.side, state.pullApartMm);
    const glm::vec3 atTo = sideOffsetMm(to.side, state.pullApartMm);
    for (std::size_t i = 0; i < tube.pointsMm.size(); ++i) {
        const float s = static_cast<float>(i) / static_cast<float>(tube.pointsMm.size() - 1);
        tube.pointsMm[i] += glm::mix(atFrom, atTo, s);
    }
    const int step = strengthStep(row.strength);
    tube.colour = signedColour(row.direction, step, state.theme);
    tube.radiusMm = 0.45F + 0.2F * static_cast<float>(step);
    tube.dashed = row.grade == Grade::kHypothesis || row.direction == Direction::kMixed ||
                  row.direction == Direction::kUnclear;
    return tube;
}

}  // namespace

glm::vec3 sideOffsetMm(Side side, float pullApartMm) {
    const float sign = side == Side::kLeft ? -1.0F : side == Side::kRight ? 1.0F : 0.0F;
    return {sign * pullApartMm, 0.0F, 0.0F};
}

std::vector<Tube> connectionTubes(const Content& content, const ViewState& state,
                                  const std::vector<bool>& shown) {
    std::vector<Tube> tubes;
    const Therapy* therapy = content.knowledge.findTherapy(state.therapy);
    if (therapy == nullptr || state.show != Show::kFindings || !state.mechanism.empty())
        return tubes;
    const float growth = courseGrowth(content, state);
    for (const TherapyConnection& row : therapy->connections) {
        if (kindOf(row.evidenceType) != state.evidence) continue;
        const bool grows = row.evidenceType == EvidenceType::kTherapyChange;
        const float opacity = grows ? growth : 1.0F;
        if (opacity <= 0.0F) continue;
        const bool sameSides = row.fromSide == BothSides::kBoth && row.toSide == BothSides::kBoth;
        for (const Side fromSide : sidesOf(row.fromSide)) {
            for (const Side toSide : sidesOf(row.toSide)) {
                if (sameSides && fromSide != toSide) continue;
                const std::optional<End> from = endOf(content.atlas, row.from, fromSide, shown);
                const std::optional<End> to = endOf(content.atlas, row.to, toSide, shown);
                if (!from || !to) continue;
                tubes.push_back(tubeOf(content, state, row, *from, *to));
                tubes.back().opacity = opacity;
            }
        }
    }
    return tubes;
}

}  // namespace rewire
