# SPDX-License-Identifier: Apache-2.0
# Writes OUT: a header with the SHA-256 of all FILES (names and contents, sorted). Run by cmake -P.
list(SORT FILES)
set(all "")
foreach(file IN LISTS FILES)
  file(SHA256 ${file} hash)
  get_filename_component(name ${file} NAME)
  string(APPEND all "${name} ${hash}\n")
endforeach()
string(SHA256 recipe "${all}")
file(CONFIGURE OUTPUT ${OUT} CONTENT "#define REWIRE_RECIPE_SHA256 \"${recipe}\"\n" @ONLY)
