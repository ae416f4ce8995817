// SPDX-License-Identifier: Apache-2.0
// The names of the nodes in the GLB files (docs/assets.md): "lh.opened.insula_anterior" and the
// like. Does NOT know which parcels exist.
#pragma once

#include <string>
#include <string_view>

#include "atlas/atlas.h"

namespace rewire {

enum class NodeForm : std::uint8_t { kPlain, kBody, kOpened, kTract };

struct NodeName {
    Side side = Side::kMidline;
    NodeForm form = NodeForm::kPlain;
    std::string_view id;  // a view into the text given
};

[[nodiscard]] std::string_view nodePrefix(Side side);      // "lh.", "rh.", ""
[[nodiscard]] std::string_view nodePrefix(NodeForm form);  // "", "body.", "opened.", "tract."
[[nodiscard]] NodeName parseNodeName(std::string_view text);
[[nodiscard]] std::string toText(const NodeName& name);

}  // namespace rewire
