#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The shipped program in a real window: started under an X server of its own, driven with mouse and keys as a
# person would; then what is on the screen and on disk is checked. Where things are, the program tells itself
# (REWIRE_UI_PROBE). Usage: window_test.sh PROGRAM ASSETS
set -eu

program=$1
assets=$2
work=$(mktemp -d)
export HOME="$work/home" XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config" XDG_PICTURES_DIR="$work/pictures"
export REWIRE_UI_PROBE="$work/probe"
mkdir -p "$HOME" "$XDG_PICTURES_DIR"
server= ; window_process=

finish() {
    status=$?
    if [ "$status" -ne 0 ]; then
        import -window root "${REWIRE_UI_FAILURE:-/tmp/rewire-ui-failure.png}" 2>/dev/null || true
        cat "$work/log" 2>/dev/null || true
        grep -v '^item' "$work/probe" 2>/dev/null || true
    fi
    [ -z "$window_process" ] || kill "$window_process" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() { echo "FAILED: $*" >&2; exit 1; }
passed() { echo "ok: $*"; }

# --- an X server with a free number
number=60
while [ -e "/tmp/.X11-unix/X$number" ] || [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
Xvfb ":$number" -noreset -screen 0 1280x720x24 >"$work/xvfb" 2>&1 &
server=$!
export DISPLAY=":$number"
tries=0
until xdotool getmouselocation >/dev/null 2>&1; do
    tries=$((tries + 1)); [ "$tries" -lt 100 ] || fail "no X server"
    sleep 0.1
done

start() {
    rm -f "$work/probe"
    "$program" --assets "$assets" --window-size 1280x720 >"$work/log" 2>&1 &
    window_process=$!
    await '^settled 1' 900 || fail "the window never came to rest"
    id=$(xdotool search --name '^Rewire$' | head -n 1)
    xdotool windowfocus --sync "$id"
}
stop() {
    kill "$window_process" 2>/dev/null || true
    wait "$window_process" 2>/dev/null || true
    window_process=
}
# await PATTERN [TENTHS]: until the program's own report says so
await() {
    left=${2:-300}
    while [ "$left" -gt 0 ]; do
        if [ -f "$work/probe" ] && grep -q "$1" "$work/probe"; then return 0; fi
        kill -0 "$window_process" 2>/dev/null || fail "the program has ended"
        sleep 0.1; left=$((left - 1))
    done
    return 1
}
place() { awk -v key="$1" '$1 == "item" && $2 == key { print int($3 + $5 / 2), int($4 + $6 / 2) }' "$work/probe"; }
click_at() { xdotool mousemove --window "$id" "$1" "$2"; sleep 0.3; xdotool click 1; }
click() {
    at=$(place "$1"); [ -n "$at" ] || fail "nothing is called $1"
    # shellcheck disable=SC2086
    click_at $at
}
expect() { await "$1" 300 || fail "expected '$1' after: $2"; passed "$2"; }
picture() { import -window root "$work/$1.png"; }
# colour FILE X Y -> "r g b"
colour() { convert "$work/$1.png" -crop "1x1+$2+$3" +repage -depth 8 txt:- | sed -n '2s/.*(\([0-9]*\),\([0-9]*\),\([0-9]*\).*/\1 \2 \3/p'; }
# how many pixels of the stage are of that kind (an ImageMagick -fx test)
count() {
    set -- "$1" "$2" $(awk '$1 == "stage" { print $2, $3, $4, $5 }' "$work/probe")
    convert "$work/$1.png" -crop "$5x$6+$3+$4" +repage -scale 25% -fx "$2" -format '%[fx:int(mean*w*h)]' info:
}

# --- it opens, with the brain on the stage
start
picture opened
brain=$(count opened 'r>0.30&&r>b*1.08?1:0')
[ "$brain" -gt 1500 ] || fail "no brain on the stage ($brain)"
passed "the brain is on the stage"
[ "$(colour opened 6 400)" = "21 24 33" ] || fail "the left panel is not #151821 but $(colour opened 6 400)"
passed "the panel has its colour"

# --- a therapy: its focus lights in prefrontal blue
blue_before=$(count opened 'b>0.5&&b>r*1.5?1:0')
click therapy.cbt
expect '^therapy cbt' "a click picks CBT"
await '^settled 1'; sleep 1; picture therapy
blue=$(count therapy 'b>0.5&&b>r*1.5?1:0')
[ "$blue" -gt $((blue_before + 400)) ] || fail "CBT lights nothing blue ($blue_before, then $blue)"
passed "its focus lights up"

# --- what studies found, by key; another kind of evidence by mouse
xdotool key f
expect '^show findings' "F shows what studies found"
click evidence.practice
sleep 1; await '^settled 1'

# --- a view by button and by key, a style by key
click view.left
expect '^view left$' "the view button turns the brain"
xdotool key 2
expect '^view right$' "2 shows the right side"
xdotool key g
expect '^style glass' "G is glass"
xdotool key a
expect '^style anatomy' "A is anatomy"
await '^settled 1'; sleep 1

# --- a region on the brain: hover names it, a click selects it
set -- $(awk '$1 == "stage" { print int($2 + $4 / 2), int($3 + $5 * 0.48) }' "$work/probe")
xdotool mousemove --window "$id" "$1" "$2"
expect '^hover rh\.' "the pointer names a region of the right side"
xdotool click 1
expect '^selected right:' "a click selects it"
xdotool key Escape
sleep 0.5

# --- typing in the search box
xdotool key ctrl+k
expect '^search 1' "Ctrl K opens the search box"
xdotool type --delay 40 "dlpfc"
expect '^search 1 dlpfc' "what is typed arrives, no letter lost"
xdotool key Return
expect '^selected pfc_dorsolateral' "Enter goes to the first hit"

# --- export: a file with the right size, never over another one without asking
xdotool key ctrl+e
expect '^dialog 1' "Ctrl E opens the export dialog"
await '^item dialog.main'; click dialog.main
expect '^toast ' "the picture is written"
file=$(find "$XDG_PICTURES_DIR" -name 'rewire-cbt-*.png')
[ -f "$file" ] || fail "no picture in $XDG_PICTURES_DIR"
[ "$(identify -format '%wx%h' "$file")" = 1920x1080 ] || fail "the picture is $(identify -format '%wx%h' "$file")"
grep -a -q 'iTXtTitle' "$file" || fail "the picture carries no title"
passed "the file is there: $(basename "$file")"
sum=$(cksum <"$file")
xdotool key ctrl+e
expect '^dialog 1' "export once more"
await '^item dialog.main'; click dialog.main
expect '^dialog 4' "it asks before writing over a file"
xdotool key Escape
expect '^dialog 0' "Escape says no"
[ "$sum" = "$(cksum <"$file")" ] || fail "the file was written over"

# --- the command line makes the same pixels from that picture
"$program" --assets "$assets" export "$work/again.png" --scene "$file" --size 1920x1080 >/dev/null
different=$(compare -metric AE "$file" "$work/again.png" null: 2>&1 || true)
[ "$different" = 0 ] || fail "window and command line differ in $different pixels"
passed "window and command line make the same pixels"

# --- a mechanism: its model runs by itself, stops when told, goes on by a step, is compared, gives its numbers
xdotool key ctrl+k
expect '^search 1' "the search box once more"
xdotool type --delay 40 "neurogenesis"
xdotool key Return
sleep 5
xdotool key space
expect '^mechanism neurogenesis' "Enter opens the mechanism"
await '^settled 1'
step=$(sed -n 's/^step \([0-9]*\).*/\1/p' "$work/probe")
[ "$step" -gt 3 ] || fail "the model does not run (step $step)"
passed "its model runs until it is paused"
xdotool key bracketright
expect "^step $((step + 1))" "one step by key"
click model.compare
expect '^step .* compared' "the run without stands beside it"
await '^settled 1'; sleep 1; picture mechanism
# The close-ups stand right of the brain, in the upper half of the stage.
set -- $(awk '$1 == "stage" { print int($4 * 0.6), int($5 * 0.55), int($2 + $4 * 0.4), $3 }' "$work/probe")
violet=$(convert "$work/mechanism.png" -crop "$1x$2+$3+$4" +repage -scale 25% -fx 'b>0.5&&r>0.45&&g<r*0.85?1:0' -format '%[fx:int(mean*w*h)]' info:)
[ "$violet" -gt 15 ] || fail "no young cells in the close-up ($violet)"
passed "young cells stand in the close-up ($violet)"
click model.save_numbers
expect '^toast ' "the numbers are saved"
numbers=$(find "$XDG_PICTURES_DIR" -name '*.csv')
[ -f "$numbers" ] || fail "no numbers in $XDG_PICTURES_DIR"
[ "$(wc -l <"$numbers")" -eq $((step + 2)) ] || fail "not one row a step: $(wc -l <"$numbers") lines at step $((step + 1))"
passed "one row a step: $(basename "$numbers")"
sleep 6

# --- an idle window costs nothing
sleep 7
before=$(awk '{ print $14 + $15 }' "/proc/$window_process/stat"); sleep 2
after=$(awk '{ print $14 + $15 }' "/proc/$window_process/stat")
[ $((after - before)) -le 4 ] || fail "an idle window used $((after - before)) ticks in two seconds"
passed "an idle window costs nothing"

# --- the state comes back; a damaged one is set aside
sleep 1; stop; start
grep -q '^therapy cbt' "$work/probe" || fail "the last state did not come back"
passed "the last state comes back"
stop
echo 'nonsense [' >"$XDG_STATE_HOME/rewire/session.scene.toml"
start
[ -f "$XDG_STATE_HOME/rewire/session.scene.toml.damaged" ] || fail "the damaged state was not set aside"
[ "$(wc -l <"$work/log")" -eq 1 ] || fail "not one line about it"
passed "a damaged state is set aside with one line"
xdotool key ctrl+q
left=100
while kill -0 "$window_process" 2>/dev/null; do left=$((left - 1)); [ "$left" -gt 0 ] || fail "Ctrl Q does not quit"; sleep 0.1; done
window_process=
passed "Ctrl Q quits"
