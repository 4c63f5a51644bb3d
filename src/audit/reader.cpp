#include "audit/reader.hpp"

#include "base/file.hpp"
#include "record/tiles.hpp"

namespace audit {

using record::tile_width;
using record::TilePath;

std::optional<std::string> FolderReader::read(const std::string& path) const {
  auto bytes = base::read_file(root_ / path);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

std::vector<std::string> FolderReader::list(const std::string& folder) const {
  std::error_code ignored;
  std::vector<std::string> out;
  for (const auto& one : std::filesystem::directory_iterator(root_ / folder, ignored))
    out.push_back(one.path().filename().string());
  return out;
}

std::optional<FoundBundle> find_bundle(const Reader& reader, std::uint64_t number, unsigned width) {
  const std::string full = TilePath{std::nullopt, number, tile_width}.text();
  for (unsigned wide = width; wide <= tile_width; ++wide)
    if (auto bytes = reader.read(TilePath{std::nullopt, number, wide}.text()))
      return FoundBundle{std::move(*bytes), wide == width};
  if (auto bytes = reader.read("private/" + full.substr(5))) return FoundBundle{std::move(*bytes), false};
  return std::nullopt;
}

std::optional<std::string> find_entry(const Reader& reader, std::uint64_t position) {
  // A partial bundle that a power cut left behind may be short; a longer one is then the one to read.
  for (auto width = static_cast<unsigned>(position % tile_width) + 1; width <= tile_width; ++width) {
    const auto found = find_bundle(reader, position / tile_width, width);
    if (!found) return std::nullopt;
    const auto entries = record::entries_of(found->bytes).entries;
    if (entries.size() > position % tile_width) return std::string(entries[position % tile_width]);
  }
  return std::nullopt;
}

}  // namespace audit
