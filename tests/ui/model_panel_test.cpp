// SPDX-License-Identifier: Apache-2.0
// The controls of a running model: what they ask for stays in range, playing moves the step at the
// model's pace and ends, everything is reached by keyboard and fits.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "scene/mechanism_run.h"
#include "ui/model_transport.h"
#include "ui/null_interface.h"

namespace rewire::test {
namespace {

ui::KeyPress space() {
    return {ui::Key::kSpace, 0, false, false, false};
}
ui::KeyPress character(char32_t c) {
    return {ui::Key::kCharacter, c, false, false, false};
}

void open(NullInterface& screen, const std::string& mechanism) {
    screen.frames(1);  // nothing chosen was seen before
    screen.apply("mechanism " + mechanism);
    screen.frames(2);
}

TEST(ModelPanel, AModelThatIsPickedPlaysByItselfUnlessMotionIsSpared) {
    NullInterface screen({1280.0F, 720.0F});
    open(screen, "synaptic_pruning");
    EXPECT_FALSE(screen.ui.playing);
    screen.apply("mechanism none");
    screen.frames(1);
    screen.ui.settings.reducedMotion = false;
    open(screen, "synaptic_pruning");
    EXPECT_TRUE(screen.ui.playing);
    screen.frames(60);
    EXPECT_GT(screen.state.step, 8U);  // about 12 in a second
    EXPECT_LT(screen.state.step, 15U);
    screen.apply("mechanism none");
    screen.frames(2);
    EXPECT_FALSE(screen.ui.playing);
}

TEST(ModelPanel, PlayEndsWhereTheResultIsSeenAndStartsAgainFromThere) {
    NullInterface screen({1280.0F, 720.0F});
    open(screen, "synaptic_pruning");
    screen.click("speed.4");
    EXPECT_EQ(screen.ui.modelSpeed, 4.0F);
    screen.press({space()});
    EXPECT_TRUE(screen.ui.playing);
    for (int i = 0; i < 300 && screen.ui.playing; ++i) screen.frame();
    EXPECT_FALSE(screen.ui.playing);
    EXPECT_EQ(screen.state.step, typicalSteps(shippedContent(), screen.state));
    screen.click("model.play");
    EXPECT_TRUE(screen.ui.playing);
    EXPECT_LT(screen.state.step, 10U);
}

TEST(ModelPanel, AnImpulseRunsRoundAndRound) {
    NullInterface screen({1280.0F, 720.0F});
    open(screen, "myelination");
    screen.click("transport.play");
    std::uint32_t highest = 0;
    bool again = false;
    for (int i = 0; i < 500; ++i) {
        screen.frame();
        again = again || screen.state.step < highest;
        highest = std::max(highest, screen.state.step);
    }
    EXPECT_TRUE(again);
    EXPECT_TRUE(screen.ui.playing);
}

TEST(ModelPanel, StepsPauseAndScrubbingGoesThere) {
    NullInterface screen({1920.0F, 1080.0F});
    open(screen, "neurogenesis");
    screen.click("model.play");
    screen.click("model.step");
    EXPECT_FALSE(screen.ui.playing);
    const std::uint32_t at = screen.state.step;
    screen.press({character(']')});
    EXPECT_EQ(screen.state.step, at + 1);
    screen.press({character('[')});
    EXPECT_EQ(screen.state.step, at);
    const ui::Rect track = *screen.find("transport.step_at");
    screen.clickAt({track.x + track.w * 0.5F, track.centre().y});
    EXPECT_NEAR(screen.state.step, 60U, 2U);
    screen.click("model.restart");
    EXPECT_EQ(screen.state.step, 0U);
    screen.press({character('[')});
    EXPECT_EQ(screen.state.step, 0U);
}

TEST(ModelPanel, SlidersSetTheirParameterWithinItsRange) {
    for (const Mechanism& mechanism : shippedContent().knowledge.mechanisms) {
        NullInterface screen({1920.0F, 6000.0F});  // all of it in sight
        open(screen, mechanism.id);
        const models::ModelInfo& info = *modelOf(shippedContent(), screen.state);
        for (const models::ParameterInfo& parameter : info.parameters) {
            if (parameter.kind == models::ParameterKind::kChoice) {
                const std::string key = "parameter." + std::string(parameter.name) + "." +
                                        std::string(parameter.choices.back());
                const std::vector<Action> actions = screen.click(key);
                const auto* set = firstOf<SetParameter>(actions);
                ASSERT_NE(set, nullptr) << key;
                EXPECT_EQ(set->value, parameter.choices.back());
                continue;
            }
            const std::string key = "parameter." + std::string(parameter.name);
            for (const float share : {0.0F, 0.31F, 1.0F}) {
                screen.frames(2);
                const std::optional<ui::Rect> box = screen.find(key);
                ASSERT_TRUE(box) << key;
                const std::vector<Action> actions =
                    screen.clickAt({box->x + 1.0F + share * (box->w - 2.0F), box->centre().y});
                for (const Action& action : actions) {
                    const auto* set = std::get_if<SetParameter>(&action);
                    if (set == nullptr) continue;
                    EXPECT_TRUE(parameterOf(shippedContent(), screen.state, set->name, set->value))
                        << key << " = " << set->value;
                }
            }
            EXPECT_DOUBLE_EQ(currentValue(shippedContent(), screen.state, parameter.name),
                             parameter.max)
                << key;
        }
        screen.click("model.reset_all");
        EXPECT_TRUE(screen.state.modelSettings.empty()) << mechanism.id;
    }
}

TEST(ModelPanel, WhatWasSetCanBePutBackAlone) {
    NullInterface screen({1920.0F, 6000.0F});
    open(screen, "alliance_plasticity");
    screen.apply("parameter sleep 0.8");
    screen.apply("parameter learning_rate 0.4");
    screen.click("reset.learning_rate");
    ASSERT_EQ(screen.state.modelSettings.size(), 1U);
    EXPECT_EQ(screen.state.modelSettings.front().name, "sleep");
    EXPECT_DOUBLE_EQ(currentValue(shippedContent(), screen.state, "learning_rate"), 0.25);
}

TEST(ModelPanel, CompareSeedAndCloseUpAreOneClickAway) {
    NullInterface screen({1920.0F, 2000.0F});
    open(screen, "neurogenesis");
    screen.click("model.compare");
    EXPECT_TRUE(screen.state.compare);
    const std::uint64_t seed = screen.state.seed;
    screen.click("model.seed");
    EXPECT_NE(screen.state.seed, seed);
    screen.click("model.close_up");
    EXPECT_FALSE(screen.state.closeUp);
}

TEST(ModelPanel, PlotAndNumbersAreSavedAmongThePictures) {
    NullInterface screen({1920.0F, 2000.0F});
    open(screen, "neurogenesis");
    const std::vector<Action> picture = screen.click("model.save_plot");
    ASSERT_NE(firstOf<ExportPlot>(picture), nullptr);
    EXPECT_EQ(firstOf<ExportPlot>(picture)->path, "/tmp/rewire-neurogenesis-2026-11-24.png");
    const std::vector<Action> numbers = screen.click("model.save_numbers");
    ASSERT_NE(firstOf<ExportPlot>(numbers), nullptr);
    EXPECT_TRUE(firstOf<ExportPlot>(numbers)->path.ends_with(".csv"));
}

TEST(ModelPanel, AStoppedModelSaysSoAndIsReset) {
    NullInterface screen({1280.0F, 1080.0F});
    open(screen, "synaptic_pruning");
    screen.apply("parameter sleep 0.8");
    screen.modelProblem = "a number is not finite";
    screen.press({space()});
    screen.frames(2);
    EXPECT_FALSE(screen.ui.playing);
    EXPECT_TRUE(std::ranges::any_of(screen.ui.texts, [](const ui::TextRecord& t) {
        return t.text.find("finite") != std::string::npos;
    }));
    screen.click("model.reset");
    EXPECT_TRUE(screen.state.modelSettings.empty());
    EXPECT_EQ(screen.state.step, 0U);
}

TEST(ModelPanel, ALongComputationShowsHowFarItIsAndCanBeLeft) {
    NullInterface screen({1280.0F, 1080.0F});
    open(screen, "arousal_regulation");
    screen.apply("step 1500");
    screen.modelProgress = 0.4F;
    screen.modelReached = 600;
    screen.click("model.cancel");
    EXPECT_EQ(screen.state.step, 600U);
}

TEST(ModelPanel, APlayingModelWaitsForItsComputation) {
    NullInterface screen({1280.0F, 720.0F});
    open(screen, "synaptic_pruning");
    screen.press({space()});
    screen.modelProgress = 0.5F;
    screen.frames(60);
    EXPECT_EQ(screen.state.step, 0U);
    EXPECT_TRUE(screen.ui.playing);
}

TEST(ModelPanel, EverythingIsReachedByTab) {
    NullInterface screen({1280.0F, 720.0F});
    open(screen, "synaptic_pruning");
    std::set<std::string> reached;
    for (int i = 0; i < 300; ++i) {
        screen.press({{ui::Key::kTab, 0, false, false, false}});
        for (const ui::FocusItem& item : screen.ui.focus.items) {
            if (item.id == screen.ui.focus.id) reached.insert(item.key);
        }
    }
    for (const char* key :
         {"transport.play", "transport.step_at", "model.play", "model.step", "model.restart",
          "speed.half", "model.compare", "model.seed", "model.close_up", "model.save_plot",
          "parameter.deletion.weakest", "parameter.fraction_deleted", "source.deletion"}) {
        EXPECT_TRUE(reached.contains(key)) << key;
    }
}

TEST(ModelPanel, ArrowsMoveASliderThatHasTheFocus) {
    NullInterface screen({1280.0F, 720.0F});
    open(screen, "synaptic_pruning");
    for (int i = 0; i < 300; ++i) {
        screen.press({{ui::Key::kTab, 0, false, false, false}});
        const auto& items = screen.ui.focus.items;
        const bool there = std::ranges::any_of(items, [&](const ui::FocusItem& item) {
            return item.id == screen.ui.focus.id && item.key == "parameter.fraction_deleted";
        });
        if (there) break;
    }
    screen.press({{ui::Key::kRight, 0, false, false, false}});
    EXPECT_GT(currentValue(shippedContent(), screen.state, "fraction_deleted"), 0.7);
}

TEST(ModelPanel, TwoAreasPickedInAPlotLeaveTheControlsInSight) {
    NullInterface screen({1280.0F, 720.0F});
    open(screen, "dmn_modulation");
    screen.apply("select pcc");
    screen.apply("select-also insula_anterior");
    screen.frames(2);
    EXPECT_EQ(screen.ui.tab, ui::Tab::kMechanisms);
    screen.apply("select amygdala");
    screen.frames(2);
    EXPECT_EQ(screen.ui.tab, ui::Tab::kRegion);
}

}  // namespace
}  // namespace rewire::test
