#include "cli/teller_share.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/file.hpp"
#include "base/text.hpp"

namespace cli {
namespace {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// Which names stand in the folder of that path, for good.
bool sync_folder_of(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  if (folder.empty()) folder = ".";
  const OpenFile opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.is_open() && ::fsync(opened.number()) == 0;
}

}  // namespace

OpenFile::~OpenFile() {
  if (number_ >= 0) ::close(number_);
}
OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

bool is_there(const std::string& path) {
  struct stat ignored{};
  return ::lstat(path.c_str(), &ignored) == 0;
}

Done<void> write_new(const std::string& path, const std::string& text) {
  const OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file.is_open()) return cannot(path, "it is there already, or cannot be made.", "Name a new file.");
  if (!write_all(file.number(), text) || ::fsync(file.number()) != 0 || !sync_folder_of(path))
    return cannot(path, "it could not be written.", "Make room, or take another medium; then remove this file.");
  return {};
}

Done<void> destroy_file(const std::string& path) {
  const OpenFile file(::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
  struct stat status{};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))
    return cannot(path, "it is no file, or may not be written.");
  const std::string noughts(static_cast<std::size_t>(status.st_size), '\0');
  if (!write_all(file.number(), noughts) || ::fsync(file.number()) != 0)
    return cannot(path, "it could not be overwritten.", "It is still there: destroy the medium.");
  if (::unlink(path.c_str()) != 0 || !sync_folder_of(path))
    return cannot(path, "it is overwritten, but could not be removed.");
  return {};
}

Done<Sent> Sent::open(const std::string& share) {
  Sent out(share + ".sent");
  if (!is_there(out.path_)) return out;
  out.file_ = OpenFile(::open(out.path_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC));
  if (!out.file_.is_open()) return cannot(out.path_, "it says what was signed, and cannot be read and written.");
  if (auto done = out.read(); !done) return base::fail(done.error());
  return out;
}

Done<void> Sent::read() {
  if (::flock(file_.number(), LOCK_EX | LOCK_NB) != 0)
    return cannot(path_, "another program of this teller is at work.", "Let it end first.");
  auto text = base::read_file(path_);
  if (!text) return cannot(text.error());
  // A line without its end was cut off before anything of it left.
  const std::size_t whole = text->rfind('\n') == std::string::npos ? 0 : text->rfind('\n') + 1;
  if (whole < text->size() && ::ftruncate(file_.number(), static_cast<off_t>(whole)) != 0)
    return cannot(path_, "its last line was cut off, and cannot be removed.");
  text->resize(whole);
  for (const std::string_view one : base::split(*text, '\n')) {
    if (one.empty()) continue;
    const auto line = hall::ActLine::parse(one);
    auto act = line ? ballot::read_act(line->act) : base::fail(ballot::Code::grammar);
    auto signed_act = line ? codec::read_act(line->act) : base::fail(base::Error{});
    if (!act || !signed_act)
      return cannot(path_, "line " + std::to_string(lines_.size() + 1) + " is no signed act of a teller.",
                    "It says what was signed here, so nothing is signed before it is whole again.");
    lines_.push_back({*line, std::move(*act), std::move(*signed_act)});
  }
  return {};
}

Done<void> Sent::keep(const hall::ActLine& line) {
  auto act = ballot::read_act(line.act);
  auto signed_act = codec::read_act(line.act);
  if (!act || !signed_act) return cannot(path_, "this is no act of a teller.");
  const bool is_new = !file_.is_open();
  if (is_new) {
    file_ = OpenFile(::open(path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file_.is_open() || ::flock(file_.number(), LOCK_EX | LOCK_NB) != 0)
      return cannot(path_, "it cannot be made.", "What is signed is kept there before it is sent; nothing was sent.");
  }
  const bool kept = write_all(file_.number(), line.text() + "\n") && ::fsync(file_.number()) == 0 &&
                    (!is_new || sync_folder_of(path_));
  if (!kept)
    return cannot(path_, "what was signed could not be kept there; nothing was sent.",
                  "Make room, and run it again.");
  lines_.push_back({line, std::move(*act), std::move(*signed_act)});
  return {};
}

}  // namespace cli
