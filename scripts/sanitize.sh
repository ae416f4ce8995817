#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds with AddressSanitizer and UndefinedBehaviorSanitizer and runs the tests labelled unit, gl and fuzz on it.
set -euo pipefail
cd "$(dirname "$0")/.."
log=build-sanitize/build.log
mkdir -p build-sanitize
if ! { cmake -S . -B build-sanitize -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DREWIRE_SANITIZE=ON \
        "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1" -DREWIRE_WERROR=OFF &&
        cmake --build build-sanitize; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "The sanitizer build failed; the log above is also in $log." >&2
    exit 1
fi
export LSAN_OPTIONS=suppressions=$PWD/tests/support/leaks_of_libraries.txt:print_suppressions=0
ctest --test-dir build-sanitize --output-on-failure --timeout 900 -L 'unit|gl|fuzz' -LE 'golden|ui|slow'
