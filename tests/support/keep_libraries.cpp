// SPDX-License-Identifier: Apache-2.0
// Only in the sanitizer build: libraries stay loaded, so that the leak checker can name (and leave
// out) what Mesa keeps; blocks of an unloaded driver have no name to match.
extern "C" int dlclose(void* /*handle*/) {
    return 0;
}
