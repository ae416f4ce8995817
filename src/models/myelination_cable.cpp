// SPDX-License-Identifier: Apache-2.0
// Geometry and passive electrics of the axon: from diameter and sheath to compartments.
#include "models/membrane.h"
#include "models/myelination.h"

#include <cmath>

namespace rewire::models {
namespace {

constexpr double kPi = 3.141592653589793;
constexpr double kCmPerUm = 1e-4;

// Bare axon.
constexpr double kBareAxialOhmCm = 35.4;  // squid axoplasm [ref:hodgkin1952]
constexpr int kBareCompartments = 200;    // illustrative
constexpr double kBareStep =
    18.0;  // compartment in um of a 1 um axon; grows with sqrt(d); illustrative
constexpr double kBareSubstepMs = 0.010;  // illustrative
constexpr int kBareSubsteps = 2;

// Wrapped axon.
constexpr double kAxialOhmCm = 70.0;   // [ref:mcintyre2002]
constexpr double kNodeUm = 1.0;        // length of a node [ref:mcintyre2002]
constexpr int kNodes = 25;             // illustrative
constexpr int kPerInternode = 8;       // compartments; illustrative
constexpr double kLamellaUm = 0.0130;  // one turn of myelin, two membranes; illustrative
constexpr double kMyelinMembraneUf =
    0.5;  // per cm2 and membrane, as of a bare lipid bilayer; illustrative
constexpr double kMyelinMembraneS = 0.001;  // per cm2 and membrane [ref:mcintyre2002]
constexpr double kParanodeUm =
    6.0;  // attached stretches at both sides of a node [ref:mcintyre2002]
constexpr double kParanodeS = 0.001;         // their leak, per cm2 [ref:mcintyre2002]
constexpr double kWrappedSubstepMs = 0.001;  // illustrative
constexpr int kWrappedSubsteps = 5;

// The start current, in units of the axial conductance near the end times 100 mV, so that any fibre
// takes the same.
constexpr double kStartMv = 100.0;  // illustrative

// Axial conductance of a cylinder, microsiemens.
double axialUs(double diameterUm, double lengthUm, double ohmCm) {
    const double radiusCm = 0.5 * diameterUm * kCmPerUm;
    return 1e6 * kPi * radiusCm * radiusCm / (ohmCm * lengthUm * kCmPerUm);
}

double sideAreaCm2(double diameterUm, double lengthUm) {
    return kPi * diameterUm * lengthUm * kCmPerUm * kCmPerUm;
}

Myelination::Cable bareCable(const Myelination::Params& params) {
    Myelination::Cable cable;
    const double d = params.diameterUm;
    const double stepUm =
        params.compartmentUm > 0.0 ? params.compartmentUm : kBareStep * std::sqrt(d);
    cable.axonDiameterUm = d;
    cable.restMv = membrane::restingMv(membrane::squid(), -65.0);
    cable.substepMs = kBareSubstepMs / params.refinement;
    cable.substeps = static_cast<int>(std::lround(kBareSubsteps * params.refinement));
    const double area = sideAreaCm2(d, stepUm);
    for (int i = 0; i < kBareCompartments; ++i) {
        cable.positionUm.push_back((i + 0.5) * stepUm);
        cable.capacitanceNf.push_back(1e3 * membrane::squid().capacitanceUfPerCm2 * area);
        cable.leakUs.push_back(0.0);
        cable.excitable.push_back(i);
        cable.excitableAreaCm2.push_back(area);
        if (i > 0) cable.axialUs.push_back(axialUs(d, stepUm, kBareAxialOhmCm));
    }
    // The current of a stretch of ten compartments, about a third of the length constant.
    cable.stimulusNa = params.stimulus * kStartMv * cable.axialUs.front() / 10.0;
    cable.electrodeA = kBareCompartments * 2 / 5;
    cable.electrodeB = kBareCompartments * 4 / 5;
    return cable;
}

// Capacitance and conductance of a sheath of n equal layers, per cm of length: layers in series
// between two cylinders give 2 pi * (value of one layer * its thickness) / ln(outer / inner), as in
// FitzHugh (1962).
double sheathPerCm(double perMembraneCm2, double gRatio) {
    const double layerCm = kLamellaUm * kCmPerUm;
    return 2.0 * kPi * (perMembraneCm2 / 2.0) * layerCm / std::log(1.0 / gRatio);
}

Myelination::Cable wrappedCable(const Myelination::Params& params) {
    Myelination::Cable cable;
    const double outer = params.diameterUm;
    const double d = outer * params.gRatio;
    const double internodeUm = params.internodeRatio * outer;
    const double pieceUm = internodeUm / kPerInternode;
    cable.myelinated = true;
    cable.axonDiameterUm = d;
    cable.turns = 0.5 * (outer - d) / kLamellaUm;
    // The node alone rests at -88 mV; the paper's fibre is held at -80 mV by the membrane under the
    // sheath, which this cable doesn't have, so passive leaks reverse at the node's own rest (else
    // the fibre would fire unasked).
    cable.restMv = membrane::restingMv(membrane::node(), -88.0);
    cable.substepMs = kWrappedSubstepMs / params.refinement;
    cable.substeps = static_cast<int>(std::lround(kWrappedSubsteps * params.refinement));
    double xUm = 0.0;
    double halfBefore = 0.0;  // half the length of the compartment before, um
    const auto add = [&](double lengthUm, double capacitanceNf, double leakUs) {
        if (!cable.positionUm.empty()) {
            cable.axialUs.push_back(axialUs(d, halfBefore + 0.5 * lengthUm, kAxialOhmCm));
        }
        cable.positionUm.push_back(xUm + 0.5 * lengthUm);
        cable.capacitanceNf.push_back(capacitanceNf);
        cable.leakUs.push_back(leakUs);
        xUm += lengthUm;
        halfBefore = 0.5 * lengthUm;
    };
    for (int n = 0; n < kNodes; ++n) {
        const double area = sideAreaCm2(d, kNodeUm);
        cable.excitable.push_back(static_cast<int>(cable.positionUm.size()));
        cable.excitableAreaCm2.push_back(area);
        add(kNodeUm, 1e3 * membrane::node().capacitanceUfPerCm2 * area,
            1e6 * kParanodeS * sideAreaCm2(d, kParanodeUm));
        if (n + 1 == kNodes) break;
        const double lengthCm = pieceUm * kCmPerUm;
        for (int k = 0; k < kPerInternode; ++k) {
            add(pieceUm, 1e3 * sheathPerCm(kMyelinMembraneUf, params.gRatio) * lengthCm,
                1e6 * sheathPerCm(kMyelinMembraneS, params.gRatio) * lengthCm);
        }
    }
    cable.stimulusNa = params.stimulus * kStartMv * axialUs(d, internodeUm, kAxialOhmCm);
    cable.electrodeA = cable.excitable[kNodes * 2 / 5];
    cable.electrodeB = cable.excitable[kNodes * 4 / 5];
    return cable;
}

}  // namespace

Myelination::Cable Myelination::buildCable(const Params& params) {
    return params.myelinated != 0 ? wrappedCable(params) : bareCable(params);
}

}  // namespace rewire::models
