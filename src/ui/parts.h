// SPDX-License-Identifier: Apache-2.0
// The panels, one function each; every file draws one of them. Internal to src/ui.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/frame.h"
#include "ui/layout.h"

namespace rewire::ui {

// A box to lay things into from the top down.
struct Column {
    float x = 0.0F, y = 0.0F, width = 0.0F;
};

void drawTopBar(Frame& frame, const Layout& layout);
void drawLeftRail(Frame& frame, const Layout& layout);
void drawParts(Frame& frame, Column& column);    // inside the left rail
void drawDisplay(Frame& frame, Column& column);  // inside the left rail
void drawRightPanel(Frame& frame, const Layout& layout);
void drawTherapyTab(Frame& frame, Column& column);
void drawFindings(Frame& frame, Column& column, const Therapy& therapy);
void drawRegionTab(Frame& frame, Column& column, ScrollArea& scroll);
void drawRegionDetail(Frame& frame, Column& column, const RegionRef& ref);
void drawRegionTree(Frame& frame, Column& column, ScrollArea& scroll);
void drawMechanismTab(Frame& frame, Column& column);
void drawModelPanel(Frame& frame, Column& column, const Mechanism& mechanism);  // inside it
void drawReferencesTab(Frame& frame, Column& column, ScrollArea& scroll);
void drawBottomBar(Frame& frame, const Layout& layout);
void drawStageOverlay(Frame& frame, const Layout& layout);
void drawToasts(Frame& frame, const Layout& layout);
void drawSearch(Frame& frame, const Layout& layout);
void drawDialogs(Frame& frame, const Layout& layout);
void drawHelp(Frame& frame);

// Shared by the tabs.
void paragraph(Frame& frame, Column& column, std::string_view words, Font font = Font::kText,
               bool primary = false);
void heading(Frame& frame, Column& column, std::string_view words, std::string_view right = {});
void bullets(Frame& frame, Column& column, std::span<const std::string> items);
// Chips of regions: a click selects and flies there.
void regionTags(Frame& frame, Column& column, std::string_view key,
                std::span<const std::string> ids);
// "Marwood L et al. 2018", each a way to its entry.
void referenceTags(Frame& frame, Column& column, std::string_view key,
                   std::span<const std::string> ids);
// A line that opens and closes; returns whether it is open.
bool expander(Frame& frame, Column& column, std::string_view key, std::string_view words);
bool isExpanded(const Frame& frame, const std::string& key);
void toggleExpanded(Frame& frame, const std::string& key);
void showReference(Frame& frame, const std::string& id);
void selectRegion(Frame& frame, const RegionRef& ref, bool fly);

// One ImGui window per panel: no decoration, no movement, no scrolling of its own.
bool beginPanel(const char* name, const Rect& box, bool onTop = false);
void endPanel();

}  // namespace rewire::ui
