// SPDX-License-Identifier: Apache-2.0
// What lies under the cursor: a ray against the triangles that are drawn (a bounding volume
// hierarchy over one BrainMesh level; mid is enough). Lit bodies that shine through the shell are
// picked before it.
#pragma once

#include <memory>
#include <optional>

#include "atlas/brain_mesh.h"
#include "scene/draw_list.h"

namespace rewire {

struct PickHit {
    ParcelIndex parcel = kNoParcel;
    glm::vec3 pointMm{0};  // MNI, before any pulling apart
};

class Picker {
  public:
    Picker();
    ~Picker();
    Picker(Picker&&) noexcept;
    Picker& operator=(Picker&&) noexcept;
    // Takes a second or less; can run on another thread.
    [[nodiscard]] static Picker build(const BrainMesh& mesh);
    [[nodiscard]] std::optional<PickHit> pick(const Ray& ray, const DrawList& drawn) const;

  private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

}  // namespace rewire
