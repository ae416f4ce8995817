// SPDX-License-Identifier: Apache-2.0
// Small geometric values in RAS millimetres.
#pragma once

#include <glm/glm.hpp>
#include <limits>

namespace rewire {

struct Ray {
    glm::vec3 originMm{0.0F};
    glm::vec3 direction{0.0F, 0.0F, -1.0F};  // unit length
};

struct Aabb {
    glm::vec3 minMm{std::numeric_limits<float>::max()};
    glm::vec3 maxMm{std::numeric_limits<float>::lowest()};

    [[nodiscard]] bool empty() const { return minMm.x > maxMm.x; }
    void add(const glm::vec3& p) {
        minMm = glm::min(minMm, p);
        maxMm = glm::max(maxMm, p);
    }
    void add(const Aabb& b) {
        if (b.empty()) return;
        add(b.minMm);
        add(b.maxMm);
    }
    [[nodiscard]] glm::vec3 centreMm() const { return (minMm + maxMm) * 0.5F; }
    [[nodiscard]] glm::vec3 sizeMm() const { return maxMm - minMm; }
};

}  // namespace rewire
