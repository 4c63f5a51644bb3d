#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"
#include "record/tiles.hpp"
#include "store/store.hpp"

namespace store {
namespace {

using record::tile_width;
using record::TilePath;

const std::string head = "checkpoint", next_head = "private/checkpoint.next", lock_path = "private/lock",
                  blobs = "blobs", next_blob = "private/blob.next";

constexpr std::uint64_t gap_max = 1024;  // bundles that a cut looks at behind the last

std::string public_bundle(std::uint64_t number) { return TilePath{std::nullopt, number, tile_width}.text(); }
// private/entries/x001/000
std::string private_bundle(std::uint64_t number) { return "private/" + public_bundle(number).substr(5); }

class FolderStore : public Store {
 public:
  explicit FolderStore(std::unique_ptr<Disk> disk) : disk_(std::move(disk)) {}

  base::Result<void> open() {
    for (const char* folder : {"private/entries", "tile/entries", "blobs"})
      if (auto made = disk_->make_folder(folder); !made) return made;
    return disk_->lock(lock_path);
  }

  base::Result<std::string> bundle(std::uint64_t number) override {
    if (broken_) return base::fail(*broken_);
    for (const std::string& path : {private_bundle(number), public_bundle(number)}) {
      auto bytes = disk_->read(path);
      if (!bytes) return base::fail(bytes.error());
      if (*bytes) return std::move(**bytes);
    }
    return std::string();
  }

  base::Result<void> append(std::uint64_t size, std::span<const std::string> entries) override {
    if (broken_) return base::fail(*broken_);
    if (entries.empty()) return {};
    // One call makes a batch durable: of the one file that grew, or of all there is where a new one began.
    bool began = false;
    std::string path;
    while (!entries.empty()) {
      const std::size_t count = std::min<std::size_t>(tile_width - size % tile_width, entries.size());
      std::string bytes;
      for (const std::string& entry : entries.first(count)) record::add_to_bundle(bytes, entry);
      path = private_bundle(size / tile_width);
      if (size % tile_width == 0) {
        began = true;
        if (auto done = disk_->make_folder(folder_of(path)); !done) return breaks(done.error());
      }
      if (auto done = disk_->append(path, bytes); !done) return breaks(done.error());
      size += count;
      entries = entries.subspan(count);
    }
    auto done = began ? disk_->sync_all() : disk_->sync(path);
    return done ? done : breaks(done.error());
  }

  base::Result<void> cut(std::uint64_t size, std::uint64_t published) override {
    if (broken_) return base::fail(*broken_);
    if (auto done = drop_begun(published); !done) return breaks(done.error());
    const std::uint64_t number = size / tile_width;
    // Later bundles first: a cut that is cut off itself leaves no gap. One commit may have begun several of them, and
    // a power cut may have left gaps.
    for (std::uint64_t later = number + gap_max; later > number; --later) {
      const auto bytes = disk_->read(private_bundle(later));
      if (!bytes) return breaks(bytes.error());
      if (!*bytes) continue;
      if (auto done = drop(private_bundle(later)); !done) return breaks(done.error());
    }
    const auto bytes = disk_->read(private_bundle(number));
    if (!bytes) return breaks(bytes.error());
    if (!*bytes) return {};
    const record::Bundle whole = record::entries_of(**bytes);
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(size % tile_width, whole.entries.size()); ++i)
      length += 2 + whole.entries[i].size();
    if (length == (*bytes)->size()) return {};
    auto done = disk_->truncate(private_bundle(number), length);
    if (done) done = disk_->sync(private_bundle(number));
    return done ? done : breaks(done.error());
  }

  base::Result<std::optional<std::string>> checkpoint() override { return disk_->read(head); }

  base::Result<void> prepare(const std::string& note, const record::Tree& tree,
                             std::optional<std::uint64_t> hold) override {
    if (broken_) return base::fail(*broken_);
    for (const TilePath& path : record::tiles_of(tree.size())) {
      TilePath part = path;
      if (!path.level && hold) {
        // What is held back begins behind the entry that opened the vote, which says so.
        const std::uint64_t open = *hold + 1, begins = path.number * tile_width;
        if (begins >= open) continue;
        part.width = static_cast<unsigned>(std::min<std::uint64_t>(path.width, open - begins));
      }
      if (auto done = publish_tile(part, tree); !done) return breaks(done.error());
    }
    prepared_ = {note, tree.size(), hold ? std::min(*hold, tree.size()) : tree.size()};
    return {};
  }

  // The tiles are durable before the head that speaks of them; one call, because there may be many.
  base::Result<void> settle() override { return disk_->sync_all(); }

  base::Result<void> finish(std::string_view lines) override {
    if (broken_) return base::fail(*broken_);
    if (auto done = replace(*disk_, next_head, head, prepared_.note + std::string(lines)); !done)
      return breaks(done.error());
    published_ = prepared_.size;
    published_bundles_ = prepared_.bundles;
    return {};
  }

  base::Result<void> put_blob(std::string_view bytes) override {
    if (broken_) return base::fail(*broken_);
    const std::string path = blobs + "/" + base::hex(base::view(crypto::sha256(bytes)));
    auto done = replace(*disk_, next_blob, path, bytes);
    return done ? done : breaks(done.error());
  }
  base::Result<std::optional<std::string>> blob(std::string_view hash) override {
    return disk_->read(blobs + "/" + std::string(hash));
  }
  base::Result<void> remove_blob(std::string_view hash) override {
    auto done = drop(blobs + "/" + std::string(hash));
    return done ? done : breaks(done.error());
  }

 private:
  base::Result<void> breaks(const base::Error& error) {
    broken_ = error;
    return base::fail(error);
  }

  base::Result<void> drop(const std::string& path) {
    if (auto done = disk_->remove(path); !done) return done;
    return disk_->sync_folder(folder_of(path));
  }

  // Full tiles below the last published head are there already; of partial ones each published head keeps its own
  // until the full one is there.
  base::Result<void> publish_tile(const TilePath& path, const record::Tree& tree) {
    const std::string name = path.text();
    if (path.width == tile_width && ends_before(path, path.level ? published_ : published_bundles_)) return {};
    if (auto done = disk_->make_folder(folder_of(name)); !done) return done;
    const bool bundle_is_full = !path.level && path.width == tile_width;
    if (bundle_is_full) return publish_bundle(path.number);
    if (path.level) {
      if (auto done = write_tile(name, tree.tile(*path.level, path.number, path.width)); !done) return done;
    } else {
      const auto bytes = bundle(path.number);
      if (!bytes) return base::fail(bytes.error());
      const record::Bundle whole = record::entries_of(*bytes);
      base::check(whole.entries.size() >= path.width, "a head of entries that are not there");
      const auto& last = whole.entries[path.width - 1];
      const auto length = static_cast<std::size_t>(last.data() + last.size() - bytes->data());
      if (auto done = write_tile(name, std::string_view(*bytes).substr(0, length)); !done) return done;
    }
    return path.width == tile_width ? disk_->remove(name + ".p") : base::Result<void>();
  }

  // What stands there already is left alone: somebody may be reading it, and a published head may rest on it.
  base::Result<void> write_tile(const std::string& name, std::string_view bytes) {
    const auto there = disk_->read(name);
    if (!there) return base::fail(there.error());
    return *there == bytes ? base::Result<void>() : disk_->write(name, bytes);
  }

  // Partial tiles wider than the published head's: a power cut may have torn them, and no head will replace them.
  base::Result<void> drop_begun(std::uint64_t published) {
    for (std::optional<unsigned> level : {std::optional<unsigned>(), std::optional(0U), std::optional(1U)}) {
      const std::uint64_t size = level == 1U ? published / tile_width : published;
      for (std::uint64_t number = size / tile_width; number <= size / tile_width + gap_max; ++number) {
        const auto kept = static_cast<std::int64_t>(number == size / tile_width ? size % tile_width : 0);
        const std::string folder = TilePath{level, number, tile_width}.text() + ".p";
        const auto partial = disk_->list(folder);
        if (!partial) return base::fail(partial.error());
        for (const std::string& width : *partial)
          if (base::parse_integer(width).value_or(tile_width) > kept)
            if (auto done = drop(folder + "/" + width); !done) return done;
      }
    }
    return {};
  }

  base::Result<void> publish_bundle(std::uint64_t number) {
    const auto own = disk_->read(private_bundle(number));
    if (!own) return base::fail(own.error());
    if (*own)
      if (auto done = disk_->rename(private_bundle(number), public_bundle(number)); !done) return done;
    return disk_->remove(public_bundle(number) + ".p");
  }

  static bool ends_before(const TilePath& path, std::uint64_t size) {
    for (unsigned level = 0; level < path.level.value_or(0); ++level) size /= tile_width;
    return (path.number + 1) * tile_width <= size;
  }

  std::unique_ptr<Disk> disk_;
  std::optional<base::Error> broken_;
  std::uint64_t published_ = 0, published_bundles_ = 0;  // by this program: hashes, and entries
  struct Prepared {
    std::string note;
    std::uint64_t size = 0, bundles = 0;
  } prepared_;
};

}  // namespace

base::Result<std::unique_ptr<Store>> open_folder(std::unique_ptr<Disk> disk) {
  auto out = std::make_unique<FolderStore>(std::move(disk));
  if (auto opened = out->open(); !opened) return base::fail(opened.error());
  return std::unique_ptr<Store>(std::move(out));
}

base::Result<std::unique_ptr<Store>> open_folder(const std::string& folder) {
  auto disk = open_disk(folder);
  if (!disk) return base::fail(disk.error());
  return open_folder(std::move(*disk));
}

}  // namespace store
