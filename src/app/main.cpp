// SPDX-License-Identifier: Apache-2.0
// The program `rewire`. Holds the last catch and nothing else.
#include <cstdio>
#include <exception>

#include "app/cli.h"

int main(int argc, char** argv) {
    try {
        return rewire::app::runCommandLine(argc, argv);
    } catch (const std::exception& unexpected) {
        std::fprintf(stderr, "rewire: internal error: %s\n", unexpected.what());
    } catch (...) {
        std::fprintf(stderr, "rewire: internal error of an unknown kind\n");
    }
    return 1;
}
