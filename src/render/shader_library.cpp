// SPDX-License-Identifier: Apache-2.0
#include "render/shader_library.h"

#include <sstream>

#include "core/file.h"
#include "render/mesh_cache.h"

namespace rewire::render {

Result<std::string> ShaderLibrary::text(std::string_view name) const {
    if (!folder_.empty()) return readFile(folder_ / name);
    for (const auto& [known, content] : embeddedShaders()) {
        if (known == name) return std::string(content);
    }
    return fail(ErrorCode::kNotFound, "no shader '" + std::string(name) + "'");
}

Result<std::string> ShaderLibrary::expand(std::string_view name, int depth) const {
    if (depth > 8)
        return fail(ErrorCode::kInvalid, "shader includes go round in circles", std::string(name));
    Result<std::string> whole = text(name);
    if (!whole) return whole.forward();
    std::istringstream lines(*whole);
    std::string line;
    std::string out;
    int number = 0;
    while (std::getline(lines, line)) {
        ++number;
        constexpr std::string_view kInclude = "#include \"";
        if (!line.starts_with(kInclude)) {
            out += line + "\n";
            continue;
        }
        const std::string included =
            line.substr(kInclude.size(), line.rfind('"') - kInclude.size());
        Result<std::string> inner = expand(included, depth + 1);
        if (!inner)
            return fail(inner.error().code, inner.error().message,
                        std::string(name) + ":" + std::to_string(number));
        out += "#line 1\n" + *inner + "#line " + std::to_string(number + 1) + "\n";
    }
    return out;
}

Result<std::string> ShaderLibrary::source(std::string_view name,
                                          const std::vector<std::string>& defines) const {
    Result<std::string> body = expand(name, 0);
    if (!body) return body.forward();
    std::string out = "#version 410 core\n";
    for (const std::string& word : defines) out += "#define " + word + " 1\n";
    return out + "#line 1\n" + *body;
}

Result<const gpu::Program*> ShaderLibrary::program(std::string_view vertex,
                                                   std::string_view fragment,
                                                   const std::vector<std::string>& defines) {
    std::string key = std::string(vertex) + "+" + std::string(fragment);
    for (const std::string& word : defines) key += "+" + word;
    if (const auto found = programs_.find(key); found != programs_.end()) return &found->second;
    Result<std::string> vs = source(vertex, defines);
    if (!vs) return vs.forward();
    Result<std::string> fs = source(fragment, defines);
    if (!fs) return fs.forward();
    Result<gpu::Program> made = gpu::Program::create(key, *vs, *fs, kSurfaceAttributes);
    if (!made) return made.forward();
    made->bindBlock("LookBlock", 0);
    return &programs_.emplace(key, std::move(*made)).first->second;
}

}  // namespace rewire::render
