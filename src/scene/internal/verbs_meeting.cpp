// Sessions, the agenda, the chair, the floor, and what is handed in beside a vote.
#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;
namespace act = assembly;

namespace {

bool parse_session(std::string_view word, rules::SessionId& out) {
  const auto id = rules::SessionId::parse(word);
  if (id) out = *id;
  return id.has_value();
}

}  // namespace

// "un-example emergency_session, adopted 27 February 2022 20:00"; or ", not adopted …"
Done Player::convenes_citing(const Slots& slots) {
  const auto by = officer(slots[0]);
  const auto opens = instant(slots[2]);
  if (!by) return fail(by.error());
  if (!opens) return fail(opens.error());
  act::ConveneSession what;
  if (!parse_session(slots[1].text, what.kind)) return fail(error(slots[1], "a kind of session was expected."));
  what.opens = *opens;
  const auto parts = parts_of(slots[3]);
  const auto named = words_of(parts[0]);
  const bool not_adopted = parts.size() == 2 && parts[1].text.starts_with("not adopted ");
  const bool adopted = parts.size() == 2 && parts[1].text.starts_with("adopted ");
  const auto question = named.size() == 2 ? rules::QuestionId::parse(named[1].text) : std::nullopt;
  if (!question || !(adopted || not_adopted))
    return fail(error(slots[3], "the other body, the question, and when it was adopted were expected.",
                      "Write it as: the-body its_question, adopted 3 May 2024 20:00"));
  const std::size_t skip = adopted ? 8 : 12;
  const auto at = instant({parts[1].text.substr(skip), parts[1].column + static_cast<int>(skip)});
  if (!at) return fail(at.error());
  what.citation = act::Citation{std::string(named[0].text), "", 0, "", *question, adopted, *at};
  return perform(*by, {std::move(what)});
}

Done Player::convenes_requested(const Slots& slots) {
  const auto by = officer(slots[0]);
  const auto opens = instant(slots[2]);
  const auto list = seats(slots[3], [this](rules::SeatIndex index) {
    return stage_.body->rules.roster->seats[index].on(base::date_of(clock_)) != nullptr;
  });
  if (!by) return fail(by.error());
  if (!opens) return fail(opens.error());
  if (!list) return fail(list.error());
  act::ConveneSession what;
  if (!parse_session(slots[1].text, what.kind)) return fail(error(slots[1], "a kind of session was expected."));
  what.opens = *opens;
  what.requested_by = *list;
  return perform(*by, {std::move(what)});
}

// The last session of that kind that was convened; the first kind of the body is the one that it is always in.
Done Player::enters_session(const Slots& slots) {
  const auto by = officer(slots[0]);
  rules::SessionId kind;
  if (!by) return fail(by.error());
  if (!parse_session(slots[1].text, kind)) return fail(error(slots[1], "a kind of session was expected."));
  act::EnterSession what{next_ + 1};  // none of that kind: the rules say so
  for (const auto& [id, session] : stage_.state.sessions)
    if (session.kind == kind) what.session = id;
  return perform(*by, {what});
}

Done Player::closes_session(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  return perform(*by, {act::CloseSession{}});
}

Done Player::cedes_chair(const Slots& slots) {
  const auto by = actor(slots[0]), to = actor(slots[1]);
  if (!by) return fail(by.error());
  if (!to) return fail(to.error());
  return perform(*by, {act::CedeChair{*to}});
}

Done Player::lists_item(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  return perform(*by, {act::ListItem{std::string(slots[1].text)}});
}

Done Player::takes_up(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto item = number(slots[1]);
  if (!by) return fail(by.error());
  if (!item) return fail(item.error());
  return perform(*by, {act::TakeUp{*item}});
}

// ---- the floor

Done Player::ask_floor(const Slots& slots, act::Speech speech) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  act::AskFloor what{speech};
  if (slots.size() > 1) {
    const auto on = text(slots[1]);
    if (!on) return fail(on.error());
    what.on = *on;
  }
  return perform(*by, {what});
}

Done Player::asks_floor(const Slots& slots) { return ask_floor(slots, act::Speech::statement); }
Done Player::asks_reply(const Slots& slots) { return ask_floor(slots, act::Speech::reply); }
Done Player::asks_explanation(const Slots& slots) { return ask_floor(slots, act::Speech::explanation); }
Done Player::asks_in_favour(const Slots& slots) { return ask_floor(slots, act::Speech::in_favour); }
Done Player::asks_against(const Slots& slots) { return ask_floor(slots, act::Speech::against); }

Done Player::gives_floor(const Slots& slots) {
  const auto by = actor(slots[0]), to = actor(slots[1]);
  if (!by) return fail(by.error());
  if (!to) return fail(to.error());
  return perform(*by, {act::GiveFloor{*to}});
}

Done Player::ends_speech(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  return perform(*by, {act::EndSpeech{}});
}

// ---- beside a vote

Done Player::draws_name(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto drawn = seat(slots[1]);
  if (!by) return fail(by.error());
  if (!drawn) return fail(drawn.error());
  return perform(*by, {act::DrawName{*drawn, "", ""}});
}

Done Player::makes_last_call(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto open = vote();
  if (!by) return fail(by.error());
  if (!open) return fail(open.error());
  return perform(*by, {act::LastCall{(*open)->id}});
}

Done Player::states_intention(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto which = choice(slots[1]);
  const auto over = vote();
  if (!by) return fail(by.error());
  if (!which) return fail(which.error());
  if (!over) return fail(over.error());
  return perform(*by, {act::StateIntention{(*over)->id, *which}});
}

}  // namespace scene::internal
