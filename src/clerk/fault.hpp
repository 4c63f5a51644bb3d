// Why an act does not enter a record, or an entry does not belong into one: a closed list. messages/<lang>.toml has a
// sentence for each, and docs/record.md says what each means.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/refusal.hpp"

namespace clerk {

enum class Code : std::uint8_t {
  grammar,         // the entry or the act has not its form
  version,         // an edition that is not known here: cannot be read
  position,        // not the next one
  time,            // earlier than the entry before
  origin,          // made for another record
  rehearsal,       // a rehearsal's act in a live record, or the reverse
  established,     // the first entry is not what a record begins with
  blob,            // a file that the record names is missing
  blob_hash,       // a file is not the one that the record names
  rules,           // the rules or the roster are none
  key_unknown,     // nobody's key
  key_ended,       // revoked, or a one-time key that was used
  key_waits,       // not confirmed by a second person yet
  key_seat,        // the key of another seat
  key_invitation,  // a one-time key that does more than enrol
  signature,       // not by that key
  counter,         // an act of that key with that number or a later one is there
  seen_ahead,      // says that it saw a head that was not yet
  seen_fork,       // saw another history
  stale,           // older than what it is about
  possession,      // a new key that nobody showed to hold
  key_bad,         // no good key
  citation,        // another record does not say what is cited
  lot,             // the opening is not what was committed to
  ballot,          // the secret ballot's own check refuses it; `detail` has its code
  length,          // too long for an entry
  refused,         // the rules say no
  ruling,          // the ruling is not what the rules give
  state            // the digest of the state is another
};
inline constexpr std::array<std::string_view, 29> code_names = {
    "GRAMMAR",   "VERSION",    "POSITION",  "TIME",      "ORIGIN",     "REHEARSAL", "ESTABLISHED",    "BLOB",
    "BLOB_HASH", "RULES",      "KEY",       "KEY_ENDED", "KEY_WAITS",  "KEY_SEAT",  "KEY_INVITATION", "SIGNATURE",
    "COUNTER",   "SEEN_AHEAD", "SEEN_FORK", "STALE",     "POSSESSION", "KEY_BAD",   "CITATION",       "LOT",
    "BALLOT",    "LENGTH",     "REFUSED",   "RULING",    "STATE"};

struct Fault {
  Code code = Code::grammar;
  std::string detail;                    // what exactly, where there is something to say; English, for engineers
  std::optional<base::Refusal> refusal;  // of `refused`
};

inline std::string_view name_of(Code code) { return code_names[static_cast<std::size_t>(code)]; }

}  // namespace clerk
