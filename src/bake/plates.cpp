// SPDX-License-Identifier: Apache-2.0
// The views: which nodes, in which colours, from where.
#include "plates.h"

#include <glm/geometric.hpp>
#include <stdexcept>

namespace rewire::bake {
namespace {

Vec3 rgb(double r, double g, double b) { return Vec3(r, g, b) / 255.0; }

const Vec3 kTissue = rgb(236, 203, 186), kDeepRed = rgb(92, 34, 34);

const std::map<std::string, Vec3>& regionColours() {
    static const std::map<std::string, Vec3> c = {
        {"pfc_dorsolateral", rgb(66, 135, 245)}, {"pfc_dorsomedial", rgb(60, 200, 230)},
        {"pfc_ventromedial", rgb(250, 170, 60)}, {"pfc_ventrolateral", rgb(120, 100, 240)},
        {"pfc_orbitofrontal", rgb(250, 215, 80)}, {"pfc_frontopolar", rgb(90, 220, 170)},
        {"acc_dorsal", rgb(240, 70, 90)}, {"acc_rostral", rgb(255, 120, 150)}, {"acc_subgenual", rgb(190, 40, 140)},
        {"insula_anterior", rgb(40, 200, 170)}, {"insula_posterior", rgb(20, 140, 130)}, {"pcc", rgb(170, 110, 240)},
        {"precuneus_ventral", rgb(120, 170, 90)}, {"precuneus_dorsal", rgb(120, 170, 90)},
        {"angular_gyrus", rgb(150, 210, 60)}, {"lateral_temporal_anterior", rgb(215, 150, 90)},
        {"lateral_temporal_posterior", rgb(215, 150, 90)}, {"parahippocampal", rgb(180, 90, 60)},
        {"amygdala", rgb(242, 89, 64)}, {"hippocampus", rgb(250, 191, 51)}, {"thalamus", rgb(115, 191, 242)},
        {"caudate", rgb(77, 140, 242)}, {"putamen", rgb(115, 115, 217)}, {"pallidum", rgb(179, 166, 242)},
        {"nucleus_accumbens", rgb(77, 230, 128)}, {"hypothalamus", rgb(242, 128, 204)},
        {"ventral_tegmental_area_substantia_nigra", rgb(242, 242, 102)}};
    return c;
}

struct Node {
    char side;
    std::string kind, id;  // kind: "", body, opened, tract
};

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

bool isHind(const Node& n) { return n.id == "cerebellum" || n.id == "cerebellar_vermis" || n.id == "brainstem"; }
bool isDeep(const Node& n) {
    static const char* kDeep[] = {"amygdala", "hippocampus", "caudate", "putamen", "pallidum", "nucleus_accumbens",
                                  "ventral_tegmental_area_substantia_nigra"};
    for (const char* d : kDeep)
        if (n.id == d) return true;
    return n.kind == "body";
}
bool isShell(const Node& n) { return n.kind.empty() && !isDeep(n); }

enum class Light { kWhole, kAlone, kFlat };

Surface surfaceOf(const NamedMesh& m, const Vec3& base, const Vec3& deep, Light light) {
    Surface s{m.mesh, {}};
    for (const Rgba& c : m.colour) {
        const double ao = (light == Light::kWhole ? c[0] : light == Light::kAlone ? c[1] : 255) / 255.0;
        const double t = std::pow(std::clamp((ao - 0.10) / 0.80, 0.0, 1.0), 0.9);
        const double h = (c[2] - 128.0) / 127.0;
        s.colour.push_back(glm::mix(deep, base, t) * (1.0 + 0.13 * h));
    }
    return s;
}

Vec3 shadeOf(const Vec3& colour) { return 0.22 * colour + rgb(24, 5, 6); }

using Choose = std::function<bool(const Node&)>;
using Colour = std::function<Vec3(const Node&)>;

std::vector<Surface> collect(const std::vector<NamedMesh>& meshes, const Choose& choose, const Colour& colour, Light light) {
    std::vector<Surface> out;
    for (const NamedMesh& m : meshes) {
        const Node n = split(m.node);
        if (!choose(n)) continue;
        const Vec3 c = colour(n);
        out.push_back(surfaceOf(m, c, c == kTissue ? kDeepRed : shadeOf(c), light));
    }
    return out;
}

Vec3 tissueColour(const Node&) { return kTissue; }
Vec3 regionColour(const Node& n) {
    const auto it = regionColours().find(n.id);
    return it == regionColours().end() ? rgb(232, 204, 188) : it->second;
}
Vec3 partColour(const Node& n) {
    if (n.id == "brainstem") return rgb(235, 200, 110);
    if (isHind(n)) return rgb(150, 205, 150);
    return n.side == 'l' ? rgb(225, 170, 150) : rgb(150, 165, 215);
}

View view(Vec3 direction, int w, int h, double angle, Vec3 up = {0, 0, 1}) {
    View v;
    v.direction = direction;
    v.up = up;
    v.width = w;
    v.height = h;
    v.angleDeg = angle;
    return v;
}

const Vec3 kLatL(-1, 0.08, .12), kLatR(1, 0.08, .12), kMedL(1, 0, .05), kDorsal(0, -.02, 1), kVentral(0, 0, -1),
    kFront(0, 1, .05), kBack(0, -1, .05), kQuarterL(-.7, .75, .4);

Picture grid(const std::vector<Picture>& p, int columns) {
    const int rows = (int(p.size()) + columns - 1) / columns;
    Picture out(p[0].width * columns, p[0].height * rows);
    for (std::size_t i = 0; i < p.size(); ++i)
        out.paste(p[i], int(i) % columns * p[0].width, int(i) / columns * p[0].height);
    return out;
}

Picture medialBig(const PlateInput& in) {
    const auto s = collect(in.level[0], [](const Node& n) { return isShell(n) && (n.side == 'l' || isHind(n)); },
                           [](const Node& n) {
                               return n.id == "brainstem" ? rgb(222, 208, 170) : isHind(n) ? rgb(205, 165, 158) : kTissue;
                           },
                           Light::kAlone);
    return render(s, view(kMedL, 1400, 1050, 19));
}

Picture wholeSplit(const PlateInput& in) {
    const auto s = collect(in.level[0], isShell, partColour, Light::kWhole);
    std::vector<Picture> p;
    p.push_back(render(s, view(kQuarterL, 760, 600, 22)));
    p.push_back(render(s, view(kVentral, 760, 600, 22, {0, 1, 0})));
    p.push_back(render(s, view(kBack, 760, 600, 22)));
    p.push_back(render(s, view(kLatR, 760, 600, 22)));
    return grid(p, 2);
}

Picture labelsLeft(const PlateInput& in) {
    const auto s = collect(in.level[0], [](const Node& n) { return isShell(n) && !isHind(n) && n.side == 'l'; },
                           regionColour, Light::kAlone);
    return grid({render(s, view(kLatL, 1000, 760, 18)), render(s, view(kMedL, 1000, 760, 18))}, 2);
}

Picture medialAlone(const PlateInput& in) {
    const auto s = collect(in.level[0], [](const Node& n) { return isShell(n) && !isHind(n) && n.side == 'l'; },
                           tissueColour, Light::kAlone);
    return render(s, view(kMedL, 1300, 950, 18));
}

Picture whole(const PlateInput& in) {
    return render(collect(in.level[0], isShell, tissueColour, Light::kWhole), view({-.8, .6, .3}, 1300, 950, 19));
}

Picture deepBodies(const PlateInput& in) {
    const auto s = collect(in.level[0], [](const Node& n) {
        return isDeep(n) && !n.id.starts_with("insula") && !n.id.starts_with("acc_"); }, regionColour, Light::kWhole);
    std::vector<Picture> p;
    for (auto [d, up] : {std::pair{kQuarterL, Vec3(0, 0, 1)}, {kLatL, Vec3(0, 0, 1)}, {kDorsal, Vec3(0, 1, 0)}, {kFront, Vec3(0, 0, 1)}}) {
        View v = view(d, 800, 640, 22, up);
        v.focal = {0, -6, -2};
        v.distance = 260;
        p.push_back(render(s, v));
    }
    return grid(p, 2);
}

Picture budget(const PlateInput& in) {
    std::vector<Picture> p(6);
    for (std::size_t l = 0; l < 3; ++l) {
        const auto s = collect(in.level[l], isShell, tissueColour, Light::kWhole);
        p[l] = render(s, view({-1, .25, .15}, 740, 640, 17));
        View close = view({-1, .25, .15}, 740, 640, 7);
        close.focal = {-60, 0, 20};
        p[3 + l] = render(s, close);
    }
    return grid(p, 3);
}

}  // namespace

PlateInput loadPlateInput(const std::filesystem::path& assets) {
    PlateInput in{assets, {}};
    const char* names[3] = {"brain.glb", "brain_mid.glb", "brain_preview.glb"};
    for (std::size_t l = 0; l < 3; ++l) in.level[l] = readGlb(assets / names[l]);
    return in;
}

const std::vector<std::pair<std::string, Plate>>& plates() {
    static const std::vector<std::pair<std::string, Plate>> list = {
        {"1_medial_big", medialBig}, {"1_whole_split", wholeSplit}, {"3_deep", deepBodies},
        {"6_budget_compare", budget}, {"7_ao_labels_lh", labelsLeft}, {"7_ao_medial", medialAlone}, {"7_ao_whole", whole}};
    return list;
}

}  // namespace rewire::bake
