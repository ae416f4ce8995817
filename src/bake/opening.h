// SPDX-License-Identifier: Apache-2.0
// Where the operculum is lifted off the insula: a wedge that opens outwards from the insula's outer
// face. Does NOT make the surface; surfaces.h does.
#pragma once

#include "regions.h"

namespace rewire::bake {

class Opening {
  public:
    Opening(const Regions& r, char side);
    // mm lateral of the insula's outer face.
    [[nodiscard]] double depth(const Vec3& p) const;
    // mm inside the part that is taken away; negative = stays.
    [[nodiscard]] double wedge(const Vec3& p) const;
    // 1 on the insula's face, 0 at 5 mm from it: there the iso value rises, for insula and
    // operculum touch.
    [[nodiscard]] double nearFace(const Vec3& p) const;

  private:
    [[nodiscard]] double outline(const Vec3& p) const;
    double sign_;  // -1 left, +1 right: lateral = sign * x
    Field face_,
        outline_;  // over y and z: lateral coordinate of the face, signed distance to its outline
};

}  // namespace rewire::bake
