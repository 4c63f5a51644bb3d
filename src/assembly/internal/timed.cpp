// Votes over some days, announced with their times and held beside the sittings; and tests, whose answer is known.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

constexpr std::int64_t longest_ms = 366 * base::ms_per_day;

bool is_clock(const Deciding& with) { return with.office() && with.office()->role == Role::clock; }

// Times are kept by the presiding officer, or by the clock-keeper for it.
std::optional<base::Refusal> unless_in_time(const Deciding& with, base::Instant from, std::string_view early) {
  if (!is_clock(with))
    if (auto no = unless_presiding(with)) return no;
  if (with.at >= from) return std::nullopt;
  return refuse(with, Topic::conduct, early, {{"at", base::iso(from)}}).value();
}

OpenVote as_opened(const AnnounceVote& act) {
  OpenVote out;
  out.question = act.question;
  out.document = act.document;
  out.title = act.title;
  out.majority = act.majority;
  out.method = act.method;
  out.concerned = act.concerned;
  out.figures = act.figures;
  out.text = act.text;
  return out;
}

// The method that was named, else the question's first that may be held over some days.
base::Result<std::size_t, base::Refusal> timed_method(const Deciding& with, const rules::Question& question,
                                                      const AnnounceVote& act) {
  const auto& allowed = question.methods;
  const auto usual = std::find_if(allowed.begin(), allowed.end(),
                                  [&](std::size_t method) { return with.rules.methods[method].timed; });
  if (!act.method) {
    if (usual != allowed.end()) return *usual;
    return refuse(with, Topic::conduct, refusals::not_over_days, {{"says", question.says}});
  }
  const auto index = with.rules.method(*act.method);
  if (!index) return refuse(with, Topic::conduct, refusals::unknown_method, {{"method", act.method->text()}});
  const rules::Method& method = with.rules.methods[*index];
  if (!method.timed || std::find(allowed.begin(), allowed.end(), *index) == allowed.end())
    return refuse(refusals::method_not_allowed, with.first_cite({&method.cite, &question.cite}, Topic::conduct),
                  {{"method", method.says}});
  return *index;
}

std::optional<base::Refusal> unless_members(const Deciding& with, const AnnounceVote& act) {
  if (!act.concerned.empty() && with.rules.cites[static_cast<std::size_t>(Topic::interest)].empty())
    return refuse(with, Topic::one_vote, refusals::nobody_is_concerned).value();
  for (const SeatId id : act.concerned)
    if (!with.rules.roster->find(id))
      return refuse(with, Topic::interest, refusals::unknown_seat, {{"seat", id.text()}}).value();
  return std::nullopt;
}

bool is_announced(const State& state, TextId text) {
  return std::any_of(state.announced.begin(), state.announced.end(),
                     [&](const auto& one) { return one.second.text == text; });
}

}  // namespace

Decision decide_on(const Deciding& with, const AnnounceVote& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  const rules::Question* question = with.rules.question(act.question);
  if (!question || question->motion)
    return refuse(with, Topic::presiding, refusals::unknown_question, {{"question", act.question.text()}});
  if (act.closes <= act.opens || act.closes <= with.at || act.closes.ms - act.opens.ms > longest_ms)
    return refuse(with, Topic::conduct, refusals::times_wrong);
  const OpenVote vote = as_opened(act);
  if (auto no = title_fault(with, vote)) return base::fail(*no);
  if (auto no = text_faults(with, vote)) return base::fail(*no);
  if (act.text && is_announced(with.state, *act.text))
    return refuse(with, Topic::conduct, refusals::announced_already);
  const auto method = timed_method(with, *question, act);
  if (!method) return base::fail(method.error());
  const auto majority = majority_for(with, *question, vote);
  if (!majority) return base::fail(majority.error());
  if (auto no = unless_members(with, act)) return base::fail(*no);
  if (auto no = figure_faults(with, with.rules.majorities[*majority].on(with.today()), vote)) return base::fail(*no);
  return happens(
      {VoteAnnounced{with.position, act.question, with.rules.majorities[*majority].now.id,
                     with.rules.methods[*method].id, act.concerned, act.figures, act.text, act.opens, act.closes}});
}

Decision decide_on(const Deciding& with, const CallOffVote& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  if (auto no = text_fault(with, {&act.reason})) return base::fail(*no);
  if (!with.state.announced.contains(act.announced))
    return refuse(with, Topic::conduct, refusals::no_such_announcement);
  return happens({VoteCalledOff{act.announced}});
}

// As it was announced; the roll is that of the day on which it opens.
Decision open_announced(const Deciding& with, const OpenVote& act) {
  const auto found = with.state.announced.find(*act.announced);
  if (found == with.state.announced.end()) return refuse(with, Topic::conduct, refusals::no_such_announcement);
  const VoteAnnounced& announced = found->second;
  if (auto no = unless_in_time(with, announced.opens, refusals::opens_later)) return base::fail(*no);
  const bool more = !act.question.empty() || !act.document.empty() || !act.title.empty() || act.majority ||
                    act.method || !act.concerned.empty() || !act.figures.empty() || act.second_vote_of ||
                    act.motion || act.text;
  if (more) return refuse(with, Topic::conduct, refusals::opened_as_announced);
  const rules::Question* question = with.rules.question(announced.question);
  const auto majority = with.rules.majority(announced.majority);
  const auto method = with.rules.method(announced.method);
  base::check(question && majority && method, "an announcement by rules that were lost");
  OpenVote vote;
  vote.question = announced.question;
  vote.concerned = announced.concerned;
  vote.figures = announced.figures;
  vote.text = announced.text;
  if (auto no = text_faults(with, vote)) return base::fail(*no);
  VoteOpened opened = opened_as(with, *question, vote, *majority, *method);
  opened.day = base::date_of(with.at);
  opened.announced = act.announced;
  opened.closes = announced.closes;
  return happens({std::move(opened)});
}

Decision decide_on(const Deciding& with, const ExtendVote& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  const auto vote = open_vote(with, act.vote);
  if (!vote) return base::fail(vote.error());
  if (!(*vote)->closes) return refuse(with, Topic::conduct, refusals::not_over_some_days);
  if (auto no = text_fault(with, {&act.reason})) return base::fail(*no);
  if (base::trim(act.reason).empty()) return refuse(with, Topic::conduct, refusals::reason_missing);
  if (act.closes <= *(*vote)->closes || act.closes.ms - (*vote)->opened_at.ms > longest_ms)
    return refuse(with, Topic::conduct, refusals::times_wrong);
  return happens({VoteExtended{act.vote, act.closes}});
}

Decision lock_timed(const Deciding& with, const Vote& vote) {
  if (auto no = unless_in_time(with, *vote.closes, refusals::closes_later)) return base::fail(*no);
  return happens({VoteLocked{vote.id}});
}

Decision decide_on(const Deciding& with, const DeclareOutcome& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  const Vote* vote = with.state.vote(act.vote);
  if (!vote) return refuse(with, Topic::conduct, refusals::unknown_vote);
  if (!vote->closes) return refuse(with, Topic::conduct, refusals::not_over_some_days);
  if (vote->stage != Stage::locked) return refuse(with, Topic::lock, refusals::nothing_to_declare);
  const Outcome outcome = final_outcome_of(with.rules, with.state, *vote, std::nullopt);
  Events events;
  events.push_back({OutcomeDeclared{act.vote, with.position, outcome}});
  add_consequences(with, *vote, outcome, events);
  return events;
}

Decision decide_on(const Deciding& with, const TestVote& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  const rules::Question* question = with.rules.question(act.question);
  if (!question)
    return refuse(with, Topic::presiding, refusals::unknown_question, {{"question", act.question.text()}});
  if (with.state.voting()) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  const auto by_name = std::find_if(question->methods.begin(), question->methods.end(), [&](std::size_t method) {
    return with.rules.methods[method].counting == rules::Counting::names && !with.rules.methods[method].timed;
  });
  if (by_name == question->methods.end()) return refuse(with, Topic::conduct, refusals::test_by_device);
  OpenVote vote;
  vote.question = act.question;
  VoteOpened opened = opened_as(with, *question, vote, question->majority, *by_name);
  opened.day = base::date_of(with.at);
  opened.showing = rules::Showing::live;  // there is nothing to hide
  opened.called_from.reset();
  opened.test = true;
  return happens({std::move(opened)});
}

Decision end_test(const Deciding& with, const Vote& vote) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  TestEnded ended;
  ended.vote = vote.id;
  for (SeatIndex seat = 0; seat < with.state.seats.size(); ++seat) {
    if (!vote.roll[seat]) continue;
    const auto ballot = vote.ballots.find(seat);
    const SeatId id = with.state.roster->seats[seat].id;
    if (ballot == vote.ballots.end())
      ended.missing.push_back(id);
    else if (ballot->second.choice != vote.choices[expected_of(vote, seat)])
      ended.wrong.push_back(id);
    else
      ++ended.right;
  }
  Events events;
  events.push_back({VoteLocked{vote.id}});
  events.push_back({std::move(ended)});
  return events;
}

}  // namespace assembly::internal
