// SPDX-License-Identifier: Apache-2.0
// The thread that reads meshes and MRI while the window already shows the coarse brain.
#include "app/loader.h"

#include <utility>

namespace rewire::app {

Loader::Loader(const Atlas& atlas, std::function<void()> wake)
    : wake_(std::move(wake)),
      thread_([this, &atlas](const std::stop_token& stop) { run(stop, atlas); }) {}

void Loader::put(Loaded loaded) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(loaded));
    }
    wake_();
}

void Loader::run(const std::stop_token& stop, const Atlas& atlas) {
    for (const MeshLevel level : {MeshLevel::kMid, MeshLevel::kFull}) {
        if (stop.stop_requested()) return;
        Result<BrainMesh> mesh = loadBrainMesh(atlas, level);
        Loaded loaded;
        if (!mesh)
            loaded.problem = mesh.error();
        else if (level == MeshLevel::kMid)
            loaded.picker = Picker::build(*mesh);
        if (mesh) loaded.mesh = std::move(*mesh);
        put(std::move(loaded));
    }
    if (stop.stop_requested()) return;
    Loaded loaded;
    loaded.last = true;
    Result<Atlas> whole = loadAtlas(atlas.directory, Volumes::kLoad);
    if (whole)
        loaded.t1 = std::move(whole->t1);
    else
        loaded.problem = whole.error();
    put(std::move(loaded));
}

std::vector<Loaded> Loader::take() {
    const std::lock_guard lock(mutex_);
    std::vector<Loaded> taken = std::exchange(waiting_, {});
    for (const Loaded& each : taken) finished_ = finished_ || each.last;
    return taken;
}

void Loader::waitForAll() {
    if (thread_.joinable()) thread_.join();
}

}  // namespace rewire::app
