// SPDX-License-Identifier: Apache-2.0
// The wedge's formula; the right side is the mirror image of the left one's, on its own insula.
#include "opening.h"

#include "volume_ops.h"

namespace rewire::bake {

Opening::Opening(const Regions& r, char side) : sign_(side == 'l' ? -1.0 : 1.0) {
    const Grid& g = r.parcel.grid;
    const int anterior = parcelIndex("insula_anterior"),
              posterior = parcelIndex("insula_posterior");
    Mask projection(Grid{1, g.ny, g.nz, Vec3(0, g.origin.y, g.origin.z), g.h});
    Field face(projection.grid, -1e3f);
    for (int k = 0; k < g.nz; ++k)
        for (int j = 0; j < g.ny; ++j)
            for (int i = 0; i < g.nx; ++i) {
                const int p = r.parcel.at(i, j, k) - 1;
                const double lateral = sign_ * g.centre(i, j, k).x;
                if ((p != anterior && p != posterior) || lateral < 0) continue;
                projection.at(0, j, k) = 1;
                face.at(0, j, k) = std::max(face.at(0, j, k), float(lateral));
            }
    const Nearest n = nearestSet(projection);
    Field filled = face;
    parallelFor(filled.data.size(),
                [&](std::size_t i) { filled.data[i] = face.data[std::size_t(n.index.data[i])]; });
    face_ = gaussian(filled, 1.5);
    Field distance = signedDistance(projection);
    for (float& d : distance.data) d = -d;
    outline_ = gaussian(distance, 2.0);
}

double Opening::depth(const Vec3& p) const {
    return sign_ * p.x - sample(face_, p);
}

double Opening::outline(const Vec3& p) const {
    return sample(outline_, p);
}

double Opening::wedge(const Vec3& p) const {
    const double d = depth(p);
    return std::min(d + 0.3, 3.0 - outline(p) + 0.25 * std::max(d, 0.0));
}

double Opening::nearFace(const Vec3& p) const {
    return outline(p) < 2.0 ? std::clamp(1.0 - std::abs(depth(p)) / 5.0, 0.0, 1.0) : 0.0;
}

}  // namespace rewire::bake
