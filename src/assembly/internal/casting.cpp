// Casting, changing, locking; the presiding officer's casting vote.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

// Who presses the key: the seat itself, or the holder of its proxy while the seat is away.
std::optional<base::Refusal> unless_its_own(const Deciding& with, SeatId id, SeatIndex seat) {
  if (with.by == id) return std::nullopt;
  const SeatState& own = with.state.seats[seat];
  const auto by = with.rules.roster->find(with.by);
  if (!own.proxy || !by || *own.proxy != *by)
    return refuse(with, own.proxy ? Topic::proxies : Topic::one_vote, refusals::seat_not_yours, {{"seat", id.text()}})
        .value();
  if (own.present) return refuse(with, Topic::proxies, refusals::proxy_rests, {{"seat", id.text()}}).value();
  return std::nullopt;
}

// The standing that takes the vote away, for the refusal's words and rule.
const rules::Standing* lost_by(const Deciding& with, SeatIndex seat) {
  const SeatState& own = with.state.seats[seat];
  for (const StandingMark& mark : own.marks)
    if (!mark.votes && is_in_force(mark, with.today()))
      if (const auto index = with.rules.standing(mark.standing)) return &with.rules.standings[*index];
  if (own.term && !own.term->votes)
    if (const auto index = with.rules.standing(own.term->standing)) return &with.rules.standings[*index];
  // Gone since the vote opened: any standing the seat ever had explains why it may not vote in this one.
  for (const StandingMark& mark : own.marks)
    if (const auto index = with.rules.standing(mark.standing); index && !with.rules.standings[*index].votes)
      return &with.rules.standings[*index];
  return nullptr;
}

// A seat of the vote's own roll, or of the sitting's.
base::Result<SeatIndex, base::Refusal> voter(const Deciding& with, const Vote& vote, SeatId id) {
  if (vote.roll.empty()) return seated(with, id, Topic::one_vote);
  const auto seat = with.rules.roster->find(id);
  if (!seat) return refuse(with, Topic::one_vote, refusals::unknown_seat, {{"seat", id.text()}});
  return *seat;
}

}  // namespace

// The choice as an index into the body's choices, if this vote offers it.
base::Result<std::uint8_t, base::Refusal> choice_in(const Deciding& with, const Vote& vote, ChoiceId id) {
  for (const std::uint8_t choice : vote.choices)
    if (with.state.choices[choice] == id.view()) return choice;
  std::vector<std::string> offered;
  for (const std::uint8_t choice : vote.choices) offered.push_back(with.state.choices[choice]);
  return refuse(with, Topic::choices, refusals::unknown_choice,
                {{"choice", id.text()}, {"choices", base::list_words(offered)}});
}

std::optional<base::Refusal> unless_entitled(const Deciding& with, const Vote& vote, SeatId id, SeatIndex seat) {
  if (with.state.may_vote(vote, seat)) return std::nullopt;
  if (std::binary_search(vote.concerned.begin(), vote.concerned.end(), seat))
    return refuse(with, Topic::interest, refusals::concerned, {{"seat", id.text()}}).value();
  const rules::SeatTerm* term = term_in(with.state, vote, seat);
  if (!term)
    return refuse(with, Topic::one_vote, refusals::not_in_office,
                  {{"seat", id.text()}, {"date", base::iso(vote.day)}})
        .value();
  if (vote.entitled_class && !(term->classes >> vote.entitled_class & 1))
    return refuse(with, Topic::one_vote, refusals::not_in_class,
                  {{"seat", id.text()}, {"class", with.rules.classes[vote.entitled_class].says}})
        .value();
  const rules::Standing* standing = lost_by(with, seat);
  return refuse(refusals::lost_vote, standing ? standing->cite : with.rules.cite_for(Topic::one_vote),
                {{"seat", id.text()}, {"says", standing ? standing->says : ""}})
      .value();
}

base::Result<const Vote*, base::Refusal> open_vote(const Deciding& with, VoteId id) {
  const Vote* vote = with.state.vote(id);
  if (!vote) return refuse(with, Topic::conduct, refusals::unknown_vote);
  if (vote->stage == Stage::annulled) return refuse(with, Topic::lock, refusals::vote_annulled);
  if (vote->stage != Stage::open) return refuse(with, Topic::lock, refusals::voting_closed);
  if (!vote->closes && with.state.open_vote != id) return refuse(with, Topic::conduct, refusals::vote_interrupted);
  return vote;
}

Decision decide_on(const Deciding& with, const Cast& act) {
  if (const rules::Officer* officer = with.office())
    return refuse(with, Topic::officer_votes, refusals::officer_casts, {{"title", officer->title}});
  const auto vote = open_vote(with, act.vote);
  if (!vote) return base::fail(vote.error());
  if ((*vote)->counting == rules::Counting::tellers)
    return refuse(with, Topic::counting, refusals::counted_by_tellers);
  if (const auto choice = choice_in(with, **vote, act.choice); !choice) return base::fail(choice.error());
  const auto seat = voter(with, **vote, act.seat);
  if (!seat) return base::fail(seat.error());
  if (auto no = unless_its_own(with, act.seat, *seat)) return base::fail(*no);
  if (auto no = unless_entitled(with, **vote, act.seat, *seat)) return base::fail(*no);
  const bool asks = with.rules.attendance.before_casting && with.state.sitting && !with.state.sitting->reconstruction;
  if (asks && (*vote)->roll.empty())
    if (const auto by = with.rules.roster->find(with.by); by && !with.state.seats[*by].present)
      return refuse(with, Topic::attendance, refusals::not_present, {{"seat", with.by.text()}});
  return happens({BallotCast{act.vote, act.seat, with.by, act.choice, with.position}});
}

// The first officer who enters it waits for a second one; where they differ, the later entry waits again.
Decision decide_on(const Deciding& with, const EnterPaper& act) {
  const rules::Officer* office = with.office();
  const bool may = with.is(Role::presiding) || (office && office->role != Role::clock);
  if (!may) return refuse(with, Topic::counting, refusals::papers_by_officers);
  const auto vote = open_vote(with, act.vote);
  if (!vote) return base::fail(vote.error());
  if ((*vote)->counting == rules::Counting::tellers)
    return refuse(with, Topic::counting, refusals::counted_by_tellers);
  if ((*vote)->test) return refuse(with, Topic::counting, refusals::test_by_device);
  if (const auto choice = choice_in(with, **vote, act.choice); !choice) return base::fail(choice.error());
  const auto seat = voter(with, **vote, act.seat);
  if (!seat) return base::fail(seat.error());
  if (auto no = unless_entitled(with, **vote, act.seat, *seat)) return base::fail(*no);
  Events events;
  events.push_back({PaperEntered{act.vote, act.seat, with.by, act.choice}});
  const auto first = (*vote)->papers.find(act.seat);
  if (first != (*vote)->papers.end() && first->second.by != with.by && first->second.choice == act.choice)
    events.push_back({BallotCast{act.vote, act.seat, act.seat, act.choice, with.position}});
  return events;
}

// What was raised during the voting is settled before it ends.
std::optional<base::Refusal> unless_lockable(const Deciding& with, const Vote& vote) {
  const auto& motions = with.state.motions;
  const bool quorate = !unless_quorate(with, *with.rules.question(vote.question), majority_of(with.rules, vote));
  if (!quorate || motions.empty() || motions.front().id == vote.motion) return std::nullopt;
  const rules::Question& first = *with.rules.question(motions.front().kind);
  return goes_first(with, motions.front(), cite_of(with, first, Topic::conduct)).value();
}

Decision decide_on(const Deciding& with, const Lock& act) {
  const Vote* named = with.state.vote(act.vote);
  if (named && named->stage == Stage::open && named->closes) return lock_timed(with, *named);
  if (named && named->stage == Stage::open && named->test) return end_test(with, *named);
  if (auto no = unless_presiding(with)) return base::fail(*no);
  const auto vote = open_vote(with, act.vote);
  if (!vote) return base::fail(vote.error());
  if ((*vote)->sealed) return refuse(with, Topic::secret_ballot, refusals::ballot_is_sealed);
  if (auto no = unless_lockable(with, **vote)) return base::fail(*no);
  Events events;
  events.push_back({VoteLocked{act.vote}});
  if ((*vote)->counting == rules::Counting::tellers) return events;
  const Outcome outcome = final_outcome_of(with.rules, with.state, **vote, std::nullopt);
  events.push_back({OutcomeDeclared{act.vote, with.position, outcome}});
  add_consequences(with, **vote, outcome, events);
  return events;
}

Decision decide_on(const Deciding& with, const GiveCastingVote& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  const Vote* vote = with.state.vote(act.vote);
  if (!vote) return refuse(with, Topic::conduct, refusals::unknown_vote);
  if (!vote->closes)
    if (auto no = unless_sitting(with)) return base::fail(*no);
  if (vote->stage != Stage::tied || (!vote->closes && with.state.open_vote != act.vote))
    return refuse(with, Topic::casting_vote, refusals::no_casting_vote);
  const auto choice = with.rules.choice(act.choice.view());
  if (!choice || *choice > rules::abstain)
    return refuse(with, Topic::casting_vote, refusals::unknown_choice,
                  {{"choice", act.choice.text()}, {"choices", "yes, no, abstain"}});
  const Outcome outcome = final_outcome_of(with.rules, with.state, *vote, choice);
  Events events;
  events.push_back({OutcomeDeclared{act.vote, with.position, outcome}});
  add_consequences(with, *vote, outcome, events);
  return events;
}

}  // namespace assembly::internal
