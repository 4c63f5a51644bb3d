// Sessions, sittings, the agenda, presence, standings and proxies.
#include <algorithm>

#include "assembly/internal/evolution.hpp"

namespace assembly::internal {

using rules::Figure;

void Evolution::operator()(const SessionConvened& event) {
  Session session;
  session.id = event.session;
  session.kind = event.kind;
  session.stage = SessionStage::convened;
  session.opens = event.opens;
  state_.sessions.try_emplace(event.session, session);
}

void Evolution::operator()(const SessionEntered& event) {
  const auto found = state_.sessions.find(event.session);
  if (found == state_.sessions.end()) return;
  found->second.stage = SessionStage::entered;
  enter(event.session);
}

// What is still on the floor goes on in the next meeting.
void Evolution::operator()(const SessionRenewed& event) {
  Session next;
  next.id = event.session;
  next.meetings = now().meetings;
  if (!state_.sessions.try_emplace(event.session, next).second) return;
  for (auto& [id, text] : state_.texts.all)
    if (text.session == state_.session && text.stage == TextStage::pending) {
      text.session = event.session;
      text.item = 0;
    }
  state_.session = event.session;
  state_.floor = {};
}

void Evolution::operator()(const SessionAdjourned&) { now().stage = SessionStage::adjourned; }

void Evolution::operator()(const SessionClosed&) {
  now().stage = SessionStage::closed;
  enter(0);
}

void Evolution::operator()(const ChairCeded& event) { state_.chair = event.to; }

void Evolution::operator()(const ItemListed& event) {
  Session& session = now();
  if (event.item != static_cast<ItemNumber>(session.agenda.size()) + 1) return;
  session.agenda.push_back({event.adopted ? ItemStage::listed : ItemStage::provisional, event.from});
}

void Evolution::operator()(const AgendaAdopted&) {
  Session& session = now();
  session.agenda_adopted = true;
  for (AgendaItem& item : session.agenda)
    if (item.stage == ItemStage::provisional) item.stage = ItemStage::listed;
}

void Evolution::operator()(const ItemDropped& event) { set_item(event.item, ItemStage::dropped); }

void Evolution::operator()(const ItemTakenUp& event) {
  Session& session = now();
  if (event.item != session.item) state_.floor = {};
  session.item = event.item;
  if (event.in_order) session.order = std::max(session.order, event.item);
  anything_else();
  set_item(event.item, ItemStage::listed);
}

void Evolution::operator()(const DebateAdjourned& event) {
  set_item(event.item, ItemStage::debate_adjourned);
  state_.floor.speaker.reset();
}

void Evolution::operator()(const DebateResumed& event) { set_item(event.item, ItemStage::listed); }

void Evolution::operator()(const SittingOpened& event) {
  state_.sitting = Sitting{event.at, event.reconstruction, false, false, false, event.meeting};
  take_roll(base::date_of(event.at));
  for (SeatIndex seat = 0; seat < state_.seats.size(); ++seat)  // given at the doors, by or to who is no member
    if (const auto holder = state_.seats[seat].proxy;
        holder && (!state_.seats[seat].term || !state_.seats[*holder].term))
      end_proxy(seat);
  state_.sitting->presence_taken = state_.figures_now.figure(Figure::present) > 0;
  Session& session = now();
  session.meetings = event.meeting;
  state_.floor.replied.clear();
  if (session.item == 0) state_.floor = {};
}

void Evolution::operator()(const SittingClosed&) {
  state_.sitting.reset();
  state_.motions.clear();
  state_.ruling.reset();
  state_.consent.reset();
  state_.requests.clear();
  state_.drawn.reset();
  state_.floor.speaker.reset();
  state_.floor.on_motions.clear();
  std::erase_if(state_.floor.list, [](const FloorRequest& r) { return r.speech >= Speech::in_favour; });
  state_.chair = state_.usual_chair;
  for (SeatIndex seat = 0; seat < state_.seats.size(); ++seat) {
    if (state_.seats[seat].present) set_present(seat, false);
    if (state_.seats[seat].proxy) end_proxy(seat);
  }
}

void Evolution::operator()(const SittingSuspended&) {
  if (state_.sitting) state_.sitting->suspended = true;
}

void Evolution::operator()(const SittingResumed&) {
  if (state_.sitting) state_.sitting->suspended = false;
}

void Evolution::operator()(const Arrived& event) {
  if (const auto seat = state_.roster->find(event.seat)) set_present(*seat, true);
  if (state_.sitting) state_.sitting->presence_taken = true;
}

void Evolution::operator()(const Left& event) {
  if (const auto seat = state_.roster->find(event.seat)) set_present(*seat, false);
  if (state_.sitting) state_.sitting->presence_taken = true;
}

void Evolution::operator()(const QuorumChallenged&) {
  if (state_.sitting) state_.sitting->quorum_challenged = true;
}

void Evolution::operator()(const StandingSet& event) {
  const auto seat = state_.roster->find(event.seat);
  if (!seat) return;
  StandingMark& mark = mark_of(*seat, event.standing);
  mark.votes = event.votes;
  mark.active = true;
  mark.until = event.until;
  mark.waived_until.reset();
  renew(*seat);
}

void Evolution::operator()(const StandingLifted& event) {
  const auto seat = state_.roster->find(event.seat);
  if (!seat) return;
  StandingMark& mark = mark_of(*seat, event.standing);
  if (event.until)
    mark.waived_until = event.until;
  else
    mark.active = false;
  if (!event.until) mark.waived_until = base::last_date;
  renew(*seat);
}

void Evolution::operator()(const ProxyGiven& event) {
  const auto from = state_.roster->find(event.from), to = state_.roster->find(event.to);
  if (!from || !to || state_.seats[*from].proxy) return;
  change_presence(*from, [&] {
    state_.seats[*from].proxy = to;
    state_.seats[*to].principals.push_back(*from);
  });
}

void Evolution::operator()(const ProxyEnded& event) {
  if (const auto from = state_.roster->find(event.from)) end_proxy(*from);
}

// What was decided for the next vote, and the floor, belong to the session that they were decided in.
void Evolution::enter(Position session) {
  if (session != state_.session) {
    state_.method_set.reset();
    state_.majority_found.reset();
  }
  state_.session = session;
  state_.floor = {};
}

void Evolution::set_item(ItemNumber item, ItemStage stage) {
  Session& session = now();
  if (session.stage_of(item)) session.agenda[static_cast<std::size_t>(item) - 1].stage = stage;
}

// Who is a member and may vote on `day`. Whoever was noted at the doors stays present.
void Evolution::take_roll(base::Date day) {
  for (SeatIndex seat = 0; seat < state_.seats.size(); ++seat) {
    SeatState& own = state_.seats[seat];
    own.term = state_.roster->seats[seat].on(day);
    own.present = own.present && own.term;
    own.votes = votes_on(own, day);
  }
  state_.figures_now = figures_on(state_, day);
}

StandingMark& Evolution::mark_of(SeatIndex seat, StandingId standing) {
  auto& marks = state_.seats[seat].marks;
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](const StandingMark& m) { return m.standing == standing; });
  if (found != marks.end()) return *found;
  marks.push_back({standing, false, false, {}, {}});
  return marks.back();
}

// After a standing changed: the seat's vote from now on, not in a vote that is open (S3).
void Evolution::renew(SeatIndex seat) {
  SeatState& own = state_.seats[seat];
  if (!state_.sitting || !own.term) return;
  const bool votes = votes_on(own, base::date_of(state_.sitting->opened_at));
  if (votes == own.votes) return;
  for (auto open = state_.open_vote; open;) {
    Vote* vote = find(*open);
    if (!vote) break;
    vote->voted_then.try_emplace(seat, own.votes);
    open = vote->interrupts;
  }
  own.votes = votes;
  add_seat(state_.figures_now, state_.shape.figure(Figure::entitled), *own.term, votes ? 1 : -1);
}

// Presence of a seat also makes its principals count as present: keep the figure true across any change.
template <class Apply>
void Evolution::change_presence(SeatIndex seat, Apply apply) {
  std::vector<SeatIndex> touched = state_.seats[seat].principals;
  touched.push_back(seat);
  std::vector<bool> before;
  for (const SeatIndex one : touched) before.push_back(state_.counts_as_present(one));
  apply();
  for (std::size_t i = 0; i < touched.size(); ++i) {
    const SeatState& own = state_.seats[touched[i]];
    const bool after = state_.counts_as_present(touched[i]);
    if (own.term && after != before[i])
      add_seat(state_.figures_now, state_.shape.figure(Figure::present), *own.term, after ? 1 : -1);
  }
}

void Evolution::set_present(SeatIndex seat, bool present) {
  SeatState& own = state_.seats[seat];
  if (own.term && own.present != present)
    add_seat(state_.figures_now, state_.shape.figure(Figure::in_person), *own.term, present ? 1 : -1);
  change_presence(seat, [&] { own.present = present; });
}

void Evolution::end_proxy(SeatIndex from) {
  const auto holder = state_.seats[from].proxy;
  if (!holder) return;
  change_presence(from, [&] {
    state_.seats[from].proxy.reset();
    std::erase(state_.seats[*holder].principals, from);
  });
}

}  // namespace assembly::internal
