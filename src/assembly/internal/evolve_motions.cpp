// Motions, rulings, the floor, what is asked without a vote.
#include <algorithm>

#include "assembly/internal/evolution.hpp"

namespace assembly::internal {

void Evolution::operator()(const MotionMoved& event) {
  const auto after = std::find_if(state_.motions.begin(), state_.motions.end(),
                                  [&](const PendingMotion& m) { return m.precedence > event.precedence; });
  state_.motions.insert(
      after, {event.motion, event.kind, event.by, event.precedence, event.voted, event.seconded, event.terms});
  anything_else();
}

void Evolution::operator()(const MotionSeconded& event) {
  for (PendingMotion& motion : state_.motions)
    if (motion.id == event.motion) motion.seconded = true;
}

void Evolution::operator()(const MotionRequested& event) {
  state_.requests[{event.kind, event.on.value_or(0)}].push_back(event.by);
  anything_else();
}

void Evolution::operator()(const MotionWithdrawn& event) { drop_motion(event.motion); }

void Evolution::operator()(const MotionDecided& event) {
  for (const PendingMotion& motion : state_.motions)
    if (motion.id == event.motion) state_.decided[motion.id] = {motion.kind, state_.session, event.carried};
  drop_motion(event.motion);
}

void Evolution::operator()(const Ruled& event) {
  Ruling ruling;
  ruling.id = event.ruling;
  ruling.what = event;
  if (const Text* text = event.on ? find_text(*event.on) : nullptr) {
    ruling.order_before = text->ruled_order;
    ruling.amending_before = text->amends;
    ruling.majority_before = text->majority;
  } else {
    ruling.majority_before = state_.majority_found;
  }
  drop_motion(event.motion);
  state_.ruling = std::move(ruling);
}

void Evolution::operator()(const RulingReversed& event) {
  if (state_.ruling && state_.ruling->id == event.ruling) state_.ruling->reversed = true;
}

void Evolution::operator()(const MethodSet& event) {
  Text* text = event.on ? find_text(*event.on) : nullptr;
  std::optional<MethodSet>& set = text ? text->method : state_.method_set;
  set.reset();
  if (!event.method.empty()) set = event;
}

void Evolution::operator()(const MajorityFound& event) {
  Text* text = event.on ? find_text(*event.on) : nullptr;
  std::optional<MajorityFound>& found = text ? text->majority : state_.majority_found;
  found.reset();
  if (!event.majority.empty()) found = event;
}

void Evolution::operator()(const DecisionReopened& event) {
  state_.decided.erase(event.motion);
  // The method that it set stands until the body decides anew.
  if (state_.method_set && state_.method_set->motion == event.motion) state_.method_set->reopened = true;
  for (auto& [id, text] : state_.texts.all)
    if (text.method && text.method->motion == event.motion) text.method->reopened = true;
}

void Evolution::operator()(const SpeakersListClosed&) { state_.floor.list_closed = true; }

void Evolution::operator()(const DebateClosed&) {
  Floor& floor = state_.floor;
  floor.list_closed = floor.debate_closed = true;
  std::erase_if(floor.list, [](const FloorRequest& r) { return r.speech == Speech::statement; });
  if (floor.speaker && floor.speaker->speech == Speech::statement) floor.speaker.reset();
}

void Evolution::operator()(const SpeechesLimited& event) {
  state_.floor.minutes = event.minutes;
  state_.floor.turns = event.turns;
}

void Evolution::operator()(const RepresentativeObjected& event) {
  if (const auto seat = state_.roster->find(event.seat)) state_.seats[*seat].objected = event.objected;
}

void Evolution::operator()(const FloorAsked& event) {
  state_.floor.list.push_back({event.seat, event.speech, event.on});
  if (!event.on) return;
  auto& [in_favour, against] = state_.floor.on_motions[*event.on];
  in_favour += event.speech == Speech::in_favour;
  against += event.speech == Speech::against;
}

void Evolution::operator()(const FloorGiven& event) {
  Floor& floor = state_.floor;
  const auto asked = std::find_if(floor.list.begin(), floor.list.end(), [&](const FloorRequest& r) {
    return r.seat == event.seat && r.speech == event.speech;
  });
  if (asked != floor.list.end()) floor.list.erase(asked);
  floor.speaker = Speaker{event.seat, event.speech, event.minutes, event.at, 0};
  if (event.speech == Speech::statement) ++floor.spoken[event.seat];
  if (event.speech == Speech::reply) ++floor.replied[event.seat];
  if (event.speech == Speech::explanation) floor.explained.insert({event.on.value_or(0), event.seat});
  anything_else();
}

void Evolution::operator()(const SpeechEnded&) { state_.floor.speaker.reset(); }

void Evolution::operator()(const CalledToOrder& event) {
  auto& speaker = state_.floor.speaker;
  if (speaker && speaker->seat == event.seat) ++speaker->called_to_order;
}

void Evolution::operator()(const ConsentAsked& event) {
  state_.consent = Consent{event.on, {}};
  anything_else();
}

void Evolution::operator()(const Objected& event) {
  if (state_.consent) state_.consent->objections.push_back(event.seat);
}

void Evolution::operator()(const ConsentEnded&) { state_.consent.reset(); }

void Evolution::operator()(const NameDrawn& event) { state_.drawn = event.seat; }

void Evolution::drop_motion(Position id) {
  std::erase_if(state_.motions, [&](const PendingMotion& m) { return m.id == id; });
  std::erase_if(state_.floor.list, [&](const FloorRequest& r) { return r.on == id; });
  state_.floor.on_motions.erase(id);
}

void Evolution::anything_else() {
  if (state_.ruling) state_.ruling->open_to_appeal = false;
}

}  // namespace assembly::internal
