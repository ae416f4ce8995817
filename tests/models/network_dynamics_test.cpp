// SPDX-License-Identifier: Apache-2.0
// Deco et al. (2013): correlations at rest from fluctuations around a quiet state, shaped by the
// wiring. Only signs and orders are tested: the wiring is illustrative.
#include "models/network_dynamics.h"

#include "model_test.h"
#include "models/haemodynamics.h"
#include "models/network_linear.h"

#include <algorithm>
#include <cmath>

namespace rewire::models {
namespace {

using test::observed;
using test::runFor;
using wiring::Network;
using wiring::Therapy;
using Params = NetworkDynamics::Params;

Params course(Therapy therapy, int session) {
    Params params;
    params.therapy = therapy;
    params.session = session;
    return params;
}

Network networkOf(std::size_t node) {
    return wiring::regions()[node / 2].network;
}

// Mean of fc over pairs with one end in each network.
template <class Values>
double meanFc(const Values& fc, Network a, Network b) {
    const auto n = static_cast<std::size_t>(wiring::nodeCount());
    double sum = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j || networkOf(i) != a || networkOf(j) != b) continue;
            sum += static_cast<double>(fc[i * n + j]);
            ++count;
        }
    }
    return sum / count;
}

double meanRate(const NetworkDynamics::State& state, Network network) {
    double sum = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < state.rateMean.size(); ++i) {
        if (networkOf(i) != network) continue;
        sum += state.rateMean[i];
        ++count;
    }
    return sum / count;
}

TEST(NetworkDynamics, HasAtLeastTwentyRegionsOfAllFourNetworks) {
    EXPECT_GE(wiring::regions().size(), 20U);
    for (const Network wanted :
         {Network::kDefaultMode, Network::kSalience, Network::kExecutive, Network::kLimbic}) {
        EXPECT_GT(std::ranges::count(wiring::regions(), wanted, &wiring::Region::network), 1);
    }
}

TEST(NetworkDynamics, DefaultModeAreasCorrelateMoreWithEachOtherThanWithOtherNetworks) {
    for (const double coupling : {0.5, 0.85}) {
        for (const std::uint64_t seed : {1U}) {
            Params params;
            params.globalCoupling = coupling;
            const auto state = runFor<NetworkDynamics>(params, seed);
            EXPECT_GT(observed<NetworkDynamics>(state, params, "fc_within_dmn"),
                      observed<NetworkDynamics>(state, params, "fc_between") + 0.05)
                << coupling << " seed " << seed;
        }
    }
}

TEST(NetworkDynamics, ExecutiveAndSalienceAreasOpposeTheDefaultNetworkAtRest) {
    const auto fc = linear::predict({}).fc;
    EXPECT_LT(meanFc(fc, Network::kDefaultMode, Network::kExecutive), -0.1);
    EXPECT_LT(meanFc(fc, Network::kDefaultMode, Network::kSalience), -0.1);
    EXPECT_GT(meanFc(fc, Network::kExecutive, Network::kExecutive), 0.2);
}

TEST(NetworkDynamics, CorrelationsOfARunAreThoseOfSmallFluctuationsAroundTheQuietState) {
    // The result of the paper. 17 minutes of scanning, all pairs of different nodes.
    const auto state = runFor<NetworkDynamics>({}, 1, 500);
    const auto predicted = linear::predict({});
    ASSERT_TRUE(predicted.quiet);
    double sp = 0, sm = 0, spp = 0, smm = 0, spm = 0, count = 0;
    const auto n = static_cast<std::size_t>(wiring::nodeCount());
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            const double p = predicted.fc[i * n + j];
            const auto m = static_cast<double>(state.fc[i * n + j]);
            sp += p, sm += m, spp += p * p, smm += m * m, spm += p * m, count += 1;
        }
    }
    const double r =
        (count * spm - sp * sm) / std::sqrt((count * spp - sp * sp) * (count * smm - sm * sm));
    EXPECT_GT(r, 0.9);
}

TEST(NetworkDynamics, CorrelationsStandOutMoreNearTheEdgeOfStability) {
    Params far;
    far.globalCoupling = 0.5;
    Params near;
    near.globalCoupling = 0.85;
    EXPECT_GT(meanFc(linear::predict(near).fc, Network::kDefaultMode, Network::kDefaultMode),
              2.0 * meanFc(linear::predict(far).fc, Network::kDefaultMode, Network::kDefaultMode));
}

TEST(NetworkDynamics, ATaskLowersTheDefaultNetworkAndRaisesTheExecutive) {
    for (const std::uint64_t seed : {1U}) {
        Params rest;
        Params task;
        task.task = 1.0;
        const auto a = runFor<NetworkDynamics>(rest, seed);
        const auto b = runFor<NetworkDynamics>(task, seed);
        EXPECT_LT(meanRate(b, Network::kDefaultMode), 0.98 * meanRate(a, Network::kDefaultMode));
        EXPECT_GT(meanRate(b, Network::kExecutive), 1.05 * meanRate(a, Network::kExecutive));
        EXPECT_LT(observed<NetworkDynamics>(b, task, "dmn_bold"),
                  observed<NetworkDynamics>(a, rest, "dmn_bold"));
    }
}

TEST(NetworkDynamics, EachChangedLinkGoesTheWayItsEvidenceRowSays) {
    const auto n = static_cast<std::size_t>(wiring::nodeCount());
    for (const Therapy therapy : {Therapy::kCbt, Therapy::kMindfulness}) {
        for (const double coupling : {0.5, 0.8, 0.85}) {
            for (const int session : {1, 8, 20}) {
                Params before = course(therapy, 0);
                Params after = course(therapy, session);
                before.globalCoupling = after.globalCoupling = coupling;
                const auto fcBefore = linear::predict(before).fc;
                const auto fcAfter = linear::predict(after).fc;
                for (const auto& change : wiring::changes()) {
                    if (change.therapy != therapy) continue;
                    for (const auto& [a, b] : wiring::pairsOf(change)) {
                        const std::size_t k = static_cast<std::size_t>(a) * n + b;
                        EXPECT_GT(change.sign() * (fcAfter[k] - fcBefore[k]), 0.0)
                            << change.from << " " << change.to << " coupling " << coupling
                            << " session " << session;
                    }
                }
            }
        }
    }
}

TEST(NetworkDynamics, ARunWithTheSameSeedShowsTheSameSigns) {
    const auto n = static_cast<std::size_t>(wiring::nodeCount());
    for (const auto& [therapy, last] : {std::pair{Therapy::kCbt, 20}, {Therapy::kMindfulness, 8}}) {
        const auto before = runFor<NetworkDynamics>(course(therapy, 0), 5);
        const auto after = runFor<NetworkDynamics>(course(therapy, last), 5);
        EXPECT_GT(observed<NetworkDynamics>(after, course(therapy, last), "fc_changed_links"),
                  observed<NetworkDynamics>(before, course(therapy, last), "fc_changed_links"));
        for (const auto& change : wiring::changes()) {
            if (change.therapy != therapy) continue;
            double moved = 0.0;  // of both sides together
            for (const auto& [a, b] : wiring::pairsOf(change)) {
                const std::size_t k = static_cast<std::size_t>(a) * n + b;
                moved += change.sign() * static_cast<double>(after.fc[k] - before.fc[k]);
            }
            EXPECT_GT(moved, 0.0) << change.from << " " << change.to;
        }
    }
}

TEST(NetworkDynamics, TherapiesWithoutAMeasuredDirectionChangeNothing) {
    const auto none = wiring::couplingMatrix(Therapy::kNone, 26);
    EXPECT_EQ(wiring::couplingMatrix(Therapy::kPsychodynamic, 52), none);
    EXPECT_EQ(wiring::couplingMatrix(Therapy::kAlliance, 26), none);
    EXPECT_EQ(wiring::couplingMatrix(Therapy::kCbt, 0), none);
    EXPECT_NE(wiring::couplingMatrix(Therapy::kCbt, 1), none);
}

TEST(NetworkDynamics, TheDoseCurvePassesThroughItsTwoPoints) {
    EXPECT_EQ(wiring::doseOf(0), 0.0);
    EXPECT_NEAR(wiring::doseOf(8), 0.50, 1e-6);
    EXPECT_NEAR(wiring::doseOf(26), 0.75, 1e-6);
    EXPECT_LT(wiring::doseOf(1), wiring::doseOf(2));
}

TEST(NetworkDynamics, SidedRowsTouchOnlyTheirSides) {
    for (const auto& change : wiring::changes()) {
        if (change.from == "pcc" && change.to == "pfc_ventrolateral") {
            const int from = 2 * wiring::regionIndex("pcc");                  // left
            const int to = 2 * wiring::regionIndex("pfc_ventrolateral") + 1;  // right
            EXPECT_EQ(wiring::pairsOf(change), (std::vector{std::pair{from, to}}));
        }
        if (change.from == "pcc" && change.to == "acc_dorsal") {
            for (const auto& [a, b] : wiring::pairsOf(change)) EXPECT_EQ(a % 2, b % 2);
        }
    }
}

TEST(NetworkDynamics, TheAreasAreIntegratedToSecondOrderInTime) {
    // Without noise, after a kick, compared with a much finer run: halving the step divides the
    // error by four.
    Params params;
    const auto errorAt = [&](double timeStepS) {
        const auto run = [&](double dt) {
            Params own = params;
            own.noise = 0.0;
            own.timeStepS = dt;
            auto state = NetworkDynamics::initial(own, 1);
            for (std::size_t i = 0; i < state.gating.size(); ++i) {
                state.gating[i] += i % 3 == 0 ? 0.05 : 0.0;
            }
            NetworkDynamics::advance(state, own, 1);
            return state.gating;
        };
        const auto coarse = run(timeStepS);
        const auto fine = run(0.0005);
        double worst = 0.0;
        for (std::size_t i = 0; i < fine.size(); ++i) {
            worst = std::max(worst, std::abs(coarse[i] - fine[i]));
        }
        return worst;
    };
    const double ratio = errorAt(0.02) / errorAt(0.01);
    EXPECT_GT(ratio, 3.3);
    EXPECT_LT(ratio, 4.9);
}

TEST(NetworkDynamics, BloodRestsAtRestAndAnswersAPulseLateWithAnUndershoot) {
    NetworkDynamics::Blood blood;
    EXPECT_NEAR(haemodynamics::boldPercent(haemodynamics::advanced(blood, 0.0, 0.1)), 0.0, 1e-12);
    double peak = 0.0, peakAtS = 0.0, low = 0.0;
    for (int k = 0; k < 300; ++k) {
        blood = haemodynamics::advanced(blood, k < 10 ? 0.5 : 0.0, 0.1);
        const double bold = haemodynamics::boldPercent(blood);
        if (bold > peak) {
            peak = bold;
            peakAtS = 0.1 * k;
        }
        low = std::min(low, bold);
    }
    EXPECT_GT(peak, 0.1);
    EXPECT_GT(peakAtS, 2.0);  // a scanner's answer peaks some seconds after a one-second pulse
    EXPECT_LT(peakAtS, 7.0);
    EXPECT_LT(low, -0.05 * peak);
}

TEST(NetworkDynamics, EveryAllowedParameterKeepsTheQuietState) {
    for (int therapy = 0; therapy < 5; ++therapy) {
        for (const double task : {0.0, 1.0}) {
            Params params = course(static_cast<Therapy>(therapy), 52);
            params.globalCoupling = 0.85;
            params.task = task;
            EXPECT_TRUE(linear::predict(params).quiet) << therapy << " " << task;
        }
    }
    Params wild = course(Therapy::kMindfulness, 52);
    wild.globalCoupling = 0.85;
    wild.noise = 1.5;
    wild.task = 1.0;
    const auto state = runFor<NetworkDynamics>(wild, 1);
    EXPECT_LT(*std::ranges::max_element(state.gating), 0.3);
}

TEST(NetworkDynamics, TheSameSeedGivesTheSameStateAndAnotherSeedAnother) {
    EXPECT_EQ(NetworkDynamics::hash(runFor<NetworkDynamics>({}, 3, 10)),
              NetworkDynamics::hash(runFor<NetworkDynamics>({}, 3, 10)));
    EXPECT_NE(NetworkDynamics::hash(runFor<NetworkDynamics>({}, 3, 10)),
              NetworkDynamics::hash(runFor<NetworkDynamics>({}, 4, 10)));
}

}  // namespace
}  // namespace rewire::models
