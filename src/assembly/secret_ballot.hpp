// The secret ballot as the assembly sees it: who are the tellers, what round runs, who has voted; and what a ballot
// on a question or an election offers. Keys, proofs and sums are src/ballot's.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "assembly/secret_events.hpp"
#include "base/refusal.hpp"
#include "base/result.hpp"
#include "rules/rules.hpp"

namespace assembly {

struct State;
struct Vote;
struct Election;

struct Ceremony {
  CeremonyNumber number = 0;
  std::vector<rules::SeatId> tellers;
  std::int64_t t = 0;
  CeremonyStage stage = CeremonyStage::commit;
  bool awaits = false;                                        // the second person's consent
  base::Instant since;                                        // of the round that runs
  std::set<rules::SeatId> sent;                               // in this round
  std::set<rules::SeatId> left;                               // left out
  std::map<BallotNumber, std::set<rules::SeatId>> rehearsed;  // under the latest call for each ballot

  // How many must answer in a round: one more than open a result, all where all are needed.
  std::size_t enough() const {
    const auto needed = static_cast<std::size_t>(t);
    return needed == tellers.size() ? needed : needed + 1;
  }
  std::vector<rules::SeatId> remaining() const;
};

enum class SecretStage : std::uint8_t { open, locked, counted, voided };

struct SecretBallot {
  BallotNumber number = 0;
  CeremonyNumber ceremony = 0;
  std::optional<std::uint64_t> vote, election;  // what it is on
  std::string roll;                             // SHA-256 of its text, in base64
  SecretStage stage = SecretStage::open;
  bool awaits = false;
  bool quorate = true;  // of an election's, at the lock
  base::Instant locked_at;
  std::set<rules::SeatId> voted;
  std::set<rules::SeatId> parts;  // tellers who have sent something after the lock
};

// What a secret ballot is on: one of the two.
struct Balloted {
  const Vote* vote = nullptr;
  const Election* election = nullptr;
};
Balloted balloted_by(const State& state, const SecretBallot& ballot);
// What is put and would be voted on in secret, without a ballot yet.
std::optional<Balloted> put_to_ballot(const rules::Rules& rules, const State& state);

// What the ballot offers. `of_class`: for each of `classes`, the body's classes whose seats are in it.
struct BallotForm {
  std::vector<std::string> options;
  std::int64_t minimum = 1, maximum = 1;
  std::vector<std::string> classes;
  std::vector<std::vector<std::size_t>> of_class;
  std::size_t weight = 0;  // index into the body's weights
};
// Refusal: no ballot can carry it.
base::Result<BallotForm, base::Refusal> ballot_form(const rules::Rules& rules, const State& state,
                                                    const Balloted& put);

struct RollSeat {
  rules::SeatId seat;
  std::size_t of_class = 0;  // index into the form's classes
  std::int64_t weight = 1;
};
// Who may vote, rising bytewise. Goes through all seats.
std::vector<RollSeat> ballot_roll(const rules::Rules& rules, const State& state, const Balloted& put,
                                  const BallotForm& form);

// What a number for the next ceremony or ballot may be: above all that was used.
CeremonyNumber next_ceremony(const State& state);
BallotNumber next_ballot(const State& state);

}  // namespace assembly
