# SPDX-License-Identifier: Apache-2.0
# The window as a library: GLFW, ImGui and the loop. ImGui stands before GLFW and epoxy when linking.
add_library(rewire_app_window STATIC annotation_sheet.cpp desk_view.cpp gestures.cpp loader.cpp motion.cpp probe.cpp screen.cpp
                                     session.cpp stage_view.cpp task_runner.cpp
                                     window.cpp window_actions.cpp window_app.cpp window_program.cpp)
target_link_libraries(rewire_app_window PUBLIC rewire_options rewire_ui rewire_figure rewire_annotation rewire_render
                                               rewire_gpu rewire_scene rewire_knowledge rewire_atlas rewire_core
                                        PRIVATE PkgConfig::IMGUI glfw PkgConfig::EPOXY Threads::Threads)
