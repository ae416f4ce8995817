# SPDX-License-Identifier: Apache-2.0
# Writes OUT: a header with the SHA-256 of the recipe, which is what the sources in DIR say, sorted by name. Comments,
# white space and where a string is broken don't count. Nor do the sources that make pictures or keep a cache.
# Run by cmake -P.
file(GLOB files ${DIR}/*.cpp ${DIR}/*.h)
list(FILTER files EXCLUDE REGEX "plate|raycast|picture|read_glb|cache|caption")
list(SORT files)
set(all "")
foreach(file IN LISTS files)
  file(READ ${file} text)
  string(REGEX REPLACE "//[^\n]*" "" text "${text}")
  string(REGEX REPLACE "[ \t\r\n]+" "" text "${text}")
  string(REPLACE "\"\"" "" text "${text}")
  string(SHA256 hash "${text}")
  get_filename_component(name ${file} NAME)
  string(APPEND all "${name} ${hash}\n")
endforeach()
string(SHA256 recipe "${all}")
file(CONFIGURE OUTPUT ${OUT} CONTENT "#define REWIRE_RECIPE_SHA256 \"${recipe}\"\n" @ONLY)
