// SPDX-License-Identifier: Apache-2.0
// The running model as a player: plays at its own pace, steps, starts anew; its bar at the foot of
// the window. The step itself belongs to the ViewState; here are only actions. Does NOT run models.
#pragma once

#include <string>

#include "ui/frame.h"
#include "ui/rect.h"

namespace rewire::ui {

// A mechanism is opened, so that its model runs.
[[nodiscard]] bool modelOpen(const Frame& frame);
// Where playing ends (and begins anew, for a model that loops): enough to show its result.
[[nodiscard]] std::uint32_t lastStep(const Frame& frame);

// Whether another seed gives another run.
[[nodiscard]] bool modelUsesChance(const Frame& frame);

void playModel(Frame& frame);  // once a frame, while ui.playing
void setModelPlaying(Frame& frame, bool playing);
void stepModel(Frame& frame, int by);  // and pauses
void restartModel(Frame& frame);

// "Day 12 of 80"; `longest`: as wide as it gets.
[[nodiscard]] std::string stepWords(const Frame& frame, bool longest = false);
// The bottom bar while a model is open.
void drawTransport(Frame& frame, const Rect& bar);
// Play or pause, drawn; returns whether it was clicked.
bool playButton(Frame& frame, std::string_view key, const Rect& box);

}  // namespace rewire::ui
