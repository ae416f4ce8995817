#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Wrong use exits 2 with one sentence and the nearest valid name; bad files exit 1.
source "$(dirname "$0")/lib.sh"

wrong() { expect 2 "$@"; one_sentence "$*"; }
wrong "did you mean 'export'" exprt a.png
wrong "did you mean '--therapy'" export a.png --terapy cbt
wrong "did you mean 'cbt'" export a.png --therapy cbtt
wrong "did you mean 'glass'" export a.png --style glas
wrong "did you mean 'left-medial'" export a.png --view left-medal
wrong "did you mean 'myelination'" export a.png --mechanism myelinaton
wrong "did you mean '(left:)?amygdala'" export a.png --region left:amygdla
wrong "left or right|left, right" export a.png --region middle:amygdala
wrong "did you mean 'brainstem'" export a.png --hide brainstm
wrong "did you mean 'print'" export a.png --theme prnt
wrong "did you mean 'findings'" export a.png --show finding
wrong "did you mean 'practice'" export a.png --evidence practise
wrong "0 to 20" export a.png --therapy cbt --session 21
wrong "0 to 20" export a.png --therapy cbt --session -1
wrong "needs a therapy" export a.png --session 3
wrong "16384" export a.png --size 20000x10
wrong "1920x1080" export a.png --size big
wrong "1 to 8" export a.png --samples 99
wrong "png" export a.jpg
wrong "exclude" export a.png --labels --no-labels
wrong "output|OUT" export
wrong "number|coordinate|X Y Z" locate 1 2
wrong "number|coordinate|X Y Z" locate a b c
check "wrong use leaves no file" '[ -z "$(ls a.png 2>/dev/null)" ]'

bad() { expect 1 "$@"; one_sentence "$*"; }
bad "no-such-folder" --assets no-such-folder regions
bad "nothing.toml" export a.png --scene nothing.toml
printf 'version = 1\ntherapy = [' >broken.toml
bad "broken.toml" export a.png --scene broken.toml
printf '\x89PNG\r\n\x1a\nrubbish' >rubbish.png
bad "rubbish.png" export a.png --scene rubbish.png
echo mine >mine.png
bad "force" export mine.png
check "an existing file stays" '[ "$(cat mine.png)" = mine ]'
bad "no-folder" export no-folder/a.png --size 64x64
expect 0 "Examples" --help
expect 0 "^rewire [0-9]" --version
finish
