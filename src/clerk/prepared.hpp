// Acts of the secret ballot whose fields the record itself gives, ready for whoever signs them. A device that trusts
// nobody makes them again from the record and compares.
#pragma once
#include <optional>

#include "clerk/journal.hpp"

namespace clerk {

// The key of the tellers who are left. Nothing: the ceremony is not there yet, or has failed; `ballots` says why.
std::optional<assembly::SettleKey> prepared_key(const Journal& journal, assembly::CeremonyNumber ceremony);

// The ballot on what is put, under the newest ceremony that has rehearsed for it.
struct PreparedBallot {
  assembly::OpenSecretBallot act;
  std::string question, roll;  // the texts
  std::size_t entitled = 0, listed = 0;
  std::size_t smallest = 0;  // group: class and weight
};
// Refusal: nothing is put, no ballot can carry it, or no tellers have rehearsed. `waived`: why small groups are
// accepted; empty where they are not.
base::Result<PreparedBallot, base::Refusal> prepared_ballot(const Journal& journal, const std::string& waived);

// What the tellers' parts give. Nothing: too few yet.
std::optional<assembly::StateResult> prepared_result(const Journal& journal, assembly::BallotNumber ballot);

// With the hash that the second person consents to. Nothing: no consent is awaited.
std::optional<assembly::ConsentToTellers> prepared_consent(const Journal& journal,
                                                           const assembly::ConsentToTellers& act);
std::optional<assembly::ConsentToBallot> prepared_consent(const Journal& journal,
                                                          const assembly::ConsentToBallot& act);

}  // namespace clerk
