// SPDX-License-Identifier: Apache-2.0
// loadKnowledge and loadContent: all that a picture may speak of, loaded once. The files of
// knowledge are read while the volumes are unzipped.
#include <functional>
#include <thread>

#include "knowledge/knowledge.h"

namespace rewire {
namespace {

namespace fs = std::filesystem;

// A function of its own for std::jthread; readKnowledge never throws.
void readInto(const fs::path& assets, KnowledgeLoad& load) {
    load = readKnowledge(assets);
}

Result<Knowledge> judged(KnowledgeLoad load, const Atlas& atlas, const fs::path& assets) {
    const std::vector<Fault> crossed = crossCheck(load.knowledge, atlas, assets);
    load.faults.insert(load.faults.end(), crossed.begin(), crossed.end());
    if (!load.faults.empty()) return failWith(ErrorCode::kInvalid, load.faults);
    return std::move(load.knowledge);
}

void nameRegions(const Knowledge& knowledge, std::vector<Region>& regions) {
    for (Region& region : regions) {
        if (const RegionText* text = knowledge.findRegion(region.id)) region.name = text->name;
        if (const RegionSet* set = knowledge.findSet(region.id)) region.name = set->name;
    }
}

}  // namespace

Result<Knowledge> loadKnowledge(const fs::path& assets, const Atlas& atlas) {
    return judged(readKnowledge(assets), atlas, assets);
}

Result<Content> loadContent(const fs::path& assets, Volumes volumes) {
    KnowledgeLoad load;
    std::jthread reader(readInto, std::cref(assets), std::ref(load));
    Result<Atlas> atlas = loadAtlas(assets, volumes);
    reader.join();
    if (!atlas) return atlas.forward();
    Result<Knowledge> knowledge = judged(std::move(load), *atlas, assets);
    if (!knowledge) return knowledge.forward();
    Result<Language> language = loadLanguage(assets);
    if (!language) return language.forward();
    nameRegions(*knowledge, atlas->regions);
    return Content{std::move(*atlas), std::move(*knowledge), std::move(*language)};
}

}  // namespace rewire
