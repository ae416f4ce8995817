// SPDX-License-Identifier: Apache-2.0
// A grid of cells; each triangle is mixed into the hash of every cell its box touches.
#include "app/screen.h"

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

#include "gpu/pipeline.h"

namespace rewire::app {

namespace {

std::size_t cellIndex(glm::ivec2 cells, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(cells.x) +
           static_cast<std::size_t>(x);
}

constexpr int kCellPx = 32;
constexpr std::size_t kMostRects = 4;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29U);
}

std::uint64_t hashOf(std::uint64_t hash, const ImDrawVert& v) {
    const auto bits = [](float f) { return std::uint64_t{std::bit_cast<std::uint32_t>(f)}; };
    hash = mixed(hash, bits(v.pos.x) | (bits(v.pos.y) << 32U));
    hash = mixed(hash, bits(v.uv.x) | (bits(v.uv.y) << 32U));
    return mixed(hash, v.col);
}

struct Grid {
    glm::ivec2 cells;
    std::vector<std::uint64_t>& hashes;

    void add(glm::vec2 low, glm::vec2 high, std::uint64_t hash) {
        const glm::ivec2 from =
            glm::max(glm::ivec2(glm::floor(low / float{kCellPx})), glm::ivec2(0));
        const glm::ivec2 to = glm::min(glm::ivec2(glm::floor(high / float{kCellPx})), cells - 1);
        for (int y = from.y; y <= to.y; ++y) {
            for (int x = from.x; x <= to.x; ++x) {
                std::uint64_t& cell = hashes[cellIndex(cells, x, y)];
                cell = mixed(cell, hash);
            }
        }
    }

    void add(const ImDrawList& list, const ImDrawCmd& command) {
        const ImVec4& c = command.ClipRect;
        const std::uint64_t seed =
            mixed(reinterpret_cast<std::uintptr_t>(command.TextureId),
                  std::bit_cast<std::uint32_t>(c.x) ^ (std::bit_cast<std::uint32_t>(c.y) << 1U) ^
                      (std::bit_cast<std::uint32_t>(c.z) << 2U) ^
                      (std::bit_cast<std::uint32_t>(c.w) << 3U));
        const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
        const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
            glm::vec2 low(1e9F), high(-1e9F);
            std::uint64_t hash = seed;
            for (unsigned k = 0; k < 3; ++k) {
                const ImDrawVert& v = vertices[index[i + k]];
                low = glm::min(low, glm::vec2(v.pos.x, v.pos.y));
                high = glm::max(high, glm::vec2(v.pos.x, v.pos.y));
                hash = hashOf(hash, v);
            }
            low = glm::max(low, glm::vec2(c.x, c.y));
            high = glm::min(high, glm::vec2(c.z, c.w));
            if (low.x < high.x && low.y < high.y) add(low, high, hash);
        }
    }
};

glm::ivec4 united(const glm::ivec4& a, const glm::ivec4& b) {
    const glm::ivec2 low = glm::min(glm::ivec2(a), glm::ivec2(b));
    const glm::ivec2 high =
        glm::max(glm::ivec2(a) + glm::ivec2(a.z, a.w), glm::ivec2(b) + glm::ivec2(b.z, b.w));
    return {low, high - low};
}

// Runs of changed cells, put together with what they touch in the row above.
std::vector<glm::ivec4> rectsOf(const std::vector<bool>& changed, glm::ivec2 cells) {
    std::vector<glm::ivec4> rects;
    for (int y = 0; y < cells.y; ++y) {
        for (int x = 0; x < cells.x; ++x) {
            if (!changed[cellIndex(cells, x, y)]) continue;
            const int first = x;
            while (x < cells.x && changed[cellIndex(cells, x, y)]) ++x;
            const glm::ivec4 run(first, y, x - first, 1);
            const auto touching = std::ranges::find_if(rects, [&](const glm::ivec4& r) {
                return r.y + r.w >= y && r.x <= x && r.x + r.z >= first;
            });
            if (touching == rects.end())
                rects.push_back(run);
            else
                *touching = united(*touching, run);
        }
    }
    if (rects.size() > kMostRects) {
        glm::ivec4 whole = rects.front();
        for (const glm::ivec4& rect : rects) whole = united(whole, rect);
        return {whole};
    }
    return rects;
}

}  // namespace

std::vector<glm::ivec4> Damage::next(const ImDrawData& data, glm::ivec2 sizePx) {
    const glm::ivec2 cells = (sizePx + kCellPx - 1) / kCellPx;
    const bool all = std::exchange(all_, false) || sizePx != sizePx_;
    sizePx_ = sizePx;
    cells_ = cells;
    now_.assign(static_cast<std::size_t>(cells.x) * static_cast<std::size_t>(cells.y), 0);
    Grid grid{cells, now_};
    for (int i = 0; i < data.CmdListsCount; ++i) {
        for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer)
            grid.add(*data.CmdLists[i], command);
    }
    std::vector<glm::ivec4> rects;
    if (all) {
        rects.emplace_back(0, 0, sizePx.x, sizePx.y);
    } else {
        std::vector<bool> changed(now_.size());
        for (std::size_t i = 0; i < now_.size(); ++i) changed[i] = now_[i] != before_[i];
        for (const glm::ivec4& r : extra_) {
            for (int y = std::max(0, r.y / kCellPx);
                 y < std::min(cells.y, (r.y + r.w + kCellPx - 1) / kCellPx); ++y) {
                for (int x = std::max(0, r.x / kCellPx);
                     x < std::min(cells.x, (r.x + r.z + kCellPx - 1) / kCellPx); ++x)
                    changed[cellIndex(cells, x, y)] = true;
            }
        }
        for (const glm::ivec4& r : rectsOf(changed, cells)) {
            const glm::ivec2 low = glm::ivec2(r.x, r.y) * kCellPx;
            const glm::ivec2 high = glm::min(glm::ivec2(r.x + r.z, r.y + r.w) * kCellPx, sizePx);
            rects.emplace_back(low, high - low);
        }
    }
    std::swap(before_, now_);
    extra_.clear();
    return rects;
}

Status Screen::resize(glm::ivec2 sizePx) {
    if (pixels_.id() != 0 && canvas_.size() == sizePx) return Done{};
    gpu::TextureDesc desc;
    desc.width = sizePx.x;
    desc.height = sizePx.y;
    Result<gpu::Texture> texture = gpu::Texture::create(desc);
    if (!texture) return texture.forward();
    Result<gpu::Framebuffer> canvas = gpu::Framebuffer::create(&*texture, nullptr);
    if (!canvas) return canvas.forward();
    canvas_ = std::move(*canvas);
    pixels_ = std::move(*texture);
    gpu::clear(canvas_, glm::vec4(0.0F, 0.0F, 0.0F, 1.0F), false);
    damage_.addAll();
    return Done{};
}

// The commands that reach into the rectangle, clipped to it.
void Screen::drawPart(ImDrawData& data, const glm::ivec4& rectPx) const {
    const glm::vec4 part(rectPx.x, rectPx.y, rectPx.x + rectPx.z, rectPx.y + rectPx.w);
    std::vector<ImDrawList*> lists;
    std::vector<std::pair<ImDrawCmd*, ImVec4>> kept;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        bool reaches = false;
        for (ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
            ImVec4& c = command.ClipRect;
            kept.emplace_back(&command, c);
            c = {std::max(c.x, part.x), std::max(c.y, part.y), std::min(c.z, part.z),
                 std::min(c.w, part.w)};
            reaches = reaches || (c.x < c.z && c.y < c.w);
        }
        if (reaches) lists.push_back(data.CmdLists[i]);
    }
    ImDrawData some = data;
    some.CmdLists = lists.data();
    some.CmdListsCount = static_cast<int>(lists.size());
    ImGui_ImplOpenGL3_RenderDrawData(&some);
    for (const auto& [command, clip] : kept) command->ClipRect = clip;
}

Result<bool> Screen::draw(ImDrawData& data, glm::ivec2 sizePx, bool exposed, const Under& under) {
    if (Status done = resize(sizePx); !done) return done.forward();
    const std::vector<glm::ivec4> rects = damage_.next(data, sizePx);
    if (rects.empty() && !exposed) return false;
    for (const glm::ivec4& rect : rects) {
        under(canvas_, rect);
        gpu::PipelineState{&canvas_, {0, 0, sizePx.x, sizePx.y}}.apply();
        drawPart(data, rect);
    }
    canvas_.blitColourTo(gpu::Framebuffer{});
    return true;
}

}  // namespace rewire::app
