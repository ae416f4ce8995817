// SPDX-License-Identifier: Apache-2.0
#include "core/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <thread>
#include <vector>

#include "support/temporary_folder.h"

namespace rewire {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

std::ptrdiff_t fileCount(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

TEST(ReadFile, ReturnsEveryByte) {
    const TemporaryFolder folder;
    const std::string bytes("a\0b\r\n\xff", 6);
    EXPECT_EQ(*readFile(folder.write("x", bytes)), bytes);
    EXPECT_EQ(*readFile(folder.write("empty", "")), "");
}

TEST(ReadFile, SaysNotFoundForAMissingFile) {
    const TemporaryFolder folder;
    const auto read = readFile(folder.path() / "none");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::kNotFound);
    EXPECT_NE(read.error().message.find("does not exist"), std::string::npos);
}

TEST(ReadFile, RefusesAFolder) {
    const TemporaryFolder folder;
    const auto read = readFile(folder.path());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::kIo);
}

TEST(WriteAtomically, WritesANewFileAndNothingBesideIt) {
    const TemporaryFolder folder;
    ASSERT_TRUE(writeAtomically(folder.path() / "a.png", "picture", Overwrite::kNever));
    EXPECT_EQ(test::readBytes(folder.path() / "a.png"), "picture");
    EXPECT_EQ(fileCount(folder.path()), 1);
}

TEST(WriteAtomically, NeverWritesOverAFileThatExists) {
    const TemporaryFolder folder;
    const fs::path path = folder.write("mine.png", "mine");
    const Status written = writeAtomically(path, "other", Overwrite::kNever);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::kExists);
    EXPECT_NE(written.error().message.find("exists already; give --force to write over it"),
              std::string::npos);
    EXPECT_EQ(test::readBytes(path), "mine");
    EXPECT_EQ(fileCount(folder.path()), 1);
}

TEST(WriteAtomically, WritesOverAFileWhenForcedAndKeepsItsMode) {
    const TemporaryFolder folder;
    const fs::path path = folder.write("mine.png", "a long first text");
    ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
    ASSERT_TRUE(writeAtomically(path, "new", Overwrite::kForce));
    EXPECT_EQ(test::readBytes(path), "new");
    struct stat info {};
    ASSERT_EQ(::stat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0640U);
    EXPECT_EQ(fileCount(folder.path()), 1);
}

TEST(WriteAtomically, FollowsALinkAndLeavesItALink) {
    const TemporaryFolder folder;
    const fs::path target = folder.write("target", "old");
    fs::create_symlink(target, folder.path() / "link");
    ASSERT_TRUE(writeAtomically(folder.path() / "link", "new", Overwrite::kForce));
    EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
    EXPECT_EQ(test::readBytes(target), "new");
}

TEST(WriteAtomically, NamesTheFolderThatIsMissing) {
    const TemporaryFolder folder;
    const Status written =
        writeAtomically(folder.path() / "none" / "a.png", "x", Overwrite::kNever);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::kIo);
    EXPECT_NE(written.error().message.find("none does not exist"), std::string::npos)
        << written.error().message;
}

TEST(WriteAtomically, RefusesAFolderAndAPathWithoutAFile) {
    const TemporaryFolder folder;
    for (const fs::path& path : {folder.path(), folder.path() / "", fs::path()}) {
        const Status written = writeAtomically(path, "x", Overwrite::kForce);
        ASSERT_FALSE(written) << path;
        EXPECT_EQ(written.error().code, ErrorCode::kIo);
    }
    const Status device = writeAtomically("/dev/null", "x", Overwrite::kForce);
    ASSERT_FALSE(device);
    EXPECT_EQ(device.error().code, ErrorCode::kIo);
}

TEST(WriteAtomically, LetsExactlyOneOfManyWritersWin) {
    const TemporaryFolder folder;
    std::vector<int> won(8, 0);
    std::vector<std::thread> writers;
    for (std::size_t i = 0; i < won.size(); ++i) {
        writers.emplace_back([&, i] {
            won[i] = writeAtomically(folder.path() / "one", std::to_string(i), Overwrite::kNever)
                         ? 1
                         : 0;
        });
    }
    for (std::thread& writer : writers) writer.join();
    EXPECT_EQ(std::count(won.begin(), won.end(), 1), 1);
    const auto winner = std::find(won.begin(), won.end(), 1) - won.begin();
    EXPECT_EQ(test::readBytes(folder.path() / "one"), std::to_string(winner));
    EXPECT_EQ(fileCount(folder.path()), 1);
}

}  // namespace
}  // namespace rewire
