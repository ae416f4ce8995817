#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing and passes all tests: release build with every test; in CI (or with --all) also the
# sanitizer build, clang-format and clang-tidy.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install_packages.sh build test
scripts/build.sh --tests
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
ctest --test-dir build --output-on-failure --timeout 600
if [ "${CI:-}" = true ] || [ "${1:-}" = --all ]; then
    scripts/check_style.sh
    scripts/sanitize.sh
fi
