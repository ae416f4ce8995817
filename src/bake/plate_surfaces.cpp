// SPDX-License-Identifier: Apache-2.0
// Names of nodes taken apart; colours of regions as the prototype's pictures have them.
#include "plate_surfaces.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <map>

namespace rewire::bake {

Vec3 rgb(double r, double g, double b) {
    return Vec3(r, g, b) / 255.0;
}

const Vec3 kTissue = rgb(236, 203, 186), kDeepRed = rgb(92, 34, 34);

static const std::map<std::string, Vec3>& regionColours() {
    static const std::map<std::string, Vec3> c = {
        {"pfc_dorsolateral", rgb(66, 135, 245)},
        {"pfc_dorsomedial", rgb(60, 200, 230)},
        {"pfc_ventromedial", rgb(250, 170, 60)},
        {"pfc_ventrolateral", rgb(120, 100, 240)},
        {"pfc_orbitofrontal", rgb(250, 215, 80)},
        {"pfc_frontopolar", rgb(90, 220, 170)},
        {"acc_dorsal", rgb(240, 70, 90)},
        {"acc_rostral", rgb(255, 120, 150)},
        {"acc_subgenual", rgb(190, 40, 140)},
        {"insula_anterior", rgb(40, 200, 170)},
        {"insula_posterior", rgb(20, 140, 130)},
        {"pcc", rgb(170, 110, 240)},
        {"precuneus_ventral", rgb(120, 170, 90)},
        {"precuneus_dorsal", rgb(120, 170, 90)},
        {"angular_gyrus", rgb(150, 210, 60)},
        {"lateral_temporal_anterior", rgb(215, 150, 90)},
        {"lateral_temporal_posterior", rgb(215, 150, 90)},
        {"parahippocampal", rgb(180, 90, 60)},
        {"amygdala", rgb(242, 89, 64)},
        {"hippocampus", rgb(250, 191, 51)},
        {"thalamus", rgb(115, 191, 242)},
        {"caudate", rgb(77, 140, 242)},
        {"putamen", rgb(115, 115, 217)},
        {"pallidum", rgb(179, 166, 242)},
        {"nucleus_accumbens", rgb(77, 230, 128)},
        {"hypothalamus", rgb(242, 128, 204)},
        {"ventral_tegmental_area_substantia_nigra", rgb(242, 242, 102)}};
    return c;
}

Node split(const std::string& name) {
    Node n{'m', "", name};
    if (name.starts_with("lh.") || name.starts_with("rh.")) {
        n.side = name[0];
        n.id = name.substr(3);
    }
    for (const char* kind : {"body.", "opened.", "tract."})
        if (n.id.starts_with(kind)) {
            n.kind = std::string(kind).substr(0, std::string(kind).size() - 1);
            n.id = n.id.substr(std::string(kind).size());
        }
    return n;
}

bool isHind(const Node& n) {
    return n.id == "cerebellum" || n.id == "cerebellar_vermis" || n.id == "brainstem";
}
bool isDeep(const Node& n) {
    static const char* kDeep[] = {"amygdala",
                                  "hippocampus",
                                  "caudate",
                                  "putamen",
                                  "pallidum",
                                  "nucleus_accumbens",
                                  "ventral_tegmental_area_substantia_nigra"};
    for (const char* d : kDeep)
        if (n.id == d) return true;
    return n.kind == "body";
}
bool isBodyOfCortex(const Node& n) {
    return n.kind == "body" && n.id != "thalamus" && n.id != "hypothalamus" &&
           n.id != "basal_forebrain";
}
bool isShell(const Node& n) {
    return n.kind.empty() && !isDeep(n);
}

static Surface surfaceOf(const NamedMesh& m, const Vec3& base, const Vec3& deep, Light light) {
    Surface s{m.mesh, {}};
    for (const Rgba& c : m.colour) {
        const double ao = (light == Light::kWhole   ? c[0]
                           : light == Light::kAlone ? c[1]
                                                    : 255) /
                          255.0;
        const double t = std::pow(std::clamp((ao - 0.10) / 0.80, 0.0, 1.0), 0.9);
        const double h = (c[2] - 128.0) / 127.0;
        s.colour.push_back(glm::mix(deep, base, t) * (1.0 + (h < 0.0 ? 0.32 : 0.16) * h));
    }
    return s;
}

static Vec3 shadeOf(const Vec3& colour) {
    return 0.22 * colour + rgb(24, 5, 6);
}

std::vector<Surface> collect(const std::vector<NamedMesh>& meshes, const Choose& choose,
                             const Colour& colour, Light light) {
    std::vector<Surface> out;
    for (const NamedMesh& m : meshes) {
        const Node n = split(m.node);
        if (!choose(n)) continue;
        const Vec3 c = colour(n);
        out.push_back(surfaceOf(m, c, c == kTissue ? kDeepRed : shadeOf(c), light));
    }
    return out;
}

Vec3 tissueColour(const Node&) {
    return kTissue;
}
Vec3 regionColour(const Node& n) {
    const auto it = regionColours().find(n.id);
    return it == regionColours().end() ? rgb(232, 204, 188) : it->second;
}
// One hue per parcel, neighbours in the table far apart.
Vec3 parcelColour(const Node& n) {
    unsigned hash = 2166136261u;
    for (char c : n.id) hash = (hash ^ unsigned(c)) * 16777619u;
    const double h = (hash % 997) / 997.0 * 6.0, v = 0.62 + 0.35 * ((hash >> 12) % 89) / 89.0;
    auto ramp = [&](double at) {
        return v * (1.0 - 0.62 * std::clamp(
                                     std::min(std::fmod(h + at, 6.0), 4.0 - std::fmod(h + at, 6.0)),
                                     0.0, 1.0));
    };
    return {ramp(5.0), ramp(3.0), ramp(1.0)};
}
Vec3 partColour(const Node& n) {
    if (n.id == "brainstem") return rgb(235, 200, 110);
    if (isHind(n)) return rgb(150, 205, 150);
    return n.side == 'l' ? rgb(225, 170, 150) : rgb(150, 165, 215);
}

Vec3 tractColour(const Node& n) {
    if (n.id == "cingulum") return rgb(242, 115, 140);
    if (n.id == "uncinate") return rgb(77, 230, 153);
    if (n.id == "fornix") return rgb(250, 204, 64);
    if (n.id == "arcuate") return rgb(204, 128, 242);
    return rgb(115, 166, 250);
}

}  // namespace rewire::bake
