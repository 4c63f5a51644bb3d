// The floor: who asked, who is given it, for how long; replies, explanations of vote, speakers on a motion.
#include <algorithm>

#include "assembly/internal/deciding.hpp"

namespace assembly::internal {
namespace {

// A speech on a motion is listed once for that motion, any other once.
bool is_listed(const State& state, SeatId seat, Speech speech) {
  return std::any_of(state.floor.list.begin(), state.floor.list.end(), [&](const FloorRequest& r) {
    const bool same = speech < Speech::in_favour || (!state.motions.empty() && r.on == state.motions.front().id);
    return r.seat == seat && r.speech == speech && same;
  });
}

int times(const std::map<SeatId, int>& spoken, SeatId seat) {
  const auto found = spoken.find(seat);
  return found == spoken.end() ? 0 : found->second;
}

std::optional<base::Refusal> statement_fault(const Deciding& with) {
  const Floor& floor = with.state.floor;
  if (floor.debate_closed) return refuse(with, Topic::closure, refusals::debate_closed).value();
  if (floor.list_closed) return refuse(with, Topic::list, refusals::list_closed).value();
  const int turns = floor.turns ? floor.turns : with.rules.debate.turns;
  if (turns && times(floor.spoken, with.by) >= turns)
    return refuse(with, Topic::limits, refusals::no_more_turns, {{"turns", std::to_string(turns)}}).value();
  return std::nullopt;
}

// A member answers when the list is closed: before that it can put its name on the list.
std::optional<base::Refusal> reply_fault(const Deciding& with) {
  const Floor& floor = with.state.floor;
  if (!floor.list_closed) return refuse(with, Topic::reply, refusals::reply_later).value();
  if (times(floor.replied, with.by) >= with.rules.debate.replies)
    return refuse(with, Topic::reply, refusals::no_more_replies,
                  {{"most", std::to_string(with.rules.debate.replies)}})
        .value();
  return std::nullopt;
}

// Before voting begins or after the result; not on one's own text, never of a secret ballot.
std::optional<base::Refusal> explanation_fault(const Deciding& with, SeatId by, std::optional<TextId> on) {
  const Text* text = on ? with.state.texts.find(*on) : nullptr;
  if (on && !text) return refuse(with, Topic::explanation, refusals::no_such_text).value();
  if (text && std::find(text->sponsors.begin(), text->sponsors.end(), by) != text->sponsors.end())
    return refuse(with, Topic::explanation, refusals::sponsor_explains).value();
  std::optional<MethodId> method;
  const MethodSet* set = method_that_holds(with, on);
  if (set) method = set->method;
  if (text && !text->votes.empty()) method = with.state.vote(text->votes.back())->method;
  if (!on && !set && !with.state.votes.empty()) method = with.state.votes.rbegin()->second.method;
  if (method && with.rules.methods[*with.rules.method(*method)].secret)
    return refuse(with, Topic::explanation, refusals::secret_unexplained).value();
  const auto& explained = with.state.floor.explained;
  if (explained.contains({on.value_or(0), by}))
    return refuse(with, Topic::explanation, refusals::explained_already, {{"seat", by.text()}}).value();
  return std::nullopt;
}

std::optional<base::Refusal> on_motion_fault(const Deciding& with, bool in_favour) {
  if (with.state.motions.empty()) return refuse(with, Topic::floor, refusals::no_such_motion).value();
  const PendingMotion& motion = with.state.motions.front();
  const rules::Question& question = *with.rules.question(motion.kind);
  const int most = in_favour ? question.rule.speakers_for : question.rule.speakers_against;
  const auto found = with.state.floor.on_motions.find(motion.id);
  const auto [spoken_for, spoken_against] =
      found == with.state.floor.on_motions.end() ? std::pair(0, 0) : found->second;
  if (most == rules::free_debate || (in_favour ? spoken_for : spoken_against) < most) return std::nullopt;
  return refuse(refusals::no_more_speakers, cite_of(with, question, Topic::floor),
                {{"says", question.says}, {"most", std::to_string(most)}})
      .value();
}

std::optional<base::Refusal> speech_fault(const Deciding& with, const AskFloor& act) {
  switch (act.speech) {
    case Speech::statement: return statement_fault(with);
    case Speech::reply: return reply_fault(with);
    case Speech::explanation: return explanation_fault(with, with.by, act.on);
    case Speech::in_favour: return on_motion_fault(with, true);
    case Speech::against: return on_motion_fault(with, false);
  }
  return std::nullopt;
}

int minutes_for(const Deciding& with, const FloorRequest& request) {
  const rules::DebateRule& debate = with.rules.debate;
  const Floor& floor = with.state.floor;
  switch (request.speech) {
    case Speech::statement: return floor.minutes ? floor.minutes : debate.minutes;
    case Speech::explanation: return debate.explanation_minutes;
    case Speech::reply: {
      if (debate.reply_minutes.empty()) return 0;
      const auto which = static_cast<std::size_t>(times(floor.replied, request.seat));
      return debate.reply_minutes[std::min(which, debate.reply_minutes.size() - 1)];
    }
    case Speech::in_favour:
    case Speech::against: return 0;
  }
  return 0;
}

// Who is next: on the motion that goes first, else statements, then explanations, then replies; in the order of
// asking.
const FloorRequest* next_speaker(const Deciding& with) {
  const State& state = with.state;
  const auto& list = state.floor.list;
  const auto first = [&](auto is) {
    const auto found = std::find_if(list.begin(), list.end(), is);
    return found == list.end() ? nullptr : &*found;
  };
  if (!state.motions.empty())
    return first(
        [&](const FloorRequest& r) { return r.on == state.motions.front().id && r.speech >= Speech::in_favour; });
  const auto root = state.texts.first_proposal(state.session, state.now().item);
  const auto moved_it = [&](SeatId seat) {
    if (!root || !with.rules.debate.mover_replies_last) return false;
    const auto& sponsors = state.texts.find(*root)->sponsors;
    return std::find(sponsors.begin(), sponsors.end(), seat) != sponsors.end();
  };
  for (const Speech speech : {Speech::statement, Speech::explanation})
    if (const auto* found = first([&](const FloorRequest& r) {
          return r.speech == speech && (speech != Speech::explanation || !explanation_fault(with, r.seat, r.on));
        }))
      return found;
  for (const bool mover : {false, true})
    if (const auto* found =
            first([&](const FloorRequest& r) { return r.speech == Speech::reply && moved_it(r.seat) == mover; }))
      return found;
  return nullptr;
}

}  // namespace

Decision decide_on(const Deciding& with, const AskFloor& act) {
  if (auto no = unless_sitting(with)) return base::fail(*no);
  const auto seat = seated(with, with.by, Topic::floor);
  if (!seat) return base::fail(seat.error());
  if (auto no = unless_silenced(with, *seat, with.by)) return base::fail(*no);
  if (with.state.voting()) return refuse(with, Topic::conduct, refusals::no_speech_in_voting);
  const Session& session = with.state.now();
  if (session.stage_of(session.item) == ItemStage::debate_adjourned)
    return refuse(refusals::debate_adjourned, cite_of_effect(with, rules::Effect::postpone, Topic::agenda));
  if (is_listed(with.state, with.by, act.speech))
    return refuse(with, Topic::floor, refusals::already_listed, {{"seat", with.by.text()}});
  if (auto no = speech_fault(with, act)) return base::fail(*no);
  const bool on_motion = act.speech >= Speech::in_favour;
  return happens(
      {FloorAsked{with.by, act.speech, on_motion ? std::optional(with.state.motions.front().id) : act.on}});
}

Decision decide_on(const Deciding& with, const GiveFloor& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (with.state.voting()) return refuse(with, Topic::conduct, refusals::no_speech_in_voting);
  Events events;
  if (with.state.floor.speaker) events.push_back({SpeechEnded{}});
  if (const rules::Officer* officer = with.rules.officer(act.seat.view());
      officer && officer->role == Role::secretary) {
    events.push_back({FloorGiven{act.seat, Speech::statement, 0, with.at, {}}});  // may speak at any time
    return events;
  }
  const Session& session = with.state.now();
  if (session.stage_of(session.item) == ItemStage::debate_adjourned)
    return refuse(refusals::debate_adjourned, cite_of_effect(with, rules::Effect::postpone, Topic::agenda));
  if (const auto seat = with.rules.roster->find(act.seat))
    if (auto no = unless_silenced(with, *seat, act.seat)) return base::fail(*no);
  const FloorRequest* next = next_speaker(with);
  if (!next || next->seat != act.seat)
    for (const FloorRequest& request : with.state.floor.list)  // what was decided since may stand against it
      if (request.seat == act.seat && request.speech == Speech::explanation)
        if (auto no = explanation_fault(with, request.seat, request.on)) return base::fail(*no);
  if (!next && !with.state.motions.empty())
    return goes_first(with, with.state.motions.front(), with.rules.cite_for(Topic::floor));
  if (!next) return refuse(with, Topic::floor, refusals::nobody_asked);
  if (next->seat != act.seat) return refuse(with, Topic::floor, refusals::not_next, {{"seat", next->seat.text()}});
  events.push_back({FloorGiven{act.seat, next->speech, minutes_for(with, *next), with.at, next->on}});
  return events;
}

Decision decide_on(const Deciding& with, const EndSpeech&) {
  const auto& speaker = with.state.floor.speaker;
  if (!speaker) return refuse(with, Topic::floor, refusals::nobody_speaks);
  if (speaker->seat != with.by && !with.is(Role::presiding))
    return refuse(with, Topic::floor, refusals::speaker_has_floor, {{"seat", speaker->seat.text()}});
  return happens({SpeechEnded{}});
}

}  // namespace assembly::internal
