// Elections: ballots on paper, counted by tellers; who is elected, and what comes next. Rules of many bodies are one
// procedure with parameters (rules::ElectionRule).
//
//   open ballot ─▶ counted ─▶ enough elected ─▶ ended
//                     │  └──▶ restricted to twice the open places ─▶ … ─▶ open again
//                     ├─────▶ among those tied for the last place ─▶ the lot
//                     └─────▶ among those tied for the right to stand ─▶ the lot
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assembly/event.hpp"
#include "rules/rules.hpp"

namespace assembly {

enum class ElectionStage : std::uint8_t { nominating, balloting, counted, lot, other_body, ended };

struct CountedBallot {
  int round = 1;  // tie-breaking ballots have the number of the ballot that was tied
  BallotKind kind = BallotKind::open;
  int places = 1;
  std::vector<CandidateId> candidates;
  BallotSheet sheet;
  std::optional<std::int64_t> needed, base;
};

struct Election {
  Position id = 0;
  ElectionId kind;
  int places = 1;
  ElectionStage stage = ElectionStage::nominating;
  std::vector<CandidateId> nominated;
  std::vector<std::pair<CandidateId, ElectedBy>> elected;
  int round = 0;  // of the last ballot that was no tie-break
  BallotKind next_kind = BallotKind::open;
  int next_places = 1;
  std::vector<CandidateId> next_candidates;  // none: everybody
  std::vector<CandidateId> standing;         // sure to stand in the next restricted ballot, while a tie is broken
  std::int64_t entitled = 0;
  bool quorate = true;  // when the counting began: the box is closed then
  std::map<SeatId, BallotSheet> statements;
  std::vector<CountedBallot> ballots;
  std::vector<CandidateId> reached;  // the majority here, while the other body's ballot is awaited

  std::optional<BallotNumber> sealed;  // the secret ballot that is held, where it is none on paper

  int open_places() const { return places - static_cast<int>(elected.size()); }
};

// One paper: the names on it. `voidable`: signed, or with a mark.
struct Paper {
  std::vector<CandidateId> names;
  bool voidable = false;
};
// Reads the papers as the rules do: more names than places, a name twice or a mark: invalid; a name that may not be
// voted for is passed over or makes the paper invalid; no name: blank.
BallotSheet tally(const rules::ElectionRule& rule, const std::vector<Paper>& papers, int places,
                  const std::vector<CandidateId>& candidates, const std::function<bool(CandidateId)>& eligible);

// Whether the name may be voted for in the ballot that is held or comes next.
bool may_be_named(const rules::ElectionRule& rule, const Election& election, CandidateId name,
                  const std::function<bool(rules::SeatId)>& sits);

// What follows from a counted ballot.
struct Step {
  std::vector<std::pair<CandidateId, ElectedBy>> elected;
  std::vector<CandidateId> reached;  // two bodies: who has the majority here
  bool ended = false;
  bool lot = false;
  BallotKind kind = BallotKind::open;  // of the next ballot, or of the tie that the lot breaks
  int places = 1;
  std::vector<CandidateId> candidates;
  std::vector<CandidateId> standing;
  std::optional<std::int64_t> needed, base;
};
Step after_ballot(const rules::Rules& rules, const rules::ElectionRule& rule, const Election& election,
                  const BallotSheet& sheet, base::Date day, const rules::Counts& figures);
// After the lot, or after the other body's ballot: the places are filled with these names.
Step after_choice(const rules::Rules& rules, const rules::ElectionRule& rule, const Election& election,
                  base::Date day, std::vector<std::pair<CandidateId, ElectedBy>> chosen);

}  // namespace assembly
