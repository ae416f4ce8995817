// SPDX-License-Identifier: Apache-2.0
// The right panel: four tabs, one scrolling page each.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/parts.h"
#include "ui/widgets.h"

namespace rewire::ui {

namespace {

struct TabName {
    Tab tab;
    std::string_view key;
};
constexpr std::array<TabName, 4> kTabs{{{Tab::kTherapy, "tab.therapy"},
                                        {Tab::kRegion, "tab.region"},
                                        {Tab::kMechanisms, "tab.mechanisms"},
                                        {Tab::kReferences, "tab.references"}}};

void drawTabs(Frame& frame, const Rect& bar) {
    const FocusGroup group(frame, "tabs");
    const bool wide = bar.w > frame.px(380.0F);
    const float pad = frame.px(wide ? 24.0F : 20.0F);
    const Font plain = wide ? Font::kText : Font::kControl,
               bold = wide ? Font::kTextSemibold : Font::kControlOn;
    float words = 0.0F;
    for (const TabName& tab : kTabs) words += textWidth(frame, bold, word(frame, "ui.", tab.key));
    const float spare = (bar.w - 2.0F * pad - words) / static_cast<float>(kTabs.size() - 1);
    const float gap = std::floor(std::min(frame.px(24.0F), spare));
    float x = bar.x + pad;
    for (const TabName& tab : kTabs) {
        const std::string& name = word(frame, "ui.", tab.key);
        const bool on = frame.ui.tab == tab.tab;
        const float width = textWidth(frame, bold, name);
        const Rect box{x, bar.y, width, bar.h};
        const Touch at = touch(frame, tab.key, box);
        const ImU32 colour = on           ? frame.colours().white
                             : at.hovered ? frame.colours().text
                                          : frame.colours().secondary;
        const float y = bar.y + (bar.h - frame.look.lineHeightPx(plain)) * 0.5F;
        text(frame, on ? bold : plain, {x, y}, colour, name, width);
        if (on) {
            frame.draw().AddRectFilled({x, bar.bottom() - frame.px(2.0F)}, box.max(),
                                       frame.colours().text);
        }
        if (at.focused)
            focusRing(frame, box.inset(-frame.px(2.0F), frame.px(10.0F)), frame.px(4.0F));
        if (at.clicked) frame.ui.tab = tab.tab;
        x += width + gap;
    }
    line(frame, bar.x, bar.bottom() - frame.px(1.0F), bar.w);
}

}  // namespace

void drawRightPanel(Frame& frame, const Layout& layout) {
    const Rect& panel = layout.right;
    if (beginPanel("##right", panel)) {
        const Rect tabs{panel.x + frame.px(1.0F), panel.y, panel.w - frame.px(1.0F),
                        frame.px(56.0F)};
        drawTabs(frame, tabs);
        const Tab tab = frame.ui.tab;
        const float pad = frame.px(layout.narrow ? 20.0F : 24.0F);
        const Rect page{tabs.x, tabs.bottom(), tabs.w, panel.h - tabs.h};
        const std::string key = std::string("scroll.right") +
                                (tab == Tab::kTherapy ? "" : std::to_string(static_cast<int>(tab)));
        ScrollArea scroll(frame, key, page);
        Column column{page.x + pad, scroll.top() + frame.px(20.0F), page.w - 2.0F * pad};
        switch (tab) {
            case Tab::kTherapy:
                drawTherapyTab(frame, column);
                break;
            case Tab::kRegion:
                drawRegionTab(frame, column, scroll);
                break;
            case Tab::kMechanisms:
                drawMechanismTab(frame, column);
                break;
            case Tab::kReferences:
                drawReferencesTab(frame, column, scroll);
                break;
        }
        scroll.finish(column.y + frame.px(32.0F));
    }
    endPanel();
}

}  // namespace rewire::ui
