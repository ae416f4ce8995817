// SPDX-License-Identifier: Apache-2.0
// Half-edge collapses on a cut shell, and repair of triangles that turned over. Vertices keep their
// indices; dead ones are merely unused. Does NOT choose what to collapse.
#pragma once

#include "border_cut.h"

namespace rewire::bake {

class Collapser {
  public:
    explicit Collapser(CutShell& s);
    // Moves v onto its neighbour u. Refuses (false) what would turn a triangle over or pinch the
    // surface. `force` minds only the latter; untangle() follows.
    bool collapse(std::uint32_t v, std::uint32_t u, bool force = false);
    [[nodiscard]] bool isDead(std::uint32_t v) const { return dead_[v] != 0; }
    [[nodiscard]] std::vector<std::uint32_t> ring(
        std::uint32_t v) const;  // living neighbours, ascending
    void finish();               // removes dead triangles

  private:
    [[nodiscard]] bool linkAllows(std::uint32_t v, std::uint32_t u) const;
    [[nodiscard]] bool shapeAllows(std::uint32_t v, std::uint32_t u) const;
    CutShell& shell_;
    std::vector<std::vector<std::uint32_t>> around_;  // triangles at each vertex
    std::vector<std::uint8_t> dead_, deadTriangle_;
};

// Moves vertices that no border uses until no triangle faces against its vertices' normals; returns
// how many do.
std::size_t untangle(CutShell& s);

}  // namespace rewire::bake
