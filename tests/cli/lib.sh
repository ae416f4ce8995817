# SPDX-License-Identifier: Apache-2.0
# Small helpers for the tests of the command line. Sourced with: PROGRAM SOURCE_DIR BUILD_DIR.
set -uo pipefail
program=$1
source_dir=$2
build_dir=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0
failed=0
unset DISPLAY WAYLAND_DISPLAY

pass() { passed=$((passed + 1)); }
flunk() {
    failed=$((failed + 1))
    echo "FAILED: $1"
    [ -s "$work/stdout" ] && sed 's/^/  out: /' "$work/stdout" | head -5
    [ -s "$work/stderr" ] && sed 's/^/  err: /' "$work/stderr" | head -5
}
# expect EXIT_CODE PATTERN words...: runs the program; PATTERN must match standard output or error (- for none).
expect() {
    local code=$1 pattern=$2
    shift 2
    "$program" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
    local got=$?
    if [ "$got" -ne "$code" ]; then flunk "rewire $* exited $got, not $code"; return; fi
    if [ "$pattern" != - ] && ! cat "$work/stdout" "$work/stderr" | grep -Eq -- "$pattern"; then
        flunk "rewire $*: nothing matches /$pattern/"
        return
    fi
    pass
}
# A failure is one sentence on standard error, and nothing on standard output.
one_sentence() {
    if [ -s "$work/stdout" ]; then flunk "$1: wrote to standard output"; return; fi
    if [ "$(wc -l <"$work/stderr")" -ne 1 ]; then flunk "$1: not one line on standard error"; return; fi
    pass
}
check() { if eval "$2"; then pass; else flunk "$1"; fi; }
finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
