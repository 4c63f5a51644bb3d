#include "clerk/journal.hpp"

#include <algorithm>
#include <utility>

#include "assembly/canonical.hpp"
#include "assembly/decide.hpp"
#include "base/check.hpp"
#include "base/limits.hpp"
#include "clerk/ballot_papers.hpp"
#include "rules/load.hpp"
#include "rules/succession.hpp"

namespace clerk {
namespace {

using namespace assembly;

constexpr int edition_known = 1;

tl::unexpected<Fault> fault(Code code, std::string detail = "") {
  return base::fail(Fault{code, std::move(detail), std::nullopt});
}

std::optional<std::string> named_blob(const Blobs& blobs, const std::string& hash, std::optional<Fault>& wrong) {
  auto bytes = blobs(hash);
  if (!bytes)
    wrong = Fault{Code::blob, hash, {}};
  else if (base::hex(base::view(crypto::sha256(*bytes))) != hash)
    wrong = Fault{Code::blob_hash, hash, {}};
  return bytes;
}

bool is_opened(const std::string& commitment, const std::string& opening) {
  return commitment.empty() || base::hex(base::view(crypto::sha256(opening))) == commitment;
}

std::optional<Cited> cited_by(const Act& act) {
  if (const auto* reports = std::get_if<ReportOtherBody>(&act.what))
    return Cited{reports->citation, reports->elected};
  const auto* convenes = std::get_if<ConveneSession>(&act.what);
  if (convenes && convenes->citation) return Cited{*convenes->citation};
  return std::nullopt;
}

bool closes_a_sitting(const Events& events) {
  return std::any_of(events.begin(), events.end(),
                     [](const Event& event) { return std::holds_alternative<SittingClosed>(event.what); });
}

std::size_t fingerprint(std::string_view bytes) { return std::hash<std::string_view>{}(bytes); }

}  // namespace

bool is_signed(std::string_view origin, const Incoming& act, const crypto::PublicKey& key) {
  return crypto::verify(key, record::message_of_act(origin, act.act), act.signature);
}

Journal::Journal(std::string origin, Blobs blobs, Citations citations, ballot::Checking checking)
    : origin_(std::move(origin)),
      blobs_(std::move(blobs)),
      citations_(std::move(citations)),
      ballots_(origin_,
               [this](const std::string& hash) {
                 const bool made = made_roll_ && base::hex(base::view(crypto::sha256(*made_roll_))) == hash;
                 return made ? made_roll_ : blobs_(hash);
               }),
      checking_(checking) {}

std::optional<crypto::PublicKey> Journal::key(const record::KeyId& id) const {
  const auto found = keys_.find(id);
  return found == keys_.end() ? std::nullopt : std::optional(found->second.key);
}

std::uint64_t Journal::last_number(const record::KeyId& id) const {
  const auto found = keys_.find(id);
  return found == keys_.end() || found->second.done.empty() ? 0 : found->second.done.back().n;
}

std::optional<std::uint64_t> Journal::hold() const {
  if (!established()) return std::nullopt;
  std::optional<std::uint64_t> out;
  const auto hides = [](const Vote& vote) {
    return vote.stage == Stage::open && vote.counting == rules::Counting::names &&
           vote.showing != rules::Showing::live;
  };
  // The open vote, any that it interrupts, and those that are open beside the sittings.
  for (const Vote* vote = state_->open_vote ? state_->vote(*state_->open_vote) : nullptr; vote;
       vote = vote->interrupts ? state_->vote(*vote->interrupts) : nullptr)
    if (hides(*vote)) out = vote->id;
  for (const VoteId id : state_->timed)
    if (hides(*state_->vote(id))) out = std::min(out.value_or(id), id);
  return out;
}

base::Result<std::unique_ptr<rules::Rules>, Fault> Journal::load(const std::string& rules_hash,
                                                                 const std::string& roster_hash) const {
  // A name of a file is made of it.
  for (const std::string* hash : {&rules_hash, &roster_hash})
    if (!base::exactly<32>(base::from_hex(*hash)))
      return fault(Code::established, "the rules or the roster are not named");
  std::optional<Fault> wrong;
  const auto rules = named_blob(blobs_, rules_hash, wrong),
             roster = wrong ? std::nullopt : named_blob(blobs_, roster_hash, wrong);
  if (wrong) return base::fail(*wrong);
  // The body's id in the rules is the last part of the origin.
  auto loaded = rules::load_texts(origin_.substr(origin_.find('/') + 1), record::without_salt(*rules),
                                  record::without_salt(*roster));
  if (!loaded) return fault(Code::rules, base::text(loaded.error()));
  return std::make_unique<rules::Rules>(std::move(*loaded));
}

std::optional<Fault> Journal::begin(const Establish& act) {
  if (act.edition != edition_known) return Fault{Code::version, "edition " + std::to_string(act.edition), {}};
  if (!record::is_origin(origin_)) return Fault{Code::established, "the origin is none", {}};
  if (act.rehearsal != record::is_rehearsal(origin_)) return Fault{Code::rehearsal, "", {}};
  const auto log = record::VerifierKey::parse(act.log);
  if (!log || log->name != origin_ || log->type != record::KeyType::ed25519)
    return Fault{Code::established, "the log's key is none, or of another origin", {}};
  if (!crypto::is_good_key(act.key)) return Fault{Code::key_bad, "", {}};
  auto rules = load(act.rules, act.roster);
  if (!rules) return rules.error();
  rules_ = std::move(*rules);
  state_ = std::make_unique<State>(*rules_);
  beginning_ = act;
  names_ = {act.names};
  return std::nullopt;
}

// The files of an act that changes the rules are there, and follow on those in force.
std::optional<Fault> Journal::prepare(const Amend& act, base::Instant at) {
  if (act.edition > edition_known) return Fault{Code::version, "edition " + std::to_string(act.edition), {}};
  auto rules = load(act.rules, act.roster);
  if (!rules) return rules.error();
  if (const auto lost = rules::lost_in(*rules_, **rules, base::date_of(at)))
    return Fault{Code::rules, "lost: " + *lost, {}};
  next_ = std::move(*rules);
  return std::nullopt;
}

// Whose key it is, and whether that one may do this.
std::optional<Fault> Journal::wrong_key(const codec::SignedAct& act, const Incoming& incoming,
                                        crypto::PublicKey& key) const {
  if (const auto* begins = std::get_if<Establish>(&act.act.what); begins && size() == 0) {
    key = begins->key;
    if (record::key_id(key) != incoming.key) return Fault{Code::key_unknown, "", {}};
    return std::nullopt;
  }
  const auto use = keys_.find(incoming.key);
  if (use == keys_.end()) return Fault{Code::key_unknown, base::hex(base::view(incoming.key)), {}};
  key = use->second.key;
  const KeyState& known = state_->keys.at(key);
  if (known.stage == KeyStage::ended) return Fault{Code::key_ended, "", {}};
  if (known.stage == KeyStage::waiting) return Fault{Code::key_waits, "", {}};
  if (known.seat != act.by) return Fault{Code::key_seat, known.seat.text(), {}};
  const auto* enrols = std::get_if<EnrolKey>(&act.act.what);
  const bool by_invitation = enrols && enrols->invitation == key;
  if ((known.stage == KeyStage::invited) != (enrols && enrols->invitation.has_value()) ||
      (known.stage == KeyStage::invited && !by_invitation))
    return Fault{Code::key_invitation, "", {}};
  return std::nullopt;
}

base::Result<std::optional<std::uint64_t>, Fault> Journal::repeated(const Incoming& act, std::uint64_t n) const {
  const auto use = keys_.find(act.key);
  if (use == keys_.end() || use->second.done.empty() || use->second.done.back().n < n)
    return std::optional<std::uint64_t>();
  const auto& done = use->second.done;
  const auto at =
      std::lower_bound(done.begin(), done.end(), n, [](const Done& one, std::uint64_t m) { return one.n < m; });
  if (at->n == n && at->fingerprint == fingerprint(act.act)) return std::optional(at->position);
  return fault(Code::counter, std::to_string(done.back().n));
}

const record::Hash& Journal::root(std::uint64_t size) const {
  KnownRoot& known = roots_[size % roots_.size()];
  if (!known.root || known.size != size) known = {size, tree_.root(size)};
  return *known.root;
}

std::optional<Fault> Journal::unseen(const codec::SignedAct& act) const {
  if (act.seen.size > size()) return Fault{Code::seen_ahead, std::to_string(act.seen.size), {}};
  if (root(act.seen.size) != act.seen.root) return Fault{Code::seen_fork, std::to_string(act.seen.size), {}};
  if (size() == 0) return std::nullopt;
  const auto own = ballots_.mark(act.act);
  const Position mark = own ? std::max(*own, freshness_.mark_of(act.by)) : freshness_.mark(act.act, act.by);
  if (act.seen.size <= mark) return Fault{Code::stale, std::to_string(mark), {}};
  return std::nullopt;
}

std::optional<Fault> Journal::bad_new_key(const crypto::PublicKey& key) const {
  if (!crypto::is_good_key(key)) return Fault{Code::key_bad, "", {}};
  const auto use = keys_.find(record::key_id(key));
  if (use != keys_.end() && use->second.key != key) return Fault{Code::key_bad, "its id is taken", {}};
  return std::nullopt;
}

// The question is the one that is put, the roll lists the entitled.
std::optional<Fault> Journal::bad_opening(const OpenSecretBallot& act) {
  const auto put = put_to_ballot(*rules_, *state_);
  const auto form = ballot_form(*rules_, *state_, *put);
  const auto wrong = [](std::string_view what) { return Fault{Code::ballot, std::string(what), {}}; };
  if (base::from_base64(act.question) !=
      std::string(base::view(crypto::sha256(question_text(origin_, titles_, *put)))))
    return wrong("question");
  const auto hash = base::exactly<32>(base::from_base64(act.roll));
  const ballot::Election* machine = ballots_.vote(act.vote);
  const auto seats = ballot_roll(*rules_, *state_, *put, *form);
  const std::string own = roll_text(*form, seats, ballots_.credentials());
  if (admitting_ && hash == crypto::sha256(own)) made_roll_ = own;
  const auto roll = made_roll_ ? made_roll_ : hash ? blobs_(base::hex(base::view(*hash))) : std::nullopt;
  const bool lists = roll && machine && lists_the_entitled(*roll, *form, seats, machine->credentials_when_called());
  return lists ? std::nullopt : std::optional(wrong(ballot::name_of(ballot::Code::roll)));
}

std::optional<Fault> Journal::unless_ballots_take(const codec::SignedAct& act, const Incoming& incoming,
                                                  ballot::Checking checking,
                                                  const std::optional<ballot::Digest>& holds_under) {
  const auto code = ballots_.take(act.act, act.by, {incoming.act, incoming.key, size(), holds_under}, checking);
  if (!code) return std::nullopt;
  return Fault{Code::ballot, std::string(ballot::name_of(*code)), {}};
}

// What decide takes for a fact.
std::optional<Fault> Journal::false_facts(const codec::SignedAct& act, base::Instant at,
                                          std::optional<Citation>& unchecked) {
  if (const auto* amends = std::get_if<Amend>(&act.act.what)) return prepare(*amends, at);
  if (const auto* opens = std::get_if<OpenSecretBallot>(&act.act.what)) return bad_opening(*opens);
  if (const auto* invites = std::get_if<InviteKey>(&act.act.what)) return bad_new_key(invites->key);
  if (const auto* enrols = std::get_if<EnrolKey>(&act.act.what)) {
    if (auto bad = bad_new_key(enrols->key)) return bad;
    const auto proof = base::exactly<64>(base::from_base64(enrols->proof));
    if (!proof ||
        !crypto::verify(enrols->key, record::message_of_key(origin_, enrols->seat.view(), enrols->key), *proof))
      return Fault{Code::possession, "", {}};
  }
  if (const auto cited = cited_by(act.act)) {
    const Citation& citation = cited->citation;
    const auto holds = citations_ ? citations_(*cited) : std::nullopt;
    const bool possible = record::is_origin(citation.origin) && citation.origin.ends_with("/" + citation.body) &&
                          record::is_rehearsal(citation.origin) == record::is_rehearsal(origin_);
    if (!possible || (holds && !*holds))
      return Fault{Code::citation, citation.origin + " " + std::to_string(citation.position), {}};
    if (!holds) unchecked = citation;
  }
  bool opened = true;
  if (const auto* draws = std::get_if<DrawName>(&act.act.what)) opened = is_opened(draws->commitment, draws->opening);
  if (const auto* draws = std::get_if<DrawCandidate>(&act.act.what))
    opened = is_opened(draws->commitment, draws->opening);
  if (!opened) return Fault{Code::lot, "", {}};
  return std::nullopt;
}

base::Result<Journal::Decided, Fault> Journal::decide(codec::SignedAct act, const Incoming& incoming,
                                                      base::Instant at, std::optional<bool> signature_holds) {
  if (act.body != origin_)
    return fault(record::is_rehearsal(act.body) != record::is_rehearsal(origin_) ? Code::rehearsal : Code::origin,
                 act.body);
  if (std::holds_alternative<Establish>(act.act.what) != (size() == 0)) return fault(Code::established);
  Decided out{std::move(act), {}, {}, {}};
  if (auto wrong = wrong_key(out.act, incoming, out.key)) return base::fail(*wrong);
  if (!signature_holds.value_or(true) || (!signature_holds && !is_signed(origin_, incoming, out.key)))
    return fault(Code::signature);
  if (auto wrong = unseen(out.act)) return base::fail(*wrong);
  if (const auto* first = std::get_if<Establish>(&out.act.act.what))
    if (auto wrong = begin(*first)) return base::fail(*wrong);
  const Stamped stamped{out.act.act, out.act.by, at, size()};
  // To read rules is work: it is done for those who may change them. A roll is looked at where there may be a ballot.
  if (std::holds_alternative<Amend>(out.act.act.what) || std::holds_alternative<OpenSecretBallot>(out.act.act.what))
    if (auto may = assembly::decide(*rules_, *state_, stamped); !may)
      return base::fail(Fault{Code::refused, "", may.error()});
  if (auto wrong = false_facts(out.act, at, out.unchecked)) return base::fail(*wrong);
  auto events = assembly::decide(*rules_, *state_, stamped);
  if (!events) return base::fail(Fault{Code::refused, "", events.error()});
  out.ruling.events = std::move(*events);
  if (closes_a_sitting(out.ruling.events)) {
    State after = *state_;
    for (const Event& event : out.ruling.events) assembly::evolve(after, event);
    out.ruling.state = crypto::sha256(assembly::canonical(after));
  }
  return out;
}

void Journal::fold(const codec::SignedAct& act, const Incoming& incoming, const Events& events) {
  for (const Event& event : events) {
    assembly::evolve(*state_, event);
    if (const auto* enrolled = std::get_if<KeyEnrolled>(&event.what))
      keys_[record::key_id(enrolled->key)].key = enrolled->key;
    if (const auto* invited = std::get_if<KeyInvited>(&event.what))
      keys_[record::key_id(invited->key)].key = invited->key;
  }
  titles_.note(*rules_, size(), act.act, events);
  if (const auto* amends = std::get_if<Amend>(&act.act.what)) {
    assembly::go_on_under(*state_, *next_);
    rules_ = std::move(next_);
    names_.push_back(amends->names);
  }
  keys_[incoming.key].done.push_back({act.n, size(), fingerprint(incoming.act)});
  freshness_.note(size(), events);
}

std::string Journal::text_of(const Decided& decided, const Incoming& incoming, base::Instant at) const {
  const std::string ruling = codec::write_ruling(decided.ruling);
  return record::Entry{size(), at, incoming.act, incoming.key, incoming.signature, ruling}.text();
}

void Journal::enter(const Decided& decided, const Incoming& incoming, base::Instant at, std::string_view entry) {
  if (decided.unchecked) unchecked_.push_back(*decided.unchecked);
  fold(decided.act, incoming, decided.ruling.events);
  tree_.append(record::leaf_hash(entry));
  last_ = at;
}

base::Result<Journal::Admitted, Fault> Journal::admit(const Incoming& incoming, base::Instant now,
                                                      const Ahead& ahead) {
  const auto signature_holds = ahead.signature_holds;
  const base::Instant at = size() == 0 ? now : std::max(now, last_);
  auto act = codec::read_act(incoming.act);
  if (!act) return fault(Code::grammar, act.error().text());
  const auto there = repeated(incoming, act->n);
  // Only the author learns whether these are the bytes that stand there: otherwise a hidden ballot could be guessed.
  if (const auto author = key(incoming.key); author && (!there || *there))
    if (!signature_holds.value_or(true) || (!signature_holds && !is_signed(origin_, incoming, *author)))
      return fault(Code::signature);
  if (!there) return base::fail(there.error());
  if (*there) return Admitted{**there, "", {}, {}};
  // A file of names may be withheld later; it must have been there once.
  if (const auto* amends = std::get_if<Amend>(&act->act.what); amends && !amends->names.empty())
    if (!blobs_(amends->names)) return fault(Code::blob, amends->names);
  made_roll_.reset();
  admitting_ = true;
  auto decided = decide(std::move(*act), incoming, at, signature_holds);
  admitting_ = false;
  if (!decided) return base::fail(decided.error());
  std::string entry = text_of(*decided, incoming, at);
  if (entry.size() > base::limits::entry_bytes_max) return fault(Code::length);
  if (auto wrong = unless_ballots_take(decided->act, incoming, checking_, ahead.ballot_holds))
    return base::fail(*wrong);
  const std::uint64_t position = size();
  enter(*decided, incoming, at, entry);
  return Admitted{position, std::move(entry), std::exchange(made_roll_, std::nullopt),
                  std::move(decided->ruling.events)};
}

base::Result<Events, Fault> Journal::check(std::string_view bytes, std::optional<bool> signature_holds) {
  const auto entry = record::Entry::parse(bytes);
  if (!entry) return fault(Code::grammar, entry.error().what);
  if (entry->position != size()) return fault(Code::position, std::to_string(entry->position));
  if (size() > 0 && entry->at < last_) return fault(Code::time);
  const Incoming incoming{entry->act, entry->key, entry->signature};
  auto act = codec::read_act(entry->act);
  if (!act) return fault(Code::grammar, act.error().text());
  const auto there = repeated(incoming, act->n);
  if (!there) return base::fail(there.error());
  if (*there) return fault(Code::counter, std::to_string(**there));
  auto decided = decide(std::move(*act), incoming, entry->at, signature_holds);
  if (!decided) return base::fail(decided.error());
  if (text_of(*decided, incoming, entry->at) == bytes) {
    // Last of all: what the machines take cannot be taken back, and a keeper goes on behind an entry that it cuts.
    if (auto wrong = unless_ballots_take(decided->act, incoming, checking_)) return base::fail(*wrong);
    enter(*decided, incoming, entry->at, bytes);
    return std::move(decided->ruling.events);
  }
  // The events right and the digest not: it says of which kind the difference is.
  auto told = codec::read_ruling(entry->ruling);
  const bool another_state = told && told->state != decided->ruling.state;
  if (another_state) told->state = decided->ruling.state;
  const bool same_events = told && codec::write_ruling(*told) == codec::write_ruling(decided->ruling);
  return fault(another_state && same_events ? Code::state : Code::ruling);
}

base::Result<Journal::Taken, Fault> Journal::read(std::string_view bytes) {
  const auto entry = record::Entry::parse(bytes);
  if (!entry) return fault(Code::grammar, entry.error().what);
  auto act = codec::read_act(entry->act);
  auto ruling = codec::read_ruling(entry->ruling);
  if (!act) return fault(Code::grammar, act.error().text());
  if (!ruling) return fault(Code::grammar, ruling.error().text());
  return Taken{*entry, std::move(*act), std::move(ruling->events), record::leaf_hash(bytes)};
}

base::Result<void, Fault> Journal::take(const Taken& taken) {
  const auto* begins = std::get_if<Establish>(&taken.act.act.what);
  if ((begins != nullptr) != (size() == 0)) return fault(Code::established);
  if (begins)
    if (auto wrong = begin(*begins)) return base::fail(*wrong);
  if (const auto* amends = std::get_if<Amend>(&taken.act.act.what))
    if (auto wrong = prepare(*amends, taken.entry.at)) return base::fail(*wrong);
  const Incoming incoming{taken.entry.act, taken.entry.key, taken.entry.signature};
  if (auto wrong = unless_ballots_take(taken.act, incoming, ballot::Checking::trusted)) return base::fail(*wrong);
  fold(taken.act, incoming, taken.events);
  tree_.append(taken.leaf);
  last_ = taken.entry.at;
  return {};
}

}  // namespace clerk
