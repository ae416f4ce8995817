// SPDX-License-Identifier: Apache-2.0
// Resample and smooth each chain, choose the vertices to keep by turning angle, collapse the others
// along the border, move the kept ones onto the curve, relax what still turns too much.
#include "border_thin.h"

#include <cstdio>
#include <glm/geometric.hpp>
#include <set>

#include "border_collapse.h"

namespace rewire::bake {
namespace {

constexpr double kStepMm = 0.04;  // resampling of the raw cut
constexpr int kSmoothing = 450;   // passes on that: sigma about 0.6 mm
constexpr double kMaxSegmentMm = 2.0;
constexpr double kTurnPerSegmentDeg = 17.0;
constexpr double kMinSegmentMm = 0.015;
constexpr double kMaxRelaxMm = 0.6;
constexpr double kTurnLimitDeg = 26.0;  // margin below the promised 30

double degrees(double rad) {
    return rad * 180.0 / 3.14159265358979;
}

double turnDeg(const Vec3& a, const Vec3& b, const Vec3& c) {
    const Vec3 u = b - a, v = c - b;
    const double l = glm::length(u) * glm::length(v);
    return l > 0 ? degrees(std::acos(std::clamp(glm::dot(u, v) / l, -1.0, 1.0))) : 0.0;
}

struct Curve {
    std::vector<Vec3> point;
    double step = 0.0;  // arc length between points
};

std::vector<double> arcLengths(const std::vector<Vec3>& p) {
    std::vector<double> s(p.size(), 0.0);
    for (std::size_t i = 1; i < p.size(); ++i) s[i] = s[i - 1] + glm::length(p[i] - p[i - 1]);
    return s;
}

Curve resampled(const std::vector<Vec3>& p) {
    const auto s = arcLengths(p);
    const auto n = std::max<std::size_t>(
        1, std::size_t(std::lround(s.back() / std::min(kStepMm, s.back() / 40.0))));
    Curve c{{}, s.back() / double(n)};
    std::size_t at = 0;
    for (std::size_t i = 0; i <= n; ++i) {
        const double t = s.back() * double(i) / double(n);
        while (at + 2 < s.size() && s[at + 1] < t) ++at;
        const double span = s[at + 1] - s[at];
        c.point.push_back(
            glm::mix(p[at], p[at + 1], span > 0 ? std::clamp((t - s[at]) / span, 0.0, 1.0) : 0.0));
    }
    return c;
}

// A border round the neck of a bridge between two gyri is a small ring: smoothing must not close
// it.
void smoothCurve(Curve& c, bool closed) {
    const std::size_t n = c.point.size();
    const double radius = c.step * double(n) / 6.283, sigma = 0.25 * radius;
    const int passes = std::min(kSmoothing, int(2.0 * sigma * sigma / (c.step * c.step)));
    for (int pass = 0; pass < passes && n > 2; ++pass) {
        std::vector<Vec3> next = c.point;
        for (std::size_t i = 1; i + 1 < n; ++i)
            next[i] = 0.5 * c.point[i] + 0.25 * (c.point[i - 1] + c.point[i + 1]);
        if (closed) next[0] = next[n - 1] = 0.5 * c.point[0] + 0.25 * (c.point[1] + c.point[n - 2]);
        c.point.swap(next);
    }
}

// Indices of samples to keep between the two ends.
std::vector<std::size_t> choose(const Curve& c) {
    std::vector<std::size_t> kept;
    double turn = 0.0;
    std::size_t last = 0;
    for (std::size_t i = 1; i + 1 < c.point.size(); ++i) {
        const double here = turnDeg(c.point[i - 1], c.point[i], c.point[i + 1]);
        if (turn > 0.0 && turn + here > kTurnPerSegmentDeg + 4.0 && i - 1 > last) {
            kept.push_back(last = i - 1);
            turn = 0.0;
        }
        turn += here;
        if (turn >= kTurnPerSegmentDeg || double(i + 1 - last) * c.step > kMaxSegmentMm) {
            kept.push_back(last = i);
            turn = 0.0;
        }
    }
    return kept;
}

class Thinner {
  public:
    Thinner(CutShell& s, const ForcedBorder* forced)
        : shell_(s), forced_(forced), target_(s.mesh.position), start_(s.mesh.position) {}

    ThinReport run() {
        const std::vector<Chain> chains = borderChains(shell_);
        for (const Chain& c : chains) {
            report_.before += c.size() - 1;
            planChain(c);
        }
        Collapser collapser(shell_);
        for (int round = 0; round < 6; ++round)
            for (const Chain& c : chains) collapseChain(collapser, c, round >= 4);
        collapser.finish();
        const std::vector<Chain> left = borderChains(shell_);
        for (const Chain& c : left)
            for (auto v : c) {
                shell_.mesh.position[v] = target_[v];
                if (drop_.contains(v)) ++report_.stuck;
            }
        for (const Chain& c : left) relax(c);
        report_.flipped = untangle(shell_);
        measure(left);
        return report_;
    }

  private:
    [[nodiscard]] Fate fateOf(std::uint32_t v) const {
        return forced_ ? forced_->fate[v] : Fate::kFree;
    }

    [[nodiscard]] bool fixedAnywhere(const Chain& c) const {
        return std::any_of(c.begin(), c.end(), [&](auto v) { return fateOf(v) == Fate::kKeep; });
    }

    void planChain(const Chain& c) {
        std::size_t from = 0;
        for (std::size_t i = 1; i < c.size(); ++i) {
            const bool end = i + 1 == c.size();
            if (fateOf(c[i]) == Fate::kKeep) target_[c[i]] = forced_->position[c[i]];
            if (end || fateOf(c[i]) == Fate::kKeep) {
                planRun(Chain(c.begin() + std::ptrdiff_t(from), c.begin() + std::ptrdiff_t(i) + 1));
                from = i;
            }
        }
        if (fateOf(c[0]) == Fate::kKeep) target_[c[0]] = forced_->position[c[0]];
    }

    void planRun(const Chain& run) {
        if (run.size() < 3) return;
        bool free = false;
        for (std::size_t i = 1; i + 1 < run.size(); ++i) free |= fateOf(run[i]) == Fate::kFree;
        if (!free) {
            drop_.insert(run.begin() + 1, run.end() - 1);
            return;
        }
        std::vector<Vec3> p;
        for (auto v : run) p.push_back(shell_.mesh.position[v]);
        const auto arc = arcLengths(p);
        const bool closed = run.front() == run.back();
        Curve curve = resampled(p);
        smoothCurve(curve, closed);
        if (closed) target_[run[0]] = curve.point[0];
        std::vector<bool> keep(run.size(), false);
        std::size_t at = 1;
        for (std::size_t k : choose(curve)) {
            const double s = double(k) * curve.step;
            while (at + 2 < run.size() && std::abs(arc[at + 1] - s) <= std::abs(arc[at] - s)) ++at;
            if (at + 1 >= run.size() || keep[at]) continue;
            keep[at] = true;
            target_[run[at]] = curve.point[k];
        }
        for (std::size_t i = 1; i + 1 < run.size(); ++i) {
            if (keep[i]) continue;
            drop_.insert(run[i]);
            const auto k = std::size_t(
                std::clamp(std::lround(arc[i] / curve.step), 0L, long(curve.point.size()) - 1));
            target_[run[i]] = curve.point[k];  // in case it can't be dropped
        }
    }

    // Each vertex to drop goes to the nearer living neighbour along the chain, else to the other
    // one. What another shell has dropped must go (force).
    void collapseChain(Collapser& collapser, const Chain& c, bool last) {
        for (std::size_t i = 1; i + 1 < c.size(); ++i) {
            const auto v = c[i];
            if (!drop_.contains(v) || collapser.isDead(v)) continue;
            std::size_t a = i - 1, b = i + 1;
            while (a > 0 && collapser.isDead(c[a])) --a;
            while (b + 1 < c.size() && collapser.isDead(c[b])) ++b;
            if (c[a] == c[b]) continue;
            const auto& x = shell_.mesh.position;
            const bool first = glm::length(x[c[a]] - x[v]) <= glm::length(x[c[b]] - x[v]);
            const bool force = last && fateOf(v) == Fate::kDrop;
            if (!collapser.collapse(v, first ? c[a] : c[b], force))
                collapser.collapse(v, first ? c[b] : c[a], force);
        }
    }

    // A small ring becomes rounder, but keeps its length.
    void relaxRing(const Chain& c) {
        auto& x = shell_.mesh.position;
        const std::size_t n = c.size() - 1;
        auto length = [&] {
            double sum = 0.0;
            for (std::size_t i = 0; i < n; ++i) sum += glm::length(x[c[i + 1]] - x[c[i]]);
            return sum;
        };
        const double before = length();
        for (int pass = 0; pass < 200; ++pass) {
            double worst = 0.0;
            for (std::size_t i = 0; i < n; ++i)
                worst = std::max(worst, turnDeg(x[c[(i + n - 1) % n]], x[c[i]], x[c[i + 1]]));
            if (worst <= kTurnLimitDeg) return;
            std::vector<Vec3> next(n);
            Vec3 centre(0.0);
            for (std::size_t i = 0; i < n; ++i) {
                next[i] = 0.5 * x[c[i]] + 0.25 * (x[c[(i + n - 1) % n]] + x[c[i + 1]]);
                centre += next[i] / double(n);
            }
            for (std::size_t i = 0; i < n; ++i) x[c[i]] = next[i];
            const double grow = before / std::max(length(), 1e-9);
            double radius = 0.0;
            for (std::size_t i = 0; i < n; ++i) {
                x[c[i]] = centre + grow * (x[c[i]] - centre);
                radius += glm::length(x[c[i]] - centre) / double(n);
            }
            for (std::size_t i = 0; i < n;
                 ++i) {  // smoothing alone would leave a long ellipse as long as it is
                const double r = glm::length(x[c[i]] - centre);
                if (r > 1e-9)
                    x[c[i]] = glm::mix(x[c[i]], centre + radius / r * (x[c[i]] - centre), 0.05);
            }
        }
    }

    void relax(const Chain& c) {
        auto& x = shell_.mesh.position;
        const bool closed = c.front() == c.back();
        const std::size_t n = c.size();
        if (closed && n < 60 && !fixedAnywhere(c)) return relaxRing(c);
        for (int pass = 0; pass < 800; ++pass) {
            bool moved = false;
            for (std::size_t i = closed ? 0 : 1; i + 1 < n; ++i) {
                const auto a = i ? c[i - 1] : c[n - 2], b = c[i], d = c[i + 1];
                const bool bunched =
                    std::min(glm::length(x[b] - x[a]), glm::length(x[d] - x[b])) < kMinSegmentMm;
                if (fateOf(b) == Fate::kKeep ||
                    (!bunched && turnDeg(x[a], x[b], x[d]) <= kTurnLimitDeg))
                    continue;
                x[b] += 0.3 * (0.5 * (x[a] + x[d]) - x[b]);
                const double limit = pass < 300 ? kMaxRelaxMm : 3 * kMaxRelaxMm;
                if (const double far = glm::length(x[b] - target_[b]); far > limit)
                    x[b] = target_[b] + limit / far * (x[b] - target_[b]);
                moved = true;
            }
            if (!moved) break;
        }
    }

    void complain(const Vec3& p, double turn) const {
        if (turn > 28)
            std::printf("             turn %.0f at %.2f %.2f %.2f\n", turn, p.x, p.y, p.z);
    }

    void measure(const std::vector<Chain>& chains) {
        const auto& x = shell_.mesh.position;
        for (const Chain& c : chains) {
            report_.after += c.size() - 1;
            const bool closed = c.front() == c.back();
            for (std::size_t i = closed ? 0 : 1; i + 1 < c.size(); ++i) {
                const auto a = i ? c[i - 1] : c[c.size() - 2];
                report_.maxTurnDeg =
                    std::max(report_.maxTurnDeg, turnDeg(x[a], x[c[i]], x[c[i + 1]]));
                complain(x[c[i]], turnDeg(x[a], x[c[i]], x[c[i + 1]]));
                report_.maxMoveMm =
                    std::max(report_.maxMoveMm, glm::length(x[c[i]] - start_[c[i]]));
            }
        }
    }

    CutShell& shell_;
    const ForcedBorder* forced_;
    std::vector<Vec3> target_, start_;
    std::set<std::uint32_t> drop_;
    ThinReport report_;
};

}  // namespace

void say(const ThinReport& r) {
    std::printf(
        "           borders: %zu -> %zu vertices, %zu stuck, turn %.1f deg, moved %.2f mm, %zu "
        "turned over\n",
        r.before, r.after, r.stuck, r.maxTurnDeg, r.maxMoveMm, r.flipped);
}

ThinReport thinBorders(CutShell& s, const ForcedBorder* forced) {
    return Thinner(s, forced).run();
}

}  // namespace rewire::bake
