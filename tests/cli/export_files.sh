#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Exported files: size, transparency, metadata, the same picture again from the file alone.
source "$(dirname "$0")/lib.sh"

expect 0 - export plain.png --size 320x180
check "a picture has the size asked for" '[ "$(identify -format %wx%h plain.png)" = 320x180 ]'
expect 0 - export again.png --size 320x180
check "the same command gives the same bytes" 'cmp -s plain.png again.png'
expect 0 - export cbt.png --therapy cbt --style glass --size 480x270 --samples 1
check "another therapy is another picture" '! cmp -s plain.png cbt.png'
expect 0 - export rebuilt.png --scene cbt.png
check "a picture is made again from the file alone" 'cmp -s cbt.png rebuilt.png'
expect 0 - export clear.png --transparent --size 320x180 --no-labels --no-legend
check "the corner of a transparent picture is clear" \
    '[ "$(convert clear.png -format "%[fx:p{0,0}.a]" info:)" = 0 ]'
check "the middle of a transparent picture is not" \
    '[ "$(convert clear.png -format "%[fx:p{160,90}.a>0.95]" info:)" = 1 ]'
for key in Title Description Copyright Source rewire:scene rewire:figure; do
    check "the picture carries $key" "grep -aq 'iTXt$key' cbt.png"
done
for style in anatomy glass xray; do
    for theme in dark light print; do
        expect 0 - export "$style-$theme.png" --style $style --theme $theme --therapy mindfulness --size 160x90 --samples 1
    done
done
for view in left right left-medial right-medial front back top bottom left-front right-front; do
    expect 0 - export "view-$view.png" --view $view --size 160x90 --samples 1
done
check "ten views are ten pictures" '[ "$(md5sum view-*.png | cut -d" " -f1 | sort -u | wc -l)" = 10 ]'
expect 0 - export hidden.png --hide left --hide cerebellum --size 160x90 --samples 1
expect 0 "amygdala" describe --therapy cbt
check "no half-written file is left" '[ -z "$(ls -A | grep -E "tmp|part")" ]'
finish
