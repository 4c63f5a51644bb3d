// Where a record is kept: entries that are only ever added, a published head, blobs. Two implementations.
//
// The folder is the database is the publication: any web server can serve all of it but private/.
//
//   checkpoint                     the published head
//   tile/L/N, tile/L/N.p/W         hash tiles, derived: made again if they are missing
//   tile/entries/N[.p/W]           bundles that are published
//   private/entries/N              bundles that still grow, or are held back until a lock; files that only grow
//   blobs/SHA-256                  rules, roster, names, texts
//   private/lock                   one writer at a time
//
// Invariants
//   F1  append returns only when the entries are durable. An error there leaves it unknown: the store serves nothing
//       more, and the process ends.
//   F2  A bundle is in one of its two places, whole; private first.
//   F3  The published head never speaks of entries that are not durable, and never falls.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "record/merkle.hpp"
#include "store/disk.hpp"

namespace store {

class Store {
 public:
  virtual ~Store() = default;

  // The bytes of the bundle with the entries from 256·number on, as far as they go; empty: none.
  virtual base::Result<std::string> bundle(std::uint64_t number) = 0;
  // Entries behind the `size` that are there.
  virtual base::Result<void> append(std::uint64_t size, std::span<const std::string> entries) = 0;
  // For recovery alone: nothing is left behind the first `size` entries, nor of what a publication behind the head of
  // `published` entries had begun.
  virtual base::Result<void> cut(std::uint64_t size, std::uint64_t published) = 0;

  virtual base::Result<std::optional<std::string>> checkpoint() = 0;
  // The head of that tree, and what it speaks of; entries from `hold` on stay private.
  // In three steps, so that nobody waits for the disk: what the head speaks of is written; that is made durable, in
  // any thread while entries are appended; then the head is put there. One publication at a time.
  virtual base::Result<void> prepare(const std::string& note, const record::Tree& tree,
                                     std::optional<std::uint64_t> hold) = 0;
  virtual base::Result<void> settle() = 0;
  // `lines`: of others, under the head.
  virtual base::Result<void> finish(std::string_view lines) = 0;
  base::Result<void> publish(const std::string& note, const record::Tree& tree, std::optional<std::uint64_t> hold) {
    auto done = prepare(note, tree, hold);
    if (done) done = settle();
    return done ? finish({}) : done;
  }

  virtual base::Result<void> put_blob(std::string_view bytes) = 0;
  virtual base::Result<std::optional<std::string>> blob(std::string_view sha256_hex) = 0;
  virtual base::Result<void> remove_blob(std::string_view sha256_hex) = 0;
};

// Takes the lock. Error: another program has it.
base::Result<std::unique_ptr<Store>> open_folder(std::unique_ptr<Disk> disk);
base::Result<std::unique_ptr<Store>> open_folder(const std::string& folder);

std::unique_ptr<Store> open_memory();

}  // namespace store
