// SPDX-License-Identifier: Apache-2.0
// The brain as values: parcels (atoms, one patch or body each and side), regions and sets of
// parcels, tracts, the 1 mm label volume and the T1 MRI. RAS millimetres, MNI space (Colin27)
// throughout. Does NOT hold triangles (BrainMesh, brain_mesh.h) and does NOT know what any region
// does.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <glm/glm.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.h"
#include "core/result.h"

namespace rewire {

enum class Side : std::uint8_t { kLeft, kRight, kMidline };
enum class ParcelGroup : std::uint8_t {
    kCortex,
    kDeep,
    kCerebellum,
    kBrainstem,
    kWhiteMatter,
    kCut
};
enum class RegionKind : std::uint8_t { kRegion, kArea, kNetwork, kSystem, kParcel };

[[nodiscard]] std::string_view toText(Side side);  // "left", "right", "midline"
[[nodiscard]] std::optional<Side> sideFromText(std::string_view text);
[[nodiscard]] std::string_view toText(ParcelGroup group);  // the words of anatomy.toml
[[nodiscard]] std::string_view toText(RegionKind kind);

// One parcel on one side ("lh.amygdala"); the unit of picking, colouring and hiding.
struct Parcel {
    std::string id;  // "amygdala": no side
    Side side = Side::kMidline;
    std::string name;  // "Amygdala"
    ParcelGroup group = ParcelGroup::kCortex;
    std::uint16_t label = 0;   // value in the label volume; 0: not in it
    float volumeMm3 = 0.0F;    // of the label
    glm::vec3 centreMm{0.0F};  // of the label (of the mesh where there is no label)
    [[nodiscard]] std::string nodeName() const;  // "lh.amygdala", "brainstem"
};
using ParcelIndex = std::uint16_t;  // into Atlas::parcels; 0xFFFF = none
inline constexpr ParcelIndex kNoParcel = 0xFFFF;

// A region, area, network or system: a named list of parcel ids (sideless). Every parcel id is also
// a region of its own (kParcel), so that any click finds one.
struct Region {
    std::string id;
    RegionKind kind = RegionKind::kRegion;
    std::string name;  // from knowledge for regions and sets, from the parcel otherwise
    std::vector<std::string> parcelIds;
};

// "left:amygdala" or "amygdala" (no side: both).
struct RegionRef {
    std::string id;
    std::optional<Side> side;
    bool operator==(const RegionRef&) const = default;
};
[[nodiscard]] std::string toText(const RegionRef& ref);
[[nodiscard]] Result<RegionRef> regionRefFromText(std::string_view text);  // syntax only

struct TractLine {
    Side side = Side::kMidline;
    std::vector<glm::vec3> pointsMm;
};
struct Tract {
    std::string id;  // cingulum | uncinate | fornix | arcuate | corpus_callosum
    std::string name;
    std::vector<TractLine> lines;
};

// 8- or 16-bit voxels on a 1 mm grid; index (i, j, k) runs with +x, +y, +z.
template <class T>
struct Volume {
    glm::ivec3 size{0};
    glm::vec3 originMm{0.0F};  // centre of voxel (0, 0, 0)
    glm::vec3 spacingMm{1.0F};
    std::vector<T> voxels;

    [[nodiscard]] T at(int i, int j, int k) const {
        if (i < 0 || j < 0 || k < 0 || i >= size.x || j >= size.y || k >= size.z) return T{};
        return voxels[(static_cast<std::size_t>(k) * size.y + j) * size.x + i];
    }
};

struct Location {
    ParcelIndex parcel = kNoParcel;      // nearest parcel within 10 mm
    float distanceMm = 0.0F;             // 0 inside
    std::vector<std::string> regionIds;  // sideless; smallest first (nearest first), sets after
};

struct Atlas {
    std::filesystem::path directory;
    std::vector<Parcel> parcels;
    std::vector<Region> regions;  // regions and sets in file order, then lone parcels
    std::vector<Tract> tracts;
    std::vector<std::string> openedRemoves;  // parcel ids absent from the opened shell
    Volume<std::uint16_t> labels;
    Volume<std::uint8_t> t1;
    std::string assetHash;  // SHA-256 of brain.glb as anatomy.toml says it; stands in scene files

    // Made from the above by makeIndex(); loadAtlas calls it, and so must whoever fills an Atlas by
    // hand.
    std::vector<ParcelIndex> parcelOfLabel;                 // by value in the label volume
    std::vector<std::vector<std::string>> regionsOfParcel;  // by parcel
    void makeIndex();

    [[nodiscard]] const Region* findRegion(std::string_view id) const;
    [[nodiscard]] ParcelIndex findParcel(std::string_view id, Side side) const;
    [[nodiscard]] ParcelIndex findNode(std::string_view nodeName) const;  // "lh.amygdala"
    // Every parcel of the region on the side given (both and midline where none is); a region that
    // lies on the midline alone answers to either side. Empty: unknown id.
    [[nodiscard]] std::vector<ParcelIndex> parcelsOf(const RegionRef& ref) const;
    [[nodiscard]] std::vector<std::string> regionIds() const;
    // Regions and sets that hold the parcel, the smallest first.
    [[nodiscard]] std::vector<std::string> regionsOf(ParcelIndex parcel) const;
    // Volume-weighted centre of the region on that side. Without a side: of its midline parcels,
    // else of the left ones (the mean of two sides would lie outside both).
    [[nodiscard]] std::optional<glm::vec3> centreMm(const RegionRef& ref) const;
};

// Reading and unpacking the T1 and the labels takes some 50 ms; a figure without slices needs
// neither.
enum class Volumes { kLoad, kLabelsOnly, kSkip };

// Reads DIR/anatomy.toml, labels.nii.gz, t1.nii.gz; all faults of anatomy.toml reported at once
// (one Error whose message has a line each). Errors: kNotFound, kDamaged, kInvalid.
[[nodiscard]] Result<Atlas> loadAtlas(const std::filesystem::path& assets,
                                      Volumes volumes = Volumes::kLoad);

// What is at this MNI coordinate; nearest parcel within 10 mm. Thousands a second.
[[nodiscard]] Location locate(const Atlas& atlas, const glm::vec3& pointMm);

}  // namespace rewire
