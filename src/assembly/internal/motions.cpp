// Motions, points of order, rulings, appeals: who may move what now, what is taken first, what follows.
//
// While a motion is pending only what goes before it is in order: lower precedence first, 0 above all. A motion that
// is a right takes effect by being asked for; a point of order waits for a ruling; the rest are put to the vote.
#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

using rules::DecidedBy;
using rules::Effect;
using rules::Question;
using rules::When;

std::string cite_of(const Deciding& with, const Question& motion, Topic topic) {
  const std::string* majority =
      motion.rule.by == DecidedBy::vote ? &with.rules.majorities[motion.majority].now.cite : &motion.cite;
  return with.first_cite({&motion.cite, majority}, topic);
}

// A member that lost its rights moves nothing; one that only lost its vote may still speak and move.
std::optional<base::Refusal> unless_silenced(const Deciding& with, SeatIndex seat) {
  const SeatState& own = with.state.seats[seat];
  for (const rules::Standing& standing : with.rules.standings) {
    if (standing.moves) continue;
    bool applies = own.term && own.term->standing == standing.id;
    for (const StandingMark& mark : own.marks)
      if (mark.standing == standing.id)
        applies = is_in_force(mark, with.today()) || (applies && !is_waived(mark, with.today()));
    if (applies)
      return refuse(refusals::silenced, standing.cite, {{"seat", with.by.text()}, {"says", standing.says}}).value();
  }
  return std::nullopt;
}

std::optional<base::Refusal> unless_mover(const Deciding& with, const Question& motion) {
  const bool presiding = with.is(Role::presiding);
  if (presiding ? motion.rule.presiding : !with.office() && motion.rule.seats) {
    if (presiding) return std::nullopt;
    const auto seat = seated(with, with.by, Topic::one_vote);
    if (!seat) return seat.error();
    return unless_silenced(with, *seat);
  }
  return refuse(refusals::not_the_mover, cite_of(with, motion, Topic::presiding), {{"says", motion.says}}).value();
}

std::optional<base::Refusal> unless_now(const Deciding& with, const Question& motion) {
  const auto& ruling = with.state.ruling;
  if (motion.rule.when == When::after_ruling && (!ruling || !ruling->open_to_appeal || ruling->reversed))
    return refuse(refusals::no_ruling, cite_of(with, motion, Topic::conduct)).value();
  if (motion.rule.when == When::debate && with.state.open_vote)
    return refuse(with, Topic::conduct, refusals::voting_has_begun, {{"says", motion.says}}).value();
  if (with.state.motions.empty() || motion.rule.precedence < with.state.motions.front().precedence)
    return std::nullopt;
  const Question* first = with.rules.question(with.state.motions.front().kind);
  return refuse(refusals::motion_pending, cite_of(with, *first, Topic::conduct), {{"says", first->says}}).value();
}

// A right that was asked for, where the body has decided otherwise by vote, is no longer a right.
std::optional<base::Refusal> unless_free(const Deciding& with, const Question& motion) {
  if (motion.rule.by != DecidedBy::right || motion.rule.effect != Effect::set_method) return std::nullopt;
  const auto& set = with.state.method_set;
  const MethodId wanted = with.rules.methods[*motion.rule.method].id;
  if (!set || (!set->by_vote && set->method != wanted)) return std::nullopt;
  return refuse(set->by_vote ? refusals::method_decided : refusals::method_asked_for,
                cite_of(with, motion, Topic::conduct),
                {{"method", with.rules.methods[*with.rules.method(set->method)].says}})
      .value();
}

void add_effect(const Deciding& with, const Question& motion, bool by_vote, Events& events) {
  switch (motion.rule.effect) {
    case Effect::none: break;
    case Effect::suspend: events.push_back({SittingSuspended{}}); break;
    case Effect::adjourn: events.push_back({SittingClosed{}}); break;
    case Effect::overrule:
      if (with.state.ruling) events.push_back({RulingReversed{with.state.ruling->id}});
      break;
    case Effect::set_method:
      events.push_back({MethodSet{with.rules.methods[*motion.rule.method].id, by_vote}});
      break;
    case Effect::set_majority:
      events.push_back({MajorityFound{with.rules.majorities[*motion.rule.finds].now.id}});
      break;
  }
}

}  // namespace

Decision decide_on(const Deciding& with, const Move& act) {
  const Question* motion = with.rules.question(act.motion);
  if (!motion || !motion->motion)
    return refuse(with, Topic::presiding, refusals::unknown_motion, {{"motion", act.motion.text()}});
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (act.text.size() > base::limits::title_bytes_max || base::has_control(act.text))
    return refuse(with, Topic::presiding, refusals::text_too_long);
  if (auto no = unless_mover(with, *motion)) return base::fail(*no);
  if (auto no = unless_now(with, *motion)) return base::fail(*no);
  if (auto no = unless_free(with, *motion)) return base::fail(*no);
  Events events;
  const bool voted = motion->rule.by == DecidedBy::vote;
  events.push_back({MotionMoved{with.position, motion->id, with.by, motion->rule.precedence, voted}});
  if (motion->rule.by != DecidedBy::right) return events;
  events.push_back({MotionDecided{with.position, true}});
  add_effect(with, *motion, false, events);
  return events;
}

Decision decide_on(const Deciding& with, const WithdrawMotion& act) {
  if (auto no = unless_sitting(with)) return base::fail(*no);
  const PendingMotion* motion = with.state.motion(act.motion);
  if (!motion) return refuse(with, Topic::conduct, refusals::no_such_motion);
  const Question* question = with.rules.question(motion->kind);
  if (motion->by != with.by) return refuse(refusals::not_its_mover, cite_of(with, *question, Topic::conduct));
  const Vote* vote = with.state.open_vote ? with.state.vote(*with.state.open_vote) : nullptr;
  if (vote && vote->motion == act.motion) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  return happens({MotionWithdrawn{act.motion}});
}

Decision decide_on(const Deciding& with, const Rule& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (act.text.size() > base::limits::title_bytes_max || base::has_control(act.text))
    return refuse(with, Topic::presiding, refusals::text_too_long);
  const auto& motions = with.state.motions;
  if (motions.empty() || motions.front().voted) return refuse(with, Topic::presiding, refusals::nothing_to_rule_on);
  return happens({Ruled{with.position, motions.front().id}});
}

Decision decide_on(const Deciding& with, const ResumeSitting&) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (!with.state.sitting) return refuse(with, Topic::sitting, refusals::no_sitting);
  if (!with.state.sitting->suspended) return refuse(with, Topic::sitting, refusals::not_suspended);
  return happens({SittingResumed{}});
}

void add_consequences(const Deciding& with, const Vote& vote, const Outcome& outcome, Events& events) {
  const bool decided = outcome.result == rules::Result::passed || outcome.result == rules::Result::failed;
  if (!vote.motion || !decided) return;  // no quorum, or a casting vote is awaited: the motion still waits
  const bool carried = outcome.result == rules::Result::passed;
  events.push_back({MotionDecided{*vote.motion, carried}});
  if (carried) add_effect(with, *with.rules.question(vote.question), true, events);
}

}  // namespace assembly::internal
