// What a hall publishes of a record, read as a folder is. The head is asked for once, so that all that is read is of
// one head; a file that is named by its hash must have it.
#include "audit/reader.hpp"
#include "base/limits.hpp"
#include "cli/remote.hpp"
#include "cli/teller_record.hpp"
#include "crypto/hash.hpp"
#include "record/tiles.hpp"
#include "web/http.hpp"

namespace cli {
namespace {

constexpr std::string_view blobs = "blobs/";

class WebReader : public audit::Reader {
 public:
  WebReader(std::string root, std::string checkpoint, std::uint64_t size)
      : root_(std::move(root)), checkpoint_(std::move(checkpoint)), size_(size) {}

  std::optional<std::string> read(const std::string& path) const override {
    if (path == "checkpoint") return checkpoint_;
    if (path.starts_with(blobs)) return blob(path);
    const auto tile = record::TilePath::parse(path);
    return tile && may_be_there(*tile) ? get(path) : std::nullopt;
  }
  // A hall lists nothing; whatever the record names is asked for by its name.
  std::vector<std::string> list(const std::string&) const override { return {}; }

 private:
  // A reader tries every width of a partial tile; only the head's own, or the full one that came since, can be there.
  bool may_be_there(const record::TilePath& tile) const {
    std::uint64_t entries = size_;
    for (unsigned level = 0; level < tile.level.value_or(0) && entries > 0; ++level) entries /= record::tile_width;
    return tile.width == record::tile_width || tile.width == record::bundle_of(tile.number, entries).width;
  }
  std::optional<std::string> get(const std::string& path) const {
    auto answer = web::fetch("GET", root_ + path, "", base::limits::file_bytes_max);
    return answer && answer->status == 200 ? std::optional(std::move(answer->body)) : std::nullopt;
  }
  // Rolls are asked for by each machine again.
  std::optional<std::string> blob(const std::string& path) const {
    if (const auto found = kept_.find(path); found != kept_.end()) return found->second;
    auto bytes = get(path);
    if (!bytes || base::hex(base::view(crypto::sha256(*bytes))) != path.substr(blobs.size())) return std::nullopt;
    kept_[path] = *bytes;
    return bytes;
  }

  std::string root_, checkpoint_;
  std::uint64_t size_;
  mutable std::map<std::string, std::string> kept_;
};

}  // namespace

Done<Source> open_source(const std::string& place) {
  if (!place.starts_with("http://")) return Source{std::make_unique<audit::FolderReader>(place), ""};
  const auto address = body_at(place);
  if (!address) return cannot(address.error());
  const std::string root = address->hall + "/records/" + address->body + "/";
  auto answer = web::fetch("GET", root + "checkpoint", "", base::limits::note_bytes_max);
  if (!answer) return cannot(answer.error());
  const auto note = answer->status == 200 ? record::parse_note(answer->body) : base::fail(base::Error{});
  const auto head = note ? record::Checkpoint::parse(note->text) : base::fail(base::Error{});
  if (!head) return cannot(root, "there is no published head here.", "Ask the hall for the address of the body.");
  return Source{std::make_unique<WebReader>(root, std::move(answer->body), head->size), place};
}

}  // namespace cli
