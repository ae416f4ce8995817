// SPDX-License-Identifier: Apache-2.0
// Keeps slow stages on disk between runs while the recipe is being worked on. Off unless a work
// folder is given; Does NOT notice changed parameters: delete the file of a stage to make it again.
#pragma once

#include <filesystem>
#include <fstream>

#include "mesh.h"

namespace rewire::bake {

class Cache {
  public:
    explicit Cache(std::filesystem::path folder) : folder_(std::move(folder)) {}

    template <class T, class Make>
    [[nodiscard]] Volume<T> volume(const std::string& name, Make&& make) {
        Volume<T> v;
        if (std::ifstream in = open(name); in.is_open()) {
            in.read(reinterpret_cast<char*>(&v.grid), sizeof v.grid);
            readVector(in, v.data);
            return v;
        }
        v = make();
        if (std::ofstream out = create(name); out.is_open()) {
            out.write(reinterpret_cast<const char*>(&v.grid), sizeof v.grid);
            writeVector(out, v.data);
        }
        return v;
    }

    template <class Make>
    [[nodiscard]] Mesh mesh(const std::string& name, Make&& make) {
        Mesh m;
        if (std::ifstream in = open(name); in.is_open()) {
            readVector(in, m.position);
            readVector(in, m.normal);
            readVector(in, m.triangle);
            return m;
        }
        m = make();
        if (std::ofstream out = create(name); out.is_open()) {
            writeVector(out, m.position);
            writeVector(out, m.normal);
            writeVector(out, m.triangle);
        }
        return m;
    }

  private:
    [[nodiscard]] std::ifstream open(const std::string& name) const {
        return folder_.empty() ? std::ifstream() : std::ifstream(folder_ / name, std::ios::binary);
    }
    [[nodiscard]] std::ofstream create(const std::string& name) const {
        return folder_.empty() ? std::ofstream() : std::ofstream(folder_ / name, std::ios::binary);
    }
    template <class T>
    static void readVector(std::ifstream& in, std::vector<T>& v) {
        std::uint64_t n = 0;
        in.read(reinterpret_cast<char*>(&n), sizeof n);
        v.resize(n);
        in.read(reinterpret_cast<char*>(v.data()), std::streamsize(n * sizeof(T)));
    }
    template <class T>
    static void writeVector(std::ofstream& out, const std::vector<T>& v) {
        const std::uint64_t n = v.size();
        out.write(reinterpret_cast<const char*>(&n), sizeof n);
        out.write(reinterpret_cast<const char*>(v.data()), std::streamsize(n * sizeof(T)));
    }

    std::filesystem::path folder_;
};

}  // namespace rewire::bake
