// SPDX-License-Identifier: Apache-2.0
// The count of GL objects alive, for the test that nothing leaks. Internal to gpu/.
#pragma once

namespace rewire::gpu {

void countLive(int change);

}  // namespace rewire::gpu
