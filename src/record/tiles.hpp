// Where what stands in a record's folder, as tlog-tiles names it, and entry bundles: for each entry its length in two
// bytes, big-endian, and the entry.
//
//   tile/0/x001/x234/067      hashes 256·1234067 to …, of single entries         8,192 bytes
//   tile/0/273.p/112          the last 112 of 70,000
//   tile/entries/273.p/112    their entries
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace record {

inline constexpr unsigned tile_width = 256;
inline constexpr unsigned level_max = 63;

struct TilePath {
  std::optional<unsigned> level;  // nothing: an entry bundle
  std::uint64_t number = 0;
  unsigned width = tile_width;  // less: a partial tile

  std::string text() const;
  // Nothing for any other spelling; a server answers 404 without opening a file.
  static std::optional<TilePath> parse(std::string_view text);

  friend bool operator==(const TilePath&, const TilePath&) = default;
};

// Every hash tile and every bundle that a tree of that size consists of.
std::vector<TilePath> tiles_of(std::uint64_t size);
// The bundle that holds the entries from 256·number on, in a tree of that size.
TilePath bundle_of(std::uint64_t number, std::uint64_t size);

// Appends an entry of at most limits::entry_bytes_max to a bundle.
void add_to_bundle(std::string& bundle, std::string_view entry);
// The entries of a bundle; `rest`: where the first one that is not whole begins, the length if there is none.
struct Bundle {
  std::vector<std::string_view> entries;  // into the bytes
  std::size_t rest = 0;
};
Bundle entries_of(std::string_view bundle);

}  // namespace record
