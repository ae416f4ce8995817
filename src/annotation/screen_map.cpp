// SPDX-License-Identifier: Apache-2.0
#include "annotation/screen_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace rewire {
namespace {

constexpr float kCellMm = 4.0F;  // the spacing of the anchor points
constexpr float kSmallestCellPx = 3.0F;
constexpr float kSameSurfaceMm = 8.0F;  // depth within a cell that is still the surface in front
constexpr float kFacing = 0.12F;        // cosine from which a surface faces the eye
constexpr float kPointAreaMm2 = kCellMm * kCellMm;
constexpr float kLitFrom = 0.3F;  // emphasis that counts as bright
constexpr int kDeepestInside = 4;

bool clipped(const ClipPlane& clip, const glm::vec3& p) {
    if (!clip.enabled) return false;
    const float along = p[static_cast<int>(clip.axis)] - clip.offsetMm;
    return clip.keepNegative ? along > 0.0F : along < 0.0F;
}

struct Source {
    const LabelAnchors::Points* points;
    bool through;
};

// What of a parcel is drawn: patch, opened patch or body.
std::array<Source, 2> sourcesOf(const Content& content, const DrawList& drawn,
                                const LabelAnchors& anchors, std::size_t p) {
    const ParcelLook& look = drawn.parcels[p];
    const Parcel& parcel = content.atlas.parcels[p];
    const bool lit = look.emphasis >= kLitFrom;
    const bool loneBody =
        parcel.group == ParcelGroup::kDeep &&
        anchors.byParcel[p].positionsMm.size() == anchors.bodyByParcel[p].positionsMm.size();
    std::array<Source, 2> sources{{{nullptr, false}, {nullptr, false}}};
    if (look.visible) {
        const auto& removed = content.atlas.openedRemoves;
        const bool gone =
            drawn.opened && std::find(removed.begin(), removed.end(), parcel.id) != removed.end();
        const bool opened = drawn.opened && !anchors.openedByParcel[p].positionsMm.empty();
        if (opened) {
            sources[0] = {&anchors.openedByParcel[p], false};
        } else if (!gone) {
            // In x-ray everything lit is seen, whatever lies before it.
            sources[0] = {&anchors.byParcel[p], lit && (loneBody || drawn.style == Style::kXray)};
        }
    }
    if (look.body && !loneBody) sources[1] = {&anchors.bodyByParcel[p], lit};
    return sources;
}

}  // namespace

ScreenMap::ScreenMap(const Content& content, const DrawList& drawn, const LabelAnchors& anchors,
                     const PictureSpace& space, const std::vector<Subject>& subjects) {
    mmPerPx_ = space.mmPerPixel(drawn.camera, drawn.camera.distanceMm);
    if (!(mmPerPx_ > 0.0F)) mmPerPx_ = 1.0F;
    cellPx_ = std::max(kSmallestCellPx, kCellMm / mmPerPx_);
    columns_ = static_cast<int>(static_cast<float>(space.widthPx) / cellPx_) + 1;
    rows_ = static_cast<int>(static_cast<float>(space.heightPx) / cellPx_) + 1;
    const auto count = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    depthMm_.assign(count, std::numeric_limits<float>::max());
    cells_.assign(count, {});
    project(content, drawn, anchors, space, subjects);
    splat();
    measureInside();
    findSights(subjects.size(), space);
}

void ScreenMap::project(const Content& content, const DrawList& drawn, const LabelAnchors& anchors,
                        const PictureSpace& space, const std::vector<Subject>& subjects) {
    std::vector<std::int16_t> subjectOf(drawn.parcels.size(), -1);
    for (std::size_t s = subjects.size(); s-- > 0;) {  // the first named keeps a shared parcel
        for (const ParcelIndex p : subjects[s].parcels) subjectOf[p] = static_cast<std::int16_t>(s);
    }
    const glm::mat4 toClip = space.projection(drawn.camera);
    const glm::vec3 eye = drawn.camera.eyeMm();
    const glm::vec2 size(space.widthPx, space.heightPx);
    const std::size_t known =
        std::min({drawn.parcels.size(), anchors.byParcel.size(), content.atlas.parcels.size()});
    for (std::size_t p = 0; p < known; ++p) {
        const Side side = content.atlas.parcels[p].side;
        const glm::vec3 offset = side == Side::kMidline
                                     ? glm::vec3(0.0F)
                                     : drawn.sideOffsetMm[static_cast<std::size_t>(side)];
        const bool lit = drawn.parcels[p].emphasis >= kLitFrom;
        for (const Source& source : sourcesOf(content, drawn, anchors, p)) {
            if (source.points == nullptr) continue;
            for (std::size_t i = 0; i < source.points->positionsMm.size(); ++i) {
                const glm::vec3 at = source.points->positionsMm[i];
                const glm::vec3 moved = at + offset, towards = eye - moved;
                if (glm::dot(source.points->normals[i], towards) < kFacing * glm::length(towards)) {
                    continue;
                }
                if (clipped(drawn.clip, at)) continue;
                const glm::vec4 clip = toClip * glm::vec4(moved, 1.0F);
                if (clip.w < 1.0F) continue;
                const glm::vec2 ndc = glm::vec2(clip) / clip.w;
                const glm::vec2 px = glm::vec2(ndc.x * 0.5F + 0.5F, 0.5F - ndc.y * 0.5F) * size;
                points_.push_back({px, clip.w, subjectOf[p], side, lit, source.through});
            }
        }
    }
}

bool ScreenMap::inside(glm::vec2 px) const {
    return px.x >= 0.0F && px.y >= 0.0F && px.x < static_cast<float>(columns_) * cellPx_ &&
           px.y < static_cast<float>(rows_) * cellPx_;
}

std::size_t ScreenMap::index(glm::vec2 px) const {
    return static_cast<std::size_t>(px.y / cellPx_) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(px.x / cellPx_);
}

void ScreenMap::splat() {
    brain_ = {std::numeric_limits<float>::max(), std::numeric_limits<float>::max(),
              std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};
    std::vector<float> throughMm(depthMm_.size(), std::numeric_limits<float>::max());
    // Bodies that shine through lie over the shell; a body's cells stay its own size.
    for (const bool through : {false, true}) {
        std::vector<float>& depths = through ? throughMm : depthMm_;
        const int reach = 1;
        for (const Point& point : points_) {
            if (point.through != through) continue;
            brain_.x0 = std::min(brain_.x0, point.px.x);
            brain_.x1 = std::max(brain_.x1, point.px.x);
            brain_.y0 = std::min(brain_.y0, point.px.y);
            brain_.y1 = std::max(brain_.y1, point.px.y);
            const int cx = static_cast<int>(std::floor(point.px.x / cellPx_));
            const int cy = static_cast<int>(std::floor(point.px.y / cellPx_));
            for (int y = std::max(0, cy - reach); y <= std::min(rows_ - 1, cy + reach); ++y) {
                for (int x = std::max(0, cx - reach); x <= std::min(columns_ - 1, cx + reach);
                     ++x) {
                    const std::size_t c = static_cast<std::size_t>(y) * columns_ + x;
                    if (point.depthMm >= depths[c]) continue;
                    depths[c] = point.depthMm;
                    cells_[c] = {point.lit ? Cell::kLit : Cell::kBrain, point.subject, point.side};
                }
            }
        }
    }
}

void ScreenMap::measureInside() {
    inside_.assign(cells_.size(), kDeepestInside);
    const auto relax = [&](int x, int y, int dx, int dy) {
        const std::size_t c = static_cast<std::size_t>(y) * columns_ + x;
        const int ox = x + dx, oy = y + dy;
        int limit = 0;
        if (ox >= 0 && oy >= 0 && ox < columns_ && oy < rows_) {
            const std::size_t o = static_cast<std::size_t>(oy) * columns_ + ox;
            limit = cells_[o].subject == cells_[c].subject ? inside_[o] + 1 : 1;
        }
        inside_[c] = static_cast<std::uint8_t>(std::min<int>(inside_[c], limit));
    };
    for (int y = 0; y < rows_; ++y) {
        for (int x = 0; x < columns_; ++x) {
            relax(x, y, -1, 0);
            relax(x, y, 0, -1);
        }
    }
    for (int y = rows_; y-- > 0;) {
        for (int x = columns_; x-- > 0;) {
            relax(x, y, 1, 0);
            relax(x, y, 0, 1);
        }
    }
}

void ScreenMap::findSights(std::size_t subjects, const PictureSpace& space) {
    sights_.assign(subjects, {});
    struct SideSeen {
        std::vector<const Point*> points;
        float depthMm = 0;
        bool through = false;
    };
    std::vector<std::array<SideSeen, 3>> seen(subjects);
    for (const Point& point : points_) {
        if (point.subject < 0 || point.px.x < 0 || point.px.y < 0 ||
            point.px.x >= static_cast<float>(space.widthPx) ||
            point.px.y >= static_cast<float>(space.heightPx)) {
            continue;
        }
        const std::size_t c = index(point.px);
        if (cells_[c].subject != point.subject) continue;
        if (!point.through && point.depthMm > depthMm_[c] + kSameSurfaceMm) continue;
        SideSeen& side =
            seen[static_cast<std::size_t>(point.subject)][static_cast<std::size_t>(point.side)];
        side.points.push_back(&point);
        side.depthMm += point.depthMm;
        side.through = side.through || point.through;
    }
    for (std::size_t s = 0; s < subjects; ++s) {
        const SideSeen* best = nullptr;
        // The side that shows more; of two bodies that shine through, the nearer.
        const auto worth = [](const SideSeen& side) {
            const auto n = static_cast<float>(side.points.size());
            return side.through ? 1.0e6F - side.depthMm / n : n;
        };
        for (const SideSeen& side : seen[s]) {
            if (side.points.empty()) continue;
            if (best == nullptr || worth(side) > worth(*best)) best = &side;
        }
        if (best == nullptr) continue;
        sights_[s].side = best->points.front()->side;
        sights_[s].shinesThrough = best->through;
        sights_[s].areaMm2 = static_cast<float>(best->points.size()) * kPointAreaMm2;
        sights_[s].anchors = spread(best->points);
    }
}

// The middle and the ways towards eight directions, well inside the part where there is room.
std::vector<AnchorPoint> ScreenMap::spread(const std::vector<const Point*>& points) const {
    constexpr float kReach = 0.62F;  // of the way from the middle to the farthest point that way
    constexpr std::array<glm::vec2, 9> kTowards{{{0, 0},
                                                 {-1, 0},
                                                 {1, 0},
                                                 {0, -1},
                                                 {0, 1},
                                                 {-0.7F, -0.7F},
                                                 {0.7F, -0.7F},
                                                 {-0.7F, 0.7F},
                                                 {0.7F, 0.7F}}};
    glm::vec2 middle(0.0F);
    int deepest = 0;
    for (const Point* p : points) {
        middle += p->px;
        deepest = std::max<int>(deepest, inside_[index(p->px)]);
    }
    middle /= static_cast<float>(points.size());
    const int wanted = std::min(deepest, 3);
    std::vector<AnchorPoint> anchors;
    for (const glm::vec2& towards : kTowards) {
        float reach = 0.0F;
        for (const Point* p : points) reach = std::max(reach, glm::dot(p->px - middle, towards));
        const glm::vec2 target = middle + towards * (reach * kReach);
        const Point* best = nullptr;
        float nearest = std::numeric_limits<float>::max();
        for (const Point* p : points) {
            if (inside_[index(p->px)] < wanted) continue;
            const float distance = glm::length(p->px - target);
            if (distance >= nearest) continue;
            nearest = distance;
            best = p;
        }
        if (best == nullptr) continue;
        const auto same = [&](const AnchorPoint& a) { return a.px == best->px; };
        if (std::any_of(anchors.begin(), anchors.end(), same)) continue;
        const int depth = inside_[index(best->px)];
        anchors.push_back({best->px, 1.0F - static_cast<float>(depth) / kDeepestInside});
    }
    return anchors;
}

ScreenMap::Reading ScreenMap::at(glm::vec2 px) const {
    return inside(px) ? cells_[index(px)] : Reading{};
}

ScreenMap::Cover ScreenMap::cover(const Rect& rect) const {
    const int x0 = std::max(0, static_cast<int>(std::floor(rect.x0 / cellPx_)));
    const int y0 = std::max(0, static_cast<int>(std::floor(rect.y0 / cellPx_)));
    const int x1 = std::min(columns_ - 1, static_cast<int>(std::floor(rect.x1 / cellPx_)));
    const int y1 = std::min(rows_ - 1, static_cast<int>(std::floor(rect.y1 / cellPx_)));
    Cover cover;
    int count = 0;
    for (int y = y0; y <= y1; ++y) {
        for (int x = x0; x <= x1; ++x, ++count) {
            const Cell cell = cells_[static_cast<std::size_t>(y) * columns_ + x].cell;
            if (cell == Cell::kLit) cover.lit += 1.0F;
            if (cell != Cell::kEmpty) cover.brain += 1.0F;
        }
    }
    if (count > 0) {
        cover.brain /= static_cast<float>(count);
        cover.lit /= static_cast<float>(count);
    }
    return cover;
}

}  // namespace rewire
