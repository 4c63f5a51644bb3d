// The tellers' ceremony and the secret ballot: who has answered, who has voted.
#include "assembly/internal/evolution.hpp"

namespace assembly::internal {

void Evolution::operator()(const CredentialRegistered& event) { state_.credentials[event.seat] = event.issue; }

void Evolution::operator()(const TellersSetUp& event) {
  Ceremony ceremony;
  ceremony.number = event.ceremony;
  ceremony.tellers = event.tellers;
  ceremony.t = event.t;
  ceremony.awaits = event.awaits;
  ceremony.since = event.at;
  state_.ceremonies.try_emplace(event.ceremony, std::move(ceremony));
}

void Evolution::operator()(const TellersConsented& event) {
  if (Ceremony* ceremony = find_ceremony(event.ceremony)) {
    ceremony->awaits = false;
    ceremony->since = event.at;
  }
}

void Evolution::operator()(const TellerAnswered& event) {
  if (Ceremony* ceremony = find_ceremony(event.ceremony)) ceremony->sent.insert(event.teller);
}

void Evolution::operator()(const RoundBegun& event) {
  Ceremony* ceremony = find_ceremony(event.ceremony);
  if (!ceremony) return;
  ceremony->stage = event.stage;
  ceremony->since = event.at;
  ceremony->sent.clear();
  ceremony->left.insert(event.missing.begin(), event.missing.end());
}

void Evolution::operator()(const KeySettled& event) {
  Ceremony* ceremony = find_ceremony(event.ceremony);
  if (!ceremony) return;
  ceremony->stage = CeremonyStage::key;
  ceremony->sent.clear();
  ceremony->left.insert(event.missing.begin(), event.missing.end());
}

void Evolution::operator()(const RehearsalCalled& event) {
  if (Ceremony* ceremony = find_ceremony(event.ceremony)) ceremony->rehearsed[event.vote].clear();
}

void Evolution::operator()(const TellerRehearsed& event) {
  if (Ceremony* ceremony = find_ceremony(event.ceremony)) ceremony->rehearsed[event.vote].insert(event.teller);
}

void Evolution::operator()(const SecretBallotOpened& event) {
  SecretBallot ballot;
  ballot.number = event.ballot;
  ballot.ceremony = event.ceremony;
  ballot.vote = event.vote;
  ballot.election = event.election;
  ballot.roll = event.roll;
  ballot.awaits = event.awaits;
  if (!state_.secret_ballots.try_emplace(event.ballot, std::move(ballot)).second) return;
  anything_else();
  seal(state_.secret_ballots.at(event.ballot), event.ballot);
}

void Evolution::operator()(const SecretBallotConsented& event) {
  if (SecretBallot* ballot = find_ballot(event.ballot)) ballot->awaits = false;
}

void Evolution::operator()(const SealedCast& event) {
  SecretBallot* ballot = find_ballot(event.ballot);
  const auto seat = state_.roster->find(event.seat);
  if (!ballot || !seat) return;
  ballot->voted.insert(event.seat);
  if (state_.seats[*seat].term && !state_.seats[*seat].present) set_present(*seat, true);  // whoever votes is there
}

void Evolution::operator()(const SealedChallenged&) {}

void Evolution::operator()(const SecretBallotLocked& event) {
  SecretBallot* ballot = find_ballot(event.ballot);
  if (!ballot) return;
  ballot->stage = SecretStage::locked;
  ballot->quorate = event.quorate;
  ballot->locked_at = event.at;
}

void Evolution::operator()(const PartSent& event) {
  if (SecretBallot* ballot = find_ballot(event.ballot)) ballot->parts.insert(event.teller);
}

void Evolution::operator()(const SecretBallotCounted& event) {
  SecretBallot* ballot = find_ballot(event.ballot);
  if (!ballot) return;
  ballot->stage = SecretStage::counted;
  // An election's next ballot is another one; a question keeps the ballot that decided it.
  if (ballot->election) seal(*ballot, std::nullopt);
}

// What it was on waits for a ballot again.
void Evolution::operator()(const SecretBallotVoided& event) {
  SecretBallot* ballot = find_ballot(event.ballot);
  if (!ballot) return;
  ballot->stage = SecretStage::voided;
  seal(*ballot, std::nullopt);
  Vote* vote = ballot->vote ? find(*ballot->vote) : nullptr;
  if (!vote || vote->stage != Stage::locked) return;
  vote->stage = Stage::open;
  vote->locked_in.reset();
}

void Evolution::seal(const SecretBallot& ballot, std::optional<BallotNumber> number) {
  if (Vote* vote = ballot.vote ? find(*ballot.vote) : nullptr) vote->sealed = number;
  if (Election* election = ballot.election ? find_election(*ballot.election) : nullptr) election->sealed = number;
}

Ceremony* Evolution::find_ceremony(CeremonyNumber number) {
  const auto found = state_.ceremonies.find(number);
  return found == state_.ceremonies.end() ? nullptr : &found->second;
}

SecretBallot* Evolution::find_ballot(BallotNumber number) {
  const auto found = state_.secret_ballots.find(number);
  return found == state_.secret_ballots.end() ? nullptr : &found->second;
}

}  // namespace assembly::internal
