// SPDX-License-Identifier: Apache-2.0
// A coarse map of what the picture shows, from the anchor points alone: which cells the brain
// covers, what is lit, what lies in front. Callouts keep off the lit parts and end where their part
// is seen. Does NOT look at pixels or triangles.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <vector>

#include "annotation/layout_builder.h"
#include "annotation/subjects.h"

namespace rewire {

struct AnchorPoint {
    glm::vec2 px{0};
    float edge = 0;  // 0 well inside its part .. 1 at its rim
};

// Where one subject can be pointed at.
struct Sight {
    float areaMm2 = 0;  // of it that is seen
    Side side = Side::kMidline;
    bool shinesThrough = false;
    std::vector<AnchorPoint> anchors;
};

class ScreenMap {
  public:
    ScreenMap(const Content& content, const DrawList& drawn, const LabelAnchors& anchors,
              const PictureSpace& space, const std::vector<Subject>& subjects);

    enum class Cell : std::uint8_t { kEmpty, kBrain, kLit };
    struct Reading {
        Cell cell = Cell::kEmpty;
        std::int16_t subject = -1;
        Side side = Side::kMidline;
    };
    [[nodiscard]] Reading at(glm::vec2 px) const;
    [[nodiscard]] float cellPx() const { return cellPx_; }
    [[nodiscard]] Rect brain() const { return brain_; }  // empty (x1 < x0) when there is none
    [[nodiscard]] const Sight& sight(std::size_t subject) const { return sights_[subject]; }
    // Shares of a rectangle's cells.
    struct Cover {
        float brain = 0, lit = 0;
    };
    [[nodiscard]] Cover cover(const Rect& rect) const;

  private:
    struct Point {
        glm::vec2 px;
        float depthMm;
        std::int16_t subject;  // -1: context
        Side side;
        bool lit, through;
    };
    void project(const Content& content, const DrawList& drawn, const LabelAnchors& anchors,
                 const PictureSpace& space, const std::vector<Subject>& subjects);
    void splat();
    void measureInside();
    void findSights(std::size_t subjects, const PictureSpace& space);
    [[nodiscard]] std::vector<AnchorPoint> spread(const std::vector<const Point*>& points) const;
    [[nodiscard]] std::size_t index(glm::vec2 px) const;  // of a cell inside the map
    [[nodiscard]] bool inside(glm::vec2 px) const;

    int columns_ = 0, rows_ = 0;
    float cellPx_ = 8, mmPerPx_ = 1;
    std::vector<Point> points_;
    std::vector<float> depthMm_;
    std::vector<Reading> cells_;
    std::vector<std::uint8_t> inside_;  // cells to the rim of the part, up to 4
    std::vector<Sight> sights_;
    Rect brain_{0, 0, -1, -1};
};

}  // namespace rewire
