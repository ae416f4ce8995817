// SPDX-License-Identifier: Apache-2.0
// rewire-bake: makes assets/ from mricron-data, stage by stage (README.md). Does NOT contain any stage itself.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "anatomy.h"
#include "bodies.h"
#include "cache.h"
#include "core/file.h"
#include "core/sha256.h"
#include "recipe_hash.h"
#include "shell.h"
#include "surfaces.h"

namespace rewire::bake {
namespace {

struct Options {
    std::filesystem::path templates = "/usr/share/mricron/templates", out = "assets", work, knowledge = "assets/knowledge";
};

void say(const std::string& what) {
    static const auto start = std::chrono::steady_clock::now();
    const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%7.1f s  %s\n", s, what.c_str());
    std::fflush(stdout);
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    if (auto s = writeAtomically(file, bytes, Overwrite::kForce); !s) throw std::runtime_error(s.error().text());
    say("wrote " + file.string() + ", " + std::to_string(bytes.size() / 1024) + " KiB");
}

std::vector<Shell> makeShells(Cache& cache, const Sources& s, const Compartments& c, const Regions& r) {
    auto surface = [&](const char* name, auto make) {
        Mesh m = cache.mesh(name, make);
        say(std::string(name) + ": " + std::to_string(m.triangle.size()) + " triangles, " +
            std::to_string(int(volumeOf(m) / 1000)) + " cm3");
        return m;
    };
    std::vector<Shell> out;
    // Left and right hemisphere, cerebellum, brainstem share 400k / 140k / 50k triangles as .40 .40 .15 .05.
    for (char side : {'l', 'r'}) {
        const Mesh m = surface(side == 'l' ? "lh.mesh" : "rh.mesh",
                               [&] { return cortexSurface(c, side == 'l' ? kLeft : kRight); });
        out.push_back(makeShell(m, labelHemisphere(m, side, r), {160000, 56000, 20000}));
        say("patches");
    }
    const Mesh cb = surface("cb.mesh", [&] { return cerebellumSurface(c, s.head); });
    out.push_back(makeShell(cb, labelCerebellum(cb, r), {60000, 21000, 7500}));
    const Mesh bs = surface("bs.mesh", [&] { return brainstemSurface(c); });
    out.push_back(makeShell(bs, labelAll(bs, {parcelIndex("brainstem"), 'm'}), {20000, 7000, 2500}));
    return out;
}

struct Body {
    NamedMesh named;
    char side;
};

std::vector<Body> makeBodies(const Regions& r) {
    std::vector<Body> out;
    const auto& table = parcelTable();
    for (std::size_t p = 0; p < table.size(); ++p) {
        if (!table[p].hasBody) continue;
        for (char side : {'l', 'r'}) {
            const Mask m = parcelMask(r, int(p), side);
            const auto voxels = std::count(m.data.begin(), m.data.end(), 1);
            Mesh mesh = bodyOf(m, 1.0, std::clamp<std::size_t>(std::size_t(voxels) / 2 + 1200, 1500, 6000));
            mesh.normal = vertexNormals(mesh);
            say(table[p].id + " " + side + ": " + std::to_string(voxels) + " mm3 -> " +
                std::to_string(int(volumeOf(mesh))) + ", " + std::to_string(mesh.triangle.size()) + " triangles");
            const bool patch = table[p].onShell;
            out.push_back({{nodeName(side, patch ? "body" : "", table[p].id), mesh, {}}, side});
        }
    }
    return out;
}

// Bodies are seen when the cortex is clear or gone: only bodies occlude them.
void colourBodies(std::vector<Body>& bodies) {
    Occluders all, left, right;
    for (const Body& b : bodies) {
        all.add(b.named.mesh.position, b.named.mesh.triangle);
        (b.side == 'l' ? left : right).add(b.named.mesh.position, b.named.mesh.triangle);
    }
    all.commit();
    left.commit();
    right.commit();
    for (Body& b : bodies) {
        const Mesh& m = b.named.mesh;
        const std::vector<float> h = meanCurvature(m, 4);
        b.named.colour.resize(m.position.size());
        parallelFor(m.position.size(), [&](std::size_t v) {
            const auto seed = std::uint32_t(v);
            const float whole = all.openness(m.position[v], m.normal[v], seed);
            const float alone = (b.side == 'l' ? left : right).openness(m.position[v], m.normal[v], seed);
            b.named.colour[v] = vertexColour(whole, alone, h[v], 4.0f);
        });
    }
}

void bake(const Options& o) {
    if (!o.work.empty()) std::filesystem::create_directories(o.work);
    std::filesystem::create_directories(o.out);
    Cache cache(o.work);
    const Sources s = loadSources(o.templates);
    say("sources read");
    Compartments c;
    c.part = cache.volume<std::uint8_t>("part.vol", [&] { return makeCompartments(s).part; });
    c.tissue = cache.volume<float>("tissue.vol", [&] { return makeCompartments(s).tissue; });
    say("compartments");
    const Regions r = makeRegions(s, c);
    say("regions");
    std::vector<Shell> shells = makeShells(cache, s, c, r);
    say("shells");
    bakeOcclusion(shells);
    say("occlusion");
    std::vector<Body> bodies = makeBodies(r);
    colourBodies(bodies);
    say("bodies");

    AnatomyInput a{&s, &r, REWIRE_RECIPE_SHA256, {}, {}, {}, o.knowledge / "regions.toml"};
    const char* files[kLevels] = {"brain", "brain_mid", "brain_preview"};
    for (int l = 0; l < kLevels; ++l) {
        std::vector<NamedMesh> meshes;
        for (const Shell& shell : shells) appendPatches(shell, l, "", meshes);
        std::size_t outer = 0;
        for (const NamedMesh& m : meshes) outer += m.mesh.triangle.size();
        say(std::string(files[l]) + ": " + std::to_string(outer) + " outer triangles");
        for (const Body& b : bodies) meshes.push_back(b.named);
        const std::string bytes = glbBytes(meshes, a.recipeSha256);
        a.glbSha256[l] = sha256Hex(bytes);
        write(o.out / (std::string(files[l]) + ".glb"), bytes);
    }
    writeNifti(o.out / "labels.nii.gz", sidedLabels(r), "Rewire parcels, see anatomy.toml");
    writeNifti(o.out / "t1.nii.gz", s.brain, "Colin27 T1 without skull (mricron-data ch2bet)");
    write(o.out / "anatomy.toml", anatomyText(a));
}

Options parse(int argc, char** argv) {
    Options o;
    for (int i = 1; i < argc; ++i) {
        const std::string arg = argv[i];
        if (i + 1 >= argc) throw std::runtime_error("usage: rewire-bake [--templates DIR] [--out DIR] [--knowledge DIR] [--work DIR]");
        const std::filesystem::path value = argv[++i];
        if (arg == "--templates") o.templates = value;
        else if (arg == "--out") o.out = value;
        else if (arg == "--knowledge") o.knowledge = value;
        else if (arg == "--work") o.work = value;
        else throw std::runtime_error("unknown option " + arg);
    }
    return o;
}

}  // namespace
}  // namespace rewire::bake

int main(int argc, char** argv) {
    try {
        rewire::bake::bake(rewire::bake::parse(argc, argv));
        return 0;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "rewire-bake: %s\n", e.what());
        return 1;
    }
}
