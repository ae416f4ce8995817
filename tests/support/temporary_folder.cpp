// SPDX-License-Identifier: Apache-2.0
#include "support/temporary_folder.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace rewire::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "rewire-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path TemporaryFolder::write(const fs::path& name, std::string_view bytes) const {
    const fs::path path = path_ / name;
    fs::create_directories(path.parent_path());
    writeBytes(path, bytes);
    return path;
}

std::string readBytes(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("can't read " + path.string());
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

void writeBytes(const fs::path& path, std::string_view bytes) {
    // A new file, not a shortened one: ext4 flushes the latter to the disk, milliseconds each time.
    fs::remove(path);
    std::ofstream stream(path, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream) throw std::runtime_error("can't write " + path.string());
}

void replaceInFile(const fs::path& path, std::string_view from, std::string_view to) {
    std::string bytes = readBytes(path);
    const std::size_t at = bytes.find(from);
    if (at == std::string::npos)
        throw std::runtime_error("'" + std::string(from) + "' is not in " + path.string());
    bytes.replace(at, from.size(), to);
    writeBytes(path, bytes);
}

}  // namespace rewire::test
