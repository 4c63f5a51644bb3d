#include "audit/verify.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/team.hpp"
#include "record/tiles.hpp"

namespace audit {
namespace {

using record::tile_width;
using record::TilePath;

constexpr std::uint64_t group_bundles = 16;  // read, and their signatures checked, at a time

// One file's entries, with what the helpers say of their signatures.
struct Batch {
  std::uint64_t number = 0;
  std::string bytes;
  std::vector<std::string_view> entries;
  std::vector<record::Entry> parsed;
  std::vector<std::optional<crypto::PublicKey>> keys;
  std::vector<char> holds;
};

class Audit {
 public:
  Audit(const Reader& reader, const Means& means, ballot::Checking ballots)
      : reader_(reader), means_(means), ballots_(ballots), team_(means.helpers) {}

  // Whether the ballots that were put into batches hold; asked when all is read.
  bool ballots_hold() { return !journal_ || journal_->ballots().deferred_hold(); }

  Verdict run() {
    const auto note = reader_.read("checkpoint");
    if (!note) return unreadable("there is no published head here.");
    if (!read_head(*note) || !read_entries() || !check_tiles() || !check_earlier() || !check_blobs()) return out_;
    out_.unchecked = journal_->unchecked();
    out_.rehearsal = journal_->beginning().rehearsal;
    out_.withheld.assign(journal_->state().withheld.begin(), journal_->state().withheld.end());
    return out_;
  }

 private:
  Verdict unreadable(std::string what) {
    out_.kind = Verdict::Kind::unreadable;
    out_.detail = std::move(what);
    return out_;
  }
  bool invalid(std::string_view code, std::optional<std::uint64_t> position, std::string detail) {
    out_.kind = Verdict::Kind::invalid;
    out_.code = code;
    out_.position = position;
    out_.detail = std::move(detail);
    return false;
  }
  bool invalid(const clerk::Fault& fault, std::uint64_t position) {
    if (fault.code == clerk::Code::version) return unreadable(fault.detail + " is not known here."), false;
    out_.refusal = fault.refusal;
    return invalid(clerk::name_of(fault.code), position, fault.detail);
  }

  bool read_head(const std::string& note) {
    const auto trust = means_.trust ? means_.trust : own_account();
    if (!trust) return false;
    const auto head = record::check_head(note, *trust);
    if (!head) {
      static constexpr std::array<std::string_view, 4> names = {codes::head, codes::log_key, codes::head_signature,
                                                                codes::cosignature};
      return invalid(names[static_cast<std::size_t>(head.error().fault)], std::nullopt, head.error().what);
    }
    out_.head = head->checkpoint;
    out_.witnesses = head->witnesses;
    out_.trusted = means_.trust.has_value();
    if (out_.head.size == 0) return invalid(codes::empty, std::nullopt, "");
    if (!head->quorum) return invalid(codes::quorum, std::nullopt, "");
    trust_ = *trust;
    journal_ = std::make_unique<clerk::Journal>(
        out_.head.origin, [this](std::string_view hash) { return reader_.read("blobs/" + std::string(hash)); },
        means_.citations, ballots_);
    return true;
  }

  // Without a trust file: the key that the first entry names.
  std::optional<record::Trust> own_account() {
    const auto first = find_entry(reader_, 0);
    const auto entry = first ? record::Entry::parse(*first) : base::fail(base::Error{});
    const auto act = entry ? codec::read_act(entry->act) : base::fail(base::Error{});
    if (first && !act) return invalid(clerk::name_of(clerk::Code::grammar), 0, act.error().text()), std::nullopt;
    const auto* begins = act ? std::get_if<assembly::Establish>(&act->act.what) : nullptr;
    const auto key = begins ? record::VerifierKey::parse(begins->log) : base::fail(base::Error{});
    if (first && !key) return invalid(clerk::name_of(clerk::Code::established), 0, ""), std::nullopt;
    if (key) return record::Trust::in_log(*key);
    return invalid(codes::missing, 0, record::TilePath{}.text()), std::nullopt;
  }

  unsigned width_of(std::uint64_t number) const { return record::bundle_of(number, out_.head.size).width; }
  std::uint64_t bundles() const { return (out_.head.size + tile_width - 1) / tile_width; }

  // Reads the next group and sets the helpers to its signatures.
  void prepare(std::vector<Batch>& group, std::uint64_t from) {
    group.clear();
    for (std::uint64_t number = from; number < std::min(from + group_bundles, bundles()); ++number) {
      const unsigned width = width_of(number);
      auto found = find_bundle(reader_, number, width);
      if (!found) {
        missing_ = number;
        add_narrower(group, number, width);
        break;
      }
      Batch& batch = group.emplace_back();
      batch.number = number;
      batch.bytes = std::move(found->bytes);
      const record::Bundle bundle = record::entries_of(batch.bytes);
      if (bundle.entries.size() < width ||
          (found->exact && (bundle.rest != batch.bytes.size() || bundle.entries.size() != width))) {
        short_bundle_ = number * tile_width + std::min<std::size_t>(bundle.entries.size(), width);
        group.pop_back();
        break;
      }
      batch.entries.assign(bundle.entries.begin(), bundle.entries.begin() + width);
    }
    for (Batch& batch : group) parse(batch);
    team_.start(group.size() * tile_width, [this, &group](std::size_t i) {
      Batch& batch = group[i / tile_width];
      const std::size_t at = i % tile_width;
      if (at >= batch.entries.size() || !batch.keys[at]) return;
      const record::Entry& entry = batch.parsed[at];
      batch.holds[at] =
          clerk::is_signed(journal_->origin(), {entry.act, entry.key, entry.signature}, *batch.keys[at]) ? 1 : 0;
    });
  }

  // What is published of a bundle whose rest is held back: the longest partial one.
  void add_narrower(std::vector<Batch>& group, std::uint64_t number, unsigned width) {
    while (--width > 0) {
      auto bytes = reader_.read(TilePath{std::nullopt, number, width}.text());
      const auto entries = bytes ? record::entries_of(*bytes).entries.size() : 0;
      if (entries != width) continue;
      Batch& batch = group.emplace_back();
      batch.number = number;
      batch.bytes = std::move(*bytes);
      batch.entries = record::entries_of(batch.bytes).entries;
      return;
    }
  }

  void parse(Batch& batch) const {
    batch.holds.assign(batch.entries.size(), 0);
    for (const std::string_view bytes : batch.entries) {
      const auto entry = record::Entry::parse(bytes);
      batch.parsed.push_back(entry ? *entry : record::Entry{});
      batch.keys.push_back(entry ? journal_->key(entry->key) : std::nullopt);
    }
  }

  bool read_entries() {
    std::vector<Batch> now, next;
    prepare(now, 0);
    team_.finish();
    while (!now.empty()) {
      const std::uint64_t from = now.back().number + 1;
      const bool more = !missing_ && !short_bundle_ && from < bundles();
      next.clear();
      if (more) prepare(next, from);
      for (const Batch& batch : now)
        if (!check(batch)) return team_.finish(), false;
      team_.finish();
      std::swap(now, next);
    }
    if (short_bundle_) return invalid(codes::bundle, short_bundle_, "");
    return !missing_ || take_hashes(*missing_);
  }

  bool check(const Batch& batch) {
    const auto hashes = hash_tile(0, batch.number, static_cast<unsigned>(batch.entries.size()));
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
      const std::uint64_t position = batch.number * tile_width + i;
      const auto holds = batch.keys[i] ? std::optional(batch.holds[i] == 1) : std::nullopt;
      const auto events = journal_->check(batch.entries[i], holds);
      if (!events) return invalid(events.error(), position);
      if (!hashes) return invalid(codes::missing, position, TilePath{0, batch.number, width_of(batch.number)}.text());
      if (hashes->compare(i * 32, 32, base::view(journal_->tree().leaf(position))) != 0)
        return invalid(codes::leaf, position, "");
      if (means_.each) means_.each(batch.parsed[i], *journal_, *events);
    }
    return true;
  }

  // `width` hashes of a tile; a longer partial tile or the full one may stand in.
  std::optional<std::string> hash_tile(unsigned level, std::uint64_t number, unsigned width) const {
    for (unsigned wide = width; wide <= tile_width; ++wide)
      if (auto bytes = reader_.read(TilePath{level, number, wide}.text());
          bytes && bytes->size() == std::size_t{wide} * 32)
        return bytes->substr(0, std::size_t{width} * 32);
    return std::nullopt;
  }

  // What is held back until a lock is there by its hashes alone.
  bool take_hashes(std::uint64_t number) {
    const std::uint64_t from = journal_->size();
    const auto hold = journal_->hold();
    if (!hold) return invalid(codes::missing, from, TilePath{std::nullopt, number, width_of(number)}.text());
    out_.held_from = from;
    whole_ = journal_->tree();
    for (; number < bundles(); ++number) {
      const auto hashes = hash_tile(0, number, width_of(number));
      if (!hashes) return invalid(codes::missing, number * tile_width, TilePath{0, number, width_of(number)}.text());
      for (std::size_t at = (whole_->size() % tile_width) * 32; at < hashes->size(); at += 32)
        whole_->append(*base::exactly<32>(hashes->substr(at, 32)));
    }
    return true;
  }

  const record::Tree& tree() const { return whole_ ? *whole_ : journal_->tree(); }

  bool check_tiles() {
    for (const TilePath& path : record::tiles_of(out_.head.size)) {
      if (!path.level) continue;
      const auto hashes = hash_tile(*path.level, path.number, path.width);
      if (!hashes) return invalid(codes::missing, std::nullopt, path.text());
      if (*hashes != tree().tile(*path.level, path.number, path.width))
        return invalid(codes::tile, std::nullopt, path.text());
    }
    if (tree().root() != out_.head.root) return invalid(codes::root, std::nullopt, "");
    // By its own account: the key that was believed must be the one that the record names.
    const std::string& log = journal_->beginning().log;
    return means_.trust || trust_.logs.front().key.text() == log || invalid(codes::log_key, 0, log);
  }

  bool check_earlier() {
    for (const std::string& note : means_.earlier) {
      if (!note.starts_with(out_.head.origin + "\n")) continue;  // of another of the records
      const auto head = record::check_head(note, trust_);
      if (!head) return invalid(codes::head_signature, std::nullopt, head.error().what);
      const record::Checkpoint& earlier = head->checkpoint;
      if (earlier.size > out_.head.size) return invalid(codes::rollback, earlier.size, "");
      if (tree().root(earlier.size) != earlier.root) return invalid(codes::fork, earlier.size, "");
    }
    return true;
  }

  bool check_blobs() {
    for (const std::string& name : reader_.list("blobs")) {
      const auto bytes = reader_.read("blobs/" + name);
      if (!bytes || base::hex(base::view(crypto::sha256(*bytes))) != name)
        return invalid(clerk::name_of(clerk::Code::blob_hash), std::nullopt, name);
    }
    for (const std::string& names : journal_->names())
      if (!names.empty() && !journal_->state().withheld.contains(names) && !reader_.read("blobs/" + names))
        return invalid(clerk::name_of(clerk::Code::blob), std::nullopt, names);
    return true;
  }

  const Reader& reader_;
  const Means& means_;
  const ballot::Checking ballots_;
  base::Team team_;
  record::Trust trust_;
  std::unique_ptr<clerk::Journal> journal_;
  std::optional<record::Tree> whole_;  // with the hashes of what is held back
  std::optional<std::uint64_t> missing_, short_bundle_;
  Verdict out_;
};

// The entry that stands at that position under the record's published head: its hash is in the tile that the auditor
// of that record compares with the head.
std::optional<std::string> entry_under_head(const Reader& reader, std::uint64_t position) {
  const auto note = reader.read("checkpoint");
  const auto parsed = note ? record::parse_note(*note) : base::fail(base::Error{});
  const auto head = parsed ? record::Checkpoint::parse(parsed->text) : base::fail(base::Error{});
  if (!head || position >= head->size) return std::nullopt;
  TilePath path = record::bundle_of(position / tile_width, head->size);
  const auto found = find_bundle(reader, path.number, path.width);
  path.level = 0;
  const auto hashes = reader.read(path.text());
  const auto entries = found ? record::entries_of(found->bytes).entries : std::vector<std::string_view>();
  const std::size_t at = position % tile_width;
  if (!hashes || hashes->size() < (at + 1) * 32 || entries.size() <= at) return std::nullopt;
  if (hashes->substr(at * 32, 32) != base::view(record::leaf_hash(entries[at]))) return std::nullopt;
  return std::string(entries[at]);
}

// What an entry's ruling says, if it can be read.
std::optional<codec::Ruling> ruling_of(const std::optional<std::string>& bytes, base::Instant& at) {
  const auto entry = bytes ? record::Entry::parse(*bytes) : base::fail(base::Error{});
  if (!entry) return std::nullopt;
  at = entry->at;
  auto ruling = codec::read_ruling(entry->ruling);
  return ruling ? std::optional(std::move(*ruling)) : std::nullopt;
}

using Names = std::vector<assembly::CandidateId>;

Names in_order(Names names) {
  std::sort(names.begin(), names.end());
  return names;
}

// Who had the majority in the ballot whose count that entry settles. Nothing: it settles none.
std::optional<Names> reached_in(const codec::Ruling& ruling) {
  std::optional<Names> out;
  for (const assembly::Event& event : ruling.events) {
    if (std::holds_alternative<assembly::BallotAgreed>(event.what)) out.emplace();
    const auto* reached = std::get_if<assembly::MajorityReached>(&event.what);
    if (reached && out) out = in_order(reached->candidates);
  }
  return out;
}

}  // namespace

// Ballots in batches; where one does not hold, each by itself, and the lowest entry that fails is told.
Verdict verify(const Reader& reader, const Means& means) {
  Audit audit(reader, means, ballot::Checking::deferred);
  Verdict out = audit.run();
  if (audit.ballots_hold()) return out;
  Means again = means;
  again.each = {};
  out = Audit(reader, again, ballot::Checking::single).run();
  base::check(out.kind != Verdict::Kind::valid, "a batch fails whose ballots each pass alone");
  return out;
}

bool says(const Reader& reader, const clerk::Cited& cited) {
  const assembly::Citation& citation = cited.citation;
  const auto bytes = entry_under_head(reader, citation.position);
  if (!bytes || base::hex(base::view(record::leaf_hash(*bytes))) != citation.leaf) return false;
  base::Instant at, ignored;
  const auto ruling = ruling_of(bytes, at);
  if (!ruling || at != citation.at) return false;
  if (cited.elected) return reached_in(*ruling) == in_order(*cited.elected);
  for (const assembly::Event& event : ruling->events) {
    const auto* declared = std::get_if<assembly::OutcomeDeclared>(&event.what);
    if (!declared || (declared->outcome.result == rules::Result::passed) != citation.passed) continue;
    const auto opening = ruling_of(entry_under_head(reader, declared->vote), ignored);
    if (!opening) return false;
    for (const assembly::Event& first : opening->events)
      if (const auto* opened = std::get_if<assembly::VoteOpened>(&first.what))
        return opened->question == citation.question;
  }
  return false;
}

}  // namespace audit
