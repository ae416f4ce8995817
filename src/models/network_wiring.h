// SPDX-License-Identifier: Apache-2.0
// The wiring of the network model: which regions, which networks, how strongly coupled, and what a
// course of therapy changes. No measured wiring matrix is at hand: this one is built from network
// membership, tracts and distance, and is illustrative throughout. Signs and orders may be read
// from it, sizes may not. Does NOT know meshes or the knowledge base; ids and changes repeat
// regions.toml and therapies.toml, and tests hold them together.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rewire::models::wiring {

enum class Network { kDefaultMode, kSalience, kExecutive, kLimbic, kOther };
enum class Therapy { kNone, kCbt, kPsychodynamic, kMindfulness, kAlliance };
enum class Side { kLeft, kRight, kBoth };

struct Region {
    std::string_view id;  // as in regions.toml; superior_parietal and inferior_parietal are parcels
                          // of a set there
    Network network;
    std::array<double, 3> leftMni;  // millimetres
    std::array<double, 3> rightMni;
};

// Node 2r is the left, 2r + 1 the right one of region r.
[[nodiscard]] std::span<const Region> regions();
[[nodiscard]] int nodeCount();
[[nodiscard]] int regionIndex(std::string_view id);  // -1 when there is none

// A change of coupling that a therapy_change row of therapies.toml reports.
struct Change {
    Therapy therapy;
    std::string_view from;
    Side fromSide;
    std::string_view to;
    Side toSide;
    int direction;             // +1 increase, -1 decrease, as the row says
    bool inverse;              // coupling = "inverse": an increase makes it more negative
    double strength;           // the row's drawing aid
    std::string_view tractId;  // empty: a plain arc

    // Whether the coupling itself goes up or down.
    [[nodiscard]] int sign() const { return inverse ? -direction : direction; }
};
[[nodiscard]] std::span<const Change> changes();

// The node pairs that a change touches: left-right pairs join the same side when both ends are on
// both sides.
[[nodiscard]] std::vector<std::pair<int, int>> pairsOf(const Change& change);

// Share of the course's change reached after n sessions: 50 % at 8, 75 % at 26, a probit in log
// sessions [ref:howard1986]. About symptoms, borrowed here as an illustration.
[[nodiscard]] double doseOf(double sessions);

// Symmetric coupling, nodeCount() squared; its largest eigenvalue is 1, so that a course of therapy
// changes the pattern of coupling and not the excitability of the whole.
[[nodiscard]] std::vector<double> couplingMatrix(Therapy therapy, double sessions);

}  // namespace rewire::models::wiring
