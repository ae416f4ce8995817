# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT, a .cpp that holds every shader of FOLDER as text. Run as a script with -DOUTPUT -DFOLDER.
file(GLOB shaders ${FOLDER}/*.vert ${FOLDER}/*.frag ${FOLDER}/*.glsl)
list(SORT shaders)
set(body "")
set(count 0)
foreach(path IN LISTS shaders)
  get_filename_component(name ${path} NAME)
  file(READ ${path} text)
  string(APPEND body "    {\"${name}\", R\"glsl(${text})glsl\"},\n")
  math(EXPR count "${count} + 1")
endforeach()
set(whole "// Generated from shaders/ at build.\n#include \"render/shader_library.h\"\n\n#include <array>\n\nnamespace rewire::render {\n\nstd::span<const std::pair<std::string_view, std::string_view>> embeddedShaders() {\n    static constexpr std::array<std::pair<std::string_view, std::string_view>, ${count}> kShaders{{\n${body}    }};\n    return kShaders;\n}\n\n}  // namespace rewire::render\n")
file(WRITE ${OUTPUT} "${whole}")
