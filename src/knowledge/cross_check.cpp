// SPDX-License-Identifier: Apache-2.0
// Knowledge against the atlas: every name must be a region with a text and with parcels, and both
// sides must agree on what a set holds.
#include <algorithm>
#include <map>
#include <set>

#include "core/nearest_name.h"
#include "knowledge/knowledge.h"

namespace rewire {
namespace {

class Checker {
  public:
    Checker(const Knowledge& knowledge, const Atlas& atlas, const std::filesystem::path& assets)
        : knowledge_(knowledge),
          atlas_(atlas),
          anatomyFile_((assets / "anatomy.toml").string()),
          regionsFile_((assets / "knowledge" / "regions.toml").string()) {
        for (const RegionText& region : knowledge.regions) written_.push_back(region.id);
        for (const RegionSet& set : knowledge.sets) written_.push_back(set.id);
        parts_ = atlas.regionIds();
        parts_.insert(parts_.end(), written_.begin(), written_.end());
        for (const Tract& tract : atlas.tracts) tracts_.push_back(tract.id);
    }

    std::vector<Fault> check() {
        for (const NameUse& use : knowledge_.nameUses) checkUse(use);
        checkAtlasKnows();
        checkTextsExist();
        for (const RegionSet& set : knowledge_.sets) checkMembership(set);
        return std::move(faults_);
    }

  private:
    static bool isIn(const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    void checkUse(const NameUse& use) {
        const bool isPart = use.kind == NameUse::Kind::kSetPart;
        if (use.kind == NameUse::Kind::kTract) {
            if (isIn(tracts_, use.name)) return;
            add(use, "the unknown tract", tracts_);
        } else if (isPart || use.kind == NameUse::Kind::kRegion) {
            const auto& known = isPart ? parts_ : written_;
            if (isIn(known, use.name)) return;
            if (atlas_.findRegion(use.name) != nullptr) {
                faults_.push_back({use.where, use.by + " names '" + use.name +
                                                  "', which has no text in regions.toml"});
            } else {
                add(use, "the unknown region", known);
            }
        }
    }

    void add(const NameUse& use, const char* what, const std::vector<std::string>& known) {
        faults_.push_back({use.where, use.by + " names " + what + " '" + use.name + "'" +
                                          didYouMean(use.name, known)});
    }

    // A region with a text must lie somewhere in the brain.
    void checkAtlasKnows() {
        for (const std::string& id : written_) {
            const Region* region = atlas_.findRegion(id);
            if (region != nullptr && !atlas_.parcelsOf({id, std::nullopt}).empty()) continue;
            faults_.push_back(
                {anatomyFile_, "region '" + id + "' of regions.toml is nowhere in the brain" +
                                   (region == nullptr ? didYouMean(id, atlas_.regionIds()) : "")});
        }
    }

    // And a region of the atlas that is more than a parcel must have a text.
    void checkTextsExist() {
        for (const Region& region : atlas_.regions) {
            if (region.kind == RegionKind::kParcel || isIn(written_, region.id)) continue;
            faults_.push_back({regionsFile_, "region '" + region.id +
                                                 "' of anatomy.toml has no text here" +
                                                 didYouMean(region.id, written_)});
        }
    }

    // The parcels that a set's parts come to; sets may hold sets.
    std::set<std::string> parcelsOfParts(const RegionSet& set, int depth) {
        constexpr int kDeepest = 8;
        std::set<std::string> parcels;
        if (depth > kDeepest) return parcels;
        for (const std::string& part : set.parts) {
            if (const RegionSet* inner = knowledge_.findSet(part)) {
                parcels.merge(parcelsOfParts(*inner, depth + 1));
            } else if (const Region* region = atlas_.findRegion(part)) {
                parcels.insert(region->parcelIds.begin(), region->parcelIds.end());
            }
        }
        return parcels;
    }

    // regions.toml says what a set holds; anatomy.toml, made from it, must say the same.
    void checkMembership(const RegionSet& set) {
        const Region* region = atlas_.findRegion(set.id);
        // An unknown part has been reported; what the set holds can't be compared then.
        const bool allKnown =
            std::all_of(set.parts.begin(), set.parts.end(),
                        [this](const std::string& part) { return isIn(parts_, part); });
        if (region == nullptr || !allKnown) return;
        const std::set<std::string> wanted = parcelsOfParts(set, 0);
        const std::set<std::string> held(region->parcelIds.begin(), region->parcelIds.end());
        if (toText(region->kind) != set.kind) {
            faults_.push_back({anatomyFile_, "region '" + set.id + "' is of kind '" +
                                                 std::string(toText(region->kind)) +
                                                 "', in regions.toml it is '" + set.kind + "'"});
        }
        std::string differs;
        for (const std::string& id : wanted)
            differs += held.contains(id) ? "" : " lacks '" + id + "'";
        for (const std::string& id : held)
            differs += wanted.contains(id) ? "" : " has '" + id + "' too many";
        if (differs.empty()) return;
        faults_.push_back({anatomyFile_, "region '" + set.id +
                                             "' differs from regions.toml:" + differs +
                                             "; make the assets again with scripts/bake.sh"});
    }

    const Knowledge& knowledge_;
    const Atlas& atlas_;
    std::string anatomyFile_, regionsFile_;
    std::vector<std::string> written_, parts_, tracts_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> crossCheck(const Knowledge& knowledge, const Atlas& atlas,
                              const std::filesystem::path& assets) {
    return Checker(knowledge, atlas, assets).check();
}

}  // namespace rewire
