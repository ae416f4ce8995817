// SPDX-License-Identifier: Apache-2.0
#include "fuzz/damage.h"

#include <algorithm>

namespace rewire::test {
namespace {

// A counter hashed (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): no
// state beyond the number, the same everywhere.
class Chooser {
  public:
    explicit Chooser(std::uint64_t number) : state_(number * 0x9E3779B97F4A7C15U) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t count) { return count == 0 ? 0 : next() % count; }

  private:
    std::uint64_t state_;
};

void damageOnce(std::string& bytes, Chooser& choose) {
    const std::size_t at = choose.below(bytes.size());
    const std::size_t length = std::min(bytes.size() - at, std::size_t{1} + choose.below(64));
    switch (choose.below(7)) {
        case 0:
            bytes[at] = static_cast<char>(choose.next());
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes[at] ^ (1U << choose.below(8)));
            break;
        case 2:
            bytes.erase(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.substr(at, length));
            break;
        case 4:
            bytes.replace(
                at, length,
                std::string(length, static_cast<char>(choose.next() % 3 == 0 ? 0xFF : 0)));
            break;
        case 5:
            bytes.insert(choose.below(bytes.size()), bytes.substr(at, length));
            break;
        default:
            bytes.resize(at);
            break;
    }
}

}  // namespace

std::string damaged(const std::string& bytes, std::uint64_t number) {
    Chooser choose(number);
    std::string result = bytes;
    for (std::size_t times = 1 + choose.below(4); times > 0 && !result.empty(); --times)
        damageOnce(result, choose);
    return result;
}

}  // namespace rewire::test
