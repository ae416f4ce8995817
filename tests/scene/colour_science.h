// SPDX-License-Identifier: Apache-2.0
// How far apart two colours look, for all four kinds of vision. For the tests of the palette alone.
// CIEDE2000 after Sharma, Wu and Dalal 2005; colour-blind vision after Machado, Oliveira and
// Fernandes 2009.
#pragma once

#include <array>
#include <glm/glm.hpp>

namespace rewire::test {

enum class Vision { kNormal, kProtan, kDeutan, kTritan };
inline constexpr std::array kAllVisions{Vision::kNormal, Vision::kProtan, Vision::kDeutan,
                                        Vision::kTritan};

[[nodiscard]] double ciede2000(const glm::dvec3& labA, const glm::dvec3& labB);
[[nodiscard]] glm::dvec3 cieLab(const glm::vec3& srgb);  // D65
[[nodiscard]] glm::vec3 asSeenBy(Vision vision, const glm::vec3& srgb);
// The smallest distance over the four kinds of vision.
[[nodiscard]] double leastDistance(const glm::vec3& srgbA, const glm::vec3& srgbB);

}  // namespace rewire::test
