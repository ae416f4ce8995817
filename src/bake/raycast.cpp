// SPDX-License-Identifier: Apache-2.0
// Front to back along each ray until nothing shines through any more.
#include "raycast.h"

#include <embree3/rtcore.h>

#include <glm/geometric.hpp>

namespace rewire::bake {
namespace {

struct Camera {
    Vec3 eye, right, up, back;
    double tanY, aspect;
};

Camera cameraOf(const View& v) {
    Camera c;
    c.back = glm::normalize(v.direction);
    c.eye = v.focal + v.distance * c.back;
    c.right = glm::normalize(glm::cross(v.up, c.back));
    c.up = glm::cross(c.back, c.right);
    c.tanY = std::tan(v.angleDeg * 0.5 * 3.14159265358979 / 180.0);
    c.aspect = double(v.width) / v.height;
    return c;
}

class Tracer {
  public:
    explicit Tracer(const std::vector<Surface>& surfaces) : surfaces_(surfaces) {
        device_ = rtcNewDevice("threads=1");
        scene_ = rtcNewScene(device_);
        rtcSetSceneFlags(scene_, RTC_SCENE_FLAG_ROBUST);
        for (const Surface& s : surfaces) attach(s.mesh);
        rtcCommitScene(scene_);
    }
    ~Tracer() {
        rtcReleaseScene(scene_);
        rtcReleaseDevice(device_);
    }
    Tracer(const Tracer&) = delete;
    Tracer& operator=(const Tracer&) = delete;

    [[nodiscard]] Vec3 colourAlong(const Vec3& origin, const Vec3& dir, const Camera& c,
                                   const Vec3& background) const {
        Vec3 sum(0.0);
        double through = 1.0;
        float start = 0.0f;
        for (int layer = 0; layer < 48 && through > 0.01; ++layer) {
            RTCIntersectContext context;
            rtcInitIntersectContext(&context);
            RTCRayHit hit{};
            hit.ray.org_x = float(origin.x), hit.ray.org_y = float(origin.y),
            hit.ray.org_z = float(origin.z);
            hit.ray.dir_x = float(dir.x), hit.ray.dir_y = float(dir.y),
            hit.ray.dir_z = float(dir.z);
            hit.ray.tnear = start;
            hit.ray.tfar = 1e6f;
            hit.ray.mask = ~0u;
            hit.hit.geomID = RTC_INVALID_GEOMETRY_ID;
            rtcIntersect1(scene_, &context, &hit);
            if (hit.hit.geomID == RTC_INVALID_GEOMETRY_ID) break;
            start = hit.ray.tfar + 2e-3f;
            const auto [rgb, alpha] = shade(hit, dir, c);
            sum += through * alpha * rgb;
            through *= 1.0 - alpha;
        }
        return sum + through * background;
    }

  private:
    void attach(const Mesh& m) {
        RTCGeometry g = rtcNewGeometry(device_, RTC_GEOMETRY_TYPE_TRIANGLE);
        auto* v = static_cast<float*>(rtcSetNewGeometryBuffer(
            g, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3, 12, m.position.size()));
        for (const Vec3& p : m.position)
            for (int a = 0; a < 3; ++a) *v++ = float(p[a]);
        auto* t = static_cast<unsigned*>(rtcSetNewGeometryBuffer(
            g, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, 12, m.triangle.size()));
        for (const Triangle& tri : m.triangle)
            for (auto i : tri) *t++ = i;
        rtcCommitGeometry(g);
        rtcAttachGeometry(scene_, g);
        rtcReleaseGeometry(g);
    }

    [[nodiscard]] std::pair<Vec3, double> shade(const RTCRayHit& hit, const Vec3& dir,
                                                const Camera& c) const {
        const Surface& s = surfaces_[hit.hit.geomID];
        const Triangle& t = s.mesh.triangle[hit.hit.primID];
        const double u = hit.hit.u, v = hit.hit.v, w = 1 - u - v;
        Vec3 n = glm::normalize(w * s.mesh.normal[t[0]] + u * s.mesh.normal[t[1]] +
                                v * s.mesh.normal[t[2]]);
        const Vec3 base = w * s.colour[t[0]] + u * s.colour[t[1]] + v * s.colour[t[2]];
        if (glm::dot(n, dir) > 0) n = -n;
        const double facing = std::clamp(-glm::dot(n, dir), 0.0, 1.0);
        const double alpha = std::clamp(s.base + s.rim * std::pow(1.0 - facing, s.power), 0.0, 1.0);
        const Vec3 key = glm::normalize(-0.45 * c.right + 0.6 * c.up + 0.75 * c.back);
        const Vec3 fill = glm::normalize(0.7 * c.right - 0.1 * c.up + 0.6 * c.back);
        const double sky = 0.5 + 0.5 * glm::dot(n, c.up);
        const double light = 0.10 + 0.12 * sky + 0.55 * std::max(glm::dot(n, key), 0.0) +
                             0.16 * std::max(glm::dot(n, fill), 0.0) + 0.30 * facing;
        const Vec3 half = glm::normalize(key - dir);
        const double shine = s.specular * std::pow(std::max(glm::dot(n, half), 0.0), 24.0);
        return {base * light + shine * Vec3(1.0, 0.98, 0.95), alpha};
    }

    const std::vector<Surface>& surfaces_;
    RTCDevice device_;
    RTCScene scene_;
};

}  // namespace

Picture render(const std::vector<Surface>& surfaces, const View& view) {
    const Camera c = cameraOf(view);
    const Tracer tracer(surfaces);
    Picture out(view.width, view.height);
    parallelFor(std::size_t(view.height) * 8, [&](std::size_t band) {
        const std::size_t y = band / 8;
        const int from = int(band % 8) * view.width / 8, to = int(band % 8 + 1) * view.width / 8;
        for (int x = from; x < to; ++x) {
            Vec3 sum(0.0);
            for (int s = 0; s < view.samples * view.samples; ++s) {
                const double px =
                    (x + (s % view.samples + 0.5) / view.samples) / view.width * 2 - 1;
                const double py =
                    1 - (double(y) + (s / view.samples + 0.5) / view.samples) / view.height * 2;
                const Vec3 dir =
                    glm::normalize(px * c.tanY * c.aspect * c.right + py * c.tanY * c.up - c.back);
                sum += glm::clamp(tracer.colourAlong(c.eye, dir, c, view.background), 0.0, 1.0);
            }
            sum /= double(view.samples * view.samples);
            for (int a = 0; a < 3; ++a)
                out.rgb[(y * std::size_t(view.width) + std::size_t(x)) * 3 + std::size_t(a)] =
                    std::uint8_t(std::lround(255 * sum[a]));
        }
    });
    return out;
}

}  // namespace rewire::bake
