// Sittings, standings, votes, corrections, the clock: what each of these verbs does.
#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;
namespace act = assembly;

// ---- sittings and presence

Done Player::opens_sitting(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  act::OpenSitting what{scene_.reconstruction, scene_.source};
  if (slots.size() > 1) {
    const auto meeting = number(slots[1]);
    if (!meeting) return fail(meeting.error());
    what.meeting = *meeting;
  }
  return perform(*by, {std::move(what)});
}

Done Player::closes_sitting(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  return perform(*by, {act::CloseSitting{}});
}

Done Player::present(const Slots& slots) {
  const auto list = seats(slots[0], [this](rules::SeatIndex index) {
    const base::Date day = base::date_of(clock_);
    return stage_.body->rules.roster->seats[index].on(day) && !stage_.state.counts_as_present(index);
  });
  if (!list) return fail(list.error());
  for (const rules::SeatId id : *list) {
    if (pending_) return {};
    if (const auto done = perform(holder_of(rules::Role::secretary), {act::Arrive{id}}); !done) return done;
  }
  return {};
}

Done Player::arrives(const Slots& slots) {
  const auto id = seat(slots[0]);
  if (!id) return fail(id.error());
  return perform(*id, {act::Arrive{*id}});
}

Done Player::leaves(const Slots& slots) {
  const auto list = seats(slots[0], [this](rules::SeatIndex index) {
    return stage_.state.seats[index].present && (!stage_.state.open_vote || still_silent(index));
  });
  if (!list) return fail(list.error());
  for (const rules::SeatId id : *list) {
    if (pending_) return {};
    if (const auto done = perform(id, {act::Leave{id}}); !done) return done;
  }
  return {};
}

Done Player::challenges_quorum(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  return perform(*by, {act::ChallengeQuorum{}});
}

// ---- who may vote

Done Player::notes_standing(const Slots& slots) {
  const auto by = officer(slots[0]);
  const auto id = seat(slots[1]);
  const auto which = standing(slots[2]);
  if (!by) return fail(by.error());
  if (!id) return fail(id.error());
  if (!which) return fail(which.error());
  std::optional<base::Date> until;
  if (slots.size() > 3) {
    const auto day = date(slots[3]);
    if (!day) return fail(day.error());
    until = *day;
  }
  return perform(*by, {act::SetStanding{*id, *which, until, ""}});
}

Done Player::lifts_standing(const Slots& slots) {
  const auto by = officer(slots[0]);
  const auto which = standing(slots[1]);
  const auto id = seat(slots[2]);
  if (!by) return fail(by.error());
  if (!which) return fail(which.error());
  if (!id) return fail(id.error());
  std::optional<base::Date> until;
  if (slots.size() > 3) {
    const auto day = date(slots[3]);
    if (!day) return fail(day.error());
    until = *day;
  }
  return perform(*by, {act::LiftStanding{*id, *which, until, ""}});
}

Done Player::gives_proxy(const Slots& slots) {
  const auto from = seat(slots[0]), to = seat(slots[1]);
  if (!from) return fail(from.error());
  if (!to) return fail(to.error());
  return perform(*from, {act::GiveProxy{*from, *to}});
}

Done Player::ends_proxy(const Slots& slots) {
  const auto from = seat(slots[0]);
  if (!from) return fail(from.error());
  return perform(*from, {act::EndProxy{*from}});
}

// ---- a vote

Done Player::opens_vote(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  auto vote = question(slots[1]);
  if (!vote) return fail(vote.error());
  return perform(*by, {std::move(*vote)});
}

Done Player::in_favour(const Slots& slots) { return cast_all(slots[0], "yes"); }
Done Player::against(const Slots& slots) { return cast_all(slots[0], "no"); }
Done Player::abstaining(const Slots& slots) { return cast_all(slots[0], "abstain"); }

Done Player::choosing(const Slots& slots) {
  const auto which = choice(slots[0]);
  if (!which) return fail(which.error());
  return cast_all(slots[1], which->view());
}

// States no act: it holds the clerk's list of the silent against the ballots.
Done Player::not_voting(const Slots& slots) {
  const auto open = vote();
  if (!open) return fail(open.error());
  const auto list = seats(slots[0], [this](rules::SeatIndex seat) { return still_silent(seat); });
  if (!list) return fail(list.error());
  for (const rules::SeatId id : *list)
    if (const auto index = stage_.state.roster->find(id); index && (*open)->ballots.contains(*index))
      return fail(error(slots[0], id.text() + " has voted."));
  return {};
}

Done Player::votes(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto which = choice(slots[1]);
  const auto open = vote();
  if (!by) return fail(by.error());
  if (!which) return fail(which.error());
  if (!open) return fail(open.error());
  return perform(*by, {act::Cast{(*open)->id, *by, *which}});
}

Done Player::votes_for(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto which = choice(slots[1]);
  const auto principal = seat(slots[2]);
  const auto open = vote();
  if (!by) return fail(by.error());
  if (!which) return fail(which.error());
  if (!principal) return fail(principal.error());
  if (!open) return fail(open.error());
  return perform(*by, {act::Cast{(*open)->id, *principal, *which}});
}

Done Player::locks(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto open = vote();
  if (!by) return fail(by.error());
  if (!open) return fail(open.error());
  return perform(*by, {act::Lock{(*open)->id}});
}

// Both tellers, one after the other; locks the vote first if nobody has.
Done Player::tellers_count(const Slots& slots) {
  if (const auto locked = ensure_locked(); !locked || pending_) return locked;
  const auto counted = vote();
  const auto numbers = sheet(slots[0], **counted);
  if (!numbers) return fail(numbers.error());
  for (const rules::Officer& one : stage_.body->rules.officers) {
    if (one.role != rules::Role::teller || pending_) continue;
    const auto id = rules::SeatId::of(one.id.view());
    if ((*counted)->stage == act::Stage::declared) break;
    if (const auto done = perform(id, {act::StateCount{(*counted)->id, *numbers}}); !done) return done;
  }
  return {};
}

Done Player::teller_counts(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto counted = vote();
  if (!by) return fail(by.error());
  if (!counted) return fail(counted.error());
  const auto numbers = sheet(slots[1], **counted);
  if (!numbers) return fail(numbers.error());
  return perform(*by, {act::StateCount{(*counted)->id, *numbers}});
}

Done Player::gives_casting_vote(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto which = choice(slots[1]);
  if (!by) return fail(by.error());
  if (!which) return fail(which.error());
  if (const auto locked = ensure_locked(); !locked || pending_) return locked;
  return perform(*by, {act::GiveCastingVote{(*vote())->id, *which}});
}

// ---- correcting

Done Player::annuls(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto what = vote();
  if (!by) return fail(by.error());
  if (!what) return fail(what.error());
  return perform(*by, {act::Annul{(*what)->id, std::string(slots[1].text)}});
}

Done Player::corrects_count(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto what = vote();
  if (!by) return fail(by.error());
  if (!what) return fail(what.error());
  const auto numbers = sheet(slots[1], **what);
  if (!numbers) return fail(numbers.error());
  return perform(*by, {act::CorrectCount{(*what)->id, *numbers, std::string(slots[2].text)}});
}

Done Player::corrects_title(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto what = vote();
  if (!by) return fail(by.error());
  if (!what) return fail(what.error());
  return perform(*by, {act::CorrectTitle{(*what)->id, std::string(slots[1].text), std::string(slots[2].text)}});
}

Done Player::confirms(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto what = vote();
  if (!by) return fail(by.error());
  if (!what) return fail(what.error());
  return perform(*by, {act::Confirm{(*what)->id}});
}

// ---- the clock, and words for the audience

Done Player::time_is(const Slots& slots) {
  std::string_view text = slots[0].text;
  base::Date day = base::date_of(clock_);
  const auto space = text.rfind(' ');
  if (space != std::string_view::npos) {
    const auto named = base::parse_date(base::trim(text.substr(0, space)));
    if (!named) return fail(error(slots[0], "'" + std::string(text.substr(0, space)) + "' is no date."));
    day = *named;
    text = text.substr(space + 1);
  }
  const auto time = base::parse_time_of_day(text);
  if (!time) return fail(error(slots[0], "'" + std::string(text) + "' is no time.", "Write it as 15:30."));
  const base::Instant then{base::start_of(day).ms + *time};
  if (then < clock_) return fail(error(slots[0], "that is before now: " + base::iso(clock_) + "."));
  clock_ = then;
  return {};
}

Done Player::later(const Slots& slots) {
  const auto hours = base::parse_integer(slots[0].text);
  if (!hours || *hours < 0 || *hours > std::int64_t{24} * 3660)
    return fail(error(slots[0], "'" + std::string(slots[0].text) + "' is no number of hours."));
  clock_.ms += *hours * base::ms_per_hour;
  return {};
}

Done Player::note(const Slots&) {
  tell({Moment::Kind::note, nullptr, nullptr, nullptr, nullptr});
  return {};
}

}  // namespace scene::internal
