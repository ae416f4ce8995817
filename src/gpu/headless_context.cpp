// SPDX-License-Identifier: Apache-2.0
#include "gpu/headless_context.h"

#include <epoxy/egl.h>
#include <epoxy/gl.h>
#include <array>
#include <atomic>
#include <string_view>
#include <utility>

#include "gpu/live_objects.h"

namespace rewire::gpu {

namespace {

std::atomic<int> liveObjects{0};

constexpr std::array<EGLint, 7> kContext41{EGL_CONTEXT_MAJOR_VERSION,
                                           4,
                                           EGL_CONTEXT_MINOR_VERSION,
                                           1,
                                           EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                           EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                           EGL_NONE};

bool clientExtension(std::string_view name) {
    const char* all = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    return all != nullptr && std::string_view(all).find(name) != std::string_view::npos;
}

EGLDisplay surfacelessDisplay() {
    if (!clientExtension("EGL_MESA_platform_surfaceless")) return EGL_NO_DISPLAY;
    return eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

// A GPU whose driver knows no surfaceless platform (NVIDIA) is reached as a device.
EGLDisplay deviceDisplay() {
    if (!clientExtension("EGL_EXT_platform_device") ||
        !clientExtension("EGL_EXT_device_enumeration")) {
        return EGL_NO_DISPLAY;
    }
    EGLDeviceEXT device = nullptr;
    EGLint count = 0;
    if (eglQueryDevicesEXT(1, &device, &count) == EGL_FALSE || count == 0) return EGL_NO_DISPLAY;
    return eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
}

EGLContext makeContext(EGLDisplay display) {
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE)
        return EGL_NO_CONTEXT;
    if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) return EGL_NO_CONTEXT;
    return eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kContext41.data());
}

}  // namespace

struct HeadlessContext::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (context == EGL_NO_CONTEXT) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display, context);
        eglTerminate(display);
    }
};

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;
HeadlessContext::~HeadlessContext() = default;

Result<HeadlessContext> HeadlessContext::create() {
    auto impl = std::make_unique<Impl>();
    for (const auto& open : {surfacelessDisplay, deviceDisplay}) {
        impl->display = open();
        impl->context = makeContext(impl->display);
        if (impl->context != EGL_NO_CONTEXT) break;
    }
    if (impl->context == EGL_NO_CONTEXT ||
        eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context) == EGL_FALSE) {
        return fail(ErrorCode::kGraphics,
                    "no OpenGL 4.1 without a window here; install libgl1-mesa-dri and libegl1 "
                    "(software rendering is enough)");
    }
    return HeadlessContext(std::move(impl));
}

std::string rendererName() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    return name != nullptr ? name : "unknown";
}

int liveObjectCount() {
    return liveObjects;
}
void countLive(int change) {
    liveObjects += change;
}

Status checkErrors() {
    const GLenum error = glGetError();
    if (error == GL_NO_ERROR) return Done{};
    while (glGetError() != GL_NO_ERROR) {
    }
    return fail(ErrorCode::kGraphics, "OpenGL reports error " + std::to_string(error));
}

}  // namespace rewire::gpu
