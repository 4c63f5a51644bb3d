#include "base/file.hpp"

#include <cstdlib>
#include <fstream>

#include "base/limits.hpp"

namespace base {
namespace {

bool holds_data(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_directory(folder / "bodies", ignored) &&
         std::filesystem::is_directory(folder / "messages", ignored);
}

std::filesystem::path above(std::filesystem::path folder) {
  for (; !folder.empty(); folder = folder.parent_path()) {
    if (holds_data(folder)) return folder;
    if (folder == folder.root_path()) break;
  }
  return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
  const Place place{path.string(), 0, 0};
  std::error_code why;
  const auto status = std::filesystem::status(path, why);
  if (!std::filesystem::exists(status)) return fail(Error{place, "there is no such file.", "Check the name."});
  if (!std::filesystem::is_regular_file(status)) return fail(Error{place, "this is not a file.", ""});
  const auto bytes = std::filesystem::file_size(path, why);
  if (why) return fail(Error{place, "cannot be read: " + why.message() + ".", ""});
  if (bytes > limits::file_bytes_max)
    return fail(Error{place, "is larger than " + std::to_string(limits::file_bytes_max >> 20) + " MiB.", ""});
  std::string out(bytes, '\0');
  std::ifstream in(path, std::ios::binary);
  if (!in.read(out.data(), static_cast<std::streamsize>(bytes)))
    return fail(Error{place, "cannot be read.", "Check that you may read it."});
  return out;
}

Result<std::filesystem::path> data_folder() {
  std::error_code ignored;
  if (const char* named = std::getenv("PLENARY_DATA")) {
    if (holds_data(named)) return std::filesystem::path(named);
    return fail(Error{{named, 0, 0}, "PLENARY_DATA names a folder without bodies/ and messages/.", ""});
  }
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  if (auto found = above(program.parent_path()); !found.empty()) return found;
  if (auto found = above(std::filesystem::current_path(ignored)); !found.empty()) return found;
  return fail(Error{
      {}, "the folders bodies/ and messages/ were not found.", "Set PLENARY_DATA to the folder that holds them."});
}

}  // namespace base
