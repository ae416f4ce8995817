// SPDX-License-Identifier: Apache-2.0
// 96 rays on a Vogel spiral (H. Vogel 1979) turned by vertex index: the same in every run.
#include "occlusion.h"

#include <embree3/rtcore.h>

#include <glm/geometric.hpp>

namespace rewire::bake {
namespace {

constexpr int kRays = 96;
constexpr float kRangeMm = 40.0f, kOffsetMm = 0.35f;

}  // namespace

struct Occluders::Scene {
    RTCDevice device = rtcNewDevice("threads=1");  // one thread builds: the same tree in every run
    RTCScene scene = rtcNewScene(device);
    std::vector<Vec3> spiral;
    ~Scene() {
        rtcReleaseScene(scene);
        rtcReleaseDevice(device);
    }
};

Occluders::Occluders() : scene_(std::make_unique<Scene>()) {
    rtcSetSceneFlags(scene_->scene, RTC_SCENE_FLAG_ROBUST);
    for (int i = 0; i < kRays; ++i) {
        const double u = (i + 0.5) / kRays, phi = i * 2.399963, r = std::sqrt(u);
        scene_->spiral.emplace_back(r * std::cos(phi), r * std::sin(phi), std::sqrt(1.0 - u));
    }
}
Occluders::~Occluders() = default;

void Occluders::add(const std::vector<Vec3>& position, const std::vector<Triangle>& triangles) {
    RTCGeometry g = rtcNewGeometry(scene_->device, RTC_GEOMETRY_TYPE_TRIANGLE);
    auto* v = static_cast<float*>(rtcSetNewGeometryBuffer(
        g, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3, 3 * sizeof(float), position.size()));
    for (const Vec3& p : position)
        for (int a = 0; a < 3; ++a) *v++ = float(p[a]);
    auto* t = static_cast<unsigned*>(rtcSetNewGeometryBuffer(
        g, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, 3 * sizeof(unsigned), triangles.size()));
    for (const Triangle& tri : triangles)
        for (auto i : tri) *t++ = i;
    rtcCommitGeometry(g);
    rtcAttachGeometry(scene_->scene, g);
    rtcReleaseGeometry(g);
}

void Occluders::commit() {
    rtcCommitScene(scene_->scene);
}

float Occluders::openness(const Vec3& p, const Vec3& n, std::uint32_t seed) const {
    const Vec3 t = glm::normalize(std::abs(n.z) < 0.9 ? Vec3(-n.y, n.x, 0) : Vec3(0, -n.z, n.y));
    const Vec3 b = glm::cross(n, t);
    const double turn = std::fmod(seed * 0.61803398875, 1.0) * 6.283185307179586;
    const double c = std::cos(turn), s = std::sin(turn);
    const Vec3 o = p + double(kOffsetMm) * n;
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    double sum = 0.0;
    for (const Vec3& q : scene_->spiral) {
        const Vec3 d = t * (q.x * c - q.y * s) + b * (q.x * s + q.y * c) + n * q.z;
        RTCRayHit hit{};
        hit.ray.org_x = float(o.x), hit.ray.org_y = float(o.y), hit.ray.org_z = float(o.z);
        hit.ray.dir_x = float(d.x), hit.ray.dir_y = float(d.y), hit.ray.dir_z = float(d.z);
        hit.ray.tfar = kRangeMm;
        hit.ray.mask = ~0u;
        hit.hit.geomID = RTC_INVALID_GEOMETRY_ID;
        rtcIntersect1(scene_->scene, &context, &hit);
        const double q1 = hit.ray.tfar / kRangeMm;
        sum += hit.hit.geomID == RTC_INVALID_GEOMETRY_ID ? 1.0 : q1 * q1;
    }
    return float(sum / kRays);
}

}  // namespace rewire::bake
