// SPDX-License-Identifier: Apache-2.0
#include "atlas/node_name.h"

#include <gtest/gtest.h>

namespace rewire {
namespace {

TEST(NodeName, ReadsSideFormAndId) {
    const NodeName opened = parseNodeName("lh.opened.insula_anterior");
    EXPECT_EQ(opened.side, Side::kLeft);
    EXPECT_EQ(opened.form, NodeForm::kOpened);
    EXPECT_EQ(opened.id, "insula_anterior");
    EXPECT_EQ(parseNodeName("rh.body.acc_dorsal").form, NodeForm::kBody);
    EXPECT_EQ(parseNodeName("rh.body.acc_dorsal").side, Side::kRight);
    EXPECT_EQ(parseNodeName("tract.corpus_callosum").form, NodeForm::kTract);
    EXPECT_EQ(parseNodeName("tract.corpus_callosum").side, Side::kMidline);
    EXPECT_EQ(parseNodeName("brainstem").form, NodeForm::kPlain);
    EXPECT_EQ(parseNodeName("brainstem").id, "brainstem");
}

TEST(NodeName, PrintsWhatItReads) {
    for (const char* text : {"lh.amygdala", "rh.body.thalamus", "lh.opened.cut_surface",
                             "lh.tract.cingulum", "tract.corpus_callosum", "brainstem", ""}) {
        EXPECT_EQ(toText(parseNodeName(text)), text);
    }
}

}  // namespace
}  // namespace rewire
