// SPDX-License-Identifier: Apache-2.0
// Text out of the interface's focus list; pixels out of the window's framebuffer.
#include "app/probe.h"

#include <algorithm>
#include <cmath>

#include "core/file.h"
#include "core/image.h"
#include "figure/figure.h"
#include "gpu/objects.h"

namespace rewire::app {

void writeProbe(const std::string& file, const Probe& p) {
    std::string text;
    const auto number = [](float v) { return " " + std::to_string(std::lround(v)); };
    const auto box = [&](const ui::Rect& r) {
        return number(r.x) + number(r.y) + number(r.w) + number(r.h);
    };
    for (const ui::FocusItem& item : p.ui.focus.items)
        text += "item " + item.key + box(item.rect) + "\n";
    const glm::ivec4 s = p.out.stagePx;
    text += "stage " + std::to_string(s.x) + " " + std::to_string(s.y) + " " + std::to_string(s.z) +
            " " + std::to_string(s.w) + "\n";
    text += "therapy " + p.state.therapy + "\nmechanism " + p.state.mechanism + "\nstep " +
            std::to_string(p.state.step) + (p.state.compare ? " compared" : "") + "\n";
    text += "show " + std::string(toText(p.state.show)) + "\nstyle " +
            std::string(toText(p.state.style)) + "\n";
    text += "theme " + std::string(toText(p.state.theme)) + "\n";
    const std::optional<View> view = currentView(p.state);
    text += "view " + std::string(view ? toText(*view) : "own") + "\n";
    for (const RegionRef& ref : p.state.selection) text += "selected " + toText(ref) + "\n";
    if (p.hover)
        text += "hover " + p.content.atlas.parcels[p.hover->parcel].nodeName() +
                number(p.hover->pointMm.x) + number(p.hover->pointMm.y) +
                number(p.hover->pointMm.z) + "\n";
    for (const ui::Toast& toast : p.ui.toasts) text += "toast " + toast.text + "\n";
    text += "dialog " + std::to_string(static_cast<int>(p.ui.dialog.kind)) + "\nsearch " +
            (p.ui.search.open ? "1 " : "0 ") + p.ui.search.text + "\n";
    text += std::string("settled ") + (p.loading || p.drawing ? "0" : "1") + "\n";
    (void)writeAtomically(file, text, Overwrite::kForce);
}

bool saveScreen(const std::filesystem::path& file, const gpu::Framebuffer& canvas) {
    const glm::ivec2 sizePx = canvas.size();
    Image image(sizePx.x, sizePx.y);
    canvas.readRgba({0, 0, sizePx.x, sizePx.y}, image.rgba.data());
    const std::size_t row = static_cast<std::size_t>(sizePx.x) * 4;
    for (int y = 0; y < sizePx.y / 2; ++y) {
        auto* top = image.rgba.data() + static_cast<std::size_t>(y) * row;
        auto* bottom = image.rgba.data() + static_cast<std::size_t>(sizePx.y - 1 - y) * row;
        std::swap_ranges(top, top + row, bottom);
    }
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
    return writePng(file, image, {}, Overwrite::kForce).has_value();
}

}  // namespace rewire::app
