// SPDX-License-Identifier: Apache-2.0
// Rate functions of the squid axon and of the mammalian node, and the resting voltage they give.
#include "models/membrane.h"

#include <cmath>

namespace rewire::models::membrane {
namespace {

using Gates = Myelination::Gates;

// x / (1 - exp(-x)), smooth through 0.
double linoid(double x) {
    return std::abs(x) < 1e-6 ? 1.0 + 0.5 * x : x / (1.0 - std::exp(-x));
}

struct Rates {
    double opening, closing;  // 1/ms
};

void settleGate(double& gate, Rates r) {
    gate = r.opening / (r.opening + r.closing);
}
void relaxGate(double& gate, Rates r, double timeMs) {
    const double sum = r.opening + r.closing;
    const double goal = r.opening / sum;
    gate = goal + (gate - goal) * std::exp(-sum * timeMs);
}

// --- squid giant axon [ref:hodgkin1952] ---
constexpr double kSquidCelsius = 18.5;       // of the propagated impulse computed in the paper
constexpr double kSquidBaseCelsius = 6.3;    // at which the rates were measured
constexpr double kSquidSodium = 0.120;       // S/cm2
constexpr double kSquidPotassium = 0.036;    // S/cm2
constexpr double kSquidLeak = 0.0003;        // S/cm2
constexpr double kSquidSodiumMv = 50.0;      // rest + 115
constexpr double kSquidPotassiumMv = -77.0;  // rest - 12
constexpr double kSquidLeakMv = -54.387;     // rest + 10.613

double squidQ10() {
    static const double factor = std::pow(3.0, (kSquidCelsius - kSquidBaseCelsius) / 10.0);
    return factor;
}
Rates squidM(double v) {
    return {squidQ10() * linoid((v + 40.0) / 10.0),
            squidQ10() * 4.0 * std::exp(-(v + 65.0) / 18.0)};
}
Rates squidH(double v) {
    return {squidQ10() * 0.07 * std::exp(-(v + 65.0) / 20.0),
            squidQ10() / (1.0 + std::exp(-(v + 35.0) / 10.0))};
}
Rates squidN(double v) {
    return {squidQ10() * 0.1 * linoid((v + 55.0) / 10.0),
            squidQ10() * 0.125 * std::exp(-(v + 65.0) / 80.0)};
}
void squidSettle(Gates& g, double v) {
    settleGate(g.m, squidM(v));
    settleGate(g.h, squidH(v));
    settleGate(g.nOrS, squidN(v));
}
void squidRelax(Gates& g, double v, double timeMs) {
    relaxGate(g.m, squidM(v), timeMs);
    relaxGate(g.h, squidH(v), timeMs);
    relaxGate(g.nOrS, squidN(v), timeMs);
}
Ohmic squidOhmic(const Gates& g) {
    const double sodium = kSquidSodium * g.m * g.m * g.m * g.h;
    const double n2 = g.nOrS * g.nOrS;
    const double potassium = kSquidPotassium * n2 * n2;
    return {sodium + potassium + kSquidLeak,
            sodium * kSquidSodiumMv + potassium * kSquidPotassiumMv + kSquidLeak * kSquidLeakMv};
}

// --- node of Ranvier at 37 C [ref:mcintyre2002] ---
constexpr double kNodeFastSodium = 3.0;         // S/cm2
constexpr double kNodePersistentSodium = 0.01;  // S/cm2
constexpr double kNodeSlowPotassium = 0.08;     // S/cm2
constexpr double kNodeLeak = 0.007;             // S/cm2
constexpr double kNodeSodiumMv = 50.0;
constexpr double kNodePotassiumMv = -90.0;
constexpr double kNodeLeakMv = -90.0;
constexpr double kNodeCelsius = 37.0;

double nodeQ10(double perTen, double baseCelsius) {
    return std::pow(perTen, (kNodeCelsius - baseCelsius) / 10.0);
}
Rates nodeM(double v) {
    static const double q = nodeQ10(2.2, 20.0);
    return {q * 1.86 * 10.3 * linoid((v + 21.4) / 10.3),
            q * 0.086 * 9.16 * linoid(-(v + 25.7) / 9.16)};
}
Rates nodeP(double v) {
    static const double q = nodeQ10(2.2, 20.0);
    return {q * 0.01 * 10.2 * linoid((v + 27.0) / 10.2),
            q * 0.00025 * 10.0 * linoid(-(v + 34.0) / 10.0)};
}
Rates nodeH(double v) {
    static const double q = nodeQ10(2.9, 20.0);
    return {q * 0.062 * 11.0 * linoid(-(v + 114.0) / 11.0),
            q * 2.3 / (1.0 + std::exp(-(v + 31.8) / 13.4))};
}
Rates nodeS(double v) {
    static const double q = nodeQ10(3.0, 36.0);
    return {q * 0.3 / (1.0 + std::exp(-(v + 53.0) / 5.0)),
            q * 0.03 / (1.0 + std::exp(-(v + 90.0)))};
}
void nodeSettle(Gates& g, double v) {
    settleGate(g.m, nodeM(v));
    settleGate(g.h, nodeH(v));
    settleGate(g.p, nodeP(v));
    settleGate(g.nOrS, nodeS(v));
}
void nodeRelax(Gates& g, double v, double timeMs) {
    relaxGate(g.m, nodeM(v), timeMs);
    relaxGate(g.h, nodeH(v), timeMs);
    relaxGate(g.p, nodeP(v), timeMs);
    relaxGate(g.nOrS, nodeS(v), timeMs);
}
Ohmic nodeOhmic(const Gates& g) {
    const double sodium =
        kNodeFastSodium * g.m * g.m * g.m * g.h + kNodePersistentSodium * g.p * g.p * g.p;
    const double potassium = kNodeSlowPotassium * g.nOrS;
    return {sodium + potassium + kNodeLeak,
            sodium * kNodeSodiumMv + potassium * kNodePotassiumMv + kNodeLeak * kNodeLeakMv};
}

}  // namespace

const Kind& squid() {
    static const Kind kind{1.0, squidSettle, squidRelax, squidOhmic};  // 1 uF/cm2 [ref:hodgkin1952]
    return kind;
}
const Kind& node() {
    static const Kind kind{2.0, nodeSettle, nodeRelax, nodeOhmic};  // 2 uF/cm2 [ref:mcintyre2002]
    return kind;
}

double restingMv(const Kind& kind, double nearMv) {
    // Bisection: the net current grows with the voltage near rest.
    double low = nearMv - 8.0;
    double high = nearMv + 8.0;
    for (int k = 0; k < 60; ++k) {
        const double middle = 0.5 * (low + high);
        Gates gates;
        kind.settle(gates, middle);
        const Ohmic ohmic = kind.ohmic(gates);
        (ohmic.conductance * middle - ohmic.drive > 0.0 ? high : low) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace rewire::models::membrane
