// Elections: nominations, ballots counted by tellers, lots, the other body's ballot. What a count leads to is
// election.cpp's answer.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"

namespace assembly::internal {
namespace {

using Names = std::vector<CandidateId>;

bool holds(const Names& names, CandidateId name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const rules::ElectionRule& rule_of(const Deciding& with, const Election& election) {
  return *with.rules.election(election.kind);
}

tl::unexpected<base::Refusal> no(const Deciding& with, const Election& election, std::string_view id,
                                 Values values = {}) {
  return refuse(id, with.first_cite({&rule_of(with, election).cite}, Topic::election), std::move(values));
}

base::Result<const Election*, base::Refusal> find(const Deciding& with, Position id) {
  const Election* election = with.state.election(id);
  if (!election) return refuse(with, Topic::election, refusals::no_election);
  if (election->stage == ElectionStage::ended) return no(with, *election, refusals::election_over);
  return election;
}

bool is_eligible(const Deciding& with, const Election& election, CandidateId name) {
  const auto sits = [&](SeatId id) { return seated(with, id, Topic::election).has_value(); };
  return may_be_named(rule_of(with, election), election, name, sits);
}

void add_step(const Election& election, const Step& step, Events& events) {
  for (const auto& [name, by] : step.elected) events.push_back({Elected{election.id, name, by}});
  if (step.ended) return events.push_back({ElectionEnded{election.id}});
  if (!step.reached.empty()) return events.push_back({MajorityReached{election.id, step.reached}});
  events.push_back({NextBallot{election.id, step.kind, step.places, step.candidates, step.standing, step.lot}});
}

std::optional<base::Refusal> sheet_fault(const Deciding& with, const Election& election, const BallotSheet& sheet) {
  const auto bad = [&](std::string_view id, Values values = {}) {
    return no(with, election, id, std::move(values)).value();
  };
  const std::int64_t most = election.entitled;
  for (const std::int64_t number : {sheet.valid, sheet.blank, sheet.invalid}) {
    if (number < 0) return bad(refusals::count_negative);
    if (number > most) return bad(refusals::too_many_papers, {{"entitled", std::to_string(most)}});
  }
  if (sheet.valid + sheet.blank + sheet.invalid > most)
    return bad(refusals::too_many_papers, {{"entitled", std::to_string(most)}});
  std::int64_t sum = 0;
  for (const NameVotes& line : sheet.votes) {
    const Values name = {{"candidate", line.candidate.text()}};
    const auto same = std::count_if(sheet.votes.begin(), sheet.votes.end(),
                                    [&](const NameVotes& other) { return other.candidate == line.candidate; });
    if (same != 1) return bad(refusals::count_repeats, {{"choice", line.candidate.text()}});
    if (!is_eligible(with, election, line.candidate)) return bad(refusals::unknown_candidate, name);
    if (line.votes < 0) return bad(refusals::count_negative);
    if (line.votes > sheet.valid) return bad(refusals::more_votes_than_papers, name);
    sum += line.votes;
  }
  if (sum < sheet.valid || sum > sheet.valid * election.next_places) return bad(refusals::papers_do_not_add_up);
  return std::nullopt;
}

}  // namespace

std::optional<base::Refusal> election_quorum_fault(const Deciding& with, const Election& election,
                                                   rules::Moment moment) {
  const auto& rule = rule_of(with, election);
  if (!rule.quorum || !with.state.sitting) return std::nullopt;
  const rules::Quorum& quorum = with.rules.quorums[*rule.quorum].on(with.today());
  if (!with.state.sitting->tests(quorum, moment)) return std::nullopt;
  return unless_quorum(with, quorum, with.state.figures_now);
}

std::optional<base::Refusal> unless_uncontested(const Deciding& with, const Election& election) {
  const bool may = rule_of(with, election).uncontested && election.stage == ElectionStage::nominating &&
                   !election.nominated.empty() &&
                   election.nominated.size() <= static_cast<std::size_t>(election.places);
  if (may) {
    if (auto refused = unless_presence_taken(with)) return refused;
    return election_quorum_fault(with, election, rules::Moment::lock);
  }
  return refuse(with, Topic::election, refusals::contested).value();
}

void declare_uncontested(const Election& election, Events& events) {
  for (const CandidateId name : election.nominated)
    events.push_back({Elected{election.id, name, ElectedBy::no_contest}});
  events.push_back({ElectionEnded{election.id}});
}

Decision decide_on(const Deciding& with, const OpenElection& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (with.state.voting()) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  if (!with.rules.election(act.kind))
    return refuse(with, Topic::election, refusals::unknown_election, {{"election", act.kind.text()}});
  if (auto no = text_fault(with, {&act.title})) return base::fail(*no);
  const rules::ElectionRule& rule = *with.rules.election(act.kind);
  const int most = rule.places ? rule.places : base::limits::places_max;
  if (act.places < 1 || act.places > most)
    return refuse(refusals::places_out_of_range, with.first_cite({&rule.cite}, Topic::election),
                  {{"most", std::to_string(most)}});
  return happens({ElectionOpened{with.position, act.kind, act.places}});
}

Decision decide_on(const Deciding& with, const Nominate& act) {
  if (auto refused = unless_sitting(with)) return base::fail(*refused);
  const auto election = find(with, act.election);
  if (!election) return base::fail(election.error());
  if (with.office()) {
    if (auto refused = unless_officer(with)) return base::fail(*refused);
  } else {
    const auto seat = seated(with, with.by, Topic::election);
    if (!seat) return base::fail(seat.error());
    if (auto refused = unless_silenced(with, *seat, with.by)) return base::fail(*refused);
  }
  if (!rule_of(with, **election).nominations) return refuse(with, Topic::election, refusals::no_nominations);
  if ((*election)->stage != ElectionStage::nominating)
    return refuse(with, Topic::election, refusals::nominations_closed);
  if (act.candidate.empty() || (*election)->nominated.size() >= base::limits::candidates_max)
    return no(with, **election, refusals::too_many, {{"most", std::to_string(base::limits::candidates_max)}});
  if (holds((*election)->nominated, act.candidate))
    return refuse(with, Topic::election, refusals::nominated_already, {{"candidate", act.candidate.text()}});
  if (const rules::Officer* officer = with.rules.officer(act.candidate.view());
      officer && officer->role == Role::teller)
    return refuse(with, Topic::counting, refusals::teller_stands, {{"title", officer->title}});
  return happens({Nominated{act.election, act.candidate}});
}

Decision decide_on(const Deciding& with, const OpenBallot& act) {
  if (auto refused = unless_presiding(with)) return base::fail(*refused);
  if (auto refused = unless_sitting(with)) return base::fail(*refused);
  const auto election = find(with, act.election);
  if (!election) return base::fail(election.error());
  if (with.state.voting()) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  if (!with.state.motions.empty())
    return goes_first(with, with.state.motions.front(), with.rules.cite_for(Topic::conduct));
  if ((*election)->stage == ElectionStage::lot) return no(with, **election, refusals::lot_awaited);
  if ((*election)->stage == ElectionStage::other_body) return no(with, **election, refusals::other_body_awaited);
  if (rule_of(with, **election).nominations && (*election)->nominated.empty())
    return refuse(with, Topic::election, refusals::nobody_nominated);
  if (auto refused = unless_presence_taken(with)) return base::fail(*refused);
  if (auto refused = election_quorum_fault(with, **election, rules::Moment::vote)) return base::fail(*refused);
  const bool breaks_tie = (*election)->next_kind > BallotKind::restricted;
  const bool by_presence = with.rules.attendance.before_casting;
  const auto papers = with.state.figures_now.figure(by_presence ? rules::Figure::present : rules::Figure::entitled);
  return happens({BallotOpened{act.election, (*election)->round + (breaks_tie ? 0 : 1), papers}});
}

Decision decide_on(const Deciding& with, const CountBallot& act) {
  if (!with.is(Role::teller)) return refuse(with, Topic::counting, refusals::not_a_teller);
  const auto found = find(with, act.election);
  if (!found) return base::fail(found.error());
  const Election& election = **found;
  if (election.stage != ElectionStage::balloting) return no(with, election, refusals::no_ballot);
  if (election.sealed) return refuse(with, Topic::secret_ballot, refusals::ballot_is_sealed);
  if (auto refused = sheet_fault(with, election, act.sheet)) return base::fail(*refused);
  const auto agreed = enough_agree(with, election.statements, act.sheet, Topic::election);
  if (!agreed) return base::fail(agreed.error());
  const bool first = election.statements.empty();
  const bool quorate = first ? !election_quorum_fault(with, election, rules::Moment::lock) : election.quorate;
  Events events;
  events.push_back({BallotCounted{act.election, with.by, act.sheet, quorate}});
  if (!*agreed) return events;
  if (!quorate) {  // no decision; the ballot may be held again
    events.push_back({BallotLapsed{act.election}});
    return events;
  }
  add_count(with, election, act.sheet, events);
  return events;
}

void add_count(const Deciding& with, const Election& election, const BallotSheet& sheet, Events& events) {
  rules::Counts figures = with.state.figures_now;
  set_members(with.rules, with.today(), figures);
  Step step = after_ballot(with.rules, rule_of(with, election), election, sheet, with.today(), figures);
  events.push_back({BallotAgreed{election.id, sheet, step.needed, step.base}});
  add_step(election, step, events);
}

// One name at a time; while places are left the lot goes on among the others.
Decision decide_on(const Deciding& with, const DrawCandidate& act) {
  if (auto refused = unless_presiding(with)) return base::fail(*refused);
  if (auto refused = unless_sitting(with)) return base::fail(*refused);
  const auto found = find(with, act.election);
  if (!found) return base::fail(found.error());
  const Election& election = **found;
  if (auto refused = text_fault(with, {&act.commitment, &act.opening})) return base::fail(*refused);
  if (election.stage != ElectionStage::lot) return no(with, election, refusals::no_lot);
  if (!holds(election.next_candidates, act.candidate))
    return no(with, election, refusals::unknown_candidate, {{"candidate", act.candidate.text()}});
  Names others = election.next_candidates, standing = election.standing;
  std::erase(others, act.candidate);
  const bool for_a_place = election.next_kind == BallotKind::among_tied;
  Events events;
  if (election.next_places > 1) {
    if (for_a_place)
      events.push_back({Elected{act.election, act.candidate, ElectedBy::lot}});
    else
      standing.push_back(act.candidate);
    events.push_back(
        {NextBallot{act.election, election.next_kind, election.next_places - 1, others, standing, true}});
    return events;
  }
  if (for_a_place) {
    add_step(
        election,
        after_choice(with.rules, rule_of(with, election), election, with.today(), {{act.candidate, ElectedBy::lot}}),
        events);
    return events;
  }
  standing.push_back(act.candidate);
  events.push_back({NextBallot{act.election, BallotKind::restricted, election.open_places(), standing, {}, false}});
  return events;
}

// Elected is who has the majority in both bodies; for what is left both ballot again.
Decision decide_on(const Deciding& with, const ReportOtherBody& act) {
  if (auto refused = unless_officer(with)) return base::fail(*refused);
  const auto found = find(with, act.election);
  if (!found) return base::fail(found.error());
  const Election& election = **found;
  if (election.stage != ElectionStage::other_body) return no(with, election, refusals::other_body_not_awaited);
  std::vector<std::pair<CandidateId, ElectedBy>> both;
  for (const CandidateId name : election.reached)
    if (holds(act.elected, name)) both.emplace_back(name, ElectedBy::majority);
  Events events;
  add_step(election, after_choice(with.rules, rule_of(with, election), election, with.today(), std::move(both)),
           events);
  return events;
}

}  // namespace assembly::internal
