// Opening and closing a sitting; who is present.
#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

// The quorum for opening, if anybody was noted at the doors.
std::optional<base::Refusal> quorum_to_open(const Deciding& with) {
  const rules::Counts figures = figures_on(with.state, with.today());
  if (figures.figure(rules::Figure::present) == 0) return std::nullopt;
  for (const auto& quorum : with.rules.quorums)
    if (quorum.on(with.today()).at_moment(rules::Moment::opening))
      if (auto no = unless_quorum(with, quorum.on(with.today()), figures)) return no;
  return std::nullopt;
}

}  // namespace

Decision decide_on(const Deciding& with, const OpenSitting& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (with.state.sitting) return refuse(with, Topic::sitting, refusals::sitting_open);
  if (act.reconstruction && base::trim(act.source).empty())
    return refuse(with, Topic::sitting, refusals::source_missing);
  if (act.source.size() > base::limits::title_bytes_max) return refuse(with, Topic::sitting, refusals::text_too_long);
  const Session& session = with.state.now();
  if (session.stage == SessionStage::adjourned)
    return refuse(refusals::session_adjourned, cite_of_effect(with, rules::Effect::adjourn_session, Topic::session));
  if (with.at < session.opens) return refuse(with, Topic::session, refusals::session_not_yet);
  const int next = session.meetings + 1;
  if (act.meeting && (*act.meeting < next || *act.meeting > base::limits::meetings_max))
    return refuse(with, Topic::sitting, refusals::meeting_held, {{"number", std::to_string(next)}});
  if (auto no = quorum_to_open(with)) return base::fail(*no);
  return happens({SittingOpened{with.at, act.reconstruction, act.meeting.value_or(next)}});
}

Decision decide_on(const Deciding& with, const CloseSitting&) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (with.state.voting()) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  Events events;
  close_sitting(with, events);
  return events;
}

void close_sitting(const Deciding& with, Events& events) {
  events.push_back({SittingClosed{}});
  if (with.rules.sessions.empty()) events.push_back({SessionRenewed{with.position}});
}

namespace {

// Presence is noted by an officer, or by the seat for itself.
base::Result<SeatIndex, base::Refusal> presence_of(const Deciding& with, SeatId id) {
  if (!with.is(Role::presiding) && !with.is(Role::secretary) && with.by != id)
    return refuse(with, Topic::attendance, refusals::presence_not_yours, {{"seat", id.text()}});
  return seated(with, id, Topic::attendance);
}

}  // namespace

Decision decide_on(const Deciding& with, const Arrive& act) {
  const auto seat = presence_of(with, act.seat);
  if (!seat) return base::fail(seat.error());
  if (with.state.seats[*seat].present)
    return refuse(with, Topic::attendance, refusals::already_present, {{"seat", act.seat.text()}});
  return happens({Arrived{act.seat}});
}

Decision decide_on(const Deciding& with, const Leave& act) {
  const auto seat = presence_of(with, act.seat);
  if (!seat) return base::fail(seat.error());
  if (!with.state.seats[*seat].present)
    return refuse(with, Topic::attendance, refusals::not_present, {{"seat", act.seat.text()}});
  return happens({Left{act.seat}});
}

Decision decide_on(const Deciding& with, const ChallengeQuorum&) {
  if (auto no = unless_sitting(with)) return base::fail(*no);
  for (const auto& dated : with.rules.quorums) {
    const rules::Quorum& quorum = dated.on(with.today());
    if (!quorum.at_moment(rules::Moment::challenge)) continue;
    if (with.state.sitting->quorum_challenged) return refuse(refusals::quorum_challenged, quorum.cite);
    const auto seat = seated(with, with.by, Topic::attendance);
    if (!seat) return base::fail(seat.error());
    Events events;
    if (!with.state.seats[*seat].present) events.push_back({Arrived{with.by}});  // whoever asks is there
    events.push_back({QuorumChallenged{}});
    return events;
  }
  return refuse(with, Topic::attendance, refusals::no_challenge);
}

}  // namespace assembly::internal
