// SPDX-License-Identifier: Apache-2.0
// The views: which nodes, in which colours, from where.
#include "plates.h"

#include <fstream>
#include <glm/geometric.hpp>
#include <set>
#include <stdexcept>

namespace rewire::bake {
namespace {

Vec3 rgb(double r, double g, double b) {
    return Vec3(r, g, b) / 255.0;
}

const Vec3 kTissue = rgb(236, 203, 186), kDeepRed = rgb(92, 34, 34);

const std::map<std::string, Vec3>& regionColours() {
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

enum class Light { kWhole, kAlone, kFlat };

Surface surfaceOf(const NamedMesh& m, const Vec3& base, const Vec3& deep, Light light) {
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

Vec3 shadeOf(const Vec3& colour) {
    return 0.22 * colour + rgb(24, 5, 6);
}

using Choose = std::function<bool(const Node&)>;
using Colour = std::function<Vec3(const Node&)>;

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

View view(Vec3 direction, int w, int h, double angle, Vec3 up = {0, 0, 1}) {
    View v;
    v.direction = direction;
    v.up = up;
    v.width = w;
    v.height = h;
    v.angleDeg = angle;
    return v;
}

const Vec3 kLatL(-1, 0.08, .12), kLatR(1, 0.08, .12), kMedL(1, 0, .05), kDorsal(0, -.02, 1),
    kVentral(0, 0, -1), kFront(0, 1, .05), kBack(0, -1, .05), kQuarterL(-.7, .75, .4);

Picture grid(const std::vector<Picture>& p, int columns) {
    const int rows = (int(p.size()) + columns - 1) / columns;
    Picture out(p[0].width * columns, p[0].height * rows);
    for (std::size_t i = 0; i < p.size(); ++i)
        out.paste(p[i], int(i) % columns * p[0].width, int(i) / columns * p[0].height);
    return out;
}

Picture medialBig(const PlateInput& in) {
    const auto s = collect(
        in.level[0], [](const Node& n) { return isShell(n) && (n.side == 'l' || isHind(n)); },
        [](const Node& n) {
            return n.id == "brainstem" ? rgb(222, 208, 170)
                   : isHind(n)         ? rgb(205, 165, 158)
                                       : kTissue;
        },
        Light::kAlone);
    return render(s, view(kMedL, 1400, 1050, 18));
}

Picture wholeSplit(const PlateInput& in) {
    const auto s = collect(in.level[0], isShell, partColour, Light::kWhole);
    std::vector<Picture> p;
    p.push_back(render(s, view(kQuarterL, 760, 600, 20)));
    p.push_back(render(s, view(kVentral, 760, 600, 20, {0, 1, 0})));
    p.push_back(render(s, view(kBack, 760, 600, 20)));
    p.push_back(render(s, view(kLatR, 760, 600, 20)));
    return grid(p, 2);
}

Picture labelsLeft(const PlateInput& in) {
    const auto s = collect(
        in.level[0], [](const Node& n) { return isShell(n) && !isHind(n) && n.side == 'l'; },
        regionColour, Light::kAlone);
    return grid({render(s, view(kLatL, 1000, 760, 18)), render(s, view(kMedL, 1000, 760, 18))}, 2);
}

Picture medialAlone(const PlateInput& in) {
    const auto s = collect(
        in.level[0], [](const Node& n) { return isShell(n) && !isHind(n) && n.side == 'l'; },
        tissueColour, Light::kAlone);
    return render(s, view(kMedL, 1300, 950, 18));
}

Picture whole(const PlateInput& in) {
    return render(collect(in.level[0], isShell, tissueColour, Light::kWhole),
                  view({-.8, .6, .3}, 1300, 950, 19));
}

Picture parcels(const PlateInput& in) {
    std::vector<Picture> p;
    auto shells = [&](char side) {
        return collect(
            in.level[0],
            [=](const Node& n) {
                return isShell(n) && (side == 'b' || (n.side == side && !isHind(n)));
            },
            parcelColour, side == 'b' ? Light::kWhole : Light::kAlone);
    };
    const auto both = shells('b'), left = shells('l'), right = shells('r');
    p.push_back(render(both, view(kLatL, 560, 448, 18)));
    p.push_back(render(both, view(kLatR, 560, 448, 18)));
    p.push_back(render(left, view(kMedL, 560, 448, 18)));
    p.push_back(render(right, view({-1, 0, .05}, 560, 448, 18)));
    p.push_back(render(both, view(kVentral, 560, 448, 20, {0, 1, 0})));
    p.push_back(render(both, view(kDorsal, 560, 448, 20, {0, 1, 0})));
    return grid(p, 2);
}

Picture borders(const PlateInput& in) {
    std::vector<Picture> p;
    const auto left = collect(
        in.level[0], [](const Node& n) { return isShell(n) && n.side == 'l'; }, parcelColour,
        Light::kAlone);
    for (auto [d, focal] : {std::pair{Vec3(-1, .2, .2), Vec3(-50, 20, 20)},
                            {Vec3(-1, -.3, .2), Vec3(-50, -55, 30)},
                            {Vec3(1, 0, .05), Vec3(-5, 5, 5)},
                            {Vec3(.3, .3, -1), Vec3(-15, 15, -20)}}) {
        View v = view(d, 560, 448, 6);
        v.focal = focal;
        p.push_back(render(left, v));
    }
    return grid(p, 2);
}

Picture deepBodies(const PlateInput& in) {
    const auto s = collect(
        in.level[0], [](const Node& n) { return isDeep(n) && !isBodyOfCortex(n); }, regionColour,
        Light::kWhole);
    std::vector<Picture> p;
    for (auto [d, up] : {std::pair{kQuarterL, Vec3(0, 0, 1)},
                         {kLatL, Vec3(0, 0, 1)},
                         {kDorsal, Vec3(0, 1, 0)},
                         {kFront, Vec3(0, 0, 1)}}) {
        View v = view(d, 800, 640, 22, up);
        v.focal = {0, -6, -2};
        v.distance = 260;
        p.push_back(render(s, v));
    }
    return grid(p, 2);
}

// The opened shell of one side: opened patches, and the closed ones that stay.
std::vector<Surface> openedSide(const PlateInput& in, char side) {
    std::set<std::string> replaced;
    for (const NamedMesh& m : in.level[0])
        if (const Node n = split(m.node); n.kind == "opened" && n.side == side)
            replaced.insert(n.id);
    for (const std::string& id : in.openedRemoves) replaced.insert(id);
    return collect(
        in.level[0],
        [&](const Node& n) {
            if (n.side != side || isHind(n)) return false;
            return n.kind == "opened" || (isShell(n) && !replaced.contains(n.id));
        },
        [](const Node& n) { return n.id == "cut_surface" ? rgb(205, 150, 140) : regionColour(n); },
        Light::kAlone);
}

Picture insulaOpened(const PlateInput& in) {
    const auto left = openedSide(in, 'l'), right = openedSide(in, 'r');
    return grid({render(left, view({-1, .15, .1}, 760, 578, 17)),
                 render(left, view({-.8, .6, .25}, 760, 578, 17)),
                 render(right, view({1, .15, .1}, 760, 578, 17)),
                 render(right, view({.8, .6, .25}, 760, 578, 17))},
                2);
}

Vec3 tractColour(const Node& n) {
    if (n.id == "cingulum") return rgb(242, 115, 140);
    if (n.id == "uncinate") return rgb(77, 230, 153);
    if (n.id == "fornix") return rgb(250, 204, 64);
    if (n.id == "arcuate") return rgb(204, 128, 242);
    return rgb(115, 166, 250);
}

// The cortex as a thin rim, so that what lies inside shows.
std::vector<Surface> glass(const PlateInput& in, double rim,
                           const std::set<std::string>& without = {}) {
    auto s = collect(
        in.level[1],
        [&](const Node& n) { return isShell(n) && !isHind(n) && !without.contains(n.id); },
        [](const Node&) { return rgb(175, 195, 235); }, Light::kFlat);
    for (Surface& x : s) {
        x.base = 0.015;
        x.rim = rim;
        x.power = 3.0;
        x.specular = 0.0;
    }
    return s;
}

void append(std::vector<Surface>& to, std::vector<Surface> more) {
    for (Surface& s : more) to.push_back(std::move(s));
}

// The callosum is clear: it would hide the cingulum that lies on it.
Picture tractLines(const PlateInput& in) {
    auto s = glass(in, 0.45);
    const auto isSheet = [](const Node& n) { return n.id == "corpus_callosum"; };
    append(s, collect(
                  in.level[0], [&](const Node& n) { return n.kind == "tract" && !isSheet(n); },
                  tractColour, Light::kAlone));
    auto sheet = collect(
        in.level[0], [&](const Node& n) { return n.kind == "tract" && isSheet(n); }, tractColour,
        Light::kAlone);
    for (Surface& x : sheet) {
        x.base = 0.10;
        x.rim = 0.5;
        x.power = 2.0;
    }
    append(s, std::move(sheet));
    std::vector<Picture> p;
    for (auto [d, up] : {std::pair{kLatL, Vec3(0, 0, 1)},
                         {kDorsal, Vec3(0, 1, 0)},
                         {kQuarterL, Vec3(0, 0, 1)},
                         {kFront, Vec3(0, 0, 1)}})
        p.push_back(render(s, view(d, 800, 640, 19, up)));
    return grid(p, 2);
}

// Parts of a network inside a clear brain: bodies where there are bodies, else patches of the
// cortex.
Picture networks(const PlateInput& in) {
    auto show = [&](Vec3 direction, const std::set<std::string>& ids) {
        auto s = glass(in, 0.30, ids);
        std::set<std::string> bodies;
        for (const NamedMesh& m : in.level[0])
            if (const Node n = split(m.node); isDeep(n)) bodies.insert(n.id);
        append(s, collect(
                      in.level[0],
                      [&](const Node& n) {
                          return ids.contains(n.id) && n.kind != "opened" && n.kind != "tract" &&
                                 isDeep(n) == bodies.contains(n.id);
                      },
                      regionColour, Light::kAlone));
        return render(s, view(direction, 720, 560, 19));
    };
    const std::set<std::string> inner = {"insula_anterior", "insula_posterior", "amygdala",
                                         "hippocampus", "nucleus_accumbens"};
    const std::set<std::string> defaultMode = {"pfc_dorsomedial",
                                               "pfc_ventromedial",
                                               "pcc",
                                               "precuneus_ventral",
                                               "precuneus_dorsal",
                                               "angular_gyrus",
                                               "lateral_temporal_anterior",
                                               "lateral_temporal_posterior",
                                               "parahippocampal",
                                               "hippocampus"};
    const std::set<std::string> salience = {"acc_dorsal",      "acc_rostral",      "acc_subgenual",
                                            "insula_anterior", "insula_posterior", "amygdala"};
    return grid({show({-1, .2, .15}, inner), show({-.5, 1, .25}, inner),
                 show({-.8, -.5, .45}, defaultMode), show({-.85, .55, .3}, salience)},
                2);
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

// The quoted words of the line that starts with `key`.
std::vector<std::string> listIn(const std::filesystem::path& file, const std::string& key) {
    std::ifstream in(file);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with(key)) continue;
        for (std::size_t a = line.find('"'); a != std::string::npos; a = line.find('"', a)) {
            const std::size_t b = line.find('"', a + 1);
            out.push_back(line.substr(a + 1, b - a - 1));
            a = b + 1;
        }
    }
    return out;
}

}  // namespace

PlateInput loadPlateInput(const std::filesystem::path& assets,
                          const std::filesystem::path& templates) {
    PlateInput in{assets, templates, {}, {}};
    const char* names[3] = {"brain.glb", "brain_mid.glb", "brain_preview.glb"};
    in.openedRemoves = listIn(assets / "anatomy.toml", "removes = [");
    for (std::size_t l = 0; l < 3; ++l) in.level[l] = readGlb(assets / names[l]);
    return in;
}

const std::vector<std::pair<std::string, Plate>>& plates() {
    static const std::vector<std::pair<std::string, Plate>> list = {
        {"1_medial_big", medialBig},
        {"1_whole_split", wholeSplit},
        {"2_insula_glass_and_networks", networks},
        {"2_insula_opened", insulaOpened},
        {"3_deep", deepBodies},
        {"4_aal_vs_jhu", atlasPlate},
        {"5_lines", tractLines},
        {"6_budget_compare", budget},
        {"7_ao_labels_lh", labelsLeft},
        {"7_ao_medial", medialAlone},
        {"7_ao_whole", whole},
        {"8_parcels", parcels},
        {"8_borders", borders}};
    return list;
}

}  // namespace rewire::bake
