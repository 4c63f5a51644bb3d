#include "witness/witness.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace witness {
namespace {

const char* const size_type = "text/x.tlog.size";

struct Asked {
  std::uint64_t old_size = 0;
  record::Proof proof;
  std::string note_bytes;
  record::Note note;
  record::Checkpoint head;
};

std::optional<Asked> parse(const std::string& body) {
  const std::size_t empty = body.find("\n\n");
  if (empty == body.npos) return std::nullopt;
  const auto lines = base::split(std::string_view(body).substr(0, empty), '\n');
  Asked out;
  const auto old_size = lines[0].starts_with("old ") ? record::parse_number(lines[0].substr(4)) : std::nullopt;
  if (!old_size || lines.size() - 1 > base::limits::proof_lines_max) return std::nullopt;
  out.old_size = *old_size;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto hash = record::parse_hash(lines[i]);
    if (!hash) return std::nullopt;
    out.proof.push_back(*hash);
  }
  out.note_bytes = body.substr(empty + 2);
  auto note = record::parse_note(out.note_bytes);
  auto head = note ? record::Checkpoint::parse(note->text) : base::fail(base::Error{});
  if (!head) return std::nullopt;
  out.note = std::move(*note);
  out.head = std::move(*head);
  return out;
}

}  // namespace

std::string origin_hash(std::string_view origin) { return base::hex(base::view(crypto::sha256(origin))); }

std::optional<std::uint64_t> size_in(const Answer& answer) {
  if (answer.status != 409 || answer.type != size_type) return std::nullopt;
  return record::parse_number(base::trim(std::string_view(answer.body).substr(0, answer.body.find('\n'))));
}

std::string request_body(std::uint64_t old_size, const record::Proof& proof, const std::string& note) {
  std::string out = "old " + std::to_string(old_size) + "\n";
  for (const record::Hash& hash : proof) out += base::base64(base::view(hash)) + "\n";
  return out + "\n" + note;
}

base::Result<std::unique_ptr<Witness>> Witness::open(std::string name, crypto::SigningKey key,
                                                     std::vector<record::VerifierKey> logs,
                                                     std::unique_ptr<store::Disk> disk) {
  std::unique_ptr<Witness> out(new Witness(std::move(name), std::move(key)));
  out->logs_ = std::move(logs);
  out->disk_ = std::move(disk);
  if (auto locked = out->disk_->lock("lock"); !locked) return base::fail(locked.error());
  for (const record::VerifierKey& log : out->logs_) {
    const auto bytes = out->disk_->read(origin_hash(log.name));
    if (!bytes) return base::fail(bytes.error());
    if (!*bytes) continue;
    const auto note = record::parse_note(**bytes);
    auto head = note ? record::Checkpoint::parse(note->text) : base::fail(note.error());
    const auto own = out->key();
    const auto by = head ? record::signers(*note, {&own, 1}) : base::fail(head.error());
    if (!by || by->empty())
      return base::fail(base::Error{{origin_hash(log.name), 0, 0},
                                    "the head that was kept for " + log.name + " is damaged.",
                                    "Restore it; a witness that has forgotten would sign anything."});
    out->kept_[log.name] = {std::move(*head), **bytes};
  }
  return out;
}

const record::VerifierKey* Witness::log_of(const std::string& origin) const {
  const auto found = std::find_if(logs_.begin(), logs_.end(), [&](const auto& log) { return log.name == origin; });
  return found == logs_.end() ? nullptr : &*found;
}

base::Result<void> Witness::keep(const std::string& path, const std::string& bytes) {
  return store::replace(*disk_, path + ".next", path, bytes);
}

Answer Witness::fork(const std::string& origin, const std::string& note) {
  const std::string path = origin_hash(origin) + ".fork-" + origin_hash(note).substr(0, 16);
  if (!keep(path, kept_.at(origin).note + "\n" + note)) broken_ = true;
  return {422, "this head does not go on from the one that was signed here\n"};
}

// The conditions in the order of the standard (tlog-witness; docs/record.md, "Witnesses").
Answer Witness::add_checkpoint(const std::string& body, std::uint64_t now) {
  if (broken_) return {500, "the disk has failed\n"};
  const auto asked = parse(body);
  if (!asked) return {400, "this is no request\n"};
  const record::Checkpoint& head = asked->head;
  const record::VerifierKey* log = log_of(head.origin);
  if (!log) return {404, "that origin is not watched here\n"};
  const auto by = record::signers(asked->note, {log, 1});
  if (!by || by->empty()) return {403, "the head is not signed by its log\n"};
  if (asked->old_size > head.size) return {400, "the old size is beyond the head\n"};
  const auto known = kept_.find(head.origin);
  const std::uint64_t size = known == kept_.end() ? 0 : known->second.head.size;
  if (asked->old_size != size) return {409, std::to_string(size) + "\n", size_type};
  const record::Hash old_root = known == kept_.end() ? record::empty_root() : known->second.head.root;
  if (head.size == 0 && head.root != record::empty_root()) return {422, "an empty tree has one root\n"};
  if (!record::is_consistent(size, head.size, old_root, head.root, asked->proof))
    return size == 0 || known == kept_.end() ? Answer{422, "the proof does not hold\n"}
                                             : fork(head.origin, asked->note_bytes);
  // Only the log's own lines and ours are kept: others are others' to show.
  record::Note note{asked->note.text, {}};
  for (const record::NoteSignature& line : asked->note.signatures)
    if (line.name == log->name && line.id == log->id()) note.signatures.push_back(line);
  const record::NoteSignature own = record::cosign(note.text, now, name_, key_);
  note.signatures.push_back(own);
  if (auto kept = keep(origin_hash(head.origin), note.whole()); !kept) {
    broken_ = true;
    return {500, "the disk has failed\n"};
  }
  kept_[head.origin] = {head, note.whole()};
  return {200, record::lines_of({&own, 1})};
}

Answer Witness::checkpoint(const std::string& path) const {
  for (const auto& [origin, kept] : kept_)
    if (path == origin_hash(origin) + "/checkpoint") return {200, kept.note};
  return {404, "no such head\n"};
}

}  // namespace witness
