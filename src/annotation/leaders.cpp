// SPDX-License-Identifier: Apache-2.0
#include "annotation/leaders.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rewire {
namespace {

// What a pixel of line costs over empty ground, the brain, its own part, another lit part. Tuned so
// that a leader goes round a lit neighbour when the way round is no more than four times as long.
constexpr float kOverEmpty = 0.30F, kOverBrain = 1.0F, kOverOwn = 0.55F, kOverLit = 4.0F,
                kOverLitDeep = 2.0F;  // what shines through lies under lit parts anyway
constexpr float kBend = 10.0F, kRim = 40.0F, kSteep = 30.0F;  // in design pixels
constexpr float kRestless = 0.6F;  // for each pixel away from where it ended before

float costAlong(const LeaderTask& task, glm::vec2 from, glm::vec2 to, float& overLitPx) {
    const float length = glm::length(to - from);
    const int steps = std::max(1, static_cast<int>(length / task.map.cellPx()));
    float cost = 0.0F;
    int lit = 0;
    const Sight& sight = task.map.sight(static_cast<std::size_t>(task.subject));
    const float overLit = sight.shinesThrough ? kOverLitDeep : kOverLit;
    for (int i = 0; i < steps; ++i) {
        const float t = (static_cast<float>(i) + 0.5F) / static_cast<float>(steps);
        const ScreenMap::Reading at = task.map.at(from + (to - from) * t);
        // The same part on the other side of the brain is a neighbour, not its own.
        const bool own = at.subject == task.subject && at.side == sight.side;
        const bool otherLit = !own && at.cell == ScreenMap::Cell::kLit;
        if (otherLit) ++lit;
        cost += at.cell == ScreenMap::Cell::kEmpty ? kOverEmpty
                : own                              ? kOverOwn
                : otherLit                         ? overLit
                                                   : kOverBrain;
    }
    overLitPx += static_cast<float>(lit) * length / static_cast<float>(steps);
    return cost * length / static_cast<float>(steps);
}

float towards(const LeaderTask& task) {
    return task.column == Column::kLeft ? 1.0F : -1.0F;
}

void consider(const LeaderTask& task, const AnchorPoint& anchor, float elbowX, Leader& best) {
    const glm::vec2 elbow(elbowX, task.startPx.y);
    const glm::vec2 slant = anchor.px - elbow;
    const float length = glm::length(slant);
    const float radius = dotRadiusPx(task.unitPx);
    if (length < radius * 2.0F) return;
    float overLitPx = 0.0F;
    float cost = costAlong(task, task.startPx, elbow, overLitPx) +
                 costAlong(task, elbow, anchor.px, overLitPx);
    cost += kRim * task.unitPx * anchor.edge;
    if (std::abs(slant.y) > task.unitPx) cost += kBend * task.unitPx;
    // A line that runs back, or nearly straight up, reads badly.
    const float forward = slant.x * towards(task);
    if (forward < std::abs(slant.y) * 0.5F) {
        cost += kSteep * task.unitPx * (1.0F + (forward < 0.0F ? 8.0F : 0.0F));
    }
    if (task.keepNearPx) cost += kRestless * glm::length(anchor.px - *task.keepNearPx);
    if (cost >= best.cost) return;
    best.cost = cost;
    best.overLitPx = overLitPx;
    best.anchorPx = anchor.px;
    best.pointsPx = {task.startPx, elbow, anchor.px - slant / length * radius};
}

float cross(glm::vec2 a, glm::vec2 b) {
    return a.x * b.y - a.y * b.x;
}

bool segmentsCross(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d) {
    const float abc = cross(b - a, c - a), abd = cross(b - a, d - a);
    const float cda = cross(d - c, a - c), cdb = cross(d - c, b - c);
    return abc * abd <= 0.0F && cda * cdb <= 0.0F &&
           !(abc == 0.0F && abd == 0.0F && cda == 0.0F && cdb == 0.0F);
}

float distanceTo(glm::vec2 p, glm::vec2 a, glm::vec2 b) {
    const glm::vec2 along = b - a;
    const float length2 = glm::dot(along, along);
    const float t =
        length2 > 0.0F ? std::clamp(glm::dot(p - a, along) / length2, 0.0F, 1.0F) : 0.0F;
    return glm::length(p - a - along * t);
}

}  // namespace

float dotRadiusPx(float unitPx) {
    return std::max(2.5F, 3.25F * unitPx);
}

Leader bestLeader(const LeaderTask& task) {
    Leader best;
    best.cost = std::numeric_limits<float>::max();
    const float sign = towards(task);
    for (const AnchorPoint& anchor :
         task.map.sight(static_cast<std::size_t>(task.subject)).anchors) {
        const float rise = std::abs(anchor.px.y - task.startPx.y);
        consider(task, anchor, task.elbowXPx, best);
        // Later turns: at 30 and at 45 degrees.
        for (const float run : {1.73F, 1.0F}) {
            const float turn = anchor.px.x - sign * rise * run;
            if ((turn - task.elbowXPx) * sign > 4.0F * task.unitPx)
                consider(task, anchor, turn, best);
        }
    }
    return best;
}

bool inConflict(const Leader& a, const Leader& b, float unitPx) {
    for (std::size_t i = 0; i + 1 < 3; ++i) {
        for (std::size_t j = 0; j + 1 < 3; ++j) {
            if (segmentsCross(a.pointsPx[i], a.pointsPx[i + 1], b.pointsPx[j], b.pointsPx[j + 1])) {
                return true;
            }
        }
    }
    const float clear = dotRadiusPx(unitPx) + 3.0F * unitPx;
    if (glm::length(a.anchorPx - b.anchorPx) < 2.0F * clear) return true;
    for (std::size_t i = 0; i + 1 < 3; ++i) {
        if (distanceTo(a.anchorPx, b.pointsPx[i], b.pointsPx[i + 1]) < clear ||
            distanceTo(b.anchorPx, a.pointsPx[i], a.pointsPx[i + 1]) < clear) {
            return true;
        }
    }
    return false;
}

bool crosses(const Leader& leader, const Rect& rect) {
    const glm::vec2 a(rect.x0, rect.y0), b(rect.x1, rect.y0), c(rect.x1, rect.y1),
        d(rect.x0, rect.y1);
    for (std::size_t i = 0; i + 1 < 3; ++i) {
        const glm::vec2 from = leader.pointsPx[i], to = leader.pointsPx[i + 1];
        if (from.x > rect.x0 && from.x < rect.x1 && from.y > rect.y0 && from.y < rect.y1)
            return true;
        if (segmentsCross(from, to, a, c) || segmentsCross(from, to, b, d)) return true;
    }
    const glm::vec2 end = leader.anchorPx;
    return end.x > rect.x0 && end.x < rect.x1 && end.y > rect.y0 && end.y < rect.y1;
}

}  // namespace rewire
