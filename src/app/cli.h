// SPDX-License-Identifier: Apache-2.0
// The command line of `rewire`: words to commands, errors to one sentence and an exit code
// (0 done, 1 a file or the machine failed, 2 wrong use).
#pragma once

namespace rewire::app {

[[nodiscard]] int runCommandLine(int argc, char** argv);

}  // namespace rewire::app
