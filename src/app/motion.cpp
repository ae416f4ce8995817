// SPDX-License-Identifier: Apache-2.0
// Flight and cross-fade by the time that has passed since they began.
#include "app/motion.h"

#include <algorithm>
#include <utility>

namespace rewire::app {

namespace {

template <class... Kinds>
bool isOneOf(const Action& action) {
    return (std::holds_alternative<Kinds>(action) || ...);
}

// Ease in and out.
float eased(double share) {
    const auto t = static_cast<float>(std::clamp(share, 0.0, 1.0));
    return t * t * (3.0F - 2.0F * t);
}

}  // namespace

bool flies(const Action& action) {
    return isOneOf<SetView, FocusOn, FocusPoint, ResetView, ReplaceState, Undo, Redo>(action);
}

bool fades(const Action& action) {
    return isOneOf<SetTherapy, SetShow, SetEvidence, SetMechanism, Select, SelectAlso, SelectNone,
                   Hide, Unhide, Isolate, Reveal, SetPart, SetView, ReplaceState, Undo, Redo>(
        action);
}

void Motion::startFlight(const Camera& shown, double nowSec) {
    if (reduced_) return;
    from_ = shown;
    flightStartSec_ = nowSec;
}

void Motion::startFade(const DrawList& shown, double nowSec) {
    if (reduced_) return;
    fadeFrom_ = shown;
    fadeStartSec_ = nowSec;
}

void Motion::stop() {
    from_.reset();
    fadeFrom_.reset();
}

Camera Motion::camera(const Camera& target, double nowSec) {
    if (!from_) return target;
    const double share = (nowSec - flightStartSec_) / kFlightSec;
    if (share >= 1.0 || *from_ == target) {
        from_.reset();
        return target;
    }
    return interpolate(*from_, target, static_cast<float>(std::max(0.0, share)));
}

DrawList Motion::list(DrawList target, double nowSec) {
    if (!fadeFrom_) return target;
    const double share = (nowSec - fadeStartSec_) / kFadeSec;
    if (share >= 1.0 || fadeFrom_->parcels.size() != target.parcels.size()) {
        fadeFrom_.reset();
        return target;
    }
    return mix(*fadeFrom_, target, eased(share));
}

}  // namespace rewire::app
