// SPDX-License-Identifier: Apache-2.0
// An OpenGL 4.1 core context without window or X server: EGL, surfaceless platform (Mesa), else the
// first EGL device. Draws into framebuffers of our own only. Current on the creating thread while
// it lives.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"

namespace rewire::gpu {

class HeadlessContext {
  public:
    HeadlessContext(HeadlessContext&&) noexcept;
    HeadlessContext& operator=(HeadlessContext&&) noexcept;
    ~HeadlessContext();
    [[nodiscard]] static Result<HeadlessContext> create();

  private:
    struct Impl;
    explicit HeadlessContext(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

[[nodiscard]] std::string rendererName();  // GL_RENDERER of the current context
[[nodiscard]] int liveObjectCount();  // GL objects of ours alive; 0 at the end of every program
// kGraphics when GL reported an error since the last call (debug and tests).
[[nodiscard]] Status checkErrors();

}  // namespace rewire::gpu
