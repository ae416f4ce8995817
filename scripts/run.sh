#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and opens Rewire; without a display it writes its pictures to out/ instead.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh build
[ -x build/rewire ] || echo "Building Rewire; the first time takes a few minutes."
scripts/build.sh

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec build/rewire "$@"
fi
echo "No display here, so Rewire writes its pictures to out/ instead of opening a window."
mkdir -p out
picture() {
    local name=$1
    shift
    build/rewire export "out/$name.png" --force "$@"
    echo "  out/$name.png"
}
picture brain
picture cbt-focus --therapy cbt --style glass
picture cbt-findings --therapy cbt --show findings --evidence practice --style glass
picture psychodynamic-focus --therapy psychodynamic --view left-medial
picture mindfulness-focus --therapy mindfulness --style glass --view right-front
picture alliance-focus --therapy alliance --style xray
picture inner-side --view left-medial --labels
picture pruning --mechanism synaptic_pruning --style glass
picture network --mechanism dmn_modulation --therapy mindfulness --compare --style glass
