// SPDX-License-Identifier: Apache-2.0
// One golden image: runs `rewire export`, compares with the committed picture, writes actual,
// expected and difference on failure. Exit 77 (skipped) on another renderer than the one the
// pictures were made with. Use: golden_check PROGRAM EXPECTED.png OUT_DIR check|update [words of
// export ...]
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "figure/figure.h"
#include "gpu/headless_context.h"
#include "support/image_compare.h"

namespace {

namespace fs = std::filesystem;
constexpr int kSkipped = 77;

std::string quoted(const std::string& word) {
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

// "llvmpipe (LLVM 15.0.6, 256 bits)": vector width does not change a pixel, so it is left out.
std::string renderer() {
    auto context = rewire::gpu::HeadlessContext::create();
    if (!context) return "none: " + context.error().text();
    const std::string name = rewire::gpu::rendererName();
    return name.substr(0, name.find(','));
}

int update(const fs::path& actual, const fs::path& expected) {
    fs::copy_file(actual, expected, fs::copy_options::overwrite_existing);
    std::ofstream(expected.parent_path() / "renderer.txt") << renderer() << '\n';
    std::cout << "wrote " << expected.filename().string() << '\n';
    return 0;
}

bool otherRenderer(const fs::path& folder) {
    std::string line;
    std::ifstream file(folder / "renderer.txt");
    std::getline(file, line);
    const std::string here = renderer();
    if (line == here) return false;
    std::cout << "skipped: the pictures were made with '" << line << "', this is '" << here
              << "'\n";
    return true;
}

int compare(const fs::path& actual, const fs::path& expected, const fs::path& out) {
    auto now = rewire::readPng(actual);
    auto before = rewire::readPng(expected);
    if (!now || !before) {
        std::cerr << (now ? before.error() : now.error()).text() << "; the picture made is "
                  << actual << '\n';
        return 1;
    }
    const rewire::test::ImageDifference difference = rewire::test::compareImages(*now, *before);
    if (difference.passes()) return 0;
    if (difference.sameSize) {
        const rewire::Image off = rewire::test::differenceImage(*now, *before);
        const auto write = [&](const char* what, const rewire::Image& image) {
            const fs::path path = out / (expected.stem().string() + "-" + what + ".png");
            if (auto done = rewire::writePng(path, image, {}, rewire::Overwrite::kForce); !done) {
                std::cerr << done.error().text() << '\n';
            }
        };
        write("expected", *before);
        write("difference", off);
    }
    std::cerr << expected.filename().string() << ": " << difference.text() << "; see " << out
              << '\n';
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) return 2;
    const fs::path expected = argv[2];
    const fs::path out = argv[3];
    const std::string mode = argv[4];
    if (mode == "check" && otherRenderer(expected.parent_path())) return kSkipped;
    fs::create_directories(out);
    const fs::path actual = out / expected.filename();
    std::string command = quoted(argv[1]) + " export " + quoted(actual.string()) + " --force";
    for (int i = 5; i < argc; ++i) command += " " + quoted(argv[i]);
    if (std::system(command.c_str()) != 0) return 1;
    return mode == "update" ? update(actual, expected) : compare(actual, expected, out);
}
