// SPDX-License-Identifier: Apache-2.0
// Small capitals on a picture, without a font file. Does NOT know lower case.
#pragma once

#include <array>
#include <string_view>

#include "raycast.h"

namespace rewire::bake {

void writeCaption(Picture& p, int x, int y, std::string_view text,
                  std::array<std::uint8_t, 3> colour);

}  // namespace rewire::bake
