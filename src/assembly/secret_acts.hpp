// The acts of the secret ballot: the tellers' ceremony and the ballot itself, with the names and fields of the page
// that specifies them (secret-ballot.md, section 10). What is proved in a message is a fact here: whoever hands an
// act in has had it checked by the ballot's own state machine. Bytes stand in base64, as in the record.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "rules/ids.hpp"

namespace assembly {

// Numbers of ceremonies and of secret ballots: chosen by whoever begins them, never used again in a body.
using CeremonyNumber = std::int64_t;
using BallotNumber = std::int64_t;

// A seat's key for secret ballots; `issue` counts from 1, a later one replaces the earlier.
struct RegisterCredential {
  static constexpr bool of_secret_ballot = true;
  std::int64_t issue = 0;
  std::string message;
};

// ---- the ceremony

// `t` of them open a result, fewer than `t` learn nothing. `override`: why all are needed, where all are.
struct SetUpTellers {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  std::vector<rules::SeatId> tellers;
  std::int64_t t = 0;
  std::string override_reason;
};
// The second person's, to an act with an override: `to` is its hash.
struct ConsentToTellers {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  std::string to;
};
struct SendCommitment {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  std::string message;
};
struct BeginRound {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  std::int64_t round = 0;  // 2 deals, 3 verdicts, 4 answers
};
struct SendDeal {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  std::string message;
};
struct SendVerdict {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  std::vector<std::int64_t> against;
};
struct SendAnswer {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  std::string message;
};
struct SettleKey {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  std::vector<std::int64_t> qualified;
  std::string key, shares;
};
struct CallRehearsal {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  BallotNumber vote = 0;
};
struct SendRehearsal {
  static constexpr bool of_secret_ballot = true;
  CeremonyNumber ceremony = 0;
  BallotNumber vote = 0;
  std::string message;
};

// ---- the ballot

// On the vote or the election that is put. `question`, `roll`: SHA-256 of their texts.
struct OpenSecretBallot {
  static constexpr bool of_secret_ballot = true;
  BallotNumber vote = 0;
  CeremonyNumber ceremony = 0;
  std::string key, question;
  std::vector<std::string> options;
  std::int64_t minimum = 1, maximum = 1;
  std::vector<std::string> classes;
  std::string roll;
  std::int64_t floor = 0;
  std::string override_reason;
};
struct ConsentToBallot {
  static constexpr bool of_secret_ballot = true;
  BallotNumber vote = 0;
  std::string to;
};
struct CastSealed {
  static constexpr bool of_secret_ballot = true;
  BallotNumber vote = 0;
  std::string ballot;
};
// A sealed ballot that is opened instead: it can never be cast.
struct ChallengeSealed {
  static constexpr bool of_secret_ballot = true;
  BallotNumber vote = 0;
  std::string sealed, opening;
};
struct LockBallot {
  static constexpr bool of_secret_ballot = true;
  BallotNumber vote = 0;
};
struct SendPart {
  static constexpr bool of_secret_ballot = true;
  BallotNumber vote = 0;
  std::string lock, message;
};
// `counts`: for each class, for each option and last for abstention.
struct StateResult {
  static constexpr bool of_secret_ballot = true;
  BallotNumber vote = 0;
  std::string lock;
  std::int64_t ballots = 0;
  std::vector<std::vector<std::int64_t>> counts;
};
struct VoidBallot {
  static constexpr bool of_secret_ballot = true;
  BallotNumber vote = 0;
  std::string reason;
};

// Which acts these are.
template <class T>
concept OfSecretBallot = requires { requires T::of_secret_ballot; };

}  // namespace assembly
