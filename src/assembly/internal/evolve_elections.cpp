// Elections: candidates, ballots, who is elected.
#include <algorithm>

#include "assembly/internal/evolution.hpp"

namespace assembly::internal {

void Evolution::operator()(const ElectionOpened& event) {
  Election election;
  election.id = event.election;
  election.kind = event.kind;
  election.places = election.next_places = event.places;
  state_.elections.try_emplace(event.election, election);
}

void Evolution::operator()(const Nominated& event) {
  if (Election* election = find_election(event.election)) {
    election->nominated.push_back(event.candidate);
    election->next_candidates.push_back(event.candidate);
  }
}

void Evolution::operator()(const BallotOpened& event) {
  Election* election = find_election(event.election);
  if (!election) return;
  anything_else();
  election->stage = ElectionStage::balloting;
  election->round = event.round;
  election->entitled = event.entitled;
  election->statements.clear();
  election->quorate = true;
  state_.open_ballot = event.election;
  state_.consent.reset();
  state_.floor.speaker.reset();
}

void Evolution::operator()(const BallotCounted& event) {
  Election* election = find_election(event.election);
  if (!election) return;
  state_sheet(election->statements, event.teller, event.sheet);
  election->quorate = event.quorate;
}

void Evolution::operator()(const BallotLapsed& event) {
  Election* election = find_election(event.election);
  if (!election) return;
  const bool breaks_tie = election->next_kind > BallotKind::restricted;
  election->round -= breaks_tie ? 0 : 1;
  election->stage = election->ballots.empty() ? ElectionStage::nominating : ElectionStage::counted;
  if (state_.open_ballot == event.election) state_.open_ballot.reset();
}

void Evolution::operator()(const BallotAgreed& event) {
  Election* election = find_election(event.election);
  if (!election) return;
  election->stage = ElectionStage::counted;
  election->ballots.push_back({election->round, election->next_kind, election->next_places, election->next_candidates,
                               event.sheet, event.needed, event.base});
  if (state_.open_ballot == event.election) state_.open_ballot.reset();
}

void Evolution::operator()(const MajorityReached& event) {
  Election* election = find_election(event.election);
  if (!election) return;
  election->reached = event.candidates;
  election->stage = ElectionStage::other_body;
}

void Evolution::operator()(const Elected& event) {
  if (Election* election = find_election(event.election)) election->elected.emplace_back(event.candidate, event.by);
}

void Evolution::operator()(const NextBallot& event) {
  Election* election = find_election(event.election);
  if (!election) return;
  election->stage = event.lot ? ElectionStage::lot : ElectionStage::counted;
  election->next_kind = event.kind;
  election->next_places = event.places;
  election->next_candidates = event.candidates;
  election->standing = event.standing;
  election->reached.clear();
}

void Evolution::operator()(const ElectionEnded& event) {
  if (Election* election = find_election(event.election)) election->stage = ElectionStage::ended;
}

Election* Evolution::find_election(Position id) {
  const auto found = state_.elections.find(id);
  return found == state_.elections.end() ? nullptr : &found->second;
}

}  // namespace assembly::internal
