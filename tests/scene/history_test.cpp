// SPDX-License-Identifier: Apache-2.0
#include "scene/history.h"

#include <gtest/gtest.h>

#include "test_content.h"

namespace rewire::test {
namespace {

struct Desk {  // a state with its history, as the program keeps them
    ViewState state = initialViewState();
    History history;

    void act(const Action& action) {
        history.record(state, action);
        state = reduce(testContent(), state, action)->state;
    }
    void undo() {
        if (auto before = history.undo(state)) state = *before;
    }
    void redo() {
        if (auto later = history.redo(state)) state = *later;
    }
};

TEST(History, GoesBackAndForth) {
    Desk desk;
    const ViewState start = desk.state;
    desk.act(SetTherapy{"cbt"});
    const ViewState cbt = desk.state;
    desk.act(SetStyle{Style::kGlass});
    const ViewState glass = desk.state;
    desk.undo();
    EXPECT_EQ(desk.state, cbt);
    desk.undo();
    EXPECT_EQ(desk.state, start);
    EXPECT_FALSE(desk.history.canUndo());
    desk.redo();
    desk.redo();
    EXPECT_EQ(desk.state, glass);
    EXPECT_FALSE(desk.history.canRedo());
}

TEST(History, TakesADragAsOneStep) {
    Desk desk;
    desk.act(SetTherapy{"cbt"});
    for (const float session : {19.0F, 15.0F, 8.0F}) desk.act(SetSession{session});
    desk.history.endGesture();
    for (const float session : {5.0F, 3.0F}) desk.act(SetSession{session});
    desk.undo();
    EXPECT_EQ(desk.state.session, 8.0F);
    desk.undo();
    EXPECT_EQ(desk.state.session, 20.0F);
}

TEST(History, PartsTwoDragsOfDifferentKinds) {
    Desk desk;
    desk.act(SetPullApart{5});
    desk.act(SetCrosshair{{1, 2, 3}});
    desk.act(SetPullApart{10});
    desk.undo();
    EXPECT_EQ(desk.state.pullApartMm, 5.0F);
}

TEST(History, LeavesCameraMovesOut) {
    Desk desk;
    desk.act(SetTherapy{"cbt"});
    desk.act(Orbit{10, 0});
    desk.act(SetView{View::kTop});
    desk.undo();
    EXPECT_EQ(desk.state.therapy, "");
}

TEST(History, ForgetsWhatWasUndoneAtTheNextStep) {
    Desk desk;
    desk.act(SetTherapy{"cbt"});
    desk.undo();
    desk.act(SetTherapy{"mindfulness"});
    EXPECT_FALSE(desk.history.canRedo());
}

TEST(History, SkipsStepsThatChangedNothing) {
    Desk desk;
    desk.act(SetTherapy{"cbt"});
    desk.act(SetTherapy{"cbt"});
    desk.undo();
    EXPECT_EQ(desk.state.therapy, "");
}

TEST(History, KeepsTwoHundredSteps) {
    Desk desk;
    for (int i = 0; i < 300; ++i) desk.act(SetStyle{i % 2 == 0 ? Style::kGlass : Style::kXray});
    int steps = 0;
    while (desk.history.canUndo()) {
        desk.undo();
        ++steps;
    }
    EXPECT_EQ(steps, 200);
}

}  // namespace
}  // namespace rewire::test
