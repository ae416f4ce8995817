// SPDX-License-Identifier: Apache-2.0
// Ambient occlusion by ray casting (Embree 3). Does NOT choose what occludes what; the caller does.
#pragma once

#include <memory>

#include "mesh.h"

namespace rewire::bake {

class Occluders {
  public:
    Occluders();
    ~Occluders();
    Occluders(const Occluders&) = delete;
    Occluders& operator=(const Occluders&) = delete;
    void add(const std::vector<Vec3>& position, const std::vector<Triangle>& triangles);
    void commit();
    // 1 = open, 0 = closed in. Cosine-weighted rays up to rangeMm; a hit counts by (distance /
    // range)^2.
    [[nodiscard]] float openness(const Vec3& p, const Vec3& n, std::uint32_t seed) const;

  private:
    struct Scene;
    std::unique_ptr<Scene> scene_;
};

}  // namespace rewire::bake
