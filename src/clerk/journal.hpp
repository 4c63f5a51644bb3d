// The clerk at the table: what is done with one act. Who is this, may this key sign, did it see what it is about,
// what do the rules say, what is written. The hall asks when an act arrives and the auditor asks again of every
// entry; they ask in the same words, because it is the same code.
//
//   Journal journal("un.example/ga", blobs);
//   journal.admit(act, key_id, signature, now)  -> the entry, or the Fault
//   journal.check(entry)                        -> nothing, or the Fault: for the auditor
//   journal.take(read(entry))                   for a restart: what was checked before is folded in
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "assembly/state.hpp"
#include "base/result.hpp"
#include "clerk/ballots.hpp"
#include "clerk/fault.hpp"
#include "clerk/freshness.hpp"
#include "clerk/titles.hpp"
#include "codec/codec.hpp"
#include "record/entry.hpp"
#include "record/merkle.hpp"

namespace clerk {

// The files that a record names, by SHA-256 in hex. Nothing: it is not there.
using Blobs = std::function<std::optional<std::string>(std::string_view)>;

// What is cited of another record: a decision, or who has the majority in its ballot.
struct Cited {
  assembly::Citation citation;
  std::optional<std::vector<assembly::CandidateId>> elected = {};
};
// Whether that record says so. Nothing: it is not at hand.
using Citations = std::function<std::optional<bool>(const Cited&)>;

// An act as it arrives: the bytes that were signed, and by which key.
struct Incoming {
  std::string_view act;
  record::KeyId key{};
  crypto::Signature signature{};
};

// What was found of an act before its turn: what is_signed said, and the V under which its ballot holds.
struct Ahead {
  std::optional<bool> signature_holds = {};
  std::optional<ballot::Digest> ballot_holds = {};
};

// The one place where the signature of an act is checked. Depends on nothing else, so many can be checked at a time.
bool is_signed(std::string_view origin, const Incoming& act, const crypto::PublicKey& key);

class Journal {
 public:
  // `checking`: of secret ballots, for an auditor who puts their equations off (ballots().deferred_hold()).
  Journal(std::string origin, Blobs blobs, Citations citations = {},
          ballot::Checking checking = ballot::Checking::single);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  const std::string& origin() const { return origin_; }
  std::uint64_t size() const { return tree_.size(); }
  const record::Tree& tree() const { return tree_; }
  base::Instant last() const { return last_; }
  // Of an established record.
  const rules::Rules& rules() const { return *rules_; }
  const assembly::State& state() const { return *state_; }
  bool established() const { return size() > 0; }
  const assembly::Establish& beginning() const { return *beginning_; }
  // The files of names, by SHA-256 in hex: the last is in force; each may be empty.
  const std::vector<std::string>& names() const { return names_; }

  const Titles& titles() const { return titles_; }
  const Ballots& ballots() const { return ballots_; }
  Ballots& ballots() { return ballots_; }

  // The key with that id, also one that has ended; before the first entry there is none.
  std::optional<crypto::PublicKey> key(const record::KeyId& id) const;
  // The last number that it has signed; 0: none.
  std::uint64_t last_number(const record::KeyId& id) const;
  // The entries from here on hold a vote's names that the rules hide until its lock.
  std::optional<std::uint64_t> hold() const;
  // Cited records that were not at hand.
  const std::vector<assembly::Citation>& unchecked() const { return unchecked_; }

  struct Admitted {
    std::uint64_t position = 0;
    std::string entry;                     // empty: the act is there already, at that position
    std::optional<std::string> file = {};  // which the act names and the journal has made: to be kept first
    assembly::Events events;
  };
  // `ahead`: what helpers found already. The clock may not go back; it is then the last entry's time.
  base::Result<Admitted, Fault> admit(const Incoming& act, base::Instant now, const Ahead& ahead = {});

  // An entry as it stands in a record, the next one. Everything about it is checked, the ruling byte for byte.
  // `signature_holds`: is_signed said so already.
  base::Result<assembly::Events, Fault> check(std::string_view entry, std::optional<bool> signature_holds = {});

  // The same without checking, for entries under a head that this program signed. Reading depends on nothing else, so
  // many can be read at a time; the texts lie in `bytes`.
  struct Taken {
    record::Entry entry;
    codec::SignedAct act;
    assembly::Events events;
    record::Hash leaf{};
  };
  static base::Result<Taken, Fault> read(std::string_view bytes);
  base::Result<void, Fault> take(const Taken& taken);

 private:
  // What a key has signed, in the order of its numbers.
  struct Done {
    std::uint64_t n = 0, position = 0;
    std::size_t fingerprint = 0;  // of the act's bytes: only to tell a repeat
  };
  struct KeyUse {
    crypto::PublicKey key{};
    std::vector<Done> done;
  };
  struct Decided {
    codec::SignedAct act;
    codec::Ruling ruling;
    crypto::PublicKey key{};
    std::optional<assembly::Citation> unchecked;
  };

  base::Result<Decided, Fault> decide(codec::SignedAct act, const Incoming& incoming, base::Instant at,
                                      std::optional<bool> signature_holds);
  std::optional<Fault> begin(const assembly::Establish& act);
  std::optional<Fault> prepare(const assembly::Amend& act, base::Instant at);
  base::Result<std::unique_ptr<rules::Rules>, Fault> load(const std::string& rules, const std::string& roster) const;
  std::optional<Fault> wrong_key(const codec::SignedAct& act, const Incoming& incoming, crypto::PublicKey& key) const;
  std::optional<Fault> unseen(const codec::SignedAct& act) const;
  const record::Hash& root(std::uint64_t size) const;
  std::optional<Fault> false_facts(const codec::SignedAct& act, base::Instant at,
                                   std::optional<assembly::Citation>& unchecked);
  std::optional<Fault> bad_opening(const assembly::OpenSecretBallot& act);
  // The secret ballot's own check, last of all: what it takes is in it.
  std::optional<Fault> unless_ballots_take(const codec::SignedAct& act, const Incoming& incoming,
                                           ballot::Checking checking,
                                           const std::optional<ballot::Digest>& holds_under = {});
  std::optional<Fault> bad_new_key(const crypto::PublicKey& key) const;
  // The position at which this act stands already; the fault, if another act of that number or a later one does.
  base::Result<std::optional<std::uint64_t>, Fault> repeated(const Incoming& act, std::uint64_t n) const;
  // What the entry at the next position does to the state and to the keys.
  void fold(const codec::SignedAct& act, const Incoming& incoming, const assembly::Events& events);
  std::string text_of(const Decided& decided, const Incoming& incoming, base::Instant at) const;
  void enter(const Decided& decided, const Incoming& incoming, base::Instant at, std::string_view entry);

  std::string origin_;
  Blobs blobs_;
  Citations citations_;
  std::unique_ptr<rules::Rules> rules_;
  std::unique_ptr<assembly::State> state_;
  std::unique_ptr<rules::Rules> next_;  // of the act that amends them, until it is entered
  std::optional<assembly::Establish> beginning_;
  std::vector<std::string> names_;
  record::Tree tree_;
  // Many devices have seen the same few heads; the root of a size never changes.
  struct KnownRoot {
    std::uint64_t size = 0;
    std::optional<record::Hash> root;
  };
  mutable std::array<KnownRoot, 256> roots_;
  base::Instant last_{};
  Freshness freshness_;
  Titles titles_;
  bool admitting_ = false;                // an act that arrives, not one that an auditor reads
  std::optional<std::string> made_roll_;  // for the opening that is being decided; nobody hands it in
  Ballots ballots_;
  ballot::Checking checking_;
  std::map<record::KeyId, KeyUse> keys_;  // every key there ever was
  std::vector<assembly::Citation> unchecked_;
};

}  // namespace clerk
