#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Times other viewers on the brain that Rewire ships, beside Rewire and the plain floor, on this machine and in one
# run, and prints a table in Markdown. Peers come from Debian (f3d, python3-vtk9) and, where a Chromium and npm are at
# hand, from npm (@niivue/niivue, into a temporary folder). A peer that can't be installed is named as such. Nothing is
# installed into the project. Machines that others use drift: the floor is timed again before each program, and the
# last column divides by it. Use: scripts/bench_peers.sh [PROGRAM]   (default build/rewire)
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/rewire}
[ -x "$program" ] || { echo "bench_peers: $program is missing; run scripts/build.sh first" >&2; exit 1; }
python=/usr/bin/python3  # the one that Debian packages are for
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

install_debian() {  # package
    dpkg -s "$1" >/dev/null 2>&1 && return 0
    if [ "$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; else return 1; fi
    $sudo apt-get install -y --no-install-recommends "$1" >/dev/null 2>&1
}

row() { printf '| %s | %s | %s | %s | %s | %s |\n' "$@"; }
floor_now() {
    "$program" bench --style anatomy --size 1280x720 --frames 8 --json >"$work/floor.json"
    field "$work/floor.json" floor_ms
}
field() { $python -c 'import json,sys; v=json.load(open(sys.argv[1]))[sys.argv[2]]; print(f"{v:.0f}" if v>=10 else f"{v:.2f}")' "$1" "$2"; }

$python scripts/bench_peers.py mesh assets/brain.glb "$work/brain.ply"
echo "Machine: $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1); load $(cut -d' ' -f1 /proc/loadavg) at the start; 1280x720."
echo
echo '| program | turning, opaque, ms | turning, translucent, ms | 1280x720 picture, whole process, s | peak MB | opaque and translucent, floor just before = 1 |'
echo '|---|---|---|---|---|---|'
for style in anatomy glass xray; do
    "$program" bench --style $style --size 1280x720 --frames 40 --json >"$work/$style.json"
done
start=$(date +%s%N)
"$program" export "$work/own.png" --size 1280x720 --force >/dev/null
own=$(echo "$start $(date +%s%N)" | awk '{printf "%.2f", ($2 - $1) / 1e9}')
row "Rewire $("$program" --version 2>/dev/null | head -1 | sed 's/^rewire //')" "$(field "$work/anatomy.json" median_ms)" \
    "$(field "$work/glass.json" median_ms) glass, $(field "$work/xray.json" median_ms) x-ray" "$own" "$(field "$work/anatomy.json" peak_mb)" \
    "$(field "$work/anatomy.json" ratio_to_floor); $(field "$work/glass.json" ratio_to_floor) glass, $(field "$work/xray.json" ratio_to_floor) x-ray"
row 'floor: one light, file order' "$(field "$work/anatomy.json" floor_ms)" '' '' '' 1

# Both open a window, seen or not.
screen=
[ -n "${DISPLAY:-}" ] || { install_debian xvfb && screen='xvfb-run -a'; } || true
if install_debian python3-vtk9; then
    if $screen $python scripts/bench_peers.py vtk "$work/brain.ply" "$(floor_now)" >"$work/vtk.txt" 2>/dev/null; then
        cat "$work/vtk.txt"
    else
        row 'VTK' 'does not run here' '' '' '' ''
    fi
else
    row 'VTK' 'could not be installed' '' '' '' ''
fi

if install_debian f3d; then
    start=$(date +%s%N)
    if $screen $python scripts/bench_peers.py peak "$work/f3d.txt" f3d "$work/brain.ply" --dry-run \
            --output="$work/f3d.png" --resolution=1280,720 >/dev/null 2>&1; then
        wall=$(echo "$start $(date +%s%N)" | awk '{printf "%.2f", ($2 - $1) / 1e9}')
        row "F3D $(dpkg-query -W -f '${Version}' f3d)" '' '' "$wall" "$(cat "$work/f3d.txt")" ''
    else
        row 'F3D' 'does not run here' '' '' '' ''
    fi
else
    row 'F3D' 'could not be installed' '' '' '' ''
fi

# NiiVue needs a browser that draws without a screen.
install_debian chromium || true
browser=$(command -v chromium || command -v chromium-browser || true)
if [ -n "$browser" ] && command -v npm >/dev/null; then
    if (cd "$work" && npm install --silent --no-audit --no-fund @niivue/niivue >/dev/null 2>&1) &&
            $python scripts/bench_peers.py niivue "$work" "$browser" "$(floor_now)" >"$work/niivue.txt" 2>/dev/null; then
        cat "$work/niivue.txt"
    else
        row 'NiiVue' 'could not be installed or does not run here' '' '' '' ''
    fi
else
    row 'NiiVue' 'not timed: needs chromium and npm' '' '' '' ''
fi
