// SPDX-License-Identifier: Apache-2.0
// Share of patients improved after n sessions: a probit line in log sessions through the two points
// that the knowledge gives [ref:howard1986]. About symptoms, not about brains; shown as an
// illustration.
#include <cmath>

#include "knowledge/knowledge.h"

namespace rewire {
namespace {

double normalShareBelow(double z) {
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

// The z below which that share of a normal distribution lies. Halving an interval is slow and exact
// enough (2^-60 of its width) and needs no table.
double normalQuantile(double share) {
    double low = -9.0, high = 9.0;  // shares of 1e-19 and beyond do not occur
    for (int step = 0; step < 64; ++step) {
        const double middle = 0.5 * (low + high);
        (normalShareBelow(middle) < share ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

double DoseResponse::shareImproved(double session) const {
    if (!(session > 0.0) || sessions.size() < 2 || improved.size() < 2) return 0.0;
    const double logFirst = std::log(sessions[0]), logSecond = std::log(sessions[1]);
    const double zFirst = normalQuantile(improved[0]), zSecond = normalQuantile(improved[1]);
    const double slope = (zSecond - zFirst) / (logSecond - logFirst);
    return normalShareBelow(zFirst + slope * (std::log(session) - logFirst));
}

}  // namespace rewire
