#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages of one or more sets that are missing, and says which; does nothing when all are there.
# Use: scripts/install_packages.sh build|test|bake ...
set -euo pipefail

build=(build-essential cmake ninja-build pkg-config libglfw3-dev libglm-dev libimgui-dev libassimp-dev libepoxy-dev
    libegl-dev libgl1 libgl1-mesa-dri libtomlplusplus-dev libcli11-dev libfmt-dev nlohmann-json3-dev
    libpng-dev libcairo2-dev libpango1.0-dev libfontconfig-dev zlib1g-dev)
test=(libgtest-dev libbenchmark-dev xvfb xdotool imagemagick clang-format clang-tidy)
bake=(libinsighttoolkit5-dev libvtk9-dev libmeshoptimizer-dev libembree-dev mricron-data)

wanted=()
for set in "$@"; do
    case "$set" in
        build) wanted+=("${build[@]}") ;;
        test) wanted+=("${test[@]}") ;;
        bake) wanted+=("${bake[@]}") ;;
        *) echo "install_packages.sh: unknown set '$set'; give build, test or bake" >&2; exit 2 ;;
    esac
done

missing=()
for package in "${wanted[@]}"; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing and there is no sudo; install them as root, then run this again:" >&2
        echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >/dev/null
