// SPDX-License-Identifier: Apache-2.0
// Side, then form, then id; whatever has no known prefix is an id.
#include "atlas/node_name.h"

namespace rewire {

std::string_view nodePrefix(Side side) {
    switch (side) {
        case Side::kLeft:
            return "lh.";
        case Side::kRight:
            return "rh.";
        case Side::kMidline:
            return "";
    }
    return "";
}

std::string_view nodePrefix(NodeForm form) {
    switch (form) {
        case NodeForm::kPlain:
            return "";
        case NodeForm::kBody:
            return "body.";
        case NodeForm::kOpened:
            return "opened.";
        case NodeForm::kTract:
            return "tract.";
    }
    return "";
}

NodeName parseNodeName(std::string_view text) {
    NodeName name;
    for (const Side side : {Side::kLeft, Side::kRight}) {
        if (!text.starts_with(nodePrefix(side))) continue;
        name.side = side;
        text.remove_prefix(nodePrefix(side).size());
        break;
    }
    for (const NodeForm form : {NodeForm::kBody, NodeForm::kOpened, NodeForm::kTract}) {
        if (!text.starts_with(nodePrefix(form))) continue;
        name.form = form;
        text.remove_prefix(nodePrefix(form).size());
        break;
    }
    name.id = text;
    return name;
}

std::string toText(const NodeName& name) {
    return std::string(nodePrefix(name.side)).append(nodePrefix(name.form)).append(name.id);
}

}  // namespace rewire
