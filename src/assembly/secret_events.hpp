// What followed from the acts of the secret ballot. Who voted, never what.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "assembly/secret_acts.hpp"
#include "base/time.hpp"

namespace assembly {

enum class CeremonyStage : std::uint8_t { commit, deal, verdict, answer, key };

struct CredentialRegistered {
  rules::SeatId seat;
  std::int64_t issue = 0;
};
// `awaits`: the second person's consent.
struct TellersSetUp {
  CeremonyNumber ceremony = 0;
  std::vector<rules::SeatId> tellers;
  std::int64_t t = 0;
  bool awaits = false;
  base::Instant at;
};
struct TellersConsented {
  CeremonyNumber ceremony = 0;
  base::Instant at;
};
// A teller's message of the round that runs, or that all is well in its verdict.
struct TellerAnswered {
  CeremonyNumber ceremony = 0;
  rules::SeatId teller;
};
// `missing`: who had sent nothing and is left out from now on.
struct RoundBegun {
  CeremonyNumber ceremony = 0;
  CeremonyStage stage = CeremonyStage::deal;
  std::vector<rules::SeatId> missing;
  base::Instant at;
};
struct KeySettled {
  CeremonyNumber ceremony = 0;
  std::vector<rules::SeatId> missing;
};
struct RehearsalCalled {
  CeremonyNumber ceremony = 0;
  BallotNumber vote = 0;
};
struct TellerRehearsed {
  CeremonyNumber ceremony = 0;
  BallotNumber vote = 0;
  rules::SeatId teller;
};
// On that vote, or on that election's ballot.
struct SecretBallotOpened {
  BallotNumber ballot = 0;
  CeremonyNumber ceremony = 0;
  std::optional<std::uint64_t> vote, election;
  std::string roll;  // as in the act
  bool awaits = false;
};
struct SecretBallotConsented {
  BallotNumber ballot = 0;
};
struct SealedCast {
  BallotNumber ballot = 0;
  rules::SeatId seat;
};
struct SealedChallenged {
  BallotNumber ballot = 0;
  rules::SeatId seat;
};
// `quorate`: of an election's ballot, when the counting began.
struct SecretBallotLocked {
  BallotNumber ballot = 0;
  bool quorate = true;
  base::Instant at;
};
struct PartSent {
  BallotNumber ballot = 0;
  rules::SeatId teller;
};
struct SecretBallotCounted {
  BallotNumber ballot = 0;
  std::int64_t ballots = 0;
};
struct SecretBallotVoided {
  BallotNumber ballot = 0;
};

}  // namespace assembly
