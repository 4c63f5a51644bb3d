#include "store/disk.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace store {
namespace {

namespace fs = std::filesystem;

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  File(File&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

class PosixDisk : public Disk {
 public:
  explicit PosixDisk(std::string root) : root_(std::move(root)) {}

  base::Result<std::optional<std::string>> read(const std::string& path) override {
    const File file(::open(whole(path).c_str(), O_RDONLY | O_CLOEXEC));
    if (!file && (errno == ENOENT || errno == ENOTDIR)) return std::optional<std::string>();
    if (!file) return failed(path, "be read");
    std::string out;
    struct stat about{};
    if (::fstat(file.get(), &about) == 0) out.reserve(static_cast<std::size_t>(about.st_size));
    std::array<char, 65'536> part{};
    while (true) {
      const ssize_t count = ::read(file.get(), part.data(), part.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return failed(path, "be read");
      if (count == 0) return std::optional<std::string>(std::move(out));
      out.append(part.data(), static_cast<std::size_t>(count));
    }
  }

  base::Result<std::vector<std::string>> list(const std::string& folder) override {
    std::error_code code;
    std::vector<std::string> out;
    for (fs::directory_iterator at(whole(folder), code), end; !code && at != end; at.increment(code))
      out.push_back(at->path().filename().string());
    if (code && code != std::errc::no_such_file_or_directory) return failed(folder, "be listed", code.value());
    return out;
  }

  base::Result<void> append(const std::string& path, std::string_view bytes) override {
    if (path != open_path_ || !open_) {
      open_ = File(::open(whole(path).c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, mode_of(path)));
      open_path_ = path;
      if (!open_) return failed(path, "be opened");
    }
    return put(open_, path, bytes);
  }

  base::Result<void> write(const std::string& path, std::string_view bytes) override {
    const File file(::open(whole(path).c_str(), O_WRONLY | O_TRUNC | O_CREAT | O_CLOEXEC, mode_of(path)));
    if (!file) return failed(path, "be opened");
    return put(file, path, bytes);
  }

  base::Result<void> truncate(const std::string& path, std::uint64_t size) override {
    if (::truncate(whole(path).c_str(), static_cast<off_t>(size)) != 0) return failed(path, "be cut");
    return {};
  }

  base::Result<void> sync(const std::string& path) override {
    if (path == open_path_ && open_) return synced(open_, path);
    const File file(::open(whole(path).c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return failed(path, "be opened");
    return synced(file, path);
  }

  base::Result<void> sync_folder(const std::string& folder) override {
    const File file(::open(whole(folder).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!file) return failed(folder, "be opened");
    if (::fsync(file.get()) != 0) return failed(folder, "be made durable");
    return {};
  }

  base::Result<void> sync_all() override {
    const File file(::open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!file) return failed("", "be opened");
    if (::syncfs(file.get()) != 0) return failed("", "be made durable");
    return {};
  }

  base::Result<void> rename(const std::string& from, const std::string& to) override {
    if (from == open_path_) open_ = File(-1);
    if (std::rename(whole(from).c_str(), whole(to).c_str()) != 0) return failed(from, "be renamed");
    // What was private is for everybody from now on.
    if (mode_of(from) != mode_of(to) && ::chmod(whole(to).c_str(), mode_of(to)) != 0) return failed(to, "be shown");
    return {};
  }

  base::Result<void> remove(const std::string& path) override {
    std::error_code code;
    fs::remove_all(whole(path), code);
    if (code) return failed(path, "be removed", code.value());
    return {};
  }

  base::Result<void> make_folder(const std::string& folder) override {
    std::error_code code;
    fs::create_directories(whole(folder), code);
    if (code) return failed(folder, "be made", code.value());
    return {};
  }

  base::Result<void> lock(const std::string& path) override {
    lock_ = File(::open(whole(path).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock_) return failed(path, "be opened");
    if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0)
      return base::fail(base::Error{{root_, 0, 0},
                                    "another program has this record open.",
                                    "Stop it first; two writers would make two histories."});
    return {};
  }

 private:
  std::string whole(const std::string& path) const { return path.empty() ? root_ : root_ + "/" + path; }

  static mode_t mode_of(const std::string& path) { return path.starts_with("private/") ? 0600 : 0644; }

  tl::unexpected<base::Error> failed(const std::string& path, const char* what, int code = errno) const {
    return base::fail(base::Error{{whole(path), 0, 0},
                                  "it could not " + std::string(what) + ": " + std::strerror(code) + ".",
                                  code == ENOSPC ? "Make room on the disk." : ""});
  }
  base::Result<void> put(const File& file, const std::string& path, std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return failed(path, "be written");
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
  }
  base::Result<void> synced(const File& file, const std::string& path) const {
    if (::fdatasync(file.get()) != 0) return failed(path, "be made durable");
    return {};
  }

  std::string root_;
  File lock_{-1}, open_{-1};  // the file that grows stays open
  std::string open_path_;
};

}  // namespace

base::Result<void> replace(Disk& disk, const std::string& beside, const std::string& path, std::string_view bytes) {
  auto done = disk.write(beside, bytes);
  if (done) done = disk.sync(beside);
  if (done) done = disk.rename(beside, path);
  return done ? disk.sync_folder(folder_of(path)) : done;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? "" : path.substr(0, slash);
}

base::Result<std::unique_ptr<Disk>> open_disk(const std::string& root) {
  auto out = std::make_unique<PosixDisk>(root);
  if (auto made = out->make_folder(""); !made) return base::fail(made.error());
  return std::unique_ptr<Disk>(std::move(out));
}

}  // namespace store
