# SPDX-License-Identifier: Apache-2.0
# How our own targets are built: warnings, sanitizers, floating point that gives the same numbers everywhere.

add_library(rewire_options INTERFACE)
target_include_directories(rewire_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(rewire_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                -Wnon-virtual-dtor -Woverloaded-virtual -ffp-contract=off)
# g++ 12 warns falsely about `"text" + std::string` (GCC bug 105651).
target_compile_options(rewire_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
target_compile_definitions(rewire_options INTERFACE GLM_FORCE_EXPLICIT_CTOR GLM_ENABLE_EXPERIMENTAL
                                                    GLFW_INCLUDE_NONE REWIRE_VERSION="${PROJECT_VERSION}")
if(REWIRE_WERROR)
  target_compile_options(rewire_options INTERFACE -Werror)
endif()
if(REWIRE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# rewire_layer(NAME SOURCES a.cpp ... [DEPENDS layer ...] [PUBLIC lib ...] [PRIVATE lib ...])
# makes the static library rewire_NAME. DEPENDS are layers below it; their headers are public.
function(rewire_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PUBLIC;PRIVATE" ${ARGN})
  add_library(rewire_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(rewire_${name} PUBLIC rewire_options ${ARG_PUBLIC})
  foreach(layer IN LISTS ARG_DEPENDS)
    target_link_libraries(rewire_${name} PUBLIC rewire_${layer})
  endforeach()
  target_link_libraries(rewire_${name} PRIVATE ${ARG_PRIVATE})
endfunction()

# rewire_test(NAME SOURCES a.cpp ... [LINK target ...] [LABELS unit|gl|golden|cli|asset|ui ...])
function(rewire_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;LABELS" ${ARGN})
  if(REWIRE_SANITIZE)
    list(APPEND ARG_SOURCES ${CMAKE_SOURCE_DIR}/tests/support/keep_libraries.cpp)
  endif()
  add_executable(test_${name} ${ARG_SOURCES})
  target_link_libraries(test_${name} PRIVATE rewire_options ${ARG_LINK} GTest::gtest_main)
  target_compile_definitions(test_${name} PRIVATE REWIRE_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                  REWIRE_ASSETS_DIR="${CMAKE_SOURCE_DIR}/assets")
  set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND test_${name})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300)
endfunction()
