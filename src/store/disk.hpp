// What the folder store asks of a file system: a handful of steps, each of which can fail or be cut off. The real one
// is POSIX; tests put one under the store that loses power.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace store {

// Paths are relative to the record's folder.
class Disk {
 public:
  virtual ~Disk() = default;

  // Nothing: there is no such file.
  virtual base::Result<std::optional<std::string>> read(const std::string& path) = 0;
  virtual base::Result<std::vector<std::string>> list(const std::string& folder) = 0;      // names; none: no folder
  virtual base::Result<void> append(const std::string& path, std::string_view bytes) = 0;  // makes the file
  virtual base::Result<void> write(const std::string& path, std::string_view bytes) = 0;   // in place of what it held
  virtual base::Result<void> truncate(const std::string& path, std::uint64_t size) = 0;
  virtual base::Result<void> sync(const std::string& path) = 0;           // the file's bytes (fdatasync)
  virtual base::Result<void> sync_folder(const std::string& folder) = 0;  // which names stand in it
  virtual base::Result<void> sync_all() = 0;  // everything that was written, bytes and names (syncfs)
  virtual base::Result<void> rename(const std::string& from, const std::string& to) = 0;
  virtual base::Result<void> remove(const std::string& path) = 0;
  virtual base::Result<void> make_folder(const std::string& folder) = 0;  // with those above it
  // Exclusive until the disk goes; ends by itself with the process. Error: somebody else has it.
  virtual base::Result<void> lock(const std::string& path) = 0;
};

// Never half of it: written beside, synced, renamed, and the name made durable.
base::Result<void> replace(Disk& disk, const std::string& beside, const std::string& path, std::string_view bytes);

// The folder that a path stands in; "" is the record's own.
std::string folder_of(const std::string& path);

// Error: the folder cannot be made.
base::Result<std::unique_ptr<Disk>> open_disk(const std::string& root);

}  // namespace store
