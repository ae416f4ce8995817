// SPDX-License-Identifier: Apache-2.0
// The plate that compares atlases: outlines of AAL, jhu189 and Rewire's own parcels on slices of
// the MRI, voxel by voxel. Needs mricron-data. Does NOT decide anything; it is there to see why
// each structure is taken from where.
#include <array>
#include <set>

#include "caption.h"
#include "parcels.h"
#include "plates.h"
#include "sources.h"
#include "volume_ops.h"

namespace rewire::bake {
namespace {

using Colour = std::array<std::uint8_t, 3>;
constexpr Colour kAalLeft{255, 60, 60}, kAalRight{255, 165, 30}, kJhuLeft{0, 225, 235},
    kJhuRight{60, 255, 60}, kOurs{255, 255, 255};

struct Panel {
    const char* title;
    int normal;                 // 0 sagittal, 1 coronal, 2 axial
    double at;                  // mm along the normal
    double u0, u1, v0, v1;      // window in mm: (y,z), (x,z) or (x,y)
    std::vector<int> aal, jhu;  // left labels; the right ones follow
    std::vector<const char*> ours;
};

const std::vector<Panel>& panels() {
    static const std::vector<Panel> list = {
        {"AMYGDALA  Y -3", 1, -3, -42, 42, -38, 4, {41}, {73}, {"amygdala"}},
        {"AMYGDALA, HIPPOCAMPUS  X -25",
         0,
         -25,
         -56,
         18,
         -40,
         14,
         {41, 37},
         {73, 75},
         {"amygdala", "hippocampus"}},
        {"HIPPOCAMPUS  Y -22", 1, -22, -48, 48, -32, 14, {37}, {75}, {"hippocampus"}},
        {"STRIATUM, THALAMUS  Z 4",
         2,
         4,
         -42,
         42,
         -44,
         34,
         {71, 73, 75, 77},
         {77, 79, 81, 83},
         {"caudate", "putamen", "pallidum", "thalamus"}},
        {"ANTERIOR CINGULATE  X -4",
         0,
         -4,
         -40,
         70,
         -25,
         60,
         {31, 33},
         {61, 63, 65, 67},
         {"acc_dorsal", "acc_rostral", "acc_subgenual"}},
        {"POSTERIOR CINGULATE  X -4", 0, -4, -95, -15, -10, 70, {35, 67}, {69, 33}, {"pcc"}},
        {"INSULA  Z 2",
         2,
         2,
         -56,
         56,
         -45,
         50,
         {29},
         {71, 182},
         {"insula_anterior", "insula_posterior"}},
        {"SUBGENUAL CINGULATE  X -4",
         0,
         -4,
         -5,
         55,
         -30,
         10,
         {31, 21, 27},
         {63, 65},
         {"acc_subgenual"}},
        {"MIDBRAIN, JHU TEGMENTUM  Z -12",
         2,
         -12,
         -32,
         32,
         -48,
         8,
         {},
         {99},
         {"ventral_tegmental_area_substantia_nigra"}},
        {"MIDBRAIN, JHU PEDUNCLE  Z -12",
         2,
         -12,
         -32,
         32,
         -48,
         8,
         {},
         {97},
         {"ventral_tegmental_area_substantia_nigra"}},
        {"HYPOTHALAMUS  Y -4", 1, -4, -26, 26, -30, 12, {}, {85}, {"hypothalamus"}},
        {"ACCUMBENS  Y 10", 1, 10, -34, 34, -26, 28, {71, 73}, {89}, {"nucleus_accumbens"}}};
    return list;
}

Vec3 pointOf(const Panel& p, double u, double v) {
    if (p.normal == 0) return {p.at, u, v};
    return p.normal == 1 ? Vec3(u, p.at, v) : Vec3(u, v, p.at);
}

template <class T>
int voxelAt(const Volume<T>& v, const Vec3& mm) {
    const Vec3 q = v.grid.toVoxel(mm) + 0.5;
    const int i = int(std::floor(q.x)), j = int(std::floor(q.y)), k = int(std::floor(q.z));
    return v.grid.inside(i, j, k) ? int(v.at(i, j, k)) : 0;
}

struct Maps {
    Field t1;
    Labels aal, jhu, ours;
};

// Class of each pixel; outlines are drawn where it changes.
template <class Classify>
void outline(Picture& out, const Panel& p, Classify&& classify, const Colour (&colours)[2]) {
    auto at = [&](int x, int y) {
        return pointOf(p, p.u0 + (x + 0.5) / out.width * (p.u1 - p.u0),
                       p.v1 - (y + 0.5) / out.height * (p.v1 - p.v0));
    };
    for (int y = 0; y + 1 < out.height; ++y)
        for (int x = 0; x + 1 < out.width; ++x) {
            const int here = classify(at(x, y)), right = classify(at(x + 1, y)),
                      below = classify(at(x, y + 1));
            if (here == right && here == below) continue;
            const int owner = here ? here : right ? right : below;
            const Colour& c = colours[owner % 2 == 1 ? 0 : 1];
            for (int dy = 0; dy < 2; ++dy)
                for (int dx = 0; dx < 2; ++dx)
                    for (std::size_t a = 0; a < 3; ++a)
                        if (x + dx < out.width && y + dy < out.height)
                            out.rgb[(std::size_t(y + dy) * std::size_t(out.width) +
                                     std::size_t(x + dx)) *
                                        3 +
                                    a] = c[a];
        }
}

int pairClass(const std::vector<int>& odd, int label) {
    for (std::size_t i = 0; i < odd.size(); ++i) {
        if (label == odd[i]) return int(2 * i + 1);
        if (label == odd[i] + 1) return int(2 * i + 2);
    }
    return 0;
}

Picture draw(const Panel& p, const Maps& m, int width, int height) {
    const double scale = std::min(width / (p.u1 - p.u0), (height - 30) / (p.v1 - p.v0));
    Picture out(int(scale * (p.u1 - p.u0)), int(scale * (p.v1 - p.v0)));
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            const Vec3 mm = pointOf(p, p.u0 + (x + 0.5) / scale, p.v1 - (y + 0.5) / scale);
            const auto g = std::uint8_t(std::clamp(sample(m.t1, mm) / 125.0, 0.0, 1.0) * 255);
            for (std::size_t a = 0; a < 3; ++a)
                out.rgb[(std::size_t(y) * std::size_t(out.width) + std::size_t(x)) * 3 + a] = g;
        }
    outline(out, p, [&](const Vec3& mm) { return pairClass(p.aal, voxelAt(m.aal, mm)); },
            {kAalLeft, kAalRight});
    outline(out, p, [&](const Vec3& mm) { return pairClass(p.jhu, voxelAt(m.jhu, mm)); },
            {kJhuLeft, kJhuRight});
    std::set<int> own;
    for (const char* id : p.ours)
        for (char side : {'l', 'r'}) own.insert(labelOf(parcelIndex(id), side));
    outline(out, p,
            [&](const Vec3& mm) {
                const int l = voxelAt(m.ours, mm);
                return own.contains(l) ? l : 0;
            },
            {kOurs, kOurs});
    Picture framed(width, height);
    framed.paste(out, (width - out.width) / 2, 26 + (height - 30 - out.height) / 2);
    writeCaption(framed, 8, 7, p.title, {230, 230, 235});
    return framed;
}

}  // namespace

Picture atlasPlate(const PlateInput& in) {
    Maps m;
    const Labels t1 = readNifti(in.assets / "t1.nii.gz");
    m.t1 = Field(t1.grid);
    for (std::size_t i = 0; i < t1.data.size(); ++i) m.t1.data[i] = t1.data[i];
    m.ours = readNifti(in.assets / "labels.nii.gz");
    m.aal = readNifti(in.templates / "aal.nii.gz");
    m.jhu = resampleNearest(readNifti(in.templates / "jhu189.nii.gz"), t1.grid);
    const int w = 400, h = 320;
    Picture out(4 * w, 3 * h + 30);
    for (std::size_t i = 0; i < panels().size(); ++i)
        out.paste(draw(panels()[i], m, w - 8, h - 8), int(i) % 4 * w, int(i) / 4 * h);
    writeCaption(out, 8, 3 * h + 6,
                 "AAL LEFT RED, RIGHT ORANGE   JHU189 LEFT CYAN, RIGHT GREEN   REWIRE WHITE",
                 {230, 230, 235});
    return out;
}

}  // namespace rewire::bake
