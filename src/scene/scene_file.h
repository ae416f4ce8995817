// SPDX-License-Identifier: Apache-2.0
// A ViewState as text: TOML with a version and the hash of the assets it was made with.
// Unknown keys and a newer version are errors with a line; another asset hash is a warning.
#pragma once

#include <string>
#include <string_view>

#include "scene/view_state.h"

namespace rewire {

[[nodiscard]] std::string printScene(const ViewState& state, std::string_view assetHash);

struct SceneRead {
    ViewState state;
    bool otherAssets = false;  // made with other assets: the picture may differ
};
// `name` stands in the errors ("lecture3.scene.toml:12: ..."). Regions, therapies and mechanisms
// are checked.
[[nodiscard]] Result<SceneRead> parseScene(std::string_view text, std::string_view name,
                                           const Content& content);

}  // namespace rewire
