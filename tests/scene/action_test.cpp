// SPDX-License-Identifier: Apache-2.0
// Every action has one text form, and the text is read back as the same action.
#include "scene/action.h"

#include <gtest/gtest.h>

#include "random_states.h"
#include "test_content.h"

namespace rewire::test {
namespace {

std::string refusal(std::string_view text) {
    const Result<Action> action = parse(text);
    EXPECT_FALSE(action.has_value()) << text;
    if (action) return {};
    EXPECT_EQ(action.error().code, ErrorCode::kUsage) << text;
    return action.error().text();
}

TEST(Action, ReadsBackWhatItPrints) {
    for (const Action& action : manyActions(testContent(), 4000)) {
        const std::string text = print(action);
        EXPECT_EQ(text.find('\n'), std::string::npos) << text;
        const Result<Action> again = parse(text);
        ASSERT_TRUE(again.has_value()) << text << ": " << again.error().text();
        EXPECT_TRUE(*again == action) << text << " became " << print(*again);
    }
}

TEST(Action, IsWrittenAsTheContractSays) {
    EXPECT_EQ(print(SetTherapy{"cbt"}), "therapy cbt");
    EXPECT_EQ(print(SetTherapy{""}), "therapy none");
    EXPECT_EQ(print(SetSession{8}), "session 8");
    EXPECT_EQ(print(Select{{"amygdala", Side::kLeft}}), "select left:amygdala");
    EXPECT_EQ(print(SetView{View::kLeftMedial}), "view left-medial");
    EXPECT_EQ(print(Zoom{1.2F, {0, 0}, 1.5F}), "zoom 1.2 0 0 1.5");
    EXPECT_EQ(print(SetClip{{true, Axis::kCoronal, 10, true}}), "clip coronal 10 negative");
    EXPECT_EQ(print(SetClip{}), "clip off");
    EXPECT_EQ(print(SaveScene{"my scene.toml", true}), "save-scene my scene.toml force");
    EXPECT_EQ(print(ExportPicture{"out a.png", 800, 600, true, false}),
              "export 800 600 transparent keep out a.png");
}

TEST(Action, TakesPathsAsTheyAreTyped) {
    EXPECT_TRUE(*parse("open-scene /home/a b/c\\d.toml") ==
                Action{OpenScene{"/home/a b/c\\d.toml"}});
    EXPECT_TRUE(*parse("  style   glass ") == Action{SetStyle{Style::kGlass}});
}

TEST(Action, OffersTheNearestVerbOrValue) {
    EXPECT_NE(refusal("therpy cbt").find("did you mean 'therapy'"), std::string::npos);
    EXPECT_NE(refusal("style glas").find("did you mean 'glass'"), std::string::npos);
    EXPECT_NE(refusal("view left-medal").find("did you mean 'left-medial'"), std::string::npos);
    EXPECT_NE(refusal("style 7").find("one of anatomy, glass, xray"), std::string::npos);
}

TEST(Action, SaysHowItIsWrittenWhenWordsAreMissing) {
    EXPECT_NE(refusal("crosshair 1 2").find("crosshair X Y Z"), std::string::npos);
    EXPECT_NE(refusal("part tracts").find("on|off"), std::string::npos);
    EXPECT_NE(refusal("session ten").find("session NUMBER"), std::string::npos);
    EXPECT_NE(refusal("camera 0 0 0 0 0 -5 24").find("DISTANCE_MM"), std::string::npos);
    EXPECT_NE(refusal("zoom 0").find("FACTOR"), std::string::npos);
    EXPECT_NE(refusal("export 10 10 maybe keep a.png").find("transparent|opaque"),
              std::string::npos);
    (void)refusal("");
    (void)refusal("session nan");
    (void)refusal("step -1");
    (void)refusal("open-scene");
    (void)refusal("replace-state");
    (void)refusal("select middle:amygdala");
}

}  // namespace
}  // namespace rewire::test
