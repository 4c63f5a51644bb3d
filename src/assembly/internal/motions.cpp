// Motions: who may move what now, what is taken first, what must be named.
//
// While a motion is pending only what goes before it is in order: lower precedence first, 0 above all. A motion that
// is a right takes effect by being asked for, one that needs several members when enough have asked; a point of order
// waits for a ruling; the rest are put to the vote.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"

namespace assembly::internal {

using rules::About;
using rules::DecidedBy;
using rules::Effect;
using rules::Question;
using rules::When;

std::string cite_of(const Deciding& with, const Question& motion, Topic topic) {
  const bool voted = motion.rule.by == DecidedBy::vote || motion.rule.by == DecidedBy::request;
  const std::string* majority = voted ? &with.rules.majorities[motion.majority].now.cite : &motion.cite;
  return with.first_cite({&motion.cite, majority}, topic);
}

std::string cite_of_effect(const Deciding& with, Effect effect, Topic topic) {
  for (const Question& question : with.rules.questions)
    if (question.motion && question.rule.effect == effect) return cite_of(with, question, topic);
  return with.rules.cite_for(topic);
}

const std::optional<MethodSet>& method_of(const Deciding& with, std::optional<TextId> on) {
  const Text* text = on ? with.state.texts.find(*on) : nullptr;
  return text ? text->method : with.state.method_set;
}

const MethodSet* method_that_holds(const Deciding& with, std::optional<TextId> on) {
  const auto& own = method_of(with, on);
  const auto& set = own ? own : with.state.method_set;
  return set ? &*set : nullptr;
}

namespace {

std::optional<base::Refusal> no(const Deciding& with, const Question& motion, std::string_view id, Topic topic,
                                Values values = {}) {
  values.emplace_back("says", motion.says);
  return refuse(id, cite_of(with, motion, topic), std::move(values)).value();
}

// Whoever is in the chair moves what its holder may; a seat in the chair also what a seat may.
std::optional<base::Refusal> unless_mover(const Deciding& with, const Question& motion) {
  if (with.is(Role::presiding) && motion.rule.presiding) return std::nullopt;
  if (with.office() || !motion.rule.seats) return no(with, motion, refusals::not_the_mover, Topic::presiding);
  const auto seat = seated(with, with.by, Topic::one_vote);
  if (!seat) return seat.error();
  return unless_silenced(with, *seat, with.by);
}

// Whether a proposal on the item that is taken up was voted in this session.
bool was_voted(const Deciding& with) {
  return std::any_of(with.state.texts.all.begin(), with.state.texts.all.end(), [&](const auto& one) {
    const Text& text = one.second;
    return !text.amends && text.session == with.state.session && text.item == with.state.now().item &&
           (text.stage == TextStage::adopted || text.stage == TextStage::rejected);
  });
}

std::optional<base::Refusal> unless_now(const Deciding& with, const Question& motion) {
  const auto& ruling = with.state.ruling;
  if (motion.rule.when == When::after_ruling && (!ruling || !ruling->open_to_appeal || ruling->reversed))
    return no(with, motion, refusals::no_ruling, Topic::conduct);
  const bool in_debate = motion.rule.when == When::debate || motion.rule.when == When::after_a_text;
  if (in_debate && with.state.voting())
    return refuse(with, Topic::conduct, refusals::voting_has_begun, {{"says", motion.says}}).value();
  if (motion.rule.when == When::after_a_text && !was_voted(with))
    return no(with, motion, refusals::no_text_voted, Topic::order_of_texts);
  if (!motion.rule.sessions.empty()) {
    const SessionId now = with.state.now().kind;
    const auto is = [&](std::size_t kind) { return with.rules.sessions[kind].id == now; };
    if (std::none_of(motion.rule.sessions.begin(), motion.rule.sessions.end(), is))
      return no(with, motion, refusals::other_session, Topic::agenda);
  }
  const auto& speaker = with.state.floor.speaker;
  if (speaker && speaker->seat != with.by && !motion.rule.interrupts && !with.is(Role::presiding))
    return refuse(with, Topic::floor, refusals::speaker_has_floor, {{"seat", speaker->seat.text()}}).value();
  if (with.state.motions.empty() || motion.rule.precedence < with.state.motions.front().precedence)
    return std::nullopt;
  return no(with, *with.rules.question(with.state.motions.front().kind), refusals::motion_pending, Topic::conduct);
}

// What the body decided by vote is decided, until it reconsiders; what was asked for yields only to what goes before
// it.
std::optional<base::Refusal> unless_free(const Deciding& with, const Question& motion, const Terms& terms) {
  if (motion.rule.effect != Effect::set_method) return std::nullopt;
  const Text* text = terms.on ? with.state.texts.find(*terms.on) : nullptr;
  if (text && with.rules.always_secret(*with.rules.question(text->question)))
    return no(with, motion, refusals::ballot_required, Topic::conduct);
  const auto& set = method_of(with, terms.on);
  const MethodId wanted = with.rules.methods[*motion.rule.method].id;
  if (!set) return std::nullopt;
  const bool asked = motion.rule.by != DecidedBy::vote;
  if (set->reopened && !asked) return std::nullopt;
  if (!set->by_vote && (!asked || (set->method != wanted && motion.rule.precedence <= set->precedence)))
    return std::nullopt;
  const rules::Method& method = with.rules.methods[*with.rules.method(set->method)];
  return refuse(set->by_vote ? refusals::method_decided : refusals::method_asked_for,
                with.first_cite({&method.cite, &motion.cite}, Topic::conduct), {{"method", method.says}})
      .value();
}

bool is_decided(const Deciding& with, Position on) {
  if (const Text* text = with.state.texts.find(on))
    return !text->amends && text->session == with.state.session &&
           (text->stage == TextStage::adopted || text->stage == TextStage::rejected ||
            text->stage == TextStage::not_put || text->stage == TextStage::fallen);
  const auto found = with.state.decided.find(on);
  if (found != with.state.decided.end()) return found->second.session == with.state.session;
  const Vote* vote = with.state.vote(on);  // on a question that was put without a text
  return vote && vote->stage == Stage::declared && !vote->motion && !vote->text &&
         vote->session == with.state.session;
}

std::optional<base::Refusal> parts_fault(const Deciding& with, const Text& text, const Terms& terms) {
  if (terms.parts.empty()) return refuse(with, Topic::division, refusals::paragraphs_missing).value();
  for (const ParagraphId label : terms.parts) {
    const auto* paragraph = text.paragraph(label);
    if (!paragraph || !paragraph->stands)
      return refuse(with, Topic::division, refusals::unknown_paragraph, {{"paragraph", label.text()}}).value();
    for (const TextPart& part : text.parts)
      if (std::find(part.paragraphs.begin(), part.paragraphs.end(), label) != part.paragraphs.end())
        return refuse(with, Topic::division, refusals::paragraph_twice, {{"paragraph", label.text()}}).value();
  }
  return std::nullopt;
}

std::optional<base::Refusal> text_terms_fault(const Deciding& with, const Question& motion, const Terms& terms) {
  const Text* text = terms.on ? with.state.texts.find(*terms.on) : nullptr;
  if (!text) {
    const bool optional = motion.rule.about() == About::of_text && !terms.on;
    return optional ? std::nullopt : no(with, motion, refusals::text_missing, Topic::texts);
  }
  if (text->stage != TextStage::pending || text->session != with.state.session)
    return no(with, motion, refusals::text_disposed, Topic::texts);
  if (text->begun && motion.rule.effect != Effect::no_action && motion.rule.effect != Effect::divide)
    return no(with, motion, refusals::text_begun, Topic::conduct);
  if (motion.rule.effect == Effect::divide) return parts_fault(with, *text, terms);
  if (motion.rule.effect == Effect::permit_late && with.rules.texts.late_amendments_only && !text->amends)
    return no(with, motion, refusals::late_proposal, Topic::texts);
  if (motion.rule.effect == Effect::reorder && text->amends)
    return no(with, motion, refusals::not_a_proposal, Topic::order_of_texts);
  return std::nullopt;
}

std::optional<base::Refusal> item_terms_fault(const Deciding& with, const Question& motion, const Terms& terms) {
  const Session& session = with.state.now();
  const auto stage = terms.item ? session.stage_of(*terms.item) : std::nullopt;
  if (!stage || *stage == ItemStage::dropped) return no(with, motion, refusals::item_missing, Topic::agenda);
  if (*stage == ItemStage::provisional && motion.rule.effect != Effect::drop_item)
    return no(with, motion, refusals::agenda_not_adopted, Topic::agenda);
  const bool rests = *stage == ItemStage::debate_adjourned;
  if (rests != (motion.rule.effect == Effect::resume_item))
    return no(with, motion, rests ? refusals::debate_adjourned : refusals::debate_not_adjourned, Topic::agenda);
  return std::nullopt;
}

// What the motion is about is named, is there, and can still be the subject of it.
std::optional<base::Refusal> terms_fault(const Deciding& with, const Question& motion, const Terms& terms) {
  if (terms.minutes < 0 || terms.turns < 0 || terms.minutes > base::limits::minutes_max ||
      terms.turns > base::limits::minutes_max || terms.parts.size() > base::limits::paragraphs_max)
    return no(with, motion, refusals::limits_missing, Topic::limits);
  switch (motion.rule.about()) {
    case About::text:
    case About::of_text: return text_terms_fault(with, motion, terms);
    case About::item: return item_terms_fault(with, motion, terms);
    case About::decision:
      if (terms.on && is_decided(with, *terms.on)) return std::nullopt;
      return no(with, motion, refusals::decision_missing, Topic::reconsider);
    case About::seat:
      if (terms.seats.empty()) return no(with, motion, refusals::seat_missing, Topic::presiding);
      for (const SeatId id : terms.seats)
        if (const auto seat = seated(with, id, Topic::presiding); !seat) return seat.error();
      return std::nullopt;
    case About::nothing: break;
  }
  if (motion.rule.effect == Effect::limit_speeches && terms.minutes == 0 && terms.turns == 0)
    return no(with, motion, refusals::limits_missing, Topic::limits);
  const Floor& floor = with.state.floor;
  if (motion.rule.effect == Effect::close_debate && floor.debate_closed)
    return no(with, motion, refusals::debate_closed, Topic::closure);
  if (motion.rule.effect == Effect::close_list && floor.list_closed)
    return no(with, motion, refusals::list_closed, Topic::list);
  const bool agenda = motion.rule.effect == Effect::adopt_agenda || motion.rule.before_agenda;
  if (agenda && with.state.now().agenda_adopted) return no(with, motion, refusals::agenda_adopted, Topic::agenda);
  return std::nullopt;
}

// One more member asks; when enough have, it is granted.
Decision request(const Deciding& with, const Question& motion, const Terms& terms) {
  const auto found = with.state.requests.find({motion.id, terms.on.value_or(0)});
  const auto asked = found == with.state.requests.end() ? std::vector<SeatId>{} : found->second;
  if (std::find(asked.begin(), asked.end(), with.by) != asked.end())
    return refuse(refusals::requested_already, cite_of(with, motion, Topic::conduct), {{"seat", with.by.text()}});
  const auto still_there = [&](SeatId id) {
    const auto seat = with.rules.roster->find(id);
    return !with.rules.attendance.before_casting || (seat && with.state.seats[*seat].present);
  };
  Events events;
  events.push_back({MotionRequested{motion.id, with.by, terms.on}});
  if (enough(with, motion.majority, std::count_if(asked.begin(), asked.end(), still_there) + 1))
    add_effect(with, motion, terms, with.position, false, events);
  return events;
}

}  // namespace

std::optional<base::Refusal> unless_seconded(const Deciding& with, const PendingMotion& motion) {
  if (motion.seconded) return std::nullopt;
  return no(with, *with.rules.question(motion.kind), refusals::not_seconded, Topic::conduct);
}

Decision decide_on(const Deciding& with, const Move& act) {
  const Question* motion = with.rules.question(act.motion);
  if (!motion || !motion->motion)
    return refuse(with, Topic::presiding, refusals::unknown_motion, {{"motion", act.motion.text()}});
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (auto no = text_fault(with, {&act.text})) return base::fail(*no);
  if (auto no = unless_mover(with, *motion)) return base::fail(*no);
  if (auto no = unless_now(with, *motion)) return base::fail(*no);
  if (auto no = terms_fault(with, *motion, act.terms)) return base::fail(*no);
  if (auto no = unless_free(with, *motion, act.terms)) return base::fail(*no);
  const rules::MotionRule& rule = motion->rule;
  if (rule.by == DecidedBy::request) return request(with, *motion, act.terms);
  Events events;
  const bool voted = rule.by == DecidedBy::vote, alone = rule.seconder && !with.is(Role::presiding);
  // A right that a sponsor may object to waits to see whether one does.
  const bool waits = rule.by == DecidedBy::right && rule.mover_may_object;
  events.push_back(
      {MotionMoved{with.position, motion->id, with.by, rule.precedence, voted || waits, !alone, act.terms}});
  if (rule.by != DecidedBy::right || waits) return events;
  events.push_back({MotionDecided{with.position, true}});
  add_effect(with, *motion, act.terms, with.position, false, events);
  return events;
}

Decision decide_on(const Deciding& with, const SecondMotion& act) {
  if (auto no = unless_sitting(with)) return base::fail(*no);
  const PendingMotion* motion = with.state.motion(act.motion);
  if (!motion) return refuse(with, Topic::conduct, refusals::no_such_motion);
  const auto seat = seated(with, with.by, Topic::one_vote);
  if (!seat) return base::fail(seat.error());
  if (auto no = unless_silenced(with, *seat, with.by)) return base::fail(*no);
  const Question& question = *with.rules.question(motion->kind);
  if (motion->seconded || motion->by == with.by)
    return refuse(motion->seconded ? refusals::seconded_already : refusals::seconds_itself,
                  cite_of(with, question, Topic::conduct), {{"says", question.says}});
  return happens({MotionSeconded{act.motion}});
}

Decision decide_on(const Deciding& with, const WithdrawMotion& act) {
  if (auto no = unless_sitting(with)) return base::fail(*no);
  const PendingMotion* motion = with.state.motion(act.motion);
  if (!motion) return refuse(with, Topic::conduct, refusals::no_such_motion);
  const Question* question = with.rules.question(motion->kind);
  if (motion->by != with.by) return refuse(refusals::not_its_mover, cite_of(with, *question, Topic::conduct));
  for (auto open = with.state.open_vote; open; open = with.state.vote(*open)->interrupts)
    if (with.state.vote(*open)->motion == act.motion) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  return happens({MotionWithdrawn{act.motion}});
}

Decision decide_on(const Deciding& with, const ResumeSitting&) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (!with.state.sitting) return refuse(with, Topic::sitting, refusals::no_sitting);
  if (!with.state.sitting->suspended) return refuse(with, Topic::sitting, refusals::not_suspended);
  return happens({SittingResumed{}});
}

}  // namespace assembly::internal
