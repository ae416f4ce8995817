// SPDX-License-Identifier: Apache-2.0
// Programs by name, made when first used: shaders embedded at build, or read from a folder for
// their authors.
// `#include "x.glsl"` is resolved here. Few variants: each costs Mesa tens of milliseconds.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gpu/objects.h"

namespace rewire::render {

// Generated at build from shaders/: name and text.
[[nodiscard]] std::span<const std::pair<std::string_view, std::string_view>> embeddedShaders();

class ShaderLibrary {
  public:
    explicit ShaderLibrary(std::filesystem::path folder = {}) : folder_(std::move(folder)) {}
    // `defines` are words; each becomes `#define WORD 1`.
    [[nodiscard]] Result<const gpu::Program*> program(std::string_view vertex,
                                                      std::string_view fragment,
                                                      const std::vector<std::string>& defines = {});
    // Version line, defines, and the text with its includes. kNotFound names the file and who
    // includes it.
    [[nodiscard]] Result<std::string> source(std::string_view name,
                                             const std::vector<std::string>& defines) const;

  private:
    [[nodiscard]] Result<std::string> text(std::string_view name) const;
    [[nodiscard]] Result<std::string> expand(std::string_view name, int depth) const;
    std::filesystem::path folder_;
    std::map<std::string, gpu::Program> programs_;
};

}  // namespace rewire::render
