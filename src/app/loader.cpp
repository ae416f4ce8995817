// SPDX-License-Identifier: Apache-2.0
// The thread that reads meshes and MRI while the window already shows the coarse brain.
#include "app/loader.h"

#include <malloc.h>

#include <utility>

#include "atlas/nifti_file.h"

namespace rewire::app {

Loader::Loader(const Atlas& atlas, std::function<void()> wake)
    : atlas_(atlas),
      wake_(std::move(wake)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Loader::want(bool finestMesh, bool t1) {
    {
        const std::lock_guard lock(mutex_);
        wanted_.finest = wanted_.finest || finestMesh;
        wanted_.t1 = wanted_.t1 || t1;
        if (wanted_ == done_) return;
    }
    changed_.notify_all();
}

void Loader::put(Loaded loaded) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(loaded));
    }
    wake_();
}

void Loader::readMesh(MeshLevel level) {
    Result<BrainMesh> mesh = loadBrainMesh(atlas_, level);
    Loaded loaded;
    if (!mesh)
        loaded.problem = mesh.error();
    else if (level == MeshLevel::kMid)
        loaded.picker = Picker::build(*mesh);
    if (mesh) loaded.mesh = std::move(*mesh);
    put(std::move(loaded));
}

void Loader::readT1() {
    Loaded loaded;
    Result<Volume<std::uint8_t>> t1 = readGreyVolume(atlas_.directory / "t1.nii.gz");
    if (t1)
        loaded.t1 = std::move(*t1);
    else
        loaded.problem = t1.error();
    put(std::move(loaded));
}

void Loader::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return wanted_ != done_; })) {
        const Wanted next = wanted_, before = done_;
        lock.unlock();
        if (next.middle && !before.middle) readMesh(MeshLevel::kMid);
        if (next.t1 && !before.t1) readT1();
        if (next.finest && !before.finest) readMesh(MeshLevel::kFull);
        malloc_trim(0);  // the importer's own copy of a mesh is several times its size
        lock.lock();
        done_ = next;
        changed_.notify_all();
        wake_();
    }
}

std::vector<Loaded> Loader::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
}

bool Loader::finished() const {
    const std::lock_guard lock(mutex_);
    return wanted_ == done_ && waiting_.empty();
}

void Loader::waitForAll() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return wanted_ == done_; });
}

}  // namespace rewire::app
