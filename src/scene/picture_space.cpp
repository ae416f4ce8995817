// SPDX-License-Identifier: Apache-2.0
// One projection for all: the camera's own picture is fitted into the free rectangle, and the whole
// picture is that plane continued to all sides (an off-centre projection, as of a shifted lens).
#include "scene/picture_space.h"

#include <cmath>

namespace rewire {

glm::ivec4 PictureSpace::freeRect() const {
    if (freeRectPx.z <= 0 || freeRectPx.w <= 0) return {0, 0, widthPx, heightPx};
    return freeRectPx;
}

glm::mat4 PictureSpace::projection(const Camera& camera) const {
    const glm::vec4 rect(freeRect());
    const glm::vec2 size(static_cast<float>(widthPx), static_cast<float>(heightPx));
    glm::mat4 fit(1.0F);  // clip space of the free rectangle to clip space of the whole picture
    fit[0][0] = rect.z / size.x;
    fit[1][1] = rect.w / size.y;
    fit[3][0] = (2.0F * rect.x + rect.z) / size.x - 1.0F;
    fit[3][1] = 1.0F - (2.0F * rect.y + rect.w) / size.y;
    return fit * camera.projectionMatrix(rect.z / rect.w) * camera.viewMatrix();
}

std::optional<glm::vec3> PictureSpace::toPixel(const Camera& camera,
                                               const glm::vec3& pointMm) const {
    const glm::vec3 inEye = glm::vec3(camera.viewMatrix() * glm::vec4(pointMm, 1.0F));
    const float depthMm = -inEye.z;
    if (depthMm <= 0.0F) return std::nullopt;
    const glm::vec4 rect(freeRect());
    const float pixels = 1.0F / mmPerPixel(camera, depthMm);
    return glm::vec3(rect.x + rect.z * 0.5F + inEye.x * pixels,
                     rect.y + rect.w * 0.5F - inEye.y * pixels, depthMm);
}

Ray PictureSpace::rayThrough(const Camera& camera, glm::vec2 pixel) const {
    const glm::vec4 rect(freeRect());
    const glm::vec2 ndc(2.0F * (pixel.x - rect.x) / rect.z - 1.0F,
                        1.0F - 2.0F * (pixel.y - rect.y) / rect.w);
    return camera.rayThrough(ndc, rect.z / rect.w);
}

float PictureSpace::mmPerPixel(const Camera& camera, float depthMm) const {
    const float heightMm = 2.0F * depthMm * std::tan(glm::radians(camera.fovDeg) * 0.5F);
    return heightMm / static_cast<float>(freeRect().w);
}

}  // namespace rewire
