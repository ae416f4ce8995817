// SPDX-License-Identifier: Apache-2.0
// A folder under the system's temporary one that is gone when the test is. Does NOT change the
// working folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rewire::test {

class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;

  private:
    std::filesystem::path path_;
};

// Whole files; they throw std::runtime_error, which fails the test.
[[nodiscard]] std::string readBytes(const std::filesystem::path& path);
void writeBytes(const std::filesystem::path& path, std::string_view bytes);
// Replaces the first `from` in the file; throws where there is none, so that no fault is planted in
// vain.
void replaceInFile(const std::filesystem::path& path, std::string_view from, std::string_view to);

}  // namespace rewire::test
