// A record as a teller reads it: verified whole, and then what it asks of that teller, found by this program's own
// state machines from the acts alone. Nothing that a hall says of itself is believed.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assembly/state.hpp"
#include "audit/reader.hpp"
#include "ballot/election.hpp"
#include "cli/teller_failure.hpp"
#include "codec/codec.hpp"
#include "crypto/sign.hpp"
#include "record/trust.hpp"

namespace cli {

// Where a record is read: its folder, or what a hall publishes of it.
struct Source {
  std::unique_ptr<audit::Reader> files;
  std::string address;  // of the body in that hall; empty: a folder, to which nothing can be sent
};
// Failure: no such address, no answer, no published head.
Done<Source> open_source(const std::string& place);

// Who reads, and with which key that one signs; nobody, where nothing is to be signed.
struct Signer {
  std::string seat;
  crypto::PublicKey key{};
};

struct ReadRecord {
  record::Checkpoint head;
  bool trusted = false;  // by a trust file; otherwise by the record's own account
  std::size_t witnesses = 0;

  std::vector<std::string> acts;  // of the secret ballot, in their order
  struct Ceremony {
    std::int64_t number = 0;
    ballot::Names tellers;
    std::vector<std::int64_t> ballots;              // that rehearsals were called for, the latest call last
    std::map<std::string, crypto::PublicKey> keys;  // with which each teller signed its commitment
  };
  std::vector<Ceremony> ceremonies;
  struct Ballot {
    assembly::Position called = 0;  // the latest rehearsal for it
    std::string title;              // from the opening on
    ballot::Names classes, options;
  };
  std::map<std::int64_t, Ballot> ballots;

  // Of the signer.
  std::optional<assembly::KeyState> key;
  std::uint64_t last_number = 0;
  assembly::Position mark = 0;  // an act must have seen more of the record than this
};

// `signed_over`: heads that this teller signed acts over; all of them must be heads of this record. Failure: the
// record does not hold, or is not the one that was signed in.
Done<ReadRecord> read_record(const Source& source, const std::optional<record::Trust>& trust, const Signer& signer,
                             const std::vector<codec::Head>& signed_over);

inline constexpr std::int64_t no_ballot = -1;

// A ceremony, or a ballot under it, as this program's own machine has it.
struct Matter {
  std::int64_t ceremony = 0, ballot = no_ballot;
  std::uint32_t index = 0;  // of the teller
  std::unique_ptr<ballot::Election> machine;
};
Done<std::unique_ptr<ballot::Election>> machine_of(const ReadRecord& record, const Source& source,
                                                   std::int64_t ceremony, std::int64_t ballot);
// Everything that waits for that teller, the newest first.
Done<std::vector<Matter>> owed_by(const ReadRecord& record, const Source& source, const std::string& teller);

// Why nothing is owed, as a sentence.
Done<std::string> why_nothing(const ReadRecord& record, const Source& source, const std::string& teller);

// "members, weight 1: 14 of 41 entitled", a line for each group of the roll.
std::vector<std::string> counted_of_entitled(const ballot::Election& machine, const ballot::Names& classes);

}  // namespace cli
