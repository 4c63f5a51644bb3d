// What a vote came to: never a bare word. Tally, every inequality with its numbers, the number needed and of how
// many, and what stopped it. Ids and numbers only; `words` makes the sentence.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "assembly/act.hpp"
#include "rules/rules.hpp"

namespace assembly {

enum class Ending : std::uint8_t {
  by_majority,   // the majority decided, one way or the other
  no_quorum,     // too few present: no decision, may be taken again
  tied,          // equally divided: a second vote is to be held
  tied_again,    // equally divided in the second vote: rejected
  tied_casting,  // equally divided: the presiding officer may give a casting vote
  tied_lost,     // equally divided, and the rules say that this is lost
};

// One inequality with the numbers in it.
struct Requirement {
  std::uint16_t outcome = 0, alternative = 0, need = 0;  // where it stands in the majority, or need of the quorum
  std::int64_t left = 0, right = 0;
  bool holds = false;
  std::uint16_t group = 0;               // the class looked at by "each of"
  std::optional<std::int64_t> needed;    // of what is measured: yes, or present
  std::optional<std::int64_t> base;      // of how many
  std::optional<std::int64_t> measured;  // how many there were

  friend bool operator==(const Requirement&, const Requirement&) = default;
};

struct Outcome {
  MajorityId majority;
  rules::OutcomeId outcome;
  rules::Result result = rules::Result::failed;
  Ending ending = Ending::by_majority;
  std::vector<std::int64_t> tally;  // one for each choice of the question, by the question's weight
  std::int64_t not_voting = 0;      // entitled and silent
  std::int64_t entitled = 0;
  std::optional<std::int64_t> present;  // where presence was taken
  std::optional<ChoiceId> casting_vote;
  std::vector<Requirement> requirements;  // of the majority, or of the quorum if that ended it
  std::uint16_t passing = 0;              // which of the majority's outcomes would have been "passed"
  std::optional<std::uint16_t> stopped;   // index into requirements: what stopped that one
  std::vector<SeatId> stopped_by;         // the seats whose choice stopped it, where names are known

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

}  // namespace assembly
