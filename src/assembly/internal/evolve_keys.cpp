// What the events on the record and its keys do to a state.
#include "assembly/internal/evolution.hpp"

namespace assembly::internal {

void Evolution::operator()(const Established& event) {
  if (!state_.established) state_.established = event;
}

void Evolution::operator()(const Amended& event) {
  if (!state_.established) return;
  Established& now = *state_.established;
  state_.outdated.insert({now.rules, now.roster});
  now.edition = event.edition;
  now.rules = event.rules;
  now.roster = event.roster;
  state_.amended = event.position;
}

void Evolution::operator()(const KeyInvited& event) {
  state_.keys.try_emplace(event.key, KeyState{event.seat, KeyStage::invited, event.by});
}

void Evolution::operator()(const KeyEnrolled& event) {
  const KeyStage stage = event.by.empty() ? KeyStage::enrolled : KeyStage::waiting;
  state_.keys.try_emplace(event.key, KeyState{event.seat, stage, event.by});
}

void Evolution::operator()(const KeyConfirmed& event) {
  if (const auto known = state_.keys.find(event.key); known != state_.keys.end())
    known->second.stage = KeyStage::enrolled;
}

void Evolution::operator()(const KeyEnded& event) {
  if (const auto known = state_.keys.find(event.key); known != state_.keys.end())
    known->second.stage = KeyStage::ended;
}

void Evolution::operator()(const BlobWithheld& event) { state_.withheld.insert(event.blob); }

}  // namespace assembly::internal
