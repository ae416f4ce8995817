// SPDX-License-Identifier: Apache-2.0
// rewire-bake: makes assets/ from mricron-data, stage by stage (README.md). Does NOT contain any
// stage itself.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <glm/geometric.hpp>
#include <stdexcept>

#include "anatomy.h"
#include "bodies.h"
#include "cache.h"
#include "core/file.h"
#include "core/sha256.h"
#include "opened.h"
#include "recipe_hash.h"
#include "shell.h"
#include "surfaces.h"
#include "tracts.h"

namespace rewire::bake {
namespace {

struct Options {
    std::filesystem::path templates = "/usr/share/mricron/templates", out = "assets", work,
                          knowledge = "assets/knowledge";
};

void say(const std::string& what) {
    static const auto start = std::chrono::steady_clock::now();
    const double s =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%7.1f s  %s\n", s, what.c_str());
    std::fflush(stdout);
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    if (auto s = writeAtomically(file, bytes, Overwrite::kForce); !s)
        throw std::runtime_error(s.error().text());
    say("wrote " + file.string() + ", " + std::to_string(bytes.size() / 1024) + " KiB");
}

struct Brain {
    std::vector<Shell> shells;        // left and right hemisphere, cerebellum, brainstem
    std::vector<OpenedShell> opened;  // left, right
};

Mesh reported(const char* name, Mesh m) {
    say(std::string(name) + ": " + std::to_string(m.triangle.size()) + " triangles, " +
        std::to_string(int(volumeOf(m) / 1000)) + " cm3");
    return m;
}

// A surface and its vertices before smoothing.
struct Hemisphere {
    Mesh mesh;
    std::vector<Vec3> raw;
};

Hemisphere hemisphere(Cache& cache, const Compartments& c, char side, const Opening* opening) {
    const std::string name = std::string(1, side) + (opening ? "h_open" : "h");
    Hemisphere h;
    h.mesh = reported(name.c_str(), cache.mesh(name + ".mesh", [&] {
        return cortexSurface(c, side == 'l' ? kLeft : kRight, &h.raw, opening);
    }));
    h.raw = cache.mesh(name + ".raw", [&] { return Mesh{h.raw, {}, {}}; }).position;
    return h;
}

// 400k / 140k / 50k triangles are shared out as .40 .40 .15 .05.
Brain makeShells(Cache& cache, const Sources& s, const Compartments& c, const Regions& r) {
    Brain b;
    b.shells.resize(2);
    for (char side : {'l', 'r'}) {
        const Hemisphere closed = hemisphere(cache, c, side, nullptr);
        VertexLabels labels = labelHemisphere(closed.mesh, side, r);
        Shell& shell = b.shells[side == 'l' ? 0 : 1];
        shell = makeShell(closed.mesh, labels, {160000, 56000, 20000});
        const Opening opening(r, side);
        const Hemisphere open = hemisphere(cache, c, side, &opening);
        b.opened.push_back(makeOpened({side, &closed.mesh, &closed.raw, &labels, &shell}, open.mesh,
                                      open.raw, opening, r));
    }
    const Mesh cb =
        reported("cerebellum", cache.mesh("cb.mesh", [&] { return cerebellumSurface(c, s.head); }));
    VertexLabels labels = labelCerebellum(cb, r);
    b.shells.push_back(makeShell(cb, labels, {60000, 21000, 7500}));
    const Mesh bs =
        reported("brainstem", cache.mesh("bs.mesh", [&] { return brainstemSurface(c); }));
    labels = labelAll(bs, {parcelIndex("brainstem"), 'm'});
    b.shells.push_back(makeShell(bs, labels, {20000, 7000, 2500}));
    return b;
}

void bakeAllOcclusion(Brain& b) {
    bakeOcclusion(b.shells);
    for (std::size_t side = 0; side < 2; ++side) {
        Occluders whole, alone;
        const Shell& open = b.opened[side].shell;
        const std::vector<Triangle>& own = b.opened[side].all;
        alone.add(open.cut.mesh.position, own);
        whole.add(open.cut.mesh.position, own);
        for (std::size_t other = 0; other < b.shells.size(); ++other)
            if (other != side)
                whole.add(b.shells[other].cut.mesh.position,
                          allTriangles(b.shells[other].level[0]));
        alone.commit();
        whole.commit();
        castOcclusion(b.opened[side].shell, whole, alone);
        shareValues(b.opened[side], b.shells[side]);
    }
}

// Middle of each patch by its area: where a parcel without a label is.
void addCentres(const std::vector<NamedMesh>& patches, std::map<std::string, Vec3>& centres) {
    for (const NamedMesh& patch : patches) {
        double area = 0.0;
        Vec3 sum(0.0);
        for (const Triangle& t : patch.mesh.triangle) {
            const auto& p = patch.mesh.position;
            const double a = glm::length(faceNormal(patch.mesh, t));
            sum += a / 3.0 * (p[t[0]] + p[t[1]] + p[t[2]]);
            area += a;
        }
        if (area > 0.0) centres[patch.node] = sum / area;
    }
}

struct Body {
    NamedMesh named;
    char side;
    bool nucleus;  // a deep structure, not a part of the cortex
};

std::vector<Body> makeBodies(const Regions& r, int level) {
    constexpr double kShare[kLevels] = {1.0, 0.5, 0.25};
    std::vector<Body> out;
    const auto& table = parcelTable();
    for (std::size_t p = 0; p < table.size(); ++p) {
        if (!table[p].hasBody) continue;
        for (char side : {'l', 'r'}) {
            const Mask m = parcelMask(r, int(p), side);
            const auto voxels = std::count(m.data.begin(), m.data.end(), 1);
            const double triangles =
                std::clamp(double(voxels) / 2 + 1200, 1500.0, 6000.0) * kShare[level];
            Mesh mesh = bodyOf(m, 1.0, std::size_t(triangles));
            if (level == 0)
                say(table[p].id + " " + side + ": " + std::to_string(voxels) + " mm3 -> " +
                    std::to_string(int(volumeOf(mesh))) + ", " +
                    std::to_string(mesh.triangle.size()) + " triangles");
            out.push_back({{nodeName(side, table[p].onShell ? "body" : "", table[p].id), mesh, {}},
                           side,
                           table[p].group == Group::kDeep});
        }
    }
    return out;
}

// Bodies are seen when the cortex is clear or gone: nuclei shade nuclei, parts of the cortex shade
// each other.
void colourBodies(std::vector<Body>& bodies) {
    for (bool nucleus : {true, false}) {
        Occluders all, left, right;
        for (const Body& b : bodies) {
            if (b.nucleus != nucleus) continue;
            all.add(b.named.mesh.position, b.named.mesh.triangle);
            (b.side == 'l' ? left : right).add(b.named.mesh.position, b.named.mesh.triangle);
        }
        for (Occluders* o : {&all, &left, &right}) o->commit();
        for (Body& b : bodies) {
            if (b.nucleus != nucleus) continue;
            const Mesh& m = b.named.mesh;
            const std::vector<float> h = meanCurvature(m, 4);
            b.named.colour.resize(m.position.size());
            parallelFor(m.position.size(), [&](std::size_t v) {
                const auto seed = std::uint32_t(v);
                const float whole = all.openness(m.position[v], m.normal[v], seed);
                const float alone =
                    (b.side == 'l' ? left : right).openness(m.position[v], m.normal[v], seed);
                b.named.colour[v] = vertexColour(whole, alone, h[v], 4.0f);
            });
        }
    }
}

// Tracts are drawn among themselves.
std::vector<NamedMesh> colouredTracts(std::vector<TractMesh> tracts) {
    Occluders all;
    for (const TractMesh& t : tracts) all.add(t.mesh.position, t.mesh.triangle);
    all.commit();
    std::vector<NamedMesh> out;
    for (TractMesh& t : tracts) {
        Occluders own;
        own.add(t.mesh.position, t.mesh.triangle);
        own.commit();
        const Mesh& m = t.mesh;
        std::vector<float> h(m.position.size(), 0.0f);
        if (t.id == "corpus_callosum") h = meanCurvature(m, 2);
        NamedMesh named{nodeName(t.side, "tract", t.id), m, std::vector<Rgba>(m.position.size())};
        parallelFor(m.position.size(), [&](std::size_t v) {
            const auto seed = std::uint32_t(v);
            named.colour[v] =
                vertexColour(all.openness(m.position[v], m.normal[v], seed),
                             own.openness(m.position[v], m.normal[v], seed), h[v], 4.0f);
        });
        out.push_back(std::move(named));
    }
    return out;
}

void report(const std::vector<Tract>& tracts) {
    for (const Tract& t : tracts)
        for (const TractLine& l : t.lines) {
            double length = 0.0;
            for (std::size_t i = 1; i < l.points.size(); ++i)
                length += glm::length(l.points[i] - l.points[i - 1]);
            std::printf("           %s %s: %zu points, %.0f mm\n", t.id.c_str(), l.side.c_str(),
                        l.points.size(), length);
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
    Brain brain = makeShells(cache, s, c, r);
    say("shells");
    bakeAllOcclusion(brain);
    say("occlusion");

    AnatomyInput a{&s, &r, REWIRE_RECIPE_SHA256, {}, {}, {}, {}, o.knowledge / "regions.toml"};
    for (const OpenedShell& open : brain.opened)
        for (int p : open.removed) {
            const std::string& id = parcelTable()[std::size_t(p)].id;
            if (std::count(a.openedRemoves.begin(), a.openedRemoves.end(), id) == 0)
                a.openedRemoves.push_back(id);
        }
    a.tracts = makeTractLines(s);
    report(a.tracts);
    const char* files[kLevels] = {"brain", "brain_mid", "brain_preview"};
    for (int l = 0; l < kLevels; ++l) {
        std::vector<NamedMesh> meshes;
        for (const Shell& shell : brain.shells) appendPatches(shell, l, "", meshes);
        if (l == 0) addCentres(meshes, a.patchCentres);
        std::size_t outer = 0;
        for (const NamedMesh& m : meshes) outer += m.mesh.triangle.size();
        say(std::string(files[l]) + ": " + std::to_string(outer) + " outer triangles");
        std::vector<Body> bodies = makeBodies(r, l);
        colourBodies(bodies);
        for (Body& b : bodies) meshes.push_back(std::move(b.named));
        std::vector<NamedMesh> opened;
        for (const OpenedShell& open : brain.opened) appendPatches(open.shell, l, "opened", opened);
        if (l == 0) addCentres(opened, a.patchCentres);
        for (NamedMesh& m : opened) meshes.push_back(std::move(m));
        for (NamedMesh& t : colouredTracts(makeTractMeshes(s, a.tracts, l)))
            meshes.push_back(std::move(t));
        const std::string bytes = glbBytes(meshes, a.recipeSha256);
        a.glbSha256[l] = sha256Hex(bytes);
        write(o.out / (std::string(files[l]) + ".glb"), bytes);
    }
    writeNifti(o.out / "labels.nii.gz", sidedLabels(r), "Rewire parcels, see anatomy.toml");
    writeNifti(o.out / "t1.nii.gz", shownMri(s), "Colin27 T1 within the brain (mricron-data ch2)");
    write(o.out / "anatomy.toml", anatomyText(a));
}

Options parse(int argc, char** argv) {
    Options o;
    for (int i = 1; i < argc; ++i) {
        const std::string arg = argv[i];
        if (i + 1 >= argc)
            throw std::runtime_error(
                "usage: rewire-bake [--templates DIR] [--out DIR] [--knowledge DIR] [--work DIR]");
        const std::filesystem::path value = argv[++i];
        if (arg == "--templates")
            o.templates = value;
        else if (arg == "--out")
            o.out = value;
        else if (arg == "--knowledge")
            o.knowledge = value;
        else if (arg == "--work")
            o.work = value;
        else
            throw std::runtime_error("unknown option " + arg);
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
