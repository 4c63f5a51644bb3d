// The auditor who trusts nobody: from a folder of files, whether a record is what it says. Every signature is
// checked, every act decided again and its ruling compared byte for byte, every head that anybody signed or saw
// compared with the tree.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/reader.hpp"
#include "clerk/journal.hpp"
#include "record/trust.hpp"

namespace audit {

// What an auditor finds beside the clerk's faults. Closed; docs/record.md explains each.
namespace codes {
inline constexpr std::string_view empty = "EMPTY",  // a head of nothing
    head = "HEAD",                                  // the published head has not its form
    log_key = "LOG_KEY",                            // no log that is trusted signed it
    head_signature = "HEAD_SIGNATURE",              // it did not
    cosignature = "COSIGNATURE",                    // a witness's line does not verify
    quorum = "QUORUM",                              // too few witnesses
    missing = "MISSING",                            // a file that the head speaks of
    bundle = "BUNDLE",                              // is no bundle
    leaf = "LEAF",                                  // the entry is not the one that was hashed
    tile = "TILE",                                  // a hash tile is not what the entries give
    root = "ROOT",                                  // the head is not that of the entries
    fork = "FORK",                                  // an earlier head of another history
    rollback = "ROLLBACK";                          // an earlier head of a longer one
inline constexpr std::array all = {empty,  head, log_key, head_signature, cosignature, quorum,  missing,
                                   bundle, leaf, tile,    root,           fork,        rollback};
}  // namespace codes

struct Verdict {
  enum class Kind : std::uint8_t { valid, invalid, unreadable } kind = Kind::valid;
  // invalid:
  std::string_view code;
  std::optional<std::uint64_t> position;
  std::string detail;
  std::optional<base::Refusal> refusal;
  // valid:
  record::Checkpoint head;
  bool trusted = false;  // by a trust file; otherwise by the record's own account
  bool rehearsal = false;
  std::size_t witnesses = 0;
  std::optional<std::uint64_t> held_from;     // entries that are held back until a lock
  std::vector<std::string> withheld;          // blobs
  std::vector<assembly::Citation> unchecked;  // of records that are not at hand
};

struct Means {
  std::optional<record::Trust> trust;
  std::vector<std::string> earlier;  // signed heads that somebody kept
  clerk::Citations citations;
  unsigned helpers = 1;  // threads beside the caller's
  // Called for each entry in its order, once it is checked; for whoever shows a record.
  std::function<void(const record::Entry&, const clerk::Journal&, const assembly::Events&)> each;
};
Verdict verify(const Reader& reader, const Means& means);

// Whether that record says what is cited of it.
bool says(const Reader& reader, const clerk::Cited& cited);

}  // namespace audit
