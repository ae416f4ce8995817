// SPDX-License-Identifier: Apache-2.0
// POSIX behind file.h: a temporary file beside the target, fsync, then rename (kForce) or link
// (kNever: link refuses an existing name, so there is no moment between asking and writing). Does
// NOT make folders and does NOT write to devices or pipes.
#include "core/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace rewire {
namespace {

namespace fs = std::filesystem;

std::string reason(int errorNumber) {
    return std::generic_category().message(errorNumber);
}

// A temporary file that removes itself unless it was handed over.
class TemporaryFile {
  public:
    explicit TemporaryFile(const fs::path& target) {
        static std::atomic<unsigned> counter{0};
        // Several tries: a file left behind by a killed process of the same number must not stop
        // us.
        for (int attempt = 0; attempt < 100 && descriptor_ < 0; ++attempt) {
            std::string name = ".";  // hidden, so that no file manager shows half a picture
            name.append(target.filename().string()).append(".").append(std::to_string(::getpid()));
            name.append("-").append(std::to_string(counter.fetch_add(1))).append(".tmp");
            path_ = target.parent_path() / name;
            descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            error_ = descriptor_ < 0 ? errno : 0;
            if (error_ != EEXIST) break;
        }
    }
    ~TemporaryFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (error_ == 0 && !handedOver_) ::unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] int error() const { return error_; }
    [[nodiscard]] const fs::path& path() const { return path_; }
    void keepModeOf(const struct stat& existing) {
        (void)::fchmod(descriptor_, existing.st_mode & 07777);
    }
    void handOver() { handedOver_ = true; }

    // 0, or the errno of what failed.
    int write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return errno;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(descriptor_) != 0 && errno != EINVAL) return errno;
        const int closed = ::close(descriptor_);
        descriptor_ = -1;
        return closed == 0 ? 0 : errno;
    }

  private:
    fs::path path_;
    int descriptor_ = -1;
    int error_ = 0;
    bool handedOver_ = false;
};

Unexpected<Error> existsAlready(const fs::path& path) {
    return fail(ErrorCode::kExists,
                path.string() + " exists already; give --force to write over it");
}

Unexpected<Error> cannotWrite(const fs::path& path, int errorNumber) {
    std::string message = "can't write " + path.string() + ": " + reason(errorNumber);
    if (errorNumber == ENOENT) {
        message = "can't write " + path.string() + ": the folder " +
                  (path.has_parent_path() ? path.parent_path().string() : ".") +
                  " does not exist; make it first or choose another";
    } else if (errorNumber == ENOSPC) {
        message += "; make room or choose another disk";
    } else if (errorNumber == EACCES || errorNumber == EPERM || errorNumber == EROFS) {
        message += "; choose a folder that you may write to";
    }
    return fail(ErrorCode::kIo, std::move(message));
}

// Gives the finished file its name without writing over another: 0, or errno.
int nameIfFree(const fs::path& temporary, const fs::path& target) {
    if (::link(temporary.c_str(), target.c_str()) == 0) return 0;
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK) return errno;
    // A file system without hard links (FAT): ask, then rename.
    struct stat existing {};
    if (::lstat(target.c_str(), &existing) == 0) return EEXIST;
    return ::rename(temporary.c_str(), target.c_str()) == 0 ? 0 : errno;
}

void syncFolderOf(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    (void)::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

Result<std::string> readFile(const fs::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return fail(ErrorCode::kNotFound, path.string() + " does not exist");
        }
        return fail(ErrorCode::kIo, "can't read " + path.string() + ": " + reason(errno));
    }
    if (S_ISDIR(info.st_mode)) {
        return fail(ErrorCode::kIo, "can't read " + path.string() + ": it is a folder");
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fail(ErrorCode::kIo, "can't read " + path.string() + ": " + reason(errno));
    std::string bytes;
    if (info.st_size > 0) {
        bytes.resize(static_cast<std::size_t>(info.st_size));
        stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        bytes.resize(static_cast<std::size_t>(stream.gcount()));
    }
    // Files whose size is not told beforehand (pipes, /proc), or that grew.
    if (stream) bytes.append(std::istreambuf_iterator<char>(stream), {});
    if (stream.bad())
        return fail(ErrorCode::kIo, "can't read " + path.string() + ": the disk reports an error");
    return bytes;
}

Status writeAtomically(const fs::path& path, std::string_view bytes, Overwrite overwrite) {
    if (path.empty() || !path.has_filename()) {
        return fail(ErrorCode::kIo, "can't write '" + path.string() + "': a file name is missing");
    }
    std::error_code ignored;
    // Through a symbolic link to the file behind it, so that the link stays a link.
    const fs::path target =
        fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
    struct stat existing {};
    const bool exists = ::stat(target.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode)) {
        return fail(ErrorCode::kIo,
                    "can't write " + path.string() + ": it is a folder; give a file name");
    }
    if (exists && overwrite == Overwrite::kNever) return existsAlready(path);
    if (exists && !S_ISREG(existing.st_mode)) {
        return fail(ErrorCode::kIo, "can't write " + path.string() + ": it is not a regular file");
    }

    TemporaryFile temporary(target);
    if (temporary.error() != 0) return cannotWrite(path, temporary.error());
    if (exists) temporary.keepModeOf(existing);
    if (const int error = temporary.write(bytes); error != 0) return cannotWrite(path, error);

    if (overwrite == Overwrite::kNever) {
        const int error = nameIfFree(temporary.path(), target);
        if (error == EEXIST) return existsAlready(path);
        if (error != 0) return cannotWrite(path, error);
    } else {
        if (::rename(temporary.path().c_str(), target.c_str()) != 0)
            return cannotWrite(path, errno);
        temporary.handOver();
    }
    syncFolderOf(target);
    return Done{};
}

}  // namespace rewire
