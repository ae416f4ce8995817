// SPDX-License-Identifier: Apache-2.0
// The views: which nodes, in which colours, from where.
#include "plates.h"

#include "plate_surfaces.h"

#include <fstream>
#include <glm/geometric.hpp>
#include <set>
#include <stdexcept>

namespace rewire::bake {
namespace {

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
                                       : tissueColour(n);
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
