// SPDX-License-Identifier: Apache-2.0
// Look-ups by id and small questions to the values of knowledge.h.
#include "knowledge/knowledge.h"

#include <algorithm>

namespace rewire {
namespace {

template <class T>
const T* findById(const std::vector<T>& items, std::string_view id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::string Reference::shortText() const {
    return authors + " " + std::to_string(year);
}

int Therapy::rowCount(EvidenceKind kind) const {
    const auto ofKind = [kind](const auto& row) { return kindOf(row.evidenceType) == kind; };
    return static_cast<int>(std::count_if(effects.begin(), effects.end(), ofKind) +
                            std::count_if(connections.begin(), connections.end(), ofKind));
}

const Therapy* Knowledge::findTherapy(std::string_view id) const {
    return findById(therapies, id);
}
const Mechanism* Knowledge::findMechanism(std::string_view id) const {
    return findById(mechanisms, id);
}
const ModelText* Knowledge::findModel(std::string_view id) const {
    return findById(models, id);
}
const RegionText* Knowledge::findRegion(std::string_view id) const {
    return findById(regions, id);
}
const RegionSet* Knowledge::findSet(std::string_view id) const {
    return findById(sets, id);
}
const Reference* Knowledge::findReference(std::string_view id) const {
    return findById(references, id);
}

}  // namespace rewire
