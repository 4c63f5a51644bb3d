#include "hall/keeper.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/team.hpp"
#include "record/tiles.hpp"

namespace hall {
namespace {

base::Error wrong(std::string what, std::string advice = "") { return {{}, std::move(what), std::move(advice)}; }

const char* const restore = "Restore a backup; docs/operations.md says how.";

// The origin that the first entry was made for.
base::Result<std::string> origin_of(std::string_view first_entry) {
  const auto entry = record::Entry::parse(first_entry);
  if (!entry) return base::fail(entry.error());
  const auto act = codec::read_act(entry->act);
  if (!act) return base::fail(act.error());
  return act->body;
}

}  // namespace

void Keeper::begin(std::string origin, clerk::Citations citations) {
  journal_ = std::make_unique<clerk::Journal>(
      std::move(origin), [this](std::string_view hash) { return file(hash); }, std::move(citations));
}

base::Result<std::unique_ptr<Keeper>> Keeper::found(std::unique_ptr<store::Store> store, crypto::SigningKey log,
                                                    const Founding& founding, const crypto::SigningKey& founder,
                                                    base::Instant now, clerk::Citations citations) {
  std::unique_ptr<Keeper> out(new Keeper(std::move(store), std::move(log)));
  const auto there = out->store_->bundle(0);
  if (!there) return base::fail(there.error());
  if (!there->empty()) return base::fail(wrong("there is a record here already.", "Take another folder."));
  const auto blob = [&](const std::string& bytes, bool personal) {
    return out->put_file(bytes, personal && founding.salt);
  };
  assembly::Establish act;
  act.rehearsal = record::is_rehearsal(founding.origin);
  const auto rules = blob(founding.rules, false), roster = blob(founding.roster, true);
  const auto names = founding.names.empty() ? base::Result<std::string>("") : blob(founding.names, true);
  for (const auto* one : {&rules, &roster, &names})
    if (!*one) return base::fail(one->error());
  act.rules = *rules, act.roster = *roster, act.names = *names;
  act.log = record::VerifierKey::of(founding.origin, record::KeyType::ed25519, out->log_.public_key()).text();
  act.key = founder.public_key();
  act.after = founding.after;
  out->begin(founding.origin, std::move(citations));
  const std::string bytes = codec::write_act({founding.by, {act}, 1, {0, record::empty_root()}, founding.origin});
  const auto done = out->submit(
      {bytes, record::key_id(founder.public_key()), founder.sign(record::message_of_act(founding.origin, bytes))},
      now);
  if (!done) {
    const clerk::Fault& fault = done.error();
    return base::fail(wrong("the record cannot begin: " + std::string(clerk::name_of(fault.code)) + " " +
                            fault.detail + (fault.refusal ? std::string(fault.refusal->id) : "")));
  }
  if (auto durable = out->commit(); !durable) return base::fail(durable.error());
  return out;
}

base::Result<std::string> Keeper::put_file(std::string_view bytes, bool salt) {
  const std::string whole = salt ? record::salted(bytes, crypto::random_bytes(32)) : std::string(bytes);
  if (auto put = store_->put_blob(whole); !put) return base::fail(put.error());
  return base::hex(base::view(crypto::sha256(whole)));
}

std::optional<std::string> Keeper::file(std::string_view hash) const {
  auto bytes = store_->blob(hash);
  return bytes ? *bytes : std::nullopt;
}

base::Result<std::unique_ptr<Keeper>> Keeper::open(std::unique_ptr<store::Store> store, crypto::SigningKey log,
                                                   const std::vector<record::Checkpoint>& known,
                                                   clerk::Citations citations) {
  std::unique_ptr<Keeper> out(new Keeper(std::move(store), std::move(log)));
  if (auto loaded = out->load(known, std::move(citations)); !loaded) return base::fail(loaded.error());
  return out;
}

base::Result<void> Keeper::load(const std::vector<record::Checkpoint>& known, clerk::Citations citations) {
  const auto note = store_->checkpoint();
  if (!note) return base::fail(note.error());
  const auto first = store_->bundle(0);
  if (!first) return base::fail(first.error());
  record::Checkpoint head;
  if (*note) {
    const auto parsed = record::parse_note(**note);
    auto checkpoint = parsed ? record::Checkpoint::parse(parsed->text) : base::fail(parsed.error());
    if (!checkpoint) return base::fail(wrong("the published head is damaged: " + checkpoint.error().what, restore));
    const std::vector<record::VerifierKey> own = {
        record::VerifierKey::of(checkpoint->origin, record::KeyType::ed25519, log_.public_key())};
    const auto by = record::signers(*parsed, own);
    if (!by || by->empty())
      return base::fail(
          wrong("the published head was not signed with this key.", "Use the key of this record's log."));
    head = std::move(*checkpoint);
  } else {
    const record::Bundle bundle = record::entries_of(*first);
    if (bundle.entries.empty()) return base::fail(wrong("there is no record here.", "Found one first."));
    auto origin = origin_of(bundle.entries[0]);
    if (!origin) return base::fail(wrong("the first entry is damaged: " + origin.error().text(), restore));
    head.origin = std::move(*origin);
    head.root = record::empty_root();
  }
  begin(head.origin, std::move(citations));
  if (auto done = load_published(head); !done) return done;
  if (auto done = load_tail(); !done) return done;
  for (const record::Checkpoint& one : known) {
    if (one.origin != head.origin) continue;
    if (one.size > durable_)
      return base::fail(wrong("this record ends at " + std::to_string(durable_) + ", but somebody holds a head of " +
                                  std::to_string(one.size) + ": it is an older copy.",
                              "Restore the newest copy, or go on under a new origin that names that head."));
    if (journal_->tree().root(one.size) != one.root)
      return base::fail(wrong("somebody holds a head of size " + std::to_string(one.size) + " with another root.",
                              "Two histories exist; keep both and do not go on."));
  }
  if (record::VerifierKey::of(head.origin, record::KeyType::ed25519, log_.public_key()).text() !=
      journal_->beginning().log)
    return base::fail(wrong("the record names another key for its log.", "Use the key of this record's log."));
  // Last, when all else allows going on: nothing that somebody may hold a head of is cut before that was asked.
  if (auto done = store_->cut(durable_, head.size); !done) return done;
  // The power may have gone between the act and the file.
  for (const std::string& hash : journal_->state().withheld)
    if (const auto there = store_->blob(hash); there && *there)
      if (auto done = store_->remove_blob(hash); !done) return done;
  return {};
}

// Under a head that was signed here nothing is decided again: its root vouches for every byte. Helpers read the
// entries of the next bundles while those before are folded in.
base::Result<void> Keeper::load_published(const record::Checkpoint& head) {
  constexpr std::uint64_t group_bundles = 32;
  struct Group {
    std::vector<std::string> bundles;
    std::vector<std::string_view> entries;
    std::vector<base::Result<clerk::Journal::Taken, clerk::Fault>> taken;
  };
  base::Team team(base::spare_threads());
  std::optional<base::Error> unread;
  std::uint64_t next = 0;
  const auto prepare = [&](Group& group) {
    group = {};
    for (std::uint64_t i = 0; i < group_bundles && next * record::tile_width < head.size; ++i, ++next) {
      auto bytes = store_->bundle(next);
      if (!bytes) return void(unread = bytes.error());
      group.bundles.push_back(std::move(*bytes));
    }
    for (std::size_t i = 0; i < group.bundles.size(); ++i) {
      const std::uint64_t number = next - group.bundles.size() + i;
      auto entries = record::entries_of(group.bundles[i]).entries;
      entries.resize(std::min<std::size_t>(entries.size(), record::bundle_of(number, head.size).width));
      group.entries.insert(group.entries.end(), entries.begin(), entries.end());
      if (entries.size() < record::bundle_of(number, head.size).width) break;
    }
    group.taken.resize(group.entries.size(), base::fail(clerk::Fault{}));
    team.start(group.entries.size(),
               [&group](std::size_t i) { group.taken[i] = clerk::Journal::read(group.entries[i]); });
  };
  Group now, then;
  for (prepare(now), team.finish(); !now.entries.empty(); team.finish(), std::swap(now, then)) {
    prepare(then);
    for (const auto& one : now.taken) {
      const auto done = one ? journal_->take(*one) : base::fail(one.error());
      if (done) continue;
      team.finish();
      return base::fail(wrong("entry " + std::to_string(journal_->size()) + " is damaged: " +
                                  std::string(clerk::name_of(done.error().code)) + " " + done.error().detail,
                              restore));
    }
  }
  if (unread) return base::fail(*unread);
  if (journal_->size() != head.size)
    return base::fail(wrong("the published head speaks of " + std::to_string(head.size) + " entries; " +
                                std::to_string(journal_->size()) + " are here.",
                            restore));
  if (journal_->tree().root() != head.root)
    return base::fail(wrong("the entries are not those that the published head was signed for.", restore));
  durable_ = head.size;
  return {};
}

// Faults that need not be the entry's own: a file or another record that is not at hand, an older program.
bool hangs_on_others(clerk::Code code) {
  using clerk::Code;
  return code == Code::blob || code == Code::citation || code == Code::version;
}

// Behind it each entry must be whole and right; the first that is not ends the record.
base::Result<void> Keeper::load_tail() {
  while (true) {
    const std::uint64_t begin = journal_->size(), number = begin / record::tile_width;
    const auto bytes = store_->bundle(number);
    if (!bytes) return base::fail(bytes.error());
    const record::Bundle bundle = record::entries_of(*bytes);
    bool right = true;
    for (std::size_t i = begin % record::tile_width; right && i < bundle.entries.size(); ++i) {
      const auto checked = journal_->check(bundle.entries[i]);
      if (!checked && hangs_on_others(checked.error().code))
        return base::fail(wrong("entry " + std::to_string(journal_->size()) + " cannot be checked: " +
                                    std::string(clerk::name_of(checked.error().code)) + " " + checked.error().detail,
                                "Nothing was changed. Bring back what it names, then start again."));
      right = checked.has_value();
    }
    const bool whole = right && bundle.rest == bytes->size();
    if (whole && journal_->size() > begin && journal_->size() % record::tile_width == 0) continue;
    if (!whole) {
      std::uint64_t kept = 0;
      for (std::uint64_t i = 0; i < journal_->size() - number * record::tile_width; ++i)
        kept += 2 + bundle.entries[i].size();
      cut_ = bytes->size() - kept;
    }
    break;
  }
  if (!journal_->established()) return base::fail(wrong("there is no whole entry here.", restore));
  durable_ = journal_->size();
  return {};
}

base::Result<Keeper::Answer, clerk::Fault> Keeper::submit(const clerk::Incoming& act, base::Instant now,
                                                          const clerk::Ahead& ahead) {
  base::check(!broken_, "an act after the store had failed");
  auto admitted = journal_->admit(act, now, ahead);
  if (!admitted) return base::fail(admitted.error());
  if (admitted->entry.empty()) return Answer{admitted->position, true, {}};
  // What the act names is there before anybody can read the act.
  if (admitted->file) files_.push_back(std::move(*admitted->file));
  pending_.push_back(std::move(admitted->entry));
  for (const assembly::Event& event : admitted->events)
    if (const auto* blob = std::get_if<assembly::BlobWithheld>(&event.what)) withheld_.push_back(blob->blob);
  return Answer{admitted->position, false, std::move(admitted->events)};
}

base::Result<void> Keeper::commit() {
  if (broken_) return base::fail(*broken_);
  if (pending_.empty()) return {};
  base::Result<void> done;
  for (; done && !files_.empty(); files_.pop_back())
    if (auto put = store_->put_blob(files_.back()); !put) done = base::fail(put.error());
  if (done) done = store_->append(durable_, pending_);
  if (done) done = read_back(durable_, durable_ + pending_.size());
  if (done) durable_ += pending_.size();
  for (; done && !withheld_.empty(); withheld_.pop_back()) done = store_->remove_blob(withheld_.back());
  if (!done) {
    broken_ = done.error();
    return done;
  }
  recent_ = std::exchange(pending_, {});
  return {};
}

base::Result<std::string> Keeper::entry(std::uint64_t position) const {
  base::check(position < durable_, "an entry that is not durable");
  if (const std::uint64_t from_end = durable_ - position; from_end <= recent_.size())
    return recent_[recent_.size() - from_end];
  const auto bytes = store_->bundle(position / record::tile_width);
  if (!bytes) return base::fail(bytes.error());
  return std::string(record::entries_of(*bytes).entries[position % record::tile_width]);
}

base::Result<std::vector<std::string>> Keeper::entries(const std::vector<std::uint64_t>& positions) const {
  std::vector<std::string> out;
  std::optional<std::uint64_t> number;
  std::string bytes;
  std::vector<std::string_view> found;
  for (const std::uint64_t position : positions) {
    if (position >= durable_) break;
    if (number != position / record::tile_width) {
      auto read = store_->bundle(position / record::tile_width);
      if (!read) return base::fail(read.error());
      bytes = std::move(*read);
      found = record::entries_of(bytes).entries;
      number = position / record::tile_width;
    }
    out.emplace_back(found[position % record::tile_width]);
  }
  return out;
}

const std::string& Keeper::head() {
  base::check(!broken_, "a head after the store had failed");
  if (head_.empty() || head_size_ != durable_) {
    record::Note note{record::Checkpoint{journal_->origin(), durable_, journal_->tree().root(durable_)}.text(), {}};
    record::sign_note(note, journal_->origin(), log_);
    head_ = note.whole();
    head_size_ = durable_;
  }
  return head_;
}

base::Result<record::Receipt> Keeper::receipt(std::uint64_t position) {
  auto bytes = entry(position);
  if (!bytes) return base::fail(bytes.error());
  return record::Receipt{std::move(*bytes), position, journal_->tree().inclusion(position, durable_), head()};
}

// What is on the disk is what is signed: a bit that flipped in memory must not become a head.
base::Result<void> Keeper::read_back(std::uint64_t from, std::uint64_t to) const {
  for (std::uint64_t position = from; position < to;) {
    const std::uint64_t number = position / record::tile_width;
    const auto bytes = store_->bundle(number);
    if (!bytes) return base::fail(bytes.error());
    const record::Bundle bundle = record::entries_of(*bytes);
    const std::uint64_t end = std::min(to, (number + 1) * record::tile_width);
    for (; position < end; ++position) {
      const std::uint64_t at = position % record::tile_width;
      if (at >= bundle.entries.size() || record::leaf_hash(bundle.entries[at]) != journal_->tree().leaf(position))
        return base::fail(wrong("entry " + std::to_string(position) + " on the disk is not what was decided."));
    }
  }
  return {};
}

base::Result<void> Keeper::prepare_publication() {
  if (broken_) return base::fail(*broken_);
  auto done = commit();  // a tree that ran ahead of the disk is not published
  if (done) done = store_->prepare(head(), journal_->tree(), journal_->hold());
  if (const record::Tree& tree = journal_->tree(); done && asking_)
    done = asking_->prepare({journal_->origin(), durable_, tree.root(durable_)}, head(), tree);
  if (!done) broken_ = done.error();
  return done;
}

// What the head speaks of is durable before anybody signs it.
base::Result<void> Keeper::settle_publication() {
  auto done = store_->settle();
  lines_ = done && asking_ ? asking_->ask() : std::vector<record::NoteSignature>();
  return done;
}

std::optional<std::chrono::steady_clock::time_point> Keeper::publish_again() const {
  return asking_ ? asking_->again() : std::nullopt;
}

base::Result<void> Keeper::finish_publication(const base::Result<void>& settled) {
  if (broken_) return base::fail(*broken_);
  auto done = settled ? store_->finish(record::lines_of(lines_)) : settled;
  if (!done) broken_ = done.error();
  return done;
}

base::Result<void> Keeper::publish() {
  if (auto done = prepare_publication(); !done) return done;
  return finish_publication(settle_publication());
}

}  // namespace hall
