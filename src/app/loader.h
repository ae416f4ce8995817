// SPDX-License-Identifier: Apache-2.0
// Reads what the first picture can do without on a thread behind it: finer meshes, the tree for
// picking, the MRI. Results are taken on the window's thread, where the GL context is. Does NOT
// touch GL.
#pragma once

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
    bool last = false;
};

class Loader {
  public:
    // `wake` is called from the thread after each result.
    Loader(const Atlas& atlas, std::function<void()> wake);
    [[nodiscard]] std::vector<Loaded> take();
    [[nodiscard]] bool finished() const { return finished_; }  // and everything taken
    void waitForAll();  // what still comes is there for take()

  private:
    void run(const std::stop_token& stop, const Atlas& atlas);
    void put(Loaded loaded);

    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<Loaded> waiting_;
    bool finished_ = false;
    std::jthread thread_;
};

}  // namespace rewire::app
