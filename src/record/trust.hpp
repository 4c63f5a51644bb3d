// The trust file (C2SP tlog-policy): which log's heads somebody believes, and which witnesses must have seen them.
//
//   log hall.example.org/club+1a2b3c4d+AQ…
//   witness alice alice.example.org+5e6f7a8b+BA…
//   group observers 2 alice bob carol
//   quorum observers
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "record/note.hpp"

namespace record {

struct Trust {
  struct Log {
    VerifierKey key;
    std::string url;  // may be empty
  };
  struct Witness {
    std::string name;  // in this file
    VerifierKey key;
    std::string url;
  };
  struct Group {
    std::string name;
    std::size_t threshold = 0;
    std::vector<std::string> members;  // witnesses, or groups that stand before it
  };

  std::vector<Log> logs;
  std::vector<Witness> witnesses;
  std::vector<Group> groups;
  std::string quorum;  // a witness, a group, or "none"

  // Error: the line that has no place, a name that is not defined before it is used or belongs to two groups, a key
  // that comes twice, no quorum.
  static base::Result<Trust> parse(std::string_view text);
  // The least that can be trusted: one log, no witness.
  static Trust in_log(const VerifierKey& log);

  // Whether these of the witnesses, by index, make the quorum.
  bool reached_by(const std::set<std::size_t>& signed_by) const;
};

// What a head is worth to somebody with that trust file.
struct SeenHead {
  Checkpoint checkpoint;
  std::size_t witnesses = 0;  // of the file, that signed it
  bool quorum = false;
};
enum class HeadFault : std::uint8_t { grammar, log_key, signature, cosignature };
struct HeadError {
  HeadFault fault = HeadFault::grammar;
  std::string what;
};
// A signed checkpoint against a trust file. The log's key is the one that has the origin for its name.
base::Result<SeenHead, HeadError> check_head(std::string_view note, const Trust& trust);

}  // namespace record
