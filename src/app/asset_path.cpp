// SPDX-License-Identifier: Apache-2.0
#include "app/asset_path.h"

#include <array>
#include <string>

namespace rewire::app {

namespace fs = std::filesystem;

namespace {

bool holdsAssets(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / "anatomy.toml", ignored);
}

fs::path programFolder() {
    std::error_code failed;
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    return failed ? fs::current_path(failed) : program.parent_path();
}

}  // namespace

Result<fs::path> findAssets(const std::optional<fs::path>& given) {
    if (given) {
        if (holdsAssets(*given)) return *given;
        return fail(ErrorCode::kNotFound,
                    "no assets in '" + given->string() +
                        "' (no anatomy.toml there); give --assets the folder that holds it");
    }
    const fs::path base = programFolder();
    const std::array places{base / "assets", base / ".." / "share" / "rewire" / "assets",
                            base / ".." / "assets"};
    std::string looked;
    for (const fs::path& place : places) {
        if (holdsAssets(place)) return fs::weakly_canonical(place);
        looked += (looked.empty() ? "" : ", ") + place.lexically_normal().string();
    }
    return fail(ErrorCode::kNotFound, "the assets are missing (looked in " + looked +
                                          "); give their folder with --assets DIR");
}

}  // namespace rewire::app
