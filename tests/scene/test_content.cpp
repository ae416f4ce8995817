// SPDX-License-Identifier: Apache-2.0
#include "test_content.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "support/synthetic_assets.h"

namespace rewire::test {
namespace {

struct Loaded {
    Content content;
    BrainMesh mesh;
};

const Loaded& loaded() {
    static const Loaded kLoaded = [] {
        const SyntheticAssets assets;
        Result<Content> content = loadContent(assets.path());
        if (!content) throw std::runtime_error(content.error().text());
        Result<BrainMesh> mesh = loadBrainMesh(content->atlas, MeshLevel::kMid);
        if (!mesh) throw std::runtime_error(mesh.error().text());
        return Loaded{std::move(*content), std::move(*mesh)};
    }();
    return kLoaded;
}

}  // namespace

const Content& testContent() {
    return loaded().content;
}
const BrainMesh& testMesh() {
    return loaded().mesh;
}

ViewState after(std::initializer_list<const char*> actions) {
    ViewState state = initialViewState();
    for (const char* text : actions) {
        const Result<Action> action = parse(text);
        if (!action) {
            ADD_FAILURE() << text << ": " << action.error().text();
            continue;
        }
        Result<Reduced> reduced = reduce(testContent(), state, *action);
        if (!reduced) {
            ADD_FAILURE() << text << ": " << reduced.error().text();
            continue;
        }
        state = reduced->state;
    }
    return state;
}

DrawList drawn(std::initializer_list<const char*> actions) {
    return buildDrawList(testContent(), after(actions));
}

const ParcelLook& lookAt(const DrawList& list, const char* node) {
    const ParcelIndex index = testContent().atlas.findNode(node);
    if (index == kNoParcel) throw std::runtime_error(std::string("no node ") + node);
    return list.parcels.at(index);
}

}  // namespace rewire::test
