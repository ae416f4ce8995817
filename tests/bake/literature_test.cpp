// SPDX-License-Identifier: Apache-2.0
// Regions against coordinates from the literature: the coordinate lies in the region, or within 2
// mm of it for deep structures, 3 mm for cortex (Colin27 fills MNI space a little differently from
// the papers' brains).
#include <gtest/gtest.h>

#include <toml++/toml.h>
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "shell_edges.h"

namespace rewire::test {
namespace {

// mm from a point to the nearest voxel (a cube of 1 mm) of any of the labels.
double distanceTo(const Volume<std::uint16_t>& labels, const std::set<std::uint16_t>& wanted,
                  const glm::vec3& mm) {
    const glm::vec3 at = (mm - labels.originMm) / labels.spacingMm;
    double best = 1e9;
    const int reach = 15;
    for (int k = int(at.z) - reach; k <= int(at.z) + reach; ++k)
        for (int j = int(at.y) - reach; j <= int(at.y) + reach; ++j)
            for (int i = int(at.x) - reach; i <= int(at.x) + reach; ++i) {
                if (!wanted.contains(labels.at(i, j, k))) continue;
                const glm::vec3 out =
                    glm::max(glm::abs(at - glm::vec3(i, j, k)) - 0.5F, glm::vec3(0.0F));
                best = std::min(best, double(glm::length(out)));
            }
    return best;
}

void expectNear(const std::string& region, Side side, const glm::vec3& mm,
                const std::string& source) {
    const Atlas& atlas = Brain::get().atlas;
    const auto parcels = atlas.parcelsOf({region, side});
    ASSERT_FALSE(parcels.empty()) << region;
    std::set<std::uint16_t> labels;
    bool deep = true;
    for (const ParcelIndex p : parcels) {
        labels.insert(atlas.parcels[p].label);
        deep = deep && atlas.parcels[p].group == ParcelGroup::kDeep;
    }
    const double distance = distanceTo(atlas.labels, labels, mm);
    std::printf("%-42s %-5s %6.1f %6.1f %6.1f  %.1f mm\n", region.c_str(),
                std::string(toText(side)).c_str(), double(mm.x), double(mm.y), double(mm.z),
                distance);
    EXPECT_LE(distance, deep ? 2.0 : 3.0) << region << " " << toText(side) << ", " << source;
}

// Every region of the knowledge base says where the literature puts it.
TEST(Literature, RegionsLieWhereTheKnowledgeBaseSays) {
    const auto file = std::filesystem::path(REWIRE_ASSETS_DIR) / "knowledge" / "regions.toml";
    const toml::table doc = toml::parse_file(file.string());
    std::set<std::string> references;
    const toml::table library = toml::parse_file((file.parent_path() / "references.toml").string());
    for (const auto& node : *library["reference"].as_array())
        references.insert((*node.as_table())["id"].value_or(std::string()));
    int checked = 0;
    for (const auto& node : *doc["region"].as_array()) {
        const toml::table& region = *node.as_table();
        EXPECT_TRUE(references.contains(region["mni_reference"].value_or(std::string())))
            << region["id"].value_or(std::string()) << " names no source for its coordinates";
        for (const auto& [key, side] :
             {std::pair{"mni_left", Side::kLeft}, std::pair{"mni_right", Side::kRight}}) {
            const toml::array* mm = region[key].as_array();
            if (mm == nullptr) continue;
            expectNear(region["id"].value_or(std::string()), side,
                       {mm->get(0)->value_or(0.0F), mm->get(1)->value_or(0.0F),
                        mm->get(2)->value_or(0.0F)},
                       region["mni_reference"].value_or(std::string()));
            ++checked;
        }
    }
    EXPECT_GE(checked, 40);
}

struct Point {
    const char* region;
    Side side;
    glm::vec3 mm;
};

// Centres of AAL's regions in MNI space, as the AAL90 node list of BrainNet Viewer gives them (Xia
// et al. 2013, PLoS ONE, the file Data/ExampleFiles/AAL90/Node_AAL90.node at commit 654017b4; atlas
// of Tzourio-Mazoyer et al. 2002), for the parcels that the knowledge base does not describe.
const Point kAal90[] = {
    {"precentral_gyrus", Side::kLeft, {-38.65F, -5.68F, 50.94F}},
    {"precentral_gyrus", Side::kRight, {41.37F, -8.21F, 52.09F}},
    {"rolandic_operculum", Side::kLeft, {-47.16F, -8.48F, 13.95F}},
    {"rolandic_operculum", Side::kRight, {52.65F, -6.25F, 14.63F}},
    {"supplementary_motor_area", Side::kLeft, {-5.32F, 4.85F, 61.38F}},
    {"supplementary_motor_area", Side::kRight, {8.62F, 0.17F, 61.85F}},
    {"olfactory_cortex", Side::kLeft, {-8.06F, 15.05F, -11.46F}},
    {"olfactory_cortex", Side::kRight, {10.43F, 15.91F, -11.26F}},
    {"midcingulate_cortex", Side::kLeft, {-5.48F, -14.92F, 41.57F}},
    {"midcingulate_cortex", Side::kRight, {8.02F, -8.83F, 39.79F}},
    {"calcarine_cortex", Side::kLeft, {-7.14F, -78.67F, 6.44F}},
    {"calcarine_cortex", Side::kRight, {15.99F, -73.15F, 9.40F}},
    {"cuneus", Side::kLeft, {-5.93F, -80.13F, 27.22F}},
    {"cuneus", Side::kRight, {13.51F, -79.36F, 28.23F}},
    {"lingual_gyrus", Side::kLeft, {-14.62F, -67.56F, -4.63F}},
    {"lingual_gyrus", Side::kRight, {16.29F, -66.93F, -3.87F}},
    {"superior_occipital_gyrus", Side::kLeft, {-16.54F, -84.26F, 28.17F}},
    {"superior_occipital_gyrus", Side::kRight, {24.29F, -80.85F, 30.59F}},
    {"middle_occipital_gyrus", Side::kLeft, {-32.39F, -80.73F, 16.11F}},
    {"middle_occipital_gyrus", Side::kRight, {37.39F, -79.70F, 19.42F}},
    {"inferior_occipital_gyrus", Side::kLeft, {-36.36F, -78.29F, -7.84F}},
    {"inferior_occipital_gyrus", Side::kRight, {38.16F, -81.99F, -7.61F}},
    {"fusiform_gyrus", Side::kLeft, {-31.16F, -40.30F, -20.23F}},
    {"fusiform_gyrus", Side::kRight, {33.97F, -39.10F, -20.18F}},
    {"postcentral_gyrus", Side::kLeft, {-42.46F, -22.63F, 48.92F}},
    {"postcentral_gyrus", Side::kRight, {41.43F, -25.49F, 52.55F}},
    {"superior_parietal", Side::kLeft, {-23.45F, -59.56F, 58.96F}},
    {"superior_parietal", Side::kRight, {26.11F, -59.18F, 62.06F}},
    {"inferior_parietal", Side::kLeft, {-42.80F, -45.82F, 46.74F}},
    {"inferior_parietal", Side::kRight, {46.46F, -46.29F, 49.54F}},
    {"supramarginal_gyrus", Side::kLeft, {-55.79F, -33.64F, 30.45F}},
    {"supramarginal_gyrus", Side::kRight, {57.61F, -31.50F, 34.48F}},
    {"paracentral_lobule", Side::kLeft, {-7.63F, -25.36F, 70.07F}},
    {"paracentral_lobule", Side::kRight, {7.48F, -31.59F, 68.09F}},
    {"pallidum", Side::kLeft, {-17.75F, -0.03F, 0.21F}},
    {"pallidum", Side::kRight, {21.20F, 0.18F, 0.23F}},
    {"heschl_gyrus", Side::kLeft, {-41.99F, -18.88F, 9.98F}},
    {"heschl_gyrus", Side::kRight, {45.86F, -17.15F, 10.41F}},
    {"superior_temporal_gyrus", Side::kLeft, {-53.16F, -20.68F, 7.13F}},
    {"superior_temporal_gyrus", Side::kRight, {58.15F, -21.78F, 6.80F}},
    {"temporal_pole_superior", Side::kLeft, {-39.88F, 15.14F, -20.18F}},
    {"temporal_pole_superior", Side::kRight, {48.25F, 14.75F, -16.86F}},
    {"temporal_pole_middle", Side::kLeft, {-36.32F, 14.59F, -34.08F}},
    {"temporal_pole_middle", Side::kRight, {44.22F, 14.55F, -32.23F}},
    {"inferior_temporal_gyrus", Side::kLeft, {-49.77F, -28.05F, -23.17F}},
    {"inferior_temporal_gyrus", Side::kRight, {53.69F, -31.07F, -22.32F}},
};

TEST(Literature, OtherParcelsLieWhereAal90PutsThem) {
    for (const Point& p : kAal90) expectNear(p.region, p.side, p.mm, "AAL90 node list");
}

}  // namespace
}  // namespace rewire::test
