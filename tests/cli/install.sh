#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An installed tree works anywhere.
source "$(dirname "$0")/lib.sh"

cmake --install "$build_dir" --prefix "$work/first" >stdout 2>stderr
check "it installs" '[ -x first/bin/rewire ]'
mv first moved
program=$work/moved/bin/rewire
expect 0 "well" check
expect 0 - export here.png --size 64x64 --samples 1
check "it draws" '[ -s here.png ]'
finish
