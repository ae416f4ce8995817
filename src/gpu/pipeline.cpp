// SPDX-License-Identifier: Apache-2.0
#include "gpu/pipeline.h"

#include <epoxy/gl.h>
#include <algorithm>
#include <vector>

namespace rewire::gpu {

void PipelineState::apply() const {
    glBindFramebuffer(GL_FRAMEBUFFER, target != nullptr ? target->id() : 0);
    glViewport(viewport.x, viewport.y, viewport.z, viewport.w);
    if (scissor) {
        glEnable(GL_SCISSOR_TEST);
        glScissor(scissor->x, scissor->y, scissor->z, scissor->w);
    } else {
        glDisable(GL_SCISSOR_TEST);
    }
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_FRAMEBUFFER_SRGB);
    glDisable(GL_DITHER);
    glEnable(GL_MULTISAMPLE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    const auto write = static_cast<GLboolean>(colourWrite);
    glColorMask(write, write, write, write);
    if (depth == Depth::kOff) {
        glDisable(GL_DEPTH_TEST);
    } else {
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LEQUAL);
    }
    glDepthMask(depth == Depth::kTestAndWrite ? GL_TRUE : GL_FALSE);
    if (blend == Blend::kOff) {
        glDisable(GL_BLEND);
    } else {
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        if (blend == Blend::kPremultipliedOver) {
            glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        } else {
            glBlendFunc(GL_ONE_MINUS_DST_ALPHA, GL_ONE);
        }
    }
    if (cull == Cull::kNone) {
        glDisable(GL_CULL_FACE);
    } else {
        glEnable(GL_CULL_FACE);
        glFrontFace(GL_CCW);
        glCullFace(cull == Cull::kBack ? GL_BACK : GL_FRONT);
    }
}

void clear(const Framebuffer& target, glm::vec4 colour, bool depth) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.id());
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDepthMask(GL_TRUE);
    glClearColor(colour.r, colour.g, colour.b, colour.a);
    glClearDepth(1.0);
    glClear(GL_COLOR_BUFFER_BIT | (depth ? GL_DEPTH_BUFFER_BIT : 0U));
}

void clearDepthTo(const Framebuffer& target, float depth) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.id());
    glDisable(GL_SCISSOR_TEST);
    glDepthMask(GL_TRUE);
    glClearDepth(static_cast<double>(depth));
    glClear(GL_DEPTH_BUFFER_BIT);
}

SampleCount::SampleCount() {
    glGenQueries(1, &id_);
    glBeginQuery(GL_SAMPLES_PASSED, id_);
}
SampleCount::~SampleCount() {
    if (open_) glEndQuery(GL_SAMPLES_PASSED);
    glDeleteQueries(1, &id_);
}
unsigned SampleCount::finish() {
    glEndQuery(GL_SAMPLES_PASSED);
    open_ = false;
    GLuint passed = 0;
    glGetQueryObjectuiv(id_, GL_QUERY_RESULT, &passed);
    return passed;
}

void drawIndexed16(const VertexArray& array, std::span<const IndexedRange> ranges) {
    if (ranges.empty()) return;
    std::vector<GLsizei> counts;
    std::vector<const void*> offsets;
    std::vector<GLint> bases;
    for (const IndexedRange& range : ranges) {
        counts.push_back(static_cast<GLsizei>(range.indexCount));
        offsets.push_back(
            reinterpret_cast<const void*>(static_cast<std::uintptr_t>(range.firstIndex) * 2));
        bases.push_back(range.baseVertex);
    }
    glBindVertexArray(array.id());
    glMultiDrawElementsBaseVertex(GL_TRIANGLES, counts.data(), GL_UNSIGNED_SHORT, offsets.data(),
                                  static_cast<GLsizei>(counts.size()), bases.data());
    glBindVertexArray(0);
}

void drawIndexed32(const VertexArray& array, std::size_t firstIndex, std::size_t indexCount) {
    if (indexCount == 0) return;
    glBindVertexArray(array.id());
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indexCount), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(firstIndex * 4));
    glBindVertexArray(0);
}

void drawTriangles(const VertexArray& array, int vertexCount) {
    glBindVertexArray(array.id());
    glDrawArrays(GL_TRIANGLES, 0, vertexCount);
    glBindVertexArray(0);
}

void drawFullScreen(const VertexArray& emptyArray) {
    drawTriangles(emptyArray, 3);
}

void finish() {
    glFinish();
}

Limits limits() {
    Limits found;
    GLint viewport[2] = {0, 0};
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &found.maxTextureSize);
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
    found.maxViewport = std::min(viewport[0], viewport[1]);
    return found;
}

}  // namespace rewire::gpu
