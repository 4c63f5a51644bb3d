#include "record/tiles.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace record {
namespace {

constexpr std::string_view tile = "tile/", entries = "entries", partial = ".p/";

// 1234067 as x001/x234/067.
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  digits.insert(0, (3 - digits.size() % 3) % 3, '0');
  std::string out;
  for (std::size_t i = 0; i < digits.size(); i += 3) {
    if (i > 0) out += '/';
    if (i + 3 < digits.size()) out += 'x';
    out += digits.substr(i, 3);
  }
  return out;
}

bool is_group(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  const auto groups = base::split(text, '/');
  std::string digits;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool last = i + 1 == groups.size();
    const std::string_view group = last ? groups[i] : groups[i].substr(0, 1) == "x" ? groups[i].substr(1) : "";
    if (!is_group(group)) return std::nullopt;
    digits += group;
  }
  if (digits.size() > 18) return std::nullopt;
  const auto number = static_cast<std::uint64_t>(*base::parse_integer(digits));
  if (grouped(number) != text) return std::nullopt;
  return number;
}

// 1 to `most`, without leading zeros.
std::optional<unsigned> small_number(std::string_view text, unsigned least, unsigned most) {
  const auto value = text.size() <= 3 ? base::parse_integer(text) : std::nullopt;
  if (!value || *value < least || *value > most || std::to_string(*value) != text) return std::nullopt;
  return static_cast<unsigned>(*value);
}

}  // namespace

std::string TilePath::text() const {
  std::string out(tile);
  out += level ? std::to_string(*level) : std::string(entries);
  out += '/' + grouped(number);
  if (width < tile_width) out += std::string(partial) + std::to_string(width);
  return out;
}

std::optional<TilePath> TilePath::parse(std::string_view text) {
  if (!text.starts_with(tile)) return std::nullopt;
  text.remove_prefix(tile.size());
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  TilePath out;
  if (text.substr(0, slash) != entries) {
    out.level = small_number(text.substr(0, slash), 0, level_max);
    if (!out.level) return std::nullopt;
  }
  text.remove_prefix(slash + 1);
  if (const std::size_t at = text.find(partial); at != text.npos) {
    const auto width = small_number(text.substr(at + partial.size()), 1, tile_width - 1);
    if (!width) return std::nullopt;
    out.width = *width;
    text = text.substr(0, at);
  }
  const auto number = number_of(text);
  if (!number) return std::nullopt;
  out.number = *number;
  return out;
}

std::vector<TilePath> tiles_of(std::uint64_t size) {
  std::vector<TilePath> out;
  for (std::uint64_t number = 0; number * tile_width < size; ++number) out.push_back(bundle_of(number, size));
  std::uint64_t hashes = size;
  for (unsigned level = 0; hashes > 0; ++level, hashes /= tile_width)
    for (std::uint64_t number = 0; number * tile_width < hashes; ++number) {
      TilePath path = bundle_of(number, hashes);
      path.level = level;
      out.push_back(path);
    }
  return out;
}

TilePath bundle_of(std::uint64_t number, std::uint64_t size) {
  const std::uint64_t left = size - number * tile_width;
  return {std::nullopt, number, static_cast<unsigned>(std::min<std::uint64_t>(left, tile_width))};
}

void add_to_bundle(std::string& bundle, std::string_view entry) {
  base::check(entry.size() <= base::limits::entry_bytes_max, "an entry that is too long for a bundle");
  bundle += static_cast<char>(entry.size() >> 8);
  bundle += static_cast<char>(entry.size() & 0xff);
  bundle += entry;
}

Bundle entries_of(std::string_view bundle) {
  Bundle out;
  while (bundle.size() - out.rest >= 2) {
    const std::size_t size = static_cast<std::size_t>(static_cast<unsigned char>(bundle[out.rest])) << 8 |
                             static_cast<unsigned char>(bundle[out.rest + 1]);
    if (bundle.size() - out.rest - 2 < size) break;
    out.entries.push_back(bundle.substr(out.rest + 2, size));
    out.rest += 2 + size;
  }
  return out;
}

}  // namespace record
