// SPDX-License-Identifier: Apache-2.0
// rewire-plates: pictures of the committed assets, made to be compared with reference pictures of
// the same views. Does NOT touch the assets.
#include <cstdio>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include <glm/geometric.hpp>

#include "plates.h"

namespace rewire::bake {
namespace {

struct Options {
    std::filesystem::path assets = "assets", out = "docs/plates", originals,
                          templates = "/usr/share/mricron/templates";
    std::set<std::string> only;
};

// Ours on the left, the original on the right, same height.
void writeComparison(const Options& o, const std::string& name, const Picture& ours) {
    const auto file = o.originals / (name + ".png");
    if (o.originals.empty() || !std::filesystem::exists(file)) return;
    const Picture theirs = readPng(file.string());
    constexpr int kMostWide = 1800;  // of both together: enough to judge, light enough to keep
    const double aspect = double(ours.width) / ours.height + double(theirs.width) / theirs.height;
    const int h = std::min({ours.height, theirs.height, int(kMostWide / aspect)});
    const Picture a = scaled(ours, ours.width * h / ours.height, h),
                  b = scaled(theirs, theirs.width * h / theirs.height, h);
    Picture both(a.width + b.width + 8, h);
    both.paste(a, 0, 0);
    both.paste(b, a.width + 8, 0);
    writePng((o.out / ("compare_" + name + ".png")).string(), both);
}

Options parse(int argc, char** argv) {
    Options o;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string arg = argv[i];
        if (arg == "--assets")
            o.assets = argv[i + 1];
        else if (arg == "--out")
            o.out = argv[i + 1];
        else if (arg == "--originals")
            o.originals = argv[i + 1];
        else if (arg == "--templates")
            o.templates = argv[i + 1];
        else if (arg == "--only")
            o.only.insert(argv[i + 1]);
        else
            throw std::runtime_error(
                "usage: rewire-plates [--assets DIR] [--out DIR] [--originals DIR] [--templates "
                "DIR] [--only PLATE]");
    }
    return o;
}

void run(const Options& o) {
    std::filesystem::create_directories(o.out);
    const PlateInput in = loadPlateInput(o.assets, o.templates);
    for (const auto& [name, make] : plates()) {
        if (!o.only.empty() && !o.only.contains(name)) continue;
        const Picture p = make(in);
        writePng((o.out / (name + ".png")).string(), p);
        writeComparison(o, name, p);
        std::printf("%s\n", name.c_str());
        std::fflush(stdout);
    }
}

}  // namespace
}  // namespace rewire::bake

int main(int argc, char** argv) {
    try {
        rewire::bake::run(rewire::bake::parse(argc, argv));
        return 0;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "rewire-plates: %s\n", e.what());
        return 1;
    }
}
