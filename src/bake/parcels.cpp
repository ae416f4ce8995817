// SPDX-License-Identifier: Apache-2.0
// The table of parcels. AAL numbers: Tzourio-Mazoyer et al. 2002; jhu189: Oishi et al. 2009 as
// mricron ships them. Odd = left, even = right in the atlases, but the side is always taken from
// the sign of x.
#include "parcels.h"

#include <map>
#include <stdexcept>

namespace rewire::bake {
namespace {

std::vector<int> pairs(std::initializer_list<int> odd) {
    std::vector<int> out;
    for (int l : odd) {
        out.push_back(l);
        out.push_back(l + 1);
    }
    return out;
}

AtlasRule aal(std::initializer_list<int> odd, std::string rule = "") {
    return {"aal", pairs(odd), std::move(rule)};
}
AtlasRule jhu(std::initializer_list<int> odd, std::string rule = "") {
    return {"jhu189", pairs(odd), std::move(rule)};
}

Parcel cortex(std::string id, std::string name, std::vector<AtlasRule> s, bool body = false) {
    return {std::move(id), std::move(name), Group::kCortex, false, true, body, true, std::move(s)};
}
Parcel deep(std::string id, std::string name, std::vector<AtlasRule> s, bool shell = false) {
    return {std::move(id), std::move(name), Group::kDeep, false, shell, true, true, std::move(s)};
}
Parcel wall(std::string id, std::string name, Group g, bool labels, std::vector<AtlasRule> s) {
    return {std::move(id), std::move(name), g, false, true, false, labels, std::move(s)};
}

void addFrontal(std::vector<Parcel>& p) {
    p.push_back(
        cortex("pfc_dorsolateral", "Dorsolateral prefrontal cortex",
               {aal({3, 7},
                    "y > 8; not frontopolar; not AAL 3, 4 at z < 0; not Brodmann 4, 6 (nearest "
                    "brodmann label within 6 mm)"),
                aal({13}, "z >= 24 (upper pars triangularis)")}));
    p.push_back(cortex("pfc_dorsomedial", "Dorsomedial prefrontal cortex",
                       {aal({23}, "z >= 10; not frontopolar")}));
    p.push_back(cortex("pfc_ventromedial", "Ventromedial prefrontal cortex",
                       {aal({25, 27}, "not frontopolar, not acc_subgenual"),
                        aal({23}, "z < 10; not frontopolar")}));
    p.push_back(
        cortex("pfc_ventrolateral", "Ventrolateral prefrontal cortex",
               {aal({11, 13}, "not frontopolar; not the upper triangularis of pfc_dorsolateral"),
                aal({15}, "|x| >= 40"), aal({9}, "|x| >= 36; not frontopolar")}));
    p.push_back(cortex("pfc_orbitofrontal", "Orbitofrontal cortex",
                       {aal({5}, "not frontopolar"), aal({9}, "|x| < 36; not frontopolar"),
                        aal({15}, "|x| < 40; not frontopolar")}));
    p.push_back(
        cortex("pfc_frontopolar", "Frontopolar cortex",
               {aal({3, 5, 7, 9, 13, 15, 23, 25},
                    "y - 0.9 max(z - 14, 0) + 0.12 max(|x| - 12, 0) >= 54 (58 where |x| < 10)")}));
    p.push_back(cortex("superior_frontal_gyrus", "Superior frontal gyrus, posterior part",
                       {aal({3}, "what pfc_dorsolateral and pfc_frontopolar leave")}));
    p.push_back(cortex("middle_frontal_gyrus", "Middle frontal gyrus, posterior part",
                       {aal({7}, "what pfc_dorsolateral and pfc_frontopolar leave")}));
    p.push_back(cortex("precentral_gyrus", "Precentral gyrus", {aal({1})}));
    p.push_back(cortex("supplementary_motor_area", "Supplementary motor area", {aal({19})}));
    p.push_back(cortex("paracentral_lobule", "Paracentral lobule", {aal({69})}));
    p.push_back(cortex("rolandic_operculum", "Rolandic operculum", {aal({17})}));
    p.push_back(cortex("olfactory_cortex", "Olfactory cortex", {aal({21}, "not acc_subgenual")}));
}

void addCingulateAndInsula(std::vector<Parcel>& p) {
    p.push_back(cortex("acc_dorsal", "Dorsal anterior cingulate cortex",
                       {aal({31}, "z >= 20"), aal({33}, "y >= 0")}, true));
    p.push_back(cortex("acc_rostral", "Rostral anterior cingulate cortex",
                       {aal({31}, "z < 20; not acc_subgenual")}, true));
    p.push_back(cortex(
        "acc_subgenual", "Subgenual anterior cingulate cortex",
        {aal({31}, "z < -2 and y < 36"),
         {"aal & jhu189", {21, 22, 63, 64, 65, 66}, "AAL 21, 22 in jhu189 63-66; y > 8, |x| < 10"},
         {"aal & jhu189",
          {25, 26, 27, 28, 61, 62, 63, 64, 65, 66},
          "AAL 25-28 in jhu189 61-66; y < 28, |x| < 9"},
         {"jhu189",
          {63, 64, 65, 66},
          "where AAL is 0 and ch2bet in 50..100; all: z >= -16, y >= 8"}},
        true));
    p.push_back(cortex("midcingulate_cortex", "Midcingulate cortex",
                       {aal({33}, "-30 <= y < 0; not in jhu189 69, 70")}));
    p.push_back(
        cortex("pcc", "Posterior cingulate cortex",
               {aal({35}),
                {"aal & jhu189", {33, 34, 67, 68, 69, 70}, "AAL 33, 34, 67, 68 in jhu189 69, 70"},
                aal({33}, "y < -30")},
               true));
    const std::string plane = "0.0389 |x| + 0.9649 y + 0.2596 z - 3.0277 ";
    p.push_back(cortex("insula_anterior", "Anterior insula", {aal({29}, plane + "> 0")}, true));
    p.push_back(cortex("insula_posterior", "Posterior insula", {aal({29}, plane + "<= 0")}, true));
}

void addPosterior(std::vector<Parcel>& p) {
    p.push_back(cortex("postcentral_gyrus", "Postcentral gyrus", {aal({57})}));
    p.push_back(cortex("superior_parietal", "Superior parietal lobule", {aal({59})}));
    p.push_back(cortex("inferior_parietal", "Inferior parietal lobule", {aal({61})}));
    p.push_back(cortex("supramarginal_gyrus", "Supramarginal gyrus", {aal({63})}));
    p.push_back(cortex("angular_gyrus", "Angular gyrus", {aal({65})}));
    p.push_back(
        cortex("precuneus_ventral", "Ventral precuneus", {aal({67}, "z < 50; not pcc")}, true));
    p.push_back(
        cortex("precuneus_dorsal", "Dorsal precuneus", {aal({67}, "z >= 50; not pcc")}, true));
    p.push_back(cortex("cuneus", "Cuneus", {aal({45})}));
    p.push_back(cortex("calcarine_cortex", "Calcarine cortex", {aal({43})}));
    p.push_back(cortex("lingual_gyrus", "Lingual gyrus", {aal({47})}));
    p.push_back(cortex("superior_occipital_gyrus", "Superior occipital gyrus", {aal({49})}));
    p.push_back(cortex("middle_occipital_gyrus", "Middle occipital gyrus", {aal({51})}));
    p.push_back(cortex("inferior_occipital_gyrus", "Inferior occipital gyrus", {aal({53})}));
    p.push_back(cortex("fusiform_gyrus", "Fusiform gyrus", {aal({55})}));
    p.push_back(cortex("parahippocampal", "Parahippocampal cortex",
                       {aal({39}, "minus jhu189 hippocampus, amygdala")}, true));
    p.push_back(cortex("heschl_gyrus", "Heschl's gyrus", {aal({79})}));
    p.push_back(cortex("superior_temporal_gyrus", "Superior temporal gyrus", {aal({81})}));
    p.push_back(cortex("lateral_temporal_anterior", "Lateral temporal cortex, anterior part",
                       {aal({85}, "y >= -50")}));
    p.push_back(cortex("lateral_temporal_posterior", "Lateral temporal cortex, posterior part",
                       {aal({85}, "y < -50")}));
    p.push_back(cortex("inferior_temporal_gyrus", "Inferior temporal gyrus", {aal({89})}));
    p.push_back(cortex("temporal_pole_superior", "Temporal pole, superior part", {aal({83})}));
    p.push_back(cortex("temporal_pole_middle", "Temporal pole, middle part", {aal({87})}));
}

void addDeep(std::vector<Parcel>& p) {
    p.push_back(deep("amygdala", "Amygdala", {jhu({73}, "ch2bet > 50")}));
    p.push_back(deep("hippocampus", "Hippocampus", {jhu({75}, "ch2bet > 50")}));
    p.push_back(deep("thalamus", "Thalamus", {jhu({83}, "ch2bet > 50")}, true));
    p.push_back(deep("hypothalamus", "Hypothalamus", {jhu({85})}, true));
    p.push_back(deep("caudate", "Caudate nucleus", {jhu({77}, "ch2bet > 50")}));
    p.push_back(deep("putamen", "Putamen", {jhu({79}, "ch2bet > 50")}));
    p.push_back(deep("pallidum", "Pallidum", {jhu({81})}));
    p.push_back(deep("nucleus_accumbens", "Nucleus accumbens", {jhu({89})}));
    p.push_back(deep("ventral_tegmental_area_substantia_nigra",
                     "Ventral tegmental area and substantia nigra",
                     {{"jhu189",
                       {91, 92, 93, 94, 97, 98, 99, 100},
                       "within 2.5 mm of both peduncle (97, 98) and tegmentum (91-94, 99, 100), "
                       "distances together "
                       "< 4.2 mm, -17 <= z <= -6, 3 < |x| <= 16, -26 < y < -8"},
                      jhu({99}, "|x| <= 6, -21 <= y <= -12, -17 <= z <= -8, ch2bet > 60")}));
}

void addWalls(std::vector<Parcel>& p) {
    p.push_back(wall("corpus_callosum", "Corpus callosum", Group::kWhiteMatter, true,
                     {jhu({123, 125, 127})}));
    p.push_back(wall("fornix", "Fornix", Group::kWhiteMatter, true, {jhu({145})}));
    // Too little of it reaches the surface for a patch on the left: it has a body as well.
    p.push_back(
        deep("basal_forebrain", "Basal forebrain and septum", {jhu({87, 161, 163, 165})}, true));
    p.push_back(wall(
        "optic_tract", "Optic nerve, chiasm and tract", Group::kWhiteMatter, true,
        {jhu({169}), {"ch2better", {}, "bright tissue below the hypothalamus, see regions.cpp"}}));
    p.push_back(wall("lateral_ventricle_wall", "Wall of the lateral ventricle", Group::kWhiteMatter,
                     false,
                     {jhu({77, 117, 119, 121, 129, 131, 133, 135, 137, 143, 149, 151, 159})}));
    p.push_back(wall("brainstem_junction", "Junction with the brainstem", Group::kCut, false,
                     {jhu({91, 93, 97, 99, 101, 103})}));
}

void addHind(std::vector<Parcel>& p) {
    p.push_back(
        {"cerebellum",
         "Cerebellar hemisphere",
         Group::kCerebellum,
         false,
         true,
         false,
         true,
         {{"aal",
           {91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108},
           ""}}});
    p.push_back({"cerebellar_vermis",
                 "Cerebellar vermis",
                 Group::kCerebellum,
                 true,
                 true,
                 false,
                 true,
                 {{"aal", {109, 110, 111, 112, 113, 114, 115, 116}, ""}}});
    p.push_back({"brainstem",
                 "Brainstem",
                 Group::kBrainstem,
                 true,
                 true,
                 false,
                 true,
                 {{"jhu189",
                   {91,  92,  93,  94,  97,  98,  99,  100, 101, 102, 103, 104,
                    105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116},
                   "seeds of the brainstem's compartment"}}});
}

std::vector<Parcel> makeTable() {
    std::vector<Parcel> p;
    addFrontal(p);
    addCingulateAndInsula(p);
    addPosterior(p);
    addDeep(p);
    addWalls(p);
    addHind(p);
    p.push_back({"cut_surface",
                 "Cut face of the opened cortex",
                 Group::kCut,
                 false,
                 false,
                 false,
                 false,
                 {}});
    return p;
}

}  // namespace

const std::vector<Parcel>& parcelTable() {
    static const std::vector<Parcel> table = makeTable();
    return table;
}

int parcelIndex(std::string_view id) {
    const auto& t = parcelTable();
    for (std::size_t i = 0; i < t.size(); ++i)
        if (t[i].id == id) return int(i);
    throw std::runtime_error("no parcel named " + std::string(id));
}

std::string_view groupName(Group g) {
    switch (g) {
        case Group::kCortex:
            return "cortex";
        case Group::kDeep:
            return "deep";
        case Group::kCerebellum:
            return "cerebellum";
        case Group::kBrainstem:
            return "brainstem";
        case Group::kWhiteMatter:
            return "white_matter";
        case Group::kCut:
            return "cut";
    }
    return "";
}

std::string nodeName(char side, std::string_view kind, std::string_view id) {
    std::string out = side == 'l' ? "lh." : side == 'r' ? "rh." : "";
    if (!kind.empty()) out += std::string(kind) + ".";
    return out + std::string(id);
}

int labelOf(int parcel, char side) {
    const Parcel& p = parcelTable()[std::size_t(parcel)];
    if (!p.inLabels || p.midline != (side == 'm')) return 0;
    return 2 * parcel + (side == 'r' ? 2 : 1);
}

}  // namespace rewire::bake
