// SPDX-License-Identifier: Apache-2.0
// What moves by itself: the camera's flight to where the state already is, and the cross-fade of
// the colours. Both start from what is on the screen now. Pure of GL and of the clock: the time is
// handed in.
#pragma once

#include <optional>

#include "scene/action.h"
#include "scene/draw_list.h"

namespace rewire::app {

inline constexpr double kFlightSec = 0.42;
inline constexpr double kFadeSec = 0.36;

// Which actions fly, which fade; a drag does neither.
[[nodiscard]] bool flies(const Action& action);
[[nodiscard]] bool fades(const Action& action);

class Motion {
  public:
    void setReduced(bool reduced) { reduced_ = reduced; }
    // Before the state changes: remembers where the camera and the colours are now.
    void startFlight(const Camera& shown, double nowSec);
    void startFade(const DrawList& shown, double nowSec);
    void stopFlight() { from_.reset(); }
    void stop();
    [[nodiscard]] bool flying() const { return from_.has_value(); }
    [[nodiscard]] bool moving() const { return from_.has_value() || fadeFrom_.has_value(); }
    [[nodiscard]] Camera camera(const Camera& target, double nowSec);
    [[nodiscard]] DrawList list(DrawList target, double nowSec);

  private:
    bool reduced_ = false;
    std::optional<Camera> from_;
    std::optional<DrawList> fadeFrom_;
    double flightStartSec_ = 0.0, fadeStartSec_ = 0.0;
};

}  // namespace rewire::app
