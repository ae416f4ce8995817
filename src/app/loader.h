// SPDX-License-Identifier: Apache-2.0
// Reads what the first picture can do without on a thread behind it: at once the middle mesh and
// the tree for picking; the finest mesh and the MRI only when a picture needs them. Results are
// taken on the window's thread, where the GL context is. Does NOT touch GL.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "atlas/brain_mesh.h"
#include "scene/pick.h"

namespace rewire::app {

struct Loaded {
    std::optional<BrainMesh> mesh;
    std::optional<Picker> picker;
    std::optional<Volume<std::uint8_t>> t1;
    std::optional<Error> problem;
};

class Loader {
  public:
    // `wake` is called from the thread after each result.
    Loader(const Atlas& atlas, std::function<void()> wake);
    // From now on wanted; asking again costs nothing.
    void want(bool finestMesh, bool t1);
    [[nodiscard]] std::vector<Loaded> take();
    [[nodiscard]] bool finished() const;  // all that is wanted was read and taken
    void waitForAll();                    // all that is wanted is there for take()

  private:
    struct Wanted {
        bool middle = false, finest = false, t1 = false;
        bool operator==(const Wanted&) const = default;
    };
    void run(const std::stop_token& stop);
    void readMesh(MeshLevel level);
    void readT1();
    void put(Loaded loaded);

    const Atlas& atlas_;
    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<Loaded> waiting_;
    Wanted wanted_{true, false, false}, done_;
    std::jthread thread_;
};

}  // namespace rewire::app
