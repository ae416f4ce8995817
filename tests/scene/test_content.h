// SPDX-License-Identifier: Apache-2.0
// The synthetic brain with the shipped knowledge and words, loaded once for all tests of the scene.
#pragma once

#include "atlas/brain_mesh.h"
#include "scene/action.h"
#include "scene/draw_list.h"

namespace rewire::test {

[[nodiscard]] const Content& testContent();
[[nodiscard]] const BrainMesh& testMesh();

// The state after these actions, from the one the program opens with; a refused action fails the
// test.
[[nodiscard]] ViewState after(std::initializer_list<const char*> actions);
[[nodiscard]] DrawList drawn(std::initializer_list<const char*> actions);
[[nodiscard]] const ParcelLook& lookAt(const DrawList& list, const char* node);  // "lh.amygdala"

}  // namespace rewire::test
