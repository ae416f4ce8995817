// SPDX-License-Identifier: Apache-2.0
// What panels answer: clicks and keys become actions; what was picked is what the panel shows.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "scene/search.h"
#include "ui/commands.h"
#include "ui/null_interface.h"

namespace rewire::test {
namespace {

ui::KeyPress character(char32_t c, bool shift = false) {
    return {ui::Key::kCharacter, c, false, shift, false};
}
ui::KeyPress control(char32_t c, bool shift = false) {
    return {ui::Key::kCharacter, c, true, shift, false};
}
ui::KeyPress special(ui::Key key, bool shift = false) {
    return {key, 0, false, shift, false};
}

TEST(Panels, AClickOnACardPicksTheTherapyAndItsPanelFollows) {
    NullInterface screen({1280.0F, 720.0F});
    screen.ui.tab = ui::Tab::kReferences;
    const std::vector<Action> actions = screen.click("therapy.cbt");
    const auto* set = firstOf<SetTherapy>(actions);
    ASSERT_NE(set, nullptr);
    EXPECT_EQ(set->id, "cbt");
    EXPECT_EQ(screen.ui.tab, ui::Tab::kTherapy);
}

TEST(Panels, EveryViewHasAButtonAndAKey) {
    NullInterface screen({1920.0F, 1080.0F});
    constexpr std::u32string_view keys = U"1234567890";
    for (std::size_t i = 0; i < kAllViews.size(); ++i) {
        const std::vector<Action> clicked =
            screen.click("view." + std::string(toText(kAllViews[i])));
        ASSERT_NE(firstOf<SetView>(clicked), nullptr) << toText(kAllViews[i]);
        EXPECT_EQ(firstOf<SetView>(clicked)->view, kAllViews[i]);
        screen.ui.focus = {};
        const std::vector<Action> pressed = screen.press({character(keys[i])});
        ASSERT_NE(firstOf<SetView>(pressed), nullptr) << toText(kAllViews[i]);
        EXPECT_EQ(firstOf<SetView>(pressed)->view, kAllViews[i]);
    }
}

TEST(Panels, WhatStudiesFoundIsOneKeyAway) {
    NullInterface screen({1280.0F, 720.0F});
    screen.apply("therapy cbt");
    screen.press({character('f')});
    EXPECT_EQ(screen.state.show, Show::kFindings);
    screen.click("evidence.practice");
    EXPECT_EQ(screen.state.evidence, EvidenceKind::kPractice);
    screen.press({character('f')});
    EXPECT_EQ(screen.state.show, Show::kFocus);
}

TEST(Panels, TheCourseSliderShowsWhatACourseChanges) {
    NullInterface screen({1280.0F, 720.0F});
    screen.apply("therapy mindfulness");
    screen.frames(2);
    const ui::Rect track = *screen.find("course.session");
    screen.clickAt({track.x + track.w * 0.5F, track.centre().y});
    EXPECT_EQ(screen.state.show, Show::kFindings);
    EXPECT_EQ(screen.state.evidence, EvidenceKind::kCourse);
    EXPECT_NEAR(screen.state.session, 4.0F, 0.6F);
}

TEST(Panels, PlayRunsToTheEndOfTheCourseAndStops) {
    NullInterface screen({1280.0F, 720.0F});
    screen.apply("therapy cbt");
    screen.click("course.play");
    EXPECT_TRUE(screen.ui.playing);
    for (int i = 0; i < 700 && screen.ui.playing; ++i) screen.frame();
    EXPECT_FALSE(screen.ui.playing);
    EXPECT_EQ(screen.state.session, 20.0F);
}

TEST(Panels, SpacePlaysFromTheCoursesEnd) {
    NullInterface screen({1280.0F, 720.0F});
    screen.apply("therapy cbt");
    screen.frames(2);
    screen.press({special(ui::Key::kSpace)});
    screen.frames(20);
    EXPECT_TRUE(screen.ui.playing);
    EXPECT_GT(screen.state.session, 0.0F);
    EXPECT_LT(screen.state.session, 20.0F);
}

TEST(Panels, EverythingIsReachedByTab) {
    NullInterface screen({1280.0F, 720.0F});
    screen.apply("therapy cbt");
    screen.frames(2);
    std::set<std::string> reached;
    for (int i = 0; i < 400; ++i) {
        screen.press({special(ui::Key::kTab)});
        for (const ui::FocusItem& item : screen.ui.focus.items) {
            if (item.id == screen.ui.focus.id) reached.insert(item.key);
        }
    }
    for (const char* key : {"top.export", "therapy.cbt", "show.focus", "style.anatomy", "view.left",
                            "part.left", "course.play", "tab.therapy"}) {
        EXPECT_TRUE(reached.contains(key)) << key;
    }
}

TEST(Panels, ArrowsWalkInsideAGroupAndEnterChooses) {
    NullInterface screen({1280.0F, 720.0F});
    screen.frames(2);
    for (int i = 0; i < 200 && screen.ui.focus.id == 0; ++i) screen.press({special(ui::Key::kTab)});
    while (true) {
        const auto& items = screen.ui.focus.items;
        const auto at = std::find_if(items.begin(), items.end(), [&](const ui::FocusItem& i) {
            return i.id == screen.ui.focus.id;
        });
        if (at != items.end() && at->key == "style.anatomy") break;
        screen.press({special(ui::Key::kTab)});
    }
    screen.press({special(ui::Key::kRight)});
    screen.press({special(ui::Key::kEnter)});
    EXPECT_EQ(screen.state.style, Style::kGlass);
}

TEST(Panels, SearchTakesSynonyms) {
    const auto first = [](const char* query) {
        const std::vector<SearchHit> hits = search(shippedContent(), query, 5);
        return hits.empty() ? std::string() : hits.front().id;
    };
    EXPECT_EQ(first("dlPFC"), "pfc_dorsolateral");
    EXPECT_EQ(first("BA 46"), "pfc_dorsolateral");
    EXPECT_EQ(first("ba46"), "pfc_dorsolateral");
    EXPECT_EQ(first("amyg"), "amygdala");
    EXPECT_EQ(first("fear"), "amygdala");
    EXPECT_EQ(first("CBT"), "cbt");
    EXPECT_EQ(first("default mode network"), "default_mode_network");
    EXPECT_EQ(first("zzzz"), "");
}

TEST(Panels, EnterInTheSearchBoxSelectsAndFliesThere) {
    NullInterface screen({1280.0F, 720.0F});
    screen.frames(2);
    screen.press({control('K')});
    ASSERT_TRUE(screen.ui.search.open);
    screen.frames(2);
    for (const char c : std::string("amygdala"))
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(c));
    screen.frames(2);
    EXPECT_EQ(screen.ui.search.text, "amygdala");
    const std::vector<Action> actions = screen.press({special(ui::Key::kEnter)});
    ASSERT_NE(firstOf<Select>(actions), nullptr);
    EXPECT_EQ(firstOf<Select>(actions)->region.id, "amygdala");
    EXPECT_NE(firstOf<FocusOn>(actions), nullptr);
    EXPECT_FALSE(screen.ui.search.open);
    EXPECT_EQ(screen.ui.tab, ui::Tab::kTherapy);
    screen.frame();
    EXPECT_EQ(screen.ui.tab, ui::Tab::kRegion);
}

TEST(Panels, EscapeClosesOneThingAtATime) {
    NullInterface screen({1280.0F, 720.0F});
    screen.apply("therapy cbt");
    screen.apply("select amygdala");
    screen.frames(2);
    screen.press({character('?')});
    EXPECT_EQ(screen.ui.dialog.kind, ui::Dialog::kHelp);
    screen.press({special(ui::Key::kEscape)});
    EXPECT_EQ(screen.ui.dialog.kind, ui::Dialog::kNone);
    screen.press({special(ui::Key::kEscape)});
    EXPECT_TRUE(screen.state.selection.empty());
    screen.press({special(ui::Key::kEscape)});
    EXPECT_TRUE(screen.state.therapy.empty());
}

TEST(Panels, ADialogKeepsClicksFromThePageBehind) {
    NullInterface screen({1280.0F, 720.0F});
    screen.frames(2);
    const ui::Rect cbt = *screen.find("therapy.cbt");
    screen.press({control('E')});
    screen.frames(2);
    const std::vector<Action> actions = screen.clickAt(cbt.centre());
    EXPECT_EQ(firstOf<SetTherapy>(actions), nullptr);
    EXPECT_EQ(screen.ui.dialog.kind, ui::Dialog::kNone);  // a click beside it closes it
}

TEST(Panels, ExportNamesTherapyViewAndDate) {
    NullInterface screen({1280.0F, 720.0F});
    screen.apply("therapy cbt");
    screen.press({control('E')});
    screen.frames(2);
    const std::vector<Action> actions = screen.click("dialog.main");
    ASSERT_NE(firstOf<ExportPicture>(actions), nullptr);
    EXPECT_EQ(firstOf<ExportPicture>(actions)->path, "/tmp/rewire-cbt-left-front-2026-11-24.png");
    EXPECT_EQ(firstOf<ExportPicture>(actions)->widthPx, 1920);
    EXPECT_FALSE(firstOf<ExportPicture>(actions)->force);
}

TEST(Panels, UndoAndRedoHaveTheirKeys) {
    NullInterface screen({1280.0F, 720.0F});
    screen.frames(2);
    EXPECT_NE(firstOf<Undo>(screen.press({control('Z')})), nullptr);
    EXPECT_NE(firstOf<Redo>(screen.press({control('Z', true)})), nullptr);
}

TEST(Panels, HAsksForTheWholeStage) {
    NullInterface screen({1280.0F, 720.0F});
    const glm::ivec4 before = screen.frame().stagePx;
    screen.press({character('h')});
    const glm::ivec4 after = screen.frame().stagePx;
    EXPECT_LT(before.z, 1280);
    EXPECT_EQ(after, glm::ivec4(0, 0, 1280, 720));
}

TEST(Panels, EveryCommandHasWordsAndNoTwoShareAKey) {
    std::set<std::tuple<int, char32_t, bool, bool>> taken;
    for (const ui::Command& command : ui::commands()) {
        EXPECT_TRUE(shippedContent().language.has("ui.command." + std::string(command.id)))
            << command.id;
        const ui::Shortcut& s = command.shortcut;
        if (s.key == ui::Key::kCharacter && s.character == 0) continue;
        EXPECT_TRUE(taken.insert({static_cast<int>(s.key), s.character, s.ctrl, s.shift}).second)
            << command.id;
    }
}

TEST(Panels, EveryWordAskedForStandsInTheLanguageFile) {
    NullInterface screen({1920.0F, 1080.0F});
    for (const char* step :
         {"therapy cbt", "show findings", "select left:amygdala", "mechanism myelination",
          "slice axial on", "clip coronal 0 negative"}) {
        screen.apply(std::string(step));
        screen.frames(2);
        for (const ui::TextRecord& t : screen.ui.texts)
            EXPECT_FALSE(t.text.starts_with("ui.")) << t.text;
    }
}

}  // namespace
}  // namespace rewire::test
