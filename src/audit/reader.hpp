// The files of a record, for somebody who only reads.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace audit {

class Reader {
 public:
  virtual ~Reader() = default;
  virtual std::optional<std::string> read(const std::string& path) const = 0;  // nothing: no such file
  virtual std::vector<std::string> list(const std::string& folder) const = 0;
};

class FolderReader : public Reader {
 public:
  explicit FolderReader(std::filesystem::path root) : root_(std::move(root)) {}
  std::optional<std::string> read(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;

 private:
  std::filesystem::path root_;
};

// The bundle with the entries from 256·number on, at least `width` of them: as published, else, in the writer's own
// folder, as it is kept. Nothing: it is not there, or held back.
struct FoundBundle {
  std::string bytes;
  bool exact = false;  // a file for just that width
};
std::optional<FoundBundle> find_bundle(const Reader& reader, std::uint64_t number, unsigned width);
// The entry at that position, if its bundle is there.
std::optional<std::string> find_entry(const Reader& reader, std::uint64_t position);

}  // namespace audit
