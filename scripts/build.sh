#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the release program at build/rewire (incrementally); --tests builds the tests too.
set -euo pipefail
cd "$(dirname "$0")/.."

options=(-DREWIRE_TESTS=OFF)
[ "${1:-}" = --tests ] && options=(-DREWIRE_TESTS=ON)
[ "${CI:-}" = true ] && options+=(-DREWIRE_WERROR=ON)
log=build/build.log
mkdir -p build
if ! { cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release "${options[@]}" && cmake --build build; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "The build failed; the log above is also in $log." >&2
    exit 1
fi
