// SPDX-License-Identifier: Apache-2.0
#include "support/synthetic_anatomy.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <set>
#include <sstream>
#include <stdexcept>

namespace rewire::test {
namespace {

const std::set<std::string> kDeep = {
    "amygdala",     "hippocampus", "nucleus_accumbens", "ventral_tegmental_area_substantia_nigra",
    "hypothalamus", "thalamus",    "caudate",           "putamen",
    "pallidum"};

// The brain has more than knowledge speaks of; places to within a centimetre.
const std::vector<SyntheticParcel> kOthers = {
    {"superior_parietal",
     "Superior parietal",
     ParcelGroup::kCortex,
     {-23, -60, 59},
     {23, -60, 59},
     0.0F,
     true,
     false},
    {"inferior_parietal",
     "Inferior parietal",
     ParcelGroup::kCortex,
     {-43, -46, 47},
     {43, -46, 47},
     0.0F,
     true,
     false},
    {"precentral_gyrus",
     "Precentral gyrus",
     ParcelGroup::kCortex,
     {-39, -6, 51},
     {39, -6, 51},
     0.0F,
     true,
     false},
    {"middle_occipital_gyrus",
     "Middle occipital gyrus",
     ParcelGroup::kCortex,
     {-32, -81, 16},
     {32, -81, 16},
     0.0F,
     true,
     false},
    {"cuneus", "Cuneus", ParcelGroup::kCortex, {-6, -80, 27}, {6, -80, 27}, 0.0F, true, false},
    {"inferior_temporal_gyrus",
     "Inferior temporal gyrus",
     ParcelGroup::kCortex,
     {-50, -28, -23},
     {50, -28, -23},
     0.0F,
     true,
     false},
    {"pallidum", "Pallidum", ParcelGroup::kDeep, {-18, 0, 0}, {18, 0, 0}, 5.0F, false, false},
    {"cerebellum",
     "Cerebellar hemisphere",
     ParcelGroup::kCerebellum,
     {-26, -60, -38},
     {26, -60, -38},
     20.0F,
     false,
     false},
    {"cerebellar_vermis",
     "Cerebellar vermis",
     ParcelGroup::kCerebellum,
     {0, -62, -30},
     {0, -62, -30},
     9.0F,
     false,
     true},
    {"brainstem",
     "Brainstem",
     ParcelGroup::kBrainstem,
     {0, -28, -34},
     {0, -28, -34},
     12.0F,
     false,
     true},
    {"cut_surface", "Cut surface", ParcelGroup::kCut, {-40, 6, 4}, {40, 6, 4}, 0.0F, false, false}};

float bodyRadiusMm(const std::string& id) {
    if (id == "thalamus") return 9.0F;
    if (id.starts_with("acc_") || id.starts_with("insula_")) return 6.0F;
    return kDeep.contains(id) ? 6.0F : 0.0F;
}

void addParcels(const RegionText& region, SyntheticAnatomy& anatomy) {
    SyntheticParcel parcel;
    parcel.id = region.id;
    parcel.name = region.name;
    parcel.group = kDeep.contains(region.id) ? ParcelGroup::kDeep : ParcelGroup::kCortex;
    parcel.leftMm = region.mniLeftMm;
    parcel.rightMm = region.mniRightMm;
    parcel.radiusMm = bodyRadiusMm(region.id);
    parcel.onShell = parcel.group == ParcelGroup::kCortex || region.id == "thalamus";
    Region whole{region.id, RegionKind::kRegion, {}, {region.id}};
    const auto addHalf = [&](const char* half, const glm::vec3& shiftMm) {
        SyntheticParcel part = parcel;
        part.id += half;
        part.name += half;
        part.leftMm += shiftMm;
        part.rightMm += shiftMm;
        whole.parcelIds.push_back(part.id);
        anatomy.parcels.push_back(part);
    };
    if (region.id == "precuneus") {
        whole.parcelIds.clear();
        addHalf("_ventral", {0.0F, 0.0F, -10.0F});
        addHalf("_dorsal", {0.0F, 0.0F, 10.0F});
    } else if (region.id == "lateral_temporal") {
        whole.parcelIds.clear();
        addHalf("_anterior", {0.0F, 15.0F, 0.0F});
        addHalf("_posterior", {0.0F, -20.0F, 0.0F});
    } else {
        anatomy.parcels.push_back(parcel);
    }
    anatomy.regions.push_back(std::move(whole));
}

// A set's parts may be sets, regions or parcels.
void collectParcels(const Knowledge& knowledge, const SyntheticAnatomy& anatomy,
                    const std::string& part, std::vector<std::string>& parcels) {
    if (const RegionSet* set = knowledge.findSet(part)) {
        for (const std::string& inner : set->parts)
            collectParcels(knowledge, anatomy, inner, parcels);
        return;
    }
    for (const Region& region : anatomy.regions) {
        if (region.id != part || region.kind != RegionKind::kRegion) continue;
        parcels.insert(parcels.end(), region.parcelIds.begin(), region.parcelIds.end());
        return;
    }
    parcels.push_back(anatomy.parcel(part).id);
}

std::vector<glm::vec3> arc(const glm::vec3& from, const glm::vec3& over, const glm::vec3& to) {
    constexpr int kPoints = 13;
    std::vector<glm::vec3> line;
    for (int i = 0; i < kPoints; ++i) {
        const float t = static_cast<float>(i) / (kPoints - 1);
        line.push_back((1 - t) * (1 - t) * from + 2 * t * (1 - t) * over + t * t * to);
    }
    return line;
}

Tract makeTract(const std::string& id, const std::string& name,
                const std::vector<glm::vec3>& leftLine, bool right) {
    Tract tract{id, name, {{Side::kLeft, leftLine}}};
    if (!right) return tract;
    std::vector<glm::vec3> mirrored = leftLine;
    for (glm::vec3& point : mirrored) point.x = -point.x;
    tract.lines.push_back({Side::kRight, mirrored});
    return tract;
}

std::vector<Tract> makeTracts() {
    std::vector<Tract> tracts = {
        makeTract("cingulum", "Cingulum", arc({-8, 40, 0}, {-8, 0, 75}, {-10, -50, 15}), true),
        makeTract("uncinate", "Uncinate fasciculus",
                  arc({-35, 5, -30}, {-35, 20, -5}, {-18, 45, -10}), true),
        makeTract("fornix", "Fornix", arc({-25, -30, -8}, {-10, -35, 45}, {-3, -2, -8}), true),
        makeTract("arcuate", "Arcuate fasciculus",
                  arc({-45, 15, 15}, {-40, -70, 50}, {-52, -35, -5}), false)};
    Tract callosum{"corpus_callosum", "Corpus callosum", {}};
    for (const float y : {-30.0F, -10.0F, 10.0F, 25.0F}) {
        callosum.lines.push_back({Side::kMidline, arc({-30, y, 35}, {0, y, 15}, {30, y, 35})});
    }
    tracts.push_back(std::move(callosum));
    return tracts;
}

void writePoint(std::ostream& out, const glm::vec3& p) {
    out << '[' << p.x << ", " << p.y << ", " << p.z << ']';
}

struct LabelSum {
    double count = 0.0;
    glm::dvec3 sumMm{0.0};
};

std::vector<LabelSum> sumLabels(const Volume<std::uint16_t>& labels) {
    std::vector<LabelSum> sums(1024);
    for (int k = 0; k < labels.size.z; ++k) {
        for (int j = 0; j < labels.size.y; ++j) {
            for (int i = 0; i < labels.size.x; ++i) {
                LabelSum& sum = sums[labels.at(i, j, k)];
                sum.count += 1.0;
                sum.sumMm += glm::dvec3(labels.originMm + glm::vec3(i, j, k) * labels.spacingMm);
            }
        }
    }
    return sums;
}

void writeParcel(std::ostream& out, const SyntheticAnatomy& anatomy, const SyntheticParcel& parcel,
                 const std::vector<LabelSum>& sums, double voxelMm3) {
    out << "[[parcel]]\nid = \"" << parcel.id << "\"\nname = \"" << parcel.name << "\"\ngroup = \""
        << toText(parcel.group) << "\"\n";
    const std::vector<Side> sides =
        parcel.onMidline ? std::vector{Side::kMidline} : std::vector{Side::kLeft, Side::kRight};
    for (const Side side : sides) {
        const std::string word(toText(side));
        const std::uint16_t label = labelOf(anatomy, parcel.id, side);
        const LabelSum& sum = sums[label];
        const bool labelled = sum.count > 0.0;
        out << "label_" << word << " = " << (labelled ? label : 0) << "\nvolume_" << word
            << "_mm3 = " << sum.count * voxelMm3 << "\ncentre_" << word << "_mm = ";
        writePoint(out, labelled ? glm::vec3(sum.sumMm / sum.count)
                                 : (side == Side::kRight ? parcel.rightMm : parcel.leftMm));
        out << '\n';
    }
    out << '\n';
}

}  // namespace

const SyntheticParcel& SyntheticAnatomy::parcel(const std::string& id) const {
    for (const SyntheticParcel& one : parcels) {
        if (one.id == id) return one;
    }
    throw std::runtime_error("the synthetic brain has no parcel '" + id +
                             "'; add it to synthetic_anatomy.cpp");
}

std::uint16_t labelOf(const SyntheticAnatomy& anatomy, const std::string& id, Side side) {
    const auto index = static_cast<int>(&anatomy.parcel(id) - anatomy.parcels.data());
    return static_cast<std::uint16_t>(2 * index + (side == Side::kRight ? 2 : 1));
}

SyntheticAnatomy makeSyntheticAnatomy(const Knowledge& knowledge) {
    SyntheticAnatomy anatomy;
    for (const RegionText& region : knowledge.regions) addParcels(region, anatomy);
    anatomy.parcels.insert(anatomy.parcels.end(), kOthers.begin(), kOthers.end());
    std::vector<Region> sets;
    for (const RegionSet& set : knowledge.sets) {
        Region region{set.id, RegionKind::kArea, {}, {}};
        if (set.kind == "network") region.kind = RegionKind::kNetwork;
        if (set.kind == "system") region.kind = RegionKind::kSystem;
        for (const std::string& part : set.parts)
            collectParcels(knowledge, anatomy, part, region.parcelIds);
        sets.push_back(std::move(region));
    }
    anatomy.regions.insert(anatomy.regions.end(), sets.begin(), sets.end());
    anatomy.tracts = makeTracts();
    return anatomy;
}

std::string anatomyToml(const SyntheticAnatomy& anatomy, const Volume<std::uint16_t>& labels,
                        const std::map<std::string, std::string>& glbSha256) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(2);
    out << "format = 1\n[provenance]\npackage = \"synthetic\"\nrecipe_sha256 = \"none\"\nsources = "
           "[]\nglb_sha256 = {";
    const char* comma = " ";
    for (const auto& [level, hash] : glbSha256) {
        out << comma << level << " = \"" << hash << '"';
        comma = ", ";
    }
    out << " }\n\n";
    const std::vector<LabelSum> sums = sumLabels(labels);
    const double voxelMm3 = double(labels.spacingMm.x) * labels.spacingMm.y * labels.spacingMm.z;
    for (const SyntheticParcel& parcel : anatomy.parcels)
        writeParcel(out, anatomy, parcel, sums, voxelMm3);
    for (const Region& region : anatomy.regions) {
        out << "[[region]]\nid = \"" << region.id << "\"\nkind = \"" << toText(region.kind)
            << "\"\nparcels = [";
        for (const std::string& id : region.parcelIds) out << '"' << id << "\", ";
        out << "]\n\n";
    }
    for (const Tract& tract : anatomy.tracts) {
        out << "[[tract]]\nid = \"" << tract.id << "\"\nname = \"" << tract.name << "\"\n";
        for (const TractLine& line : tract.lines) {
            out << "[[tract.line]]\nside = \"" << toText(line.side) << "\"\npoints_mm = [";
            for (const glm::vec3& point : line.pointsMm) {
                writePoint(out, point);
                out << ", ";
            }
            out << "]\n";
        }
        out << '\n';
    }
    out << "[opened]\nremoves = []\n";
    return out.str();
}

}  // namespace rewire::test
