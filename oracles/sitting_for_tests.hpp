// A sitting of the association, recorded: for tests that tamper with records, kill their keeper or cut its power.
// Everybody's key is made from its name, so a record can be made again, byte for byte.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/reader.hpp"
#include "base/file.hpp"
#include "clerk/journal.hpp"
#include "record/tiles.hpp"
#include "record/trust.hpp"

namespace testing_record {

using assembly::SeatId;

inline crypto::SigningKey key_named(const std::string& name) {
  const auto seed = crypto::sha256("plenary/test/key/" + name);
  return crypto::SigningKey::from_seed(base::view(seed));
}
inline SeatId seat(std::string_view id) { return SeatId::of(id); }

struct Blobs {
  std::map<std::string, std::string> files;
  std::string put(std::string bytes) {
    std::string hash = base::hex(base::view(crypto::sha256(bytes)));
    files[hash] = std::move(bytes);
    return hash;
  }
};

// Acts, signed and put to a journal one after the other.
class Sitting {
 public:
  explicit Sitting(std::string origin = "rehearsal.club.example/association",
                   std::string rules = *base::read_file(PLENARY_ROOT "/bodies/association/rules.toml"))
      : origin_(std::move(origin)), rules_(std::move(rules)) {
    start_.ms = 1'810'000'000'000;
  }

  const std::string& origin() const { return origin_; }
  const std::string& rules() const { return rules_; }
  const clerk::Journal& journal() const { return *journal_; }
  const std::vector<std::string>& entries() const { return entries_; }
  const Blobs& blobs() const { return blobs_; }
  std::string put_blob(std::string bytes) { return blobs_.put(std::move(bytes)); }
  std::uint64_t next() const { return entries_.size(); }

  // The founder is the secretary; everybody on the roster and the chair get a key.
  void begin() {
    assembly::Establish act;
    act.rehearsal = record::is_rehearsal(origin_);
    act.rules = blobs_.put(rules_);
    act.roster = blobs_.put(*base::read_file(PLENARY_ROOT "/bodies/association/roster.csv"));
    act.log = record::VerifierKey::of(origin_, record::KeyType::ed25519, key_named("log").public_key()).text();
    act.key = key_named("secretary").public_key();
    journal_ = std::make_unique<clerk::Journal>(origin_, [this](std::string_view hash) {
      const auto found = blobs_.files.find(std::string(hash));
      return found == blobs_.files.end() ? std::nullopt : std::optional(found->second);
    });
    must("secretary", {act});
    must("secretary", {enrolment("chair")});
    for (const rules::Seat& one : journal_->rules().roster->seats) must("secretary", {enrolment(one.id.text())});
  }
  assembly::EnrolKey enrolment(const std::string& who, const std::string& name = "") const {
    const crypto::SigningKey key = key_named(name.empty() ? who : name);
    const auto proof = key.sign(record::message_of_key(origin_, who, key.public_key()));
    return {seat(who), key.public_key(), base::base64(base::view(proof)), {}};
  }

  // The act as its author would sign it now, with the key of that name.
  std::string text_of(const std::string& by, assembly::Act act) {
    const codec::Head seen{entries_.size(), journal_->tree().root()};
    return codec::write_act({seat(by), std::move(act), ++counters_[by], seen, origin_});
  }
  static clerk::Incoming sign(const std::string& origin, const std::string& bytes, const crypto::SigningKey& key) {
    return {bytes, record::key_id(key.public_key()), key.sign(record::message_of_act(origin, bytes))};
  }
  // "": it stands in the record; otherwise the code, or the refusal's id.
  std::string put(const std::string& bytes, const std::string& key) {
    return answer_to(sign(origin_, bytes, key_named(key)));
  }
  std::string answer_to(const clerk::Incoming& act) {
    const auto done = journal_->admit(act, now());
    if (!done)
      return done.error().refusal ? std::string(done.error().refusal->id) : std::string(name_of(done.error().code));
    if (!done->entry.empty()) entries_.push_back(done->entry);
    return "";
  }
  std::string act(const std::string& by, assembly::Act what) { return put(text_of(by, std::move(what)), by); }
  void must(const std::string& by, assembly::Act what) {
    const std::string refused = act(by, std::move(what));
    base::check(refused.empty(), "the sitting of the tests: " + refused);
  }
  base::Instant now() const { return {start_.ms + static_cast<std::int64_t>(entries_.size()) * step_ms_}; }
  // All in one moment: for whoever takes the acts with a clock of its own.
  void stand_still() { step_ms_ = 0; }

  std::vector<std::string> members() const {
    std::vector<std::string> out;
    for (const rules::Seat& one : journal_->rules().roster->seats) out.push_back(one.id.text());
    return out;
  }
  void open_sitting() {
    for (const std::string& one : members()) must(one, {assembly::Arrive{seat(one)}});
    must("chair", {assembly::OpenSitting{}});
  }
  assembly::VoteId open_vote(const std::string& title) {
    assembly::OpenVote what;
    what.question = assembly::QuestionId::of("decision");
    what.title = title;
    const assembly::VoteId id = next();
    must("chair", {what});
    return id;
  }
  assembly::Cast ballot(assembly::VoteId vote, const std::string& who, const std::string& choice) const {
    return {vote, seat(who), assembly::ChoiceId::of(choice)};
  }
  // `yes` members in favour, the others against; locked.
  assembly::VoteId vote(const std::string& title, std::size_t yes) {
    const assembly::VoteId id = open_vote(title);
    std::size_t cast = 0;
    for (const std::string& one : members()) must(one, {ballot(id, one, cast++ < yes ? "yes" : "no")});
    must("chair", {assembly::Lock{id}});
    return id;
  }

 private:
  std::string origin_, rules_;
  Blobs blobs_;
  std::unique_ptr<clerk::Journal> journal_;
  std::vector<std::string> entries_;
  std::map<std::string, std::uint64_t> counters_;
  base::Instant start_;
  std::int64_t step_ms_ = 100;
};

// A record's files, in memory.
class MapReader : public audit::Reader {
 public:
  std::map<std::string, std::string> files;

  std::optional<std::string> read(const std::string& path) const override {
    const auto found = files.find(path);
    return found == files.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<std::string> list(const std::string& folder) const override {
    std::vector<std::string> out;
    for (const auto& [path, bytes] : files)
      if (path.starts_with(folder + "/")) out.push_back(path.substr(folder.size() + 1));
    return out;
  }
};

inline std::string signed_head(const record::Checkpoint& head, const crypto::SigningKey& log) {
  record::Note note{head.text(), {}};
  record::sign_note(note, head.origin, log);
  return note.whole();
}

// What whoever holds the log's key publishes of these entries.
inline MapReader publish(const std::string& origin, const std::vector<std::string>& entries, const Blobs& blobs,
                         const crypto::SigningKey& log) {
  MapReader out;
  record::Tree tree;
  for (const std::string& entry : entries) tree.append(record::leaf_hash(entry));
  for (const record::TilePath& path : record::tiles_of(entries.size())) {
    std::string bytes;
    if (path.level)
      bytes = tree.tile(*path.level, path.number, path.width);
    else
      for (unsigned i = 0; i < path.width; ++i) record::add_to_bundle(bytes, entries[path.number * 256 + i]);
    out.files[path.text()] = bytes;
  }
  for (const auto& [hash, bytes] : blobs.files) out.files["blobs/" + hash] = bytes;
  out.files["checkpoint"] = signed_head({origin, entries.size(), tree.root()}, log);
  return out;
}

}  // namespace testing_record
