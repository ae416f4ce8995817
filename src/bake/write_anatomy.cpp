// SPDX-License-Identifier: Apache-2.0
// Writes anatomy.toml by hand, key by key, so that its order and number format never depend on a
// library.
#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <stdexcept>

#include "anatomy.h"

namespace rewire::bake {
namespace {

std::string listOf(const std::vector<std::string>& v) {
    std::string out = "[";
    for (std::size_t i = 0; i < v.size(); ++i) out += fmt::format("{}\"{}\"", i ? ", " : "", v[i]);
    return out + "]";
}

std::string listOf(const std::vector<int>& v) {
    std::string out = "[";
    for (std::size_t i = 0; i < v.size(); ++i) out += fmt::format("{}{}", i ? ", " : "", v[i]);
    return out + "]";
}

// No "-0.0": TOML would keep the sign, readers would wonder.
std::string number(double v, int digits) {
    std::string s = fmt::format("{:.{}f}", v, digits);
    return s.find_first_not_of("-0.") == std::string::npos && s[0] == '-' ? s.substr(1) : s;
}

std::string point(const Vec3& p, int digits) {
    return fmt::format("[{}, {}, {}]", number(p.x, digits), number(p.y, digits),
                       number(p.z, digits));
}

struct Moments {
    double count = 0.0;
    Vec3 sum{0.0};
};

// Where a parcel without a label is: in the middle of its patch.
const Vec3* patchCentre(const std::map<std::string, Vec3>& centres, char side,
                        const std::string& id) {
    for (const char* kind : {"", "opened"})
        if (const auto it = centres.find(nodeName(side, kind, id)); it != centres.end())
            return &it->second;
    return nullptr;
}

void writeParcels(std::string& out, const Regions& r, const std::map<std::string, Vec3>& centres) {
    const auto& table = parcelTable();
    std::vector<Moments> m(256);
    const Labels sided = sidedLabels(r);
    for (int k = 0; k < sided.grid.nz; ++k)
        for (int j = 0; j < sided.grid.ny; ++j)
            for (int i = 0; i < sided.grid.nx; ++i)
                if (const int l = sided.at(i, j, k)) {
                    m[std::size_t(l)].count += 1.0;
                    m[std::size_t(l)].sum += sided.grid.centre(i, j, k);
                }
    for (std::size_t p = 0; p < table.size(); ++p) {
        out += fmt::format("\n[[parcel]]\nid = \"{}\"\nname = \"{}\"\ngroup = \"{}\"\n",
                           table[p].id, table[p].name, groupName(table[p].group));
        const std::pair<char, const char*> sides[] = {
            {'l', "left"}, {'r', "right"}, {'m', "midline"}};
        for (auto [side, word] : sides)
            out += fmt::format("label_{} = {}\n", word, labelOf(int(p), side));
        out += "sources = [";
        for (std::size_t s = 0; s < table[p].sources.size(); ++s)
            out += fmt::format("{}{{ atlas = \"{}\", labels = {}, rule = \"{}\" }}", s ? ", " : " ",
                               table[p].sources[s].atlas, listOf(table[p].sources[s].labels),
                               table[p].sources[s].rule);
        out += " ]\n";
        for (auto [side, word] : sides)
            out += fmt::format("volume_{}_mm3 = {:.1f}\n", word,
                               m[std::size_t(labelOf(int(p), side))].count);
        for (auto [side, word] : sides)
            if (const Moments& q = m[std::size_t(labelOf(int(p), side))]; q.count > 0)
                out += fmt::format("centre_{}_mm = {}\n", word, point(q.sum / q.count, 1));
            else if (const Vec3* patch = patchCentre(centres, side, table[p].id);
                     patch && !table[p].inLabels)
                out += fmt::format("centre_{}_mm = {}\n", word, point(*patch, 1));
    }
}

struct RegionEntry {
    std::string id, kind;
    std::vector<std::string> parcels;
};

std::vector<RegionEntry> readRegions(const std::filesystem::path& file) {
    const toml::table doc = toml::parse_file(file.string());
    std::vector<RegionEntry> out;
    auto expand = [&](const std::string& id) -> std::vector<std::string> {
        for (const RegionEntry& e : out)
            if (e.id == id) return e.parcels;
        std::ignore = parcelIndex(id);
        return {id};
    };
    for (const auto& node : *doc["region"].as_array()) {
        const std::string id = (*node.as_table())["id"].value_or(std::string());
        if (id == "precuneus" || id == "lateral_temporal") {
            const bool pre = id == "precuneus";
            out.push_back(
                {id,
                 "region",
                 {id + (pre ? "_ventral" : "_anterior"), id + (pre ? "_dorsal" : "_posterior")}});
        } else {
            out.push_back({id, "region", expand(id)});
        }
    }
    for (const auto& node : *doc["set"].as_array()) {
        const toml::table& t = *node.as_table();
        RegionEntry e{t["id"].value_or(std::string()), t["kind"].value_or(std::string()), {}};
        for (const auto& part : *t["parts"].as_array())
            for (const std::string& p : expand(part.value_or(std::string())))
                e.parcels.push_back(p);
        out.push_back(e);
    }
    return out;
}

void writeTracts(std::string& out, const std::vector<Tract>& tracts) {
    for (const Tract& t : tracts) {
        out += fmt::format(
            "\n[[tract]]\nid = \"{}\"\nname = \"{}\"\nsource = {{ atlas = \"{}\", labels = {} }}\n",
            t.id, t.name, t.source.atlas, listOf(t.source.labels));
        for (const TractLine& l : t.lines) {
            out += fmt::format("[[tract.line]]\nside = \"{}\"\npoints_mm = [", l.side);
            for (std::size_t i = 0; i < l.points.size(); ++i)
                out += (i ? ", " : "") + point(l.points[i], 2);
            out += "]\n";
        }
    }
}

}  // namespace

std::string anatomyText(const AnatomyInput& in) {
    std::string out =
        "# Parcels, regions and tracts of the brain assets; written by rewire-bake, see "
        "docs/assets.md.\n"
        "format = 1\n\n[provenance]\n";
    out += fmt::format("package = \"mricron-data {}\"\nrecipe_sha256 = \"{}\"\nsources = [\n",
                       in.sources->packageVersion, in.recipeSha256);
    for (const SourceFile& f : in.sources->files)
        out += fmt::format("    {{ file = \"{}\", sha256 = \"{}\" }},\n", f.name, f.sha256);
    out += fmt::format(
        "]\nglb_sha256 = {{ brain = \"{}\", brain_mid = \"{}\", brain_preview = \"{}\" }}\n",
        in.glbSha256[0], in.glbSha256[1], in.glbSha256[2]);
    writeParcels(out, *in.regions, in.patchCentres);
    for (const RegionEntry& e : readRegions(in.regionsToml))
        out += fmt::format("\n[[region]]\nid = \"{}\"\nkind = \"{}\"\nparcels = {}\n", e.id, e.kind,
                           listOf(e.parcels));
    writeTracts(out, in.tracts);
    out += fmt::format("\n[opened]\nremoves = {}\n", listOf(in.openedRemoves));
    return out;
}

}  // namespace rewire::bake
