# SPDX-License-Identifier: Apache-2.0
# The commands that need data alone, as a library so that tests can call them.
add_library(rewire_app_data STATIC ${CMAKE_CURRENT_LIST_DIR}/check_command.cpp
                                   ${CMAKE_CURRENT_LIST_DIR}/list_command.cpp
                                   ${CMAKE_CURRENT_LIST_DIR}/locate_command.cpp
                                   ${CMAKE_CURRENT_LIST_DIR}/toml_json.cpp)
target_link_libraries(rewire_app_data PUBLIC rewire_options rewire_atlas rewire_knowledge
                                      PRIVATE tomlplusplus::tomlplusplus nlohmann_json::nlohmann_json)
