#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the brain assets again from Debian's mricron-data: installs what is missing, builds rewire-bake, runs it.
# Use: scripts/bake.sh                          assets/ anew (about two minutes on two cores)
#      scripts/bake.sh --plates [--originals DIR]   pictures of the assets into docs/plates/, beside DIR's if given
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh build bake
log=build/bake.log
mkdir -p build
# src/bake configures alone, so that the viewer's own targets need not be built for it.
if ! { cmake -S src/bake -B build/bake -G Ninja -DCMAKE_BUILD_TYPE=Release && cmake --build build/bake; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "The build failed; the log above is also in $log." >&2
    exit 1
fi

if [ "${1:-}" = --plates ]; then
    shift
    exec build/bake/rewire-plates --assets assets --out docs/plates "$@"
fi
exec build/bake/rewire-bake --out assets --knowledge assets/knowledge "$@"
