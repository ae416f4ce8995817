// SPDX-License-Identifier: Apache-2.0
// The rules that cut AAL and jhu189 into Rewire's parcels. Numbers are RAS mm; they were tuned on
// this head.
#include "regions.h"

#include <algorithm>

#include "volume_ops.h"

namespace rewire::bake {
namespace {

struct Voxel {
    int aal, jhu, brodmann, t1;
    double x, y, z, ax;
    float toPeduncle, toTegmentum;

    [[nodiscard]] bool aalPair(std::initializer_list<int> odd) const { return pairOf(aal, odd); }
    [[nodiscard]] bool jhuPair(std::initializer_list<int> odd) const { return pairOf(jhu, odd); }
    [[nodiscard]] static bool pairOf(int v, std::initializer_list<int> odd) {
        return std::any_of(odd.begin(), odd.end(), [&](int o) { return v == o || v == o + 1; });
    }
};

// Deep structures win over cortex, in this order.
const char* deepParcel(const Voxel& v) {
    if (v.jhuPair({89})) return "nucleus_accumbens";
    const bool nigra = v.toPeduncle <= 2.5f && v.toTegmentum <= 2.5f &&
                       v.toPeduncle + v.toTegmentum < 4.2f && v.z <= -6 && v.z >= -17 && v.ax > 3 &&
                       v.ax <= 16 && v.y > -26 && v.y < -8;
    const bool vta = v.jhuPair({99}) && v.ax <= 6 && v.y >= -21 && v.y <= -12 && v.z <= -8 &&
                     v.z >= -17 && v.t1 > 60;
    if (nigra || vta) return "ventral_tegmental_area_substantia_nigra";
    if (v.jhuPair({85})) return "hypothalamus";
    const bool tissue = v.t1 > 50;
    if (v.jhuPair({83}) && tissue) return "thalamus";
    if (v.jhuPair({77}) && tissue) return "caudate";
    if (v.jhuPair({79}) && tissue) return "putamen";
    if (v.jhuPair({73}) && tissue) return "amygdala";
    if (v.jhuPair({75}) && tissue) return "hippocampus";
    if (v.jhuPair({81})) return "pallidum";
    return nullptr;
}

bool isSubgenual(const Voxel& v) {
    if (v.z < -16 || v.y < 8) return false;  // keeps off the optic chiasm
    if (v.aalPair({31}) && v.z < -2 && v.y < 36) return true;
    if (v.aalPair({25}) && v.y < 28 && v.z > -13 && v.ax < 9 && v.jhuPair({61, 63, 65}))
        return true;
    if (v.aalPair({21}) && v.y > 8 && v.ax < 10 && v.jhuPair({63, 65})) return true;
    if (v.aalPair({27}) && v.y < 28 && v.z > -16 && v.ax < 9 && v.jhuPair({63, 65})) return true;
    return v.aal == 0 && v.jhuPair({63, 65}) && v.t1 > 50 && v.t1 < 100;
}

bool isFrontopolar(const Voxel& v) {
    const double curved = v.y - 0.9 * std::max(v.z - 14, 0.0) + 0.12 * std::max(v.ax - 12, 0.0);
    return v.aalPair({3, 5, 7, 9, 13, 15, 23, 25}) && curved >= (v.ax < 10 ? 58 : 54);
}

const char* frontalParcel(const Voxel& v) {
    if (isFrontopolar(v)) return "pfc_frontopolar";
    if (v.aalPair({13}) && v.z >= 24) return "pfc_dorsolateral";
    if (v.aalPair({3, 7})) {
        const bool premotor = v.brodmann == 6 || v.brodmann == 4;
        if (v.y > 8 && !premotor && !(v.aalPair({3}) && v.z < 0)) return "pfc_dorsolateral";
        return v.aalPair({3}) ? "superior_frontal_gyrus" : "middle_frontal_gyrus";
    }
    if (v.aalPair({23})) return v.z >= 10 ? "pfc_dorsomedial" : "pfc_ventromedial";
    if (v.aalPair({25, 27})) return "pfc_ventromedial";
    if (v.aalPair({11, 13})) return "pfc_ventrolateral";
    if (v.aalPair({15})) return v.ax >= 40 ? "pfc_ventrolateral" : "pfc_orbitofrontal";
    if (v.aalPair({9})) return v.ax >= 36 ? "pfc_ventrolateral" : "pfc_orbitofrontal";
    if (v.aalPair({5})) return "pfc_orbitofrontal";
    return nullptr;
}

const char* cingulateParcel(const Voxel& v) {
    if (isSubgenual(v)) return "acc_subgenual";
    if (v.aalPair({31})) return v.z >= 20 ? "acc_dorsal" : "acc_rostral";
    if (v.aalPair({35})) return "pcc";
    if (v.aalPair({67, 33}) && v.jhuPair({69})) return "pcc";
    if (v.aalPair({33})) return v.y >= 0 ? "acc_dorsal" : v.y < -30 ? "pcc" : "midcingulate_cortex";
    if (v.aalPair({67})) return v.z < 50 ? "precuneus_ventral" : "precuneus_dorsal";
    if (v.aalPair({29})) {
        // linear discriminant between jhu189 71, 72 (insula) and 182, 183 (posterior insula)
        const double plane = 0.0389 * v.ax + 0.9649 * v.y + 0.2596 * v.z - 3.0277;
        return plane > 0 ? "insula_anterior" : "insula_posterior";
    }
    return nullptr;
}

const char* plainAal(const Voxel& v) {
    static const std::pair<int, const char*> kPlain[] = {{1, "precentral_gyrus"},
                                                         {17, "rolandic_operculum"},
                                                         {19, "supplementary_motor_area"},
                                                         {21, "olfactory_cortex"},
                                                         {39, "parahippocampal"},
                                                         {43, "calcarine_cortex"},
                                                         {45, "cuneus"},
                                                         {47, "lingual_gyrus"},
                                                         {49, "superior_occipital_gyrus"},
                                                         {51, "middle_occipital_gyrus"},
                                                         {53, "inferior_occipital_gyrus"},
                                                         {55, "fusiform_gyrus"},
                                                         {57, "postcentral_gyrus"},
                                                         {59, "superior_parietal"},
                                                         {61, "inferior_parietal"},
                                                         {63, "supramarginal_gyrus"},
                                                         {65, "angular_gyrus"},
                                                         {69, "paracentral_lobule"},
                                                         {79, "heschl_gyrus"},
                                                         {81, "superior_temporal_gyrus"},
                                                         {83, "temporal_pole_superior"},
                                                         {87, "temporal_pole_middle"},
                                                         {89, "inferior_temporal_gyrus"}};
    for (auto [odd, id] : kPlain)
        if (v.aalPair({odd})) return id;
    if (v.aalPair({85}))
        return v.y >= -50 ? "lateral_temporal_anterior" : "lateral_temporal_posterior";
    return nullptr;
}

// Optic nerves, chiasm and tracts have no AAL label; without this they would take the ventromedial
// colour.
bool isOptic(const Voxel& v) {
    return v.aal == 0 &&
           (v.jhuPair({169}) || (v.ax < 20 && v.y > -8 && v.y < 28 &&
                                 v.z < (v.y < 14 ? -13 : -18) && v.z > -28 && v.t1 > 40));
}

const char* wallParcel(const Voxel& v) {
    if (v.aal != 0) return nullptr;
    if (v.jhuPair({123, 125, 127})) return "corpus_callosum";
    if (v.jhuPair({145})) return "fornix";
    if (v.jhuPair({87, 161, 163, 165})) return "basal_forebrain";
    if (isOptic(v)) return "optic_tract";
    return nullptr;
}

const char* interiorWall(const Voxel& v) {
    if (v.jhuPair({77, 117, 119, 121, 129, 131, 133, 135, 137, 143, 149, 151, 159}))
        return "lateral_ventricle_wall";
    if (v.jhuPair({167}))
        return "hypothalamus";  // mammillary bodies: seen as part of it, not counted
    if (v.jhuPair({91, 93, 97, 99, 101, 103})) return "brainstem_junction";
    return nullptr;
}

// Nearest label within `reach` voxels.
Labels spread(const Labels& v, float reach) {
    const Nearest n = nearestSet(maskWhere(v, [](auto l) { return l > 0; }));
    Labels out(v.grid);
    parallelFor(v.data.size(), [&](std::size_t i) {
        if (n.index.data[i] >= 0 && n.distance.data[i] <= reach)
            out.data[i] = v.data[std::size_t(n.index.data[i])];
    });
    return out;
}

// Drops a parcel's small bits on each side (15 % of the larger piece or less).
void dropCrumbs(Labels& parcel) {
    const int n = int(parcelTable().size());
    for (int p = 0; p < n; ++p)
        for (int side = 0; side < 2; ++side) {
            Mask m(parcel.grid);
            forEachVoxel(parcel.grid, [&](int i, int j, int k, std::size_t at) {
                const double x = parcel.grid.centre(i, j, k).x;
                m.data[at] = parcel.data[at] == p + 1 && (side ? x > 0 : x < 0);
            });
            const Mask kept = largePieces(m, 0.15);
            parallelFor(m.data.size(), [&](std::size_t i) {
                if (m.data[i] && !kept.data[i]) parcel.data[i] = 0;
            });
        }
}

void addHindbrain(const Sources& s, const Compartments& c, Labels& parcel) {
    const Labels cerebellar = spread(
        [&] {
            Labels l = s.aal;
            for (auto& v : l.data)
                if (v < 91 || v > 116) v = 0;
            return l;
        }(),
        1e9f);
    const auto hemi = std::uint8_t(parcelIndex("cerebellum") + 1),
               vermis = std::uint8_t(parcelIndex("cerebellar_vermis") + 1),
               stem = std::uint8_t(parcelIndex("brainstem") + 1);
    const Grid& fine = c.part.grid;
    forEachVoxel(parcel.grid, [&](int i, int j, int k, std::size_t at) {
        if (parcel.data[at]) return;
        const Vec3 q = fine.toVoxel(parcel.grid.centre(i, j, k)) + 0.5;
        const int a = int(std::floor(q.x)), b = int(std::floor(q.y)), d = int(std::floor(q.z));
        if (!fine.inside(a, b, d) || c.tissue.at(a, b, d) < 58.0f) return;
        const int w = c.part.at(a, b, d);
        if (w == kBrainstem) parcel.data[at] = stem;
        if (w == kCerebellum) parcel.data[at] = cerebellar.data[at] >= 109 ? vermis : hemi;
    });
}

}  // namespace

Regions makeRegions(const Sources& s, const Compartments& c) {
    const Grid& g = s.brain.grid;
    const Labels brodmann = spread(s.brodmann, 6.0f);
    const Field toPeduncle =
        distanceTo(maskWhere(s.jhu, [](auto l) { return l == 97 || l == 98; }));
    const Field toTegmentum = distanceTo(
        maskWhere(s.jhu, [](auto l) { return l == 99 || l == 100 || (l >= 91 && l <= 94); }));
    Regions r{Labels(g), Labels(g)};
    forEachVoxel(g, [&](int i, int j, int k, std::size_t at) {
        const Vec3 p = g.centre(i, j, k);
        const Voxel v{s.aal.data[at],
                      s.jhu.data[at],
                      brodmann.data[at],
                      s.brain.data[at],
                      p.x,
                      p.y,
                      p.z,
                      std::abs(p.x),
                      toPeduncle.data[at],
                      toTegmentum.data[at]};
        if (p.x == 0.0) return;
        const char* deep = deepParcel(v);
        const char* id = deep;
        for (auto rule : {cingulateParcel, frontalParcel, plainAal, wallParcel})
            if (!id) id = rule(v);
        if (id) r.parcel.data[at] = std::uint8_t(parcelIndex(id) + 1);
        const char* wall = id && !deep ? id : interiorWall(v);
        if (deep && parcelTable()[std::size_t(parcelIndex(deep))].onShell) wall = deep;
        if (wall) r.shell.data[at] = std::uint8_t(parcelIndex(wall) + 1);
    });
    const Labels before = r.parcel;
    dropCrumbs(r.parcel);
    parallelFor(before.data.size(), [&](std::size_t i) {
        if (before.data[i] != r.parcel.data[i]) r.shell.data[i] = 0;
    });
    addHindbrain(s, c, r.parcel);
    return r;
}

Mask parcelMask(const Regions& r, int parcel, char side) {
    Mask m(r.parcel.grid);
    forEachVoxel(m.grid, [&](int i, int j, int k, std::size_t at) {
        const double x = m.grid.centre(i, j, k).x;
        m.data[at] =
            r.parcel.data[at] == parcel + 1 && (side == 'm' || (side == 'l' ? x < 0 : x > 0));
    });
    return m;
}

Labels sidedLabels(const Regions& r) {
    Labels out(r.parcel.grid);
    forEachVoxel(out.grid, [&](int i, int j, int k, std::size_t at) {
        if (!r.parcel.data[at]) return;
        const int p = r.parcel.data[at] - 1;
        const double x = out.grid.centre(i, j, k).x;
        const char side = parcelTable()[std::size_t(p)].midline ? 'm' : x < 0 ? 'l' : 'r';
        out.data[at] = std::uint8_t(labelOf(p, side));
    });
    return out;
}

}  // namespace rewire::bake
