// SPDX-License-Identifier: Apache-2.0
// Finds borders of patches and how much they turn.
#include "shell_edges.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace rewire::test {
namespace {

Brain load() {
    Brain brain;
    Result<Atlas> atlas = loadAtlas(REWIRE_ASSETS_DIR);
    if (!atlas) throw std::runtime_error(atlas.error().text());
    brain.atlas = std::move(*atlas);
    for (const MeshLevel level : {MeshLevel::kPreview, MeshLevel::kMid, MeshLevel::kFull}) {
        Result<BrainMesh> mesh = loadBrainMesh(brain.atlas, level);
        if (!mesh) throw std::runtime_error(mesh.error().text());
        brain.levels.push_back(std::move(*mesh));
    }
    return brain;
}

bool isHindbrain(const Parcel& parcel) {
    return parcel.group == ParcelGroup::kCerebellum || parcel.group == ParcelGroup::kBrainstem;
}

EdgeLess::Edge edgeOf(const glm::vec3& a, const glm::vec3& b) {
    return PlaceLess{}(b, a) ? EdgeLess::Edge{b, a} : EdgeLess::Edge{a, b};
}

double degreesBetween(const glm::dvec3& u, const glm::dvec3& v) {
    const double cosine = glm::dot(u, v) / std::max(glm::length(u) * glm::length(v), 1e-30);
    return std::acos(std::clamp(cosine, -1.0, 1.0)) * 57.29577951308232;
}

}  // namespace

const Brain& Brain::get() {
    static const Brain brain = load();
    return brain;
}

std::string toText(Shell shell) {
    const char* names[] = {"left",      "right",       "cerebellum",
                           "brainstem", "left opened", "right opened"};
    return names[static_cast<int>(shell)];
}

std::vector<const MeshPart*> partsOf(const Brain& brain, const BrainMesh& mesh, Shell shell) {
    const bool opened = shell == Shell::kLeftOpened || shell == Shell::kRightOpened;
    const Side side =
        shell == Shell::kLeft || shell == Shell::kLeftOpened ? Side::kLeft : Side::kRight;
    std::set<ParcelIndex> replaced;
    for (const MeshPart& part : mesh.parts)
        if (opened && part.kind == PartKind::kOpened && part.side == side)
            replaced.insert(part.parcel);
    std::vector<const MeshPart*> out;
    for (const MeshPart& part : mesh.parts) {
        if (part.kind != PartKind::kShell && part.kind != PartKind::kOpened) continue;
        const Parcel& parcel = brain.atlas.parcels.at(part.parcel);
        const auto& removes = brain.atlas.openedRemoves;
        const bool removed = std::find(removes.begin(), removes.end(), parcel.id) != removes.end();
        bool in = false;
        if (shell == Shell::kCerebellum)
            in = parcel.group == ParcelGroup::kCerebellum;
        else if (shell == Shell::kBrainstem)
            in = parcel.group == ParcelGroup::kBrainstem;
        else if (part.side != side || isHindbrain(parcel))
            in = false;
        else if (part.kind == PartKind::kOpened)
            in = opened;
        else
            in = !opened || (!replaced.contains(part.parcel) && !removed);
        if (in) out.push_back(&part);
    }
    return out;
}

Borders bordersOf(const BrainMesh& mesh, const std::vector<const MeshPart*>& parts) {
    Borders out;
    for (const MeshPart* part : parts) {
        std::map<EdgeLess::Edge, int, EdgeLess> count;
        for (std::uint32_t i = 0; i < part->indexCount; i += 3)
            for (std::uint32_t c = 0; c < 3; ++c) {
                const auto corner = [&](std::uint32_t k) {
                    return mesh
                        .positionsMm[part->firstVertex + mesh.indices[part->firstIndex + i + k]];
                };
                ++count[edgeOf(corner(c), corner((c + 1) % 3))];
            }
        for (const auto& [edge, n] : count)
            if (n % 2 == 1) out[edge].push_back(part);
    }
    return out;
}

Wholeness wholenessOf(const BrainMesh& mesh, const MeshPart& part) {
    // By place, so that a seam of doubled vertices is none.
    std::map<glm::vec3, int, PlaceLess> number;
    std::vector<int> corner(part.indexCount);
    for (std::uint32_t i = 0; i < part.indexCount; ++i) {
        const glm::vec3& p = mesh.positionsMm[part.firstVertex + mesh.indices[part.firstIndex + i]];
        corner[i] = number.emplace(p, static_cast<int>(number.size())).first->second;
    }
    // Half-edges from each vertex, with the triangle's third corner: one fan closes on itself.
    std::map<std::pair<int, int>, int> halfEdges;
    std::vector<std::map<int, int>> fan(number.size());  // next spoke by spoke
    for (std::uint32_t i = 0; i < part.indexCount; i += 3)
        for (std::uint32_t c = 0; c < 3; ++c) {
            const int a = corner[i + c], b = corner[i + (c + 1) % 3], d = corner[i + (c + 2) % 3];
            ++halfEdges[{a, b}];
            fan[static_cast<std::size_t>(a)][b] = d;
        }
    Wholeness out;
    for (const auto& [edge, count] : halfEdges) {
        const auto twin = halfEdges.find({edge.second, edge.first});
        out.openOrCrowdedEdges += count != 1 || twin == halfEdges.end() || twin->second != 1;
    }
    for (const auto& spokes : fan) {
        std::size_t walked = 0;
        int at = spokes.begin()->first;
        do {
            const auto next = spokes.find(at);
            if (next == spokes.end()) break;
            at = next->second;
            ++walked;
        } while (at != spokes.begin()->first && walked <= spokes.size());
        out.pinchedVertices += walked != spokes.size();
    }
    return out;
}

std::vector<Turn> turnsOf(const Borders& borders) {
    struct Meeting {
        std::vector<glm::vec3> ends;
        std::set<std::string> patches;
    };
    std::map<glm::vec3, Meeting, PlaceLess> at;
    for (const auto& [edge, parts] : borders) {
        at[edge.first].ends.push_back(edge.second);
        at[edge.second].ends.push_back(edge.first);
        for (const MeshPart* part : parts) {
            at[edge.first].patches.insert(part->node);
            at[edge.second].patches.insert(part->node);
        }
    }
    std::vector<Turn> out;
    for (const auto& [place, meeting] : at) {
        if (meeting.patches.size() != 2 || meeting.ends.size() != 2) continue;
        const glm::dvec3 here(place), a(meeting.ends[0]), b(meeting.ends[1]);
        out.push_back({degreesBetween(here - a, b - here), place,
                       *meeting.patches.begin() + " | " + *meeting.patches.rbegin()});
    }
    std::sort(out.begin(), out.end(),
              [](const Turn& a, const Turn& b) { return a.degrees > b.degrees; });
    return out;
}

}  // namespace rewire::test
