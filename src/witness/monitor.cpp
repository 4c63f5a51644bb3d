#include "witness/monitor.hpp"

#include "record/tiles.hpp"

namespace witness {

std::optional<record::Tree> tree_of(const Source& source, const record::Checkpoint& head) {
  record::Tree out;
  for (std::uint64_t number = 0; number * record::tile_width < head.size; ++number) {
    record::TilePath path = record::bundle_of(number, head.size);
    path.level = 0;
    const auto hashes = source(path.text());
    if (!hashes || hashes->size() != std::size_t{path.width} * 32) return std::nullopt;
    for (std::size_t at = 0; at < hashes->size(); at += 32) out.append(*base::exactly<32>(hashes->substr(at, 32)));
  }
  return out.root() == head.root ? std::optional(std::move(out)) : std::nullopt;
}

Look look(const Source& source, const record::Trust& trust, const std::optional<std::string>& kept) {
  using Kind = Look::Kind;
  Look out;
  const auto note = source("checkpoint");
  if (!note) return out.what = "there is no head to be had", out;
  const auto head = record::check_head(*note, trust);
  if (!head) return out.what = head.error().what, out;
  out.head = head->checkpoint;
  if (!kept) return out.kind = Kind::first, out.keep = *note, out;
  const auto before = record::check_head(*kept, trust);
  if (!before) return out.what = "the head that was kept: " + before.error().what, out;
  const record::Checkpoint& old = before->checkpoint;
  const auto alarm = [&](std::string what) {
    out.kind = Kind::alarm;
    out.what = std::move(what);
    out.evidence = *kept + "\n" + *note;
    return out;
  };
  if (old.origin != out.head.origin) return alarm("it is now the record of " + out.head.origin);
  if (old.size > out.head.size)
    return alarm("it ends at " + std::to_string(out.head.size) + " and had " + std::to_string(old.size) + " entries");
  if (old.size == out.head.size) {
    if (old.root != out.head.root) return alarm("two heads of " + std::to_string(old.size) + " entries are signed");
    return out.kind = Kind::same, out;
  }
  const auto tree = tree_of(source, out.head);
  if (!tree) return out.what = "its hash tiles do not give its head", out;
  if (tree->root(old.size) != old.root)
    return alarm("its first " + std::to_string(old.size) + " entries are not those that were seen before");
  out.kind = Kind::grown;
  out.keep = *note;
  return out;
}

}  // namespace witness
