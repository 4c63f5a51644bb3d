// Rulings: on the point of order that is pending, or of the presiding officer's own accord. Each is open to appeal.
#include <algorithm>

#include "assembly/internal/deciding.hpp"

namespace assembly::internal {
namespace {

Ruled ruled(const Deciding& with, const Rule& act) {
  return {with.position, 0, act.granted, act.finding, act.on, {}, {}, act.seat};
}

Decision on_motion(const Deciding& with, const Rule& act) {
  const auto& motions = with.state.motions;
  const bool lapses = !motions.empty() && !motions.front().seconded && !act.granted;
  if (lapses) return happens({MotionWithdrawn{motions.front().id}});  // nobody seconded it: no ruling, it is gone
  if (motions.empty() || motions.front().voted) return refuse(with, Topic::presiding, refusals::nothing_to_rule_on);
  const PendingMotion& motion = motions.front();
  Ruled what = ruled(with, act);
  what.motion = motion.id;
  what.kind = motion.kind;
  what.terms = motion.terms;
  Events events;
  events.push_back({what});
  if (act.granted) add_effect(with, *with.rules.question(motion.kind), motion.terms, motion.id, false, events);
  return events;
}

Decision on_order(const Deciding& with, const Rule& act, const Text& text) {
  auto waiting = with.state.texts.amendments(text.id, with.rules.texts, with.today()), named = act.order;
  std::sort(waiting.begin(), waiting.end());
  std::sort(named.begin(), named.end());
  if (waiting != named || named.empty()) return refuse(with, Topic::amendments, refusals::order_incomplete);
  Events events;
  events.push_back({ruled(with, act)});
  events.push_back({OrderRuled{text.id, act.order}});
  return events;
}

Decision not_put(const Deciding& with, const Rule& act, const Text& text) {
  Events events;
  events.push_back({ruled(with, act)});
  dispose(with, text.id, TextStage::not_put, with.position, events);
  return events;
}

Decision new_proposal(const Deciding& with, const Rule& act, const Text& text) {
  if (!text.amends) return refuse(with, Topic::amendments, refusals::not_an_amendment);
  Events events;
  events.push_back({ruled(with, act)});
  events.push_back({AmendmentDetached{text.id}});
  return events;
}

Decision on_text(const Deciding& with, const Rule& act) {
  const Text* text = act.on ? with.state.texts.find(*act.on) : nullptr;
  if (!text) return refuse(with, Topic::texts, refusals::no_such_text);
  if (text->stage != TextStage::pending) return refuse(with, Topic::order_of_texts, refusals::text_disposed);
  if (act.finding == Finding::order_of_texts) return on_order(with, act, *text);
  return act.finding == Finding::not_put ? not_put(with, act, *text) : new_proposal(with, act, *text);
}

// Only one that the question may need, where the rules leave it open at all; the body tests it by an appeal.
Decision on_majority(const Deciding& with, const Rule& act) {
  const auto index = with.rules.majority(act.majority);
  const Text* text = act.on ? with.state.texts.find(*act.on) : nullptr;
  const auto may_apply = [&](const rules::Question& question) {
    const bool open = question.majority_by != rules::MajorityChoice::fixed;
    return index && open &&
           (*index == question.majority ||
            std::find(question.may_need.begin(), question.may_need.end(), *index) != question.may_need.end());
  };
  if (act.on && !text) return refuse(with, Topic::texts, refusals::no_such_text);
  const auto& questions = with.rules.questions;
  const bool may = text ? may_apply(*with.rules.question(text->question))
                        : std::any_of(questions.begin(), questions.end(), may_apply);
  if (!may)
    return refuse(refusals::majority_not_open,
                  text ? with.rules.majorities[with.rules.question(text->question)->majority].now.cite
                       : with.rules.cite_for(Topic::presiding),
                  {{"majority", act.majority.text()}});
  Events events;
  events.push_back({ruled(with, act)});
  events.push_back({MajorityFound{act.majority, 0, act.on}});
  return events;
}

Decision to_order(const Deciding& with, const Rule& act) {
  const auto& speaker = with.state.floor.speaker;
  const auto& motions = with.state.motions;
  const bool on_a_point = !motions.empty() && !motions.front().voted && motions.front().by == act.seat;
  if (!on_a_point && (!speaker || speaker->seat != act.seat))
    return refuse(with, Topic::to_order, refusals::nobody_speaks);
  Events events;
  events.push_back({ruled(with, act)});
  events.push_back({CalledToOrder{act.seat}});
  return events;
}

// Of what is being balloted on; what was counted stands.
Decision on_ballot(const Deciding& with, const Rule& act) {
  const auto& ballots = with.state.secret_ballots;
  const bool held =
      act.on && std::any_of(ballots.begin(), ballots.end(), [&](const auto& one) {
        const SecretBallot& ballot = one.second;
        return ballot.stage <= SecretStage::locked && (ballot.vote == act.on || ballot.election == act.on);
      });
  if (!held) return refuse(with, Topic::secret_ballot, refusals::nothing_to_ballot);
  return happens({ruled(with, act)});
}

}  // namespace

Decision decide_on(const Deciding& with, const Rule& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (auto no = text_fault(with, {&act.text})) return base::fail(*no);
  if (act.finding < Finding::to_order && act.finding != Finding::on_motion && with.state.voting())
    return refuse(with, Topic::conduct, refusals::voting_goes_on);
  // An appeal is decided before anything else is ruled: no later ruling stands between it and the one it is about.
  for (const PendingMotion& motion : with.state.motions)
    if (const rules::Question& appeal = *with.rules.question(motion.kind);
        appeal.rule.effect == rules::Effect::overrule && (motion.seconded || act.finding != Finding::on_motion))
      return goes_first(with, motion, cite_of(with, appeal, Topic::conduct));
  switch (act.finding) {
    case Finding::on_motion: return on_motion(with, act);
    case Finding::order_of_texts:
    case Finding::not_put:
    case Finding::new_proposal: return on_text(with, act);
    case Finding::majority: return on_majority(with, act);
    case Finding::to_order: return to_order(with, act);
    case Finding::void_ballot: return on_ballot(with, act);
  }
  return refuse(with, Topic::presiding, refusals::nothing_to_rule_on);
}

}  // namespace assembly::internal
