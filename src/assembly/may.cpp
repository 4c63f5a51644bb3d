#include "assembly/may.hpp"

#include <algorithm>

#include "assembly/decide.hpp"

namespace assembly {
namespace {

using rules::About;
using rules::Role;

class Asking {
 public:
  Asking(const rules::Rules& rules, const State& state, SeatId by, base::Instant at)
      : rules_(rules), state_(state), by_(by), at_(at) {}

  std::vector<Choice> answers() {
    const rules::Officer* office = rules_.officer(by_.view());
    if (by_ == state_.chair) presiding();
    if (by_ == state_.chair || (office && office->role == Role::secretary)) desk();
    if (by_ == state_.chair || (office && office->role == Role::clock)) timetable();
    motions();
    if (!office) seat();
    return std::move(out_);
  }

 private:
  void ask(Act act) {
    Stamped stamped{std::move(act), by_, at_, state_.votes.empty() ? 1 : state_.votes.rbegin()->first + 1};
    auto events = decide(rules_, state_, stamped);
    out_.push_back({std::move(stamped.act), events ? std::nullopt : std::optional(std::move(events.error()))});
  }

  base::Date today() const { return base::date_of(state_.sitting ? state_.sitting->opened_at : at_); }

  // The proposal that is voted next, and what is voted first on the way to it.
  std::optional<TextId> proposal() const {
    const Session& session = state_.now();
    return state_.texts.first_proposal(session.id, session.item);
  }
  std::optional<TextId> next_text() const {
    const auto root = proposal();
    return root ? std::optional(state_.texts.next(*root, rules_.texts, today())) : std::nullopt;
  }

  void presiding() {
    ask({OpenSitting{}});
    ask({ResumeSitting{}});
    ask({Rule{}});
    if (state_.open_vote) {
      ask({LastCall{*state_.open_vote}});
      ask({Lock{*state_.open_vote}});
    }
    floor();
    consent();
    put();
    ballots();
    timed();
    elections();
    for (ItemNumber item = 1; item <= static_cast<ItemNumber>(state_.now().agenda.size()); ++item)
      ask({TakeUp{item}});
    for (const rules::Officer& other : rules_.officers)
      if (other.role == Role::presiding && other.id.view() != by_.view())
        ask({CedeChair{SeatId::of(other.id.view())}});
    ask({CloseSitting{}});
    if (state_.session != 0) ask({CloseSession{}});
  }

  // What needs the record's own numbers (a key, a roll, a count) is asked as far as it is known here.
  void ballots() {
    if (const auto put = put_to_ballot(rules_, state_)) {
      OpenSecretBallot open;
      if (!state_.ceremonies.empty()) open.ceremony = state_.ceremonies.rbegin()->first;
      for (const auto& [number, ceremony] : state_.ceremonies)
        for (const auto& [vote, answered] : ceremony.rehearsed)
          if (!state_.secret_ballots.contains(vote)) open.ceremony = number, open.vote = vote;
      if (const auto form = ballot_form(rules_, state_, *put)) {
        open.options = form->options;
        open.minimum = form->minimum;
        open.maximum = form->maximum;
        open.classes = form->classes;
      }
      ask({std::move(open)});
    }
    for (const auto& [number, ballot] : state_.secret_ballots) {
      if (ballot.stage > SecretStage::locked) continue;
      if (ballot.stage == SecretStage::open) ask({LockBallot{number}});
      Rule finds_void;
      finds_void.finding = Finding::void_ballot;
      finds_void.on = ballot.vote ? ballot.vote : ballot.election;
      ask({std::move(finds_void)});
      ask({VoidBallot{number, "?"}});
    }
  }

  void tellers() {
    if (!state_.ceremonies.empty()) {
      const auto& [number, ceremony] = *state_.ceremonies.rbegin();
      if (ceremony.awaits) ask({ConsentToTellers{number, ""}});
      if (ceremony.stage < CeremonyStage::answer)
        ask({BeginRound{number, static_cast<std::int64_t>(ceremony.stage) + 2}});
      else if (ceremony.stage == CeremonyStage::answer)
        ask({SettleKey{number, everybody_in(ceremony), "", ""}});
      else
        ask({CallRehearsal{number, next_ballot(state_)}});
    }
    for (const auto& [number, ballot] : state_.secret_ballots) {
      if (ballot.awaits) ask({ConsentToBallot{number, ""}});
      if (ballot.stage == SecretStage::locked) ask({no_votes(ballot)});
    }
  }

  // A count in the ballot's form; the numbers are the tellers' to find.
  StateResult no_votes(const SecretBallot& ballot) const {
    StateResult out{ballot.number, "", 0, {}};
    if (const auto form = ballot_form(rules_, state_, balloted_by(state_, ballot)))
      out.counts.assign(form->classes.size(), std::vector<std::int64_t>(form->options.size() + 1, 0));
    return out;
  }

  static std::vector<std::int64_t> everybody_in(const Ceremony& ceremony) {
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < ceremony.tellers.size(); ++i)
      if (!ceremony.left.contains(ceremony.tellers[i])) out.push_back(static_cast<std::int64_t>(i) + 1);
    return out;
  }

  void floor() {
    if (const auto& speaker = state_.floor.speaker) {
      ask({EndSpeech{}});
      Rule to_order;
      to_order.finding = Finding::to_order;
      to_order.seat = speaker->seat;
      ask({std::move(to_order)});
    }
    for (const FloorRequest& request : state_.floor.list) ask({GiveFloor{request.seat}});
  }

  void consent() {
    if (state_.consent) ask({DeclareConsent{}});
    if (!state_.motions.empty())
      ask({AskConsent{state_.motions.front().id}});
    else if (const auto next = next_text())
      ask({AskConsent{*next}});
  }

  void put() {
    if (!state_.motions.empty()) {
      OpenVote motion;
      motion.question = state_.motions.front().kind;
      motion.motion = state_.motions.front().id;
      motion.title = "?";
      ask({std::move(motion)});
    }
    if (const auto next = next_text()) {
      OpenVote text;
      text.question = question_of(rules_, *state_.texts.find(*next));
      text.text = next;
      text.title = "?";
      ask({std::move(text)});
    }
    for (const rules::Question& question : rules_.questions) {
      if (question.motion) continue;
      OpenVote vote;
      vote.question = question.id;
      vote.title = "?";
      for (const rules::Labelled& figure : rules_.figures) vote.figures.push_back({FigureId::of(figure.id), 0});
      ask({std::move(vote)});
    }
  }

  void elections() {
    for (const rules::ElectionRule& rule : rules_.elections)
      ask({OpenElection{rule.id, "?", std::max(rule.places, 1)}});
    for (const auto& [id, election] : state_.elections) {
      if (election.stage == ElectionStage::ended) continue;
      ask({OpenBallot{id}});
      ask({AskConsent{id}});
    }
  }

  // What is due at its time.
  void timetable() {
    for (const auto& [announcement, vote] : state_.announced) {
      OpenVote open;
      open.announced = announcement;
      ask({std::move(open)});
    }
    for (const VoteId id : state_.timed) ask({Lock{id}});
  }

  void timed() {
    for (const VoteId id : state_.timed) {
      const Vote& vote = *state_.vote(id);
      if (vote.stage == Stage::open) ask({ExtendVote{id, {vote.closes->ms + base::ms_per_hour}, "?"}});
      if (vote.stage == Stage::locked) ask({DeclareOutcome{id}});
      if (vote.stage == Stage::tied)
        for (const std::size_t choice : {rules::yes, rules::no})
          ask({GiveCastingVote{id, ChoiceId::of(rules_.choices[choice].id)}});
    }
  }

  // What the presiding officer and the secretary both do.
  void desk() {
    tellers();
    for (const rules::Question& question : rules_.questions) {
      const auto& methods = question.methods;
      if (question.motion || std::none_of(methods.begin(), methods.end(),
                                          [&](std::size_t method) { return rules_.methods[method].timed; }))
        continue;
      AnnounceVote vote;
      vote.question = question.id;
      vote.title = "?";
      vote.opens = at_;
      vote.closes = {at_.ms + 7 * base::ms_per_day};
      for (const rules::Labelled& figure : rules_.figures) vote.figures.push_back({FigureId::of(figure.id), 0});
      ask({std::move(vote)});
    }
    for (const auto& [announcement, vote] : state_.announced) ask({CallOffVote{announcement, ""}});
    for (const rules::Question& question : rules_.questions)
      if (!question.motion) {
        ask({TestVote{question.id}});
        break;
      }
    const Vote* open = state_.open_vote ? state_.vote(*state_.open_vote) : nullptr;
    if (open && open->test && by_ != state_.chair) ask({Lock{open->id}});
    ask({ListItem{"?"}});
    Circulate letter;
    letter.document = letter.title = "?";
    ask({std::move(letter)});
    for (const auto& [id, session] : state_.sessions)
      if (id != state_.session || session.stage == SessionStage::adjourned) ask({EnterSession{id}});
  }

  void motions() {
    for (const rules::Question& question : rules_.questions)
      if (question.motion) motion(question);
    for (const PendingMotion& motion : state_.motions)
      if (motion.by == by_) ask({WithdrawMotion{motion.id}});
  }

  // With what it could be about now; where there is nothing, as it is, so that the refusal says what is missing.
  void motion(const rules::Question& question) {
    Terms terms;
    switch (question.rule.about()) {
      case About::text:
      case About::of_text: terms.on = next_text(); break;
      case About::item: terms.item = state_.now().item; break;
      case About::decision: terms.on = last_decision(); break;
      case About::seat: terms.seats = {state_.roster->seats.front().id}; break;
      case About::nothing: break;
    }
    const Text* text = terms.on ? state_.texts.find(*terms.on) : nullptr;
    if (question.rule.effect == rules::Effect::divide && text)
      for (const TextParagraph& paragraph : text->paragraphs)
        if (paragraph.stands && terms.parts.empty()) terms.parts = {paragraph.paragraph.label};
    if (question.rule.effect == rules::Effect::limit_speeches) terms.minutes = 5;
    ask({Move{question.id, "", std::move(terms)}});
  }

  std::optional<Position> last_decision() const {
    std::optional<Position> last;
    if (!state_.decided.empty()) last = state_.decided.rbegin()->first;
    for (const auto& [id, text] : state_.texts.all)
      if (text.stage != TextStage::pending && !text.amends && (!last || id > *last)) last = id;
    return last;
  }

  void seat() {
    const auto index = rules_.roster->find(by_);
    if (!index) return;
    ask({state_.seats[*index].present ? Act{Leave{by_}} : Act{Arrive{by_}}});
    for (const Speech speech :
         {Speech::statement, Speech::reply, Speech::explanation, Speech::in_favour, Speech::against})
      ask({AskFloor{speech, speech == Speech::explanation ? next_text() : std::nullopt}});
    if (state_.floor.speaker && state_.floor.speaker->seat == by_) ask({EndSpeech{}});
    if (state_.consent) ask({Object{}});
    if (!state_.motions.empty() && !state_.motions.front().seconded) ask({SecondMotion{state_.motions.front().id}});
    texts();
    ballot(*index);
  }

  void texts() {
    for (const auto& [id, text] : state_.texts.all) {
      if (text.session != state_.session || text.item != state_.now().item) continue;
      const bool own = std::find(text.sponsors.begin(), text.sponsors.end(), by_) != text.sponsors.end();
      if (own && text.stage == TextStage::pending) ask({Withdraw{id}});
      if (!own && text.stage <= TextStage::withdrawn) ask({Sponsor{id}});
    }
    for (const auto& [id, election] : state_.elections)
      if (election.stage == ElectionStage::nominating) ask({Nominate{id, CandidateId::of(by_.view())}});
  }

  void ballot(SeatIndex index) {
    if (state_.open_vote) cast(index, *state_.vote(*state_.open_vote));
    for (const VoteId id : state_.timed) cast(index, *state_.vote(id));
    if (!state_.votes.empty()) intend(state_.votes.rbegin()->second);
  }

  void cast(SeatIndex index, const Vote& vote) {
    if (vote.stage != Stage::open) return;
    std::vector<SeatId> seats = {by_};
    for (const SeatIndex principal : state_.seats[index].principals)
      seats.push_back(state_.roster->seats[principal].id);
    for (const SeatId one : seats)
      for (const std::uint8_t choice : vote.choices) ask({Cast{vote.id, one, ChoiceId::of(state_.choices[choice])}});
  }

  void intend(const Vote& vote) {
    if (vote.stage == Stage::open || vote.test || vote.counting == rules::Counting::tellers) return;
    for (const std::uint8_t choice : vote.choices)
      ask({StateIntention{vote.id, ChoiceId::of(state_.choices[choice])}});
  }

  const rules::Rules& rules_;
  const State& state_;
  SeatId by_;
  base::Instant at_;
  std::vector<Choice> out_;
};

}  // namespace

std::vector<Choice> may(const rules::Rules& rules, const State& state, SeatId by, base::Instant at) {
  return Asking(rules, state, by, at).answers();
}

}  // namespace assembly
