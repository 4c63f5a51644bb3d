// Any bytes as an entry, a bundle, the path of a tile: one spelling each.
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "record/entry.hpp"
#include "record/tiles.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto entry = record::Entry::parse(text))
    base::check(entry->text() == text, "an entry with two spellings");
  if (const auto path = record::TilePath::parse(text)) base::check(path->text() == text, "a path with two spellings");
  const record::Bundle bundle = record::entries_of(text);
  std::string written;
  for (const std::string_view entry : bundle.entries) record::add_to_bundle(written, entry);
  base::check(written == text.substr(0, bundle.rest), "a bundle with two spellings");
  (void)record::without_salt(text);
  return 0;
}
