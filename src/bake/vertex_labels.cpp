// SPDX-License-Identifier: Apache-2.0
// Nearest voxel, diffusion over the mesh, removal of islands.
#include "vertex_labels.h"

#include <glm/geometric.hpp>

#include "volume_ops.h"

namespace rewire::bake {
namespace {

constexpr double kInsideMm = 1.0;     // labels are read this deep, inside the grey matter
constexpr int kRoundingPasses = 28;   // about 1.2 mm
constexpr int kDiffusionPasses = 90;  // on edges of 0.45 mm: about 2 mm, hides the 1 mm voxels

// One-hot weights from a class volume (class + 1 per voxel), then diffusion.
void spreadOverMesh(const Mesh& m, const Volume<std::int32_t>& nearest, const Labels& classOf,
                    VertexLabels& out, const std::function<bool(const Vec3&)>& isLast = nullptr) {
    const int width = out.width();
    out.weight.assign(m.position.size() * std::size_t(width), 0.0f);
    const Grid& g = classOf.grid;
    parallelFor(m.position.size(), [&](std::size_t v) {
        const Vec3 q = g.toVoxel(m.position[v] - kInsideMm * m.normal[v]) + 0.5;
        const int i = std::clamp(int(std::floor(q.x)), 0, g.nx - 1),
                  j = std::clamp(int(std::floor(q.y)), 0, g.ny - 1),
                  k = std::clamp(int(std::floor(q.z)), 0, g.nz - 1);
        const bool last = isLast && isLast(m.position[v]);
        const int c = last ? width - 1 : classOf.data[std::size_t(nearest.at(i, j, k))] - 1;
        out.weight[v * std::size_t(width) + std::size_t(c)] = 1.0f;
    });
    diffuse(adjacencyOf(m), out.weight, width, 0.5f, kDiffusionPasses);
}

constexpr double kSmallestRimMm = 14.0;

double vertexArea(const Mesh& m, std::vector<double>& area) {
    area.assign(m.position.size(), 0.0);
    double total = 0.0;
    for (const Triangle& t : m.triangle) {
        const double a = 0.5 * glm::length(faceNormal(m, t));
        total += a;
        for (auto v : t) area[v] += a / 3.0;
    }
    return total;
}

}  // namespace

int VertexLabels::winner(std::size_t v) const {
    const auto begin = weight.begin() + std::ptrdiff_t(v) * width();
    return int(std::max_element(begin, begin + width()) - begin);
}

VertexLabels labelHemisphere(const Mesh& m, char side, const Regions& r,
                             const std::function<bool(const Vec3&)>& isCut) {
    VertexLabels out;
    std::vector<std::uint8_t> classOfParcel(256, 0);
    const auto& table = parcelTable();
    for (std::size_t p = 0; p < table.size(); ++p) {
        const bool hind =
            table[p].group == Group::kCerebellum || table[p].group == Group::kBrainstem;
        if (!table[p].onShell || hind) continue;
        out.patches.push_back({int(p), side});
        classOfParcel[p + 1] = std::uint8_t(out.patches.size());
    }
    Labels classes(r.shell.grid);
    forEachVoxel(classes.grid, [&](int i, int j, int k, std::size_t at) {
        const double x = classes.grid.centre(i, j, k).x;
        if (side == 'l' ? x < 0 : x > 0) classes.data[at] = classOfParcel[r.shell.data[at]];
    });
    const Nearest n = nearestSet(maskWhere(classes, [](auto c) { return c > 0; }));
    if (isCut) out.patches.push_back({parcelIndex("cut_surface"), side});
    spreadOverMesh(m, n.index, classes, out, isCut);
    return out;
}

VertexLabels labelCerebellum(const Mesh& m, const Regions& r) {
    const int hemi = parcelIndex("cerebellum"), vermis = parcelIndex("cerebellar_vermis");
    VertexLabels out;
    out.patches = {{hemi, 'l'}, {hemi, 'r'}, {vermis, 'm'}};
    Labels classes(r.parcel.grid);
    forEachVoxel(classes.grid, [&](int i, int j, int k, std::size_t at) {
        const int p = r.parcel.data[at] - 1;
        if (p == vermis) classes.data[at] = 3;
        if (p == hemi) classes.data[at] = classes.grid.centre(i, j, k).x < 0 ? 1 : 2;
    });
    const Nearest n = nearestSet(maskWhere(classes, [](auto c) { return c > 0; }));
    spreadOverMesh(m, n.index, classes, out);
    return out;
}

VertexLabels labelAll(const Mesh& m, PatchKey only) {
    return {{only}, std::vector<float>(m.position.size(), 1.0f)};
}

// Diffusing sharp labels anew moves borders by their curvature (Merriman, Bence, Osher 1992):
// fingers thinner than a millimetre or so, along whose tips a border would turn back on itself, go.
void roundBorders(const Mesh& m, VertexLabels& labels) {
    const auto width = std::size_t(labels.width());
    std::vector<int> winner(m.position.size());
    parallelFor(winner.size(), [&](std::size_t v) { winner[v] = labels.winner(v); });
    std::fill(labels.weight.begin(), labels.weight.end(), 0.0f);
    for (std::size_t v = 0; v < winner.size(); ++v)
        labels.weight[v * width + std::size_t(winner[v])] = 1.0f;
    diffuse(adjacencyOf(m), labels.weight, int(width), 0.5f, kRoundingPasses);
}

void removeIslands(const Mesh& m, VertexLabels& labels, double minArea, double minPatch) {
    const Adjacency a = adjacencyOf(m);
    std::vector<double> area;
    vertexArea(m, area);
    for (int round = 0; round < 8; ++round) {
        std::vector<int> winner(m.position.size());
        parallelFor(winner.size(), [&](std::size_t v) { winner[v] = labels.winner(v); });
        std::vector<std::int32_t> piece(winner.size(), -1);
        std::vector<double> pieceArea;
        std::vector<int> pieceClass;
        std::vector<std::uint32_t> stack;
        for (std::uint32_t s = 0; s < winner.size(); ++s) {
            if (piece[s] >= 0) continue;
            const auto id = std::int32_t(pieceArea.size());
            pieceArea.push_back(0.0);
            pieceClass.push_back(winner[s]);
            piece[s] = id;
            stack.assign(1, s);
            while (!stack.empty()) {
                const auto v = stack.back();
                stack.pop_back();
                pieceArea[std::size_t(id)] += area[v];
                for (auto e = a.start[v]; e < a.start[v + 1]; ++e)
                    if (piece[a.list[e]] < 0 && winner[a.list[e]] == winner[s]) {
                        piece[a.list[e]] = id;
                        stack.push_back(a.list[e]);
                    }
            }
        }
        std::vector<double> rim(pieceArea.size(), 0.0);  // about the length of a piece's border
        for (std::uint32_t v = 0; v < winner.size(); ++v)
            for (auto e = a.start[v]; e < a.start[v + 1]; ++e)
                if (piece[a.list[e]] != piece[v])
                    rim[std::size_t(piece[v])] +=
                        0.5 * glm::length(m.position[v] - m.position[a.list[e]]);
        std::vector<double> largest(std::size_t(labels.width()), 0.0);
        for (std::size_t i = 0; i < pieceArea.size(); ++i)
            largest[std::size_t(pieceClass[i])] =
                std::max(largest[std::size_t(pieceClass[i])], pieceArea[i]);
        bool changed = false;
        for (std::size_t v = 0; v < winner.size(); ++v) {
            const double own = pieceArea[std::size_t(piece[v])],
                         top = largest[std::size_t(winner[v])];
            const bool pocket =
                rim[std::size_t(piece[v])] < kSmallestRimMm;  // a bottle with a narrow neck
            if (((own < minArea || pocket) && own < top) || own < minPatch) {
                labels.weight[v * std::size_t(labels.width()) + std::size_t(winner[v])] = 0.0f;
                changed = true;
            }
        }
        if (!changed) return;
    }
}

}  // namespace rewire::bake
