// What follows from a motion that is carried, granted or asked for, and from a decided text: one function for each
// effect. Events only; who may bring it about was decided before.
#include <algorithm>

#include "assembly/internal/deciding.hpp"

namespace assembly::internal {
namespace {

using rules::Effect;
using rules::Question;

struct Following {
  const Deciding& with;
  const Question& question;
  const Terms& terms;
  Position motion;  // 0: a question, not a motion
  bool by_vote;
  Events& events;

  template <class What>
  void add(What what) const {
    events.push_back({std::move(what)});
  }
};

void nothing(const Following&) {}
void suspends(const Following& f) { f.add(SittingSuspended{}); }
void adjourns(const Following& f) { close_sitting(f.with, f.events); }
void closes_debate(const Following& f) { f.add(DebateClosed{}); }
void closes_list(const Following& f) { f.add(SpeakersListClosed{}); }
void limits(const Following& f) { f.add(SpeechesLimited{f.terms.minutes, f.terms.turns}); }
void postpones(const Following& f) { f.add(DebateAdjourned{*f.terms.item}); }
void resumes(const Following& f) { f.add(DebateResumed{*f.terms.item}); }
void adopts_agenda(const Following& f) { f.add(AgendaAdopted{}); }
void adds_item(const Following& f) {
  const base::Date from{f.with.today().days + f.question.rule.wait_days};
  f.add(ItemListed{static_cast<ItemNumber>(f.with.state.now().agenda.size()) + 1, true, from});
}
void drops_item(const Following& f) { f.add(ItemDropped{*f.terms.item}); }
void takes_item(const Following& f) { f.add(ItemTakenUp{*f.terms.item, false}); }
void permits_late(const Following& f) { f.add(LateTextPermitted{*f.terms.on, true}); }
void advances(const Following& f) { f.add(TextAdvanced{*f.terms.on}); }
void divides(const Following& f) { f.add(TextDivided{*f.terms.on, f.terms.parts}); }

// The session rests, and with it the meeting.
void adjourns_session(const Following& f) {
  close_sitting(f.with, f.events);
  if (!f.with.rules.sessions.empty()) f.add(SessionAdjourned{});
}

void disposes(const Following& f, TextStage stage) { dispose(f.with, *f.terms.on, stage, f.motion, f.events); }
void takes_no_action(const Following& f) { disposes(f, TextStage::not_put); }
void makes_fall(const Following& f) { disposes(f, TextStage::fallen); }
void refers(const Following& f) { disposes(f, TextStage::referred); }

void reconsiders(const Following& f) {
  if (f.with.state.texts.find(*f.terms.on))
    f.add(TextReopened{*f.terms.on});
  else
    f.add(DecisionReopened{*f.terms.on});
}

void sets_method(const Following& f) {
  const MethodId method = f.with.rules.methods[*f.question.rule.method].id;
  f.add(MethodSet{method, f.by_vote, f.question.rule.precedence, f.motion, f.terms.on});
}

void finds_majority(const Following& f) {
  f.add(MajorityFound{f.with.rules.majorities[*f.question.rule.finds].now.id, f.motion, f.terms.on});
}

void objects(const Following& f) {
  for (const SeatId seat : f.terms.seats) f.add(RepresentativeObjected{seat});
}

void sets_standing(const Following& f) {
  const rules::Standing& standing = f.with.rules.standings[*f.question.rule.standing];
  for (const SeatId seat : f.terms.seats) f.add(StandingSet{seat, standing.id, standing.votes, f.terms.until});
}

void lifts_standing(const Following& f) {
  const StandingId standing = f.with.rules.standings[*f.question.rule.standing].id;
  for (const SeatId seat : f.terms.seats) f.add(StandingLifted{seat, standing, f.terms.until});
}

// What the ruling did is undone; a request that it had denied is granted.
void overrules(const Following& f) {
  const auto& ruling = f.with.state.ruling;
  if (!ruling) return;
  f.add(RulingReversed{ruling->id});
  const Ruled& what = ruling->what;
  switch (what.finding) {
    case Finding::on_motion: {
      const Question* asked = f.with.rules.question(what.kind);
      if (!asked || asked->rule.effect != Effect::permit_late) break;
      f.add(LateTextPermitted{*what.terms.on, !what.granted});
      break;
    }
    case Finding::order_of_texts: f.add(OrderRuled{*what.on, ruling->order_before}); break;
    case Finding::not_put:
      for (const auto& [id, text] : f.with.state.texts.all)
        if (text.because == ruling->id && text.stage == TextStage::not_put) f.add(TextReopened{id});
      break;
    case Finding::new_proposal: {
      const Text* amended = f.with.state.texts.find(ruling->amending_before->text);
      const bool still = amended && amended->stage == TextStage::pending && !f.with.state.texts.find(*what.on)->begun;
      if (still) f.add(AmendmentAttached{*what.on, *ruling->amending_before});
      break;
    }
    case Finding::majority: {
      const auto& before = ruling->majority_before;
      f.add(before ? *before : MajorityFound{{}, 0, what.on});
      break;
    }
    case Finding::to_order:
    case Finding::void_ballot: break;
  }
}

using Function = void (*)(const Following&);
constexpr std::array<Function, rules::effect_names.size()> functions = {
    nothing,       nothing,          overrules,      suspends,      adjourns,      postpones,     takes_no_action,
    closes_debate, closes_list,      limits,         refers,        makes_fall,    divides,       advances,
    reconsiders,   sets_method,      finds_majority, adopts_agenda, adds_item,     drops_item,    takes_item,
    resumes,       adjourns_session, permits_late,   objects,       sets_standing, lifts_standing};

// A pending motion that this one, carried, has answered: it is not put any more.
void settle_other(const Deciding& with, const Question& question, Events& events) {
  if (!question.rule.settles) return;
  for (const PendingMotion& other : with.state.motions)
    if (other.kind == *question.rule.settles) events.push_back({MotionDecided{other.id, false}});
}

// A method that was reopened and is not decided again no longer holds.
void end_reopened(const Deciding& with, const Question& question, const Terms& terms, Events& events) {
  if (question.rule.effect != Effect::set_method) return;
  const auto& set = method_of(with, terms.on);
  if (set && set->reopened && set->method == with.rules.methods[*question.rule.method].id)
    events.push_back({MethodSet{{}, true, 0, 0, terms.on, false}});
}

// What was to amend a text that is decided has lost its object, and what is pending about either.
void dispose_below(const Deciding& with, TextId id, TextStage stage, Position because, Events& events) {
  drop_motions_on(with, id, events);
  for (const TextId other : with.state.texts.descendants(id)) {
    events.push_back({TextDisposed{other, stage, because}});
    drop_motions_on(with, other, events);
  }
}

// A part is decided; when no operative paragraph is left, the text is rejected as a whole.
void decide_part(const Deciding& with, const Text& text, std::size_t part, bool passed, Events& events) {
  events.push_back({PartDecided{text.id, part, passed}});
  if (passed) return;
  const auto& lost = text.parts[part].paragraphs;
  const bool had = std::any_of(text.paragraphs.begin(), text.paragraphs.end(),
                               [](const TextParagraph& p) { return p.paragraph.operative; });
  const bool left = !had || std::any_of(text.paragraphs.begin(), text.paragraphs.end(), [&](const TextParagraph& p) {
    return p.stands && p.paragraph.operative && std::find(lost.begin(), lost.end(), p.paragraph.label) == lost.end();
  });
  if (left) return;
  events.push_back({TextDisposed{text.id, TextStage::rejected, 0}});
  dispose_below(with, text.id, TextStage::not_put, text.id, events);
}

}  // namespace

void dispose(const Deciding& with, TextId id, TextStage stage, Position because, Events& events) {
  events.push_back({TextDisposed{id, stage, because}});
  dispose_below(with, id, stage, because, events);
}

// What is pending about a text that is gone has lost its object.
void drop_motions_on(const Deciding& with, TextId id, Events& events) {
  for (const PendingMotion& motion : with.state.motions)
    if (motion.terms.on == id) events.push_back({MotionWithdrawn{motion.id}});
}

void add_effect(const Deciding& with, const Question& question, const Terms& terms, Position motion, bool by_vote,
                Events& events) {
  const Following following{with, question, terms, motion, by_vote, events};
  functions[static_cast<std::size_t>(question.rule.effect)](following);
}

void decide_motion(const Deciding& with, const PendingMotion& motion, bool carried, Events& events) {
  const Question& question = *with.rules.question(motion.kind);
  events.push_back({MotionDecided{motion.id, carried}});
  if (carried) {
    settle_other(with, question, events);
    add_effect(with, question, motion.terms, motion.id, true, events);
    return;
  }
  end_reopened(with, question, motion.terms, events);
  if (question.rule.if_lost)
    functions[static_cast<std::size_t>(*question.rule.if_lost)](
        {with, question, motion.terms, motion.id, true, events});
}

void decide_text(const Deciding& with, const Text& text, bool passed, Events& events) {
  if (with.rules.question(text.question)->rule.effect == Effect::set_standing)  // an objection is answered either way
    for (const SeatId id : text.seats)
      if (const auto seat = with.rules.roster->find(id); seat && with.state.seats[*seat].objected)
        events.push_back({RepresentativeObjected{id, false}});
  events.push_back({TextDisposed{text.id, passed ? TextStage::adopted : TextStage::rejected, 0}});
  dispose_below(with, text.id, TextStage::not_put, text.id, events);
  if (!passed) return;
  for (const TextId other : with.state.texts.excluded_by(text.id))
    dispose(with, other, TextStage::not_put, text.id, events);
  if (text.amends) return;
  const Terms terms{text.id, {}, {}, text.seats, text.until, 0, 0};
  add_effect(with, *with.rules.question(text.question), terms, 0, true, events);
}

void add_consequences(const Deciding& with, const Vote& vote, const Outcome& outcome, Events& events) {
  const bool decided = outcome.result == rules::Result::passed || outcome.result == rules::Result::failed;
  if (!decided) return;  // no quorum, or a casting or second vote is awaited: it still waits
  const bool passed = outcome.result == rules::Result::passed;
  if (const PendingMotion* motion = vote.motion ? with.state.motion(*vote.motion) : nullptr)
    decide_motion(with, *motion, passed, events);
  const Text* text = vote.text ? with.state.texts.find(*vote.text) : nullptr;
  if (!text || text->stage != TextStage::pending) return;
  if (vote.part)
    decide_part(with, *text, *vote.part, passed, events);
  else
    decide_text(with, *text, passed, events);
}

}  // namespace assembly::internal
