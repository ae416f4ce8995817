// SPDX-License-Identifier: Apache-2.0
// Tables of regions, tracts and changes, and the coupling matrix made of them.
#include "models/network_wiring.h"

#include <algorithm>
#include <cmath>

namespace rewire::models::wiring {
namespace {

using enum Network;

// Points: regions.toml (mni_left, mni_right). The two parietal parcels have none there: rough
// centres, illustrative.
constexpr std::array<Region, 22> kRegions{{
    {"pfc_dorsomedial", kDefaultMode, {-5, 49, 31}, {9, 51, 30}},
    {"pfc_ventromedial", kDefaultMode, {-6, 50, -1}, {8, 42, -5}},
    {"pcc", kDefaultMode, {-6, -52, 24}, {8, -52, 30}},
    {"precuneus", kDefaultMode, {-7, -56, 48}, {10, -56, 44}},
    {"angular_gyrus", kDefaultMode, {-44, -61, 36}, {46, -60, 39}},
    {"lateral_temporal", kDefaultMode, {-56, -34, -2}, {57, -37, -1}},
    {"parahippocampal", kDefaultMode, {-23, -28, -19}, {28, -28, -18}},
    {"hippocampus", kDefaultMode, {-25, -21, -10}, {29, -20, -10}},
    {"insula_anterior", kSalience, {-36, 18, 2}, {38, 21, -1}},
    {"acc_dorsal", kSalience, {-6, 17, 34}, {9, 20, 34}},
    {"pfc_dorsolateral", kExecutive, {-44, 27, 33}, {46, 28, 31}},
    {"superior_parietal", kExecutive, {-24, -60, 58}, {26, -59, 60}},
    {"inferior_parietal", kExecutive, {-43, -46, 46}, {46, -46, 49}},
    {"amygdala", kLimbic, {-23, -1, -17}, {27, 1, -18}},
    {"acc_subgenual", kLimbic, {-8, 16, -12}, {8, 16, -12}},
    {"acc_rostral", kLimbic, {-4, 35, 14}, {8, 37, 16}},
    {"nucleus_accumbens", kLimbic, {-10, 10, -10}, {10, 10, -10}},
    {"hypothalamus", kLimbic, {-5, -4, -11}, {5, -4, -11}},
    {"thalamus", kLimbic, {-11, -18, 8}, {13, -18, 8}},
    {"ventral_tegmental_area_substantia_nigra", kOther, {-6, -17, -13}, {6, -17, -13}},
    {"pfc_ventrolateral", kOther, {-46, 30, 14}, {50, 30, 14}},
    {"pfc_orbitofrontal", kOther, {-17, 47, -13}, {18, 48, -14}},
}};

struct TractLink {
    std::string_view from, to;
};
// Ends of tracts: cingulum [ref:bubb2018], uncinate [ref:vonderheide2013], fornix, arcuate and
// medial forebrain bundle as general anatomy.
constexpr std::array<TractLink, 16> kTracts{{
    {"pcc", "pfc_ventromedial"},
    {"pcc", "pfc_dorsomedial"},
    {"pcc", "acc_dorsal"},
    {"pcc", "acc_rostral"},
    {"pcc", "parahippocampal"},
    {"pcc", "hippocampus"},
    {"pcc", "lateral_temporal"},
    {"amygdala", "pfc_ventromedial"},
    {"amygdala", "pfc_orbitofrontal"},
    {"amygdala", "acc_subgenual"},
    {"lateral_temporal", "pfc_orbitofrontal"},
    {"hippocampus", "hypothalamus"},
    {"lateral_temporal", "pfc_ventrolateral"},
    {"ventral_tegmental_area_substantia_nigra", "nucleus_accumbens"},
    {"ventral_tegmental_area_substantia_nigra", "hypothalamus"},
    {"pfc_dorsolateral", "inferior_parietal"},
}};

// All illustrative: chosen so that known orders come out (members of a network belong together,
// executive and salience areas oppose the default network [ref:sridharan2008], twins across the
// midline agree).
constexpr double kNear = 0.25;     // two places side by side
constexpr double kReachMm = 30.0;  // over which it falls to 1/e
constexpr double kMembers = 3.0;   // same network, shared among a node's partners there
constexpr double kTwin = 0.60;     // left and right of one region
constexpr double kTract = 0.25;
constexpr double kOpposedExecutive = -0.16;
constexpr double kOpposedSalience = -0.14;
constexpr double kRegulates = -0.12;  // dorsomedial prefrontal cortex and amygdala
constexpr double kChangePerStrength = 0.60;

using enum Therapy;
using enum Side;
constexpr std::array<Change, 8> kChanges{{
    {kCbt, "pfc_dorsomedial", kBoth, "amygdala", kBoth, +1, true, 0.40, "uncinate"},
    {kCbt, "pcc", kLeft, "pfc_ventrolateral", kRight, -1, false, 0.45, ""},
    {kCbt, "pcc", kBoth, "lateral_temporal", kRight, -1, false, 0.45, "cingulum"},
    {kMindfulness, "pcc", kBoth, "pfc_dorsolateral", kBoth, +1, false, 0.50, ""},
    {kMindfulness, "pcc", kBoth, "acc_dorsal", kBoth, +1, false, 0.50, "cingulum"},
    {kMindfulness, "amygdala", kBoth, "pfc_ventromedial", kBoth, +1, false, 0.40, "uncinate"},
    {kMindfulness, "amygdala", kBoth, "acc_subgenual", kBoth, -1, false, 0.35, "uncinate"},
    {kMindfulness, "insula_anterior", kBoth, "pfc_ventromedial", kBoth, -1, false, 0.30, ""},
}};

bool isPair(std::string_view a, std::string_view b, std::string_view x, std::string_view y) {
    return (a == x && b == y) || (a == y && b == x);
}

double distanceMm(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

bool opposed(Network a, Network b, Network other) {
    return (a == kDefaultMode && b == other) || (b == kDefaultMode && a == other);
}

int membersOf(Network network) {
    return 2 * static_cast<int>(std::ranges::count(kRegions, network, &Region::network));
}

double baseCoupling(int i, int j) {
    const Region& a = kRegions[static_cast<std::size_t>(i / 2)];
    const Region& b = kRegions[static_cast<std::size_t>(j / 2)];
    if (i / 2 == j / 2) return kTwin;
    const auto& p = i % 2 == 0 ? a.leftMni : a.rightMni;
    const auto& q = j % 2 == 0 ? b.leftMni : b.rightMni;
    double weight = kNear * std::exp(-distanceMm(p, q) / kReachMm);
    if (a.network == b.network && a.network != kOther) {
        weight += kMembers / (membersOf(a.network) - 1);
    }
    if (i % 2 == j % 2) {
        for (const TractLink& tract : kTracts) {
            if (isPair(a.id, b.id, tract.from, tract.to)) weight += kTract;
        }
    }
    if (opposed(a.network, b.network, kExecutive)) weight += kOpposedExecutive;
    if (opposed(a.network, b.network, kSalience)) weight += kOpposedSalience;
    if (isPair(a.id, b.id, "pfc_dorsomedial", "amygdala")) weight += kRegulates;
    return weight;
}

// Largest eigenvalue of a symmetric matrix, by power iteration on the matrix shifted to be
// positive.
double largestEigenvalue(const std::vector<double>& matrix, int n) {
    constexpr double kShift = 5.0;
    constexpr int kIterations = 300;
    std::vector<double> v(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) v[i] = 1.0 + 0.01 * i;
    double length = 1.0;
    for (int k = 0; k < kIterations; ++k) {
        std::vector<double> next(v.size());
        for (int i = 0; i < n; ++i) {
            double sum = kShift * v[i];
            for (int j = 0; j < n; ++j) sum += matrix[static_cast<std::size_t>(i) * n + j] * v[j];
            next[i] = sum;
        }
        length = 0.0;
        for (const double x : next) length += x * x;
        length = std::sqrt(length);
        for (int i = 0; i < n; ++i) v[i] = next[i] / length;
    }
    return length - kShift;
}

}  // namespace

std::span<const Region> regions() {
    return kRegions;
}
int nodeCount() {
    return 2 * static_cast<int>(kRegions.size());
}

int regionIndex(std::string_view id) {
    const auto found = std::ranges::find(kRegions, id, &Region::id);
    return found == kRegions.end() ? -1 : static_cast<int>(found - kRegions.begin());
}

std::span<const Change> changes() {
    return kChanges;
}

std::vector<std::pair<int, int>> pairsOf(const Change& change) {
    std::vector<std::pair<int, int>> pairs;
    const int from = 2 * regionIndex(change.from);
    const int to = 2 * regionIndex(change.to);
    for (int a = 0; a < 2; ++a) {
        for (int b = 0; b < 2; ++b) {
            const bool sideA = change.fromSide == kBoth || (change.fromSide == kLeft) == (a == 0);
            const bool sideB = change.toSide == kBoth || (change.toSide == kLeft) == (b == 0);
            const bool bothBoth = change.fromSide == kBoth && change.toSide == kBoth;
            if (sideA && sideB && !(bothBoth && a != b)) pairs.emplace_back(from + a, to + b);
        }
    }
    return pairs;
}

double doseOf(double sessions) {
    if (sessions <= 0.0) return 0.0;
    constexpr double kHalfAt = 8.0;             // sessions [ref:howard1986]
    constexpr double kThreeQuartersAt = 26.0;   // sessions [ref:howard1986]
    constexpr double kProbit75 = 0.6744897502;  // the standard normal's upper quartile
    const double z =
        kProbit75 * std::log(sessions / kHalfAt) / std::log(kThreeQuartersAt / kHalfAt);
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

std::vector<double> couplingMatrix(Therapy therapy, double sessions) {
    const int n = nodeCount();
    std::vector<double> matrix(static_cast<std::size_t>(n) * n, 0.0);
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < n; ++j) {
            if (i != j) matrix[static_cast<std::size_t>(i) * n + j] = baseCoupling(i, j);
        }
    }
    for (const Change& change : kChanges) {
        if (change.therapy != therapy) continue;
        const double delta =
            change.sign() * change.strength * kChangePerStrength * doseOf(sessions);
        for (const auto& [a, b] : pairsOf(change)) {
            matrix[static_cast<std::size_t>(a) * n + b] += delta;
            matrix[static_cast<std::size_t>(b) * n + a] += delta;
        }
    }
    // The whole keeps its distance to the edge of stability: only the pattern changes.
    // Illustrative.
    const double scale = largestEigenvalue(matrix, n);
    for (double& weight : matrix) weight /= scale;
    return matrix;
}

}  // namespace rewire::models::wiring
