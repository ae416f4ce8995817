// SPDX-License-Identifier: Apache-2.0
#include "gpu/objects.h"

#include <epoxy/gl.h>

#include "gpu/live_objects.h"

namespace rewire::gpu {

namespace detail {

void destroy(Kind kind, unsigned id) {
    if (id == 0) return;
    countLive(-1);
    switch (kind) {
        case Kind::kBuffer:
            glDeleteBuffers(1, &id);
            break;
        case Kind::kTexture:
            glDeleteTextures(1, &id);
            break;
        case Kind::kFramebuffer:
            glDeleteFramebuffers(1, &id);
            break;
        case Kind::kVertexArray:
            glDeleteVertexArrays(1, &id);
            break;
        case Kind::kProgram:
            glDeleteProgram(id);
            break;
    }
}

}  // namespace detail

namespace {

GLenum glTarget(BufferTarget target) {
    switch (target) {
        case BufferTarget::kIndex:
            return GL_ELEMENT_ARRAY_BUFFER;
        case BufferTarget::kUniform:
            return GL_UNIFORM_BUFFER;
        case BufferTarget::kVertex:
            break;
    }
    return GL_ARRAY_BUFFER;
}

struct GlFormat {
    GLint internal;
    GLenum format, type;
};
GlFormat glFormat(Format format) {
    switch (format) {
        case Format::kR8:
            return {GL_R8, GL_RED, GL_UNSIGNED_BYTE};
        case Format::kRgba32F:
            return {GL_RGBA32F, GL_RGBA, GL_FLOAT};
        case Format::kDepth:
            return {GL_DEPTH_COMPONENT32F, GL_DEPTH_COMPONENT, GL_FLOAT};
        case Format::kRgba8:
            break;
    }
    return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE};
}

GLenum textureTarget(const TextureDesc& desc) {
    if (desc.samples > 0) return GL_TEXTURE_2D_MULTISAMPLE;
    return desc.depth > 0 ? GL_TEXTURE_3D : GL_TEXTURE_2D;
}

void setSampling(GLenum target, const TextureDesc& desc) {
    const GLint filter = desc.linear ? GL_LINEAR : GL_NEAREST;
    glTexParameteri(target, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(target, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(target, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(target, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(target, GL_TEXTURE_WRAP_R, GL_CLAMP_TO_EDGE);
    glTexParameteri(target, GL_TEXTURE_MAX_LEVEL, 0);
}

void setAttribute(const Attribute& a, std::size_t stride) {
    const auto step = static_cast<GLsizei>(stride);
    const void* offset = reinterpret_cast<const void*>(a.offset);
    glEnableVertexAttribArray(a.slot);
    switch (a.type) {
        case AttributeType::kFloat:
            glVertexAttribPointer(a.slot, a.components, GL_FLOAT, GL_FALSE, step, offset);
            break;
        case AttributeType::kShortNormalised:
            glVertexAttribPointer(a.slot, a.components, GL_UNSIGNED_SHORT, GL_TRUE, step, offset);
            break;
        case AttributeType::kUnsignedByteNormalised:
            glVertexAttribPointer(a.slot, a.components, GL_UNSIGNED_BYTE, GL_TRUE, step, offset);
            break;
        case AttributeType::kPacked1010102:
            glVertexAttribPointer(a.slot, 4, GL_INT_2_10_10_10_REV, GL_TRUE, step, offset);
            break;
        case AttributeType::kUnsignedShortInteger:
            glVertexAttribIPointer(a.slot, a.components, GL_UNSIGNED_SHORT, step, offset);
            break;
    }
}

std::string numbered(const std::string& source) {
    std::string out;
    int line = 1;
    std::size_t begin = 0;
    while (begin < source.size()) {
        std::size_t end = source.find('\n', begin);
        if (end == std::string::npos) end = source.size();
        out += std::to_string(line++) + ": " + source.substr(begin, end - begin) + "\n";
        begin = end + 1;
    }
    return out;
}

Result<GLuint> compile(GLenum stage, std::string_view label, const std::string& source) {
    const GLuint shader = glCreateShader(stage);
    const char* text = source.c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint good = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (good == GL_TRUE) return shader;
    std::string log(4096, '\0');
    GLsizei length = 0;
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    glDeleteShader(shader);
    return fail(ErrorCode::kGraphics, "the shader does not compile:\n" + log + numbered(source),
                std::string(label));
}

}  // namespace

Buffer Buffer::create(BufferTarget target, std::span<const std::byte> bytes) {
    Buffer buffer;
    unsigned id = 0;
    glGenBuffers(1, &id);
    countLive(1);
    buffer.handle_ = detail::Handle<detail::Kind::kBuffer>(id);
    buffer.target_ = target;
    buffer.replace(bytes);
    return buffer;
}

void Buffer::replace(std::span<const std::byte> bytes) {
    glBindVertexArray(0);  // an index buffer must not be captured by whatever array was bound last
    const GLenum target = glTarget(target_);
    glBindBuffer(target, handle_.id());
    glBufferData(target, static_cast<GLsizeiptr>(bytes.size()), bytes.data(),
                 target_ == BufferTarget::kVertex ? GL_STATIC_DRAW : GL_DYNAMIC_DRAW);
    glBindBuffer(target, 0);
    size_ = bytes.size();
}

void Buffer::bindUniform(unsigned point) const {
    glBindBufferBase(GL_UNIFORM_BUFFER, point, handle_.id());
}

Result<Texture> Texture::create(const TextureDesc& desc, const void* pixels) {
    GLint limit = 0;
    glGetIntegerv(desc.depth > 0 ? GL_MAX_3D_TEXTURE_SIZE : GL_MAX_TEXTURE_SIZE, &limit);
    if (desc.width > limit || desc.height > limit || desc.depth > limit) {
        return fail(ErrorCode::kGraphics, "a texture of " + std::to_string(desc.width) + "x" +
                                              std::to_string(desc.height) +
                                              " is beyond this driver's limit of " +
                                              std::to_string(limit));
    }
    Texture texture;
    texture.desc_ = desc;
    unsigned id = 0;
    glGenTextures(1, &id);
    countLive(1);
    texture.handle_ = detail::Handle<detail::Kind::kTexture>(id);
    const GLenum target = textureTarget(desc);
    const GlFormat f = glFormat(desc.format);
    glBindTexture(target, id);
    if (desc.samples > 0) {
        glTexImage2DMultisample(target, desc.samples, static_cast<GLenum>(f.internal), desc.width,
                                desc.height, GL_TRUE);
        return texture;
    }
    setSampling(target, desc);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    if (desc.depth > 0) {
        glTexImage3D(target, 0, f.internal, desc.width, desc.height, desc.depth, 0, f.format,
                     f.type, pixels);
    } else {
        glTexImage2D(target, 0, f.internal, desc.width, desc.height, 0, f.format, f.type, pixels);
    }
    return texture;
}

void Texture::update(const void* pixels) {
    const GlFormat f = glFormat(desc_.format);
    glBindTexture(GL_TEXTURE_2D, handle_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, desc_.width, desc_.height, f.format, f.type, pixels);
}

void Texture::update(const void* pixels, glm::ivec4 rectPx) {
    const GlFormat f = glFormat(desc_.format);
    glBindTexture(GL_TEXTURE_2D, handle_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, desc_.width);
    glPixelStorei(GL_UNPACK_SKIP_PIXELS, rectPx.x);
    glPixelStorei(GL_UNPACK_SKIP_ROWS, rectPx.y);
    glTexSubImage2D(GL_TEXTURE_2D, 0, rectPx.x, rectPx.y, rectPx.z, rectPx.w, f.format, f.type,
                    pixels);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glPixelStorei(GL_UNPACK_SKIP_PIXELS, 0);
    glPixelStorei(GL_UNPACK_SKIP_ROWS, 0);
}

void Texture::bind(unsigned unit) const {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(textureTarget(desc_), handle_.id());
}

Result<Framebuffer> Framebuffer::create(const Texture* colour, const Texture* depth) {
    Framebuffer framebuffer;
    const Texture* first = colour != nullptr ? colour : depth;
    if (first == nullptr) return fail(ErrorCode::kInternal, "a framebuffer needs a texture");
    const TextureDesc any = first->desc();
    unsigned id = 0;
    glGenFramebuffers(1, &id);
    countLive(1);
    framebuffer.handle_ = detail::Handle<detail::Kind::kFramebuffer>(id);
    glBindFramebuffer(GL_FRAMEBUFFER, id);
    const auto attach = [](GLenum point, const Texture& t) {
        glFramebufferTexture2D(GL_FRAMEBUFFER, point, textureTarget(t.desc()), t.id(), 0);
    };
    if (colour != nullptr) attach(GL_COLOR_ATTACHMENT0, *colour);
    if (depth != nullptr) attach(GL_DEPTH_ATTACHMENT, *depth);
    const GLenum buffer = colour != nullptr ? GL_COLOR_ATTACHMENT0 : GL_NONE;
    glDrawBuffers(1, &buffer);
    glReadBuffer(buffer);
    framebuffer.size_ = {any.width, any.height};
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        return fail(ErrorCode::kGraphics, "the driver does not accept a framebuffer of " +
                                              std::to_string(any.width) + "x" +
                                              std::to_string(any.height));
    }
    return framebuffer;
}

void Framebuffer::blitColourTo(const Framebuffer& target) const {
    blitColourTo(target, {0, 0, size_.x, size_.y}, {0, 0});
}

void Framebuffer::blitColourTo(const Framebuffer& target, glm::ivec4 from, glm::ivec2 to) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.id());
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glBlitFramebuffer(from.x, from.y, from.x + from.z, from.y + from.w, to.x, to.y, to.x + from.z,
                      to.y + from.w, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Framebuffer::blitDepthTo(const Framebuffer& target) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.id());
    glDisable(GL_SCISSOR_TEST);
    glBlitFramebuffer(0, 0, size_.x, size_.y, 0, 0, size_.x, size_.y, GL_DEPTH_BUFFER_BIT,
                      GL_NEAREST);
}

void Framebuffer::readRgba(glm::ivec4 rect, void* pixels) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, id());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(rect.x, rect.y, rect.z, rect.w, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
}

VertexArray VertexArray::create(const Buffer& vertices, std::size_t stride,
                                std::span<const Attribute> attributes, const Buffer* indices) {
    VertexArray array = empty();
    glBindVertexArray(array.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices.id());
    for (const Attribute& attribute : attributes) setAttribute(attribute, stride);
    if (indices != nullptr) glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices->id());
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    return array;
}

void VertexArray::add(const Buffer& vertices, std::size_t stride, const Attribute& attribute) {
    glBindVertexArray(id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices.id());
    setAttribute(attribute, stride);
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
}

VertexArray VertexArray::empty() {
    VertexArray array;
    unsigned id = 0;
    glGenVertexArrays(1, &id);
    countLive(1);
    array.handle_ = detail::Handle<detail::Kind::kVertexArray>(id);
    return array;
}

Result<Program> Program::create(std::string_view label, const std::string& vertex,
                                const std::string& fragment,
                                std::span<const std::pair<unsigned, const char*>> attributeSlots) {
    const Result<GLuint> vs = compile(GL_VERTEX_SHADER, label, vertex);
    if (!vs) return vs.forward();
    const Result<GLuint> fs = compile(GL_FRAGMENT_SHADER, label, fragment);
    if (!fs) {
        glDeleteShader(*vs);
        return fs.forward();
    }
    Program program;
    program.handle_ = detail::Handle<detail::Kind::kProgram>(glCreateProgram());
    countLive(1);
    const GLuint id = program.handle_.id();
    glAttachShader(id, *vs);
    glAttachShader(id, *fs);
    for (const auto& [slot, name] : attributeSlots) glBindAttribLocation(id, slot, name);
    glBindFragDataLocation(id, 0, "o_colour");
    glLinkProgram(id);
    glDeleteShader(*vs);
    glDeleteShader(*fs);
    GLint good = GL_FALSE;
    glGetProgramiv(id, GL_LINK_STATUS, &good);
    if (good == GL_TRUE) return program;
    std::string log(4096, '\0');
    GLsizei length = 0;
    glGetProgramInfoLog(id, static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    return fail(ErrorCode::kGraphics, "the shaders do not link:\n" + log, std::string(label));
}

int Program::location(const char* name) const {
    const auto found = locations_.find(std::string_view(name));
    if (found != locations_.end()) return found->second;
    const int at = glGetUniformLocation(handle_.id(), name);
    locations_.emplace(name, at);
    return at;
}

void Program::use() const {
    glUseProgram(handle_.id());
}
void Program::set(const char* name, int value) const {
    glUniform1i(location(name), value);
}
void Program::set(const char* name, float value) const {
    glUniform1f(location(name), value);
}
void Program::set(const char* name, glm::vec2 v) const {
    glUniform2f(location(name), v.x, v.y);
}
void Program::set(const char* name, glm::vec3 v) const {
    glUniform3f(location(name), v.x, v.y, v.z);
}
void Program::set(const char* name, glm::vec4 v) const {
    glUniform4f(location(name), v.x, v.y, v.z, v.w);
}
void Program::set(const char* name, glm::ivec2 v) const {
    glUniform2i(location(name), v.x, v.y);
}
void Program::set(const char* name, const glm::mat4& m) const {
    glUniformMatrix4fv(location(name), 1, GL_FALSE, &m[0][0]);
}
void Program::setTexture(const char* name, const Texture& texture, unsigned unit) const {
    texture.bind(unit);
    set(name, static_cast<int>(unit));
}
void Program::bindBlock(const char* name, unsigned point) const {
    const GLuint index = glGetUniformBlockIndex(handle_.id(), name);
    if (index != GL_INVALID_INDEX) glUniformBlockBinding(handle_.id(), index, point);
}

}  // namespace rewire::gpu
