// SPDX-License-Identifier: Apache-2.0
// The MRI that slices show: the whole head (ch2), faded out smoothly outside the brain. The
// stripped volume of the package (ch2bet) ends in ragged steps and lacks the vertex, so its outline
// is only one of two hints where the brain is; the other is the tissue of ch2better.
#include "sources.h"
#include "volume_ops.h"

namespace rewire::bake {

namespace {

constexpr double kBlurMm = 3.0;                     // closes sulci, rounds steps
constexpr float kOutside = 0.35F, kInside = 0.55F;  // of the blurred mask
constexpr float kTissue = 20.0F;                    // ch2better's grey outside tissue is 0

}  // namespace

Labels shownMri(const Sources& s) {
    const Grid& g = s.brain.grid;
    const Field tissue = resampleLinear(s.head, g);
    Mask brain(g);
    for (std::size_t i = 0; i < g.size(); ++i)
        brain.data[i] = s.brain.data[i] > 0 || tissue.data[i] > kTissue ? 1 : 0;
    const Field near = gaussian(largestPiece(brain), kBlurMm / g.h);
    Labels shown(g);
    for (std::size_t i = 0; i < g.size(); ++i) {
        const float t = std::clamp((near.data[i] - kOutside) / (kInside - kOutside), 0.0F, 1.0F);
        const float weight = t * t * (3.0F - 2.0F * t);
        shown.data[i] =
            static_cast<std::uint8_t>(std::lround(static_cast<float>(s.whole.data[i]) * weight));
    }
    return shown;
}

}  // namespace rewire::bake
