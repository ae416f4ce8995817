// SPDX-License-Identifier: Apache-2.0
// Owners of OpenGL 4.1 objects: move-only, empty = id 0, deleted in the destructor. A current
// context must outlive them. No state is cached: every pass sets a whole PipelineState
// (pipeline.h). Does NOT know what is drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <glm/glm.hpp>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace rewire::gpu {

namespace detail {
enum class Kind : std::uint8_t { kBuffer, kTexture, kFramebuffer, kVertexArray, kProgram };
void destroy(Kind kind, unsigned id);

template <Kind kind>
class Handle {
  public:
    Handle() = default;
    explicit Handle(unsigned id) : id_(id) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, 0U)) {}
    Handle& operator=(Handle&& other) noexcept {
        if (this != &other) {
            destroy(kind, id_);
            id_ = std::exchange(other.id_, 0U);
        }
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { destroy(kind, id_); }
    [[nodiscard]] unsigned id() const { return id_; }
    explicit operator bool() const { return id_ != 0; }

  private:
    unsigned id_ = 0;
};
}  // namespace detail

enum class BufferTarget : std::uint8_t { kVertex, kIndex, kUniform };

class Buffer {
  public:
    Buffer() = default;
    [[nodiscard]] static Buffer create(BufferTarget target, std::span<const std::byte> bytes);
    // Replaces the whole content (orphans the old storage).
    void replace(std::span<const std::byte> bytes);
    [[nodiscard]] unsigned id() const { return handle_.id(); }
    [[nodiscard]] std::size_t size() const { return size_; }
    void bindUniform(unsigned point) const;

  private:
    detail::Handle<detail::Kind::kBuffer> handle_;
    BufferTarget target_ = BufferTarget::kVertex;
    std::size_t size_ = 0;
};

enum class Format : std::uint8_t { kRgba8, kR8, kRgba32F, kDepth };

struct TextureDesc {
    int width = 1, height = 1, depth = 0;  // depth > 0: 3D
    Format format = Format::kRgba8;
    int samples = 0;      // 0 or 4: multisampled (render target only)
    bool linear = false;  // filter; always clamped to the edge
};

class Texture {
  public:
    Texture() = default;
    // kGraphics when the size is beyond the driver's limit.
    [[nodiscard]] static Result<Texture> create(const TextureDesc& desc,
                                                const void* pixels = nullptr);
    void update(const void* pixels);  // the whole texture
    // A part of it; `pixels` is still the whole picture.
    void update(const void* pixels, glm::ivec4 rectPx);
    void bind(unsigned unit) const;
    [[nodiscard]] unsigned id() const { return handle_.id(); }
    [[nodiscard]] const TextureDesc& desc() const { return desc_; }

  private:
    detail::Handle<detail::Kind::kTexture> handle_;
    TextureDesc desc_;
};

// One colour texture at most, one depth texture at most; borrowed, they must outlive it.
class Framebuffer {
  public:
    Framebuffer() = default;
    [[nodiscard]] static Result<Framebuffer> create(const Texture* colour, const Texture* depth);
    [[nodiscard]] unsigned id() const { return handle_.id(); }
    [[nodiscard]] glm::ivec2 size() const { return size_; }
    // Resolves samples; sizes must match.
    void blitColourTo(const Framebuffer& target) const;
    // A part (x, y, w, h), to that corner of the target; rows from the bottom.
    void blitColourTo(const Framebuffer& target, glm::ivec4 from, glm::ivec2 to) const;
    void blitDepthTo(const Framebuffer& target) const;
    // RGBA8 rows from the bottom.
    void readRgba(glm::ivec4 rect, void* pixels) const;

  private:
    detail::Handle<detail::Kind::kFramebuffer> handle_;
    glm::ivec2 size_{0};
};

enum class AttributeType : std::uint8_t {
    kFloat,
    kShortNormalised,
    kUnsignedByteNormalised,
    kPacked1010102,
    kUnsignedShortInteger
};
struct Attribute {
    unsigned slot = 0;
    AttributeType type = AttributeType::kFloat;
    int components = 4;
    std::size_t offset = 0;
};

class VertexArray {
  public:
    VertexArray() = default;
    [[nodiscard]] static VertexArray create(const Buffer& vertices, std::size_t stride,
                                            std::span<const Attribute> attributes,
                                            const Buffer* indices);
    // One more attribute, from a buffer of its own.
    void add(const Buffer& vertices, std::size_t stride, const Attribute& attribute);
    [[nodiscard]] static VertexArray empty();  // for full-screen triangles
    [[nodiscard]] unsigned id() const { return handle_.id(); }

  private:
    detail::Handle<detail::Kind::kVertexArray> handle_;
};

class Program {
  public:
    Program() = default;
    // Attributes are bound to slots before linking. On failure the log and the numbered source
    // stand in the message.
    [[nodiscard]] static Result<Program> create(
        std::string_view label, const std::string& vertex, const std::string& fragment,
        std::span<const std::pair<unsigned, const char*>> attributeSlots);
    void use() const;
    void set(const char* name, int value) const;
    void set(const char* name, float value) const;
    void set(const char* name, glm::vec2 value) const;
    void set(const char* name, glm::vec3 value) const;
    void set(const char* name, glm::vec4 value) const;
    void set(const char* name, glm::ivec2 value) const;
    void set(const char* name, const glm::mat4& value) const;
    void setTexture(const char* name, const Texture& texture, unsigned unit) const;
    void bindBlock(const char* name, unsigned point) const;
    [[nodiscard]] bool empty() const { return handle_.id() == 0; }

  private:
    [[nodiscard]] int location(const char* name) const;
    detail::Handle<detail::Kind::kProgram> handle_;
    mutable std::map<std::string, int, std::less<>> locations_;
};

}  // namespace rewire::gpu
