// Without a vote: the presiding officer asks whether anybody objects. And what is handed in beside a vote: the name
// from which a roll-call begins, the last call, a statement of intention.
#include <algorithm>

#include "assembly/internal/deciding.hpp"

namespace assembly::internal {
namespace {

// A decision without a vote is a decision: what it needs present it needs too.
std::optional<base::Refusal> unless_quorate(const Deciding& with, const rules::Question& question) {
  if (question.motion && question.rule.by != rules::DecidedBy::vote) return std::nullopt;
  return internal::unless_quorate(with, question, with.rules.majorities[question.majority].on(with.today()));
}

// Whether this can be decided without a vote now, as it could be put to one.
std::optional<base::Refusal> unless_open(const Deciding& with, Position on) {
  if (const PendingMotion* motion = with.state.motion(on)) {
    const PendingMotion& first = with.state.motions.front();
    if (!motion->voted || motion->id != first.id)
      return goes_first(with, first, with.rules.cite_for(Topic::conduct)).value();
    if (auto no = unless_seconded(with, *motion)) return no;
    return unless_quorate(with, *with.rules.question(motion->kind));
  }
  if (!with.state.motions.empty())
    return goes_first(with, with.state.motions.front(), with.rules.cite_for(Topic::conduct)).value();
  if (const Election* election = with.state.election(on)) return unless_uncontested(with, *election);
  if (auto no = unless_votable(with, on)) return no;
  const Text& text = *with.state.texts.find(on);
  if (with.rules.always_secret(*with.rules.question(text.question)))
    return refuse(with, Topic::without_a_vote, refusals::ballot_required).value();
  if (pending_part(text)) return refuse(with, Topic::division, refusals::parts_first).value();
  return unless_quorate(with, *with.rules.question(question_of(with.rules, text)));
}

}  // namespace

Decision decide_on(const Deciding& with, const AskConsent& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (with.state.voting()) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  if (auto no = unless_open(with, act.on)) return base::fail(*no);
  const auto& before = with.state.consent;
  if (before && before->on == act.on && !before->objections.empty())
    return refuse(with, Topic::without_a_vote, refusals::objected, {{"seat", before->objections.front().text()}});
  return happens({ConsentAsked{act.on}});
}

// Anybody who takes part objects; where only a sponsor of the text may, only a sponsor.
Decision decide_on(const Deciding& with, const Object&) {
  if (auto no = unless_sitting(with)) return base::fail(*no);
  const auto seat = seated(with, with.by, Topic::without_a_vote);
  if (!seat) return base::fail(seat.error());
  if (auto no = unless_silenced(with, *seat, with.by)) return base::fail(*no);
  const auto& consent = with.state.consent;
  if (!consent) return refuse(with, Topic::without_a_vote, refusals::no_consent_asked);
  if (std::find(consent->objections.begin(), consent->objections.end(), with.by) != consent->objections.end())
    return refuse(with, Topic::without_a_vote, refusals::objected, {{"seat", with.by.text()}});
  const PendingMotion* motion = with.state.motion(consent->on);
  const rules::Question* question = motion ? with.rules.question(motion->kind) : nullptr;
  if (!question || !question->rule.mover_may_object) return happens({Objected{with.by}});
  const Text* text = motion->terms.on ? with.state.texts.find(*motion->terms.on) : nullptr;
  if (!text || std::find(text->sponsors.begin(), text->sponsors.end(), with.by) == text->sponsors.end())
    return refuse(with, Topic::division, refusals::not_a_sponsor, {{"seat", with.by.text()}});
  Events events;
  events.push_back({Objected{with.by}});
  events.push_back({ConsentEnded{false}});
  events.push_back({MotionDecided{motion->id, false}});
  return events;
}

Decision decide_on(const Deciding& with, const DeclareConsent&) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  const auto& consent = with.state.consent;
  if (!consent) return refuse(with, Topic::without_a_vote, refusals::no_consent_asked);
  if (!consent->objections.empty())
    return refuse(with, with.state.election(consent->on) ? Topic::election : Topic::without_a_vote,
                  refusals::objected, {{"seat", consent->objections.front().text()}});
  if (auto no = unless_open(with, consent->on)) return base::fail(*no);
  Events events;
  events.push_back({ConsentEnded{true}});
  if (const PendingMotion* motion = with.state.motion(consent->on))
    decide_motion(with, *motion, true, events);
  else if (const Election* election = with.state.election(consent->on))
    declare_uncontested(*election, events);
  else
    decide_text(with, *with.state.texts.find(consent->on), true, events);
  return events;
}

Decision decide_on(const Deciding& with, const DrawName& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (with.state.voting()) return refuse(with, Topic::lot, refusals::voting_goes_on);
  if (auto no = text_fault(with, {&act.commitment, &act.opening})) return base::fail(*no);
  if (const auto seat = seated(with, act.seat, Topic::lot); !seat) return base::fail(seat.error());
  if (with.state.drawn) return refuse(with, Topic::lot, refusals::name_drawn, {{"seat", with.state.drawn->text()}});
  return happens({NameDrawn{act.seat}});
}

Decision decide_on(const Deciding& with, const LastCall& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  const auto vote = open_vote(with, act.vote);
  if (!vote) return base::fail(vote.error());
  if ((*vote)->closes)
    return refuse(with, Topic::conduct, refusals::closes_later, {{"at", base::iso(*(*vote)->closes)}});
  return happens({LastCalled{act.vote}});
}

// A footnote of a vote that was taken by names: what the seat had meant to choose. The result stands.
Decision decide_on(const Deciding& with, const StateIntention& act) {
  const auto seat = seated(with, with.by, Topic::intention);
  if (!seat) return base::fail(seat.error());
  const Vote* vote = with.state.vote(act.vote);
  if (!vote) return refuse(with, Topic::intention, refusals::unknown_vote);
  if (vote->stage == Stage::open) return refuse(with, Topic::intention, refusals::intention_early);
  if (vote->test) return refuse(with, Topic::intention, refusals::test_by_device);
  if (vote->stage == Stage::annulled) return refuse(with, Topic::intention, refusals::vote_annulled);
  if (vote->counting == rules::Counting::tellers) return refuse(with, Topic::intention, refusals::counted_by_tellers);
  if (const auto choice = choice_in(with, *vote, act.choice); !choice) return base::fail(choice.error());
  if (auto no = unless_entitled(with, *vote, with.by, *seat)) return base::fail(*no);
  return happens({IntentionStated{act.vote, with.by, act.choice}});
}

}  // namespace assembly::internal
